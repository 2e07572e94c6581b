//! Who and where: the seven sites of the recipe, invented names, accounts. No real person is meant.

use crate::domain::access::Role;
use crate::domain::language_code::LanguageCode;
use crate::domain::site::Region;

/// One site of the demo: name, police authority code, provider, region, active cases, social workers.
pub struct SitePlan {
    /// Town.
    pub name: &'static str,
    /// Code of the district police authority (invented form).
    pub kpb: &'static str,
    /// Youth welfare provider (invented).
    pub provider: &'static str,
    /// Regierungsbezirk.
    pub region: Region,
    /// Enrolments in progress.
    pub active: usize,
    /// Social workers.
    pub workers: usize,
}

const fn site(
    name: &'static str,
    kpb: &'static str,
    provider: &'static str,
    region: Region,
    active: usize,
    workers: usize,
) -> SitePlan {
    SitePlan { name, kpb, provider, region, active, workers }
}

/// The Ruhr seven (domain.md 2.7).
pub const SITES: [SitePlan; 7] = [
    site("Duisburg", "KPB-DU", "Jugendhilfe Rheinbogen e. V. (Demo)", Region::Duesseldorf, 40, 4),
    site("Essen", "KPB-E", "Jugendwerk Zollbrücke (Demo)", Region::Duesseldorf, 25, 2),
    site("Dortmund", "KPB-DO", "Verbund Nordlicht gGmbH (Demo)", Region::Arnsberg, 25, 2),
    site("Gelsenkirchen", "KPB-GE", "Sozialwerk Emscher (Demo)", Region::Muenster, 18, 2),
    site("Bochum", "KPB-BO", "Jugendhilfe Ruhrhöhe (Demo)", Region::Arnsberg, 16, 2),
    site("Recklinghausen", "KPB-RE", "Netzwerk Vest (Demo)", Region::Muenster, 16, 2),
    site("Oberhausen", "KPB-OB", "Haus Sterkrade (Demo)", Region::Duesseldorf, 12, 2),
];

/// One demo account per role: user name, role, name on the screen.
pub const ACCOUNTS: [(&str, Role, &str); 9] = [
    ("pfk", Role::SocialWorker, "Svenja Kessler (Demo)"),
    ("leitung", Role::TeamLead, "Holger Brandt (Demo)"),
    ("sprachmittlung", Role::Interpreter, "Rana Haddad (Demo)"),
    ("polizei", Role::PoliceLiaison, "Jens Albers (Demo)"),
    ("koordination", Role::Coordinator, "Dr. Miriam Vogt (Demo)"),
    ("forschung", Role::Researcher, "Prof. Ute Lindner (Demo)"),
    ("datenschutz", Role::PrivacyCoordinator, "Tobias Rehm (Demo)"),
    ("beauftragte", Role::PrivacyOfficer, "Karin Stolz (Demo)"),
    ("admin", Role::Admin, "Oliver Senf (Demo)"),
];

/// The password of every demo account; demo accounts are refused anywhere but on this machine.
pub const PASSWORD: &str = "Leitplanke-Demo-1";

/// Languages spoken at home where German is not the main one, with weights.
pub const LANGUAGES: [(LanguageCode, i64); 10] = [
    (LanguageCode::Arabic, 30),
    (LanguageCode::Turkish, 22),
    (LanguageCode::Kurmanji, 10),
    (LanguageCode::Romanian, 8),
    (LanguageCode::Bulgarian, 7),
    (LanguageCode::Albanian, 6),
    (LanguageCode::Dari, 5),
    (LanguageCode::Ukrainian, 4),
    (LanguageCode::Polish, 4),
    (LanguageCode::Sorani, 4),
];

/// Given names of boys.
pub const BOYS: [&str; 28] = [
    "Emir", "Luca", "Jonas", "Malik", "Can", "Dennis", "Yusuf", "Leon", "Finn", "Ilir", "Darius", "Stefan", "Bilal",
    "Marvin", "Kerem", "Noah", "Tarek", "Pawel", "Elias", "Rojhat", "Andrei", "Tim", "Hamza", "Justin", "Ömer", "Ali",
    "Maxim", "Jannis",
];
/// Given names of girls.
pub const GIRLS: [&str; 12] =
    ["Leyla", "Mia", "Sara", "Elif", "Chiara", "Nour", "Lara", "Ioana", "Zoe", "Şirin", "Hanna", "Dilara"];
/// Given names of adults, women first.
pub const MOTHERS: [&str; 12] = [
    "Sabine",
    "Fatma",
    "Nadia",
    "Monika",
    "Gülay",
    "Elena",
    "Amira",
    "Claudia",
    "Zeynep",
    "Katarzyna",
    "Anja",
    "Rukiye",
];
/// Given names of adults, men.
pub const FATHERS: [&str; 12] =
    ["Frank", "Mehmet", "Karim", "Thomas", "Hasan", "Viorel", "Samir", "Uwe", "Murat", "Marek", "Jörg", "Azad"];
/// Family names.
pub const FAMILIES: [&str; 32] = [
    "Aydın",
    "Becker",
    "Çelik",
    "Dietrich",
    "El-Amin",
    "Fuchs",
    "Gashi",
    "Haddad",
    "Ionescu",
    "Jansen",
    "Kowalski",
    "Lehmann",
    "Mansour",
    "Neumann",
    "Öztürk",
    "Petrow",
    "Qasim",
    "Richter",
    "Şahin",
    "Tahiri",
    "Uhlig",
    "Vasilev",
    "Winkler",
    "Yılmaz",
    "Zimmermann",
    "Müller",
    "Groß",
    "Barış",
    "Schäfer",
    "Dogan",
    "Krüger",
    "Nowak",
];
/// Invented streets.
pub const STREETS: [&str; 8] = [
    "Demostraße",
    "Musterallee",
    "Beispielweg",
    "Am Probierstein",
    "Testgasse",
    "Vorlagenring",
    "Platzhalterstraße",
    "Übungsweg",
];
