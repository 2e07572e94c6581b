//! The page that explains how the figures are protected.

use crate::domain::message::Language;

/// One section: its heading and its paragraphs.
pub type Section = (&'static str, &'static [&'static str]);

/// Title of the page.
#[must_use]
pub const fn title(language: Language) -> &'static str {
    match language {
        Language::De => "Wie die Kennzahlen geschützt sind",
        Language::En => "How the figures are protected",
    }
}

/// The sections of the page.
#[must_use]
pub const fn sections(language: Language) -> &'static [Section] {
    match language {
        Language::De => GERMAN,
        Language::En => ENGLISH,
    }
}

const GERMAN: &[Section] = &[
    (
        "Warum die Zahlen verändert sind",
        &[
            "Hinter den Kennzahlen stehen Kinder und Jugendliche. Wer einen Standort kennt, könnte aus genauen kleinen Zahlen, oder aus dem Unterschied zweier Zahlen, auf eine einzelne Person schließen. Das darf nicht gelingen.",
        ],
    ),
    (
        "Das Verfahren",
        &[
            "Verwendet wird die Cell-Key-Methode. Auch der Zensus 2022 der Statistischen Ämter des Bundes und der Länder arbeitet damit.",
            "Jede Personenzahl ist zufällig um höchstens 4 verändert, im Mittel um null. Die Veränderung gehört zur Gruppe: Dieselbe Gruppe zeigt immer dieselbe Zahl, gleich wo und wie oft Sie nachsehen.",
            "Die Werte 1 und 2 kommen nie vor. „–“ heißt: niemand oder sehr wenige. Eine fehlende Zahl beweist also nicht, dass es niemanden gibt.",
            "Anteile werden aus den veränderten Zahlen berechnet und erst ab 20 gezählten Personen gezeigt, darunter in Schritten von 5 Punkten bis 100 Personen. Reicht die Zahl nicht, zeigt die Karte das Jahr, dann den Regierungsbezirk, dann alle Standorte, und sagt es dazu.",
            "Bei Summen zählt jede Person je Quartal bis zu einer Höchstgrenze: 15 Kontakte, 30 Stunden, 6 Kontakte mit Bedarf an Sprachmittlung. Die Summe ist zufällig um etwa die halbe Höchstgrenze verändert.",
            "Jedes Quartal wird an seinem letzten Tag eingefroren. Was danach nachgetragen wird, ändert ein eingefrorenes Quartal nicht mehr.",
        ],
    ),
    (
        "Wie ungenau die Zahlen sind",
        &[
            "Eine Personenzahl liegt in sieben von zehn Fällen höchstens um 1 neben der wahren Zahl, in neun von zehn höchstens um 2, nie um mehr als 4. Bei großen Zahlen fällt das nicht ins Gewicht.",
            "Bei Anteilen und Mittelwerten steht die Spanne dabei (±). In 95 von 100 Fällen liegt der wahre Wert darin. Bei 25 Personen sind es etwa 12 Punkte, bei 60 etwa 5, bei 200 etwa 1,5. Im Diagramm ist es der Strich am Messpunkt.",
            "Unterschiede, die kleiner sind als diese Spanne, bedeuten nichts. Die Karte sagt dann: vom Zeitraum davor nicht sicher zu unterscheiden.",
        ],
    ),
    (
        "Was Sie bitte nicht tun",
        &[
            "Zählen Sie Zellen nicht selbst zusammen und ziehen Sie sie nicht voneinander ab: Die Veränderungen addieren sich. Nehmen Sie die gezeigte Gesamtzahl.",
            "Rechnen Sie keine eigenen Anteile aus kleinen Zahlen.",
            "Schließen Sie aus „–“ nicht, dass es niemanden gab.",
        ],
    ),
    (
        "Wenn Sie genaue Zahlen brauchen",
        &[
            "Für gesetzliche Berichtspflichten und für Forschung gibt es eigene, geprüfte Wege. Bitte wenden Sie sich an die Datenschutzkoordination.",
        ],
    ),
];

const ENGLISH: &[Section] = &[
    (
        "Why the figures are changed",
        &[
            "Behind the figures stand children and young people. Somebody who knows a site could infer a single person from exact small numbers, or from the difference between two numbers. That must not succeed.",
        ],
    ),
    (
        "The method",
        &[
            "We use the cell key method. The German census of 2022 (Zensus 2022) uses it too.",
            "Every number of persons is randomly changed by at most 4, by zero on average. The change belongs to the group: the same group always shows the same number, wherever and however often you look.",
            "The values 1 and 2 never occur. \"–\" means none or very few. A missing number is no proof that there is nobody.",
            "Shares are computed from the changed numbers and shown from 20 counted persons only, in steps of 5 points below 100 persons. Where that is not reached, the card shows the year, then the district, then all sites, and says so.",
            "Of sums, each person counts up to a cap per quarter: 15 contacts, 30 hours, 6 contacts that needed an interpreter. The sum is randomly changed by about half the cap.",
            "Each quarter is frozen on its last day. What is entered later does not change a frozen quarter any more.",
        ],
    ),
    (
        "How uncertain the figures are",
        &[
            "In seven of ten cases a number of persons is at most 1 away from the true one, in nine of ten at most 2, never more than 4. For large numbers this does not matter.",
            "Shares and means carry their interval (±). In 95 of 100 cases the true value lies within. With 25 persons it is about 12 points, with 60 about 5, with 200 about 1.5. In the chart it is the line at the point.",
            "Differences smaller than this interval mean nothing. The card then says: not reliably different from the period before.",
        ],
    ),
    (
        "What you should not do",
        &[
            "Do not add or subtract cells yourself: the changes add up. Use the total that is shown.",
            "Do not compute shares of your own from small numbers.",
            "Do not conclude from \"–\" that there was nobody.",
        ],
    ),
    (
        "If you need exact figures",
        &[
            "There are separate, reviewed ways for statutory reports and for research. Please ask the privacy coordinator.",
        ],
    ),
];
