//! From facts to cells: made once for a closed quarter, then frozen.
//!
//! The unit is the person: somebody who was enrolled twice or had ten sessions is one unit with one record
//! key, in every area they belong to. Sums are capped per person and quarter before they are added up.
//! With the fourth quarter the cells of the year are frozen too.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::place::{AgeBand, Area, Category, CellPlace, FigureCell, SexGroup, may_split};
use crate::domain::disclosure::{Cell, CellKey};
use crate::domain::enrolment::EndKind;
use crate::domain::fact::{EnrolmentFact, SessionFact, Subject};
use crate::domain::indicator::{Dimension, INDICATORS, Indicator, IndicatorCode, Part};
use crate::domain::participant::ParticipantId;
use crate::domain::period::{ClosedQuarter, Period, Quarter};
use crate::domain::session::Attended;
use crate::domain::site::SiteId;

/// The cells of one closed quarter (and of its year, if it is the fourth), in a fixed order.
/// Empty cells are left out. The facts may reach before and after the quarter.
#[must_use]
pub fn snapshot_cells(
    key: &[u8; 32],
    quarter: ClosedQuarter,
    enrolments: &[EnrolmentFact],
    sessions: &[SessionFact],
) -> Vec<FigureCell> {
    let method = CellKey::new(key);
    let mut cells = BTreeMap::new();
    for period in quarter.periods() {
        let facts = Facts::of(period, enrolments, sessions);
        for indicator in INDICATORS {
            for &part in indicator.measure.parts() {
                let tallies = tally(&facts.units(indicator.code, part), cap(indicator, part));
                fill(&mut cells, &method, period, indicator, part, &tallies);
            }
        }
    }
    cells.into_iter().map(|(place, cell)| FigureCell { place, cell }).collect()
}

/// One thing that counts for a person.
struct Unit {
    subject: Subject,
    /// Decides which of several enrolments gives the person's age band: the latest.
    since: NaiveDate,
    quarter: Quarter,
    /// What it adds.
    amount: i64,
    /// How much of the person's cap for the quarter it uses up.
    room: i64,
}

/// The facts of one period, sessions in the order of time.
struct Facts<'a> {
    period: Period,
    enrolments: &'a [EnrolmentFact],
    sessions: Vec<&'a SessionFact>,
    running: BTreeMap<(ParticipantId, SiteId), Vec<(NaiveDate, NaiveDate)>>,
}

impl<'a> Facts<'a> {
    fn of(period: Period, enrolments: &'a [EnrolmentFact], sessions: &'a [SessionFact]) -> Self {
        let mut running: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for fact in enrolments {
            if let Some(span) = fact.span() {
                running.entry((fact.subject.person, fact.subject.site)).or_default().push(span);
            }
        }
        let mut sessions: Vec<_> = sessions.iter().filter(|fact| period.contains(fact.held_on)).collect();
        sessions.sort_by_key(|fact| {
            (fact.held_on, fact.start_minute, fact.minutes, fact.subject.site, !fact.qualified_interpreting())
        });
        Self { period, enrolments, sessions, running }
    }

    /// The definitions of `docs/domain.md` 8.
    fn units(&self, indicator: IndicatorCode, part: Part) -> Vec<Unit> {
        let (first, last) = (self.period.first_day(), self.period.last_day());
        match (indicator, part) {
            (IndicatorCode::Served, _) => self.persons(|start, end, _| start <= last && end >= first),
            // Somebody who ends on the cut-off date is closed at its end, and counted as closed.
            (IndicatorCode::Active, _) => self.persons(|start, end, _| start <= last && end > last),
            (IndicatorCode::Admissions, _) => self.persons(|start, _, _| self.period.contains(start)),
            (IndicatorCode::GraduationRate, Part::Denominator) => {
                self.persons(|_, end, kind| kind.is_some() && self.period.contains(end))
            }
            (IndicatorCode::GraduationRate, _) => {
                self.persons(|_, end, kind| kind == Some(EndKind::Graduated) && self.period.contains(end))
            }
            (IndicatorCode::ContactDensity, Part::Denominator) => self.active_days(),
            (IndicatorCode::ContactDensity, Part::Numerator) => self.attended_sessions(|fact| i64::from(fact.minutes)),
            (IndicatorCode::ContactDensity, Part::Sessions) => self.attended_sessions(|_| 1),
            (IndicatorCode::InterpreterCoverage, Part::Denominator) => self.interpreting(|_| true),
            (IndicatorCode::InterpreterCoverage, _) => self.interpreting(SessionFact::qualified_interpreting),
        }
    }

    fn persons(&self, counts: impl Fn(NaiveDate, NaiveDate, Option<EndKind>) -> bool) -> Vec<Unit> {
        let quarter = self.period.snapshot_quarter();
        let unit = |fact: &EnrolmentFact| {
            let (start, end) = fact.span()?;
            let unit = Unit { subject: fact.subject, since: start, quarter, amount: 1, room: 1 };
            counts(start, end, fact.end_kind).then_some(unit)
        };
        self.enrolments.iter().filter_map(unit).collect()
    }

    fn active_days(&self) -> Vec<Unit> {
        let mut units = Vec::new();
        for quarter in self.period.quarters() {
            for fact in self.enrolments {
                let days = fact.active_days(quarter.first_day(), quarter.last_day());
                if let Some((since, _)) = fact.span().filter(|_| days > 0) {
                    units.push(Unit { subject: fact.subject, since, quarter, amount: days, room: days });
                }
            }
        }
        units
    }

    /// Sessions that took place on a day on which the person's enrolment at that site was running; sessions
    /// before the admission stand against no month of taking part.
    fn attended_sessions(&self, amount: impl Fn(&SessionFact) -> i64) -> Vec<Unit> {
        let running = |fact: &SessionFact| {
            let spans = self.running.get(&(fact.subject.person, fact.subject.site));
            spans.is_some_and(|spans| spans.iter().any(|(start, end)| (start..=end).contains(&&fact.held_on)))
        };
        let counts = |fact: &SessionFact| fact.attended == Attended::Yes && running(fact);
        self.session_units(counts, |fact| (amount(fact), amount(fact)))
    }

    /// Every session with a need uses one place of the person's cap, whether somebody interpreted or not:
    /// numerator and denominator look at the same first six sessions.
    fn interpreting(&self, counts: impl Fn(&SessionFact) -> bool) -> Vec<Unit> {
        self.session_units(|fact| fact.interpreter_needed, |fact| (i64::from(counts(fact)), 1))
    }

    fn session_units(
        &self,
        counts: impl Fn(&SessionFact) -> bool,
        amount_and_room: impl Fn(&SessionFact) -> (i64, i64),
    ) -> Vec<Unit> {
        let unit = |fact: &SessionFact| {
            let (amount, room) = amount_and_room(fact);
            Some(Unit { subject: fact.subject, since: fact.held_on, quarter: Quarter::of(fact.held_on)?, amount, room })
        };
        self.sessions.iter().copied().filter(|fact| counts(fact)).filter_map(unit).collect()
    }
}

/// What one person contributes in one area.
#[derive(Default)]
struct Tally {
    latest: Option<(NaiveDate, Option<u16>, SexGroup)>,
    used: BTreeMap<Quarter, i64>,
    amount: i64,
}

/// The cap per person and quarter; `None` for parts that count persons.
fn cap(indicator: &Indicator, part: Part) -> Option<i64> {
    indicator.measure.sum(part).map(|sum| i64::from(sum.cap_per_quarter))
}

/// Adds the units up per person in every area, in their order, up to the cap of each quarter.
fn tally(units: &[Unit], cap: Option<i64>) -> BTreeMap<(Area, ParticipantId), Tally> {
    let mut tallies: BTreeMap<_, Tally> = BTreeMap::new();
    for unit in units {
        let Subject { person, site, region, sex, age_at_start_months } = unit.subject;
        for area in [Area::Site(site), Area::Region(region), Area::All] {
            let tally = tallies.entry((area, person)).or_default();
            tally.latest = tally.latest.max(Some((unit.since, age_at_start_months, sex.into())));
            let used = tally.used.entry(unit.quarter).or_default();
            let room = cap.map_or(unit.room, |cap| unit.room.min(cap - *used));
            if room > 0 {
                *used += room;
                tally.amount += unit.amount * room / unit.room;
            }
        }
    }
    tallies
}

/// Adds each person once to the cell of the area and to one cell of every permitted dimension.
fn fill(
    cells: &mut BTreeMap<CellPlace, Cell>,
    method: &CellKey,
    period: Period,
    indicator: &Indicator,
    part: Part,
    tallies: &BTreeMap<(Area, ParticipantId), Tally>,
) {
    let counts_persons = indicator.measure.sum(part).is_none();
    for ((area, person), tally) in tallies {
        let Some((_, months, sex)) = tally.latest.filter(|_| tally.amount > 0) else {
            continue;
        };
        let record_key = method.record(person.uuid().as_bytes());
        let magnitude = if counts_persons { 0 } else { tally.amount };
        for category in [Category::All, Category::Sex(sex), Category::AgeBand(AgeBand::of(months))] {
            let dimension = category.dimension();
            let wanted = dimension == Dimension::None || indicator.dimensions.contains(&dimension);
            if wanted && may_split(area.level(), dimension) {
                let place = CellPlace { kind: period.kind(), indicator: indicator.code, part, area: *area, category };
                cells.entry(place).or_default().accumulate(record_key, magnitude);
            }
        }
    }
}
