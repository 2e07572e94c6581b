//! Files that lie about what they are, how large they are, or how long they go on.

use std::time::{Duration, Instant};

use super::super::*;
use super::{as_files, as_png, chunk, from_hex, quarters, samples};

/// Refused as `meant`, and long before anything could have been unpacked.
fn refused_at_once(upload: &[u8], meant: ScanRefused) {
    let begun = Instant::now();
    assert_eq!(cleaned(upload), Err(meant), "without a panic that would be caught");
    assert!(begun.elapsed() < Duration::from_secs(2), "took {:?}", begun.elapsed());
}

/// The head of a PNG of this size with 8 bits and this kind of colour; no pixels.
fn png_head(width: u32, height: u32, bits: u8, color: u8) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    [bare::PNG_BEGINS, &chunk(b"IHDR", &[&size[..], &[bits, color, 0, 0, 0]].concat())].concat()
}

/// A JPEG head with a frame of this code, size and sampling, then a scan of `in_scan` components without content.
fn jpeg_head(code: u8, width: u16, height: u16, sampling: [u8; 3], in_scan: u8) -> Vec<u8> {
    let (w, h) = (width.to_be_bytes(), height.to_be_bytes());
    let mut file = vec![0xFF, 0xD8, 0xFF, code, 0, 17, 8, h[0], h[1], w[0], w[1], 3];
    for (id, sampling) in (1..).zip(sampling) {
        file.extend_from_slice(&[id, sampling, 0]);
    }
    file.extend_from_slice(&[0xFF, 0xDA, 0, 6 + 2 * in_scan, in_scan]);
    for id in 1..=in_scan {
        file.extend_from_slice(&[id, 0]);
    }
    file.extend_from_slice(&[0, 63, 0, 0xFF, 0xD9]);
    file
}

/// A WebP of these chunks.
fn webp(chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut body = b"WEBP".to_vec();
    for (name, content) in chunks {
        body.extend_from_slice(*name);
        body.extend_from_slice(&u32::try_from(content.len()).expect("short").to_le_bytes());
        body.extend_from_slice(content);
        body.resize(body.len().next_multiple_of(2), 0);
    }
    [b"RIFF", u32::try_from(body.len()).expect("short").to_le_bytes().as_slice(), &body].concat()
}

/// How a lossy WebP frame of this size begins.
fn vp8_head(width: u16, height: u16) -> Vec<u8> {
    let size = [width.to_le_bytes(), height.to_le_bytes()].concat();
    [&[0xD0, 2, 0, 0x9D, 1, 0x2A], &size[..], &[0; 40]].concat()
}

/// The head of a WebP with these parts (2 animated, 8 Exif, 16 opacity) and a canvas.
fn vp8x(parts: u8, width: u32, height: u32) -> (&'static [u8; 4], Vec<u8>) {
    let (w, h) = ((width - 1).to_le_bytes(), (height - 1).to_le_bytes());
    (b"VP8X", [&[parts, 0, 0, 0], &w[..3], &h[..3]].concat())
}

#[test]
fn what_is_no_picture_is_no_picture() {
    let mut large = samples().swap_remove(0).0;
    large.resize(UPLOAD, 0);
    assert!(clean(&large).is_ok());
    large.push(0);
    assert_eq!(clean(&large), Err(ScanRefused::TooLarge));
    assert_eq!(clean(&[]), Err(ScanRefused::Empty));
    let others: [&[u8]; 12] = [
        b"GIF89a\x01\0\x01\0\0\0\0;",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
        b"<!doctype html><img src=x onerror=alert(1)>",
        b"%PDF-1.7\n\xFF\xD8\xFF\xE0",
        b"BM\x46\0\0\0\0\0\0\0",
        b"II*\0\x08\0\0\0",
        b"\0\0\0\x18ftypheic\0\0\0\0",
        b"RIFF\x10\0\0\0AVI LIST",
        b"RIFF",
        b"\xFF\xD8",
        b"\x89PNG\n\x1a\n",
        b" \xFF\xD8\xFF\xE0",
    ];
    for other in others {
        refused_at_once(other, ScanRefused::NotAnImage);
    }
}

#[test]
fn a_good_beginning_is_not_enough() {
    let script = b"<script>alert(1)</script>".repeat(40);
    for begins in [
        &b"\xFF\xD8\xFF"[..],
        b"\xFF\xD8\xFF\xE0\0\x10JFIF\0",
        bare::PNG_BEGINS,
        b"RIFF\x40\0\0\0WEBP",
        b"RIFF\x40\0\0\0WEBPVP8 ",
    ] {
        refused_at_once(begins, ScanRefused::Unreadable);
        refused_at_once(&[begins, &script].concat(), ScanRefused::Unreadable);
        refused_at_once(&[begins, &[0xFF; 5_000]].concat(), ScanRefused::Unreadable);
        refused_at_once(&[begins, &[0; 5_000], b"\xFF\xD9"].concat(), ScanRefused::Unreadable);
    }
}

#[test]
fn a_picture_cut_short_is_refused_wherever_it_was_cut() {
    for (file, ..) in samples() {
        for length in 12..file.len() {
            assert_eq!(clean(&file[..length]), Err(ScanRefused::Unreadable), "{length} of {}", file.len());
        }
    }
}

#[test]
fn a_small_file_cannot_claim_a_large_picture() {
    use ScanRefused::TooManyPixels;
    for (width, height) in [(60_000, 60_000), (12_001, 1), (1, 12_001), (10_000, 5_001), (u32::MAX, u32::MAX)] {
        refused_at_once(&png_head(width, height, 8, 2), TooManyPixels);
    }
    for (width, height) in [(65_500, 65_500), (12_001, 8), (8, 12_001), (7_072, 7_072)] {
        refused_at_once(&jpeg_head(0xC0, width, height, [0x11; 3], 3), TooManyPixels);
        let canvas = vp8x(0, u32::from(width), u32::from(height));
        refused_at_once(&webp(&[canvas, (b"VP8 ", vp8_head(16, 16))]), TooManyPixels);
    }
    refused_at_once(&webp(&[(b"VP8 ", vp8_head(16_383, 16_383))]), TooManyPixels);
    refused_at_once(&webp(&[(b"VP8L", vec![0x2F, 0xFE, 0xBF, 0xFF, 0x0F, 0, 0, 0])]), TooManyPixels);
    // A small canvas, and a frame that says something else; by its own name and by another.
    let canvas = || vp8x(0, 16, 16);
    refused_at_once(&webp(&[canvas(), (b"VP8 ", vp8_head(16_383, 16_383))]), TooManyPixels);
    let frame = |name: &[u8; 4]| {
        let alpha = webp(&[(b"ALPH", vec![0; 20]), (name, vp8_head(16_383, 16_383))]);
        webp(&[vp8x(2, 16, 16), (b"ANIM", vec![0; 6]), (b"ANMF", [&[0; 16], &alpha[12..]].concat())])
    };
    refused_at_once(&frame(b"VP8 "), TooManyPixels);
    refused_at_once(&frame(b"ABCD"), TooManyPixels);
    // Sizes that do not agree make the decoder panic.
    let alpha = webp(&[(b"ALPH", vec![0; 16 * 8]), (b"VP8 ", vp8_head(40, 40))]);
    let stated = [0, 0, 0, 0, 0, 0, 15, 0, 0, 7, 0, 0, 0, 0, 0, 0];
    let frame = (b"ANMF", [&stated, &alpha[12..]].concat());
    refused_at_once(&webp(&[vp8x(18, 16, 8), (b"ANIM", vec![0; 6]), frame]), ScanRefused::Unreadable);
    refused_at_once(&png_head(0, 5, 8, 2), ScanRefused::Unreadable);
    refused_at_once(&jpeg_head(0xC0, 16, 0, [0x11; 3], 3), ScanRefused::Unreadable);
}

#[test]
fn a_rare_kind_that_needs_more_memory_may_have_fewer_pixels() {
    use ScanRefused::{TooManyPixels, Unreadable};
    // All coefficients at once: 6 bytes for each pixel without reduced colours, 3 with.
    refused_at_once(&jpeg_head(0xC2, 7_000, 7_000, [0x11; 3], 3), TooManyPixels);
    refused_at_once(&jpeg_head(0xC0, 7_000, 7_000, [0x11; 3], 1), TooManyPixels);
    assert_ne!(bare::jpeg(&jpeg_head(0xC0, 7_000, 7_000, [0x11; 3], 3)).map(|b| b.for_each_pixel), Ok(6));
    assert_eq!(bare::jpeg(&jpeg_head(0xC2, 7_000, 7_000, [0x22, 0x11, 0x11], 3)).map(|b| b.for_each_pixel), Ok(3));
    // 16 bits and opacity.
    let deep = [png_head(7_000, 7_000, 16, 6), chunk(b"IEND", &[])].concat();
    assert!(matches!(clean(&deep), Err(TooManyPixels | Unreadable)));
    let stated = [0, 0, 0, 0, 0, 0, 0x57, 0x1B, 0, 0x57, 0x1B, 0, 0, 0, 0, 0];
    let frame = [&stated[..], &webp(&[(b"VP8 ", vp8_head(7_000, 7_000))])[12..]].concat();
    refused_at_once(&webp(&[vp8x(2, 7_000, 7_000), (b"ANIM", vec![0; 6]), (b"ANMF", frame)]), TooManyPixels);
}

#[test]
fn a_jpeg_has_one_frame_few_scans_and_small_tables() {
    let [jpeg, ..] = as_files(&quarters(40, 30), None);
    let frame = super::find(&jpeg, &[0xFF, 0xC0]).expect("a frame");
    let scan = super::find(&jpeg, &[0xFF, 0xDA]).expect("a scan");
    let again = [&jpeg[..frame + 19], &jpeg[frame..]].concat();
    refused_at_once(&again, ScanRefused::Unreadable);
    let end = jpeg.len() - 2;
    let scans = |times: usize| [&jpeg[..end], &jpeg[scan..end].repeat(times), &jpeg[end..]].concat();
    assert!(clean(&scans(31)).is_ok());
    refused_at_once(&scans(32), ScanRefused::Unreadable);
    let table = super::find(&jpeg, &[0xFF, 0xC4]).expect("a table");
    let length = 2 + (usize::from(jpeg[table + 2]) << 8 | usize::from(jpeg[table + 3]));
    let tables = |times: usize| [&jpeg[..scan], &jpeg[table..table + length].repeat(times), &jpeg[scan..]].concat();
    assert!(clean(&tables(1_000)).is_ok());
    refused_at_once(&tables(3_000), ScanRefused::Unreadable);
}

/// 120,000 pieces of an extended XMP text with gaps keep the decoder busy for minutes if it sees them.
#[test]
fn texts_in_a_jpeg_cost_no_time() {
    let [jpeg, ..] = as_files(&quarters(8, 8), None);
    let mut with = jpeg[..2].to_vec();
    for piece in 0..100_000_u32 {
        with.extend_from_slice(b"\xFF\xE1\0\x4Dhttp://ns.adobe.com/xmp/extension/\0");
        with.extend_from_slice(&[b'g'; 32]);
        with.extend_from_slice(&[0x80, 0, 0, 0]);
        with.extend_from_slice(&(2 * piece + 1).to_be_bytes());
    }
    with.extend_from_slice(&jpeg[2..]);
    let begun = Instant::now();
    assert_eq!(clean(&with), clean(&jpeg));
    assert!(begun.elapsed() < Duration::from_secs(5), "took {:?}", begun.elapsed());
}

/// The decoder builds 7 KB of tables from a byte of lossless WebP: 670 KB become 3.7 GB.
#[test]
fn a_lossless_webp_is_small() {
    let mut seed = 1_u32;
    let noise = image::RgbImage::from_fn(140, 140, |_, _| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [_, r, g, b] = seed.to_le_bytes();
        image::Rgb([r, g, b])
    });
    let [jpeg, png, webp] = as_files(&noise, None);
    assert!(webp.len() > 32 * 1024, "{} bytes", webp.len());
    refused_at_once(&webp, ScanRefused::Unreadable);
    assert!(clean(&jpeg).is_ok() && clean(&png).is_ok());
}

#[test]
fn chunks_do_not_reach_beyond_the_file() {
    // The decoder would set 4 GB aside for this Exif block.
    let mut file = webp(&[vp8x(8, 24, 16), (b"VP8 ", vp8_head(24, 16)), (b"EXIF", vec![0; 4])]);
    let at = file.len() - 8;
    file[at..at + 4].copy_from_slice(&[0xFF; 4]);
    refused_at_once(&file, ScanRefused::Unreadable);
    let mut long = as_png(quarters(8, 8));
    long[8..12].copy_from_slice(&[0xFF; 4]);
    refused_at_once(&long, ScanRefused::Unreadable);
    let mut riff = from_hex(super::LOSSY_WEBP);
    riff[4..8].copy_from_slice(&[0xFF; 4]);
    refused_at_once(&riff, ScanRefused::Unreadable);
}
