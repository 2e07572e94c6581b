//! The code of a receipt: what the verification address asks for. It says nothing about anybody and cannot be guessed.

use std::fmt;

/// Crockford's alphabet: no I, L, O, U, so that it can be read out on the phone.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Symbols of a code; five bits each.
const LENGTH: usize = 16;

/// Sixteen symbols, 80 random bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ReceiptCode([u8; LENGTH]);

impl ReceiptCode {
    /// From 80 random bits.
    #[must_use]
    pub fn from_random(bytes: [u8; 10]) -> Self {
        let mut bits = bytes.iter().fold(0_u128, |bits, byte| (bits << 8) | u128::from(*byte));
        let mut symbols = [0; LENGTH];
        for symbol in symbols.iter_mut().rev() {
            *symbol = SYMBOLS[usize::try_from(bits & 31).unwrap_or_default()];
            bits >>= 5;
        }
        Self(symbols)
    }

    /// As somebody types it: small letters, spaces, hyphens, and O, I, L for the digits they look like.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut symbols = [0; LENGTH];
        let mut typed = text.chars().filter(|symbol| !matches!(symbol, ' ' | '-'));
        for symbol in &mut symbols {
            let typed = match typed.next()?.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            *symbol = *SYMBOLS.iter().find(|known| char::from(**known) == typed)?;
        }
        typed.next().is_none().then_some(Self(symbols))
    }

    /// As it is stored and stands in the address.
    #[must_use]
    pub fn compact(self) -> String {
        self.0.iter().map(|symbol| char::from(*symbol)).collect()
    }
}

/// In four groups of four.
impl fmt::Display for ReceiptCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, symbol) in self.0.iter().enumerate() {
            if number > 0 && number % 4 == 0 {
                formatter.write_str("-")?;
            }
            write!(formatter, "{}", char::from(*symbol))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::ReceiptCode;

    #[test]
    fn a_code_is_read_however_it_was_typed() {
        let code = ReceiptCode::from_random([0, 68, 50, 20, 199, 66, 84, 182, 53, 207]);
        assert_eq!(code.to_string(), "0123-4567-89AB-CDEF");
        for typed in ["0123456789ABCDEF", "0123-4567-89ab-cdef", " o123 4567 89ab cdef", "0l23-4567-89AB-CDEF"] {
            assert_eq!(ReceiptCode::parse(typed), Some(code), "{typed}");
        }
        for typed in ["", "0123456789ABCDE", "0123456789ABCDEFG", "0123456789ABCDEU", "0123456789ABCD\u{e9}F"] {
            assert_eq!(ReceiptCode::parse(typed), None, "{typed}");
        }
    }

    #[test]
    fn different_bits_are_different_codes() {
        let mut bytes = [7; 10];
        let code = ReceiptCode::from_random(bytes);
        for place in 0..80 {
            bytes[place / 8] ^= 1 << (place % 8);
            assert_ne!(ReceiptCode::from_random(bytes), code);
            bytes[place / 8] ^= 1 << (place % 8);
        }
        assert_eq!(ReceiptCode::parse(&code.compact()), Some(code));
    }
}
