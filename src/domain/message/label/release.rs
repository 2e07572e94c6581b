//! Words for research files.

use super::labels;
use crate::domain::disclosure::microdata::Model;
use crate::domain::release::Progress;

labels! { Progress {
    Waiting = "Wartet auf Freigabe" | "Waiting for approval";
    Ready = "Bereit zum Abruf" | "Ready to fetch";
    Refused = "Nicht möglich" | "Not possible";
    Declined = "Abgelehnt" | "Declined";
    Expired = "Abgelaufen" | "Expired";
} }

labels! { Model {
    KAnonymity = "Gruppengröße (k)" | "size of groups (k)";
    DistinctL = "Verschiedenheit der Enden (l)" | "diversity of endings (l)";
    Alpha = "größter Anteil eines Endes (alpha)" | "largest share of one ending (alpha)";
    TCloseness = "Abstand von der ganzen Datei (t)" | "distance from the whole file (t)";
    DroppedRows = "Anteil weggelassener Zeilen" | "share of rows left out";
} }
