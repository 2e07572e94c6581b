//! The sentence of a figure, and what stands beside it: the level that is shown, the movement.

use crate::domain::disclosure::published::{Hidden, Shown};
use crate::domain::figure::{Area, Movement, Place, PublishedFigure};
use crate::domain::indicator::IndicatorCode;
use crate::domain::message::Language;
use crate::domain::period::Period;
use crate::domain::view::figures::FigureChoices;

/// The value of a figure as one sentence: „Im 3. Quartal 2026 nahmen 148 junge Menschen teil.“
#[must_use]
pub fn sentence(language: Language, figure: &PublishedFigure, choices: &FigureChoices) -> String {
    let shown = *figure.value.get();
    let place = place(language, figure.area, choices);
    match (language, shown) {
        (Language::De, Shown::Hidden(Hidden::NoSnapshot)) => {
            format!("Für {} gibt es keine eingefrorenen Zahlen.", language.period(figure.period))
        }
        (Language::En, Shown::Hidden(Hidden::NoSnapshot)) => {
            format!("There are no frozen figures for {}.", language.period(figure.period))
        }
        (Language::De, Shown::Hidden(Hidden::BaseTooSmall)) => {
            format!("{}{place} waren es zu wenige Personen, um diese Zahl zu zeigen.", within(language, figure.period))
        }
        (Language::En, Shown::Hidden(Hidden::BaseTooSmall)) => {
            format!("{} there were too few persons{place} to show this figure.", within(language, figure.period))
        }
        (Language::De, shown) => german(figure, shown, &place),
        (Language::En, shown) => english(figure, shown, &place),
    }
}

fn german(figure: &PublishedFigure, shown: Shown, place: &str) -> String {
    let language = Language::De;
    let within = within(language, figure.period);
    let value = match shown {
        Shown::Hidden(_) => "niemand oder nur sehr wenige".to_owned(),
        shown => language.shown(shown),
    };
    let width = language.plus_minus(shown).map_or_else(String::new, |width| format!(" ({width})"));
    let few = shown.is_hidden();
    match figure.indicator {
        IndicatorCode::Served if few => {
            format!("{within} nahm{place} niemand oder nur sehr wenige junge Menschen teil.")
        }
        IndicatorCode::Served => format!("{within} nahmen{place} {value} junge Menschen teil."),
        IndicatorCode::Active => {
            let value = if few { "keine oder nur sehr wenige".to_owned() } else { value };
            format!("Am {} liefen{place} {value} Teilnahmen.", language.date(figure.as_of))
        }
        IndicatorCode::Admissions if few => {
            format!("{within} wurde{place} niemand oder es wurden nur sehr wenige aufgenommen.")
        }
        IndicatorCode::Admissions => format!("{within} wurden{place} {value} junge Menschen neu aufgenommen."),
        IndicatorCode::ContactDensity => {
            format!("{within} gab es{place} je Monat der Teilnahme im Mittel {value} Stunden Kontakt{width}.")
        }
        IndicatorCode::InterpreterCoverage => format!(
            "{within} war{place} bei {value} der Kontakte mit Bedarf eine qualifizierte Sprachmittlung dabei{width}."
        ),
        IndicatorCode::GraduationRate => {
            format!("{within} endeten{place} Teilnahmen; {value} davon mit einem Abschluss des Programms{width}.")
        }
    }
}

fn english(figure: &PublishedFigure, shown: Shown, place: &str) -> String {
    let language = Language::En;
    let within = within(language, figure.period);
    let value = match shown {
        Shown::Hidden(_) => "none or very few".to_owned(),
        shown => language.shown(shown),
    };
    let width = language.plus_minus(shown).map_or_else(String::new, |width| format!(" ({width})"));
    let people =
        if shown.is_hidden() { "young people (none or very few)".to_owned() } else { format!("{value} young people") };
    match figure.indicator {
        IndicatorCode::Served => format!("{within} {people} took part{place}."),
        IndicatorCode::Active if shown.is_hidden() => {
            format!("On {} no or very few enrolments were running{place}.", language.date(figure.as_of))
        }
        IndicatorCode::Active => format!("On {} {value} enrolments were running{place}.", language.date(figure.as_of)),
        IndicatorCode::Admissions => format!("{within} {people} were newly admitted{place}."),
        IndicatorCode::ContactDensity => {
            format!("{within} there were {value} hours of contact per month of taking part{place}{width}.")
        }
        IndicatorCode::InterpreterCoverage => {
            format!(
                "{within} a qualified interpreter took part in {value} of the contacts that needed one{place}{width}."
            )
        }
        IndicatorCode::GraduationRate => {
            format!("{within} {value} of the enrolments that ended{place} were graduations{width}.")
        }
    }
}

/// The level that is shown instead of the one that was asked for; `None` when it is the same.
#[must_use]
pub fn level(language: Language, figure: &PublishedFigure, choices: &FigureChoices) -> Option<String> {
    if !figure.is_coarser() {
        return None;
    }
    let period = language.period(figure.period);
    let same_area = figure.area == figure.asked_place.area();
    let area = language.area(figure.area, choices);
    Some(match language {
        Language::De => {
            let asked = match figure.asked_place {
                Place::Site { .. } => "Für diesen Standort sind die Zahlen im Quartal zu klein.",
                Place::Region(_) => "Für diesen Regierungsbezirk sind die Zahlen im Quartal zu klein.",
                Place::All => "Die Zahlen sind im Quartal zu klein.",
            };
            let period = match figure.period {
                Period::Year(year) => format!("das Jahr {year}"),
                Period::Quarter(_) => format!("das {period}"),
            };
            match (same_area, figure.area) {
                (true, _) => format!("{asked} Gezeigt wird {period}."),
                (false, Area::All) => format!("{asked} Gezeigt werden alle Standorte zusammen, {period}."),
                (false, _) => format!("{asked} Gezeigt wird der {area}, {period}."),
            }
        }
        Language::En => {
            let asked = match figure.asked_place {
                Place::Site { .. } => "For this site the numbers in the quarter are too small.",
                Place::Region(_) => "For this district the numbers in the quarter are too small.",
                Place::All => "The numbers in the quarter are too small.",
            };
            match (same_area, figure.area) {
                (true, _) => format!("{asked} Shown is {period}."),
                (false, Area::All) => format!("{asked} Shown are all sites together, {period}."),
                (false, _) => format!("{asked} Shown is the {}, {period}.", area.replacen("District", "district", 1)),
            }
        }
    })
}

/// How the value compares with the period before, if both are shown.
#[must_use]
pub fn movement(language: Language, figure: &PublishedFigure) -> Option<String> {
    let before = language.period(figure.period.previous());
    let (german, english) = match figure.movement? {
        Movement::Higher => ("Mehr als im Zeitraum davor", "More than in the period before"),
        Movement::Lower => ("Weniger als im Zeitraum davor", "Less than in the period before"),
        Movement::AboutTheSame => {
            ("Vom Zeitraum davor nicht sicher zu unterscheiden", "Not reliably different from the period before")
        }
    };
    Some(match language {
        Language::De => format!("{german} ({before})."),
        Language::En => format!("{english} ({before})."),
    })
}

/// "Im 3. Quartal 2026", "Im Jahr 2025", "In Q3 2026", "In 2025,".
fn within(language: Language, period: Period) -> String {
    match (language, period) {
        (Language::De, Period::Quarter(_)) => format!("Im {}", language.period(period)),
        (Language::De, Period::Year(year)) => format!("Im Jahr {year}"),
        (Language::En, _) => format!("In {}", language.period(period)),
    }
}

/// " am Standort Duisburg", " im Regierungsbezirk Köln", or nothing for all sites.
fn place(language: Language, area: Area, choices: &FigureChoices) -> String {
    match (language, area) {
        (_, Area::All) => String::new(),
        (Language::De, Area::Region(region)) => format!(" im Regierungsbezirk {}", region.name()),
        (Language::En, Area::Region(region)) => format!(" in the district of {}", region.name()),
        (Language::De, Area::Site(site)) => format!(" am Standort {}", choices.site_name(site)),
        (Language::En, Area::Site(site)) => format!(" at the site {}", choices.site_name(site)),
    }
}
