//! The paper behind a consent: its photograph, and what the family takes home.

use leitplanke::domain::access::{Permission, Role};
use leitplanke::domain::consent::Proof;
use leitplanke::domain::error::AppError;
use leitplanke::domain::purpose::Purpose;
use leitplanke::server::db::Database;
use leitplanke::server::fault::Fault;
use leitplanke::server::use_cases::consents::{add_scan, confirm_proof, overview_paper, receipt, scan_image};
use leitplanke::server::use_cases::{erase, receipts};

use super::{Room, signed};
use crate::support::database::both;

both!(
    br_01_a_second_person_confirms_the_scan,
    a_scan_is_sent_by_a_form_and_seen_in_its_own_case_only,
    a_file_that_is_no_photograph_gets_a_sentence,
    a_receipt_holds_until_it_is_withdrawn_and_names_nobody,
);

fn picture(shade: u8) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let image = image::RgbImage::from_pixel(64, 48, image::Rgb([shade, 200, 40]));
    image.write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
    bytes.into_inner()
}

fn conflict<T>(outcome: Result<T, Fault>) -> String {
    match outcome {
        Err(Fault::Expected(AppError::Conflict(code))) => code.to_string(),
        Err(other) => panic!("another fault: {other}"),
        Ok(_) => panic!("no conflict"),
    }
}

async fn br_01_a_second_person_confirms_the_scan(db: Database) {
    let room = Room::open(db).await;
    let lead = room.app.user("lead", &[(Role::TeamLead, Some(room.site))]).await;
    let form = room.paper(Purpose::Participation, vec![signed(Some(room.mother().await), "2026-03-01")]);
    let id = room.record(&form).await.expect("records").to_string();
    let code = room.code();
    let worker = room.app.call(room.worker, Permission::RecordConsent).await;
    let confirm = async |user| {
        let call = room.app.call(user, Permission::ConfirmProof).await;
        let version = room.row(id.parse().expect("an id")).await.version;
        confirm_proof(&call, &code, &id, version).await
    };
    assert_eq!(conflict(confirm(lead).await), "nothing_to_confirm");
    add_scan(&worker, &code, &id, picture(1)).await.expect("takes it in");
    add_scan(&worker, &code, &id, picture(1)).await.expect("the same picture is the same");
    assert_eq!(conflict(confirm(room.worker).await), "own_scan");
    let consent = confirm(lead).await.expect("a second person confirms");
    let row = room.row(consent).await;
    assert_eq!((row.proof, row.proof_confirmed_by), (Some(Proof::PaperScan), Some(lead)));
    assert_eq!(row.proof_confirmed_on, Some(room.app.today()));
    // Another picture is another look.
    add_scan(&worker, &code, &id, picture(2)).await.expect("takes it in");
    assert_eq!(room.row(consent).await.proof_confirmed_on, None);
}

async fn a_scan_is_sent_by_a_form_and_seen_in_its_own_case_only(db: Database) {
    let room = Room::open(db).await;
    let form = room.paper(Purpose::Participation, vec![signed(Some(room.mother().await), "2026-03-01")]);
    let id = room.record(&form).await.expect("records");
    let browser = room.app.signed_in(room.worker).await;
    let page = format!("{}/consents/{id}", room.case.path());
    let mut body =
        b"--line\r\ncontent-disposition: form-data; name=\"scan\"; filename=\"../../x.php\"\r\n\r\n".to_vec();
    body.extend(picture(7));
    body.extend(b"\r\n--line--\r\n");
    let headers = [
        ("accept", "text/html"),
        ("sec-fetch-site", "same-origin"),
        ("content-type", "multipart/form-data; boundary=line"),
    ];
    let answer = browser.send(http::Method::POST, &format!("{page}/scans"), &headers, body.clone()).await;
    assert_eq!(answer.location(), format!("{page}?done=scan"));
    let shown = browser.get(&page).await;
    let at = shown.body.find(&format!("{page}/scans/")).expect("a link to the photograph");
    let link = shown.body[at..].split('"').next().expect("an address").to_owned();
    let image = browser.get(&link).await;
    assert_eq!((image.status, image.header("content-type")), (200, "image/jpeg"));
    assert!(image.header("x-content-type-options") == "nosniff" && image.header("cache-control") == "no-store");
    let foreign = room.app.user("foreign", &[(Role::SocialWorker, Some(room.app.site("Dort").await))]).await;
    let foreign = room.app.signed_in(foreign).await;
    assert_eq!(foreign.get(&link).await.status, 404);
    assert_eq!(foreign.send(http::Method::POST, &format!("{page}/scans"), &headers, body.clone()).await.status, 404);
    let police = room.app.user("police", &[(Role::PoliceLiaison, Some(room.site))]).await;
    let police = room.app.signed_in(police).await;
    assert_eq!(police.get(&link).await.status, 403);
    assert_eq!(police.send(http::Method::POST, &format!("{page}/scans"), &headers, body.clone()).await.status, 403);
    let elsewhere = [headers[0], ("sec-fetch-site", "cross-site"), headers[2]];
    assert_eq!(browser.send(http::Method::POST, &format!("{page}/scans"), &elsewhere, body).await.status, 403);
    // Erased, nothing of the picture is left.
    let call = room.app.call(room.worker, Permission::SeeCases).await;
    let scan = link.rsplit('/').next().expect("an id").to_owned();
    assert!(scan_image(&call, &room.code(), &id.to_string(), &scan).await.expect("bytes").starts_with(&[0xff, 0xd8]));
    erase::erase(&room.app.house, room.case.code).await.expect("erases");
    use leitplanke::server::entity::consent_scan;
    use sea_orm::{EntityTrait, PaginatorTrait};
    assert_eq!(consent_scan::Entity::find().count(&room.app.house.db.read).await.expect("counts"), 0);
}

async fn a_file_that_is_no_photograph_gets_a_sentence(db: Database) {
    let room = Room::open(db).await;
    let form = room.paper(Purpose::Participation, vec![signed(Some(room.mother().await), "2026-03-01")]);
    let id = room.record(&form).await.expect("records").to_string();
    let worker = room.app.call(room.worker, Permission::RecordConsent).await;
    let add = async |file: Vec<u8>| conflict(add_scan(&worker, &room.code(), &id, file).await);
    assert_eq!(add(Vec::new()).await, "scan_empty");
    assert_eq!(add(b"<svg onload=alert(1)>".to_vec()).await, "scan_not_an_image");
    assert_eq!(add(b"%PDF-1.7".to_vec()).await, "scan_not_an_image");
    assert_eq!(add(picture(3)[..60].to_vec()).await, "scan_unreadable");
    assert_eq!(add(vec![0; 10 * 1024 * 1024 + 1]).await, "scan_too_large");
    let browser = room.app.signed_in(room.worker).await;
    let address = format!("{}/consents/{id}/scans", room.case.path());
    let headers = [
        ("accept", "text/html"),
        ("sec-fetch-site", "same-origin"),
        ("content-type", "multipart/form-data; boundary=line"),
    ];
    let body = "--line\r\ncontent-disposition: form-data; name=\"scan\"\r\n\r\nkein Bild\r\n--line--\r\n";
    let answer = browser.send(http::Method::POST, &address, &headers, body).await;
    assert_eq!((answer.status, answer.location().contains("scan=scan_not_an_image")), (303, true));
    let page = browser.get(answer.location().trim_end_matches("#scan")).await;
    assert!(page.shows("id=\"scan-error\"") && page.shows("Das ist kein Foto"), "the message stands at the field");
}

async fn a_receipt_holds_until_it_is_withdrawn_and_names_nobody(db: Database) {
    let room = Room::open(db).await;
    let mother = room.mother().await;
    let id =
        room.record(&room.paper(Purpose::School, vec![signed(Some(mother), "2026-03-01")])).await.expect("records");
    let call = room.app.call(room.worker, Permission::SeeCases).await;
    let paper = receipt(&call, &room.code(), &id.to_string()).await.expect("a receipt");
    assert!(paper.pdf.starts_with(b"%PDF-") && paper.name.starts_with(&room.code()));
    let again = receipt(&call, &room.code(), &id.to_string()).await.expect("a receipt");
    assert_eq!(paper.pdf, again.pdf, "the same receipt is the same file");
    let sheet = overview_paper(&call, &room.code(), "ara").await.expect("an overview");
    assert!(sheet.pdf.starts_with(b"%PDF-"));
    let code = room.row(id).await.receipt_code.expect("a code");
    let look = async |code: &str| receipts::check(&room.app.house, room.app.today(), code).await.expect("an answer");
    let answer = look(&code.to_lowercase()).await;
    assert!(answer.found && answer.holds && answer.version_no == 1);
    let public = room.app.browser().get(&format!("/receipt/{code}")).await;
    assert!(public.status == 200 && public.shows("Diese Bescheinigung ist echt. Die Erklärung gilt."));
    for secret in ["Kerem", "Amina", "Beispiel", "Schule", "Gesamtschule", "Musterstadt", &room.code()] {
        assert!(!public.shows(secret), "the public page says {secret}");
    }
    assert!(!look("0000-0000-0000-0000").await.found && !look("../etc").await.found);
    room.withdraw(id, &mother.to_string()).await.expect("withdraws");
    let answer = look(&code).await;
    assert!(answer.found && !answer.holds, "the next look already says so");
    let withdrawn = receipt(&call, &room.code(), &id.to_string()).await.expect("a receipt of the withdrawal");
    assert_ne!(withdrawn.pdf, paper.pdf);
    erase::erase(&room.app.house, room.case.code).await.expect("erases");
    assert!(!look(&code).await.found, "who was erased answers like who never was");
}
