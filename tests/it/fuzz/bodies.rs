//! What a well-meant request to each deed looks like: the starting point of every mutation.
//!
//! `@case`, `@id`, `@user`, `@site`, … are filled in by the stage, `@new` is a fresh id.

/// The fields of a deed; the first value is the one that works, the others are choices.
pub type Fields = &'static [(&'static str, &'static [&'static str])];

/// The fields of a deed by its path; a deed that is not here has none.
pub fn fields_of(path: &str) -> Fields {
    FIELDS.iter().find(|(known, _)| *known == path).map_or(&[], |(_, fields)| fields)
}

const CASE: (&str, &[&str]) = ("case", &["@case"]);
const CONSENT: (&str, &[&str]) = ("consent", &["@consent", "@id"]);
const USER: (&str, &[&str]) = ("user", &["@user", "@id"]);
const VERSION: (&str, &[&str]) = ("form[version]", &["1", "2", "3"]);
const CLIENT: (&str, &[&str]) = ("form[client_id]", &["@new", "@id"]);

#[rustfmt::skip] // a table reads best as a table
const FIELDS: &[(&str, Fields)] = &[
    ("account/sign-in", &[("user_name", &["social-worker.here", "nobody"]), ("password", &["x"]), ("next", &["/", "//example.org", "/cases"])]),
    ("account/sign-out", &[]),
    ("account/set-password", &[("code", &["x"]), ("password", &["langes Passwort 123"]), ("repeated", &["langes Passwort 123"])]),
    ("account/witness", &[]),
    ("account/witness-code", &[("password", &["x", "langes Passwort 123"]), ("code", &["407193", "1", ""])]),
    ("account/language", &[("language", &["de", "en"]), ("back", &["/", "//example.org"])]),
    ("draft/keep", &[("form", &["site", "session", "referral", "user"]), ("subject", &["", "@case", "@id"]), ("content", &["form[name]=x", "form[note]=y"])]),
    ("draft/discard", &[("form", &["site", "session"]), ("subject", &["", "@case"]), ("back", &["/"])]),
    ("user/list", &[("query[state]", &["", "active"]), ("query[role]", &["", "social_worker"]), ("query[after]", &["", "@id"])]),
    ("user/new-form", &[("refused", &["false", "true"])]),
    ("user/create", &[CLIENT, ("form[user_name]", &["neu.konto", "neu.@new"]), ("form[display_name]", &["Neues Konto"]), ("form[email]", &["", "a@example.org"]), ("form[language]", &["de"]), ("form[grants][0][role]", &["social_worker", "researcher"]), ("form[grants][0][site_id]", &["@site", ""]), ("form[grants][0][valid_from]", &["2026-03-17"])]),
    ("user/page", &[USER]),
    ("user/edit-form", &[USER, ("refused", &["false"])]),
    ("user/change", &[USER, CLIENT, VERSION, ("form[user_name]", &["anders.konto"]), ("form[display_name]", &["Anderes Konto"]), ("form[language]", &["de", "en"])]),
    ("user/grant-form", &[USER]),
    ("user/grant", &[USER, ("form[grant_id]", &["@new", "@id"]), ("form[role]", &["social_worker", "team_lead", "auditor"]), ("form[site_id]", &["@site", ""]), ("form[valid_from]", &["2026-03-17"]), ("form[valid_until]", &["", "2027-03-17"])]),
    ("user/end-grant", &[USER, ("grant", &["@id"]), ("version", &["1"])]),
    ("user/deactivate", &[("user", &["@id"]), ("version", &["1"])]),
    ("user/reactivate", &[("user", &["@id"]), ("version", &["1", "2"])]),
    ("user/new-code", &[USER]),
    ("user/code", &[USER]),
    ("user/end-sign-ins", &[("user", &["@id"])]),
    ("site/form", &[("site", &["@site", ""]), ("refused", &["false"])]),
    ("site/save", &[("site", &["", "@site"]), CLIENT, ("form[version]", &["", "1"]), ("form[name]", &["Neustadt"]), ("form[kpb_code]", &["KPB-N"]), ("form[provider_name]", &["Träger"]), ("form[controller_text]", &["Träger e. V."]), ("form[contact_name]", &["Frau Muster"]), ("form[contact_phone]", &["0221 4710 100"]), ("form[region]", &["arnsberg"]), ("form[active_from]", &["2024-02-29"]), ("form[active_to]", &[""]), ("form[strand_enabled]", &["true"]), ("form[remote_interpreting]", &["true"])]),
    ("audit/list", &[("query[actor]", &["", "@id"]), ("query[action]", &["", "site.change"]), ("query[record]", &["", "@id"]), ("query[month]", &["", "2026-03"]), ("query[after]", &["", "5"])]),
    ("audit/reads", &[CASE, ("after", &["", "@id"])]),
    ("case/list", &[("query[status]", &["", "active"]), ("query[sort]", &["", "last_session"]), ("query[search]", &["", "@id"]), ("query[after]", &["", "@id"])]),
    ("case/search", &[("form[words]", &["Sami", "Bei", "@case", "Kanari"])]),
    ("case/page", &[CASE]),
    ("family/page", &[CASE]),
    ("sibling/form", &[CASE, ("sibling", &["new", "@id"])]),
    ("sibling/save", &[CASE, CLIENT, ("sibling", &["new", "@id"]), ("form[version]", &["", "1"]), ("form[name]", &["Mia"]), ("form[birth_year]", &["", "2015"]), ("form[same_household]", &["true"]), ("form[note]", &["", "Gleiche Schule"])]),
    ("network/form", &[CASE, ("network", &["new", "@id"])]),
    ("network/save", &[CASE, CLIENT, ("network", &["new", "@id"]), ("form[version]", &["", "1"]), ("form[kind]", &["school", "club"]), ("form[institution]", &["Gesamtschule Nord"]), ("form[person]", &["", "Frau Beispiel"]), ("form[contact]", &["", "0000 12"]), ("form[ended_on]", &["", "2026-03-01"])]),
    ("sibling/remove", &[CASE, ("id", &["@id"]), ("version", &["1", "2"])]),
    ("network/remove", &[CASE, ("id", &["@id"]), ("version", &["1", "2"])]),
    ("consent/choice", &[CASE]),
    ("consent/overview", &[CASE]),
    ("consent/page", &[CASE, CONSENT]),
    ("consent/form", &[CASE, ("purpose", &["participation", "contact_handover", "interpreter"]), ("sent", &["false"])]),
    ("consent/record", &[CASE, CLIENT, ("form[purpose]", &["school", "police_status"]), ("form[form_version_id]", &["@text", "@id"]), ("form[informed_on]", &["2026-03-01"]), ("form[explained_in_language]", &["ara", "deu"]), ("form[understood]", &["true"]), ("form[proof]", &["", "paper_location", "", "e_signature"]), ("form[proof_location]", &["Büro"]), ("form[interpreter_level]", &["", "sim"]), ("form[interpreter_name]", &["A. Muster"]), ("form[interpreted_fully]", &["true"]), ("witness_code", &["", "407193"]), ("form[signatories][0][agreed]", &["true"]), ("form[signatories][0][typed_name]", &["", "Mutter"]), ("form[signatories][0][mark]", &["", "", "data:image/png;base64,AAAA"]), ("form[institution]", &["Gesamtschule Nord"]), ("form[topics]", &["Schulbesuch"]), ("form[direction]", &["both", "to"]), ("form[valid_until]", &["2026-12-31"]), ("form[signatories][0][guardian_id]", &["@guardian", "@id"]), ("form[signatories][0][decision]", &["signed", "pending", "refused"]), ("form[signatories][0][decided_on]", &["2026-03-02"])]),
    ("consent/signing-form", &[CASE, CONSENT]),
    ("consent/sign", &[CASE, CONSENT, VERSION, ("form[proof]", &["", "", "e_signature"]), ("witness_code", &["", "407193"]), ("form[signatories][0][guardian_id]", &["@guardian"]), ("form[signatories][0][decision]", &["signed"]), ("form[signatories][0][decided_on]", &["2026-03-02"])]),
    ("consent/withdrawal", &[CASE, CONSENT]),
    ("consent/withdraw", &[("case", &["@leaving-case"]), ("consent", &["@leaving-consent"]), CLIENT, ("form[consent_id]", &["@leaving-consent"]), ("form[withdrawn_on]", &["2026-03-17"]), ("form[withdrawn_by]", &["@leaving-guardian", "youth"]), ("form[channel]", &["phone"])]),
    ("consent/handled", &[("case", &["@leaving-case"]), ("consent", &["@leaving-consent"])]),
    ("consent/void", &[("case", &["@leaving-case"]), ("consent", &["@id"])]),
    ("consent/confirm-proof", &[CASE, CONSENT, ("version", &["1", "2"])]),
    ("consent/register", &[("after", &["", "@id"])]),
    ("receipt/check", &[("code", &["0123-4567-89AB-CDEF", "x"])]),
    ("text/edition", &[("edition", &["tur", "deu-plain", "mis"])]),
    ("text/review", &[("text", &["@text", "@id"])]),
    ("text/form", &[("edition", &["tur", "deu"]), ("purpose", &["school", "media"])]),
    ("text/propose", &[("edition", &["tur", "deu"]), ("purpose", &["school", "media"]), CLIENT, ("form[title]", &["Okul"]), ("form[body]", &["Kısa bir metin."]), ("form[frame]", &["1\n2\n3\n4\n{contact} {phone}\n6\n7"]), ("form[origin]", &["person", "machine"]), ("form[translator]", &["A. B."]), ("form[asks_again]", &["true"]), ("form[valid_from]", &["2026-03-17"])]),
    ("text/approve", &[("edition", &["tur"]), ("text", &["@text", "@id"]), ("version", &["1"])]),
    ("text/approve-first", &[("edition", &["tur", "mis"])]),
    ("text/approve-recording", &[("edition", &["tur"]), ("recording", &["@id"])]),
    ("text/discard-recording", &[("edition", &["tur"]), ("recording", &["@id"])]),
    ("text/retire-recording", &[("edition", &["tur"]), ("recording", &["@id"])]),
    ("text/discard", &[("edition", &["tur"]), ("text", &["@text", "@id"])]),
    ("enrolment/admission", &[CASE]),
    ("attempt/form", &[CASE]),
    ("attempt/record", &[("case", &["@new-case", "@case"]), CLIENT, VERSION, ("form[held_on]", &["2026-03-16"]), ("form[start_time]", &["", "10:00"]), ("form[channel]", &["visit"]), ("form[result]", &["reached", "not_reached"]), ("form[note]", &["Kurze Notiz"])]),
    ("enrolment/assignment-form", &[CASE]),
    ("enrolment/assign", &[CASE, CLIENT, VERSION, ("form[lead_worker_id]", &["@worker", "@id"]), ("form[deputy_id]", &["", "@worker"]), ("form[deputy_from]", &[""]), ("form[deputy_until]", &[""])]),
    ("enrolment/screening-form", &[CASE]),
    ("enrolment/screening", &[("case", &["@new-case", "@case"]), CLIENT, VERSION, ("form[screening2_on]", &["2026-03-16"]), ("form[screening2_result]", &["confirmed", "not_confirmed"]), ("form[voluntary_repeated]", &["true"])]),
    ("enrolment/start-form", &[CASE]),
    ("enrolment/prepare-start", &[("case", &["@new-case", "@case"]), CLIENT, VERSION, ("form[start_on]", &["2026-03-17"]), ("form[strand]", &["standard"])]),
    ("enrolment/start", &[("case", &["@new-case", "@case"]), CLIENT, VERSION, ("form[start_on]", &["2026-03-17"]), ("form[strand]", &["standard"])]),
    ("enrolment/end-admission", &[("case", &["@new-case", "@case"]), VERSION, ("form[end_reason]", &["other_help_takes_over", "moved_away"])]),
    ("figures/dashboard", &[("query[quarter]", &["", "2025-Q4"]), ("query[area]", &["", "site-@site", "region-arnsberg"])]),
    ("figures/figure", &[("indicator", &["1", "2", "3", "12", "15", "20"]), ("query[quarter]", &["", "2025-Q4"]), ("query[area]", &["", "site-@site", "region-arnsberg"])]),
    ("draft/referral-part", &[("part", &["person", "family", "suggestion"]), CLIENT, ("form[given_name]", &["Neu"]), ("form[family_name]", &["Angelegt"]), ("form[birth_day]", &["29"]), ("form[birth_month]", &["2"]), ("form[birth_year]", &["2012"]), ("form[sex]", &["m"])]),
    ("referral/refer", &[CLIENT, ("form[site_id]", &["", "@site"]), ("form[given_name]", &["Neu"]), ("form[family_name]", &["Angelegt"]), ("form[birth_day]", &["29"]), ("form[birth_month]", &["2"]), ("form[birth_year]", &["2012"]), ("form[sex]", &["m", "f"]), ("form[preferred_language]", &["deu"]), ("form[grade]", &["", "7"]), ("form[address]", &["Weg 7"]), ("form[phone]", &["0000 765"]), ("form[guardians][0][given_name]", &["Eine"]), ("form[guardians][0][family_name]", &["Mutter"]), ("form[guardians][0][relation]", &["mother"]), ("form[guardians][0][custody]", &["sole"]), ("form[guardians][0][preferred_language]", &["deu"]), ("form[received_on]", &["2026-03-10"]), ("form[source]", &["police_screening"]), ("form[threshold]", &["violence_1"]), ("form[screening1_result]", &["suggest"])]),
    ("referral/status", &[CASE]),
    ("research/release", &[("release", &["@id"])]),
    ("research/request", &[CLIENT, ("form[project]", &["Verläufe"]), ("form[purpose]", &["Welche Verläufe enden wie?"]), ("form[terms]", &["true"])]),
    ("research/review", &[("request", &["@id"])]),
    ("research/entry", &[("release", &["@id"])]),
    ("research/approve", &[("request", &["@id"]), ("version", &["1"])]),
    ("research/decline", &[("request", &["@id"]), VERSION, ("form[reason]", &["Nicht nötig"])]),
    ("session/form", &[CASE, ("query[like]", &["", "@session"]), ("query[preset]", &["", "home"])]),
    ("session/record", &[CASE, CLIENT, ("form[held_on]", &["2026-03-16"]), ("form[start_time]", &["14:30"]), ("form[minutes]", &["60", "other"]), ("form[minutes_other]", &["", "35"]), ("form[place]", &["home"]), ("form[kind]", &["single"]), ("form[attended]", &["yes"]), ("form[present][0]", &["youth"]), ("form[present][1]", &["mother", "interpreter"]), ("form[note]", &["", "Kurz"]), ("form[interpreter_id]", &["", "@id"]), ("form[interpreter_language]", &["", "ara"]), ("form[interpreter_level]", &["", "sim"]), ("form[interpreter_mode]", &["", "in_person"]), ("form[next_appointment_on]", &["", "2026-04-01"]), ("form[anonymised_talk]", &["true"]), ("form[release_school]", &["@id"]), ("form[release_youth_office]", &["@id"]), ("form[release_measure_provider]", &["@id"])]),
    ("session/page", &[CASE, ("session", &["@session", "@id"])]),
    ("session/list", &[CASE, ("after", &["", "@id"])]),
    ("job/own", &[("after", &["", "@id"])]),
];
