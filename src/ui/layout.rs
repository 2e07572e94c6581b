//! The frame around every page: skip link, demo mark, header with person, language and sign-out, navigation, footer.

use leptos::prelude::*;

use super::language::use_language;
use crate::domain::message::Messages;

/// The signed-in person as the header shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Display name.
    pub name: String,
    /// The role in words.
    pub role: String,
}

/// One entry of the navigation; the list follows from the role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavigationItem {
    /// Where it leads.
    pub path: &'static str,
    /// What it says.
    pub label: &'static str,
}

/// The frame. `path` is the address of the current page without its query.
#[component]
pub fn Frame(
    /// The signed-in person, if any.
    #[prop(optional_no_strip)]
    person: Option<Person>,
    /// Entries of the navigation; none on public pages.
    #[prop(optional)]
    navigation: Vec<NavigationItem>,
    /// Whether the data are made up.
    demo: bool,
    /// Path of the current page.
    #[prop(into)]
    path: String,
    /// Path and query of the current page: where the language switch returns to.
    #[prop(into)]
    back: String,
    /// The page.
    children: Children,
) -> impl IntoView {
    let messages = use_language().messages();
    let words = &messages.common;
    let menu = person.as_ref().map(|person| {
        let (person, navigation, path, back) = (person.clone(), navigation.clone(), path.clone(), back.clone());
        view! { <Menu person navigation path back messages /> }
    });
    let signed_in = person.is_some();
    let tools = if signed_in { "site-tools wide" } else { "site-tools" };
    view! {
        <a class="skip-link" href="#main">{words.skip_to_content}</a>
        {demo.then(|| view! { <DemoMark messages /> })}
        <header class="site-header">
            <div class="frame site-header__row">
                <a class="site-name" href="/"><Mark /><span>{words.product}</span></a>
                {menu}
                <div class=tools>
                    {person.map(|person| view! { <span>{person.name}" · "{person.role}</span> })}
                    <LanguageSwitch back />
                    {signed_in.then(|| view! { <SignOut messages /> })}
                </div>
            </div>
            {(!navigation.is_empty()).then(|| view! { <div class="wide"><Navigation navigation path messages /></div> })}
        </header>
        <main id="main" class="frame" tabindex="-1">{children()}</main>
        <footer class="site-footer">
            <div class="frame">
                <ul>
                    <li><a class="kern-link" href="/accessibility">{words.accessibility}</a></li>
                    <li><a class="kern-link" href="/privacy">{words.privacy}</a></li>
                </ul>
                <p>{words.product}" "{env!("CARGO_PKG_VERSION")}</p>
            </div>
        </footer>
    }
}

/// The same on a small screen: everything of the header behind one button, so that the page begins near the top. Complete
/// without JavaScript; the wide header is hidden there.
#[component]
fn Menu(
    person: Person,
    navigation: Vec<NavigationItem>,
    path: String,
    back: String,
    messages: &'static Messages,
) -> impl IntoView {
    view! {
        <details class="menu">
            <summary>{messages.common.menu}</summary>
            <div class="menu__panel">
                <Navigation navigation path messages />
                <div class="site-tools frame">
                    <span>{person.name}" · "{person.role}</span>
                    <LanguageSwitch back />
                    <SignOut messages />
                </div>
            </div>
        </details>
    }
}

/// The mark for made-up data, on every page of a demo.
#[component]
fn DemoMark(messages: &'static Messages) -> impl IntoView {
    let words = &messages.common;
    view! {
        <section class="demo-banner" aria-label=words.demo_region>
            <p class="frame"><strong>{words.demo_mark}</strong>" "{words.demo_sentence}</p>
        </section>
    }
}

/// The product's mark: a piece of guard rail.
#[component]
fn Mark() -> impl IntoView {
    view! {
        <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <path fill="currentColor" d="M7 6h4v20H7zM21 6h4v20h-4zM1 9h30v4H1zM1 16h30v4H1z"></path>
        </svg>
    }
}

/// A form, because it changes a setting; the button speaks the other language.
#[component]
fn LanguageSwitch(back: String) -> impl IntoView {
    let other = use_language().other();
    view! {
        <form method="post" action="/api/account/language">
            <input type="hidden" name="back" value=back />
            <button class="link-button" name="language" value=other.code() lang=other.code()>{other.own_name()}</button>
        </form>
    }
}

#[component]
fn SignOut(messages: &'static Messages) -> impl IntoView {
    view! {
        <form method="post" action="/api/account/sign-out">
            <button class="link-button">{messages.common.sign_out}</button>
        </form>
    }
}

#[component]
fn Navigation(navigation: Vec<NavigationItem>, path: String, messages: &'static Messages) -> impl IntoView {
    let current = current_item(&navigation, &path);
    let items = navigation.into_iter().enumerate().map(|(index, item)| {
        let state = (Some(index) == current).then(|| if item.path == path { "page" } else { "true" });
        view! { <li><a href=item.path aria-current=state>{item.label}</a></li> }
    });
    view! {
        <nav class="site-nav" aria-label=messages.common.navigation>
            <div class="frame"><ul>{items.collect_view()}</ul></div>
        </nav>
    }
}

/// The entry whose path is the longest beginning of the current path; `/` only for itself.
fn current_item(navigation: &[NavigationItem], path: &str) -> Option<usize> {
    let covers = |item: &NavigationItem| {
        let rest = path.strip_prefix(item.path);
        item.path == path || (item.path != "/" && rest.is_some_and(|rest| rest.starts_with('/')))
    };
    navigation
        .iter()
        .enumerate()
        .filter(|(_, item)| covers(item))
        .max_by_key(|(_, item)| item.path.len())
        .map(|(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::{NavigationItem, current_item};

    #[test]
    fn the_deepest_entry_is_the_current_one() {
        let item = |path| NavigationItem { path, label: "" };
        let navigation = [item("/"), item("/cases"), item("/cases/new"), item("/figures")];
        assert_eq!(current_item(&navigation, "/"), Some(0));
        assert_eq!(current_item(&navigation, "/cases/K7Q2ZF4"), Some(1));
        assert_eq!(current_item(&navigation, "/cases/new/check"), Some(2));
        assert_eq!(current_item(&navigation, "/casesx"), None);
    }
}
