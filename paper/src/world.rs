//! What the typesetter may see: one template, four fonts, one string of data. No file, no network, no package, no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration, Str, Value};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// The fonts in the binary: where they come from stands in `fonts/README.md`.
const FONT_FILES: [&[u8]; 4] = [
    include_bytes!("../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../fonts/NotoSans-Bold.ttf"),
    include_bytes!("../fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("../fonts/NotoNaskhArabic-Bold.ttf"),
];

/// The fonts, parsed once.
pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let list: Vec<Font> = FONT_FILES.iter().filter_map(|data| Font::new(Bytes::new(*data), 0)).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&list)), list }
});

/// The template, parsed once.
static TEMPLATE: LazyLock<Source> = LazyLock::new(|| {
    let path = VirtualPath::new("sheet.typ").expect("a plain file name is a path");
    Source::new(RootedPath::new(VirtualRoot::Project, path).intern(), include_str!("sheet.typ").to_owned())
});

/// Parsed fonts and the index the typesetter searches.
pub(crate) struct Fonts {
    book: LazyHash<FontBook>,
    /// In the order of [`FONT_FILES`].
    pub(crate) list: Vec<Font>,
}

/// The world of one sheet.
pub(crate) struct PaperWorld {
    library: LazyHash<Library>,
}

impl PaperWorld {
    /// The template sees `data` as `sys.inputs.sheet`.
    pub(crate) fn new(data: String) -> Self {
        let inputs: Dict = [(Str::from("sheet"), Value::Str(data.into()))].into_iter().collect();
        Self { library: LazyHash::new(Library::builder().with_inputs(inputs).build()) }
    }
}

impl World for PaperWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        TEMPLATE.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == TEMPLATE.id() { Ok(TEMPLATE.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _id: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.list.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
