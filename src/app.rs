//! The document around every page, and the table of all pages.

use leptos::config::LeptosOptions;
use leptos::prelude::*;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

use crate::domain::message::Label;
use crate::domain::view::visitor::Visitor;
use crate::ui::layout::{Frame, Person};
use crate::ui::navigation::navigation;
use crate::ui::pages::account::AccountPage;
use crate::ui::pages::admin::sites::{NewSitePage, SiteListPage, SitePage};
use crate::ui::pages::admin::users::{EditUserPage, NewGrantPage, NewUserPage, UserCodePage, UserListPage, UserPage};
use crate::ui::pages::attention::AttentionPage;
use crate::ui::pages::audit::{AuditPage, ReadingsPage, VerifyPage};
use crate::ui::pages::cases::admission::{
    AdmissionPage, AttemptFormPage, CheckStartPage, ScreeningFormPage, StartFormPage,
};
use crate::ui::pages::cases::consents::{
    ConsentFormPage, ConsentPage, ConsentSheetPage, ConsentSignPage, ConsentsPage, WithdrawPage,
};
use crate::ui::pages::cases::course::{
    AgainPage, ClosingPage, CoursePage, ExtensionPage, ReviewPage as CourseReviewPage, StepPage,
};
use crate::ui::pages::cases::sessions::{SessionFormPage, SessionListPage, SessionPage};
use crate::ui::pages::cases::{
    AssignmentPage, CaseListPage, CasePage, FamilyPage, GuardianPage, NetworkPage, SiblingPage,
};
use crate::ui::pages::due::DuePage;
use crate::ui::pages::figures::{FigurePage, FigurePrintPage, FiguresPage, ProtectionPage};
use crate::ui::pages::home::HomePage;
use crate::ui::pages::jobs::JobsPage;
use crate::ui::pages::not_found::NotFoundPage;
use crate::ui::pages::notices::{AccessibilityPage, PrivacyPage};
use crate::ui::pages::problem::ProblemPage;
use crate::ui::pages::receipt::ReceiptPage;
use crate::ui::pages::referrals::{CheckReferralPage, NewReferralPage, OwnReferralsPage, ReferralPartPage};
use crate::ui::pages::register::ConsentRegisterPage;
use crate::ui::pages::research::{NewRequestPage, ReleasePage, ResearchPage, ReviewPage};
use crate::ui::pages::retention::{HoldPage, RetentionPage};
use crate::ui::pages::set_password::SetPasswordPage;
use crate::ui::pages::sign_in::SignInPage;
use crate::ui::pages::texts::{TextCataloguePage, TextEditionPage, TextFormPage, TextRecordingPage, TextReviewPage};

/// The HTML document. Script and wasm are loaded only where [`has_island`] says so.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let request = use_context::<Visitor>().unwrap_or_default();
    let style = format!("/{}/leitplanke.css", options.site_pkg_dir);
    let island = has_island(&request.path);
    view! {
        <!DOCTYPE html>
        <html lang=request.language.code()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="robots" content="noindex"/>
                <link rel="stylesheet" href=style/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="manifest" href="/manifest.webmanifest"/>
                {island.then(|| view! { <HydrationScripts options=options islands=true/> })}
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// Whether a page carries an island (the keeper of drafts); all others load no script file and no wasm.
pub fn has_island(path: &str) -> bool {
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    matches!(
        parts.as_slice(),
        ["referrals", "new", "person" | "family" | "suggestion"]
            | ["cases", _, "attempts", "new"]
            | ["cases", _, "guardians" | "siblings" | "network", _]
            | ["cases", _, "assignment" | "screening" | "start" | "closing" | "again"]
            | ["cases", _, "reviews" | "extensions" | "steps", _]
            | ["cases", _, "consents", "new"]
            | ["cases", _, "consents", _, "sign" | "withdraw"]
            | ["cases", _, "sessions", "new"]
            | ["texts", _, "new"]
            | ["research", "requests", "new"]
            | ["admin", "users", "new"]
            | ["admin", "sites", _]
    )
}

/// All pages, grouped by who uses them.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <VisitorFrame>
                <Routes fallback=|| view! { <NotFoundPage /> }>
                    // everybody
                    <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async />
                    <Route path=path!("/set-password") view=SetPasswordPage ssr=SsrMode::Async />
                    <Route path=path!("/problem") view=ProblemPage ssr=SsrMode::Async />
                    <Route path=path!("/accessibility") view=AccessibilityPage ssr=SsrMode::Async />
                    <Route path=path!("/privacy") view=PrivacyPage ssr=SsrMode::Async />
                    <Route path=path!("/receipt/:receipt") view=ReceiptPage ssr=SsrMode::Async />
                    // everybody who is signed in
                    <Route path=path!("/") view=HomePage ssr=SsrMode::Async />
                    <Route path=path!("/account") view=AccountPage ssr=SsrMode::Async />
                    // social workers and the police
                    <Route path=path!("/referrals/new") view=NewReferralPage ssr=SsrMode::Async />
                    <Route path=path!("/referrals/new/check") view=CheckReferralPage ssr=SsrMode::Async />
                    <Route path=path!("/referrals/new/:part") view=ReferralPartPage ssr=SsrMode::Async />
                    <Route path=path!("/referrals") view=OwnReferralsPage ssr=SsrMode::Async />
                    // social workers and team leads
                    <Route path=path!("/due") view=DuePage ssr=SsrMode::Async />
                    <Route path=path!("/cases") view=CaseListPage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code") view=CasePage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code/admission") view=AdmissionPage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code/assignment") view=AssignmentPage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code/attempts/new") view=AttemptFormPage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code/guardians/:guardian") view=GuardianPage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code/course") view=CoursePage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code/reviews/new") view=CourseReviewPage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code/extensions/new") view=ExtensionPage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code/steps/:step") view=StepPage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code/closing") view=ClosingPage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code/again") view=AgainPage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code/family") view=FamilyPage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code/siblings/:sibling") view=SiblingPage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code/network/:network") view=NetworkPage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code/screening") view=ScreeningFormPage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code/start") view=StartFormPage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code/start/check") view=CheckStartPage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code/sessions") view=SessionListPage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code/sessions/new") view=SessionFormPage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code/sessions/:session") view=SessionPage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code/consents") view=ConsentsPage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code/consents/new") view=ConsentFormPage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code/consents/sheet") view=ConsentSheetPage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code/consents/:consent") view=ConsentPage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code/consents/:consent/sign") view=ConsentSignPage ssr=SsrMode::Async />
                    <Route path=path!("/cases/:code/consents/:consent/withdraw") view=WithdrawPage ssr=SsrMode::Async />
                    <Route path=path!("/consents") view=AttentionPage ssr=SsrMode::Async />
                    // data protection staff
                    <Route path=path!("/register/consents") view=ConsentRegisterPage ssr=SsrMode::Async />
                    <Route path=path!("/retention") view=RetentionPage ssr=SsrMode::Async />
                    <Route path=path!("/retention/:code") view=HoldPage ssr=SsrMode::Async />
                    // data protection staff and coordinators
                    <Route path=path!("/texts") view=TextCataloguePage ssr=SsrMode::Async />
                    <Route path=path!("/texts/:edition") view=TextEditionPage ssr=SsrMode::Async />
                    <Route path=path!("/texts/:edition/new") view=TextFormPage ssr=SsrMode::Async />
                    <Route path=path!("/texts/:edition/recordings/:text") view=TextRecordingPage ssr=SsrMode::Async />
                    <Route path=path!("/texts/:edition/review/:text") view=TextReviewPage ssr=SsrMode::Async />
                    // interpreters
                    <Route path=path!("/jobs") view=JobsPage ssr=SsrMode::Async />
                    // research: the researcher and the data protection coordination
                    <Route path=path!("/research") view=ResearchPage ssr=SsrMode::Async />
                    <Route path=path!("/research/requests/new") view=NewRequestPage ssr=SsrMode::Async />
                    <Route path=path!("/research/requests/:id") view=ReviewPage ssr=SsrMode::Async />
                    <Route path=path!("/research/releases/:id") view=ReleasePage ssr=SsrMode::Async />
                    // coordinators
                    <Route path=path!("/figures") view=FiguresPage ssr=SsrMode::Async />
                    <Route path=path!("/figures/protection") view=ProtectionPage ssr=SsrMode::Async />
                    <Route path=path!("/figures/:indicator") view=FigurePage ssr=SsrMode::Async />
                    <Route path=path!("/figures/:indicator/print") view=FigurePrintPage ssr=SsrMode::Async />
                    // administrators
                    <Route path=path!("/admin/users") view=UserListPage ssr=SsrMode::Async />
                    <Route path=path!("/admin/users/new") view=NewUserPage ssr=SsrMode::Async />
                    <Route path=path!("/admin/users/:id") view=UserPage ssr=SsrMode::Async />
                    <Route path=path!("/admin/users/:id/edit") view=EditUserPage ssr=SsrMode::Async />
                    <Route path=path!("/admin/users/:id/grants/new") view=NewGrantPage ssr=SsrMode::Async />
                    <Route path=path!("/admin/users/:id/code") view=UserCodePage ssr=SsrMode::Async />
                    <Route path=path!("/admin/sites") view=SiteListPage ssr=SsrMode::Async />
                    <Route path=path!("/admin/sites/new") view=NewSitePage ssr=SsrMode::Async />
                    <Route path=path!("/admin/sites/:id") view=SitePage ssr=SsrMode::Async />
                    // data protection
                    <Route path=path!("/audit") view=AuditPage ssr=SsrMode::Async />
                    <Route path=path!("/audit/verify") view=VerifyPage ssr=SsrMode::Async />
                    <Route path=path!("/audit/reads") view=ReadingsPage ssr=SsrMode::Async />
                </Routes>
            </VisitorFrame>
        </Router>
    }
}

/// The frame around every page, for the visitor of this request.
#[component]
fn VisitorFrame(children: Children) -> impl IntoView {
    let visitor = use_context::<Visitor>().unwrap_or_default();
    let role = visitor.roles.iter().map(|role| role.label(visitor.language)).collect::<Vec<_>>().join(", ");
    let person = visitor.is_signed_in().then(|| Person { name: visitor.name.clone(), role });
    let navigation = navigation(&visitor);
    view! {
        <Frame person navigation demo=visitor.demo path=visitor.path back=visitor.address>
            {children()}
        </Frame>
    }
}
