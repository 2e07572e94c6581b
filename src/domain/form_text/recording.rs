//! Recordings of a wording: somebody who is named reads it aloud, also in a language that is hardly written (Mhallami
//! Arabic, Romanes). A second person approves it before a family hears it.

use crate::domain::id::Id;

/// Marker of [`RecordingId`].
pub enum Recording {}

/// The identifier of a recording.
pub type RecordingId = Id<Recording>;

/// Largest recording, in bytes (10 MiB): an hour of speech, some minutes as WAV.
pub const RECORDING_MAX: usize = 10 * 1024 * 1024;

/// The kind of a sound file by its first bytes, never by its name; `None` for everything no browser plays.
#[must_use]
pub fn sound_type(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'I', b'D', b'3', ..] | [0xff, 0xfb | 0xf3 | 0xf2, ..] => Some("audio/mpeg"),
        [b'O', b'g', b'g', b'S', ..] => Some("audio/ogg"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => Some("audio/wav"),
        [_, _, _, _, b'f', b't', b'y', b'p', b'M', b'4', b'A', b' ', ..] => Some("audio/mp4"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::sound_type;

    #[test]
    fn a_sound_is_known_by_its_first_bytes() {
        assert_eq!(sound_type(b"ID3\x04rest"), Some("audio/mpeg"));
        assert_eq!(sound_type(&[0xff, 0xfb, 0x90]), Some("audio/mpeg"));
        assert_eq!(sound_type(b"OggS\0rest"), Some("audio/ogg"));
        assert_eq!(sound_type(b"RIFF\x24\0\0\0WAVEfmt "), Some("audio/wav"));
        assert_eq!(sound_type(b"\0\0\0\x20ftypM4A \0"), Some("audio/mp4"));
        for other in [&b""[..], b"RIFF\x24\0\0\0WEBP", b"\0\0\0\x20ftypavif", b"<html>", b"\x89PNG", b"\xff\xd8\xff"] {
            assert_eq!(sound_type(other), None);
        }
    }
}
