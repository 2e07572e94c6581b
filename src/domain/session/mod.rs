//! The session (Kontakt, Termin): one meeting or talk. Its rules are in [`rules`], who may read its note in [`note`].

use super::code::codes;
use super::id::Id;

pub mod defaults;
pub mod late;
pub mod note;
pub mod rules;

/// Marker of [`SessionId`].
pub enum Session {}

/// The identifier of a session; made by the page, so that a second save is the same record.
pub type SessionId = Id<Session>;

/// Shortest and longest session, in minutes.
pub const MINUTES: std::ops::RangeInclusive<u16> = 5..=600;
/// Longest way there and back, in minutes.
pub const TRAVEL_MINUTES: std::ops::RangeInclusive<u16> = 0..=600;
/// Longest note, in characters.
pub const NOTE_MAX: usize = 2000;
/// Longest next step, in characters.
pub const NEXT_STEP_MAX: usize = 200;
/// Most topic tags of one session.
pub const TOPIC_TAGS_MAX: usize = 5;

codes! {
    /// Where it took place.
    pub enum Place {
        /// At the family's home.
        Home = "home",
        /// In the office.
        Office = "office",
        /// At school.
        School = "school",
        /// Outdoors.
        Outdoors = "outdoors",
        /// At a provider.
        Provider = "provider",
        /// In the police building.
        PoliceBuilding = "police_building",
        /// By phone.
        Phone = "phone",
        /// By video.
        Video = "video",
        /// By messenger.
        Messenger = "messenger",
    }
}

codes! {
    /// What kind of session it was.
    pub enum SessionKind {
        /// Talk about consent.
        ConsentTalk = "consent_talk",
        /// Second risk screening.
        Screening2 = "screening2",
        /// With the young person alone.
        Single = "single",
        /// With the family.
        Family = "family",
        /// With the guardians only.
        GuardianOnly = "guardian_only",
        /// In a group.
        Group = "group",
        /// Talk at school.
        SchoolTalk = "school_talk",
        /// Talk at the youth office.
        YouthOfficeTalk = "youth_office_talk",
        /// Case conference.
        CaseConference = "case_conference",
        /// Crisis.
        Crisis = "crisis",
        /// Closing talk.
        Closing = "closing",
    }
}

impl SessionKind {
    /// BR-01: kinds that may take place before PARTICIPATION is valid.
    #[must_use]
    pub const fn before_participation(self) -> bool {
        matches!(self, Self::ConsentTalk | Self::Screening2)
    }
}

codes! {
    /// Whether it took place.
    pub enum Attended {
        /// It took place.
        Yes = "yes",
        /// Did not come, excused.
        NoShowExcused = "no_show_excused",
        /// Did not come (nicht erschienen).
        NoShowUnexcused = "no_show_unexcused",
        /// Cancelled by us.
        CancelledByUs = "cancelled_by_us",
    }
}

codes! {
    /// Who was present.
    pub enum Present {
        /// The young person.
        Youth = "youth",
        /// The mother.
        Mother = "mother",
        /// The father.
        Father = "father",
        /// Another guardian.
        GuardianOther = "guardian_other",
        /// A sibling.
        Sibling = "sibling",
        /// Somebody of the same age.
        Peer = "peer",
        /// A teacher.
        Teacher = "teacher",
        /// The youth office.
        YouthOffice = "youth_office",
        /// A provider of a measure.
        MeasureProvider = "measure_provider",
        /// An interpreter.
        Interpreter = "interpreter",
        /// The police.
        Police = "police",
        /// Somebody else.
        Other = "other",
    }
}

codes! {
    /// What was talked about; at most five.
    pub enum TopicTag {
        /// Family.
        Family = "family",
        /// Parenting.
        Parenting = "parenting",
        /// School attendance and learning.
        School = "school",
        /// Work and training.
        Work = "work",
        /// Friends and peer group.
        Friends = "friends",
        /// Leisure and sport.
        Leisure = "leisure",
        /// Conflicts and violence.
        Conflict = "conflict",
        /// Dealing with one's own offence.
        OwnActions = "own_actions",
        /// Dealing with authorities.
        Authorities = "authorities",
        /// Money and housing.
        MoneyHousing = "money_housing",
        /// Media and phone.
        Media = "media",
        /// Daily structure.
        DailyStructure = "daily_structure",
        /// Feelings and self-control.
        SelfControl = "self_control",
        /// Goals and future.
        Goals = "goals",
        /// Measure and its course.
        Measure = "measure",
    }
}

codes! {
    /// Legal ground for talking with an institution without a consent (BR-02).
    pub enum LegalGround {
        /// Child protection, § 8a SGB VIII.
        ChildProtection = "s8a",
    }
}
