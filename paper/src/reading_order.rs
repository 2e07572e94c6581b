//! Makes texts from right to left readable by machines: screen readers, search, copying.
//!
//! The typesetter takes a raised or lowered mark out of its word, with the mark's letter a second time ("ييُسمح"), and
//! leaves the words of a line from left to right. On paper nobody sees it. Here every run is joined again, and in Arabic
//! script cut into words that follow each other as they are read (PDF 1.7, 14.8.2.3.3). Nothing moves on the paper.

use typst::layout::{Abs, Em, Frame, FrameItem, GroupItem, Point};
use typst::model::Document;
use typst::text::{Glyph, TextItem};
use typst_layout::PagedDocument;

use crate::letters::is_arabic;

/// Closer than this is the same place.
const SAME: Abs = Abs::raw(0.05);

/// The document in reading order.
pub(crate) fn restored(document: &PagedDocument) -> PagedDocument {
    let mut pages: Vec<_> = document.pages().to_vec();
    for page in &mut pages {
        page.frame = in_order(&page.frame);
    }
    PagedDocument::new(pages.into_iter().collect(), document.info().clone())
}

/// A piece of a page and where it starts.
type Piece = (Point, FrameItem);

fn in_order(frame: &Frame) -> Frame {
    let mut out = Frame::new(frame.size(), frame.kind());
    if frame.has_baseline() {
        out.set_baseline(frame.baseline());
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, item) in frame.items() {
        let item = match item {
            FrameItem::Group(group) => FrameItem::Group(GroupItem { frame: in_order(&group.frame), ..group.clone() }),
            other => other.clone(),
        };
        if let (Some((left, FrameItem::Text(before))), FrameItem::Text(text)) = (pieces.last_mut(), &item)
            && join((left, before), (*at, text))
        {
            continue;
        }
        pieces.push((*at, item));
    }
    out.push_multiple(pieces.into_iter().flat_map(words));
    out
}

/// The text runs from right to left.
fn runs_left(text: &TextItem) -> bool {
    match text.glyphs.as_slice() {
        [first, .., last] if first.range.start != last.range.start => first.range.start > last.range.start,
        // Numbers and their signs run from left to right in every script.
        _ => text.text.chars().any(|c| is_arabic(c) && !c.is_numeric() && !matches!(c, '\u{66B}' | '\u{66C}')),
    }
}

/// Joins a text to the one on its left if both are one run that was taken apart.
fn join((left_at, left): (&mut Point, &mut TextItem), (at, text): (Point, &TextItem)) -> bool {
    let same_style = left.font == text.font
        && left.size == text.size
        && left.lang == text.lang
        && left.region == text.region
        && left.fill == text.fill
        && left.stroke == text.stroke;
    let from_right = runs_left(left);
    let touches = (left_at.x + left.width() - at.x).abs() < SAME && (left_at.y - at.y).abs() < text.size;
    if !same_style || !touches || from_right != runs_left(text) || text.size == Abs::zero() {
        return false;
    }
    let (Some(a), Some(b)) = (left.glyphs.last(), text.glyphs.first()) else { return false };
    // The letter a mark was taken from stands in both texts.
    let mark = if from_right { a } else { b };
    let letter = &left.text[a.range()];
    let shared = if mark.x_advance == Em::zero() && letter == &text.text[b.range()] { letter.len() } else { 0 };
    // The text that is read first, and the one that follows.
    let (first, second) =
        if from_right { (text.text.as_str(), left.text.as_str()) } else { (left.text.as_str(), text.text.as_str()) };
    let Some(joined) = second.get(shared..).map(|rest| format!("{first}{rest}")) else { return false };
    let Ok(shift) = u16::try_from(first.len() - shared) else { return false };
    if u16::try_from(joined.len()).is_err() {
        return false;
    }
    let (left_shift, shift) = if from_right { (shift, 0) } else { (0, shift) };
    // Letters stand on the line; marks are above or below it.
    let on_line = if left.glyphs.iter().all(|g| g.x_advance == Em::zero()) { at.y } else { left_at.y };
    let raised = Em::from_abs(on_line - left_at.y, text.size);
    left.glyphs.iter_mut().for_each(|glyph| move_glyph(glyph, left_shift, raised));
    let raised = Em::from_abs(on_line - at.y, text.size);
    left.glyphs.extend(text.glyphs.iter().cloned().map(|mut glyph| {
        move_glyph(&mut glyph, shift, raised);
        glyph
    }));
    left.text = joined.into();
    left_at.y = on_line;
    true
}

/// Moves a glyph's place in the text, and its height on the line.
fn move_glyph(glyph: &mut Glyph, shift: u16, raised: Em) {
    glyph.range = glyph.range.start + shift..glyph.range.end + shift;
    glyph.y_offset += raised;
}

/// Gives every mark its own letter, and cuts a text from right to left into words, in reading order.
fn words((at, item): Piece) -> Vec<Piece> {
    let FrameItem::Text(mut text) = item else { return vec![(at, item)] };
    let from_right = runs_left(&text);
    let letters = text.text.clone();
    for cluster in text.glyphs.chunk_by_mut(|a, b| a.range == b.range) {
        part_cluster(cluster, &letters, from_right);
    }
    if !from_right {
        return vec![(at, FrameItem::Text(text))];
    }
    let mut out = Vec::new();
    let mut end = text.glyphs.len();
    for start in (0..text.glyphs.len()).rev() {
        let is_space = |i: usize| text.text.get(text.glyphs[i].range()) == Some(" ");
        if start == 0 || is_space(start) && !is_space(start - 1) {
            out.push(part(at, &text, start, end));
            end = start;
        }
    }
    out
}

/// The glyphs of one letter with marks: each gets its own character, if they can be told apart.
fn part_cluster(glyphs: &mut [Glyph], text: &str, from_right: bool) {
    let Some(range) = glyphs.first().map(Glyph::range) else { return };
    let Some(letters) = text.get(range.clone()) else { return };
    let marks = glyphs.iter().filter(|g| g.x_advance == Em::zero()).count();
    let ends: Vec<usize> = letters.char_indices().skip(1).map(|(i, _)| range.start + i).chain([range.end]).collect();
    let base_first = if from_right { glyphs.last() } else { glyphs.first() }.is_some_and(|g| g.x_advance != Em::zero());
    if ends.len() < 2 || glyphs.len() < 2 || marks + 1 != glyphs.len() || !base_first {
        return;
    }
    if marks > 1 && glyphs.len() != ends.len() {
        return;
    }
    let mut start = range.start;
    let count = glyphs.len();
    for i in 0..count {
        let end = if i + 1 == count { range.end } else { ends[i] };
        let glyph = &mut glyphs[if from_right { count - 1 - i } else { i }];
        if let (Ok(from), Ok(to)) = (u16::try_from(start), u16::try_from(end)) {
            glyph.range = from..to;
        }
        start = end;
    }
}

/// Some neighbouring glyphs of a text as a text of their own.
fn part(at: Point, text: &TextItem, start: usize, end: usize) -> Piece {
    let mut glyphs = text.glyphs[start..end].to_vec();
    let from = glyphs.iter().map(|g| g.range.start).min().unwrap_or_default();
    let to = glyphs.iter().map(|g| g.range.end).max().unwrap_or_default();
    for glyph in &mut glyphs {
        glyph.range = glyph.range.start - from..glyph.range.end - from;
    }
    let before: Em = text.glyphs[..start].iter().map(|g| g.x_advance).sum();
    let letters = text.text.get(usize::from(from)..usize::from(to)).unwrap_or_default();
    let piece = TextItem { text: letters.into(), glyphs, ..text.clone() };
    (Point::new(at.x + before.at(text.size), at.y), FrameItem::Text(piece))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Block, Column, Sheet, content, world};

    const ARABIC: &str = "مع من يُسمح لنا أن نتحدث، عندما يكون ذلك ضروريًا: هاتف 0221 4710 123. إذا كان طفل في خطر، \
        فيجب علينا أن نطلب المساعدة (§ 8a SGB VIII). تبادل المعلومات مع Jugendamt der Stadt Köln, Bezirk Mitte 2، هنا.";
    const SORANI: &str = "پێش ئەوەی ڕازی بن، پێویستە ئەمانە بزانن: قوتابخانە و فەرمانگەی بیانییەکان (Ausländerbehörde) تا 31.12.2026 کارایە.";
    const FARSI: &str = "می‌توانید هر زمان که بخواهید، تا ۳۱٫۵ درصد، رضایت خود را پس بگیرید و لازم نیست دلیلی بیاورید.";

    /// The text of all lines in the order of the file, without spaces (line ends have none) and controls.
    fn read(frame: &Frame, out: &mut String) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => read(&group.frame, out),
                FrameItem::Text(text) => {
                    let mut glyphs = text.glyphs.clone();
                    glyphs.sort_by_key(|g| g.range.start);
                    glyphs.dedup_by_key(|g| g.range.clone());
                    glyphs.iter().for_each(|g| out.push_str(&text.text[g.range()]));
                }
                _ => {}
            }
        }
    }

    fn plain(text: &str) -> String {
        text.chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '\u{200B}'..='\u{200F}' | '\u{2066}'..='\u{2069}'))
            .collect()
    }

    /// Everything on the sheet that has this column, as it is set and as it is after [`restored`].
    fn set(lang: &str, right_to_left: bool, text: &str) -> (String, String) {
        let blocks = vec![Block::Paragraph(text.to_owned())];
        let column = Column { lang: lang.to_owned(), right_to_left, heading: String::new(), blocks };
        let sheet =
            Sheet { title: String::new(), columns: vec![column], qr: None, footer: vec![], created_on: (2026, 1, 1) };
        let content = content::Content::of(&sheet).unwrap();
        let world = world::PaperWorld::new(serde_json::to_string(&content).unwrap());
        let document = typst::compile::<PagedDocument>(&world).output.unwrap();
        let after = restored(&document);
        let [before, after] = [&document, &after].map(|document| {
            let mut out = String::new();
            document.pages().iter().for_each(|page| read(&page.frame, &mut out));
            plain(&out).replace("1/1", "")
        });
        (before, after)
    }

    #[test]
    fn texts_from_right_to_left_are_read_as_they_are_written() {
        for (lang, text) in [("ar", ARABIC), ("ckb", SORANI), ("fa", FARSI)] {
            let (before, after) = set(lang, true, text);
            if lang == "ar" {
                assert_ne!(before, plain(text), "the typesetter has learned to keep marks: `join` can go");
            }
            assert_eq!(after, plain(text), "{lang}");
        }
    }

    #[test]
    fn texts_from_left_to_right_stay_and_keep_arabic_names() {
        for text in [
            "Unterschrieben von محمد علي, am 31.12.2026 in Köln",
            "Im Haus أبو بكر محمد بن عبد الله بن يوسف الأندلسي wohnen sie; zerlegte Zeichen wie Z\u{30C}i\u{308}\u{301} bleiben ein Wort.",
        ] {
            let (_, after) = set("de", false, text);
            assert_eq!(after, plain(text));
        }
    }
}
