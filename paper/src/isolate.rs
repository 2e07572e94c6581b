//! Parts of a text that run against it: "§ 8a SGB VIII", "0221 4710 123" and "31.12.2026" inside Arabic, a name in Arabic
//! letters inside German. Left alone, the rules of bidirectional text (Unicode UAX 9) turn groups of digits around.

use serde::Serialize;

use crate::letters::is_arabic;

/// Longest part that is kept on one line, in characters; a longer one may break and is isolated by its own controls.
const WHOLE_MAX: usize = 24;
/// Left-to-right isolate, right-to-left isolate, end of isolate.
const ISOLATES: (char, char, char) = ('\u{2066}', '\u{2067}', '\u{2069}');

/// A piece of text as the template takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(crate) enum Run {
    /// Runs as the text around it.
    Plain(String),
    /// Runs against the text around it.
    Value {
        /// The words.
        t: String,
        /// From right to left.
        rtl: bool,
        /// On one line.
        whole: bool,
        /// Has Latin letters inside another script: read aloud as German, the language of our offices and laws.
        de: bool,
    },
}

impl Run {
    /// The words.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Plain(t) | Self::Value { t, .. } => t,
        }
    }
}

/// Splits a printable text that runs from right to left (or not) into its runs.
pub(crate) fn runs(text: &str, right_to_left: bool) -> Vec<Run> {
    let chars: Vec<char> = text.chars().collect();
    let side = Side { right_to_left };
    let mut out = Vec::new();
    let mut plain = String::new();
    let mut at = 0;
    while at < chars.len() {
        match side.value(&chars, at) {
            Some(end) => {
                if !plain.is_empty() {
                    out.push(Run::Plain(std::mem::take(&mut plain)));
                }
                out.push(side.run(&chars[at..end]));
                at = end;
            }
            None => {
                plain.push(chars[at]);
                at += 1;
            }
        }
    }
    if !plain.is_empty() {
        out.push(Run::Plain(plain));
    }
    out
}

/// The direction of the text around.
struct Side {
    right_to_left: bool,
}

impl Side {
    /// Runs against the text: letters of the other direction; in Arabic also every digit.
    fn against(&self, c: char) -> bool {
        if self.right_to_left { c.is_numeric() || (c.is_alphabetic() && !is_arabic(c)) } else { is_arabic_letter(c) }
    }

    /// Runs with the text, so that a value ends before it.
    fn with(&self, c: char) -> bool {
        if self.against(c) || matches!(c, '\u{66B}' | '\u{66C}') {
            return false;
        }
        c == '\n' || if self.right_to_left { is_arabic(c) } else { c.is_alphabetic() }
    }

    /// The end of the value that starts exactly here: from a letter or digit, its sign or its bracket, to the last one
    /// before the text goes on, with brackets in pairs.
    fn value(&self, chars: &[char], at: usize) -> Option<usize> {
        // Before the first letter or digit: signs and a space, a bracket, signs and a space again.
        let signs = |mut i: usize| {
            let from = i;
            while chars.get(i).is_some_and(|c| is_sign(*c)) {
                i += 1;
            }
            if i > from && chars.get(i).is_some_and(|c| is_space(*c)) { i + 1 } else { i }
        };
        let mut first = signs(at);
        if chars.get(first).is_some_and(|c| is_open(*c)) {
            first = signs(first + 1);
        }
        if !self.against(*chars.get(first)?) {
            return None;
        }
        let (mut depth, mut end, mut seen) = (0usize, None, false);
        for (j, &c) in chars.iter().enumerate().skip(at) {
            if self.with(c) {
                break;
            }
            if self.against(c) {
                seen = true;
                if depth == 0 {
                    end = Some(j + 1);
                }
            } else if is_open(c) {
                depth += 1;
            } else if is_close(c) {
                if depth == 0 {
                    break;
                }
                depth -= 1;
                if depth == 0 && seen {
                    end = Some(j + 1);
                }
            } else if end == Some(j) && (is_sign(c) || is_mark_of_word(c)) {
                end = Some(j + 1);
            }
        }
        end
    }

    fn run(&self, chars: &[char]) -> Run {
        let whole = chars.len() <= WHOLE_MAX;
        let de = self.right_to_left && chars.iter().any(|c| c.is_alphabetic() && u32::from(*c) < 0x250);
        let mut t = String::with_capacity(chars.len() * 2);
        if !whole {
            t.push(if self.right_to_left { ISOLATES.0 } else { ISOLATES.1 });
        }
        // Groups of digits hold together even where the isolation is lost, in a text copied from the file.
        let digit = |i: Option<usize>| i.and_then(|i| chars.get(i)).is_some_and(|c| c.is_numeric());
        t.extend(chars.iter().enumerate().map(|(i, c)| match c {
            ' ' if digit(i.checked_sub(1)) && digit(Some(i + 1)) => '\u{A0}',
            c => *c,
        }));
        if !whole {
            t.push(ISOLATES.2);
        }
        Run::Value { t, rtl: !self.right_to_left, whole, de }
    }
}

/// A letter of the Arabic script: no digit, no sign.
fn is_arabic_letter(c: char) -> bool {
    is_arabic(c) && c.is_alphabetic()
}

/// Belongs to the number or paragraph it touches.
fn is_sign(c: char) -> bool {
    matches!(c, '§' | '+' | '#' | '%' | '€' | '$' | '°' | '№' | '@' | '&')
}

/// Stays with the letter before it.
fn is_mark_of_word(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36F | 0x610..=0x61A | 0x64B..=0x65F | 0x670 | 0x6D6..=0x6ED)
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{202F}')
}

fn is_open(c: char) -> bool {
    matches!(c, '(' | '[' | '{')
}

fn is_close(c: char) -> bool {
    matches!(c, ')' | ']' | '}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values of a text, in square brackets where they are isolated.
    fn marked(text: &str, right_to_left: bool) -> String {
        runs(text, right_to_left)
            .into_iter()
            .map(|run| match run {
                Run::Plain(t) => t,
                Run::Value { t, .. } => format!("⟦{}⟧", t.replace('\u{A0}', " ")),
            })
            .collect()
    }

    #[test]
    fn numbers_dates_and_laws_are_one_value_inside_arabic() {
        for (text, want) in [
            ("المساعدة (§ 8a SGB VIII). وإذا", "المساعدة ⟦(§ 8a SGB VIII)⟧. وإذا"),
            ("هاتف 0221 4710 123.", "هاتف ⟦0221 4710 123⟧."),
            ("هاتف (0221) 4710-123، هنا", "هاتف ⟦(0221) 4710-123⟧، هنا"),
            ("هاتف +49 221 4710 123", "هاتف ⟦+49 221 4710 123⟧"),
            ("حتى 31.12.2026؟", "حتى ⟦31.12.2026⟧؟"),
            ("§ 8a", "⟦§ 8a⟧"),
            ("(عربي Latin)", "(عربي ⟦Latin⟧)"),
            ("(Latin عربي)", "(⟦Latin⟧ عربي)"),
            ("تلفن ۰۲۲۱ ۴۷۱۰ ۱۲۳ است", "تلفن ⟦۰۲۲۱ ۴۷۱۰ ۱۲۳⟧ است"),
            ("٣٫٥ و ٤", "⟦٣٫٥⟧ و ⟦٤⟧"),
            ("سطر 1\n2 سطر", "سطر ⟦1⟧\n⟦2⟧ سطر"),
            ("+ و", "+ و"),
            ("هاتف +(49) 221", "هاتف ⟦+(49) 221⟧"),
            ("(((5", "(((⟦5⟧"),
        ] {
            assert_eq!(marked(text, true), want);
        }
    }

    #[test]
    fn a_name_in_arabic_letters_is_one_value_inside_german() {
        assert_eq!(marked("von محمد علي, 31.12.2026", false), "von ⟦محمد علي⟧, 31.12.2026");
        assert_eq!(marked("nur Deutsch, § 8a SGB VIII", false), "nur Deutsch, § 8a SGB VIII");
        assert_eq!(marked("((((", false), "((((");
        let digits = Run::Value { t: "0221\u{A0}4710, 5".to_owned(), rtl: false, whole: true, de: false };
        assert_eq!(runs("0221 4710, 5", true), [digits]);
    }

    #[test]
    fn long_values_may_break_and_carry_isolates() {
        let runs = runs("مع Jugendamt der Stadt Köln, Bezirk Mitte", true);
        let want = "\u{2066}Jugendamt der Stadt Köln, Bezirk Mitte\u{2069}";
        assert_eq!(runs[1], Run::Value { t: want.to_owned(), rtl: false, whole: false, de: true });
    }
}
