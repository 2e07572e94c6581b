//! The sentences for field errors: what is wrong and how to put it right. Never a typed value.

use super::label::labels;
use crate::domain::error::ErrorCode;

labels! { ErrorCode {
    Required = "Bitte machen Sie hier eine Angabe." | "Please enter or choose something.";
    TooLong = "Der Text ist zu lang. Bitte kürzen Sie ihn." | "The text is too long. Please shorten it.";
    TooShort = "Der Text ist zu kurz. Bitte schreiben Sie etwas mehr." | "The text is too short. Please write a little more.";
    BadCharacter = "Der Text enthält ein unsichtbares Steuerzeichen. Bitte tippen Sie die Stelle neu." | "The text contains an invisible control character. Please type that part again.";
    NotAChoice = "Diese Auswahl gibt es nicht. Bitte wählen Sie eine der angebotenen Möglichkeiten." | "This choice does not exist. Please choose one of those offered.";
    TooMany = "Das sind zu viele Angaben. Bitte nehmen Sie einige heraus." | "These are too many choices. Please remove some.";
    NotANumber = "Bitte geben Sie eine ganze Zahl ein, zum Beispiel 45." | "Please enter a whole number, for example 45.";
    OutOfRange = "Die Zahl liegt außerhalb des möglichen Bereichs. Bitte prüfen Sie sie." | "The number is outside the possible range. Please check it.";
    NotADate = "Dieses Datum gibt es nicht. Bitte geben Sie Tag, Monat und Jahr ein, zum Beispiel 27 3 2026." | "This date does not exist. Please enter day, month and year, for example 27 3 2026.";
    NotATime = "Diese Uhrzeit gibt es nicht. Bitte schreiben Sie sie so: 14:05." | "This time does not exist. Please write it like this: 14:05.";
    InFuture = "Das Datum liegt in der Zukunft. Bitte geben Sie heute oder einen früheren Tag ein." | "The date is in the future. Please enter today or an earlier day.";
    TimeInFuture = "Die Uhrzeit liegt in der Zukunft. Bitte prüfen Sie Tag und Beginn." | "The time is in the future. Please check day and beginning.";
    TooLate = "Das Datum liegt zu weit in der Zukunft. Bitte geben Sie einen früheren Tag ein." | "The date is too far in the future. Please enter an earlier day.";
    Before1900 = "Das Datum liegt zu weit zurück. Bitte prüfen Sie das Jahr." | "The date is too long ago. Please check the year.";
    BeforeStart = "Das Datum liegt vor dem Beginn. Bitte geben Sie einen späteren Tag ein." | "The date is before the beginning. Please enter a later day.";
    BeforeOther = "Das Datum liegt vor dem Datum, auf das es folgen muss. Bitte prüfen Sie beide." | "The date is before the one it has to follow. Please check both.";
    AfterEnd = "Das Datum liegt nach dem Ende der Teilnahme. Bitte geben Sie einen früheren Tag ein." | "The date is after the participation ended. Please enter an earlier day.";
    NotAnEmail = "Das ist keine E-Mail-Adresse. Bitte schreiben Sie sie so: name@beispiel.de." | "This is not an e-mail address. Please write it like this: name@example.org.";
    NotAUserName = "Bitte verwenden Sie nur kleine Buchstaben, Ziffern, Punkt und Bindestrich." | "Please use only small letters, digits, dot and hyphen.";
    NotTheSame = "Die beiden Eingaben stimmen nicht überein. Bitte geben Sie beide noch einmal ein." | "The two entries differ. Please enter both again.";
    TooCommon = "Dieses Passwort ist leicht zu erraten. Bitte wählen Sie ein anderes, zum Beispiel vier Wörter, die nicht zusammengehören." | "This password is easy to guess. Please choose another one, for example four words that do not belong together.";
    NotAnId = "Das Formular ist unvollständig angekommen. Bitte laden Sie die Seite neu und senden Sie es noch einmal." | "The form arrived incomplete. Please load the page again and send it once more.";
    AlreadyTaken = "Das ist schon vergeben. Bitte wählen Sie etwas anderes." | "This is already taken. Please choose something else.";
    AgeOutside = "Das Alter liegt außerhalb des Programms (8 bis 17 Jahre). Bitte prüfen Sie das Datum oder begründen Sie die Ausnahme." | "The age is outside the programme (8 to 17 years). Please check the date or give a reason for the exception.";
    ReasonRequired = "Bitte nennen Sie den Grund." | "Please give the reason.";
    ParticipationConsentMissing = "An diesem Tag lag keine gültige Einverständniserklärung zur Teilnahme vor. Bitte tragen Sie zuerst die Einverständniserklärung ein oder wählen Sie „Aufklärungsgespräch“." | "No consent to take part was valid on that day. Please record the consent first or choose “Consent talk”.";
    ContactConsentMissing = "An diesem Tag lag die 1. Einverständniserklärung nicht vor. Bitte tragen Sie sie zuerst ein oder halten Sie den Besuch als Kontaktversuch fest." | "The first declaration was not valid on that day. Please record it first or enter the visit as a contact attempt.";
    PurposeConsentMissing = "Für eine der beteiligten Stellen fehlt die Schweigepflichtentbindung. Bitte wählen Sie „anonym gesprochen“ oder nennen Sie die Rechtsgrundlage." | "The release from secrecy for one of the institutions is missing. Please choose “talked anonymously” or give the legal ground.";
    WrongSignIn = "Benutzername oder Passwort stimmen nicht. Bitte prüfen Sie beides und versuchen Sie es noch einmal." | "User name or password is wrong. Please check both and try again.";
    Throttled = "Das waren zu viele Versuche. Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal." | "Too many tries. Please wait a minute and try again.";
    TooManyWords = "Der Text ist zu lang. Bitte höchstens 80 Wörter." | "The text is too long. Please use at most 80 words.";
    FrameIncomplete = "Bitte schreiben Sie sechs Zeilen und darin die Platzhalter {contact} und {phone}." | "Please write six lines with the placeholders {contact} and {phone} in them.";
    InThePast = "Dieser Tag ist vorbei. Bitte heute oder einen späteren Tag angeben." | "This day is over. Please enter today or a later day.";
    Unchanged = "Der Text ist derselbe wie bisher. Bitte ändern Sie ihn oder brechen Sie ab." | "The text is the same as before. Please change it or cancel.";
    TextNotApproved = "Dieser Text ist nicht freigegeben und darf nicht unterschrieben werden. Bitte wählen Sie einen anderen." | "This text has not been approved and must not be signed. Please choose another one.";
    InterpreterLanguage = "Diese Person spricht die Sprache der Erklärung nicht. Bitte wählen Sie eine andere Person oder eine andere Sprache." | "This person does not speak the language of the explanation. Please choose another person or another language.";
    InterpreterConsentMissing = "Für die Sprachmittlung fehlt die Schweigepflichtentbindung. Bitte tragen Sie sie zuerst ein." | "The release from secrecy for the interpreter is missing. Please record it first.";
    OralAgreementMissing = "Bitte bestätigen Sie, dass die Familie mit der Sprachmittlung einverstanden ist." | "Please confirm that the family agrees to the interpreter.";
    ConfidentialityExpired = "Die Verschwiegenheitserklärung der Sprachmittlerin oder des Sprachmittlers war an diesem Tag nicht gültig. Bitte lassen Sie sie erneuern oder wählen Sie eine andere Person." | "The interpreter's confidentiality declaration was not valid on that day. Please have it renewed or choose another person.";
    ChildInterpreting = "Kinder sollen nicht dolmetschen. Bitte wählen Sie eine andere Person oder bestätigen Sie die Ausnahme." | "Children should not interpret. Please choose another person or confirm the exception.";
    LevelTooLow = "Für eine Einverständniserklärung braucht es eine Sprachmittlung der Stufe SIM oder eine beeidigte Person. Bitte wählen Sie eine passende Sprachmittlung." | "A declaration of consent needs an interpreter of level SIM or a sworn one. Please choose a suitable interpreter.";
    CustodyUnknown = "Das Sorgerecht ist noch nicht geklärt. Bitte klären Sie es zuerst und tragen Sie es bei den Bezugspersonen ein." | "Custody is not clarified yet. Please clarify it first and record it with the guardians.";
    SignatoryMissing = "Hier fehlt eine Unterschrift oder der Nachweis. Bitte tragen Sie die Entscheidung mit Datum ein." | "A signature or its proof is missing. Please enter the decision with its date.";
    OtherHolderMissing = "Das Sorgerecht ist geteilt, eingetragen ist aber nur eine Person. Bitte tragen Sie die zweite Person bei den Bezugspersonen ein." | "Custody is shared, but only one person is recorded. Please add the second person to the guardians.";
    NoCustodyHolder = "Es ist niemand mit Sorgerecht eingetragen. Bitte ergänzen Sie die Bezugspersonen." | "Nobody with custody is recorded. Please complete the guardians.";
    CustodyContradiction = "Die Angaben zum Sorgerecht widersprechen sich: Alleiniges Sorgerecht hat nur eine Person. Bitte prüfen Sie die Bezugspersonen." | "The entries on custody contradict each other: only one person can have sole custody. Please check the guardians.";
    MayNotWithdraw = "Diese Person kann die Erklärung nicht widerrufen. Bitte wählen Sie eine personensorgeberechtigte Person oder den jungen Menschen ab 14 Jahren." | "This person cannot withdraw the declaration. Please choose a custody holder or the young person from the age of 14.";
    NotASignatory = "Diese Person muss hier nicht unterschreiben. Bitte wählen Sie eine der genannten Personen." | "This person does not have to sign here. Please choose one of the people named.";
    WrongStatus = "Der Stand der Teilnahme erlaubt das nicht. Bitte prüfen Sie die Fallseite." | "The state of the participation does not allow this. Please check the case page.";
    DoesNotFit = "Diese Angabe passt nicht zu einer anderen Angabe in diesem Formular. Bitte prüfen Sie beide." | "This does not fit another entry of this form. Please check both.";
} }
