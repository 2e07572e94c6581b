//! Addresses with a query. The state of a list lives here, and never a name.

use std::fmt::Write;

/// `path` with the pairs that have a value: `address("/cases", &[("status", "active"), ("q", "")])` is `/cases?status=active`.
pub fn address(path: &str, query: &[(&str, &str)]) -> String {
    let mut text = path.to_owned();
    for (key, value) in query.iter().filter(|(_, value)| !value.is_empty()) {
        text.push(if text.contains('?') { '&' } else { '?' });
        text.push_str(&encode(key));
        text.push('=');
        text.push_str(&encode(value));
    }
    text
}

/// Percent-encodes one part of a query.
pub fn encode(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing into a String cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use super::{address, encode};

    #[test]
    fn empty_values_are_left_out_and_the_rest_is_encoded() {
        assert_eq!(
            address("/cases", &[("status", "active"), ("q", ""), ("sort", "-last")]),
            "/cases?status=active&sort=-last"
        );
        assert_eq!(address("/cases?a=1", &[("b", "x&y")]), "/cases?a=1&b=x%26y");
        assert_eq!(encode("/Ä b?"), "/%C3%84%20b%3F");
    }
}
