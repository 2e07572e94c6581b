use leptos::prelude::*;
use leptos_meta::provide_meta_context;

use super::Page;
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::message::Language;
use crate::ui::badge::Badge;
use crate::ui::layout::{Frame, NavigationItem, Person};
use crate::ui::notice::{Kind, Notice};
use crate::ui::pager::Pager;
use crate::ui::summary::{Answer, Answers};
use crate::ui::table::{Column, Sort, Table};
use crate::ui::task_list::{Task, TaskList, TaskState};

fn render<Shown: IntoView + 'static>(language: Language, view: impl FnOnce() -> Shown + 'static) -> String {
    let owner = Owner::new();
    owner.with(|| {
        provide_meta_context();
        provide_context(language);
        view().into_view().to_html()
    })
}

#[test]
fn a_page_has_one_main_one_first_heading_and_its_language() {
    let page = || {
        let person = Some(Person { name: "Mara <b>".into(), role: "Pädagogische Fachkraft".into() });
        let navigation =
            vec![NavigationItem { path: "/", label: "Start" }, NavigationItem { path: "/cases", label: "Fälle" }];
        view! {
            <Frame person navigation demo=true path="/cases" back="/cases?status=active">
                <Page title="Fälle" breadcrumb=vec![("/".into(), "Start".into())]>"Inhalt"</Page>
            </Frame>
        }
    };
    let html = render(Language::De, page);
    assert_eq!(html.matches("<main").count(), 1);
    assert_eq!(html.matches("<h1").count(), 1);
    assert!(html.contains("Demodaten.") && html.contains("Mara &lt;b&gt;") && html.contains("aria-current=\"page\""));
    assert!(html.contains("value=\"/cases?status=active\"") && html.contains(">English</button>"));
    let html = render(Language::En, page);
    assert!(html.contains("Demo data.") && html.contains(">Deutsch</button>") && html.contains("Skip to content"));
}

#[test]
fn a_page_with_errors_begins_with_the_summary() {
    let html = render(Language::De, || {
        view! { <Page title="Kontakt" errors=FieldErrors::one("x", ErrorCode::Required)>"Formular"</Page> }
    });
    assert!(html.find("error-summary") < html.find("<h1"), "{html}");
}

#[test]
fn lists_show_their_state_and_no_markup() {
    let html = render(Language::De, || {
        let rows = vec![vec!["<i>".into_any(), "2".into_any()]];
        let columns = vec![
            Column::new("Fallkennung").sorted(Sort::link("/cases", &[], "code", "code")),
            Column::new("Kontakte").number(),
        ];
        let tasks = vec![
            Task { title: "Person".into(), href: Some("/a".into()), state: TaskState::Done },
            Task { title: "Prüfen".into(), href: None, state: TaskState::Blocked },
        ];
        view! {
            <Table caption="Fälle" columns rows />
            <Pager previous=None next=Some("/cases?after=x".to_owned()) />
            <TaskList tasks />
            <Answers answers=vec![Answer::new("Vorname", "", "/a")] />
            <Badge kind=Kind::Success text="gültig" />
            <Notice title="Hinweis" />
        }
    });
    assert!(
        html.contains("aria-sort=\"ascending\"")
            && html.contains("sort=-code")
            && html.contains("data-label=\"Kontakte\"")
    );
    assert!(html.contains("&lt;i&gt;") && html.contains("Nicht angegeben") && html.contains("Noch nicht möglich"));
    assert_eq!(html.matches("<a href=\"/cases?after=x\" rel=\"next\"").count(), 1, "{html}");
}
