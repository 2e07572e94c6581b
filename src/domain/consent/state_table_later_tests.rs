//! The table of `state_table_tests.rs`, continued: what happens to a consent that was valid.

use super::{Case, OPEN, SHUT, check};
use crate::domain::consent::ConsentState::{
    Draft, Expired, Informed, PartiallySigned, Refused, ReviewNeeded, Superseded, Valid, Void, Withdrawn,
};

/// It ends, or somebody ends it; the strongest word is the one shown.
const ENDS: [Case; 33] = [
    ("13", "S", "1+0", "until10", 10, Valid, OPEN),
    ("13", "S", "1+0", "until10", 11, Expired, SHUT),
    ("13", "S", "1+0", "until-1", 0, Expired, SHUT),
    ("13", "S", "1?", "until-1", 0, Informed, SHUT),
    ("18@0", "S", "y+0", "until10", 11, Expired, SHUT),
    ("13", "S", "1+0", "w10", 9, Valid, OPEN),
    ("13", "S", "1+0", "w10", 10, Withdrawn, SHUT),
    ("13", "S", "1+0", "w10", 11, Withdrawn, SHUT),
    ("13", "S", "1+0", "w10", 900, Withdrawn, SHUT),
    ("13", "JJ", "1+0 2?", "w10", 9, PartiallySigned, SHUT),
    ("13", "JJ", "1+0 2?", "w10", 10, Withdrawn, SHUT),
    ("13", "JJ", "1+0 2+20", "w10", 20, Withdrawn, SHUT),
    ("17", "S", "1+0 y+0", "w10", 10, Withdrawn, SHUT),
    ("18@0", "S", "y+0", "w10", 10, Withdrawn, SHUT),
    ("13", "S", "1+0", "void10", 9, Void, SHUT),
    ("13", "S", "1+0", "void10", 10, Void, SHUT),
    ("13", "S", "1+0", "void10", -1, Void, SHUT),
    ("13", "S", "1?", "void10", 0, Void, SHUT),
    ("13", "S", "1+0", "sup10", 9, Valid, OPEN),
    ("13", "S", "1+0", "sup10", 10, Superseded, SHUT),
    ("13", "S", "1+0", "sup10", 900, Superseded, SHUT),
    ("13", "S", "1?", "sup10", 10, Superseded, SHUT),
    ("13", "S", "1?", "i5 sup10", 4, Draft, SHUT),
    // Several at once.
    ("13", "S", "1+0", "w10 void20", 9, Void, SHUT),
    ("13", "S", "1+0", "w10 sup5", 9, Superseded, SHUT),
    ("13", "S", "1+0", "w10 sup5", 10, Withdrawn, SHUT),
    ("13", "S", "1+0", "w10 sup20", 20, Withdrawn, SHUT),
    ("13", "S", "1+0", "w10 until5", 9, Expired, SHUT),
    ("13", "S", "1+0", "w10 until5", 10, Withdrawn, SHUT),
    ("13", "S", "1+0", "sup10 until5", 10, Superseded, SHUT),
    ("13", "JJ", "1+0 2-3", "sup10", 9, Refused, SHUT),
    ("13", "JJ", "1+0 2-3", "sup10", 10, Superseded, SHUT),
    ("13", "JJ", "1+0 2-3", "until1", 4, Refused, SHUT),
];

/// "because of the 14th birthday: existing consent stays usable for 30 days, task for the worker".
const FOURTEEN: [Case; 30] = [
    ("14@50", "S", "1+0 a+0", "", 49, Valid, OPEN),
    ("14@50", "S", "1+0 a+0", "", 50, ReviewNeeded, OPEN),
    ("14@50", "S", "1+0 a+0", "", 51, ReviewNeeded, OPEN),
    ("14@50", "S", "1+0 a+0", "", 80, ReviewNeeded, OPEN),
    ("14@50", "S", "1+0 a+0", "", 81, Expired, SHUT),
    ("14@50", "JJ", "1+0 2+0 a+0", "", 80, ReviewNeeded, OPEN),
    ("14@50", "JJ", "1+0 2+0 a+0", "", 81, Expired, SHUT),
    ("14@50", "NNS", "3+0", "", 80, ReviewNeeded, OPEN),
    ("14@1", "S", "1+0", "", 1, ReviewNeeded, OPEN),
    ("14@1", "S", "1+0", "", 32, Expired, SHUT),
    // The missing signature comes.
    ("14@50", "S", "1+0 y+60", "", 49, Valid, OPEN),
    ("14@50", "S", "1+0 y+60", "", 59, ReviewNeeded, OPEN),
    ("14@50", "S", "1+0 y+60", "", 60, Valid, OPEN),
    ("14@50", "S", "1+0 y+60", "", 900, Valid, OPEN),
    ("14@50", "S", "1+0 y+80", "", 81, Valid, OPEN),
    ("14@50", "S", "1+0 yc60", "", 81, Valid, OPEN),
    // It does not, too late, or not in a way that counts.
    ("14@50", "S", "1+0 y+81", "", 81, Expired, SHUT),
    ("14@50", "S", "1+0 y+81", "", 900, Expired, SHUT),
    ("14@50", "S", "1+0 yx60", "", 60, ReviewNeeded, OPEN),
    ("14@50", "S", "1+0 yx60", "", 81, Expired, SHUT),
    ("14@50", "S", "1+0 a+60", "", 81, Expired, SHUT),
    ("14@50", "S", "1+0 y+49", "", 81, Expired, SHUT),
    ("14@50", "S", "1+0 y-60", "", 59, ReviewNeeded, OPEN),
    ("14@50", "S", "1+0 y-60", "", 60, Refused, SHUT),
    ("14@50", "S", "1+0 y+60:ar", "", 60, ReviewNeeded, OPEN),
    ("14@50", "S", "1+0 y+60:ar", "", 81, Expired, SHUT),
    ("14@50", "S", "1+0 y+60:ar", "sim", 81, Valid, OPEN),
    // The custody holders decide alone, or it ends anyway.
    ("14@50", "S", "1+0 n?", "", 81, Valid, OPEN),
    ("14@50", "S", "1+0 a+0", "until60", 61, Expired, SHUT),
    ("14@50", "S", "1+0 a+0", "w60", 60, Withdrawn, SHUT),
];

/// "because of the 18th: blocks at once".
const EIGHTEEN: [Case; 18] = [
    ("18@50", "S", "1+0 y+0", "", 49, Valid, OPEN),
    ("18@50", "S", "1+0 y+0", "", 50, ReviewNeeded, SHUT),
    ("18@50", "S", "1+0 y+0", "", 51, ReviewNeeded, SHUT),
    ("18@50", "S", "1+0 y+0", "", 80, ReviewNeeded, SHUT),
    ("18@50", "S", "1+0 y+0", "", 81, Expired, SHUT),
    ("18@50", "JJ", "1+0 2+0 y+0", "", 50, ReviewNeeded, SHUT),
    ("18@50", "JJ", "1+0 2+0 n?", "", 49, Valid, OPEN),
    ("18@50", "JJ", "1+0 2+0 n?", "", 50, ReviewNeeded, SHUT),
    ("18@50", "JJ", "1+0 2+0 n+60", "", 60, ReviewNeeded, SHUT),
    ("18@50", "U", "1+0 y+0", "k?", 50, ReviewNeeded, SHUT),
    ("18@1", "S", "1+0 y+0", "", 1, ReviewNeeded, SHUT),
    ("18@0", "S", "y+0", "", 900, Valid, OPEN),
    // The grown-up signs.
    ("18@50", "S", "1+0 y+49", "", 50, ReviewNeeded, SHUT),
    ("18@50", "S", "1+0 y+50", "", 49, PartiallySigned, SHUT),
    ("18@50", "S", "1+0 y+50", "", 50, Valid, OPEN),
    ("18@50", "S", "1+0 y+50:ar", "", 50, PartiallySigned, SHUT),
    ("18@50", "S", "1+0 yc50", "", 50, Valid, OPEN),
    ("18@50", "S", "1+0 y-60", "", 60, Refused, SHUT),
];

/// "custody changed": whoever holds it now has to agree; blocks until then.
const CUSTODY_CHANGED: [Case; 32] = [
    ("13", "JJ", "1+0", "k10", 9, Valid, OPEN),
    ("13", "JJ", "1+0", "k10", 10, ReviewNeeded, SHUT),
    ("13", "JJ", "1+0", "k10", 40, ReviewNeeded, SHUT),
    ("13", "JJ", "1+0", "k10", 41, Expired, SHUT),
    ("13", "SP", "1+0", "k10", 10, ReviewNeeded, SHUT),
    ("13", "NS", "1+0", "k10", 10, ReviewNeeded, SHUT),
    ("13", "NNS", "1+0 2+0", "k10", 9, Valid, OPEN),
    ("13", "NNS", "1+0 2+0", "k10", 10, ReviewNeeded, SHUT),
    ("13", "U", "1+0", "k10", 9, Valid, OPEN),
    ("13", "U", "1+0", "k10", 10, ReviewNeeded, SHUT),
    ("13", "U", "1+0", "k10", 41, Expired, SHUT),
    ("13", "N", "1+0", "k10", 10, ReviewNeeded, SHUT),
    ("13", "J", "1+0", "k10", 10, ReviewNeeded, SHUT),
    ("13", "", "1+0", "k10", 10, ReviewNeeded, SHUT),
    ("17", "JJ", "1+0 y+0", "k10", 10, ReviewNeeded, SHUT),
    // Everybody who holds it now has agreed.
    ("13", "S", "1+0", "k10", 41, Valid, OPEN),
    ("13", "SN", "1+0 2+0", "k10", 41, Valid, OPEN),
    ("13", "JJ", "1+0 (2)+0", "k10", 41, Valid, OPEN),
    ("13", "JJ", "1+0 (2)+20", "k10", 19, ReviewNeeded, SHUT),
    ("13", "JJ", "1+0 (2)+20", "k10", 20, Valid, OPEN),
    ("13", "JJ", "1+0 (2)+40", "k10", 41, Valid, OPEN),
    ("13", "JJ", "1+0 (2)+41", "k10", 41, Expired, SHUT),
    ("13", "JJ", "1+0 (2)+20:ar", "k10", 20, ReviewNeeded, SHUT),
    ("13", "JJ", "1+0 (2)c20", "k10", 20, Valid, OPEN),
    ("13", "JJ", "1+0 (2)-20", "k10", 20, ReviewNeeded, SHUT),
    // On the day of the signature it counts as changed afterwards; before it 4.3 was not met.
    ("13", "JJ", "1+0", "k0", 0, ReviewNeeded, SHUT),
    ("13", "JJ", "1+0", "k-1", 0, PartiallySigned, SHUT),
    ("13", "JJ", "1+0 (2)+20", "k-1", 20, Valid, OPEN),
    ("13", "JJ", "1+0", "k?", 100, Valid, OPEN),
    // A grown-up has no custody holder.
    ("18@0", "JJ", "y+0", "k10", 10, Valid, OPEN),
    ("18@30", "JJ", "1+0 y+0", "k10", 29, ReviewNeeded, SHUT),
    ("18@30", "JJ", "1+0 y+0", "k10", 60, ReviewNeeded, SHUT),
];

/// "new form version with broader text": usable for 30 days, as after the 14th birthday.
const WORDING: [Case; 22] = [
    ("13", "S", "1+0", "ask10", 9, Valid, OPEN),
    ("13", "S", "1+0", "ask10", 10, ReviewNeeded, OPEN),
    ("13", "S", "1+0", "ask10", 11, ReviewNeeded, OPEN),
    ("13", "S", "1+0", "ask10", 40, ReviewNeeded, OPEN),
    ("13", "S", "1+0", "ask10", 41, Expired, SHUT),
    ("17", "JJ", "1+0 2+0 y+0", "ask10", 40, ReviewNeeded, OPEN),
    ("17", "JJ", "1+0 2+0 y+0", "ask10", 41, Expired, SHUT),
    ("18@0", "S", "y+0", "ask10", 40, ReviewNeeded, OPEN),
    ("18@0", "S", "y+0", "ask10", 41, Expired, SHUT),
    ("13", "S", "1?", "ask10", 20, Informed, SHUT),
    ("13", "S", "1+20", "ask10", 19, Informed, SHUT),
    ("13", "S", "1+20", "ask10", 20, ReviewNeeded, OPEN),
    ("13", "S", "1+41", "ask10", 41, Expired, SHUT),
    ("13", "S", "1+0", "ask10 sup20", 19, ReviewNeeded, OPEN),
    ("13", "S", "1+0", "ask10 sup20", 20, Superseded, SHUT),
    ("13", "S", "1+0", "ask10 w20", 20, Withdrawn, SHUT),
    ("13", "S", "1+0", "ask10 until20", 21, Expired, SHUT),
    ("13", "S", "1+0", "ask10 void20", 15, Void, SHUT),
    // With another review: one that blocks blocks, the first that is over ends it.
    ("13", "JJ", "1+0", "ask10 k20", 20, ReviewNeeded, SHUT),
    ("18@50", "S", "1+0 y+0", "ask40", 50, ReviewNeeded, SHUT),
    ("14@50", "S", "1+0", "ask60", 81, Expired, SHUT),
    ("14@50", "S", "1+0 y+60", "ask60", 81, ReviewNeeded, OPEN),
];

/// "30 days without action", and no arrow leads out of EXPIRED.
const EXPIRED_STAYS_EXPIRED: [Case; 8] = [
    ("14@50", "JJ", "1+0 2+0", "k?", 81, Expired, SHUT),
    ("14@50", "JS", "1+0 2+0", "k100", 100, Expired, SHUT),
    ("14@50", "JJ", "1+0 2+0 y+100", "k?", 100, Expired, SHUT),
    ("14@50", "S", "1+0", "ask100", 100, Expired, SHUT),
    ("14@50", "S", "1+0", "", 50 + 4 * 366, Expired, SHUT),
    ("14@50", "S", "1+0 y+1600", "", 1600, Expired, SHUT),
    ("13", "JJ", "1+0 (2)+50", "k10", 50, Expired, SHUT),
    ("18@100", "JJ", "1+0 y+0", "k10", 100, Expired, SHUT),
];

pub fn cases() -> usize {
    let ends = ENDS.len() + FOURTEEN.len() + EIGHTEEN.len() + CUSTODY_CHANGED.len() + WORDING.len();
    ends + EXPIRED_STAYS_EXPIRED.len()
}

#[test]
fn br_09_a_consent_ends() {
    check(&ENDS);
}

#[test]
fn the_14th_birthday_asks_for_a_signature() {
    check(&FOURTEEN);
}

#[test]
fn the_18th_birthday_blocks() {
    check(&EIGHTEEN);
}

#[test]
fn a_change_of_custody_blocks_until_everybody_has_agreed() {
    check(&CUSTODY_CHANGED);
}

#[test]
fn a_wording_that_asks_for_more_is_asked_for_again() {
    check(&WORDING);
}

#[test]
fn expired_stays_expired() {
    check(&EXPIRED_STAYS_EXPIRED);
}
