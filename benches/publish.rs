//! From stored cells to published values: one dashboard, and all 45 two-way tables of ten attributes over 50,000 people.

use std::collections::HashMap;
use std::hint::black_box;

use benches::{person, spread};
use chrono::{Days, NaiveDate};
use criterion::{Criterion, criterion_group, criterion_main};
use leitplanke::domain::disclosure::{Cell, CellKey};
use leitplanke::domain::enrolment::EndKind;
use leitplanke::domain::fact::{EnrolmentFact, SessionFact, Subject};
use leitplanke::domain::figure::{FigureCell, Place, Question, Snapshot, publish, snapshot_cells};
use leitplanke::domain::indicator::IndicatorCode;
use leitplanke::domain::participant::Sex;
use leitplanke::domain::period::{ClosedQuarter, Quarter};
use leitplanke::domain::site::{Region, SiteId};
use uuid::Uuid;

const KEY: [u8; 32] = [9; 32];
const PEOPLE: u64 = 5_000;
const QUARTERS: [&str; 12] = [
    "2019-Q4", "2020-Q4", "2021-Q4", "2022-Q4", "2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1",
    "2025-Q2", "2025-Q3",
];

fn facts() -> Vec<EnrolmentFact> {
    let first = NaiveDate::from_ymd_opt(2018, 9, 1).expect("a day");
    let one = |number: u64| {
        let draw = spread(number);
        let site = draw % 7;
        let start = first + Days::new((draw >> 8) % 2_500);
        let lasting = Days::new(60 + (draw >> 24) % 900);
        EnrolmentFact {
            subject: Subject {
                person: person(number),
                site: SiteId::from_uuid(Uuid::from_u128(u128::from(site))),
                region: if site < 4 { Region::Duesseldorf } else { Region::Arnsberg },
                sex: if draw & 0x80 == 0 { Sex::Male } else { Sex::Female },
                age_at_start_months: Some(100 + (draw >> 32 & 0x3F) as u16),
            },
            start_on: Some(start),
            end_on: Some(start + lasting),
            end_kind: Some(if draw & 0x40 == 0 { EndKind::Graduated } else { EndKind::EndedEarly }),
            pauses: Vec::new(),
        }
    };
    (0..PEOPLE).map(one).collect()
}

fn dashboard(criterion: &mut Criterion) {
    let (enrolments, sessions): (_, [SessionFact; 0]) = (facts(), []);
    let quarter = |text: &str| text.parse::<Quarter>().expect("a quarter");
    let today = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
    let closed = |text: &str| ClosedQuarter::new(quarter(text), today).expect("closed");
    let freeze = |text: &str| snapshot_cells(&KEY, closed(text), &enrolments, &sessions);
    let frozen: Vec<(Quarter, Vec<FigureCell>)> = QUARTERS.iter().map(|text| (quarter(text), freeze(text))).collect();
    let snapshots: Vec<_> = frozen.iter().map(|(quarter, cells)| Snapshot { quarter: *quarter, cells }).collect();
    let asked = quarter("2025-Q3");
    criterion.bench_function("publish/dashboard", |bencher| {
        bencher.iter(|| {
            let figure = |indicator: &IndicatorCode| {
                publish(&KEY, &snapshots, &Question { indicator: *indicator, quarter: asked, place: Place::All })
            };
            IndicatorCode::ALL.iter().map(figure).collect::<Vec<_>>()
        });
    });
    criterion.bench_function("freeze/one quarter of 5,000 people", |bencher| {
        bencher.iter(|| freeze(black_box("2024-Q4")));
    });
}

/// Ten attributes with 2 to 11 values: 45 tables.
fn tables(criterion: &mut Criterion) {
    let key = CellKey::new(&KEY);
    let people: Vec<(u64, [u8; 10])> = (0..50_000)
        .map(|number| {
            let draw = spread(number);
            let values = std::array::from_fn(|at| ((draw >> (6 * at)) % (at as u64 + 2)) as u8);
            (key.record(person(number).uuid().as_bytes()), values)
        })
        .collect();
    criterion.bench_function("publish/45 two-way tables of 50,000 people", |bencher| {
        bencher.iter(|| {
            let mut cells: HashMap<(u8, u8, u8, u8), Cell> = HashMap::new();
            for (record, values) in &people {
                for one in 0..10_u8 {
                    for other in one + 1..10 {
                        let place = (one, values[one as usize], other, values[other as usize]);
                        cells.entry(place).or_default().accumulate(*record, 0);
                    }
                }
            }
            cells.values().map(|cell| key.count(cell)).collect::<Vec<_>>()
        });
    });
}

criterion_group! { name = all; config = Criterion::default().sample_size(10); targets = dashboard, tables }
criterion_main!(all);
