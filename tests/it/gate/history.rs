//! Random histories of consents: drawn as events, kept as the rows the deeds would leave behind.

use leitplanke::domain::consent::Direction;
use leitplanke::domain::purpose::Purpose;

use crate::fuzz::dice::Dice;

/// What happened to the consents of one purpose (and institution), oldest first; days count back from today.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    pub events: Vec<Event>,
    pub sheets: Vec<Sheet>,
}

#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// A sheet; complete when everybody needed has signed it.
    Gave {
        complete: bool,
    },
    Withdrew,
    /// A formal error was found in the newest sheet.
    Voided {
        complete: bool,
    },
}

/// One sheet with what became of it.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub signed: i64,
    pub complete: bool,
    pub refused: bool,
    pub judged: bool,
    pub until: i64,
    pub asked_again: Option<i64>,
    pub withdrawn: Option<i64>,
    pub voided: Option<i64>,
    pub superseded: Option<i64>,
}

/// A young person and the family, as far as consents go.
#[derive(Clone, Copy, Debug)]
pub struct Family {
    /// Completed years today.
    pub age: i64,
    /// Days since the last birthday.
    pub birthday: i64,
    /// Both parents hold custody today.
    pub joint: bool,
    /// Day on which the second parent got custody; before it the mother held it alone.
    pub custody_changed: Option<i64>,
}

impl Family {
    fn draw(dice: &mut Dice) -> Self {
        let joint = dice.percent(40);
        let changed = dice.below(150) as i64 + 1;
        Self {
            age: *dice.one(&[13, 14, 17, 18]),
            birthday: *dice.one(&[0, 3, 29, 30, 31, 32, 60, 120, 250]),
            joint,
            custody_changed: (joint && dice.percent(40)).then_some(changed),
        }
    }

    pub fn age_at(&self, ago: i64) -> i64 {
        if ago <= self.birthday { self.age } else { self.age - 1 }
    }

    /// Whether the second parent has to sign a sheet of that day.
    pub fn needs_father(&self, ago: i64) -> bool {
        self.joint && self.custody_changed.is_none_or(|changed| ago < changed)
    }
}

impl Sheet {
    /// Whether the purpose is open by this sheet, so many days ago.
    pub fn holds(&self, family: &Family, ago: i64) -> bool {
        let over = |day: Option<i64>| day.is_some_and(|day| day >= ago);
        let review = |since: i64| if ago > since { None } else { Some(since - ago) };
        let turned = self.signed > family.birthday;
        let adult = family.age_at(ago) >= 18;
        let birthday_closes = match review(family.birthday).filter(|_| turned) {
            Some(days) if family.age == 14 => days > 30 && !self.judged,
            Some(_) => family.age == 18,
            None => false,
        };
        let custody_closes =
            !adult && family.custody_changed.is_some_and(|since| self.signed >= since && review(since).is_some());
        let wording_closes = self.asked_again.and_then(review).is_some_and(|days| days > 30);
        self.complete
            && self.signed >= ago
            && self.until <= ago
            && self.voided.is_none()
            && !over(self.withdrawn)
            && !over(self.superseded)
            && !birthday_closes
            && !custody_closes
            && !wording_closes
    }
}

impl Chain {
    fn draw(dice: &mut Dice, family: &Family, most: usize) -> Self {
        let mut chain = Self::default();
        let mut day = 190 + dice.below(10) as i64;
        for _ in 0..most {
            chain.give(dice, day);
            let next = (day - 1 - dice.below(70) as i64).max(0);
            let between = next + dice.below((day - next).max(1) as usize) as i64;
            match dice.below(10) {
                0..=2 => chain.withdraw(family, between),
                3 => chain.void(between),
                _ => {}
            }
            day = next;
            if day == 0 || dice.percent(30) {
                break;
            }
        }
        chain
    }

    fn give(&mut self, dice: &mut Dice, signed: i64) {
        let complete = dice.percent(75);
        if complete {
            for older in self.sheets.iter_mut().filter(|sheet| sheet.voided.is_none() && sheet.superseded.is_none()) {
                older.superseded = Some(signed);
            }
        }
        let asked = signed - dice.below(60) as i64;
        self.sheets.push(Sheet {
            signed,
            complete,
            refused: !complete && dice.percent(50),
            judged: dice.percent(15),
            until: if dice.percent(25) { signed - dice.below(90) as i64 } else { -200 },
            asked_again: (dice.percent(10) && asked > 0).then_some(asked),
            withdrawn: None,
            voided: None,
            superseded: None,
        });
        self.events.push(Event::Gave { complete });
    }

    /// What holds, and what waits for a signature, is withdrawn at once; where nothing holds there is nothing to withdraw.
    fn withdraw(&mut self, family: &Family, ago: i64) {
        if !self.sheets.iter().any(|sheet| sheet.holds(family, ago)) {
            return;
        }
        for sheet in self.sheets.iter_mut().filter(|sheet| sheet.superseded.is_none() && sheet.voided.is_none()) {
            if sheet.holds(family, ago) || (!sheet.complete && !sheet.refused) {
                sheet.withdrawn = Some(ago);
            }
        }
        self.events.push(Event::Withdrew);
    }

    fn void(&mut self, ago: i64) {
        let newest = self.sheets.last_mut().filter(|sheet| sheet.superseded.is_none());
        if let Some(sheet) = newest {
            sheet.voided = Some(ago);
            let complete = sheet.complete;
            self.events.push(Event::Voided { complete });
        }
    }
}

/// Everything drawn about one case.
#[derive(Clone, Debug)]
pub struct History {
    pub family: Family,
    pub participation: Chain,
    pub interpreter: Chain,
    pub police: Chain,
    /// Two schools, each with its own releases from secrecy.
    pub schools: [Chain; 2],
    /// The direction of all releases of a school.
    pub directions: [Direction; 2],
    /// The school the session was with, if it has a release at all.
    pub met: usize,
}

impl History {
    pub fn draw(dice: &mut Dice) -> Self {
        let family = Family::draw(dice);
        let mut chain = |most: usize| {
            let most = if dice.percent(15) { 0 } else { 1 + dice.below(most) };
            Chain::draw(dice, &family, most)
        };
        let [participation, interpreter, police] = [chain(3), chain(3), chain(2)];
        let schools = [chain(3), chain(2)];
        let mut direction =
            || *dice.one(&[Direction::Both, Direction::Both, Direction::Both, Direction::To, Direction::From]);
        let directions = [direction(), direction()];
        Self { family, participation, interpreter, police, schools, directions, met: dice.below(2) }
    }

    pub fn chains(&self) -> Vec<(Purpose, Option<usize>, &Chain)> {
        vec![
            (Purpose::Participation, None, &self.participation),
            (Purpose::Interpreter, None, &self.interpreter),
            (Purpose::PoliceStatus, None, &self.police),
            (Purpose::School, Some(0), &self.schools[0]),
            (Purpose::School, Some(1), &self.schools[1]),
        ]
    }
}
