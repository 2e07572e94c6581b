//! The signatories of a consent form: what each decided, matched with the computed list (`docs/domain.md` 4.3).

use chrono::NaiveDate;

use super::check::Check;
use super::{CONTACT_MAX, NAME_MAX, REMARK_MAX, form, silent};
use crate::domain::consent::required::{
    ALONE_FROM, CustodyGap, RequiredSignatory, SIGNS_FROM, Who, required_signatories,
};
use crate::domain::custody::Custody;
use crate::domain::error::ErrorCode;
use crate::domain::guardian::GuardianId;
use crate::domain::participant::age_on;
use crate::domain::signatory::{Decision, Insight, SignatoryRole};

form! {
    /// The decision of one signatory.
    pub struct SignatoryPart {
        /// The guardian; empty is the young person.
        pub guardian_id: String,
        /// Code of [`Decision`]; empty is `pending`.
        pub decision: String,
        /// Day of the decision.
        pub decided_on: String,
        /// Code of [`Insight`], for a young person of 14 to 17.
        pub insight: String,
        /// Why the insight is not sufficient.
        pub insight_reason: String,
        /// Court and file number, when a court decided instead.
        pub court_reference: String,
        /// Signed in representation: who, and the power of attorney; empty when the person signed alone.
        pub attorney: String,
        /// Signing on the device: "I have understood it and agree".
        pub agreed: bool,
        /// Signing on the device: the person's own name, typed by the person.
        pub typed_name: String,
        /// Signing on the device: a mark drawn with a finger, a PNG as a data address; empty without one.
        pub mark: String,
    }
}

/// A signature on the device: a tick, a typed name and perhaps a drawn mark (image only, no dynamics).
#[derive(Clone, PartialEq, Eq)]
pub struct DeviceSignature {
    /// The name as it was typed.
    pub name: String,
    /// The mark, a PNG in base64.
    pub mark: Option<String>,
}

/// One signatory, checked.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedSignatory {
    /// Who, in which role and whether needed.
    pub line: RequiredSignatory,
    /// The decision.
    pub decision: Decision,
    /// Its day; there is one for every decision but `pending`.
    pub decided_on: Option<NaiveDate>,
    /// Judgement on the young person's insight.
    pub insight: Insight,
    /// Its reason.
    pub insight_reason: Option<String>,
    /// Court and file number.
    pub court_reference: Option<String>,
    /// Who signed in representation, and the power of attorney.
    pub attorney: Option<String>,
    /// How the person signed, when not on paper.
    pub device: Option<DeviceSignature>,
}

impl From<CustodyGap> for ErrorCode {
    fn from(gap: CustodyGap) -> Self {
        match gap {
            CustodyGap::Unknown => Self::CustodyUnknown,
            CustodyGap::NoHolder => Self::NoCustodyHolder,
            CustodyGap::OtherHolderMissing => Self::OtherHolderMissing,
            CustodyGap::Contradiction => Self::CustodyContradiction,
        }
    }
}

/// Every line of the computed list with its decision. The age counts on the day of the last decision.
pub(super) fn read_signatories(
    check: &mut Check,
    signatories: &[SignatoryPart],
    today: NaiveDate,
    informed_on: Option<NaiveDate>,
    birth_date: NaiveDate,
    custody: &[(GuardianId, Custody)],
    on_device: bool,
) -> Option<Vec<CheckedSignatory>> {
    let parts: Vec<(Option<Who>, ReadPart)> =
        signatories.iter().enumerate().map(|(index, part)| part.read(check, index, today, informed_on)).collect();
    let day = parts.iter().filter_map(|(_, part)| part.decided_on).max().or(informed_on).unwrap_or(today);
    let age = age_on(birth_date, day).unwrap_or(0);
    let insight =
        parts.iter().find(|(who, _)| *who == Some(Who::Youth)).map_or(Insight::NotApplicable, |(_, part)| part.insight);
    let lines = match required_signatories(age, custody, insight) {
        Ok(lines) => lines,
        Err(gap) => {
            check.error("signatories", gap.into());
            return None;
        }
    };
    for (index, (who, part)) in parts.iter().enumerate() {
        let named = who.is_none_or(|who| lines.iter().any(|line| line.who == who));
        let decided = !matches!(part.decision, Decision::Pending | Decision::NotRequired);
        check.error_if(!named && decided, &format!("signatories[{index}][decision]"), ErrorCode::NotASignatory);
    }
    let mut lines: Vec<_> = lines.into_iter().map(|line| merge(check, line, age, &parts)).collect();
    for line in lines.iter_mut().filter(|line| on_device && line.decision == Decision::Signed) {
        let part = parts.iter().position(|(who, _)| *who == Some(line.line.who));
        line.device = part.and_then(|index| signatories[index].read_device(check, index, line.line.required));
    }
    Some(lines)
}

/// What one part says, before it is matched with the computed list.
#[derive(Clone)]
struct ReadPart {
    decision: Decision,
    decided_on: Option<NaiveDate>,
    insight: Insight,
    insight_reason: Option<String>,
    court_reference: Option<String>,
    attorney: Option<String>,
}

/// The computed line together with what the form says about it.
fn merge(check: &mut Check, line: RequiredSignatory, age: u32, parts: &[(Option<Who>, ReadPart)]) -> CheckedSignatory {
    let Some((index, (_, part))) = parts.iter().enumerate().find(|(_, (who, _))| *who == Some(line.who)) else {
        // An assent that was not asked for is simply not recorded.
        check.error_if(line.required, "signatories", ErrorCode::SignatoryMissing);
        let decision = Decision::Pending;
        let insight = Insight::NotApplicable;
        return CheckedSignatory {
            line,
            decision,
            decided_on: None,
            insight,
            insight_reason: None,
            court_reference: None,
            attorney: None,
            device: None,
        };
    };
    let at = |field: &str| format!("signatories[{index}][{field}]");
    check.error_if(line.required && part.decision == Decision::NotRequired, &at("decision"), ErrorCode::NotAChoice);
    let judges = line.role == SignatoryRole::Youth && (SIGNS_FROM..ALONE_FROM).contains(&age);
    check.error_if(judges && part.insight == Insight::NotApplicable, &at("insight"), ErrorCode::Required);
    let insight = if judges { part.insight } else { Insight::NotApplicable };
    let misplaced = part.attorney.is_some()
        && (line.role != SignatoryRole::CustodyHolder
            || !matches!(part.decision, Decision::Signed | Decision::Refused));
    check.error_if(misplaced, &at("attorney"), ErrorCode::DoesNotFit);
    let unexplained = insight == Insight::NotSufficient && part.insight_reason.is_none();
    check.error_if(unexplained, &at("insight_reason"), ErrorCode::ReasonRequired);
    CheckedSignatory {
        line,
        decision: part.decision,
        decided_on: part.decided_on,
        insight,
        insight_reason: part.insight_reason.clone(),
        court_reference: part.court_reference.clone(),
        attorney: part.attorney.clone(),
        device: None,
    }
}

/// How a drawn mark begins: the picture a canvas gives.
const MARK: &str = "data:image/png;base64,";
/// Longest drawn mark, in characters.
const MARK_MAX: usize = 60_000;

impl SignatoryPart {
    /// The signature on the device. A child under 14 is asked and signs nothing.
    fn read_device(&self, check: &mut Check, index: usize, required: bool) -> Option<DeviceSignature> {
        let at = |field: &str| format!("signatories[{index}][{field}]");
        if !required {
            return None;
        }
        check.error_if(!self.agreed, &at("agreed"), ErrorCode::NotAgreed);
        let name = check.line(&at("typed_name"), &self.typed_name, NAME_MAX * 2);
        let mark = self.mark.trim();
        let drawn = mark.strip_prefix(MARK).filter(|_| mark.len() <= MARK_MAX);
        check.error_if(!mark.is_empty() && drawn.is_none(), &at("mark"), ErrorCode::MarkUnreadable);
        Some(DeviceSignature { name: name?, mark: drawn.map(str::to_owned) })
    }

    fn read(
        &self,
        check: &mut Check,
        index: usize,
        today: NaiveDate,
        informed_on: Option<NaiveDate>,
    ) -> (Option<Who>, ReadPart) {
        let at = |field: &str| format!("signatories[{index}][{field}]");
        let who = if self.guardian_id.trim().is_empty() {
            Some(Who::Youth)
        } else {
            check.id(&at("guardian_id"), &self.guardian_id).map(Who::Guardian)
        };
        let decision = check.code_or_none(&at("decision"), &self.decision).unwrap_or(Decision::Pending);
        let decided_on = if matches!(decision, Decision::Pending | Decision::NotRequired) {
            None
        } else {
            check.past_date(&at("decided_on"), &self.decided_on, today)
        };
        if decision == Decision::Signed {
            // Nobody signs before the sheet was handed over and explained (Art. 13 GDPR).
            check.ordered(&at("decided_on"), informed_on, decided_on);
        }
        let court_reference = check.line_or_none(&at("court_reference"), &self.court_reference, CONTACT_MAX);
        let no_document = decision == Decision::ReplacedByCourt && self.court_reference.trim().is_empty();
        check.error_if(no_document, &at("court_reference"), ErrorCode::Required);
        let attorney = check.line_or_none(&at("attorney"), &self.attorney, REMARK_MAX);
        let insight = check.code_or_none(&at("insight"), &self.insight).unwrap_or(Insight::NotApplicable);
        let insight_reason = check.line_or_none(&at("insight_reason"), &self.insight_reason, REMARK_MAX);
        (who, ReadPart { decision, decided_on, insight, insight_reason, court_reference, attorney })
    }
}

silent!(CheckedSignatory, DeviceSignature);
