//! Texts of the page behind a receipt's code.

/// Texts around the check of a receipt.
pub struct ReceiptMessages {
    /// Heading.
    pub title: &'static str,
    /// Under it.
    pub lead: &'static str,
    /// It is genuine and holds.
    pub holds: &'static str,
    /// It is genuine and over.
    pub over: &'static str,
    /// Nobody has this code.
    pub unknown: &'static str,
    /// What to do then.
    pub unknown_more: &'static str,
    /// Line.
    pub code: &'static str,
    /// Line.
    pub version: &'static str,
    /// Line.
    pub fingerprint: &'static str,
}

impl ReceiptMessages {
    /// German.
    pub const GERMAN: Self = Self {
        title: "Bescheinigung prüfen",
        lead: "Diese Seite sagt nur, ob es eine Bescheinigung mit dieser Nummer gibt und ob sie noch gilt. Namen stehen hier nicht.",
        holds: "Diese Bescheinigung ist echt. Die Erklärung gilt.",
        over: "Diese Bescheinigung ist echt. Die Erklärung gilt nicht mehr oder noch nicht.",
        unknown: "Eine Bescheinigung mit dieser Nummer gibt es nicht.",
        unknown_more: "Bitte vergleichen Sie die Nummer mit dem Papier. Bei Fragen hilft die Person, deren Name darauf steht.",
        code: "Nummer der Bescheinigung",
        version: "Fassung des Textes",
        fingerprint: "Prüfsumme des Textes",
    };
    /// English.
    pub const ENGLISH: Self = Self {
        title: "Check a receipt",
        lead: "This page only says whether there is a receipt with this number and whether it still holds. No names are shown.",
        holds: "This receipt is genuine. The declaration holds.",
        over: "This receipt is genuine. The declaration no longer holds or does not hold yet.",
        unknown: "There is no receipt with this number.",
        unknown_more: "Please compare the number with the paper. If you have questions, the person named on it helps.",
        code: "Number of the receipt",
        version: "Version of the text",
        fingerprint: "Checksum of the text",
    };
}
