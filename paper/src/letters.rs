//! Only letters the fonts have reach the paper: PDF/A forbids a missing glyph, and a missing glyph is no name.

use typst::text::is_default_ignorable;

use crate::world::FONTS;

/// Stands for a letter no font has.
const MISSING: char = '\u{FFFD}';
/// Longest word without a place to break it; longer ones get places, so that nothing runs off the paper.
const WORD_MAX: usize = 32;
/// Longest address without such places.
const ADDRESS_LINE: usize = 80;
/// Distance of such places.
const WORD_PART: usize = 16;

/// Text of several lines: line feeds stay, other white space is one space, what cannot be printed is replaced or left out.
pub(crate) fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n");
    let lines: Vec<String> = text.trim().split('\n').map(line).collect();
    // Two empty lines say no more than one.
    let mut kept = lines;
    kept.dedup_by(|a, b| a.is_empty() && b.is_empty());
    kept.join("\n").trim().to_owned()
}

/// Text of one line: line feeds are spaces.
pub(crate) fn line(text: &str) -> String {
    words(text, WORD_MAX)
}

/// An address: it has places to break it only when it is longer than a whole line of small letters.
pub(crate) fn address(text: &str) -> String {
    words(text, ADDRESS_LINE)
}

fn words(text: &str, longest: usize) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(is_plain_space).filter(|word| !word.is_empty()) {
        let word = printable(word);
        if word.is_empty() {
            continue;
        }
        if !out.is_empty() {
            // A paragraph stays with its sign, a book with its number.
            let held = out.ends_with(['§']) || out.ends_with("SGB") || word.starts_with("SGB");
            out.push(if held { '\u{A0}' } else { ' ' });
        }
        push_breakable(&mut out, &word, longest);
    }
    out
}

/// White space that is one space on paper; the no-break spaces keep what they are.
fn is_plain_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}')
}

/// The word with letters the fonts have. Marks stay only on a letter of the same font; controls, private letters and
/// directions somebody typed go (the direction of a text is ours to set); joiners stay between Arabic letters.
fn printable(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut base = 0u8;
    for c in word.chars() {
        if is_joiner(c) {
            if out.chars().next_back().is_some_and(is_arabic) {
                out.push(c);
            }
        } else if c.is_control() || is_default_ignorable(c) {
            // Nothing to print.
        } else if is_mark(c) {
            let both = base & fonts_with(c);
            if both != 0 {
                base = both;
                out.push(c);
            }
        } else {
            base = fonts_with(c);
            out.push(if base == 0 { MISSING } else { c });
        }
    }
    out.truncate(out.trim_end_matches(is_joiner).len());
    out
}

/// The word with places to break it when it is longer than any word.
fn push_breakable(out: &mut String, word: &str, longest: usize) {
    let long = word.chars().count() > longest;
    let mut since = 0;
    for c in word.chars() {
        if long && since >= WORD_PART && !is_mark(c) && !is_joiner(c) {
            out.push('\u{200B}');
            since = 0;
        }
        out.push(c);
        since += 1;
    }
}

/// A set of fonts that have the letter, one bit each; regular and bold of a family have the same letters.
fn fonts_with(c: char) -> u8 {
    let regular = FONTS.list.iter().step_by(2);
    regular.enumerate().filter(|(_, font)| font.info().coverage.contains(c.into())).fold(0, |set, (i, _)| set | 1 << i)
}

/// Zero width non-joiner (Farsi writes it) and joiner.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// A mark that stands on the letter before it, in the scripts of our fonts.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c),
        0x300..=0x36F | 0x483..=0x489 | 0x610..=0x61A | 0x64B..=0x65F | 0x670 | 0x6D6..=0x6DC | 0x6DF..=0x6E4
        | 0x6E7..=0x6E8 | 0x6EA..=0x6ED | 0x8D3..=0x8E1 | 0x8E3..=0x8FF | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF
        | 0x20D0..=0x20FF | 0xFE20..=0xFE2F)
}

/// A letter, mark, digit or sign of the Arabic script (or of a neighbour that runs from right to left too).
pub(crate) fn is_arabic(c: char) -> bool {
    matches!(u32::from(c), 0x590..=0x8FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_and_bold_have_the_same_letters() {
        assert_eq!(FONTS.list.len(), 4);
        for pair in FONTS.list.chunks(2) {
            assert!(pair[0].info().coverage.iter().eq(pair[1].info().coverage.iter()));
        }
    }

    #[test]
    fn every_language_of_the_sheets_has_its_letters() {
        for letters in [
            "äöüßÄÖÜẞ„“‚‘–—…§€№",
            "ÇĞİÖŞÜçğıöşü",
            "ÇÊÎŞÛçêîşû",
            "ĂÂÎȘȚăâîșț",
            "ËÇëç",
            "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯабвгдежзийклмнопрстуфхцчшщъьюя",
            "ҐЄІЇґєіїʼ’",
            "ЁЫЭёыэ",
            "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْ٠١٢٣٤٥٦٧٨٩،؛؟",
            "پچژگکیۀ۰۱۲۳۴۵۶۷۸۹",
            "ەێۆڕڵڤگچپژھ",
        ] {
            let missing: Vec<char> = letters.chars().filter(|c| fonts_with(*c) == 0).collect();
            assert!(missing.is_empty(), "{missing:?} of {letters}");
        }
    }

    #[test]
    fn a_letter_no_font_has_is_marked_and_controls_go() {
        assert_eq!(line("Li 李 \u{E000}"), "Li \u{FFFD} \u{FFFD}");
        assert_eq!(line("a\u{0}b\u{202E}c\u{FEFF}d\u{AD}e"), "abcde");
        assert_eq!(line("  two \t spaces\n "), "two spaces");
        assert_eq!(line("e\u{301} ب\u{301}"), "e\u{301} ب", "a mark stays on a letter of its own font only");
    }

    #[test]
    fn the_non_joiner_of_farsi_stays() {
        assert_eq!(line("می‌خواهم"), "می‌خواهم");
        assert_eq!(line("Auf\u{200C}lage \u{200D}"), "Auflage");
    }

    #[test]
    fn lines_stay_and_long_words_can_break() {
        assert_eq!(lines("one\r\ntwo\n\n\n\nthree\n"), "one\ntwo\n\nthree");
        assert_eq!(line(&"W".repeat(33)).matches('\u{200B}').count(), 2);
        assert_eq!(line(&"W".repeat(32)).matches('\u{200B}').count(), 0);
    }
}
