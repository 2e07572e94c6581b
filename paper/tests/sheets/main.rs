//! Whole sheets, looked at with the tools of others: `qpdf` reads the file, `pdftotext` what stands on it.

mod caps;
mod receipt;
mod shaping;
mod tools;

use leitplanke_paper::{Block, Column, PaperError, Qr, Sheet, render};
use receipt::{GERMAN, LANGUAGES, receipt};
use tools::{check, text_of};

/// A sheet of one column with these blocks and nothing else.
fn sheet(lang: &str, right_to_left: bool, blocks: Vec<Block>) -> Sheet {
    let column = Column { lang: lang.to_owned(), right_to_left, heading: String::new(), blocks };
    Sheet {
        title: "Bescheinigung".to_owned(),
        columns: vec![column],
        qr: None,
        footer: vec![],
        created_on: (2026, 11, 27),
    }
}

#[test]
fn every_language_has_its_receipt() {
    for (name, words) in LANGUAGES {
        let sheet = receipt(GERMAN, Some((name, words)));
        let pdf = render(&sheet).unwrap_or_else(|e| panic!("{name}: {e}"));
        let file = check(&format!("receipt-{name}"), &pdf);
        let text = text_of(&file);
        assert!(text.contains(&sheet.title), "{name}: the German title is missing in\n{text}");
        for value in ["0221 4710 123", "31.12.2026", "§ 8a SGB VIII", "Samira Mustermann"] {
            let both = text.matches(value).count();
            assert!(both >= 2, "{name}: {value} stands there {both} times, not in both languages\n{text}");
        }
        assert!(!text.contains('\u{FFFD}'), "{name}: a letter has no font");
        assert!(pdf.len() < 200_000, "{name}: {} bytes", pdf.len());
    }
}

#[test]
fn one_language_takes_the_whole_width() {
    for (name, words) in LANGUAGES.iter().chain([&GERMAN]) {
        let pdf = render(&receipt((name, words), None)).unwrap_or_else(|e| panic!("{name}: {e}"));
        let text = text_of(&check(&format!("alone-{name}"), &pdf));
        assert!(text.contains("31.12.2026"), "{name}: {text}");
    }
}

#[test]
fn the_file_says_its_title_language_date_and_standards() {
    let pdf = render(&receipt(GERMAN, Some(LANGUAGES[0]))).unwrap();
    let raw = tools::uncompressed(&check("metadata", &pdf));
    for part in [
        "<pdfuaid:part>1</pdfuaid:part>",
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "Bescheinigung über Ihre Zustimmung</rdf:li>",
        "<rdf:li>de</rdf:li>",
        "<xmp:CreateDate>2026-11-27",
        "/Marked true",
        "/DisplayDocTitle true",
        "/Lang (de)",
        "/StructTreeRoot",
    ] {
        assert!(raw.contains(part), "{part} is missing");
    }
    assert!(
        raw.contains("/Alt (QR-Code: https://leitplanke.example/"),
        "the QR code has no words for who cannot see it"
    );
    assert!(raw.contains("/Lang(ar)") || raw.contains("/Lang (ar)"), "the Arabic column has no language");
    assert!(!raw.contains("/Subtype /Image"), "the QR code is a picture of dots");
}

#[test]
fn markup_stays_text() {
    let hostile = [
        "#panic()",
        "*x* _y_ `z` $a$ = b <c> @d",
        "#image(\"/etc/passwd\")",
        "#{ read(\"sheet.typ\") }",
        "\"}) #eval(\"1+1\")",
        "\\u{41} \\ // --- ~",
        "{\"kind\":\"gap\"}",
    ];
    let all: Vec<Block> = hostile
        .iter()
        .flat_map(|text| {
            let text = (*text).to_owned();
            let facts = Block::Facts(vec![(text.clone(), text.clone())]);
            [
                Block::Heading(text.clone()),
                Block::Paragraph(text.clone()),
                Block::Strong(text.clone()),
                facts,
                Block::SignatureLine(text),
            ]
        })
        .collect();
    let mut sheet = sheet("de\" #panic()", false, all);
    sheet.title = "#panic() *x*".to_owned();
    sheet.footer = vec!["#panic() *f*".to_owned()];
    sheet.qr = Some(Qr {
        address: "https://x.example/#panic()\"/><text>".to_owned(),
        captions: vec!["#panic() *q*".to_owned()],
    });
    let text = text_of(&check("hostile", &render(&sheet).unwrap()));
    for line in
        hostile.iter().chain(&["#panic() *x*", "#panic() *f*", "#panic() *q*", "https://x.example/#panic()\"/><text>"])
    {
        assert!(text.contains(line), "{line} is not literal in\n{text}");
    }
    for line in hostile {
        assert!(text.matches(line).count() >= 6, "{line} is not literal everywhere");
    }
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    let sheet = receipt(GERMAN, Some(LANGUAGES[0]));
    let first = render(&sheet).unwrap();
    render(&receipt(GERMAN, Some(LANGUAGES[1]))).unwrap();
    let others: Vec<_> = (0..4)
        .map(|_| {
            std::thread::spawn({
                let sheet = sheet.clone();
                move || render(&sheet).unwrap()
            })
        })
        .collect();
    for other in others {
        assert!(other.join().unwrap() == first, "two files of one sheet differ");
    }
    let mut changed = sheet;
    changed.created_on = (2026, 11, 28);
    assert!(render(&changed).unwrap() != first);
}

#[test]
fn empty_texts_are_no_fault() {
    let empty = String::new;
    let blocks = vec![
        Block::Heading(empty()),
        Block::Paragraph(empty()),
        Block::Strong(empty()),
        Block::Facts(vec![]),
        Block::Facts(vec![(empty(), empty())]),
        Block::Gap,
        Block::SignatureLine(empty()),
        Block::Heading(" \u{200C}\u{200D}\n".to_owned()),
        Block::Heading("erst hier".to_owned()),
    ];
    for columns in 0..=2 {
        let column = Column { lang: empty(), right_to_left: columns == 1, heading: empty(), blocks: blocks.clone() };
        for address in ["", " ", "x"] {
            let qr = Some(Qr { address: address.to_owned(), captions: vec![empty(); columns] });
            let sheet = Sheet {
                title: empty(),
                columns: vec![column.clone(); columns],
                qr,
                footer: vec![empty()],
                created_on: (0, 1, 1),
            };
            check("empty", &render(&sheet).unwrap());
        }
    }
}

#[test]
fn no_text_makes_a_file_that_fails_its_standard() {
    // Whatever people paste: every sheet of random letters, marks, controls and directions is still made.
    let mut seed = 7u32;
    let mut next = |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) % below
    };
    let ranges = [
        (0, 0x80),
        (0x80, 0x250),
        (0x250, 0x370),
        (0x300, 0x370),
        (0x370, 0x530),
        (0x590, 0x800),
        (0x600, 0x700),
        (0x64B, 0x660),
        (0x8A0, 0x900),
        (0x900, 0x980),
        (0x1E00, 0x2000),
        (0x2000, 0x2070),
        (0x20A0, 0x2200),
        (0x4E00, 0x4E80),
        (0xE000, 0xE080),
        (0xFB50, 0x10000),
        (0x1F300, 0x1F400),
        (0xE0000, 0xE0080),
    ];
    for round in 0..40 {
        let mut text = || -> String {
            (0..next(60))
                .filter_map(|_| {
                    let (from, to) = ranges[next(ranges.len() as u32) as usize];
                    if next(5) == 0 { Some(' ') } else { char::from_u32(from + next(to - from)) }
                })
                .collect()
        };
        let mut column = |right_to_left| Column {
            lang: if right_to_left { "ar" } else { "de" }.to_owned(),
            right_to_left,
            heading: text(),
            blocks: vec![
                Block::Heading(text()),
                Block::Paragraph(text()),
                Block::Strong(text()),
                Block::Facts(vec![(text(), text())]),
                Block::SignatureLine(text()),
            ],
        };
        let columns = vec![column(round % 2 == 1), column(true)];
        let qr = Some(Qr { address: text(), captions: vec![text(), text()] });
        let sheet = Sheet { title: text(), columns, qr, footer: vec![text()], created_on: (2026, 1, 1) };
        render(&sheet).unwrap_or_else(|e| panic!("{e}: {sheet:?}"));
    }
}

#[test]
fn every_letter_of_the_fonts_can_be_printed() {
    for right_to_left in [false, true] {
        for from in (0x20..0x2200).step_by(0x800).chain([0xFA00]) {
            let letters: String = (from..from + 0x800).filter_map(char::from_u32).flat_map(|c| [c, ' ']).collect();
            let heading = Block::Heading(letters.chars().take(200).collect());
            let sheet = sheet("und", right_to_left, vec![Block::Paragraph(letters.clone()), heading]);
            render(&sheet).unwrap_or_else(|e| panic!("from {from:#x}: {e}"));
        }
    }
}

#[test]
fn long_sheets_flow_over_pages() {
    let body = "Unsere Fachkräfte haben Schweigepflicht. ".repeat(12);
    let blocks: Vec<Block> =
        (0..18).flat_map(|i| [Block::Heading(format!("Punkt {i}")), Block::Paragraph(body.clone())]).collect();
    let mut long = sheet("de", false, blocks.clone());
    long.columns.push(Column { lang: "en".to_owned(), ..long.columns[0].clone() });
    long.footer = vec!["Kompass Musterstadt e. V.".to_owned(); 3];
    let text = text_of(&check("long", &render(&long).unwrap())).replace(" / ", "/");
    let pages = (3..=12).rev().find(|pages| text.contains(&format!("1/{pages} "))).unwrap_or_default();
    assert!(pages > 0 && text.contains(&format!("{pages}/{pages}")), "{text}");
    assert_eq!(text.matches("Kompass Musterstadt e. V.").count(), 3 * pages);
    assert_eq!(render(&sheet("de", false, vec![Block::SignatureLine(String::new()); 190])), Err(PaperError::TooLong));
}
