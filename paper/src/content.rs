//! A sheet as the template takes it: printable letters, runs, levels of headings.

use serde::Serialize;

use crate::isolate::{Run, runs};
use crate::letters::{address, line, lines};
use crate::{Block, Column, PaperError, Sheet, qr_code};

/// Title of a file whose sheet has none: PDF/UA wants one.
const NO_TITLE: &str = "Dokument";

/// Longest word, in characters, that surely fits into a column, even as a heading.
const LONG_WORD: usize = 22;

/// Everything the template reads.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Content {
    title: Vec<Run>,
    title_plain: String,
    date: (i32, u8, u8),
    /// The language of the file: the first column's.
    language: Language,
    columns: Vec<Side>,
    /// Both columns have the same blocks, so they are set line by line.
    parallel: bool,
    qr: Option<Code>,
    footer: Vec<Vec<Run>>,
    /// About how many lines the footer takes.
    footer_lines: usize,
}

/// A language as the typesetter takes it.
#[derive(Debug, Clone, Serialize)]
struct Language {
    lang: String,
    region: Option<String>,
    rtl: bool,
}

#[derive(Debug, Serialize)]
struct Side {
    #[serde(flatten)]
    language: Language,
    blocks: Vec<Placed>,
}

/// A part and how its lines are found.
#[derive(Debug, Serialize)]
struct Placed {
    #[serde(flatten)]
    part: Part,
    /// Has a word that may be wider than its column, so words may be divided.
    divide: bool,
}

#[derive(Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Part {
    Heading { level: u8, text: Vec<Run> },
    Paragraph { text: Vec<Run> },
    Strong { text: Vec<Run> },
    Facts { pairs: Vec<(Vec<Run>, Vec<Run>)> },
    Gap,
    Signature { text: Vec<Run> },
}

#[derive(Debug, Serialize)]
struct Code {
    address: String,
    /// The address with places to break it.
    shown: String,
    /// The address is one a reader may follow.
    link: bool,
    svg: String,
    alt: String,
    captions: Vec<Vec<Run>>,
}

impl Content {
    /// Reads a sheet that is within the caps.
    pub(crate) fn of(sheet: &Sheet) -> Result<Self, PaperError> {
        let (year, month, day) = sheet.created_on;
        if !(0..=9999).contains(&year) || !is_day(year, month, day) {
            return Err(PaperError::NotADate);
        }
        let columns: Vec<Side> = sheet.columns.iter().map(Side::of).collect();
        let language = columns.first().map_or_else(|| Language::of("de", false), |side| side.language.clone());
        let title = line(&sheet.title);
        let heading = sheet.columns.iter().map(|c| line(&c.heading)).find(|heading| !heading.is_empty());
        let title_plain = if title.is_empty() { heading.unwrap_or_else(|| NO_TITLE.to_owned()) } else { title.clone() };
        let footer: Vec<String> = sheet.footer.iter().map(|text| line(text)).collect();
        Ok(Self {
            title: runs(&title, language.rtl),
            title_plain,
            date: sheet.created_on,
            parallel: matches!(columns.as_slice(), [a, b] if a.matches(b)),
            qr: Code::of(sheet, &columns)?,
            // About 90 letters of this size stand on one line.
            footer_lines: footer.iter().map(|text| 1 + text.chars().count() / 90).sum::<usize>().max(1),
            footer: footer.iter().map(|text| runs(text, language.rtl)).collect(),
            columns,
            language,
        })
    }
}

impl Language {
    /// Reads the first subtags of a BCP 47 tag: the language, and a region of two letters.
    fn of(tag: &str, rtl: bool) -> Self {
        let mut parts = tag.split('-');
        let letters = |part: &&str, long: &[usize]| {
            long.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
        };
        let lang = parts.next().filter(|part| letters(part, &[2, 3])).map_or("und".to_owned(), str::to_ascii_lowercase);
        let region = parts.find(|part| letters(part, &[2])).map(str::to_ascii_uppercase);
        Self { lang, region, rtl }
    }
}

impl Side {
    fn of(column: &Column) -> Self {
        let rtl = column.right_to_left;
        let one = |text: &str| runs(&line(text), rtl);
        let many = |text: &str| runs(&lines(text), rtl);
        let heading = one(&column.heading);
        // Headings start at level 1 and leave out none.
        let level = if heading.is_empty() { 1 } else { 2 };
        let mut blocks = Vec::new();
        if !heading.is_empty() {
            blocks.push(Part::Heading { level: 1, text: heading });
        }
        blocks.extend(column.blocks.iter().map(|block| match block {
            // An empty heading is no heading: screen readers would stop at nothing.
            Block::Heading(text) if line(text).is_empty() => Part::Paragraph { text: Vec::new() },
            Block::Heading(text) => Part::Heading { level, text: one(text) },
            Block::Paragraph(text) => Part::Paragraph { text: many(text) },
            Block::Strong(text) => Part::Strong { text: many(text) },
            Block::Facts(pairs) => {
                Part::Facts { pairs: pairs.iter().map(|(label, value)| (one(label), many(value))).collect() }
            }
            Block::Gap => Part::Gap,
            Block::SignatureLine(text) => Part::Signature { text: one(text) },
        }));
        let placed = |part: Part| Placed { divide: part.has_long_word(), part };
        Self { language: Language::of(&column.lang, rtl), blocks: blocks.into_iter().map(placed).collect() }
    }

    /// Has the same kinds of blocks in the same order.
    fn matches(&self, other: &Self) -> bool {
        let same = |(a, b): (&Placed, &Placed)| std::mem::discriminant(&a.part) == std::mem::discriminant(&b.part);
        self.blocks.len() == other.blocks.len() && self.blocks.iter().zip(&other.blocks).all(same)
    }
}

impl Part {
    fn has_long_word(&self) -> bool {
        let long = |runs: &Vec<Run>| {
            let words = runs.iter().flat_map(|run| run.text().split([' ', '\n', '\u{A0}', '\u{200B}']));
            words.into_iter().any(|word| word.chars().count() > LONG_WORD)
        };
        match self {
            Self::Heading { text, .. }
            | Self::Paragraph { text }
            | Self::Strong { text }
            | Self::Signature { text } => long(text),
            Self::Facts { pairs } => pairs.iter().any(|(label, value)| long(label) || long(value)),
            Self::Gap => false,
        }
    }
}

impl Code {
    fn of(sheet: &Sheet, columns: &[Side]) -> Result<Option<Self>, PaperError> {
        let Some(qr) = &sheet.qr else { return Ok(None) };
        let shown = address(&qr.address);
        let target = shown.replace('\u{200B}', "");
        if target.is_empty() {
            return Ok(None);
        }
        let rtl = |i: usize| columns.get(i).is_some_and(|side| side.language.rtl);
        Ok(Some(Self {
            link: target.starts_with("https://") || target.starts_with("http://"),
            svg: qr_code::svg(&target)?,
            alt: format!("QR-Code: {target}"),
            captions: qr.captions.iter().enumerate().map(|(i, text)| runs(&lines(text), rtl(i))).collect(),
            address: target,
            shown,
        }))
    }
}

/// In the Gregorian calendar.
fn is_day(year: i32, month: u8, day: u8) -> bool {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => return false,
    };
    (1..=last).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_read_from_their_tags() {
        for (tag, lang, region) in [
            ("de", "de", None),
            ("de-DE", "de", Some("DE")),
            ("KMR-Latn-TR", "kmr", Some("TR")),
            ("", "und", None),
            ("x\"#panic()", "und", None),
        ] {
            let read = Language::of(tag, false);
            assert_eq!((read.lang.as_str(), read.region.as_deref()), (lang, region), "{tag}");
        }
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        assert!(is_day(2024, 2, 29) && is_day(2000, 2, 29) && is_day(2026, 12, 31));
        assert!(!is_day(2026, 2, 29) && !is_day(1900, 2, 29) && !is_day(2026, 13, 1) && !is_day(2026, 4, 31));
        assert!(!is_day(2026, 1, 0) && !is_day(2026, 0, 1));
    }
}
