//! The native tests that need more than one module: one binary, one file a topic. For the browser
//! it is empty.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::expect_used, reason = "a test says with it what it relies on")]

mod addresses;
mod broken_content;
mod build;
mod cards;
mod command_line;
mod compose;
mod default_content;
mod documents;
mod folding;
mod layers;
mod map;
mod mutated_content;
mod schema;
mod scripts;
mod search;
mod second_content;
mod source;

use std::fs;
use std::path::{Path, PathBuf};

use communique::bundle::read::read_folder;
use communique::content::Content;
use communique::content::problem::Problem;
use communique::content::read::read;
use communique::i18n::Locale;

/// A path inside the repository.
fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The English locale.
fn locale() -> Locale {
    let file = fs::read(repository("public/locales/en.json")).expect("the locale is there");
    Locale::parse(&file).expect("the locale is whole")
}

/// What the reader makes of a content folder of the repository.
#[track_caller]
fn read_content(folder: &str) -> (Option<Content>, Vec<Problem>) {
    let files = read_folder(&repository(folder)).expect("the folder can be read");
    read(&files)
}

/// A content folder of the repository that must be without problems.
#[track_caller]
fn sound_content(folder: &str) -> Content {
    let (content, problems) = read_content(folder);
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "problems in {folder}:\n{}", lines.join("\n"));
    content.expect("content without problems is there")
}
