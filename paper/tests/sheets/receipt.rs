//! A receipt with the words families get.

use leitplanke_paper::{Block, Column, Qr, Sheet};

/// A language by its tag, and its words.
pub type Language = (&'static str, &'static str);

macro_rules! words {
    ($file:literal) => {
        include_str!(concat!("../../../src/domain/form_text/words/", $file, ".txt"))
    };
}

pub const GERMAN: Language = ("de", words!("deu"));

/// Every other language of the forms.
pub const LANGUAGES: [Language; 11] = [
    ("ar", words!("ara")),
    ("bg", words!("bul")),
    ("ckb", words!("ckb")),
    ("en", words!("eng")),
    ("kmr", words!("kmr")),
    ("fa", words!("pes")),
    ("ro", words!("ron")),
    ("ru", words!("rus")),
    ("sq", words!("sqi")),
    ("tr", words!("tur")),
    ("uk", words!("ukr")),
];

/// The receipt in one language, or in two side by side.
pub fn receipt(first: Language, second: Option<Language>) -> Sheet {
    let languages: Vec<Language> = [first].into_iter().chain(second).collect();
    Sheet {
        title: "Bescheinigung über Ihre Zustimmung".to_owned(),
        columns: languages.iter().map(|language| column(*language)).collect(),
        qr: Some(Qr {
            address: "https://leitplanke.example/pruefen/7F3K-Q2MD-9XTA".to_owned(),
            captions: languages.iter().map(|(_, words)| text(words, "label.check")).collect(),
        }),
        footer: vec![
            "Kompass Musterstadt e. V. · Beispielweg 1 · 50667 Musterstadt".to_owned(),
            "Telefon 0221 4710 123 · kompass.example".to_owned(),
        ],
        created_on: (2026, 11, 27),
    }
}

fn column((lang, words): Language) -> Column {
    let label = |key: &str| text(words, key);
    let contact =
        text(words, "frame.contact").replace("{contact}", "Mira Beispiel").replace("{phone}", "0221 4710 123");
    let (title, body) = title_and_body(words, "youth_office");
    let (second, second_body) = title_and_body(words, "school");
    let blocks = vec![
        Block::Facts(vec![
            (label("label.signed_by"), "Samira Mustermann".to_owned()),
            (label("label.signed_on"), "27.11.2026".to_owned()),
            (label("label.valid_until"), "31.12.2026".to_owned()),
            (label("label.recipient"), "Jugendamt der Stadt Musterstadt, Bezirk Mitte".to_owned()),
            (label("label.interpreted_by"), "محمد علي الأحمد".to_owned()),
            (label("label.version"), "3 (9f2c 71aa)".to_owned()),
        ]),
        Block::Heading(title),
        Block::Strong(label("label.agreed")),
        Block::Paragraph(body),
        Block::Heading(second),
        Block::Strong(label("label.not_agreed")),
        Block::Paragraph(second_body),
        Block::Heading(label("label.how_to_stop")),
        Block::Paragraph(text(words, "frame.stop")),
        Block::Paragraph(contact),
        Block::Paragraph(text(words, "frame.exceptions")),
        Block::Gap,
        Block::Strong(label("label.binding")),
        Block::SignatureLine(label("label.signed_on")),
    ];
    Column {
        lang: lang.to_owned(),
        right_to_left: matches!(lang, "ar" | "ckb" | "fa"),
        heading: label("label.receipt"),
        blocks,
    }
}

/// What stands below `[key]` in a file of words.
fn text(words: &str, key: &str) -> String {
    let mut lines = words.lines().skip_while(|line| *line != format!("[{key}]")).skip(1);
    let found: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with('[')).collect();
    assert!(!found.is_empty(), "the words have no [{key}]");
    found.join("\n")
}

/// A purpose: one line of title, then its text.
fn title_and_body(words: &str, key: &str) -> (String, String) {
    let both = text(words, key);
    let (title, body) = both.split_once('\n').expect("a purpose has a title and a text");
    (title.to_owned(), body.to_owned())
}
