//! What may be shown, said plainly once more: from the events alone, without the rules of the domain.

use leitplanke::domain::consent::Direction;

use super::history::{Chain, Event, Family, History};

/// Whether what was recorded under a chain stays unread: the last thing that mattered was a withdrawal or a formal error.
pub fn is_closed(chain: &Chain) -> bool {
    let mut closed = false;
    for event in &chain.events {
        match event {
            Event::Gave { complete: true } => closed = false,
            Event::Withdrew | Event::Voided { complete: true } => closed = true,
            Event::Gave { complete: false } | Event::Voided { complete: false } => {}
        }
    }
    closed
}

/// Whether it is closed by a withdrawal, which pages say in other words than a formal error.
pub fn is_withdrawn(chain: &Chain) -> bool {
    let mut withdrawn = false;
    for event in &chain.events {
        match event {
            Event::Gave { complete: true } => withdrawn = false,
            Event::Withdrew => withdrawn = true,
            _ => {}
        }
    }
    withdrawn
}

/// Whether the family agrees today.
pub fn holds_today(chain: &Chain, family: &Family) -> bool {
    chain.sheets.iter().any(|sheet| sheet.holds(family, 0))
}

/// Words planted in one case.
pub struct Markers {
    pub note: String,
    pub step: String,
    pub dialect: String,
    pub schools: [String; 2],
    pub sibling: String,
    pub review: String,
}

impl Markers {
    pub fn of(number: usize) -> Self {
        let word = |kind: &str| format!("{kind}marke{number:03}");
        Self {
            note: word("Notiz"),
            step: word("Schritt"),
            dialect: word("Mundart"),
            schools: [word("Nordschul"), word("Suedschul")],
            sibling: word("Geschwister"),
            review: word("Pruefung"),
        }
    }

    pub fn all(&self) -> Vec<&str> {
        vec![&self.note, &self.step, &self.dialect, &self.schools[0], &self.schools[1], &self.sibling, &self.review]
    }
}

/// What a page has to show of a case, and the sentences about what it leaves out.
#[derive(Default)]
pub struct Expected<'a> {
    pub missing: bool,
    pub shown: Vec<&'a str>,
    /// Neither demanded nor forbidden.
    pub either: Vec<&'a str>,
    pub sentence: Option<String>,
}

const SCHOOL: &str = "Austausch mit der Schule";
const INTERPRETING: &str = "Sprachmittlung";

fn sentence(purposes: &[&str]) -> Option<String> {
    (!purposes.is_empty()).then(|| format!("Nicht angezeigt, weil eine Einwilligung fehlt: {}.", purposes.join(", ")))
}

/// The page of the one session of a case.
pub fn session<'a>(history: &History, markers: &'a Markers) -> Expected<'a> {
    if is_closed(&history.participation) {
        return Expected { missing: true, ..Expected::default() };
    }
    let school = &history.schools[history.met];
    let mut shown: Vec<&str> = vec![&markers.note, &markers.step];
    let mut gaps = Vec::new();
    if is_closed(school) {
        gaps.push(SCHOOL);
    } else if !school.sheets.is_empty() {
        shown.push(&markers.schools[history.met]);
    } else if history.schools.iter().any(is_closed) {
        // It went by no release, and the one there was is withdrawn: whom it was with is not known.
        gaps.push(SCHOOL);
    }
    if is_closed(&history.interpreter) {
        gaps.push(INTERPRETING);
    } else {
        shown.push(&markers.dialect);
    }
    Expected { shown, sentence: sentence(&gaps), ..Expected::default() }
}

/// The case page and the list: the next step for its author, and a gap for the interpreter.
pub fn timeline<'a>(history: &History, markers: &'a Markers, author: bool) -> Expected<'a> {
    if is_closed(&history.participation) {
        let void = !is_withdrawn(&history.participation);
        return Expected { sentence: sentence(if void { &["Teilnahme"] } else { &[] }), ..Expected::default() };
    }
    let gaps: &[&str] = if is_closed(&history.interpreter) { &[INTERPRETING] } else { &[] };
    let shown = if author { vec![markers.step.as_str()] } else { Vec::new() };
    Expected { shown, sentence: sentence(gaps), ..Expected::default() }
}

/// The form of a new session: filled as last time, and the schools that can be named.
pub fn new_session<'a>(history: &History, markers: &'a Markers) -> Expected<'a> {
    if is_withdrawn(&history.participation) {
        return Expected::default();
    }
    let mut shown = Vec::new();
    for (number, school) in history.schools.iter().enumerate() {
        let given = school.sheets.iter().any(|sheet| sheet.complete && sheet.voided.is_none());
        if given && !is_closed(school) && history.directions[number] == Direction::Both {
            shown.push(markers.schools[number].as_str());
        }
    }
    if !is_closed(&history.participation) && !is_closed(&history.interpreter) {
        shown.push(&markers.dialect);
    }
    Expected { shown, ..Expected::default() }
}

/// An interpreter's own job.
pub fn job_is_open(history: &History) -> bool {
    !is_closed(&history.participation) && !is_closed(&history.interpreter)
}

/// The pages of family and course: siblings and reviews belong to the case record.
pub fn family<'a>(history: &History, shown: &'a str) -> Expected<'a> {
    let closed = is_closed(&history.participation);
    Expected {
        shown: if closed { Vec::new() } else { vec![shown] },
        sentence: closed.then(|| "Nicht angezeigt, weil eine Einwilligung fehlt: Teilnahme.".to_owned()),
        ..Expected::default()
    }
}
