//! Arabic, Sorani and Farsi letters join, as a picture shows: a word whose letters all join is drawn in as many pieces less as it has joints
//! than the same word with its letters kept apart (U+200C).

use std::process::Command;

use leitplanke_paper::{Block, Column, Sheet, render};

use crate::tools::check;

/// Language, word, and its joints. Sorani and Farsi words have letters Arabic does not write; none has a letter that wears more dots
/// in the middle of a word than alone (ی, ێ).
const WORDS: [(&str, &str, usize); 5] =
    [("ar", "بيت", 2), ("ar", "مجتمع", 4), ("ckb", "ماڵمان", 3), ("ckb", "شەڕ", 1), ("fa", "پشت", 2)];

fn sheet(lang: &str, word: &str) -> Sheet {
    Sheet {
        title: "Schrift".to_owned(),
        columns: vec![Column {
            lang: lang.to_owned(),
            right_to_left: true,
            heading: word.to_owned(),
            blocks: vec![Block::Gap],
        }],
        qr: None,
        footer: Vec::new(),
        created_on: (2026, 11, 27),
    }
}

/// Pieces of dark colour on the first page: what is joined is one piece.
fn pieces(name: &str, sheet: &Sheet) -> usize {
    let file = check(name, &render(sheet).expect("a sheet"));
    let output = Command::new("pdftoppm").args(["-gray", "-r", "200", "-f", "1", "-l", "1"]).arg(&file).output();
    let picture = output.expect("pdftoppm is there: apt-get install poppler-utils").stdout;
    let (width, height, pixels) = grey(&picture);
    let mut dark: Vec<bool> = pixels.iter().map(|shade| *shade < 140).collect();
    let mut found = 0;
    for start in 0..dark.len() {
        if !dark[start] {
            continue;
        }
        found += 1;
        let mut open = vec![start];
        dark[start] = false;
        while let Some(at) = open.pop() {
            let (x, y) = (at % width, at / width);
            for (next_x, next_y) in neighbours(x, y, width, height) {
                let next = next_y * width + next_x;
                if std::mem::take(&mut dark[next]) {
                    open.push(next);
                }
            }
        }
    }
    found
}

fn neighbours(x: usize, y: usize, width: usize, height: usize) -> impl Iterator<Item = (usize, usize)> {
    let across = x.saturating_sub(1)..=(x + 1).min(width - 1);
    across.flat_map(move |x| (y.saturating_sub(1)..=(y + 1).min(height - 1)).map(move |y| (x, y)))
}

/// Width, height and pixels of a binary PGM file.
fn grey(file: &[u8]) -> (usize, usize, &[u8]) {
    let mut at = 0;
    let mut field = || {
        while file[at].is_ascii_whitespace() {
            at += 1;
        }
        let from = at;
        while !file[at].is_ascii_whitespace() {
            at += 1;
        }
        std::str::from_utf8(&file[from..at]).expect("a header").to_owned()
    };
    assert_eq!(field(), "P5");
    let (width, height): (usize, usize) = (field().parse().expect("a width"), field().parse().expect("a height"));
    assert_eq!(field(), "255");
    let pixels = &file[at + 1..];
    assert_eq!(pixels.len(), width * height);
    (width, height, pixels)
}

#[test]
fn arabic_sorani_and_farsi_letters_join_on_paper() {
    for (lang, word, joints) in WORDS {
        let apart: Vec<String> = word.chars().map(String::from).collect();
        let joined = pieces("joined", &sheet(lang, word));
        let kept_apart = pieces("apart", &sheet(lang, &apart.join("\u{200c}")));
        assert_eq!(kept_apart - joined, joints, "{lang} {word}: {joined} pieces, {kept_apart} apart");
    }
}
