//! The witness code: six digits of the worker's own, entered when somebody has signed on the device before the worker's eyes.

use super::check::Check;
use super::{form, silent};
use crate::domain::error::{ErrorCode, FieldErrors};

/// How many digits a witness code has.
pub const WITNESS_CODE: usize = 6;

form! {
    /// Choosing a witness code. Never kept in a draft.
    pub struct WitnessCodeForm {
        /// The password of the account.
        pub password: String,
        /// The new code.
        pub code: String,
    }
}

/// A new witness code, checked.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedWitnessCode {
    /// The password as it was typed.
    pub password: String,
    /// Six digits.
    pub code: String,
}

impl WitnessCodeForm {
    /// Six digits that are not one digit repeated and do not count up or down.
    ///
    /// # Errors
    /// All field errors.
    pub fn check(&self) -> Result<CheckedWitnessCode, FieldErrors> {
        let mut check = Check::new();
        check.error_if(self.password.is_empty(), "password", ErrorCode::Required);
        let code: String = self.code.split_whitespace().collect();
        let digits = code.len() == WITNESS_CODE && code.bytes().all(|digit| digit.is_ascii_digit());
        check.error_if(!digits || is_guessed(&code), "code", ErrorCode::WeakCode);
        check.finish(Some(CheckedWitnessCode { password: self.password.clone(), code }))
    }
}

/// Whether everybody would try it first.
fn is_guessed(code: &str) -> bool {
    let steps: Vec<i16> = code.as_bytes().windows(2).map(|pair| i16::from(pair[1]) - i16::from(pair[0])).collect();
    let first = steps.first().copied().unwrap_or_default();
    (-1..=1).contains(&first) && steps.iter().all(|step| *step == first)
}

silent!(CheckedWitnessCode);

#[cfg(test)]
mod tests {
    use super::*;

    fn read(code: &str) -> Result<String, String> {
        let form = WitnessCodeForm { password: "secret".into(), code: code.into() };
        form.check().map(|checked| checked.code).map_err(|errors| errors.to_string())
    }

    #[test]
    fn six_digits_nobody_tries_first() {
        assert_eq!(read("407 193"), Ok("407193".into()));
        assert_eq!(read("112233"), Ok("112233".into()));
        for weak in ["", "40719", "4071933", "40719a", "٤٠٧١٩٣", "000000", "123456", "987654", "40-193"] {
            assert_eq!(read(weak), Err("code=weak_code".into()), "{weak}");
        }
        let nobody = WitnessCodeForm { password: String::new(), code: "407193".into() };
        assert_eq!(nobody.check().map(|_| ()).map_err(|errors| errors.to_string()), Err("password=required".into()));
    }
}
