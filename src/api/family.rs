//! Family and network: the page and its forms.

use leptos::prelude::*;

use crate::domain::error::AppError;
use crate::domain::form::{NetworkForm, SiblingForm};
use crate::domain::view::family::{FamilyView, NetworkPage, SiblingPage};

/// Guardians, siblings and who else helps.
#[server(prefix = "/api", endpoint = "family/page")]
pub async fn family_page(case: String) -> Result<FamilyView, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::family};
    call(Permission::SeeCases, |call| async move { family::page(&call, &case).await }).await
}

/// The form of a sibling.
#[server(prefix = "/api", endpoint = "sibling/form")]
pub async fn open_sibling_form(case: String, sibling: String) -> Result<SiblingPage, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::family};
    call(Permission::EditCase, |call| async move { family::sibling_page(&call, &case, &sibling).await }).await
}

/// Adds or changes a sibling. `sibling` is what the page's address says: an id, or `new`.
#[server(prefix = "/api", endpoint = "sibling/save")]
pub async fn save_sibling(
    case: String,
    #[server(default)] sibling: String,
    #[server(default)] form: SiblingForm,
) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::server::answer::{Posted, answer, case_subject, encode};
    use crate::server::{call::call, use_cases::family, use_cases::guardians};
    let case = case_subject(&case);
    let subject = guardians::subject(&case, &sibling);
    let page = format!("/cases/{case}/siblings/{}", encode(&sibling));
    let outcome = call(Permission::EditCase, |call| {
        let (case, form) = (case.clone(), form.clone());
        async move {
            family::save_sibling(&call, &case, &form).await?;
            Ok(format!("/cases/{case}/family?done=sibling"))
        }
    })
    .await;
    answer(Posted { kind: FormKind::Sibling, subject: &subject, page: &page, content: &form }, outcome).await
}

/// The form of a contact of the network map.
#[server(prefix = "/api", endpoint = "network/form")]
pub async fn open_network_form(case: String, network: String) -> Result<NetworkPage, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::family};
    call(Permission::EditCase, |call| async move { family::network_page(&call, &case, &network).await }).await
}

/// Adds or changes a contact of the network map. `network` is what the page's address says: an id, or `new`.
#[server(prefix = "/api", endpoint = "network/save")]
pub async fn save_network(
    case: String,
    #[server(default)] network: String,
    #[server(default)] form: NetworkForm,
) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::server::answer::{Posted, answer, case_subject, encode};
    use crate::server::{call::call, use_cases::family, use_cases::guardians};
    let case = case_subject(&case);
    let subject = guardians::subject(&case, &network);
    let page = format!("/cases/{case}/network/{}", encode(&network));
    let outcome = call(Permission::EditCase, |call| {
        let (case, form) = (case.clone(), form.clone());
        async move {
            family::save_network(&call, &case, &form).await?;
            Ok(format!("/cases/{case}/family?done=network"))
        }
    })
    .await;
    answer(Posted { kind: FormKind::Network, subject: &subject, page: &page, content: &form }, outcome).await
}

/// Deletes a sibling for good.
#[server(prefix = "/api", endpoint = "sibling/remove")]
pub async fn remove_sibling(case: String, id: String, version: i32) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::answer::{answer_button, case_subject, encode};
    use crate::server::{call::call, use_cases::family};
    let case = case_subject(&case);
    let page = format!("/cases/{case}/siblings/{}", encode(&id));
    let outcome = call(Permission::EditCase, |call| {
        let case = case.clone();
        async move {
            family::remove_sibling(&call, &case, &id, version).await?;
            Ok(format!("/cases/{case}/family?done=removed"))
        }
    })
    .await;
    answer_button(outcome, &page)
}

/// Deletes a contact of the network map for good.
#[server(prefix = "/api", endpoint = "network/remove")]
pub async fn remove_network(case: String, id: String, version: i32) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::answer::{answer_button, case_subject, encode};
    use crate::server::{call::call, use_cases::family};
    let case = case_subject(&case);
    let page = format!("/cases/{case}/network/{}", encode(&id));
    let outcome = call(Permission::EditCase, |call| {
        let case = case.clone();
        async move {
            family::remove_network(&call, &case, &id, version).await?;
            Ok(format!("/cases/{case}/family?done=removed"))
        }
    })
    .await;
    answer_button(outcome, &page)
}
