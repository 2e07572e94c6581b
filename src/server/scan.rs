//! Photographed scans of signed paper: what comes in is a stranger's file, what goes out is a plain picture of our own making.
//!
//! Source: `docs/security.md` 48 (ASVS 5.2.1, 5.2.2, 5.2.6, 14.2.8). The file's first bytes say what it is, never its name. Its marks
//! are walked and its size is read before anything is unpacked (`bare.rs`), then its pixels alone are kept: turned upright,
//! on white, scaled down and written as a JPEG. Place, time, camera, colour profile, comments and whatever hung behind the picture
//! stay behind, because they are never copied. Colours are taken as they are: without its profile a picture may look a
//! little paler, and paper does not mind.

mod bare;

use std::fmt;
use std::io::Cursor;
use std::panic::catch_unwind;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{ColorType, DynamicImage, GrayImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbImage};
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

/// The largest upload, in bytes (10 MiB).
pub const UPLOAD: usize = 10 * 1024 * 1024;
/// The most pixels a picture may unpack to.
const PIXELS: u64 = 50_000_000;
/// The longest edge a picture may come with, in pixels.
const LONGEST_IN: u32 = 12_000;
/// The longest edge a picture is kept with, in pixels: an A4 page at about 200 dots per inch.
const LONGEST_KEPT: u32 = 2_400;
/// JPEG quality, of 100.
const QUALITY: u8 = 80;
/// What unpacking one picture may take, in bytes. Every ordinary picture within `PIXELS` stays below; a rare kind that needs more
/// for each pixel (progressive without reduced colours, animated, 16 bits) may have fewer pixels.
const MEMORY: u64 = 400_000_000;

/// One at a time, so that the server needs `MEMORY` once, however many people upload.
static TURN: Semaphore = Semaphore::const_new(1);

/// A picture made by us: nothing of the uploaded file is in it but its pixels.
#[derive(Clone, PartialEq, Eq)]
pub struct CleanScan {
    /// The whole JPEG file.
    pub jpeg: Vec<u8>,
    /// In pixels, upright.
    pub width: u32,
    /// In pixels, upright.
    pub height: u32,
    /// SHA-256 of `jpeg`.
    pub sha256: [u8; 32],
}

/// Says the size and never the content.
impl fmt::Debug for CleanScan {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "CleanScan({} x {}, {} bytes)", self.width, self.height, self.jpeg.len())
    }
}

/// Why a file is not taken. Says nothing about what is in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScanRefused {
    /// No bytes.
    Empty,
    /// More than `UPLOAD` bytes.
    TooLarge,
    /// Its first bytes are not those of a JPEG, PNG or WebP file.
    NotAnImage,
    /// Over 50 megapixels, over 12,000 pixels on an edge, or over 400 MB when unpacked.
    TooManyPixels,
    /// Broken, cut short, or of a kind that is not read here (arithmetic JPEG, a large lossless WebP).
    Unreadable,
}

impl fmt::Display for ScanRefused {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Empty => "The file is empty.",
            Self::TooLarge => "The file is larger than 10 MiB.",
            Self::NotAnImage => "The file is not a JPEG, PNG or WebP picture.",
            Self::TooManyPixels => {
                "The picture has more than 50 megapixels, an edge over 12,000 pixels, or takes too much memory to unpack."
            }
            Self::Unreadable => "The picture is damaged, cut short or of a kind that cannot be read.",
        })
    }
}

impl std::error::Error for ScanRefused {}

/// Makes a clean JPEG of an uploaded picture. Takes up to a second or two and up to 400 MB: from async code use [`clean_away`].
///
/// # Errors
/// See [`ScanRefused`]. A decoder that panics counts as `Unreadable`.
pub fn clean(upload: &[u8]) -> Result<CleanScan, ScanRefused> {
    catch_unwind(|| cleaned(upload)).unwrap_or(Err(ScanRefused::Unreadable))
}

/// [`clean`] on a thread of its own, one upload after the other. Who stops waiting leaves the queue; work that was begun ends first.
///
/// # Errors
/// See [`ScanRefused`]. What can be refused at a glance does not wait for its turn.
pub async fn clean_away(upload: Vec<u8>) -> Result<CleanScan, ScanRefused> {
    kind(&upload)?;
    let turn = TURN.acquire().await.map_err(|_| ScanRefused::Unreadable)?;
    let work = move || {
        let result = clean(&upload);
        drop(turn);
        result
    };
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(ScanRefused::Unreadable))
}

/// The steps of [`clean`], which catches what they may throw.
fn cleaned(upload: &[u8]) -> Result<CleanScan, ScanRefused> {
    let kind = kind(upload)?;
    let (picture, orientation) = unpacked(kind, upload)?;
    let mut picture = scaled_down(on_white(picture)?);
    picture.apply_orientation(orientation);
    written(&picture)
}

/// What the file is by its length and its first bytes.
fn kind(upload: &[u8]) -> Result<ImageFormat, ScanRefused> {
    if upload.is_empty() {
        return Err(ScanRefused::Empty);
    }
    if upload.len() > UPLOAD {
        return Err(ScanRefused::TooLarge);
    }
    if upload.starts_with(&[0xFF, 0xD8, 0xFF]) {
        Ok(ImageFormat::Jpeg)
    } else if upload.starts_with(bare::PNG_BEGINS) {
        Ok(ImageFormat::Png)
    } else if upload.starts_with(b"RIFF") && upload.get(8..12) == Some(b"WEBP") {
        Ok(ImageFormat::WebP)
    } else {
        Err(ScanRefused::NotAnImage)
    }
}

/// Whether a picture of this size may be unpacked.
fn within_limits(width: u32, height: u32) -> Result<u64, ScanRefused> {
    let pixels = u64::from(width) * u64::from(height);
    if width > LONGEST_IN || height > LONGEST_IN || pixels > PIXELS {
        return Err(ScanRefused::TooManyPixels);
    }
    if pixels == 0 { Err(ScanRefused::Unreadable) } else { Ok(pixels) }
}

/// The pixels, and how they have to be turned to stand upright. Sizes are settled before the first pixel is unpacked.
fn unpacked(kind: ImageFormat, upload: &[u8]) -> Result<(DynamicImage, Orientation), ScanRefused> {
    let bare = match kind {
        ImageFormat::Jpeg => bare::jpeg(upload),
        ImageFormat::Png => bare::png(upload),
        _ => bare::webp(upload),
    }?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_IN);
    limits.max_image_height = Some(LONGEST_IN);
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bare.bytes.as_ref()), kind);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(refused)?;

    let (width, height) = decoder.dimensions();
    let pixels = within_limits(width, height)?;
    let finished = decoder.total_bytes();
    // 16 bits are made 8 beside the original.
    let halved = if is_deep(decoder.color_type()) { finished / 2 } else { 0 };
    if finished + halved + pixels * bare.for_each_pixel + bare.besides > MEMORY {
        return Err(ScanRefused::TooManyPixels);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok((DynamicImage::from_decoder(decoder).map_err(refused)?, orientation))
}

/// More than 8 bits for a colour.
fn is_deep(color: ColorType) -> bool {
    color.bytes_per_pixel() > color.channel_count()
}

/// A decoder's error without its text.
fn refused(error: ImageError) -> ScanRefused {
    match error {
        ImageError::Limits(_) => ScanRefused::TooManyPixels,
        _ => ScanRefused::Unreadable,
    }
}

/// 8 bits a colour, and white paper behind whatever is transparent. Before scaling, or edges would turn grey.
fn on_white(picture: DynamicImage) -> Result<DynamicImage, ScanRefused> {
    let (width, height) = (picture.width(), picture.height());
    let (deep, clear) = (is_deep(picture.color()), picture.color().has_alpha());
    let flat = match (picture.color().has_color(), clear) {
        (false, false) if deep => Some(DynamicImage::ImageLuma8(picture.into_luma8())),
        (true, false) if deep => Some(DynamicImage::ImageRgb8(picture.into_rgb8())),
        (_, false) => Some(picture),
        (false, true) => {
            let pixels = flattened::<2>(picture.into_luma_alpha8().into_raw());
            GrayImage::from_raw(width, height, pixels).map(DynamicImage::ImageLuma8)
        }
        (true, true) => {
            let pixels = flattened::<4>(picture.into_rgba8().into_raw());
            RgbImage::from_raw(width, height, pixels).map(DynamicImage::ImageRgb8)
        }
    };
    flat.ok_or(ScanRefused::Unreadable)
}

/// Lays pixels of `N` bytes, the last of them the opacity, on white: `N - 1` bytes each, in the same memory.
fn flattened<const N: usize>(mut pixels: Vec<u8>) -> Vec<u8> {
    let mut filled = 0;
    for start in (0..pixels.len()).step_by(N) {
        let opacity = u32::from(pixels.get(start + N - 1).copied().unwrap_or(u8::MAX));
        for from in start..start + N - 1 {
            let color = u32::from(pixels.get(from).copied().unwrap_or(u8::MAX));
            let on_paper = (color * opacity + 255 * (255 - opacity) + 127) / 255;
            if let Some(place) = pixels.get_mut(filled) {
                *place = u8::try_from(on_paper).unwrap_or(u8::MAX);
            }
            filled += 1;
        }
    }
    pixels.truncate(filled);
    pixels
}

/// At most `LONGEST_KEPT` on the longer edge. A whole-number step by averages comes first: the fine filter keeps its sums as
/// floating point numbers, and over a whole large picture these would be most of the memory.
fn scaled_down(picture: DynamicImage) -> DynamicImage {
    let (width, height) = (picture.width(), picture.height());
    let longest = width.max(height);
    if longest <= LONGEST_KEPT {
        return picture;
    }
    let step = longest / LONGEST_KEPT;
    let coarse = if step < 2 {
        picture
    } else {
        let coarse = picture.thumbnail_exact((width / step).max(1), (height / step).max(1));
        drop(picture); // the large one goes before the fine filter starts
        coarse
    };
    let fit = |edge: u32| {
        let kept = (u64::from(edge) * u64::from(LONGEST_KEPT) + u64::from(longest) / 2) / u64::from(longest);
        u32::try_from(kept).unwrap_or(LONGEST_KEPT).clamp(1, LONGEST_KEPT)
    };
    let (width, height) = (fit(width), fit(height));
    if (coarse.width(), coarse.height()) == (width, height) {
        return coarse;
    }
    coarse.resize_exact(width, height, FilterType::CatmullRom)
}

/// The JPEG file: tables, pixels, nothing else.
fn written(picture: &DynamicImage) -> Result<CleanScan, ScanRefused> {
    let (width, height) = (picture.width(), picture.height());
    let mut jpeg = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut jpeg, QUALITY);
    encoder.encode(picture.as_bytes(), width, height, picture.color().into()).map_err(|_| ScanRefused::Unreadable)?;
    let sha256 = Sha256::digest(&jpeg).into();
    Ok(CleanScan { jpeg, width, height, sha256 })
}

#[cfg(test)]
mod tests;
