//! Teaches the database our own kinds of value: codes as text, typed ids as UUIDs, the case code as text,
//! small sets of codes as one text.
//!
//! A code the program does not know is an error when the row is read, never a silent default; the message
//! names the list, not the text.

use sea_orm::sea_query::{ArrayType, ColumnType, Nullable, Value, ValueType, ValueTypeErr};
use sea_orm::{ActiveValue, ColIdx, DbErr, IntoActiveValue, QueryResult, TryFromU64, TryGetError, TryGetable};
use uuid::Uuid;

use crate::domain::case_code::CaseCode;
use crate::domain::code::{Code, join_codes, split_codes};
use crate::domain::id::Id;
use crate::domain::{
    access, closing, consent, contact_attempt, custody, draft, enrolment, figure, form_text, guardian, interpreter,
    language_code, message, network, participant, purpose, referral, release, retention, review, session, signatory,
    site,
};

/// Stores a type of ours as one the database knows: `$to` makes the stored value, `$from` reads it back
/// (`None`: not one of ours).
macro_rules! stored_as {
    ($stored:ty, $name:expr, $to:expr, $from:expr, [$($generic:tt)*], $type:ty) => {
        impl<$($generic)*> From<$type> for Value {
            fn from(value: $type) -> Self {
                let to: fn($type) -> $stored = $to;
                to(value).into()
            }
        }

        impl<$($generic)*> TryGetable for $type {
            fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
                let from: fn($stored) -> Option<$type> = $from;
                from(<$stored>::try_get_by(row, index)?).ok_or_else(|| TryGetError::DbErr(DbErr::Type(format!("unknown {}", $name))))
            }
        }

        impl<$($generic)*> ValueType for $type {
            fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
                let from: fn($stored) -> Option<$type> = $from;
                from(<$stored as ValueType>::try_from(value)?).ok_or(ValueTypeErr)
            }

            fn type_name() -> String {
                $name.to_owned()
            }

            fn array_type() -> ArrayType {
                <$stored as ValueType>::array_type()
            }

            fn column_type() -> ColumnType {
                <$stored as ValueType>::column_type()
            }
        }

        impl<$($generic)*> Nullable for $type {
            fn null() -> Value {
                <$stored as Nullable>::null()
            }
        }

        impl<$($generic)*> IntoActiveValue<$type> for $type {
            fn into_active_value(self) -> ActiveValue<$type> {
                ActiveValue::Set(self)
            }
        }
    };
}

macro_rules! code_columns {
    ($($type:ty),+ $(,)?) => { $(
        stored_as!(String, <$type as Code>::NAME, |code| code.code().to_owned(), |text| <$type>::from_code(&text), [], $type);
    )+ };
}

code_columns!(
    access::Role,
    closing::ClosingWaiver,
    closing::Handover,
    consent::Direction,
    consent::Proof,
    consent::WithdrawalChannel,
    contact_attempt::AttemptResult,
    contact_attempt::Channel,
    custody::Custody,
    custody::CustodyProof,
    draft::FormKind,
    figure::AgeBand,
    form_text::TextOrigin,
    enrolment::extension::ExtensionReason,
    enrolment::extension::PauseReason,
    enrolment::machine::Move,
    enrolment::EndKind,
    enrolment::EndReason,
    enrolment::Screening2Result,
    enrolment::Status,
    enrolment::Strand,
    guardian::Relation,
    interpreter::JobStatus,
    interpreter::Level,
    interpreter::Mode,
    language_code::LanguageCode,
    message::Language,
    network::NetworkKind,
    participant::ForeignOrigin,
    participant::LanguageLevel,
    participant::LanguageUse,
    participant::SchoolType,
    participant::Sex,
    participant::YesNoUnknown,
    purpose::Purpose,
    referral::ReferralOutcome,
    referral::ReferralSource,
    referral::Screening1Result,
    referral::Threshold,
    referral::ThresholdNote,
    review::ConsentCheck,
    review::ReviewDecision,
    review::ReviewParticipant,
    release::ReleaseKind,
    release::ReleaseState,
    release::RequestState,
    retention::NotStarted,
    retention::RetentionClass,
    session::Attended,
    session::LegalGround,
    session::Place,
    session::SessionKind,
    signatory::Decision,
    signatory::Insight,
    signatory::SignatoryRole,
    site::Region,
);

stored_as!(Uuid, "Id", |id| id.uuid(), |uuid| Some(Id::from_uuid(uuid)), [T], Id<T>);
stored_as!(String, "CaseCode", |code| code.compact(), |text| text.parse().ok(), [], CaseCode);

/// A small set of codes in one text column, joined by commas: `youth,mother`. Keeps the order it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeList<C: Code>(pub Vec<C>);

stored_as!(String, C::NAME, |list| join_codes(&list.0), |text| split_codes(&text).map(CodeList), [C: Code], CodeList<C>);

impl<C: Code> From<Vec<C>> for CodeList<C> {
    fn from(codes: Vec<C>) -> Self {
        Self(codes)
    }
}

impl<C: Code> std::ops::Deref for CodeList<C> {
    type Target = [C];

    fn deref(&self) -> &[C] {
        &self.0
    }
}

/// No id of ours is counted up by the database.
impl<T> TryFromU64 for Id<T> {
    fn try_from_u64(_: u64) -> Result<Self, DbErr> {
        Err(DbErr::ConvertFromU64("Id"))
    }
}

#[cfg(test)]
mod tests {
    use super::{CodeList, Id, Value, ValueType};
    use crate::domain::session::Present;

    enum Thing {}

    #[test]
    fn a_list_of_codes_is_one_text() {
        let list = CodeList(vec![Present::ALL[0], Present::ALL[1]]);
        let value = Value::from(list.clone());
        assert_eq!(value, Value::from(format!("{},{}", Present::ALL[0], Present::ALL[1])));
        assert_eq!(<CodeList<Present> as ValueType>::try_from(value).ok(), Some(list));
        assert!(<CodeList<Present> as ValueType>::try_from("nobody we know".into()).is_err());
    }

    #[test]
    fn an_id_is_a_uuid() {
        let uuid = uuid::Uuid::from_u128(7);
        assert_eq!(Value::from(Id::<Thing>::from_uuid(uuid)), Value::from(uuid));
    }
}
