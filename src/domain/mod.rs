//! The programme's nouns and rules, pure: time and randomness are arguments, nothing here reads a clock, a file or a database.
//!
//! # Glossary (English name in code, German word on the screen; sources in `docs/domain.md`)
//!
//! - **site** (Standort): one district police authority together with the youth welfare provider that works for it.
//! - **user** (Benutzerkonto): a person who signs in; what they may do follows from their role grants.
//! - **role grant** (Rollenzuweisung): one role, at one site or everywhere, from a day until a day.
//! - **participant** (Teilnehmende/r): the young person; shown by case code and initials, the identity lives apart.
//! - **case code** (Fallkennung): six random symbols and a check symbol that stand for the young person.
//! - **guardian** (Bezugsperson): an adult around the young person, with or without custody.
//! - **custody holder** (Personensorgeberechtigte/r): a guardian whose agreement the law asks for.
//! - **referral** (Fallvorschlag): the police suggest a young person; one deed makes identity, referral and enrolment.
//! - **contact attempt** (Kontaktversuch): a short note that the team tried to reach the family.
//! - **enrolment** (Teilnahme): one period of taking part, from the referral to its end.
//! - **purpose** (Zweck): what a consent opens, and nothing else.
//! - **consent** (Einverständniserklärung, Einwilligung, Schweigepflichtentbindung): the signed agreement to one purpose.
//! - **signatory** (unterzeichnende Person): somebody whose decision a consent needs or records.
//! - **session** (Kontakt, Termin): one meeting or talk with the young person, the family or others about them.
//! - **interpreter** (Sprachmittler/in): a language mediator, known to the team by a code name.
//! - **interpreter job** (Einsatz): one use of an interpreter: language, level, mode, minutes.
//! - **draft** (Entwurf): what somebody typed into a form and has not saved yet.
//! - **form** (Formular): the texts a page posts; `check` turns them into typed values or field errors.
//! - **release** (Herausgabe): a file that left the house, entered in the register.
//! - **retention class** (Löschklasse): one kind of data with one start event and one period.
//! - **period** (Zeitraum): a calendar quarter or year in Berlin time.
//! - **indicator** (Kennzahl): a figure with a fixed definition.
//! - **outage** (Störung): why the house cannot be used for the moment.
//! - **cohort** (Kohorte): a frozen set of closed cases for research.

pub mod access;
pub mod case_code;
pub mod chart;
pub mod closing;
pub mod code;
pub mod cohort;
pub mod column;
pub mod consent;
pub mod contact_attempt;
pub mod custody;
pub mod disclosure;
pub mod draft;
pub mod enrolment;
pub mod error;
pub mod fact;
pub mod figure;
pub mod form;
pub mod form_text;
pub mod guardian;
pub mod id;
pub mod indicator;
pub mod interpreter;
pub mod language_code;
pub mod message;
pub mod network;
pub mod outage;
pub mod participant;
pub mod period;
pub mod purpose;
pub mod referral;
pub mod release;
pub mod retention;
pub mod review;
pub mod session;
pub mod signatory;
pub mod site;
pub mod text;
pub mod user;
pub mod view;
