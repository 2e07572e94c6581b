//! Pictures made here, and files made to do harm.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::*;

mod hostile;

const RED: Rgb<u8> = Rgb([220, 20, 20]);
const GREEN: Rgb<u8> = Rgb([20, 200, 20]);
const BLUE: Rgb<u8> = Rgb([20, 20, 220]);
const WHITE: Rgb<u8> = Rgb([255, 255, 255]);
/// Stands for what must not survive: a place, a name, a serial number.
const SECRET: &[u8] = b"Musterstrasse 12, 52.5200 N";

/// A red lossy WebP of 24 x 16 pixels, from libwebp (the `image` crate writes lossless ones only).
const LOSSY_WEBP: &str = "5249464642000000574542505650382036000000d002009d012a180010003ed154a34ba824a321b00801001a094013\
a005a48000fee9ecfc1a050003ffc6f1fe4bbfb77db5fd14c00000";

/// A red frame and a blue one, 24 x 16 pixels, from libwebp.
const ANIMATED_WEBP: &str = "52494646d000000057454250565038580a000000020000001700000f0000414e494d06000000000000000000414e\
4d46500000000000000000001700000f0000000000025650382038000000d002009d012a180010003ed156a44ba824a3a1b00801001a094013a005b620\
00fee9ecfc1a050003ffc6f1fe4bbfb77dbcffa0727e66b000414e4d464c0000000000000000001700000f00000000000056503820340000007402009d\
012a180010003ed156a44b8300800001a094013a005b620000feeeff9ffe668ffd26ffb0debc2309a4b6eff91f314800";

fn from_hex(text: &str) -> Vec<u8> {
    let digit = |c: u8| u8::try_from((c as char).to_digit(16).expect("a hex digit")).expect("small");
    text.as_bytes().chunks_exact(2).map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect()
}

/// Red and green above, blue and white below.
fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| match (x < width / 2, y < height / 2) {
        (true, true) => RED,
        (false, true) => GREEN,
        (true, false) => BLUE,
        (false, false) => WHITE,
    })
}

/// An Exif block with an orientation and a text behind it.
fn exif(orientation: u8) -> Vec<u8> {
    let mut block = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    block.extend_from_slice(&[orientation, 0, 0, 0, 0, 0, 0, 0]);
    block.extend_from_slice(SECRET);
    block
}

fn encoded(mut encoder: impl ImageEncoder, picture: &RgbImage, exif: Option<Vec<u8>>) {
    if let Some(exif) = exif {
        encoder.set_exif_metadata(exif).expect("this kind has Exif");
    }
    encoder
        .write_image(picture, picture.width(), picture.height(), image::ExtendedColorType::Rgb8)
        .expect("the picture is written");
}

/// One picture as a JPEG, a PNG and a WebP.
fn as_files(picture: &RgbImage, exif: Option<&[u8]>) -> [Vec<u8>; 3] {
    let [mut jpeg, mut png, mut webp] = [const { Vec::new() }; 3];
    encoded(JpegEncoder::new_with_quality(&mut jpeg, 95), picture, exif.map(<[u8]>::to_vec));
    encoded(PngEncoder::new(&mut png), picture, exif.map(<[u8]>::to_vec));
    encoded(WebPEncoder::new_lossless(&mut webp), picture, exif.map(<[u8]>::to_vec));
    [jpeg, png, webp]
}

fn as_png(picture: impl Into<DynamicImage>) -> Vec<u8> {
    let mut png = Vec::new();
    picture.into().write_to(&mut Cursor::new(&mut png), ImageFormat::Png).expect("a PNG");
    png
}

/// Files of every kind that is read, with the size they have.
fn samples() -> Vec<(Vec<u8>, u32, u32)> {
    let mut all: Vec<_> = as_files(&quarters(40, 30), Some(&exif(1))).into_iter().map(|file| (file, 40, 30)).collect();
    all.push((as_png(DynamicImage::new_rgba8(9, 7)), 9, 7));
    all.push((as_png(DynamicImage::new_luma_a16(9, 7)), 9, 7));
    all.push((from_hex(LOSSY_WEBP), 24, 16));
    all.push((from_hex(ANIMATED_WEBP), 24, 16));
    all
}

/// Where `part` begins in a file.
fn find(file: &[u8], part: &[u8]) -> Option<usize> {
    file.windows(part.len()).position(|window| window == part)
}

/// What every result must be: a JPEG of the stated size with tables and pixels only, and the sum over it.
fn check(scan: &CleanScan) -> RgbImage {
    assert!(scan.jpeg.starts_with(&[0xFF, 0xD8]) && scan.jpeg.ends_with(&[0xFF, 0xD9]));
    assert_eq!(scan.sha256, <[u8; 32]>::from(Sha256::digest(&scan.jpeg)));
    assert!(scan.width.max(scan.height) <= LONGEST_KEPT);
    let mut at = 2;
    loop {
        let (code, length) = (scan.jpeg[at + 1], usize::from(scan.jpeg[at + 2]) << 8 | usize::from(scan.jpeg[at + 3]));
        assert_eq!(scan.jpeg[at], 0xFF);
        assert!(matches!(code, 0xE0 | 0xDB | 0xC0 | 0xC4 | 0xDA), "a segment of code {code:X}");
        assert!(code != 0xE0 || length == 16, "JFIF without a preview");
        at += 2 + length;
        if code == 0xDA {
            break;
        }
    }
    let end = scan.jpeg[at..].windows(2).position(|two| two == [0xFF, 0xD9]).expect("an end mark");
    assert_eq!(at + end + 2, scan.jpeg.len(), "nothing hangs behind the end");
    let read = image::load_from_memory_with_format(&scan.jpeg, ImageFormat::Jpeg).expect("a JPEG").into_rgb8();
    assert_eq!(read.dimensions(), (scan.width, scan.height));
    read
}

fn cleaned_well(upload: &[u8]) -> (CleanScan, RgbImage) {
    let scan = clean(upload).expect("a good picture");
    let read = check(&scan);
    (scan, read)
}

fn near(found: Rgb<u8>, meant: Rgb<u8>) -> bool {
    found.0.iter().zip(meant.0).all(|(a, b)| a.abs_diff(b) <= 24)
}

/// The colours in the middle of the four quarters: above left and right, below left and right.
fn corners(read: &RgbImage) -> [Rgb<u8>; 4] {
    let (w, h) = read.dimensions();
    [(1, 1), (3, 1), (1, 3), (3, 3)].map(|(x, y)| *read.get_pixel(w * x / 4, h * y / 4))
}

fn corners_are(read: &RgbImage, meant: [Rgb<u8>; 4]) -> bool {
    corners(read).into_iter().zip(meant).all(|(found, meant)| near(found, meant))
}

#[test]
fn every_kind_becomes_a_plain_jpeg_of_the_same_picture() {
    for (file, width, height) in samples() {
        let (scan, _) = cleaned_well(&file);
        assert_eq!((scan.width, scan.height), (width, height));
    }
    for file in as_files(&quarters(80, 60), None) {
        assert!(corners_are(&cleaned_well(&file).1, [RED, GREEN, BLUE, WHITE]));
    }
    assert!(near(*cleaned_well(&from_hex(LOSSY_WEBP)).1.get_pixel(12, 8), Rgb([200, 30, 40])));
}

#[test]
fn the_same_file_gives_the_same_bytes() {
    for (file, ..) in samples() {
        assert_eq!(clean(&file), clean(&file));
    }
}

#[test]
fn place_and_camera_are_gone() {
    for file in as_files(&quarters(40, 30), Some(&exif(1))) {
        assert!(find(&file, SECRET).is_some(), "the test is about something");
        let (scan, _) = cleaned_well(&file);
        assert_eq!((find(&scan.jpeg, SECRET), find(&scan.jpeg, b"Exif")), (None, None));
    }
}

#[test]
fn profiles_comments_and_texts_are_gone() {
    let picture = quarters(40, 30);
    let [jpeg, png, _] = as_files(&picture, None);
    for code in (0xE0..=0xEF).chain([0xFE]).filter(|code| *code != 0xEE) {
        let length = u8::try_from(SECRET.len() + 2).expect("short");
        let with = [&jpeg[..2], &[0xFF, code, 0, length], SECRET, &jpeg[2..]].concat();
        assert_eq!(clean(&with), clean(&jpeg), "segment {code:X}");
    }
    for name in [b"tEXt", b"zTXt", b"iTXt", b"iCCP", b"tIME", b"prVt"] {
        let with = [&png[..33], &chunk(name, SECRET), &png[33..]].concat();
        assert_eq!(clean(&with), clean(&png));
    }
    let mut profile = Vec::new();
    let mut encoder = WebPEncoder::new_lossless(&mut profile);
    encoder.set_icc_profile(SECRET.to_vec()).expect("WebP has profiles");
    encoded(encoder, &picture, None);
    assert_eq!(find(&cleaned_well(&profile).0.jpeg, SECRET), None);
}

/// A PNG chunk with a wrong sum: what is left out is not looked at.
fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).expect("short").to_be_bytes();
    [&length, name.as_slice(), body, &[0; 4]].concat()
}

#[test]
fn pictures_stand_upright() {
    // What is stored is red and green above, blue and white below; the orientation says how it was held.
    let upright = [
        (1, [RED, GREEN, BLUE, WHITE]),
        (2, [GREEN, RED, WHITE, BLUE]),
        (3, [WHITE, BLUE, GREEN, RED]),
        (4, [BLUE, WHITE, RED, GREEN]),
        (5, [RED, BLUE, GREEN, WHITE]),
        (6, [BLUE, RED, WHITE, GREEN]),
        (7, [WHITE, GREEN, BLUE, RED]),
        (8, [GREEN, WHITE, RED, BLUE]),
        (9, [RED, GREEN, BLUE, WHITE]),
    ];
    for (orientation, meant) in upright {
        for file in as_files(&quarters(80, 48), Some(&exif(orientation))) {
            let (scan, read) = cleaned_well(&file);
            let lying = (5..=8).contains(&orientation);
            assert_eq!((scan.width, scan.height), if lying { (48, 80) } else { (80, 48) });
            assert!(corners_are(&read, meant), "orientation {orientation}: {:?}", corners(&read));
        }
    }
}

#[test]
fn what_is_transparent_lies_on_white_paper() {
    let clear = RgbaImage::from_fn(64, 64, |x, _| if x < 32 { Rgba([0, 0, 0, 0]) } else { Rgba([220, 20, 20, 255]) });
    let (_, read) = cleaned_well(&as_png(clear.clone()));
    assert!(near(*read.get_pixel(10, 10), WHITE) && near(*read.get_pixel(50, 10), RED));

    let half = RgbaImage::from_pixel(16, 16, Rgba([0, 0, 0, 128]));
    assert!(near(*cleaned_well(&as_png(half.clone())).1.get_pixel(8, 8), Rgb([127, 127, 127])));
    for deep in
        [DynamicImage::from(half.clone()).into_rgba16().into(), DynamicImage::from(half).into_luma_alpha16().into()]
    {
        let deep: DynamicImage = deep;
        assert!(near(*cleaned_well(&as_png(deep)).1.get_pixel(8, 8), Rgb([127, 127, 127])));
    }

    // Thin transparent stripes over white give white when scaled down, not grey.
    let stripes = RgbaImage::from_fn(4_810, 16, |x, _| if x % 2 == 0 { Rgba([0, 0, 0, 0]) } else { Rgba([255; 4]) });
    assert!(cleaned_well(&as_png(stripes)).1.pixels().all(|pixel| near(*pixel, WHITE)));
}

#[test]
fn greys_and_deep_colours_are_kept() {
    for grey in [
        DynamicImage::from(quarters(80, 60)).into_luma8().into(),
        DynamicImage::from(quarters(80, 60)).into_luma16().into(),
    ] {
        let grey: DynamicImage = grey;
        let brightness = grey.to_luma8().get_pixel(20, 15).0[0];
        assert!(near(*cleaned_well(&as_png(grey)).1.get_pixel(20, 15), Rgb([brightness; 3])));
    }
    let deep = DynamicImage::from(quarters(80, 60)).into_rgb16();
    assert!(corners_are(&cleaned_well(&as_png(deep)).1, [RED, GREEN, BLUE, WHITE]));
}

#[test]
fn large_pictures_are_scaled_down_and_small_ones_are_left() {
    let sizes = [
        ((1, 1), (1, 1)),
        ((2_400, 16), (2_400, 16)),
        ((2_401, 16), (2_400, 16)),
        ((16, 3_600), (11, 2_400)),
        ((4_800, 32), (2_400, 16)),
        ((32, 5_000), (15, 2_400)),
        ((12_000, 1), (2_400, 1)),
        ((1, 12_000), (1, 2_400)),
        ((11_999, 24), (2_400, 5)),
    ];
    for ((width, height), meant) in sizes {
        let (scan, read) = cleaned_well(&as_png(quarters(width, height)));
        assert_eq!((scan.width, scan.height), meant, "{width} x {height}");
        if meant.0.min(meant.1) > 10 {
            assert!(corners_are(&read, [RED, GREEN, BLUE, WHITE]), "{width} x {height}");
        }
    }
}

#[test]
fn an_animation_gives_its_first_frame() {
    assert!(near(*cleaned_well(&from_hex(ANIMATED_WEBP)).1.get_pixel(12, 8), Rgb([200, 30, 40])));
    let [jpeg, png, _] = as_files(&quarters(40, 30), None);
    // Two pictures in one JPEG file, as cameras with previews and stereo cameras write them.
    assert_eq!(clean(&[jpeg.clone(), as_files(&quarters(8, 8), None)[0].clone()].concat()), clean(&jpeg));
    let end = png.len() - 12;
    let frames = [&png[..33], &chunk(b"acTL", &[0; 8]), &png[33..end], &chunk(b"fdAT", &[7; 40]), &png[end..]].concat();
    assert_eq!(clean(&frames), clean(&png));
}

#[test]
fn what_hangs_behind_a_picture_does_not_survive() {
    for (file, ..) in samples() {
        for tail in [SECRET, b"PK\x03\x04", b"\xFF\xD9", b"EXIF\xFF\xFF\xFF\xFF", &[0; 5_000]] {
            assert_eq!(clean(&[&file, tail].concat()), clean(&file));
        }
    }
}

#[test]
fn refusals_are_one_sentence_without_content() {
    use ScanRefused::*;
    for refusal in [Empty, TooLarge, NotAnImage, TooManyPixels, Unreadable] {
        let text = refusal.to_string();
        assert!(text.starts_with("The ") && text.ends_with('.') && text.matches(". ").count() == 0, "{text}");
    }
    let (scan, _) = cleaned_well(&samples()[0].0);
    assert_eq!(format!("{scan:?}"), format!("CleanScan(40 x 30, {} bytes)", scan.jpeg.len()));
}

#[tokio::test]
async fn away_from_the_async_threads_it_is_the_same() {
    for (file, ..) in samples() {
        assert_eq!(clean_away(file.clone()).await, clean(&file));
    }
    // What is seen at a glance does not wait, and who goes away leaves the queue.
    let busy = TURN.acquire().await.expect("a turn");
    assert_eq!(clean_away(Vec::new()).await, Err(ScanRefused::Empty));
    assert_eq!(clean_away(b"GIF89a".to_vec()).await, Err(ScanRefused::NotAnImage));
    let waiting = tokio::spawn(clean_away(samples()[0].0.clone()));
    tokio::task::yield_now().await;
    assert!(!waiting.is_finished());
    waiting.abort();
    assert!(waiting.await.is_err_and(|error| error.is_cancelled()));
    drop(busy);
    assert!(clean_away(samples()[0].0.clone()).await.is_ok());
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(kind in 0_usize..3, bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let begins: [&[u8]; 3] = [b"\xFF\xD8\xFF", PNG, b"RIFF\x40\0\0\0WEBPVP8 "];
        let _ = cleaned(&bytes);
        let _ = cleaned(&[begins[kind], &bytes].concat());
    }

    #[test]
    fn no_damaged_picture_makes_it_panic(which in 0_usize..7, flips in proptest::collection::vec(any::<(u16, u8)>(), 1..8), cut in 0_u16..4) {
        let mut file = samples().swap_remove(which).0;
        for (place, bit) in flips {
            let place = usize::from(place) % file.len();
            file[place] ^= 1 << (bit % 8);
        }
        file.truncate(file.len() - usize::from(cut));
        if let Ok(scan) = cleaned(&file) {
            check(&scan);
        }
    }

    #[test]
    fn every_size_comes_out_within_the_limit(width in 1_u32..60, height in 1_u32..60, times in 1_u32..100) {
        let wide = as_png(DynamicImage::new_luma8(width * times, height));
        let (scan, _) = cleaned_well(&wide);
        prop_assert!(scan.width >= 1 && scan.height >= 1);
        prop_assert!(scan.width == width * times || scan.width == LONGEST_KEPT);
    }
}

const PNG: &[u8] = super::bare::PNG_BEGINS;
