//! `/admin/sites/new` and `/admin/sites/{id}`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::domain::draft::FormKind;
use crate::domain::form::SiteForm;
use crate::domain::site::Region;
use crate::domain::view::admin::Opened;
use crate::ui::form::{
    Checkbox, Choice, DayField, DraftNotice, FieldLabels, Form, Hidden, SaveBar, Select, TextArea, TextField,
};
use crate::ui::language::use_messages;
use crate::ui::load::load;
use crate::ui::page::Page;
use crate::ui::pages::admin::users::edit::Overtaken;
use crate::ui::summary::Answer;

/// A new site.
#[component]
pub fn NewSitePage() -> impl IntoView {
    opened(String::new())
}

/// One site, to be changed.
#[component]
pub fn SitePage() -> impl IntoView {
    opened(use_params_map().read_untracked().get("id").unwrap_or_default())
}

fn opened(site: String) -> impl IntoView {
    let refused = use_query_map().read_untracked().get_str("errors").is_some();
    load(crate::api::admin::open_site(site.clone(), refused), move |opened| view! { <Loaded opened site /> })
}

#[component]
fn Loaded(opened: Opened<SiteForm>, site: String) -> impl IntoView {
    let messages = use_messages();
    let words = &messages.admin;
    let is_new = site.is_empty();
    let title = if is_new { words.new_site.to_owned() } else { (words.edit_site)(&opened.name) };
    let here = if is_new { "/admin/sites/new".to_owned() } else { format!("/admin/sites/{site}") };
    let breadcrumb = vec![
        ("/".to_owned(), messages.common.home.to_owned()),
        ("/admin/sites".to_owned(), words.sites_title.to_owned()),
    ];
    let form = opened.form;
    let errors = opened.errors;
    let shown = opened.draft.filter(|_| errors.is_empty());
    let labels: FieldLabels = field_names().map(|(field, label)| (field.to_owned(), label.to_owned())).into();
    view! {
        <Page title=title breadcrumb=breadcrumb errors=errors.clone() fields=labels>
            <DraftNotice draft=shown kind=FormKind::Site subject=site.clone() back=here />
            {opened.stored.map(|stored| view! { <Overtaken stored=lines(stored) /> })}
            <Form id="site" action="/api/site/save" client_id=form.client_id.clone() draft=(FormKind::Site, site.clone()) errors=errors>
                <input type="hidden" name="site" value=site />
                <Hidden name="version" value=form.version.clone() />
                <Fields form />
                <SaveBar label=messages.common.save cancel="/admin/sites" />
            </Form>
        </Page>
    }
}

fn field_names() -> [(&'static str, &'static str); 13] {
    let words = &use_messages().admin;
    [
        ("name", words.site_name),
        ("kpb_code", words.kpb_code),
        ("provider_name", words.provider),
        ("controller_text", words.controller),
        ("contact_name", words.contact_name),
        ("contact_phone", words.contact_phone),
        ("region", words.region),
        ("active_from", words.active_from),
        ("active_to", words.active_to),
        ("planned_months", words.planned_months),
        ("extension_months", words.extension_months),
        ("look_back_months", words.look_back_months),
        ("oldest_age", words.oldest_age),
    ]
}

fn lines(stored: SiteForm) -> Vec<Answer> {
    let region = Region::from_code(&stored.region).map(Region::name).unwrap_or_default().to_owned();
    let values = [
        stored.name,
        stored.kpb_code,
        stored.provider_name,
        stored.controller_text,
        stored.contact_name,
        stored.contact_phone,
        region,
        stored.active_from,
        stored.active_to,
        stored.planned_months,
        stored.extension_months,
        stored.look_back_months,
        stored.oldest_age,
    ];
    field_names().into_iter().zip(values).map(|((_, label), value)| Answer::fixed(label, value)).collect()
}

#[component]
fn Fields(form: SiteForm) -> impl IntoView {
    let words = &use_messages().admin;
    let regions = Region::ALL.iter().map(|region| Choice::new(region.code(), region.name())).collect::<Vec<_>>();
    view! {
        <TextField name="name" label=words.site_name value=form.name width="width-20" />
        <TextField name="kpb_code" label=words.kpb_code hint=words.kpb_code_hint value=form.kpb_code width="width-10" />
        <TextField name="provider_name" label=words.provider value=form.provider_name width="width-20" />
        <TextArea name="controller_text" label=words.controller hint=words.controller_hint value=form.controller_text rows=3 />
        <TextField name="contact_name" label=words.contact_name hint=words.contact_hint value=form.contact_name width="width-20" />
        <TextField name="contact_phone" label=words.contact_phone value=form.contact_phone width="width-20" />
        <Select name="region" label=words.region choices=regions value=form.region />
        <DayField name="active_from" label=words.active_from value=form.active_from />
        <DayField name="active_to" label=words.active_to value=form.active_to optional=true />
        <Checkbox name="strand_enabled" label=words.strand checked=form.strand_enabled />
        <Checkbox name="remote_interpreting" label=words.remote_interpreting checked=form.remote_interpreting />
        <TextField name="planned_months" label=words.planned_months value=form.planned_months inputmode="numeric" width="width-10" />
        <TextField name="extension_months" label=words.extension_months value=form.extension_months inputmode="numeric" width="width-10" />
        <TextField name="look_back_months" label=words.look_back_months value=form.look_back_months inputmode="numeric" width="width-10" />
        <TextField name="oldest_age" label=words.oldest_age value=form.oldest_age inputmode="numeric" width="width-10" />
        <Checkbox name="extends_past_18" label=words.extends_past_18 checked=form.extends_past_18 />
        <Checkbox name="mutual_deputies" label=words.mutual_deputies checked=form.mutual_deputies />
    }
}
