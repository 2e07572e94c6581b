//! The administrator's pages: accounts, their roles and sign-ins, sites.

use leptos::prelude::*;

use crate::domain::error::AppError;
use crate::domain::form::{GrantPart, SiteForm, UserForm};
use crate::domain::view::admin::{Opened, ShownCode, SiteLine, UserList, UserListQuery, UserView};

/// A page of the list of accounts.
#[server(prefix = "/api", endpoint = "user/list")]
pub async fn list_users(#[server(default)] query: UserListQuery) -> Result<UserList, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::users};
    call(Permission::ManageUsers, |call| async move { users::list(&call, &query).await }).await
}

/// The form of a new account; `refused` asks for the errors of the draft.
#[server(prefix = "/api", endpoint = "user/new-form")]
pub async fn new_user_form(#[server(default)] refused: bool) -> Result<Opened<UserForm>, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::users};
    call(Permission::ManageUsers, |call| async move { users::new_form(&call, refused).await }).await
}

/// Makes an account with its first roles and a code to set a password.
#[server(prefix = "/api", endpoint = "user/create")]
pub async fn create_user(#[server(default)] form: UserForm) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::server::{answer::Posted, answer::answer, call::call, use_cases::users};
    let content = &form;
    let outcome = call(Permission::ManageUsers, |call| async move {
        let user = users::create(&call, content).await?;
        Ok(format!("/admin/users/{user}/code?done=create"))
    })
    .await;
    answer(Posted { kind: FormKind::User, subject: "", page: "/admin/users/new", content }, outcome).await
}

/// One account.
#[server(prefix = "/api", endpoint = "user/page")]
pub async fn user_page(user: String) -> Result<UserView, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::users};
    call(Permission::ManageUsers, |call| async move { users::page(&call, &user).await }).await
}

/// The form of an account that exists.
#[server(prefix = "/api", endpoint = "user/edit-form")]
pub async fn edit_user_form(user: String, #[server(default)] refused: bool) -> Result<Opened<UserForm>, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::users};
    call(Permission::ManageUsers, |call| async move { users::edit_form(&call, &user, refused).await }).await
}

/// Changes names, address and language of an account.
#[server(prefix = "/api", endpoint = "user/change")]
pub async fn change_user(user: String, #[server(default)] form: UserForm) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::server::{answer::Posted, answer::answer, answer::encode, call::call, use_cases::users};
    let (subject, content) = (&user, &form);
    let outcome = call(Permission::ManageUsers, |call| async move {
        let user = users::change(&call, subject, content).await?;
        Ok(format!("/admin/users/{user}?done=change"))
    })
    .await;
    let page = format!("/admin/users/{}/edit", encode(&user));
    answer(Posted { kind: FormKind::User, subject, page: &page, content }, outcome).await
}

/// The form of a new role of an account.
#[server(prefix = "/api", endpoint = "user/grant-form")]
pub async fn grant_form(user: String, #[server(default)] refused: bool) -> Result<Opened<GrantPart>, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::users};
    call(Permission::ManageUsers, |call| async move { users::grant_form(&call, &user, refused).await }).await
}

/// Gives an account a role.
#[server(prefix = "/api", endpoint = "user/grant")]
pub async fn give_grant(user: String, #[server(default)] form: GrantPart) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::server::{answer::Posted, answer::answer, answer::encode, call::call, use_cases::users};
    let (id, content) = (&user, &form);
    let outcome = call(Permission::ManageUsers, |call| async move {
        let user = users::give_grant(&call, id, content).await?;
        Ok(format!("/admin/users/{user}?done=grant"))
    })
    .await;
    let page = format!("/admin/users/{}/grants/new", encode(&user));
    let subject = format!("grant:{user}");
    answer(Posted { kind: FormKind::User, subject: &subject, page: &page, content }, outcome).await
}

/// Ends a role at once.
#[server(prefix = "/api", endpoint = "user/end-grant")]
pub async fn end_grant(user: String, grant: String, #[server(default)] version: String) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::{answer::answer_button, call::call, use_cases::users};
    let outcome = call(Permission::ManageUsers, |call| async move {
        let user = users::end_grant(&call, &user, &grant, &version).await?;
        Ok(format!("/admin/users/{user}?done=end_grant"))
    })
    .await;
    answer_button(outcome, "/admin/users")
}

/// Deactivates an account and ends its sign-ins.
#[server(prefix = "/api", endpoint = "user/deactivate")]
pub async fn deactivate_user(user: String, #[server(default)] version: String) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::{answer::answer_button, call::call, use_cases::users};
    let outcome = call(Permission::ManageUsers, |call| async move {
        let user = users::deactivate(&call, &user, &version).await?;
        Ok(format!("/admin/users/{user}?done=deactivate"))
    })
    .await;
    answer_button(outcome, "/admin/users")
}

/// Lets an account sign in again.
#[server(prefix = "/api", endpoint = "user/reactivate")]
pub async fn reactivate_user(user: String, #[server(default)] version: String) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::{answer::answer_button, call::call, use_cases::users};
    let outcome = call(Permission::ManageUsers, |call| async move {
        let user = users::reactivate(&call, &user, &version).await?;
        Ok(format!("/admin/users/{user}?done=reactivate"))
    })
    .await;
    answer_button(outcome, "/admin/users")
}

/// Makes a new code to set a password.
#[server(prefix = "/api", endpoint = "user/new-code")]
pub async fn new_code(user: String) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::{answer::answer_button, call::call, use_cases::users};
    let outcome = call(Permission::ManageUsers, |call| async move {
        let user = users::new_code(&call, &user).await?;
        Ok(format!("/admin/users/{user}/code"))
    })
    .await;
    answer_button(outcome, "/admin/users")
}

/// The code made last, once.
#[server(prefix = "/api", endpoint = "user/code")]
pub async fn take_code(user: String) -> Result<ShownCode, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::users};
    call(Permission::ManageUsers, |call| async move { users::shown_code(&call, &user).await }).await
}

/// Ends every sign-in of an account.
#[server(prefix = "/api", endpoint = "user/end-sign-ins")]
pub async fn end_sign_ins(user: String) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::server::{answer::answer_button, call::call, use_cases::users};
    let outcome = call(Permission::ManageUsers, |call| async move {
        let user = users::end_sign_ins(&call, &user).await?;
        Ok(format!("/admin/users/{user}?done=end_sign_ins"))
    })
    .await;
    answer_button(outcome, "/admin/users")
}

/// All sites.
#[server(prefix = "/api", endpoint = "site/list")]
pub async fn list_sites() -> Result<Vec<SiteLine>, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::sites};
    call(Permission::ManageSites, |call| async move { sites::list(&call).await }).await
}

/// The form of a site; `site` is empty for a new one.
#[server(prefix = "/api", endpoint = "site/form")]
pub async fn open_site(
    #[server(default)] site: String,
    #[server(default)] refused: bool,
) -> Result<Opened<SiteForm>, AppError> {
    use crate::domain::access::Permission;
    use crate::server::{call::call, use_cases::sites};
    call(Permission::ManageSites, |call| async move { sites::form(&call, &site, refused).await }).await
}

/// Makes or changes a site.
#[server(prefix = "/api", endpoint = "site/save")]
pub async fn save_site(#[server(default)] site: String, #[server(default)] form: SiteForm) -> Result<(), AppError> {
    use crate::domain::access::Permission;
    use crate::domain::draft::FormKind;
    use crate::server::{answer::Posted, answer::answer, answer::encode, call::call, use_cases::sites};
    let (subject, content) = (&site, &form);
    let outcome = call(Permission::ManageSites, |call| async move {
        sites::save(&call, subject, content).await?;
        Ok("/admin/sites?done=site".to_owned())
    })
    .await;
    let page = if site.is_empty() { "/admin/sites/new".to_owned() } else { format!("/admin/sites/{}", encode(&site)) };
    answer(Posted { kind: FormKind::Site, subject, page: &page, content }, outcome).await
}
