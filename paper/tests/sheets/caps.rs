//! What is longer than a sheet may be is refused.

use leitplanke_paper::{ADDRESS_MAX, Block, CHARACTERS_MAX, PaperError, Qr, Sheet, render};

use crate::sheet;

fn refused(sheet: &Sheet) {
    assert_eq!(render(sheet), Err(PaperError::TooLong));
}

#[test]
fn three_columns() {
    let mut three = sheet("de", false, vec![]);
    three.columns = vec![three.columns[0].clone(); 3];
    refused(&three);
}

#[test]
fn two_hundred_and_one_blocks() {
    assert!(render(&sheet("de", false, vec![Block::Paragraph("x".to_owned()); 200])).is_ok());
    refused(&sheet("de", false, vec![Block::Gap; 201]));
    refused(&sheet("de", false, vec![Block::Facts(vec![(String::new(), String::new()); 201])]));
}

#[test]
fn twenty_thousand_and_one_characters() {
    let title = sheet("de", false, vec![]).title.chars().count();
    let text = |count: usize| vec![Block::Paragraph("ä ".repeat(count / 2) + &"x".repeat(count % 2))];
    assert!(render(&sheet("de", false, text(CHARACTERS_MAX - title))).is_ok());
    refused(&sheet("de", false, text(CHARACTERS_MAX - title + 1)));
}

#[test]
fn thirteen_pages() {
    refused(&sheet("de", false, vec![Block::Paragraph("x\n".repeat(1_000))]));
    refused(&sheet("ar", true, vec![Block::Paragraph("م\n".repeat(9_000))]));
}

#[test]
fn long_footers_and_addresses() {
    let mut one = sheet("de", false, vec![]);
    one.footer = vec![String::new(); 7];
    refused(&one);
    one.footer = vec![];
    let address = |length: usize| Some(Qr { address: format!("https://{}", "x".repeat(length - 8)), captions: vec![] });
    one.qr = address(ADDRESS_MAX);
    assert!(render(&one).is_ok());
    one.qr = address(ADDRESS_MAX + 1);
    refused(&one);
    one.qr = Some(Qr { address: "x".to_owned(), captions: vec![String::new(); 3] });
    refused(&one);
}

#[test]
fn headings_that_are_texts() {
    let arabic = |count: usize| "م".repeat(count);
    for block in [Block::Heading, Block::SignatureLine] {
        assert!(render(&sheet("ar", true, vec![block(arabic(500))])).is_ok());
        refused(&sheet("ar", true, vec![block(arabic(501))]));
    }
    let mut one = sheet("ar", true, vec![]);
    one.title = arabic(501);
    refused(&one);
    let mut one = sheet("ar", true, vec![]);
    one.footer = vec!["W ".repeat(50); 6];
    assert!(render(&one).is_ok());
    one.footer[0].push('W');
    refused(&one);
}

#[test]
fn days_that_are_none() {
    for day in [(2026, 2, 29), (2026, 0, 1), (2026, 13, 1), (-1, 1, 1), (10_000, 1, 1)] {
        let mut one = sheet("de", false, vec![]);
        one.created_on = day;
        assert_eq!(render(&one), Err(PaperError::NotADate), "{day:?}");
    }
}
