//! What the tests of the whole engine share: chance, documents, indexes in temporary folders.

#![allow(dead_code, reason = "each test uses what it needs")]

use std::path::Path;

use communique_search::folder::Folder;
use communique_search::write::collect::{Collector, Options};
use communique_search::write::document::Document;
use communique_search::write::index;

/// Chance that can be repeated: xorshift64 (Marsaglia 2003).
pub(crate) struct Random(u64);

impl Random {
    /// Another sequence for each seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// Any number.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number from 0 to one less than `most`, which is not 0.
    pub(crate) fn below(&mut self, most: usize) -> usize {
        (self.next() >> 11) as usize % most
    }

    /// True so often out of a hundred times.
    pub(crate) fn percent(&mut self, often: usize) -> bool {
        self.below(100) < often
    }

    /// One of them.
    pub(crate) fn pick<'p, T: ?Sized>(&mut self, of: &[&'p T]) -> &'p T {
        of[self.below(of.len())]
    }
}

/// A document with a title and a body.
pub(crate) fn document(id: &str, title: &str, body: &str) -> Document {
    Document {
        id: id.into(),
        url: format!("/{id}/"),
        title: title.into(),
        body: body.into(),
        ..Document::default()
    }
}

/// Writes an index of documents into a folder.
pub(crate) fn write(documents: &[Document], into: &Path) -> index::Summary {
    let options = Options { threads: 1, ..Options::default() };
    let mut collector = Collector::new(options).unwrap();
    for document in documents {
        collector.add(document.clone()).unwrap();
    }
    index::write(&collector.finish().unwrap(), into).unwrap()
}

/// An open index of documents, and the folder it is in.
pub(crate) fn open(documents: &[Document]) -> (tempfile::TempDir, Folder) {
    let folder = tempfile::tempdir().unwrap();
    write(documents, folder.path());
    let open = Folder::open(folder.path()).unwrap();
    (folder, open)
}
