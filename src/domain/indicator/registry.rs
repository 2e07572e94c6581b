//! The table of indicators: exact definitions in both languages, caps, and what each may be split by.

use super::{Bench, Dimension, Indicator, IndicatorCode, Measure, PeriodRule, Sum, Unit, Words};

/// At most 30 hours of contacts per person and quarter count.
const MINUTES: Sum = Sum { variable: "session_minutes", cap_per_quarter: 30 * 60, per_unit: 60.0, unit: Unit::Hours };
/// No quarter has more than 92 days; a month is 30.44 days.
const DAYS: Sum = Sum { variable: "active_days", cap_per_quarter: 92, per_unit: 30.44, unit: Unit::Months };
/// At most 15 contacts per person and quarter count.
const SESSIONS: Sum = Sum { variable: "sessions", cap_per_quarter: 15, per_unit: 1.0, unit: Unit::Sessions };
/// At most the first 6 contacts with a need for interpreting count, per person and quarter.
const INTERPRETER_NEEDED: Sum =
    Sum { variable: "interpreter_needed", cap_per_quarter: 6, per_unit: 1.0, unit: Unit::Sessions };
/// Those of the same 6 that were interpreted.
const INTERPRETED: Sum = Sum { variable: "interpreted", cap_per_quarter: 6, per_unit: 1.0, unit: Unit::Sessions };

const BY_SEX_AND_AGE: &[Dimension] = &[Dimension::Sex, Dimension::AgeBand];

/// All indicators, in the order of the dashboard.
pub const INDICATORS: &[Indicator] = &[
    Indicator {
        code: IndicatorCode::Served,
        number: 1,
        name: Words { german: "Begleitete junge Menschen", english: "Young people served" },
        numerator: Words {
            german: "Junge Menschen, deren Teilnahme am ersten Tag des Zeitraums lief oder im Zeitraum \
                     begann. Wer zweimal aufgenommen wurde, zählt einmal.",
            english: "Young people whose enrolment was running on the first day of the period or began in \
                      it. Somebody who was enrolled twice counts once.",
        },
        denominator: None,
        period_rule: PeriodRule::InPeriod,
        unit: Unit::Persons,
        bench: None,
        measure: Measure::Count,
        dimensions: BY_SEX_AND_AGE,
    },
    Indicator {
        code: IndicatorCode::Active,
        number: 2,
        name: Words { german: "Laufende Teilnahmen am Stichtag", english: "Active on the cut-off date" },
        numerator: Words {
            german: "Junge Menschen, deren Teilnahme am Ende des Stichtags lief, pausierte oder gerade \
                     abgeschlossen wird. Der Stichtag ist der letzte Tag des Zeitraums.",
            english: "Young people whose enrolment was running, paused or being closed at the end of the \
                      cut-off date, the last day of the period.",
        },
        denominator: None,
        period_rule: PeriodRule::OnCutOff,
        unit: Unit::Persons,
        bench: Some(Bench {
            words: Words {
                german: "rund 15 je Standort; 572 im ganzen Land (Mitte 2022)",
                english: "about 15 per site; 572 in the whole state (mid 2022)",
            },
            source: "docs/domain.md 2.1 (S5)",
        }),
        measure: Measure::Count,
        dimensions: BY_SEX_AND_AGE,
    },
    Indicator {
        code: IndicatorCode::Admissions,
        number: 3,
        name: Words { german: "Neue Aufnahmen", english: "New admissions" },
        numerator: Words {
            german: "Junge Menschen, deren Teilnahme im Zeitraum begann.",
            english: "Young people whose enrolment began in the period.",
        },
        denominator: None,
        period_rule: PeriodRule::InPeriod,
        unit: Unit::Persons,
        bench: None,
        measure: Measure::Count,
        dimensions: BY_SEX_AND_AGE,
    },
    Indicator {
        code: IndicatorCode::ContactDensity,
        number: 12,
        name: Words { german: "Kontaktdichte", english: "Contact density" },
        numerator: Words {
            german: "Stunden der Kontakte, die während einer laufenden Teilnahme stattfanden; je Person \
                     und Quartal zählen höchstens 30 Stunden.",
            english: "Hours of the contacts that took place during a running enrolment; at most 30 hours \
                      count per person and quarter.",
        },
        denominator: Some(Words {
            german: "Monate laufender Teilnahme im Zeitraum (Tage ohne Pausen, geteilt durch 30,44).",
            english: "Months of running enrolment in the period (days without pauses, divided by 30.44).",
        }),
        period_rule: PeriodRule::InPeriod,
        unit: Unit::HoursPerMonth,
        bench: None,
        measure: Measure::Quotient { upper: MINUTES, lower: DAYS, step: 0.1, beside: SESSIONS },
        dimensions: &[],
    },
    Indicator {
        code: IndicatorCode::InterpreterCoverage,
        number: 15,
        name: Words { german: "Sprachmittlung gesichert", english: "Interpreter coverage" },
        numerator: Words {
            german: "Kontakte mit Bedarf, bei denen eine qualifizierte Sprachmittlung dabei war: SIM, \
                     beeidigt, geschulte Laien oder professionell per Telefon oder Video.",
            english: "Of these, the contacts with a qualified interpreter: SIM, sworn, trained lay or \
                      professional by phone or video.",
        },
        denominator: Some(Words {
            german: "Kontakte, für die Sprachmittlung nötig war; je Person und Quartal zählen die ersten \
                     6.",
            english: "Contacts that needed an interpreter; the first 6 per person and quarter count.",
        }),
        period_rule: PeriodRule::InPeriod,
        unit: Unit::Percent,
        bench: None,
        measure: Measure::RateOfSums { upper: INTERPRETED, lower: INTERPRETER_NEEDED },
        dimensions: &[],
    },
    Indicator {
        code: IndicatorCode::GraduationRate,
        number: 20,
        name: Words { german: "Abschlussquote", english: "Graduation rate" },
        numerator: Words {
            german: "Junge Menschen, die im Zeitraum als Absolventin oder Absolvent abgeschlossen haben.",
            english: "Young people who graduated in the period.",
        },
        denominator: Some(Words {
            german: "Alle jungen Menschen, deren Teilnahme im Zeitraum endete: abgeschlossen, vorzeitig \
                     beendet oder übergeleitet.",
            english: "All young people whose enrolment ended in the period: graduated, ended early or \
                      transferred.",
        }),
        period_rule: PeriodRule::InPeriod,
        unit: Unit::Percent,
        bench: Some(Bench {
            words: Words {
                german: "64 % aller beendeten Teilnahmen (Mitte 2022, berechnet)",
                english: "64 % of all ended enrolments (mid 2022, derived)",
            },
            source: "docs/domain.md 2.1 (derived from S5)",
        }),
        measure: Measure::Rate,
        dimensions: BY_SEX_AND_AGE,
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::indicator::Part;
    use crate::domain::period::PeriodKind;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_has_exactly_one_entry() {
        let codes: Vec<_> = INDICATORS.iter().map(|indicator| indicator.code).collect();
        assert_eq!(codes, IndicatorCode::ALL);
        for code in codes {
            assert_eq!(code.entry().code, code);
        }
        let numbers: Vec<_> = INDICATORS.iter().map(|indicator| indicator.number).collect();
        assert_eq!(numbers, [1, 2, 3, 12, 15, 20]);
    }

    #[test]
    fn every_text_is_there_in_both_languages() {
        for indicator in INDICATORS {
            let bench = indicator.bench.map(|bench| bench.words);
            let words = [Some(indicator.name), Some(indicator.numerator), indicator.denominator, bench];
            for Words { german, english } in words.into_iter().flatten() {
                assert!(!german.trim().is_empty() && !english.trim().is_empty() && german != english);
                assert!(!german.contains("  ") && !english.contains("  "));
            }
            let counts = matches!(indicator.measure, Measure::Count);
            assert_eq!(indicator.denominator.is_none(), counts, "{}", indicator.code);
        }
    }

    #[test]
    fn caps_are_those_of_the_issue_and_noise_has_one_name_per_sum() {
        let caps: BTreeSet<_> = INDICATORS
            .iter()
            .flat_map(|indicator| Part::ALL.iter().filter_map(|part| indicator.measure.sum(*part)))
            .map(|sum| (sum.variable, sum.cap_per_quarter))
            .collect();
        let expected = [
            ("active_days", 92),
            ("interpreted", 6),
            ("interpreter_needed", 6),
            ("session_minutes", 1_800),
            ("sessions", 15),
        ];
        assert_eq!(caps, expected.into_iter().collect());
        assert_eq!(MINUTES.cap(PeriodKind::Year), 7_200);
    }

    #[test]
    fn nothing_is_split_by_more_than_one_dimension_at_a_time() {
        for indicator in INDICATORS {
            assert!(!indicator.dimensions.contains(&Dimension::None));
            assert!(indicator.dimensions.len() <= 2);
        }
    }
}
