//! Sheets for families as accessible PDF: receipts, overviews, consent forms.
//!
//! A [`Sheet`] is plain data; [`render`] sets it on A4 and writes one file that is PDF/UA-1 and PDF/A-2a at once, with
//! its fonts inside. The same sheet gives the same bytes: no clock, no randomness, no file and no network is asked.
//! Every text is data and stands on the paper as it is written; nothing of it is read as markup.

mod content;
mod isolate;
mod letters;
mod qr_code;
mod reading_order;
mod world;

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::Serialize;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// Most columns of a sheet.
pub const COLUMNS_MAX: usize = 2;
/// Most blocks of a sheet over all columns; each pair of [`Block::Facts`] counts as one.
pub const BLOCKS_MAX: usize = 200;
/// Most characters of a sheet over all its texts.
pub const CHARACTERS_MAX: usize = 20_000;
/// Most characters of a title, a heading, a label to sign on or a caption.
pub const SHORT_MAX: usize = 500;
/// Most characters of the page footer.
pub const FOOTER_CHARACTERS_MAX: usize = 600;
/// Most line feeds of a sheet: more than the lines of all its pages.
pub const LINES_MAX: usize = 1_500;
/// Most pages of a sheet.
pub const PAGES_MAX: usize = 12;
/// Most lines of the page footer.
pub const FOOTER_LINES_MAX: usize = 6;
/// Longest address in a QR code, in bytes; more cannot be scanned from paper at this size.
pub const ADDRESS_MAX: usize = 500;

/// What stands on the paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// Title, in the language of the first column; also the title in the metadata.
    pub title: String,
    /// One column: full width. Two: side by side, the first on the left.
    pub columns: Vec<Column>,
    /// Where the sheet can be checked.
    pub qr: Option<Qr>,
    /// Lines at the foot of every page. Screen readers skip them, as they skip page numbers: what a reader must know
    /// belongs into a column.
    pub footer: Vec<String>,
    /// Year, month (1 to 12), day (1 to 31) for the metadata; it is not printed.
    pub created_on: (i32, u8, u8),
}

/// The text of a sheet in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// BCP 47: de, ar, tr, kmr, ckb, ro, bg, uk, ru, sq, fa, en. What is not a language becomes `und`.
    pub lang: String,
    /// Written from right to left (Arabic, Farsi, Sorani).
    pub right_to_left: bool,
    /// Heading of the column; empty means none.
    pub heading: String,
    /// The text, from top to bottom. When both columns have the same kinds of blocks in the same order, each block
    /// stands beside its translation.
    pub blocks: Vec<Block>,
}

/// One part of a column. A line feed inside a text starts a new line; in headings and labels it is a space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Block {
    /// Heading below the column's heading.
    Heading(String),
    /// Running text.
    Paragraph(String),
    /// Running text in bold.
    Strong(String),
    /// Label and value, one below the other.
    Facts(Vec<(String, String)>),
    /// Empty space of one line.
    Gap,
    /// A line to sign on, with what belongs there below it.
    SignatureLine(String),
}

/// A QR code with the address it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Qr {
    /// The address, printed below the code too. Empty means no code.
    pub address: String,
    /// What the code is for, one per column.
    pub captions: Vec<String>,
}

/// Why there is no PDF. Says nothing about what stood on the sheet, so that it may be logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PaperError {
    /// More columns, blocks, characters, pages, footer lines or address than a sheet may have.
    TooLong,
    /// `created_on` is no day of the calendar.
    NotADate,
    /// The typesetter failed in this step: a fault of this crate, not of the sheet.
    Engine(&'static str),
}

impl fmt::Display for PaperError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => f.write_str("the sheet is longer than a sheet may be"),
            Self::NotADate => f.write_str("the day of the sheet is not in the calendar"),
            Self::Engine(step) => write!(f, "the typesetter failed: {step}"),
        }
    }
}

impl std::error::Error for PaperError {}

/// Sets the sheet and returns the PDF.
///
/// # Errors
///
/// [`PaperError::TooLong`] above the caps of this crate, [`PaperError::NotADate`] for an impossible `created_on`,
/// [`PaperError::Engine`] when the typesetter itself fails.
pub fn render(sheet: &Sheet) -> Result<Vec<u8>, PaperError> {
    check(sheet)?;
    let content = content::Content::of(sheet)?;
    let data = serde_json::to_string(&content).map_err(|_| PaperError::Engine("data"))?;
    // A typesetter should not panic; a server does not bet on it.
    let made = catch_unwind(AssertUnwindSafe(|| set(data))).unwrap_or(Err(PaperError::Engine("panic")));
    // What it remembers between sheets are texts of families: all of it is forgotten.
    typst::comemo::evict(0);
    made
}

/// Refuses what is longer than a sheet may be, before any work.
fn check(sheet: &Sheet) -> Result<(), PaperError> {
    let mut size = Size::default();
    size.add_short(&sheet.title);
    for column in &sheet.columns {
        size.add_short(&column.heading);
        for block in &column.blocks {
            size.blocks += 1;
            match block {
                Block::Paragraph(text) | Block::Strong(text) => size.add(text),
                Block::Heading(text) | Block::SignatureLine(text) => size.add_short(text),
                Block::Facts(pairs) => {
                    size.blocks += pairs.len().saturating_sub(1);
                    for (label, value) in pairs {
                        size.add(label);
                        size.add(value);
                    }
                }
                Block::Gap => {}
            }
        }
    }
    if let Some(qr) = &sheet.qr {
        size.add(&qr.address);
        qr.captions.iter().for_each(|caption| size.add_short(caption));
    }
    let before = size.characters;
    sheet.footer.iter().for_each(|line| size.add(line));
    let fits = sheet.columns.len() <= COLUMNS_MAX
        && size.blocks <= BLOCKS_MAX
        && size.characters <= CHARACTERS_MAX
        && size.lines <= LINES_MAX
        && size.longest_short <= SHORT_MAX
        && sheet.footer.len() <= FOOTER_LINES_MAX
        && size.characters - before <= FOOTER_CHARACTERS_MAX
        && sheet.qr.as_ref().is_none_or(|qr| qr.address.len() <= ADDRESS_MAX && qr.captions.len() <= COLUMNS_MAX);
    if fits { Ok(()) } else { Err(PaperError::TooLong) }
}

/// How much stands on a sheet.
#[derive(Default)]
struct Size {
    blocks: usize,
    characters: usize,
    lines: usize,
    longest_short: usize,
}

impl Size {
    fn add(&mut self, text: &str) {
        self.characters += text.chars().count();
        self.lines += text.matches(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']).count();
    }

    fn add_short(&mut self, text: &str) {
        self.add(text);
        self.longest_short = self.longest_short.max(text.chars().count());
    }
}

/// Lays the data out and writes the file.
fn set(data: String) -> Result<Vec<u8>, PaperError> {
    let ident = data.clone();
    let world = world::PaperWorld::new(data);
    let document = typst::compile::<PagedDocument>(&world).output.map_err(|_| PaperError::Engine("layout"))?;
    if document.pages().len() > PAGES_MAX {
        return Err(PaperError::TooLong);
    }
    let document = reading_order::restored(&document);
    let standards =
        PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]).map_err(|_| PaperError::Engine("standards"))?;
    let options = PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some("Leitplanke".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|_| PaperError::Engine("export"))
}
