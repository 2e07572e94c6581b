//! Writes a German and Arabic receipt: `cargo run -p leitplanke-paper --example sample -- /tmp/sample.pdf`.

use std::error::Error;

use leitplanke_paper::{Block, Column, Qr, Sheet, render};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args_os().nth(1).ok_or("Usage: sample FILE.pdf")?;
    Ok(std::fs::write(path, render(&receipt())?)?)
}

fn receipt() -> Sheet {
    let german = column(
        "de",
        false,
        [
            "Ihre Bescheinigung",
            "Unterschrieben von",
            "Datum",
            "Gilt bis",
            "Mit wem wir sprechen dürfen",
            "Austausch mit dem Jugendamt",
            "Sie haben zugestimmt",
            "Unsere Fachkräfte haben Schweigepflicht. Sie erlauben uns, mit dem genannten Jugendamt über die genannten Themen zu sprechen, wenn es nötig ist. Über anderes sprechen wir dort nicht.",
            "So widerrufen Sie",
            "Sie können jederzeit aufhören. Sagen, anrufen oder schreiben genügt, Sie müssen nichts begründen.",
            "Bei Fragen rufen Sie uns an: Mira Beispiel, Telefon 0221 4710 123.",
            "Es gibt eine Ausnahme. Wenn ein Kind in Gefahr ist, müssen wir Hilfe holen (§ 8a SGB VIII).",
            "Verbindlich ist der deutsche Text.",
            "Ort, Datum, Unterschrift",
        ],
    );
    let arabic = column(
        "ar",
        true,
        [
            "وثيقة الإثبات الخاصة بكم",
            "بتوقيع",
            "التاريخ",
            "سارية حتى",
            "مع من يُسمح لنا أن نتحدث",
            "تبادل المعلومات مع مكتب رعاية الشباب (Jugendamt)",
            "لقد وافقتم",
            "الأخصائيون الاجتماعيون لدينا ملزمون بحفظ السر. أنتم تسمحون لنا أن نتحدث مع مكتب رعاية الشباب المذكور عن المواضيع المذكورة، عندما يكون ذلك ضروريًا. لا نتحدث هناك عن أي شيء آخر.",
            "هكذا تسحبون موافقتكم",
            "يمكنكم التوقف في أي وقت. يكفي أن تقولوا ذلك أو تتصلوا أو تكتبوا، ولا يلزم أن تذكروا السبب.",
            "إذا كانت لديكم أسئلة، فاتصلوا بنا: Mira Beispiel، هاتف 0221 4710 123.",
            "هناك استثناء. إذا كان طفل في خطر، فيجب علينا أن نطلب المساعدة (§ 8a SGB VIII).",
            "النص الألماني هو النص الملزم.",
            "المكان والتاريخ والتوقيع",
        ],
    );
    Sheet {
        title: "Bescheinigung über Ihre Zustimmung".to_owned(),
        columns: vec![german, arabic],
        qr: Some(Qr {
            address: "https://leitplanke.example/pruefen/7F3K-Q2MD-9XTA".to_owned(),
            captions: vec![
                "Unter dieser Adresse kann man prüfen, ob diese Bescheinigung echt ist und noch gilt. Dort stehen keine Namen.".to_owned(),
                "على هذا العنوان يمكن التأكد هل وثيقة الإثبات هذه أصلية وهل ما زالت سارية. لا توجد هناك أي أسماء.".to_owned(),
            ],
        }),
        footer: vec![
            "Kompass Musterstadt e. V. · Beispielweg 1 · 50667 Musterstadt".to_owned(),
            "Telefon 0221 4710 123 · kompass.example".to_owned(),
        ],
        created_on: (2026, 11, 27),
    }
}

fn column(lang: &str, right_to_left: bool, words: [&str; 14]) -> Column {
    let [heading, by, on, until, with, title, agreed, body, how, stop, contact, danger, binding, sign] =
        words.map(str::to_owned);
    let facts = vec![
        (by, "Samira Mustermann".to_owned()),
        (on, "27.11.2026".to_owned()),
        (until, "31.12.2026".to_owned()),
        (with, "Jugendamt Musterstadt, Bezirk Mitte".to_owned()),
    ];
    let blocks = vec![
        Block::Facts(facts),
        Block::Heading(title),
        Block::Strong(agreed),
        Block::Paragraph(body),
        Block::Heading(how),
        Block::Paragraph(stop),
        Block::Paragraph(contact),
        Block::Paragraph(danger),
        Block::Gap,
        Block::Strong(binding),
        Block::SignatureLine(sign),
    ];
    Column { lang: lang.to_owned(), right_to_left, heading, blocks }
}
