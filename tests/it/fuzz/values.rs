//! Hostile values: what no form expects.

use super::dice::Dice;

/// Texts, dates, numbers, times and ids that are wrong, strange or dangerous.
pub const HOSTILE: &[&str] = &[
    "",
    " ",
    "\u{0}",
    "a\u{0}b\u{7}\u{1b}[31m",
    "\r\nset-cookie: a=b",
    "</textarea><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "=1+1",
    "=cmd|' /C calc'!A0",
    "@SUM(1;2)",
    "' OR 1=1 --",
    "%00%FF%",
    "{{7*7}}${7*7}",
    "👩\u{200d}👧\u{200d}👦 𐍈",
    "ليلى الكبير",
    "gut\u{202e}txt.exe",
    "u\u{308}u\u{308}u\u{308}",
    "\u{feff}\u{200b}\u{2028}",
    "../../etc/passwd",
    "//example.org/",
    "javascript:alert(1)",
    // dates
    "2024-02-29",
    "2025-02-29",
    "0000-01-01",
    "-0001-01-01",
    "9999-12-31",
    "10000-01-01",
    "262143-12-31",
    "2027-03-28",
    "2026-13-01",
    "31.12.2026",
    "2999-01-01",
    "1900-01-01",
    // numbers and times
    "-1",
    "0",
    "1",
    "1e9",
    "NaN",
    "0x10",
    "٣",
    "2147483648",
    "9223372036854775807",
    "-9223372036854775808",
    "99999999999999999999",
    "24:00",
    "02:30",
    "-1:00",
    "9:5",
    "true",
    "false",
    "on",
    "null",
    "[]",
    // ids
    "0198c0de-0000-7000-8000-00000000ffff",
    "0198C0DE000070008000000000000FFFF",
    "{0198c0de-0000-7000-8000-00000000ffff}",
    "urn:uuid:0198c0de-0000-7000-8000-00000000ffff",
    "00000000-0000-0000-0000-000000000000",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "0198c0de-0000",
    "XXXXXXX",
];

/// One of them, now and then a very long one.
pub fn hostile(dice: &mut Dice) -> String {
    if dice.percent(4) {
        let letter = dice.text(&["ä", "a", "=", "👩", " ", "[", "\u{0}"]);
        return letter.repeat(*dice.one(&[201, 2_001, 8_001, 70_000]));
    }
    dice.text(HOSTILE).to_owned()
}
