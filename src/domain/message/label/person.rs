//! Words for the young person, the family, the site and the account.

use super::labels;
use crate::domain::access::Role;
use crate::domain::custody::{Custody, CustodyProof};
use crate::domain::guardian::Relation;
use crate::domain::language_code::{LanguageCode, LanguageGroup};
use crate::domain::network::NetworkKind;
use crate::domain::participant::{ForeignOrigin, LanguageLevel, LanguageUse, SchoolType, Sex, YesNoUnknown};
use crate::domain::site::Region;
use crate::domain::user::AccountState;

labels! { Sex {
    Female = "Weiblich" | "Female";
    Male = "Männlich" | "Male";
    Diverse = "Divers" | "Diverse";
    Unknown = "Keine Angabe" | "Not given";
} }

labels! { SchoolType {
    Grundschule = "Grundschule" | "Primary school (Grundschule)";
    Hauptschule = "Hauptschule" | "Hauptschule";
    Realschule = "Realschule" | "Realschule";
    Sekundarschule = "Sekundarschule" | "Sekundarschule";
    Gesamtschule = "Gesamtschule" | "Comprehensive school (Gesamtschule)";
    Gymnasium = "Gymnasium" | "Grammar school (Gymnasium)";
    Foerderschule = "Förderschule" | "Special needs school (Förderschule)";
    Berufskolleg = "Berufskolleg" | "Vocational college (Berufskolleg)";
    None = "Keine Schule" | "No school";
    Unknown = "Unbekannt" | "Unknown";
} }

labels! { YesNoUnknown {
    Yes = "Ja" | "Yes";
    No = "Nein" | "No";
    Unknown = "Unbekannt" | "Unknown";
} }

labels! { ForeignOrigin {
    None = "Kein Elternteil" | "Neither parent";
    One = "Ein Elternteil" | "One parent";
    Both = "Beide Eltern" | "Both parents";
    Unknown = "Unbekannt" | "Unknown";
} }

labels! { LanguageUse {
    Home = "Zu Hause" | "At home";
    School = "In der Schule" | "At school";
    Preferred = "Bevorzugt" | "Preferred";
} }

labels! { LanguageLevel {
    None = "Keine Kenntnisse" | "None";
    Basic = "Grundkenntnisse" | "Basic";
    Good = "Gut" | "Good";
    Fluent = "Fließend" | "Fluent";
} }

labels! { Relation {
    Mother = "Mutter" | "Mother";
    Father = "Vater" | "Father";
    Step = "Stiefelternteil" | "Step-parent";
    Grandparent = "Großelternteil" | "Grandparent";
    Foster = "Pflegeelternteil" | "Foster parent";
    LegalGuardian = "Vormund" | "Legal guardian";
    YouthOffice = "Jugendamt als Vormund" | "Youth office as guardian";
    Other = "Andere Bezugsperson" | "Another adult";
} }

labels! { NetworkKind {
    School = "Schule" | "School";
    SchoolSocialWork = "Schulsozialarbeit" | "Social work at school";
    YouthOffice = "Jugendamt" | "Youth office";
    FamilyHelp = "Familienhilfe" | "Family help";
    Counselling = "Beratungsstelle" | "Counselling";
    DoctorTherapist = "Arztpraxis oder Therapie" | "Doctor or therapist";
    Club = "Verein oder Jugendtreff" | "Club or youth centre";
    Other = "Andere Stelle" | "Another institution";
} }

labels! { Custody {
    FullJoint = "Gemeinsames Sorgerecht" | "Joint custody";
    Sole = "Alleiniges Sorgerecht" | "Sole custody";
    Partial = "Teile des Sorgerechts" | "Parts of custody";
    None = "Kein Sorgerecht" | "No custody";
    Unknown = "Noch nicht geklärt" | "Not clarified yet";
} }

labels! { CustodyProof {
    Stated = "Angabe der Familie" | "Stated by the family";
    DocumentSeen = "Nachweis gesehen" | "Document seen";
    CourtOrder = "Gerichtsbeschluss gesehen" | "Court order seen";
    Unknown = "Unbekannt" | "Unknown";
} }

labels! { Region {
    Arnsberg = "Regierungsbezirk Arnsberg" | "Arnsberg region";
    Detmold = "Regierungsbezirk Detmold" | "Detmold region";
    Duesseldorf = "Regierungsbezirk Düsseldorf" | "Düsseldorf region";
    Koeln = "Regierungsbezirk Köln" | "Köln region";
    Muenster = "Regierungsbezirk Münster" | "Münster region";
} }

labels! { AccountState {
    Invited = "Eingeladen" | "Invited";
    Active = "Aktiv" | "Active";
    Deactivated = "Gesperrt" | "Deactivated";
} }

labels! { LanguageGroup {
    German = "Deutsch" | "German";
    Arabic = "Arabisch" | "Arabic";
    Turkish = "Türkisch" | "Turkish";
    Kurdish = "Kurdisch" | "Kurdish";
    SouthEastEuropean = "Südosteuropäische Sprachen" | "South-East European languages";
    PersianPashto = "Persisch und Paschtu" | "Persian and Pashto";
    Other = "Andere Sprachen" | "Other languages";
} }

impl super::Label for LanguageCode {
    fn label(self, language: super::Language) -> &'static str {
        match language {
            super::Language::De => self.german(),
            super::Language::En => self.english(),
        }
    }
}

labels! { Role {
    SocialWorker = "Pädagogische Fachkraft" | "Social worker";
    TeamLead = "Fachliche Leitung" | "Team lead";
    Interpreter = "Sprachmittlung" | "Interpreter";
    PoliceLiaison = "Polizeiliche Ansprechperson" | "Police liaison";
    Coordinator = "Koordination" | "Coordinator";
    Researcher = "Forschung" | "Researcher";
    PrivacyCoordinator = "Datenschutzkoordination" | "Data protection coordination";
    PrivacyOfficer = "Datenschutzbeauftragte/r" | "Data protection officer";
    Admin = "Administration" | "Administrator";
} }
