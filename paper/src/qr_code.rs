//! The QR code as one vector path.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};

use crate::PaperError;

/// Free modules around the code, so that a camera finds it.
const QUIET_ZONE: i32 = 4;

/// An SVG of the address: one path, one square unit per module. A fifth of it may be stained or torn (level Q).
pub(crate) fn svg(address: &str) -> Result<String, PaperError> {
    let code = QrCode::encode_text(address, QrCodeEcc::Quartile).map_err(|_| PaperError::TooLong)?;
    let side = code.size() + 2 * QUIET_ZONE;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let (left, top, width) = (start + QUIET_ZONE, y + QUIET_ZONE, x - start);
                let _ = write!(path, "M{left} {top}h{width}v1h-{width}z");
            }
            x += 1;
        }
    }
    Ok(format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side}" height="{side}"><path d="{path}"/></svg>"#
    ))
}

#[cfg(test)]
mod tests {
    use super::svg;

    #[test]
    fn an_address_becomes_one_path() {
        let svg = svg("https://leitplanke.example/pruefen/AB12").unwrap();
        assert_eq!(svg.matches("<path").count(), 1);
        assert!(svg.starts_with(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 "#));
        assert!(!svg.contains("leitplanke"), "the address itself is not in the drawing");
    }
}
