//! Words for protected figures. Names and definitions of indicators stand in the registry (`domain::indicator`).

use super::labels;
use crate::domain::disclosure::published::Hidden;
use crate::domain::figure::{AgeBand, AreaLevel, Movement, ProtectionNote, SexGroup};
use crate::domain::indicator::Unit;

labels! { Hidden {
    NoneOrVeryFew = "– (niemand oder sehr wenige)" | "– (nobody or very few)";
    BaseTooSmall = "– (Grundlage unter 20)" | "– (base below 20)";
    NoSnapshot = "– (noch kein Stand festgehalten)" | "– (no snapshot yet)";
} }

labels! { ProtectionNote {
    Counts = "Geschützte Zahlen: Jede Anzahl ist um höchstens 4 verändert. Dieselbe Gruppe zeigt immer dieselbe Zahl. Summen können deshalb leicht abweichen." | "Protected figures: every count is changed by at most 4. The same group always shows the same number. Sums may therefore differ slightly.";
    Rates = "Geschützte Zahlen: Jede Anzahl ist um höchstens 4 verändert. Anteile zeigen wir erst ab einer Grundlage von 20 und in Schritten." | "Protected figures: every count is changed by at most 4. Rates are shown from a base of 20 and in steps.";
    Sums = "Geschützte Zahlen: Je Person zählt nur ein begrenzter Beitrag, und jede Summe ist um etwa die Hälfte davon verändert." | "Protected figures: each person counts up to a limit, and every sum is changed by about half of it.";
} }

labels! { AreaLevel {
    Site = "Standort" | "Site";
    Region = "Regierungsbezirk" | "Region";
    All = "Alle Standorte" | "All sites";
} }

labels! { SexGroup {
    Female = "Mädchen" | "Girls";
    Male = "Jungen" | "Boys";
    Other = "Divers oder unbekannt" | "Diverse or unknown";
} }

labels! { AgeBand {
    To11 = "Bis 11 Jahre" | "Up to 11 years";
    From12 = "12 und 13 Jahre" | "12 and 13 years";
    From14 = "Ab 14 Jahren" | "14 years and older";
    Unknown = "Alter nicht erfasst" | "Age not recorded";
} }

labels! { Unit {
    Persons = "Junge Menschen" | "Young people";
    Percent = "Prozent" | "Percent";
    HoursPerMonth = "Stunden je Monat" | "Hours per month";
    Hours = "Stunden" | "Hours";
    Months = "Monate" | "Months";
    Sessions = "Kontakte" | "Contacts";
} }

labels! { Movement {
    Higher = "höher" | "higher";
    Lower = "niedriger" | "lower";
    AboutTheSame = "etwa gleich" | "about the same";
} }
