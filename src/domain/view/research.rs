//! What the research pages show.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::cohort::Cohort;
use crate::domain::disclosure::microdata::{Codebook, RiskSummary};
use crate::domain::form::ReleaseRequestForm;
use crate::domain::release::{Obstacle, Progress, ReleaseId, ReleaseRequestId};
use crate::domain::view::task::DraftMark;

/// Which cohort can be asked for today.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Offer {
    /// No case has been closed yet, or none since the last release.
    Nothing,
    /// The next cohort becomes ready on this day.
    NotYet {
        /// The first possible day.
        ready_on: NaiveDate,
    },
    /// Ready, but with too few persons.
    TooFew {
        /// The cohort.
        cohort: Cohort,
        /// So many persons are needed.
        needed: usize,
    },
    /// A file can be asked for.
    Ready {
        /// The cohort.
        cohort: Cohort,
        /// Persons in it, rounded to tens.
        about: usize,
    },
}

/// The researcher's page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResearchPage {
    /// What can be asked for.
    pub offer: Offer,
    /// The researcher's own requests, newest first.
    pub requests: Vec<RequestLine>,
}

/// One request of the researcher.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RequestLine {
    /// Name of the project.
    pub project: String,
    /// Whose rows.
    pub cohort: Cohort,
    /// Berlin day of the request.
    pub requested_on: NaiveDate,
    /// How far it came.
    pub progress: Progress,
    /// The entry of the register, once there is one.
    pub release: Option<ReleaseId>,
    /// Why it was declined; empty otherwise.
    pub note: String,
}

/// The request form with what was typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RequestFormPage {
    /// What can be asked for.
    pub offer: Offer,
    /// The form, filled from the draft if there is one.
    pub form: ReleaseRequestForm,
    /// When the draft was kept.
    pub draft: Option<DraftMark>,
}

/// The data protection coordination's page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApprovalPage {
    /// Requests that wait, oldest first.
    pub waiting: Vec<WaitingLine>,
    /// The register, newest first.
    pub register: Vec<RegisterLine>,
    /// Whether the chain of the register holds; else the number of the first broken entry.
    pub broken_at: Option<i32>,
}

/// One request that waits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WaitingLine {
    /// The request.
    pub id: ReleaseRequestId,
    /// Name of the project.
    pub project: String,
    /// Who asks.
    pub requester: String,
    /// Whose rows.
    pub cohort: Cohort,
    /// Berlin day of the request.
    pub requested_on: NaiveDate,
}

/// One entry of the register.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegisterLine {
    /// The entry.
    pub id: ReleaseId,
    /// Its place in the chain.
    pub number: i32,
    /// Name of the project.
    pub project: String,
    /// Whose rows.
    pub cohort: Cohort,
    /// Who got it.
    pub recipient: String,
    /// Berlin day.
    pub made_on: NaiveDate,
    /// How it came out.
    pub progress: Progress,
}

/// One request before the decision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewPage {
    /// The request.
    pub id: ReleaseRequestId,
    /// Its version, for the decision.
    pub version: i32,
    /// Name of the project.
    pub project: String,
    /// What the file is needed for.
    pub purpose: String,
    /// Who asks.
    pub requester: String,
    /// Berlin day of the request.
    pub requested_on: NaiveDate,
    /// Whose rows.
    pub cohort: Cohort,
    /// The person who looks at it has asked for it.
    pub own: bool,
    /// What the file would reach today.
    pub preview: Preview,
    /// A reason to decline that was typed before.
    pub reason: String,
}

/// What a file would reach if it were made now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Preview {
    /// It can be made.
    Possible {
        /// What it reaches.
        risk: Box<RiskSummary>,
        /// Rows left out.
        dropped: usize,
    },
    /// It cannot.
    Impossible(Obstacle),
}

/// One entry of the register with its files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReleasePage {
    /// The entry.
    pub id: ReleaseId,
    /// Name of the project.
    pub project: String,
    /// Whose rows.
    pub cohort: Cohort,
    /// How it came out.
    pub progress: Progress,
    /// Berlin day.
    pub made_on: NaiveDate,
    /// Last Berlin day on which the files can be fetched.
    pub fetch_until: Option<NaiveDate>,
    /// The files can be fetched by the person who looks.
    pub may_fetch: bool,
    /// What the file reaches, when it was made.
    pub risk: Option<Box<RiskSummary>>,
    /// What its columns mean, when it was made.
    pub codebook: Option<Box<Codebook>>,
    /// Why it was not made.
    pub obstacle: Option<Obstacle>,
    /// SHA-256 and name per file, as `sha256sum` writes them.
    pub manifest: String,
    /// What only the data protection coordination sees.
    pub register: Option<RegisterFacts>,
}

/// The entry as the data protection coordination sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegisterFacts {
    /// Its place in the chain.
    pub number: i32,
    /// Its hash in hexadecimal.
    pub hash: String,
    /// Rows left out.
    pub dropped: i32,
    /// Who got it.
    pub recipient: String,
    /// Who approved it.
    pub approver: String,
}
