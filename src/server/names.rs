//! Search by name on an index in memory: decrypted, folded search keys; the database holds none of it.
//!
//! The index is loaded in the background after the start and follows changes of other instances every two
//! seconds (`participant_identity.changed_at`). Prefixes of words match; umlauts and Turkish letters fold.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::RwLock;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::domain::enrolment::Status;
use crate::domain::participant::ParticipantId;
use crate::server::crypto::Place;
use crate::server::entity::{data_key, enrolment, participant, participant_identity};
use crate::server::fault::Fault;
use crate::server::house::House;
use crate::server::scope::across_all_sites;

/// A change carries the instant at which its request began; until another instance can see it, the request may have
/// waited for a connection or the writer (10 s at most) and for a slow commit.
const LOOK_BACK: TimeDelta = TimeDelta::seconds(60);
/// Rows decrypted per batch.
const BATCH: u64 = 1_000;
/// The index; empty until [`load`] has run.
#[derive(Default)]
pub struct NameIndex {
    words: RwLock<Words>,
    ready: AtomicBool,
}

#[derive(Default)]
struct Words {
    /// Folded word → who carries it.
    by_word: BTreeMap<String, HashSet<ParticipantId>>,
    /// Who → what the index holds of them.
    by_person: HashMap<ParticipantId, Known>,
    /// Newest change that is in the index.
    newest: Option<DateTime<Utc>>,
}

/// What the index holds of one person.
#[derive(Default)]
struct Known {
    /// Folded words, for taking them out again.
    words: Vec<String>,
    /// The change they were read from; `None` when a deed put them in before its row was read.
    changed_at: Option<DateTime<Utc>>,
}

impl NameIndex {
    /// Whether the first load is done; before it a search says so instead of finding nobody.
    pub fn is_ready(&self) -> bool {
        self.ready.load(Ordering::Acquire)
    }

    /// Puts or replaces one person.
    pub fn put(&self, person: ParticipantId, given_name: &str, family_name: &str) {
        self.put_as_of(person, given_name, family_name, None);
    }

    fn put_as_of(&self, person: ParticipantId, given: &str, family: &str, changed_at: Option<DateTime<Utc>>) {
        let mut own: Vec<String> = [given, family].iter().flat_map(|name| keys(name)).collect();
        own.sort();
        own.dedup();
        let Ok(mut words) = self.words.write() else { return };
        words.take_out(person);
        for word in &own {
            words.by_word.entry(word.clone()).or_default().insert(person);
        }
        words.by_person.insert(person, Known { words: own, changed_at });
    }

    /// Takes a person out (erasure).
    pub fn remove(&self, person: ParticipantId) {
        if let Ok(mut words) = self.words.write() {
            words.take_out(person);
        }
    }

    /// People in whom every typed word begins some name, of the whole programme, in the order of their ids. Who of them
    /// may be seen is for the caller to ask: only then may the list be cut.
    pub fn search(&self, typed: &str) -> Vec<ParticipantId> {
        let Ok(words) = self.words.read() else { return Vec::new() };
        let mut found: Option<Vec<ParticipantId>> = None;
        for word in typed.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let mut hits: Vec<ParticipantId> =
                keys(word).iter().flat_map(|prefix| words.starting_with(prefix)).collect();
            hits.sort_unstable();
            hits.dedup();
            if let Some(before) = found {
                hits.retain(|person| before.binary_search(person).is_ok());
            }
            found = Some(hits);
        }
        found.unwrap_or_default()
    }

    /// Of these, the people whose change is not in the index yet.
    fn unknown(&self, changes: &[(ParticipantId, DateTime<Utc>)]) -> Vec<ParticipantId> {
        let Ok(words) = self.words.read() else { return Vec::new() };
        let known = |person, at| words.by_person.get(person).is_some_and(|known| known.changed_at == Some(at));
        changes.iter().filter(|(person, at)| !known(person, *at)).map(|(person, _)| *person).collect()
    }

    fn len(&self) -> usize {
        self.words.read().map_or(0, |words| words.by_person.len())
    }
}

impl Words {
    fn take_out(&mut self, person: ParticipantId) {
        for word in self.by_person.remove(&person).unwrap_or_default().words {
            if let Some(people) = self.by_word.get_mut(&word) {
                people.remove(&person);
                if people.is_empty() {
                    self.by_word.remove(&word);
                }
            }
        }
    }

    fn starting_with<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = ParticipantId> + 'a {
        self.by_word
            .range(prefix.to_owned()..)
            .take_while(move |(word, _)| word.starts_with(prefix))
            .flat_map(|(_, people)| people.iter().copied())
    }
}

/// The search keys of the words of a name: the German spelling (ö → oe) and the plain one (ö → o).
pub fn keys(name: &str) -> Vec<String> {
    let mut keys: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c))
        .filter(|word| !word.is_empty())
        .flat_map(|word| [fold(word, true), fold(word, false)])
        .collect();
    keys.dedup();
    keys
}

fn fold(word: &str, german: bool) -> String {
    let mut folded = String::with_capacity(word.len() + 2);
    for letter in word.nfc() {
        match letter {
            'ä' | 'Ä' if german => folded.push_str("ae"),
            'ö' | 'Ö' if german => folded.push_str("oe"),
            'ü' | 'Ü' if german => folded.push_str("ue"),
            'ß' | 'ẞ' => folded.push_str("ss"),
            'ı' | 'İ' | 'I' => folded.push('i'),
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            'đ' | 'Đ' => folded.push('d'),
            'æ' | 'Æ' => folded.push_str("ae"),
            other => {
                folded.extend(other.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase));
            }
        }
    }
    folded
}

/// Loads everything that changed since the last load; the first call loads all. Looks [`LOOK_BACK`] back, because
/// another instance may commit late, but opens only what it has not opened yet.
pub async fn load(house: &House) -> Result<(), Fault> {
    let since = house.names.words.read().ok().and_then(|words| words.newest);
    let since = since.map(|newest| newest - LOOK_BACK);
    let mut after = None;
    let mut newest = since.map(|since| since + LOOK_BACK);
    loop {
        let changes = changes(house, since, after).await?;
        let Some((last, _)) = changes.last() else { break };
        after = Some(*last);
        newest = changes.iter().map(|(_, at)| Some(*at)).max().flatten().max(newest);
        let unknown = house.names.unknown(&changes);
        if !unknown.is_empty() {
            put_all(house, unknown).await?;
        }
        tokio::task::yield_now().await;
    }
    if let Ok(mut words) = house.names.words.write() {
        words.newest = newest;
    }
    house.names.ready.store(true, Ordering::Release);
    Ok(())
}

/// The next people by id whose names changed since then, and when.
async fn changes(
    house: &House,
    since: Option<DateTime<Utc>>,
    after: Option<ParticipantId>,
) -> Result<Vec<(ParticipantId, DateTime<Utc>)>, Fault> {
    use participant_identity::Column::{ChangedAt, ParticipantId};
    let mut rows = participant_identity::Entity::find().order_by_asc(ParticipantId).limit(BATCH);
    if let Some(since) = since {
        rows = rows.filter(ChangedAt.gte(since));
    }
    if let Some(after) = after {
        rows = rows.filter(ParticipantId.gt(after));
    }
    Ok(rows.select_only().columns([ParticipantId, ChangedAt]).into_tuple().all(&house.db.read).await?)
}

async fn put_all(house: &House, ids: Vec<ParticipantId>) -> Result<(), Fault> {
    let rows = participant_identity::Entity::find()
        .filter(participant_identity::Column::ParticipantId.is_in(ids.iter().copied()))
        .all(&house.db.read)
        .await?;
    let people = participant::Entity::find().filter(participant::Column::Id.is_in(ids)).all(&house.db.read).await?;
    let wrapped = data_key::Entity::find()
        .filter(data_key::Column::Id.is_in(people.iter().map(|person| person.data_key_id)))
        .all(&house.db.read)
        .await?;
    let wrapped: HashMap<_, _> = wrapped.into_iter().map(|key| (key.id, key)).collect();
    let keys: HashMap<_, _> =
        people.iter().filter_map(|person| Some((person.id, wrapped.get(&person.data_key_id)?))).collect();
    let retired = retired(house, keys.keys().copied().collect()).await?;
    for row in rows {
        let key = keys.get(&row.participant_id).filter(|_| !retired.contains(&row.participant_id));
        let Some(wrapped) = key else {
            // The key was destroyed or the record erased, perhaps by another process.
            // An entry without words: the number of entries still tells when rows are gone.
            house.names.put_as_of(row.participant_id, "", "", Some(row.changed_at));
            continue;
        };
        let key = house.keyring.unwrap_data_key(wrapped.id.uuid(), &wrapped.wrapped)?;
        let at = |column| Place::new("participant_identity", column, row.participant_id.uuid());
        let given = key.open(at("given_name_ct"), &row.given_name_ct)?;
        let family = key.open(at("family_name_ct"), &row.family_name_ct)?;
        house.names.put_as_of(row.participant_id, &given, &family, Some(row.changed_at));
    }
    Ok(())
}

/// Of these, the people whose record retention has erased: their names stay sealed beside the proof of consent, and nobody
/// searches for them.
async fn retired(house: &House, people: Vec<ParticipantId>) -> Result<HashSet<ParticipantId>, Fault> {
    use enrolment::Column::{ParticipantId as Person, Status as State};
    let rows = across_all_sites().filter(Person.is_in(people)).select_only().columns([Person, State]);
    let rows: Vec<(ParticipantId, Status)> = rows.into_tuple().all(&house.db.read).await?;
    let (erased, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, status)| *status == Status::Erased);
    let others: HashSet<_> = others.into_iter().map(|(person, _)| person).collect();
    Ok(erased.into_iter().map(|(person, _)| person).filter(|person| !others.contains(person)).collect())
}

/// Drops people that are gone from the database (erased by another instance) by loading everything anew.
pub async fn reload_when_people_are_gone(house: &House) -> Result<(), Fault> {
    let stored = participant_identity::Entity::find().count(&house.db.read).await?;
    if (house.names.len() as u64) > stored {
        if let Ok(mut words) = house.names.words.write() {
            *words = Words::default();
        }
        load(house).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Id;
    use uuid::Uuid;

    fn person(number: u128) -> ParticipantId {
        Id::from_uuid(Uuid::from_u128(number))
    }

    #[test]
    fn what_is_in_the_index_is_not_opened_again() {
        let index = NameIndex::default();
        let (then, later) = (DateTime::UNIX_EPOCH, DateTime::UNIX_EPOCH + TimeDelta::seconds(1));
        index.put_as_of(person(1), "Ada", "Alt", Some(then));
        index.put(person(2), "Neu", "Angelegt");
        let changes = [(person(1), then), (person(2), then), (person(3), then)];
        assert_eq!(index.unknown(&changes), vec![person(2), person(3)]);
        assert_eq!(index.unknown(&[(person(1), later)]), vec![person(1)], "a changed name is read again");
    }

    #[test]
    fn names_are_found_by_prefix_in_every_usual_spelling() {
        let index = NameIndex::default();
        index.put(person(1), "Öztürk Can", "Yılmaz-Groß");
        index.put(person(2), "İpek", "Müller");
        for typed in ["öz", "Oeztuerk", "ozturk", "YILMAZ", "yılmaz", "gross", "GROSS can", "groß ö"] {
            assert_eq!(index.search(typed), vec![person(1)], "{typed}");
        }
        for typed in ["ipek", "İPEK", "mueller", "muller", "Mü i"] {
            assert_eq!(index.search(typed), vec![person(2)], "{typed}");
        }
        assert_eq!(index.search("ztürk"), vec![]);
        assert_eq!(index.search("  "), vec![]);
        index.put(person(2), "Ipek", "Schmidt");
        assert_eq!(index.search("müller"), vec![]);
        index.remove(person(1));
        assert_eq!(index.search("can"), vec![]);
    }
}
