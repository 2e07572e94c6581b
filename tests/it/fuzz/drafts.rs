//! Property: whatever is typed into a form that is refused comes back as it was typed (composed, as everything typed is).

use leitplanke::domain::access::Role;
use leitplanke::server::db::Database;
use unicode_normalization::UnicodeNormalization;

use super::dice::Dice;
use super::values::hostile;
use super::{rounds, seed};
use crate::support::TestApp;

pub async fn what_was_typed_comes_back_to_the_letter(db: Database) {
    let app = TestApp::over(db).await;
    let admin = app.user("admin", &[(Role::Admin, None)]).await;
    let browser = app.signed_in(admin).await;
    let mut dice = Dice::new(seed());
    for _ in 0..60 * rounds() {
        let typed: Vec<String> = (0..4).map(|_| text(&mut dice)).collect();
        let fields = [
            // Without an id and with an impossible day the form is always refused.
            ("form[name]", typed[0].as_str()),
            ("form[kpb_code]", typed[1].as_str()),
            ("form[provider_name]", typed[2].as_str()),
            ("form[controller_text]", typed[3].as_str()),
            ("form[active_from]", "2025-02-29"),
        ];
        assert_eq!(browser.post_for_json("/api/site/save", &fields).await.status, 422, "{typed:?}");
        let opened = browser.post_for_json("/api/site/form", &[("refused", "true")]).await;
        let opened: serde_json::Value = serde_json::from_str(&opened.body).expect("JSON");
        for (name, typed) in ["name", "kpb_code", "provider_name", "controller_text"].iter().zip(&typed) {
            let composed: String = typed.nfc().collect();
            assert_eq!(opened["form"][name].as_str(), Some(composed.as_str()), "{name}: {typed:?} in {opened}");
        }
    }
}

/// Pieces of everything: controls, marks to compose, both line ends, what has a meaning in a form's encoding.
fn text(dice: &mut Dice) -> String {
    let pieces = [
        "&",
        "=",
        "+",
        "%",
        "%41",
        "[",
        "]",
        " ",
        "\r\n",
        "\n",
        "\t",
        "u\u{308}",
        "\u{308}",
        "ß",
        "👩\u{200d}👧",
        "\u{0}",
        "ا",
    ];
    let mut text = String::new();
    for _ in 0..dice.below(6) {
        text.push_str(dice.text(&pieces));
        if dice.percent(40) {
            // A draft holds 64 KiB; the very long values are for the other tests.
            text.extend(hostile(dice).chars().take(300));
        }
    }
    text
}
