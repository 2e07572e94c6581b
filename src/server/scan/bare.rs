//! The bare picture inside an uploaded file: its marks are walked from the first to the last, and only what unpacking needs goes on.
//!
//! A file that ends before its last mark is refused, what hangs behind that mark is not looked at, and texts, profiles, previews
//! and further frames never reach a decoder. The decoders have limits of their own, but not for everything that a made-up file can
//! ask of them; each constant here says which appetite it bounds. Sizes the file states are checked here, before it is opened.

use std::borrow::Cow;

use super::{ScanRefused, within_limits};

/// How every PNG file begins.
pub(super) const PNG_BEGINS: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Scans of one JPEG. Cameras write 1 and web tools about 10; each costs a walk over all pixels, however few bytes it has.
const SCANS: u32 = 32;
/// Bytes of tables in one JPEG. A scan needs 3 KB at most; every table read is a lookup table built.
const TABLES: usize = 64 * 1024;
/// Bytes of losslessly packed WebP. The decoder builds up to 7 KB of tables from each byte, so 10 MiB could take all memory there is.
/// Cameras write lossy WebP, which is not meant here.
const LOSSLESS: usize = 32 * 1024;
/// Bytes of tables that a byte of losslessly packed WebP can become.
const LOSSLESS_GROWS: u64 = 7_000;

/// The picture alone, and what unpacking takes in memory beside the finished pixels.
pub(super) struct Bare<'a> {
    /// A whole file of the same kind.
    pub(super) bytes: Cow<'a, [u8]>,
    /// Bytes for each pixel.
    pub(super) for_each_pixel: u64,
    /// Bytes that do not depend on the size.
    pub(super) besides: u64,
}

/// Why a walk ended early: the file did.
const CUT_SHORT: ScanRefused = ScanRefused::Unreadable;

/// The frame, the tables, the scans and the first Exif segment of a JPEG, up to its end mark (ITU T.81 annex B).
pub(super) fn jpeg(upload: &[u8]) -> Result<Bare<'_>, ScanRefused> {
    let mut bare = Vec::with_capacity(upload.len());
    bare.extend_from_slice(&[0xFF, 0xD8]);
    let (mut at, mut in_scan, mut exif) = (2, false, false);
    let (mut frame, mut scans, mut tables) = (None, 0, 0);
    let mut all_at_once = true;
    loop {
        let mark = next_mark(upload, at).ok_or(CUT_SHORT)?;
        if in_scan {
            bare.extend_from_slice(upload.get(at..mark).unwrap_or_default());
            in_scan = false;
        }
        let code = upload.get(mark + 1).copied().ok_or(CUT_SHORT)?;
        match code {
            0xD8 => {
                at = mark + 2;
                continue;
            }
            0xD9 => break,
            _ => {}
        }
        let length = upload.get(mark + 2..mark + 4).ok_or(CUT_SHORT)?;
        at = mark + 2 + be(length);
        let segment = upload.get(mark..at).ok_or(CUT_SHORT)?;
        let body = segment.get(4..).ok_or(ScanRefused::Unreadable)?;
        let wanted = match code {
            // The frame: SOF, of which there is one.
            0xC0..=0xCF if !matches!(code, 0xC4 | 0xC8 | 0xCC) => {
                if frame.replace(Frame::read(code, body)?).is_some() {
                    return Err(ScanRefused::Unreadable);
                }
                true
            }
            // A scan: SOS.
            0xDA => {
                if scans == 0 {
                    let colors = frame.as_ref().map(|frame| frame.colors);
                    all_at_once = colors == body.first().copied().map(usize::from);
                }
                scans += 1;
                in_scan = true;
                true
            }
            0xE1 => {
                let first = !exif && body.starts_with(b"Exif\0\0");
                exif |= first;
                first
            }
            // APP14 says how colours are meant; the other APPs and comments say nothing about pixels.
            0xEE => {
                tables += segment.len();
                true
            }
            0xE0..=0xEF | 0xFE => false,
            _ => {
                tables += segment.len();
                true
            }
        };
        if scans > SCANS || tables > TABLES {
            return Err(ScanRefused::Unreadable);
        }
        if wanted {
            bare.extend_from_slice(segment);
        }
    }
    bare.extend_from_slice(&[0xFF, 0xD9]);
    let frame = frame.ok_or(ScanRefused::Unreadable)?;
    let for_each_pixel = if frame.progressive || !all_at_once { frame.coefficients } else { 0 };
    Ok(Bare { bytes: Cow::Owned(bare), for_each_pixel, besides: 0 })
}

/// Where the next mark begins: a byte 0xFF and a code that is neither a stuffed zero nor a restart.
fn next_mark(upload: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += upload.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
        match upload.get(at + 1)? {
            0x00 | 0x01 | 0xD0..=0xD7 => at += 2,
            0xFF => at += 1,
            _ => return Some(at),
        }
    }
}

/// What a JPEG says about its pixels before they come.
struct Frame {
    progressive: bool,
    /// Colour components.
    colors: usize,
    /// Bytes for each pixel when all coefficients are kept until the last scan has come: two for each sample.
    coefficients: u64,
}

impl Frame {
    fn read(code: u8, body: &[u8]) -> Result<Self, ScanRefused> {
        let [_, high, low, wide, narrow, colors, samples @ ..] = body else { return Err(ScanRefused::Unreadable) };
        within_limits(u32::from(u16::from_be_bytes([*wide, *narrow])), u32::from(u16::from_be_bytes([*high, *low])))?;
        let colors = usize::from(*colors);
        let density = |sample: &[u8]| sample.get(1).map_or((1, 1), |d| (u64::from(d >> 4), u64::from(d & 15)));
        let densities = || samples.chunks_exact(3).take(colors).map(density);
        let each: u64 = densities().map(|(h, v)| h * v).sum();
        let widest = densities().map(|(h, _)| h).max().unwrap_or(1) * densities().map(|(_, v)| v).max().unwrap_or(1);
        Ok(Self { progressive: code == 0xC2, colors, coefficients: (2 * each).div_ceil(widest.max(1)) })
    }
}

/// Size, palette, transparency, pixels and orientation of a PNG, up to its end chunk (ISO 15948). Of an animation this is the first picture.
pub(super) fn png(upload: &[u8]) -> Result<Bare<'_>, ScanRefused> {
    let mut bare = Vec::with_capacity(upload.len());
    bare.extend_from_slice(PNG_BEGINS);
    let mut at = PNG_BEGINS.len();
    loop {
        let length = be(upload.get(at..at + 4).ok_or(CUT_SHORT)?);
        let name = upload.get(at + 4..at + 8).ok_or(CUT_SHORT)?;
        if name == b"IHDR"
            && let Some([a, b, c, d, e, f, g, h]) = upload.get(at + 8..at + 16)
        {
            within_limits(u32::from_be_bytes([*a, *b, *c, *d]), u32::from_be_bytes([*e, *f, *g, *h]))?;
        }
        let end = at.saturating_add(12).saturating_add(length);
        let chunk = upload.get(at..end).ok_or(CUT_SHORT)?;
        if matches!(name, b"IHDR" | b"PLTE" | b"tRNS" | b"eXIf" | b"IDAT" | b"IEND") {
            bare.extend_from_slice(chunk);
        }
        if name == b"IEND" {
            return Ok(Bare { bytes: Cow::Owned(bare), for_each_pixel: 0, besides: 0 });
        }
        at = end;
    }
}

/// A WebP up to the length it states, after a look into its chunks (RFC 9649).
pub(super) fn webp(upload: &[u8]) -> Result<Bare<'_>, ScanRefused> {
    let length = le(upload.get(4..8).ok_or(CUT_SHORT)?);
    let file = upload.get(..length.saturating_add(8)).ok_or(CUT_SHORT)?;
    let mut most = Appetite::default();
    let mut at = 12;
    while at + 8 <= file.len() {
        let (name, body, next) = chunk(file, at).ok_or(CUT_SHORT)?;
        at = next;
        most = most.max(Appetite::of(name, body)?);
        if name != b"ANMF" {
            continue;
        }
        // A frame: its place, size and time, then its opacity, if any, and its pixels. The decoder trusts that the sizes agree.
        let stated = body.get(6..12).map(|size| (le(&size[..3]) + 1, le(&size[3..]) + 1));
        let mut inside = 16;
        for _ in 0..2 {
            if inside + 8 > body.len() {
                break;
            }
            let (name, body, next) = chunk(body, inside).ok_or(CUT_SHORT)?;
            inside = next;
            most = most.max(Appetite::of(name, body)?);
            if lossy_size(body).is_some_and(|size| Some(size) != stated) {
                return Err(ScanRefused::Unreadable);
            }
        }
    }
    Ok(Bare { bytes: Cow::Borrowed(file), for_each_pixel: most.for_each_pixel, besides: most.besides })
}

/// Name, content and end of a WebP chunk; nothing if it reaches beyond the file. Odd contents are followed by a byte of filling.
fn chunk(file: &[u8], at: usize) -> Option<(&[u8], &[u8], usize)> {
    let name = file.get(at..at + 4)?;
    let length = le(file.get(at + 4..at + 8)?);
    let body = file.get(at + 8..(at + 8).checked_add(length)?)?;
    Some((name, body, at + 8 + length + length % 2))
}

/// Width and height as a lossy frame states them. Whatever the chunk is called, what looks like a frame may be unpacked as one.
fn lossy_size(body: &[u8]) -> Option<(usize, usize)> {
    let [_, _, _, 0x9D, 0x01, 0x2A, a, b, c, d, ..] = body else { return None };
    Some((le(&[*a, *b]) & 0x3FFF, le(&[*c, *d]) & 0x3FFF))
}

/// What the decoder takes for a WebP chunk beside the finished pixels.
#[derive(Clone, Copy, Default)]
struct Appetite {
    for_each_pixel: u64,
    besides: u64,
}

impl Appetite {
    fn of(name: &[u8], body: &[u8]) -> Result<Self, ScanRefused> {
        if let Some((width, height)) = lossy_size(body) {
            within_limits(u32::try_from(width).unwrap_or(u32::MAX), u32::try_from(height).unwrap_or(u32::MAX))?;
        }
        let lossless = name == b"VP8L" || name == b"ALPH" && body.first().is_some_and(|first| first & 3 == 1);
        if lossless && body.len() > LOSSLESS {
            return Err(ScanRefused::Unreadable);
        }
        let for_each_pixel = match name {
            // Brightness, and colour at half the size.
            b"VP8 " => 2,
            // Four bytes, of which three or four are kept.
            b"VP8L" => 4,
            // The lossy frame, the opacity and what it is unpacked from.
            b"ALPH" => 7,
            // The frame and the canvas it is laid on.
            b"ANMF" => 8,
            _ => 0,
        };
        let besides = if lossless { body.len() as u64 * LOSSLESS_GROWS } else { 0 };
        Ok(Self { for_each_pixel, besides })
    }

    fn max(self, other: Self) -> Self {
        Self { for_each_pixel: self.for_each_pixel.max(other.for_each_pixel), besides: self.besides.max(other.besides) }
    }
}

/// A number from its bytes, the highest first.
fn be(bytes: &[u8]) -> usize {
    bytes.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte))
}

/// A number from its bytes, the lowest first.
fn le(bytes: &[u8]) -> usize {
    bytes.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte))
}
