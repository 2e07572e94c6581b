//! What the family takes home: a receipt per declaration, and one page with everything it has agreed to, in German and in
//! its own language. Names stand on paper only; the code on it says nothing about anybody.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use leitplanke_paper::{Block, Column, Qr, Sheet, render};

use crate::domain::consent::receipt_code::ReceiptCode;
use crate::domain::form_text::{Edition, FramePart, GERMAN, SheetLabel, filled_frame};
use crate::domain::language_code::LanguageCode;
use crate::domain::message::{Label, Language};
use crate::domain::purpose::{PURPOSES, Purpose};
use crate::domain::signatory::Decision;
use crate::domain::view::consent::FormText;
use crate::server::call::Call;
use crate::server::clock::berlin_date;
use crate::server::crypto::sha256;
use crate::server::fault::Fault;
use crate::server::use_cases::form_texts::{Signable, heard, signable, signable_all};

use super::facts::{Record, who};
use super::family::Family;
use super::overview::find;

/// A PDF and the name it is saved under.
pub struct Paper {
    /// File name: the case code, never a name.
    pub name: String,
    /// The file.
    pub pdf: Vec<u8>,
}

/// The receipt of one declaration; of its withdrawal, once it was withdrawn.
///
/// # Errors
/// `NotFound`; `Conflict("nothing_signed")` while nobody has signed.
pub async fn receipt(call: &Call, code: &str, id: &str) -> Result<Paper, Fault> {
    let family = Family::load(call, code).await?;
    let record = find(call, &family, id).await?;
    let decided = record.signatories.iter().any(|row| row.decision != Decision::Pending);
    let number = record.row.receipt_code.as_deref().and_then(ReceiptCode::parse).filter(|_| decided);
    let number = number.ok_or_else(|| Fault::conflict("nothing_signed"))?;
    let wordings = signable(call.db(), record.row.purpose, call.today).await?;
    let signed = wordings.with_id(&record.row.form_version_id.to_string());
    let signed = signed.ok_or_else(|| Fault::internal("a consent without its wording"))?;
    let german = wordings.german_of(signed).unwrap_or(signed);
    let own = family_edition(&record, signed.edition());
    let heard_on = record.row.informed_on.unwrap_or(call.today);
    let heard = heard(call, record.row.form_version_id, heard_on).await?;
    let mut columns = vec![receipt_column(call, &family, &record, GERMAN, &family.text(german), number)?];
    if let Some(edition) = own.filter(|edition| *edition != GERMAN) {
        // The translation of what was signed, not of what is signed today.
        let text = wordings.of(edition).find(|row| {
            row.id == signed.id || (row.approved_on.is_some() && row.german_version_no == signed.german_version_no)
        });
        if let Some(text) = text {
            columns.push(receipt_column(call, &family, &record, edition, &family.text(text), number)?);
        }
    }
    for (column, edition) in columns.iter_mut().zip([GERMAN, own.unwrap_or(GERMAN)]) {
        name_recordings(column, edition, &heard);
    }
    call.note_reading("consent_receipt", Some(family.case.participant.id), Some(family.case.enrolment.id));
    let address = format!("{}/receipt/{}", call.house.settings.public_url(), number.compact());
    let captions = columns.iter().zip([GERMAN, own.unwrap_or(GERMAN)]);
    let captions = captions.map(|(_, edition)| edition.words().label(SheetLabel::Check).to_owned()).collect();
    let made = record.row.withdrawn_on.or(record.row.valid_from).unwrap_or(berlin_date(record.row.created_at));
    let sheet = Sheet {
        title: record.row.purpose.label(Language::De).to_owned(),
        footer: footer(&family, &columns, Some(number)),
        columns,
        qr: Some(Qr { address, captions }),
        created_on: parts(made),
    };
    print(format!("{}-{}.pdf", family.case.participant.case_code.compact(), number), sheet).await
}

/// The language the explanation was in, when it is not German; the plain text, when that was signed.
fn family_edition(record: &Record, signed: Edition) -> Option<Edition> {
    if signed != GERMAN {
        return Some(signed);
    }
    record.row.explained_in_language.filter(|language| *language != LanguageCode::German).and_then(Edition::of)
}

fn receipt_column(
    call: &Call,
    family: &Family,
    record: &Record,
    edition: Edition,
    text: &FormText,
    number: ReceiptCode,
) -> Result<Column, Fault> {
    let words = edition.words();
    let label = |label| words.label(label).to_owned();
    let withdrawn = record.row.withdrawn_on;
    let heading = if withdrawn.is_some() { SheetLabel::WithdrawalReceipt } else { SheetLabel::Receipt };
    let mut facts = Vec::new();
    if let Some(day) = withdrawn {
        facts.push((label(SheetLabel::Withdrawn), shown(day)));
    }
    for row in record.signatories.iter().filter(|row| row.decision == Decision::Signed) {
        let on = row.decided_on.map(|day| format!(", {}", shown(day))).unwrap_or_default();
        let device = row.typed_name_ct.as_ref().map(|_| format!(" · {}", words.label(SheetLabel::OnDevice)));
        let device = device.unwrap_or_default();
        facts.push((label(SheetLabel::SignedBy), format!("{}{on}{device}", family.name_of(who(row)))));
    }
    let holds = record.is_valid(call.today);
    match (withdrawn, record.row.valid_until) {
        _ if !holds => {}
        (None, Some(until)) => facts.push((label(SheetLabel::ValidUntil), shown(until))),
        (None, None) => facts.push((label(SheetLabel::UntilWithdrawn), String::new())),
        _ => {}
    }
    if let Some((recipient, _)) = family.recipient(&record.row)? {
        let whom = [recipient.institution, recipient.person, recipient.content];
        let whom = whom.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        facts.push((label(SheetLabel::Recipient), whom));
    }
    if let Some(level) = record.row.interpreter_level {
        facts.push((label(SheetLabel::InterpretedBy), level.label(Language::De).to_owned()));
        let name = family.interpreter(&record.row)?;
        let on = record.row.informed_on.map(|day| format!(", {}", shown(day))).unwrap_or_default();
        if !name.is_empty() {
            facts.push((label(SheetLabel::FullyInterpreted), format!("{name}{on}")));
        }
    }
    facts.push((label(SheetLabel::Version), format!("{} · {} · {number}", text.version_no, text.hash)));
    let mut blocks = vec![Block::Strong(text.title.clone())];
    if !holds && withdrawn.is_none() {
        // In German only: the family's own words know agreed and not agreed.
        let state = record.state(call.today);
        let german = if edition == GERMAN { format!(": {}", state.label(Language::De)) } else { String::new() };
        blocks.push(Block::Strong(format!("{}{german}", label(SheetLabel::NotAgreed))));
    }
    blocks.extend([Block::Paragraph(text.body.clone()), Block::Facts(facts), Block::Gap]);
    blocks.extend(frame_blocks(&text.frame, edition));
    Ok(Column {
        lang: edition.language.tag().to_owned(),
        right_to_left: edition.language.right_to_left(),
        heading: label(heading),
        blocks,
    })
}

/// Adds language and fingerprint of each recording the family could hear to the facts of a column.
fn name_recordings(column: &mut Column, edition: Edition, heard: &[(LanguageCode, String, String)]) {
    let facts = column.blocks.iter_mut().find_map(|block| match block {
        Block::Facts(facts) => Some(facts),
        _ => None,
    });
    let Some(facts) = facts else { return };
    for (language, dialect, hash) in heard {
        let spoken = [language.label(Language::De), dialect.as_str(), hash.as_str()];
        let spoken: Vec<&str> = spoken.into_iter().filter(|part| !part.is_empty()).collect();
        facts.push((edition.words().label(SheetLabel::Recording).to_owned(), spoken.join(" · ")));
    }
}

/// The common part, with how to stop set apart.
fn frame_blocks(frame: &[String], edition: Edition) -> Vec<Block> {
    let words = edition.words();
    let mut lines = frame.to_vec();
    let stop = if lines.len() == FramePart::ALL.len() { lines.pop() } else { None };
    let mut blocks = Vec::new();
    for (place, line) in lines.into_iter().enumerate() {
        blocks.push(if place == 0 { Block::Heading(line) } else { Block::Paragraph(line) });
    }
    if let Some(stop) = stop {
        blocks.push(Block::Heading(words.label(SheetLabel::HowToStop).to_owned()));
        blocks.push(Block::Paragraph(stop));
    }
    if edition != GERMAN {
        blocks.push(Block::Paragraph(words.label(SheetLabel::Binding).to_owned()));
    }
    blocks
}

/// Everything the family has agreed to, on one page, in German and in the chosen edition.
///
/// # Errors
/// `NotFound`, also for an edition that does not exist.
pub async fn overview_paper(call: &Call, code: &str, edition: &str) -> Result<Paper, Fault> {
    let family = Family::load(call, code).await?;
    let records = family.records(call).await?;
    let own = if edition.is_empty() { GERMAN } else { Edition::from_code(edition).ok_or_else(Fault::not_found)? };
    let texts = signable_all(call).await?;
    // A family takes home approved words only.
    if own != GERMAN && texts.get(&Purpose::Participation).is_none_or(|texts| texts.to_sign(own).is_none()) {
        return Err(Fault::conflict("text_not_approved"));
    }
    let mut editions = vec![GERMAN];
    editions.extend(Some(own).filter(|own| *own != GERMAN));
    let columns: Result<Vec<Column>, Fault> =
        editions.into_iter().map(|edition| overview_column(call, &family, &records, edition, &texts)).collect();
    let columns = columns?;
    call.note_reading("consents_paper", Some(family.case.participant.id), Some(family.case.enrolment.id));
    let sheet = Sheet {
        title: Language::De.messages().consents.title.to_owned(),
        footer: footer(&family, &columns, None),
        columns,
        qr: None,
        created_on: parts(call.today),
    };
    print(format!("{}-{}.pdf", family.case.participant.case_code.compact(), call.today), sheet).await
}

fn overview_column(
    call: &Call,
    family: &Family,
    records: &[Record],
    edition: Edition,
    texts: &HashMap<Purpose, Signable>,
) -> Result<Column, Fault> {
    let words = edition.words();
    let label = |label| words.label(label).to_owned();
    let mut blocks = vec![Block::Strong(family.identity.full_name()), Block::Heading(label(SheetLabel::Agreed))];
    let mut refused = Vec::new();
    for entry in PURPOSES {
        let approved = texts.get(&entry.purpose).and_then(|texts| texts.to_sign(edition));
        let title = approved.map_or(words.purpose(entry.purpose).0, |row| &row.title);
        let valid = records.iter().filter(|record| record.row.purpose == entry.purpose && record.is_valid(call.today));
        let mut lines = Vec::new();
        for record in valid {
            if let Some((recipient, _)) = family.recipient(&record.row)? {
                lines.push((label(SheetLabel::Recipient), recipient.institution));
            }
            match record.row.valid_until {
                Some(until) => lines.push((label(SheetLabel::ValidUntil), shown(until))),
                None => lines.push((label(SheetLabel::UntilWithdrawn), String::new())),
            }
            for row in record.signatories.iter().filter(|row| row.decision == Decision::Signed) {
                lines.push((label(SheetLabel::SignedBy), family.name_of(who(row))));
            }
        }
        if lines.is_empty() {
            refused.push(title.to_owned());
        } else {
            blocks.push(Block::Strong(title.to_owned()));
            blocks.push(Block::Facts(lines));
        }
    }
    blocks.push(Block::Heading(label(SheetLabel::NotAgreed)));
    blocks.push(Block::Paragraph(refused.join(" · ")));
    let approved = texts.get(&Purpose::Participation).and_then(|texts| texts.to_sign(edition));
    let frame = approved.map_or_else(|| crate::domain::form_text::frame_of(edition), |row| row.frame.clone());
    blocks.extend(frame_blocks(&filled_frame(&frame, &family.site.contact_name, &family.site.contact_phone), edition));
    Ok(Column {
        lang: edition.language.tag().to_owned(),
        right_to_left: edition.language.right_to_left(),
        heading: label(SheetLabel::Overview),
        blocks,
    })
}

/// Who is responsible, and a fingerprint of what stands above.
fn footer(family: &Family, columns: &[Column], number: Option<ReceiptCode>) -> Vec<String> {
    let source = format!("{columns:?}");
    let fingerprint = crate::server::crypto::hex(&sha256(source.as_bytes())[..8]);
    let number = number.map(|number| format!("{number} · ")).unwrap_or_default();
    vec![
        family.site.controller_text.replace('\n', " · "),
        format!("{} · {number}{fingerprint}", family.case.participant.case_code),
    ]
}

/// Sets the type away from the threads that answer requests.
async fn print(name: String, sheet: Sheet) -> Result<Paper, Fault> {
    let pdf = tokio::task::spawn_blocking(move || render(&sheet)).await.map_err(Fault::internal)?;
    Ok(Paper { name, pdf: pdf.map_err(Fault::internal)? })
}

fn parts(day: NaiveDate) -> (i32, u8, u8) {
    let small = |number: u32| u8::try_from(number).unwrap_or(1);
    (day.year(), small(day.month()), small(day.day()))
}

/// A day in digits every language reads the same way.
fn shown(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}
