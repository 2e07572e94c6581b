//! Words for sessions (Kontakte).

use super::labels;
use crate::domain::session::{Attended, LegalGround, Place, Present, SessionKind, TopicTag};

labels! { Place {
    Home = "Zu Hause" | "At home";
    Office = "Büro" | "Office";
    School = "Schule" | "School";
    Outdoors = "Unterwegs" | "Outdoors";
    Provider = "Beim Träger" | "At a provider";
    PoliceBuilding = "Polizeigebäude" | "Police building";
    Phone = "Telefon" | "Phone";
    Video = "Video" | "Video";
    Messenger = "Messenger" | "Messenger";
} }

labels! { SessionKind {
    ConsentTalk = "Aufklärungsgespräch" | "Consent talk";
    Screening2 = "Zweite Risikoeinschätzung" | "Second screening";
    Single = "Einzelkontakt" | "Single";
    Family = "Familie" | "Family";
    GuardianOnly = "Nur Bezugspersonen" | "Guardians only";
    Group = "Gruppentermin" | "Group";
    SchoolTalk = "Gespräch mit der Schule" | "Talk with the school";
    YouthOfficeTalk = "Gespräch mit dem Jugendamt" | "Talk with the youth office";
    CaseConference = "Fallkonferenz" | "Case conference";
    Crisis = "Krise" | "Crisis";
    Closing = "Abschlussgespräch" | "Closing talk";
} }

labels! { Attended {
    Yes = "Hat stattgefunden" | "Took place";
    NoShowExcused = "Entschuldigt nicht erschienen" | "Did not come, excused";
    NoShowUnexcused = "Nicht erschienen" | "Did not come";
    CancelledByUs = "Von uns abgesagt" | "Cancelled by us";
} }

labels! { Present {
    Youth = "Jugendliche/r" | "Young person";
    Mother = "Mutter" | "Mother";
    Father = "Vater" | "Father";
    GuardianOther = "Andere Bezugsperson" | "Another guardian";
    Sibling = "Geschwister" | "Sibling";
    Peer = "Gleichaltrige" | "Peer";
    Teacher = "Schule" | "School";
    YouthOffice = "Jugendamt" | "Youth office";
    MeasureProvider = "Träger einer Maßnahme" | "Provider of a measure";
    Interpreter = "Sprachmittler/in" | "Interpreter";
    Police = "Polizei" | "Police";
    Other = "Andere" | "Others";
} }

labels! { TopicTag {
    Family = "Familie" | "Family";
    Parenting = "Erziehung" | "Parenting";
    School = "Schule" | "School";
    Work = "Arbeit und Ausbildung" | "Work and training";
    Friends = "Freundeskreis" | "Friends";
    Leisure = "Freizeit und Sport" | "Leisure and sport";
    Conflict = "Konflikte und Gewalt" | "Conflicts and violence";
    OwnActions = "Umgang mit der Tat" | "Dealing with the offence";
    Authorities = "Ämter und Termine" | "Authorities";
    MoneyHousing = "Geld und Wohnen" | "Money and housing";
    Media = "Medien und Handy" | "Media and phone";
    DailyStructure = "Tagesablauf" | "Daily structure";
    SelfControl = "Gefühle und Selbstkontrolle" | "Feelings and self-control";
    Goals = "Ziele und Zukunft" | "Goals and future";
    Measure = "Maßnahme" | "Measure";
} }

labels! { LegalGround {
    ChildProtection = "Kinderschutz (§ 8a SGB VIII)" | "Child protection (§ 8a SGB VIII)";
} }
