//! The name index: putting one person in, searching by a whole name, by its first letters, and by a single letter.

use std::hint::black_box;

use benches::{person, spread};
use criterion::{Criterion, criterion_group, criterion_main};
use leitplanke::server::names::NameIndex;

const GIVEN: [&str; 12] =
    ["Emir", "Luca", "Jonas", "Malik", "Yusuf", "Leon", "Ilir", "Ömer", "Leyla", "Mia", "Nour", "Şirin"];
const BEGIN: [&str; 16] = [
    "Ay", "Beck", "Diet", "Fuchs", "Gash", "Had", "Jans", "Kowal", "Leh", "Man", "Neu", "Öz", "Petr", "Rich", "Yıl",
    "Groß",
];
const END: [&str; 12] = ["dın", "er", "rich", "ski", "mann", "türk", "ow", "maz", "berg", "dad", "sen", "hofer"];

fn pick<'a>(words: &[&'a str], number: u64) -> &'a str {
    words[(number % words.len() as u64) as usize]
}

fn put(index: &NameIndex, number: u64) {
    let draw = spread(number);
    let family = format!("{}{}", pick(&BEGIN, draw >> 8), pick(&END, draw >> 24));
    index.put(person(number), pick(&GIVEN, draw), &family);
}

fn names(criterion: &mut Criterion) {
    for people in [5_000, 100_000] {
        let index = NameIndex::default();
        (0..people).for_each(|number| put(&index, number));
        let mut group = criterion.benchmark_group(format!("names/{people}"));
        for typed in ["Yılmaz Emir", "yil", "oezt", "m", "m l"] {
            group.bench_function(typed, |bencher| bencher.iter(|| index.search(black_box(typed))));
        }
        group.bench_function("put", |bencher| bencher.iter(|| put(&index, black_box(people / 2))));
    }
}

criterion_group! { name = all; config = Criterion::default().sample_size(20); targets = names }
criterion_main!(all);
