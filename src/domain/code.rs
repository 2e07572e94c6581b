//! Stable text codes: every closed value list of the programme is an enum with one text code per variant.
//!
//! The code is what the database, the drafts, the exports and the URLs hold; it is never changed once used.
//! The words people see are looked up in `message`, the order of the variants is the order on the screen.

/// A closed value list whose members have a stable text code.
pub trait Code: Copy + Eq + 'static {
    /// The Rust name of the list, used in error texts for developers.
    const NAME: &'static str;
    /// All members in the order in which a screen offers them.
    fn all() -> &'static [Self];
    /// The stable text code of this member.
    fn code(self) -> &'static str;
    /// The member with this text code; `None` for any other text (codes are case sensitive).
    fn from_code(code: &str) -> Option<Self>;
}

/// Writes a code with serde: the text code itself.
///
/// # Errors
/// Only those of the serializer.
pub fn serialize_code<C: Code, S: serde::Serializer>(value: C, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(value.code())
}

/// Reads a code with serde.
///
/// # Errors
/// An unknown code is refused; the message names the list and never repeats the text.
pub fn deserialize_code<'de, C: Code, D: serde::Deserializer<'de>>(deserializer: D) -> Result<C, D::Error> {
    let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
    C::from_code(&text).ok_or_else(|| serde::de::Error::custom(format_args!("unknown code in {}", C::NAME)))
}

/// Declares a closed value list: `codes! { /// doc\n pub enum Sex { /// girl\n Female = "f", … } }`.
macro_rules! codes {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $($(#[$variant_meta])* $variant),+ }

        impl $name {
            /// All members in the order in which a screen offers them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable text code of this member.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The member with this text code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }

        impl $crate::domain::code::Code for $name {
            const NAME: &'static str = stringify!($name);
            fn all() -> &'static [Self] { Self::ALL }
            fn code(self) -> &'static str { Self::code(self) }
            fn from_code(code: &str) -> Option<Self> { Self::from_code(code) }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.code())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::domain::code::serialize_code(*self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::domain::code::deserialize_code(deserializer)
            }
        }
    };
}
pub(crate) use codes;

/// Joins codes to one text for a column that holds a small set: `youth,mother`.
#[must_use]
pub fn join_codes<C: Code>(values: &[C]) -> String {
    values.iter().map(|value| value.code()).collect::<Vec<_>>().join(",")
}

/// Reads what [`join_codes`] wrote; `None` when any part is unknown.
#[must_use]
pub fn split_codes<C: Code>(text: &str) -> Option<Vec<C>> {
    text.split(',').filter(|part| !part.is_empty()).map(C::from_code).collect()
}

#[cfg(test)]
mod tests {
    use super::{join_codes, split_codes};

    codes! {
        /// A list for this test.
        enum Colour {
            /// Red.
            Red = "red",
            /// Dark green.
            DarkGreen = "dark_green",
        }
    }

    #[test]
    fn codes_go_to_text_and_back() {
        for colour in Colour::ALL {
            assert_eq!(Colour::from_code(colour.code()), Some(*colour));
            let json = serde_json::to_string(colour).expect("a code is a JSON string");
            assert_eq!(json, format!("\"{colour}\""));
            assert_eq!(serde_json::from_str::<Colour>(&json).expect("it was just written"), *colour);
        }
    }

    #[test]
    fn an_unknown_code_is_refused_without_repeating_it() {
        let error = serde_json::from_str::<Colour>("\"secret text\"").expect_err("unknown");
        assert!(error.to_string().contains("Colour") && !error.to_string().contains("secret"));
    }

    #[test]
    fn a_set_of_codes_is_one_text() {
        let both = [Colour::Red, Colour::DarkGreen];
        assert_eq!(join_codes(&both), "red,dark_green");
        assert_eq!(split_codes::<Colour>("red,dark_green").as_deref(), Some(&both[..]));
        assert_eq!(split_codes::<Colour>(""), Some(Vec::new()));
        assert_eq!(split_codes::<Colour>("red,blue"), None);
    }
}
