//! Words for interpreters (Sprachmittler/innen) and their jobs.

use super::labels;
use crate::domain::interpreter::{JobStatus, Level, Mode};

labels! { Level {
    Sim = "Sprach- und Integrationsmittler/in (SIM)" | "Certified mediator (SIM)";
    Sworn = "Beeidigt" | "Sworn";
    TrainedLay = "Geschulter Laienpool" | "Trained lay pool";
    RemoteProfessional = "Telefon- oder Videodienst" | "Phone or video service";
    AdHocAdult = "Erwachsene aus dem Umfeld (Ausnahme)" | "Adult from the surroundings (exception)";
    Child = "Kind oder Geschwister (nicht zulässig)" | "Child or sibling (not allowed)";
} }

labels! { Mode {
    InPerson = "Vor Ort" | "In person";
    Phone = "Telefon" | "Phone";
    Video = "Video" | "Video";
} }

labels! { JobStatus {
    Requested = "Angefragt" | "Requested";
    Confirmed = "Zugesagt" | "Confirmed";
    Done = "Durchgeführt" | "Done";
    CancelledLate = "Kurzfristig abgesagt" | "Cancelled late";
    CancelledEarly = "Rechtzeitig abgesagt" | "Cancelled in time";
    NobodyFound = "Niemand gefunden" | "Nobody found";
} }
