//! The case code (Fallkennung): six random Crockford base32 symbols and a check symbol, shown everywhere instead of the name.
//!
//! The number behind the six symbols has 30 bits; the check symbol is that number modulo 37. Crockford's five extra
//! check symbols (`*~$=U`) never occur: a number that would need one is drawn again.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BITS: u32 = 30;
const MODULUS: u32 = 37;

/// The case code of one participant. Shown as `ABC-DEF-X`, stored and written into URLs as `ABCDEFX`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseCode(u32);

/// The text is not a case code: wrong length, wrong symbol or wrong check symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACaseCode;

impl fmt::Display for NotACaseCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not a case code")
    }
}
impl std::error::Error for NotACaseCode {}

impl CaseCode {
    /// Makes a code from random bytes: four draws of 30 bits, the first one that fits counts. Should none fit
    /// (once in about 3 000 times), the last draw counts up to the next number that fits.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        let mut last = 0;
        for draw in bytes.chunks_exact(4) {
            let word = draw.iter().fold(0_u32, |word, byte| word << 8 | u32::from(*byte));
            last = word & ((1 << BITS) - 1);
            if let Some(code) = Self::from_number(last) {
                return code;
            }
        }
        // At most five numbers in a row need an extra check symbol; wrapping to 0 is one that fits.
        (1..=MODULUS).find_map(|step| Self::from_number((last + step) % (1 << BITS))).unwrap_or(Self(0))
    }

    fn from_number(number: u32) -> Option<Self> {
        (number % MODULUS < 32).then_some(Self(number))
    }

    /// The seven symbols without hyphens, for URLs and the database.
    #[must_use]
    pub fn compact(self) -> String {
        let mut text = String::with_capacity(7);
        for position in (0..6).rev() {
            text.push(symbol(self.0 >> (5 * position) & 31));
        }
        text.push(symbol(self.0 % MODULUS));
        text
    }

    /// Reads a code as people type it: lower case, `O` for 0, `I` and `L` for 1, spaces and hyphens anywhere.
    ///
    /// # Errors
    /// [`NotACaseCode`] for any other symbol, another length or a wrong check symbol.
    pub fn parse(text: &str) -> Result<Self, NotACaseCode> {
        let mut values = text.chars().filter(|character| !is_separator(*character)).map(value);
        let mut number = 0_u32;
        for _ in 0..6 {
            number = number << 5 | values.next().flatten().ok_or(NotACaseCode)?;
        }
        let check = values.next().flatten().ok_or(NotACaseCode)?;
        if values.next().is_some() || number % MODULUS != check {
            return Err(NotACaseCode);
        }
        Ok(Self(number))
    }
}

fn symbol(value: u32) -> char {
    usize::try_from(value).ok().and_then(|index| SYMBOLS.get(index)).map_or('0', |byte| char::from(*byte))
}

fn is_separator(character: char) -> bool {
    character.is_whitespace() || matches!(character, '-' | '\u{2010}'..='\u{2015}')
}

fn value(character: char) -> Option<u32> {
    let upper = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    SYMBOLS.iter().position(|byte| char::from(*byte) == upper).and_then(|index| u32::try_from(index).ok())
}

impl fmt::Display for CaseCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let compact = self.compact();
        write!(formatter, "{}-{}-{}", &compact[..3], &compact[3..6], &compact[6..])
    }
}

impl fmt::Debug for CaseCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl FromStr for CaseCode {
    type Err = NotACaseCode;
    fn from_str(text: &str) -> Result<Self, NotACaseCode> {
        Self::parse(text)
    }
}

impl Serialize for CaseCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.compact())
    }
}

impl<'de> Deserialize<'de> for CaseCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::{CaseCode, NotACaseCode, SYMBOLS};
    use proptest::prelude::*;

    #[test]
    fn a_known_code() {
        // 1 -> check symbol 1; 32 -> "10" with check 32, which is an extra symbol, so 32 is never drawn.
        assert_eq!(CaseCode::parse("000001-1").map(CaseCode::compact), Ok("0000011".into()));
        assert_eq!(CaseCode::parse("0000011").map(|code| code.to_string()), Ok("000-001-1".into()));
        for text in ["", "000001", "00000112", "0000012", "000010*", "00001UU", "ÄÄÄÄÄÄÄ"] {
            assert_eq!(CaseCode::parse(text), Err(NotACaseCode), "{text}");
        }
    }

    #[test]
    fn an_extra_check_symbol_is_drawn_again() {
        let mut bytes = [0; 16];
        bytes[3] = 32;
        bytes[7] = 33;
        bytes[11] = 3;
        assert_eq!(CaseCode::from_random(bytes).compact(), "0000033");
        let never_fits = [0, 0, 0, 32, 0, 0, 0, 33, 0, 0, 0, 34, 0, 0, 0, 35];
        assert_eq!(CaseCode::from_random(never_fits).compact(), "0000150");
    }

    proptest! {
        #[test]
        fn every_drawn_code_reads_back(bytes in any::<[u8; 16]>()) {
            let code = CaseCode::from_random(bytes);
            prop_assert!(code.compact().bytes().all(|byte| SYMBOLS.contains(&byte)));
            prop_assert_eq!(CaseCode::parse(&code.compact()), Ok(code));
            prop_assert_eq!(CaseCode::parse(&code.to_string()), Ok(code));
            let sloppy = code.to_string().to_lowercase().replace('0', "o").replace('1', "l").replace('-', " ");
            prop_assert_eq!(CaseCode::parse(&sloppy), Ok(code));
            let json = serde_json::to_string(&code).expect("JSON");
            prop_assert_eq!(serde_json::from_str::<CaseCode>(&json).expect("JSON"), code);
        }

        #[test]
        fn one_wrong_symbol_is_noticed(bytes in any::<[u8; 16]>(), place in 0_usize..7, other in 0_usize..32) {
            let mut text = CaseCode::from_random(bytes).compact().into_bytes();
            prop_assume!(text[place] != SYMBOLS[other]);
            text[place] = SYMBOLS[other];
            let text = String::from_utf8(text).expect("ASCII");
            prop_assert_eq!(CaseCode::parse(&text), Err(NotACaseCode));
        }

        #[test]
        fn two_swapped_neighbours_are_noticed(bytes in any::<[u8; 16]>(), place in 0_usize..5) {
            let mut text = CaseCode::from_random(bytes).compact().into_bytes();
            prop_assume!(text[place] != text[place + 1]);
            text.swap(place, place + 1);
            let text = String::from_utf8(text).expect("ASCII");
            prop_assert_eq!(CaseCode::parse(&text), Err(NotACaseCode));
        }

        #[test]
        fn any_text_is_refused_without_panic(text in ".{0,20}") {
            let _ = CaseCode::parse(&text);
        }
    }
}
