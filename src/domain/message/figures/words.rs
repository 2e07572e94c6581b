//! Words for periods, places, classes and published values.

use crate::domain::disclosure::published::Shown;
use crate::domain::figure::{Area, Category, ColumnName, Heading};
use crate::domain::indicator::{IndicatorCode, PeriodRule, Unit, Words};
use crate::domain::message::Language;
use crate::domain::message::label::labels;
use crate::domain::period::Period;
use crate::domain::view::figures::FigureChoices;

labels! { PeriodRule {
    InPeriod = "alles, was im Zeitraum geschah" | "everything that happened in the period";
    OnCutOff = "der Stand am letzten Tag des Zeitraums" | "the state on the last day of the period";
} }

impl Words {
    /// The text in this language.
    #[must_use]
    pub const fn text(self, language: Language) -> &'static str {
        match language {
            Language::De => self.german,
            Language::En => self.english,
        }
    }
}

impl Language {
    /// A period as a heading: `3. Quartal 2026`, `2025`.
    #[must_use]
    pub fn period(self, period: Period) -> String {
        match (self, period) {
            (Self::De, Period::Quarter(quarter)) => format!("{}. Quartal {}", quarter.number(), quarter.year()),
            (Self::En, Period::Quarter(quarter)) => format!("Q{} {}", quarter.number(), quarter.year()),
            (_, Period::Year(year)) => year.to_string(),
        }
    }

    /// A period in as few letters as an axis has room for: `3/26`, `2025`.
    #[must_use]
    pub fn short_period(self, period: Period) -> String {
        match period {
            Period::Quarter(quarter) => {
                let year = quarter.year().number() % 100;
                match self {
                    Self::De => format!("{}/{year:02}", quarter.number()),
                    Self::En => format!("Q{} {year:02}", quarter.number()),
                }
            }
            Period::Year(year) => year.to_string(),
        }
    }

    /// A whole number with groups of three: `1.234`, in English `1,234`.
    #[must_use]
    pub fn whole(self, number: u64) -> String {
        let digits = number.to_string();
        let mut text = String::with_capacity(digits.len() + digits.len() / 3);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                text.push(if self == Self::De { '.' } else { ',' });
            }
            text.push(digit);
        }
        text
    }

    /// A published value beside a mark or in a table: `148`, `65 %`, `5,2`, or `–`.
    #[must_use]
    pub fn shown(self, shown: Shown) -> String {
        match shown {
            Shown::Count(count) => self.whole(count.into()),
            Shown::Rate(rate) => self.percent(f64::from(rate.percent)),
            Shown::Total(total) => self.whole(total.amount),
            Shown::Quotient(quotient) => self.decimal(quotient.value),
            Shown::Hidden(_) => "–".to_owned(),
        }
    }

    /// Half the width of the interval of a value, in its unit: `± 8 Punkte`. `None` where the value is hidden, or a
    /// count (its note says "at most 4").
    #[must_use]
    pub fn plus_minus(self, shown: Shown) -> Option<String> {
        let width = match shown {
            Shown::Rate(rate) => {
                let points = match self {
                    Self::De => "Punkte",
                    Self::En => "points",
                };
                format!("{} {points}", self.short_decimal(rate.plus_minus))
            }
            Shown::Quotient(quotient) => self.short_decimal(quotient.plus_minus),
            Shown::Total(_) => self.whole(shown.plus_minus()?.round() as u64),
            Shown::Count(_) | Shown::Hidden(_) => return None,
        };
        Some(format!("± {width}"))
    }

    /// A number of an axis in the unit of the indicator.
    #[must_use]
    pub fn tick(self, number: f64, unit: Unit) -> String {
        match unit {
            Unit::Percent => self.percent(number),
            _ => self.short_decimal(number),
        }
    }

    /// `65 %` with a space that does not break, in English `65%`.
    fn percent(self, number: f64) -> String {
        match self {
            Self::De => format!("{number:.0}\u{a0}%"),
            Self::En => format!("{number:.0}%"),
        }
    }

    /// At most one decimal; none for whole numbers.
    fn short_decimal(self, number: f64) -> String {
        if (number - number.round()).abs() < 0.05 { self.whole(number.round() as u64) } else { self.decimal(number) }
    }

    /// The name of an area: `Alle Standorte`, `Regierungsbezirk Köln`, `Duisburg`.
    #[must_use]
    pub fn area(self, area: Area, choices: &FigureChoices) -> String {
        match (self, area) {
            (language, Area::All) => language.messages().figures.all_sites.to_owned(),
            (Self::De, Area::Region(region)) => format!("Regierungsbezirk {}", region.name()),
            (Self::En, Area::Region(region)) => format!("District of {}", region.name()),
            (_, Area::Site(site)) => choices.site_name(site).to_owned(),
        }
    }

    /// The heading of a row.
    #[must_use]
    pub fn heading(self, heading: Heading, choices: &FigureChoices) -> String {
        match heading {
            Heading::Period(period) => self.period(period),
            Heading::Category(category) => self.category(category).to_owned(),
            Heading::Area(Area::Region(region)) => region.name().to_owned(),
            Heading::Area(area) => self.area(area, choices),
        }
    }

    /// A class of a split.
    #[must_use]
    pub fn category(self, category: Category) -> &'static str {
        use crate::domain::message::Label;
        match category {
            Category::All => self.messages().list.all,
            Category::Sex(sex) => sex.label(self),
            Category::AgeBand(band) => band.label(self),
        }
    }

    /// The heading of a column of numbers behind a value.
    #[must_use]
    pub fn column(self, indicator: IndicatorCode, name: ColumnName) -> &'static str {
        use ColumnName::{Part, Persons, Sessions, Whole};
        use IndicatorCode::{ContactDensity, GraduationRate, InterpreterCoverage};
        let (german, english) = match (indicator, name) {
            (GraduationRate, Part) => ("davon mit Abschluss", "of these graduated"),
            (GraduationRate, Whole) => ("beendete Teilnahmen", "ended enrolments"),
            (InterpreterCoverage, Part) => ("davon mit Sprachmittlung", "of these with an interpreter"),
            (InterpreterCoverage, Whole) => ("Kontakte mit Bedarf", "contacts with a need"),
            (ContactDensity, Part) => ("Stunden", "hours"),
            (ContactDensity, Whole) => ("Monate", "months"),
            (_, Sessions) => ("Kontakte", "contacts"),
            (_, Persons) => ("junge Menschen", "young people"),
            (_, Part) => ("gezählt", "counted"),
            (_, Whole) => ("bezogen auf", "in relation to"),
        };
        match self {
            Self::De => german,
            Self::En => english,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::disclosure::published::{Hidden, Quotient, Rate, Total};

    #[test]
    fn values_are_written_as_people_write_them() {
        assert_eq!((Language::De.whole(1_234_567), Language::En.whole(1_234)), ("1.234.567".into(), "1,234".into()));
        assert_eq!(Language::De.whole(148), "148");
        let rate = Shown::Rate(Rate { percent: 65, plus_minus: 7.5 });
        assert_eq!((Language::De.shown(rate), Language::En.shown(rate)), ("65\u{a0}%".into(), "65%".into()));
        assert_eq!(Language::De.plus_minus(rate).as_deref(), Some("± 7,5 Punkte"));
        let quotient = Shown::Quotient(Quotient { value: 5.0, plus_minus: 0.4 });
        assert_eq!(
            (Language::De.shown(quotient), Language::De.plus_minus(quotient)),
            ("5,0".into(), Some("± 0,4".into()))
        );
        let total = Shown::Total(Total { amount: 1_490, noise: 15.0 });
        assert_eq!((Language::De.shown(total), Language::De.plus_minus(total)), ("1.490".into(), Some("± 29".into())));
        let hidden = Shown::Hidden(Hidden::NoneOrVeryFew);
        assert_eq!((Language::De.shown(hidden), Language::De.plus_minus(hidden)), ("–".into(), None));
    }

    #[test]
    fn periods_have_a_long_and_a_short_form() {
        let [quarter, year]: [Period; 2] = ["2026-Q3", "2025"].map(|text| text.parse().expect("a period"));
        assert_eq!(
            (Language::De.period(quarter), Language::De.short_period(quarter)),
            ("3. Quartal 2026".into(), "3/26".into())
        );
        assert_eq!(
            (Language::En.period(quarter), Language::En.short_period(quarter)),
            ("Q3 2026".into(), "Q3 26".into())
        );
        assert_eq!((Language::De.period(year), Language::En.short_period(year)), ("2025".into(), "2025".into()));
    }
}
