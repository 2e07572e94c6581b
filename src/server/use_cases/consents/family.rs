//! The family behind a case, with opened names: who decides, why, and under which key texts are sealed.

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};

use crate::domain::consent::required::{
    ALONE_FROM, CustodyGap, RequiredSignatory, SIGNS_FROM, Who, required_signatories,
};
use crate::domain::consent::{Direction, Recipient};
use crate::domain::custody::Custody;
use crate::domain::enrolment::{EnrolmentId, Status};
use crate::domain::guardian::GuardianId;
use crate::domain::participant::age_on;
use crate::domain::purpose::Purpose;
use crate::domain::signatory::{Decision, Insight, SignatoryRole};
use crate::domain::view::consent::{FormText, PersonLine, Why};
use crate::server::call::Call;
use crate::server::crypto::{DataKey, Place};
use crate::server::entity::{consent, consent_form_version, consent_signatory, enrolment, site};
use crate::server::fault::Fault;
use crate::server::people::{self, Adult, Identity};
use crate::server::scope::{CaseRows, OpenedCase};

use crate::server::use_cases::form_texts::shown;

use super::facts::{Record, Youth, of_enrolment, with_adults};

/// Everything a deed about consents needs to know about a case.
pub struct Family {
    /// Participant and enrolment.
    pub case: CaseRows,
    /// Who the young person is.
    pub identity: Identity,
    /// The adults.
    pub adults: Vec<Adult>,
    /// The participant's data key.
    pub key: DataKey,
    /// The site, whose contact stands on every sheet.
    pub site: site::Model,
}

impl Family {
    /// The case behind a code, inside the scope of the call's permission. Errors: `NotFound`.
    pub async fn load(call: &Call, code: &str) -> Result<Self, Fault> {
        let OpenedCase { rows: case, key, identity, site } = call.opened_case(code).await?;
        let adults = people::guardians(call.db(), &key, case.participant.id).await?;
        Ok(Self { case, identity, adults, key, site })
    }

    /// What about the young person decides on consents.
    pub fn youth(&self) -> Youth {
        Youth::of(&self.case.participant, self.identity.birth_date)
    }

    /// All consents of the enrolment.
    pub async fn records(&self, call: &Call) -> Result<Vec<Record>, Fault> {
        let adults = self.adults.iter().map(|adult| adult.row.clone()).collect();
        with_adults(call.db(), &self.case.enrolment, self.youth(), adults).await
    }

    /// The same, inside the transaction that is about to change them.
    pub async fn records_in(&self, db: &impl ConnectionTrait) -> Result<Vec<Record>, Fault> {
        of_enrolment(db, &self.case.enrolment, self.youth()).await
    }

    /// Completed years on a day.
    pub fn age(&self, day: NaiveDate) -> u32 {
        age_on(self.identity.birth_date, day).unwrap_or(0)
    }

    /// Custody of each adult, as the form's check wants it.
    pub fn custody(&self) -> Vec<(GuardianId, Custody)> {
        self.adults.iter().map(|adult| (adult.row.id, adult.row.custody)).collect()
    }

    /// Who has to decide on a day. Errors: custody is not clear.
    pub fn required(&self, day: NaiveDate, insight: Insight) -> Result<Vec<RequiredSignatory>, CustodyGap> {
        required_signatories(self.age(day), &self.custody(), insight)
    }

    /// The full name of somebody who decides.
    pub fn name_of(&self, who: Who) -> String {
        match who {
            Who::Youth => self.identity.full_name(),
            Who::Guardian(id) => self
                .adults
                .iter()
                .find(|adult| adult.row.id == id)
                .map(|adult| adult.full_name.clone())
                .unwrap_or_default(),
        }
    }

    /// A line of the computed list as a form shows it: nothing decided yet.
    pub fn person(&self, line: RequiredSignatory, day: NaiveDate) -> PersonLine {
        let adult = match line.who {
            Who::Guardian(id) => self.adults.iter().find(|adult| adult.row.id == id),
            Who::Youth => None,
        };
        PersonLine {
            guardian_id: guardian_text(line.who),
            name: self.name_of(line.who),
            relation: adult.map(|adult| adult.row.relation),
            why: self.why(line, adult.map(|adult| adult.row.custody), day),
            role: line.role,
            required: line.required,
            judged: line.role == SignatoryRole::Youth && (SIGNS_FROM..ALONE_FROM).contains(&self.age(day)),
            decision: Decision::Pending,
            decided_on: None,
            insight: Insight::NotApplicable,
            insight_reason: String::new(),
            court_reference: String::new(),
            attorney: String::new(),
            typed_name: String::new(),
            mark: None,
        }
    }

    /// A stored signatory as a page shows it.
    pub fn decided_person(&self, row: &consent_signatory::Model, day: NaiveDate) -> Result<PersonLine, Fault> {
        let who = super::facts::who(row);
        let at = |column| Place::new("consent_signatory", column, row.id.uuid());
        let line = RequiredSignatory { who, role: row.role, required: row.required };
        Ok(PersonLine {
            decision: row.decision,
            decided_on: row.decided_on,
            insight: row.insight,
            insight_reason: self.key.open_optional(at("insight_reason_ct"), row.insight_reason_ct.as_deref())?,
            court_reference: self.key.open_optional(at("court_reference_ct"), row.court_reference_ct.as_deref())?,
            attorney: self.key.open_optional(at("attorney_ct"), row.attorney_ct.as_deref())?,
            typed_name: self.key.open_optional(at("typed_name_ct"), row.typed_name_ct.as_deref())?,
            mark: row.mark_ct.as_ref().map(|_| row.id.to_string()),
            ..self.person(line, row.decided_on.unwrap_or(day))
        })
    }

    /// A wording with the site's contact filled in.
    pub fn text(&self, row: &consent_form_version::Model) -> FormText {
        shown(row, &self.site.contact_name, &self.site.contact_phone)
    }

    /// Whom a release from secrecy names, and who may tell whom.
    pub fn recipient(&self, row: &consent::Model) -> Result<Option<(Recipient, Direction)>, Fault> {
        recipient_of(&self.key, row)
    }

    /// Who signed the interpreter's note; empty without one.
    pub fn interpreter(&self, row: &consent::Model) -> Result<String, Fault> {
        let place = Place::new("consent", "interpreter_name_ct", row.id.uuid());
        self.key.open_optional(place, row.interpreter_name_ct.as_deref())
    }

    fn why(&self, line: RequiredSignatory, custody: Option<Custody>, day: NaiveDate) -> Why {
        match line.role {
            SignatoryRole::Assent => Why::Assent,
            SignatoryRole::Youth if self.age(day) >= ALONE_FROM => Why::GrownUp,
            SignatoryRole::Youth => Why::FromFourteen,
            SignatoryRole::CustodyHolder => match custody {
                Some(Custody::Sole) => Why::SoleCustody,
                Some(Custody::Partial) => Why::PartialCustody,
                _ => Why::JointCustody,
            },
        }
    }
}

/// Whom a release from secrecy names, opened with the young person's key.
pub fn recipient_of(key: &DataKey, row: &consent::Model) -> Result<Option<(Recipient, Direction)>, Fault> {
    let Some((sealed, direction)) = row.recipient_ct.as_deref().zip(row.direction) else { return Ok(None) };
    let opened = key.open(Place::new("consent", "recipient_ct", row.id.uuid()), sealed)?;
    let recipient = serde_json::from_str(&opened).map_err(|_| Fault::internal("a recipient that cannot be read"))?;
    Ok(Some((recipient, direction)))
}

/// How a form names somebody: the guardian's id, empty for the young person.
pub fn guardian_text(who: Who) -> String {
    match who {
        Who::Youth => String::new(),
        Who::Guardian(id) => id.to_string(),
    }
}

/// Whether a consent can be recorded in this state: any while the enrolment is open; afterwards asking again,
/// research, and opening the record again.
pub fn may_record(status: Status, purpose: Purpose) -> bool {
    let ended = matches!(status, Status::Completed | Status::EndedEarly | Status::Transferred | Status::FollowUp);
    let afterwards =
        matches!(purpose, Purpose::FollowUpContact | Purpose::ResearchPseudonymous | Purpose::Participation);
    status.is_open() || (ended && afterwards)
}

/// Locks the enrolment's row for the rest of the transaction and reads it afresh.
pub async fn lock(tx: &sea_orm::DatabaseTransaction, id: EnrolmentId) -> Result<enrolment::Model, Fault> {
    enrolment::Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or_else(Fault::not_found)
}
