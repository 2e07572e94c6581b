//! Words for classes and units of figures; sentences stand in `message::figures`. Names and definitions of indicators stand in the registry (`domain::indicator`).

use super::labels;
use crate::domain::figure::{AgeBand, AreaLevel, SexGroup};
use crate::domain::indicator::Unit;

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
