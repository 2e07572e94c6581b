//! Words for consents, their signatories and their states.

use super::labels;
use crate::domain::consent::{ConsentState, Direction, Proof, WithdrawalChannel};
use crate::domain::purpose::Purpose;
use crate::domain::signatory::{Decision, Insight, SignatoryRole};
use crate::domain::view::consent::{Attention, Consequence, Why};

labels! { Purpose {
    ContactHandover = "1. Einverständniserklärung: Weitergabe der Kontaktdaten" | "First declaration: handing over the contact data";
    Participation = "Einverständniserklärung: Teilnahme und Fallakte" | "Declaration of consent: taking part and case record";
    YouthOffice = "Schweigepflichtentbindung: Jugendamt" | "Release from secrecy: youth office";
    School = "2. Einverständniserklärung: Schule" | "Second declaration: school";
    PoliceStatus = "Einwilligung: Statuszeile für die Polizei" | "Consent: status line for the police";
    Interpreter = "Schweigepflichtentbindung: Sprachmittlung" | "Release from secrecy: interpreting";
    MeasureProvider = "Schweigepflichtentbindung: Träger einer Maßnahme" | "Release from secrecy: provider of a measure";
    SpecialCategory = "Einwilligung: besonders geschützte Angaben" | "Consent: specially protected data";
    FollowUpContact = "Einwilligung: Kontakt nach dem Ende" | "Consent: contact after the end";
    ResearchPseudonymous = "Einwilligung: Forschung mit pseudonymen Daten" | "Consent: research with pseudonymous data";
    OffenceCounts = "Einwilligung: Deliktzahlen der Polizei" | "Consent: offence counts from the police";
    Media = "Einwilligung: Bild und Ton" | "Consent: pictures and sound";
} }

labels! { ConsentState {
    Draft = "Begonnen" | "Begun";
    Informed = "Aufgeklärt" | "Informed";
    PartiallySigned = "Unterschriften fehlen" | "Signatures missing";
    Valid = "Gültig" | "Valid";
    Refused = "Verweigert" | "Refused";
    Withdrawn = "Widerrufen" | "Withdrawn";
    Expired = "Abgelaufen" | "Expired";
    ReviewNeeded = "Erneut zu prüfen" | "Review needed";
    Superseded = "Durch neue Fassung ersetzt" | "Superseded";
    Void = "Unwirksam" | "Void";
} }

labels! { Proof {
    PaperLocation = "Papier, Ablageort notiert" | "Paper, place noted";
    PaperScan = "Papier, eingescannt" | "Paper, scanned";
    ElectronicSignature = "Auf dem Gerät unterschrieben" | "Signed on the device";
} }

labels! { Direction {
    To = "Wir dürfen der Stelle etwas sagen" | "We may tell the institution";
    From = "Die Stelle darf uns etwas sagen" | "The institution may tell us";
    Both = "Beides" | "Both";
} }

labels! { Attention {
    Withdrawal = "Widerruf bearbeiten" | "Handle the withdrawal";
    Review = "Muss erneuert werden" | "Has to be renewed";
    Signature = "Eine Unterschrift fehlt" | "A signature is missing";
    LapsesIn7 = "Endet in den nächsten 7 Tagen" | "Ends within 7 days";
    Expired = "Ist abgelaufen" | "Has run out";
    Scan = "Foto bestätigen lassen" | "Have the photograph confirmed";
    LapsesIn30 = "Endet in den nächsten 30 Tagen" | "Ends within 30 days";
    LapsesIn90 = "Endet in den nächsten 90 Tagen" | "Ends within 90 days";
} }

labels! { WithdrawalChannel {
    InPerson = "Im Gespräch" | "In a talk";
    Phone = "Telefonisch" | "By phone";
    Letter = "Per Brief" | "By letter";
    Message = "Per Messenger oder E-Mail" | "By messenger or e-mail";
    Representative = "Durch eine Vertretung" | "Through a representative";
} }

labels! { SignatoryRole {
    CustodyHolder = "Personensorgeberechtigte/r" | "Custody holder";
    Youth = "Jugendliche/r" | "Young person";
    Assent = "Zustimmung des Kindes" | "Assent of the child";
} }

labels! { Decision {
    Signed = "Unterschrieben" | "Signed";
    Refused = "Verweigert" | "Refused";
    Pending = "Noch offen" | "Pending";
    ReplacedByCourt = "Durch das Gericht ersetzt" | "Replaced by the court";
    NotRequired = "Nicht erforderlich" | "Not required";
} }

labels! { Insight {
    NotApplicable = "Nicht zu beurteilen" | "Does not apply";
    Sufficient = "Einsichtsfähigkeit ausreichend" | "Understanding sufficient";
    NotSufficient = "Einsichtsfähigkeit nicht ausreichend" | "Understanding not sufficient";
} }

labels! { Why {
    JointCustody = "gemeinsame Sorge: beide Eltern unterschreiben" | "joint custody: both parents sign";
    SoleCustody = "alleinige Sorge: diese Unterschrift genügt für die Eltern" | "sole custody: this signature is enough for the parents";
    PartialCustody = "Teile der Sorge: die Unterschrift wird gebraucht" | "parts of custody: the signature is needed";
    FromFourteen = "ab 14 Jahren unterschreibt der junge Mensch selbst mit" | "from the age of 14 the young person signs too";
    GrownUp = "ab 18 Jahren unterschreibt der junge Mensch allein" | "from the age of 18 the young person signs alone";
    Assent = "unter 14 Jahren: wird gefragt, unterschreibt aber nicht" | "under 14: is asked, but does not sign";
} }

labels! { Consequence {
    EndsTakingPart = "Die Teilnahme endet sofort. Neue Kontakte können nicht mehr eingetragen werden." | "Taking part ends at once. New sessions cannot be recorded any more.";
    EndsContact = "Die Fachkräfte sprechen die Familie nicht mehr an. Der Fallvorschlag ist damit beendet." | "The social workers do not approach the family any more. The referral ends with this.";
    LocksRecord = "Die Fallakte wird gesperrt: Kontakte und Notizen sind nicht mehr zu sehen." | "The case record is locked: sessions and notes can no longer be seen.";
    ClosesPurpose = "Was diese Erklärung erlaubt hat, ist ab sofort nicht mehr erlaubt." | "What this declaration allowed is no longer allowed from now on.";
    TakingPartGoesOn = "Die Teilnahme geht unverändert weiter." | "Taking part goes on unchanged.";
    LawfulBefore = "Was bis jetzt geschehen ist, war erlaubt und bleibt es." | "What has happened so far was allowed and stays so.";
    TasksFollow = "Das Team muss alle informieren, die aufgrund der Erklärung etwas erfahren haben: innerhalb eines Arbeitstags beginnen, in fünf Arbeitstagen fertig sein." | "The team has to inform everybody who learned something because of the declaration: start within one working day, finish within five.";
} }
