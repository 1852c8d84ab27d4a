//! `communique build` as a process: the bundle in a folder is the old one or the new one, whatever
//! happens, and a build reads everything once.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use communique::client_format::STAMP;

use crate::repository;

/// All files under a folder, by their paths.
type Tree = BTreeMap<PathBuf, Vec<u8>>;

/// A small site and a client as Trunk leaves it, in a folder that is removed in the end.
struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        let place = Self(tempfile::tempdir().expect("a folder can be made"));
        for (name, text) in [
            (
                "dist/index.html",
                "<head><link rel=preload as=font href=/serif.woff2><link rel=stylesheet \
                 href=/base-0123456789abcdef.css><link rel=stylesheet href=/menu.css></head>",
            ),
            ("dist/app_bg.wasm", &format!("\0asm {STAMP} and more")),
            ("dist/app.js", "export default () => {};"),
            ("dist/base-0123456789abcdef.css", "@font-face { src: url(serif.woff2) }"),
            ("dist/menu.css", ".menu {}"),
            ("dist/serif.woff2", "font"),
            ("dist/favicon.svg", "<svg/>"),
        ] {
            place.write(name, text);
        }
        for name in ["site.json", "structures.json"] {
            let from = repository("tests/fixtures/broken/missing-field").join(name);
            place.write(&format!("content/{name}"), &fs::read_to_string(from).expect("it is text"));
        }
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("it can be made");
        fs::write(path, text).expect("it can be written");
    }

    /// The command that builds, with what else it is told.
    fn command(&self, more: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_communique"));
        command
            .current_dir(repository("."))
            .env_remove("CONTENT")
            .env_remove("BASE_URL")
            .args(["build", "--content"])
            .arg(self.path("content"))
            .arg("--into")
            .arg(self.path("dist"))
            .args(more)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn output(&self, more: &[&str]) -> Output {
        self.command(more).output().expect("the program runs")
    }

    #[track_caller]
    fn build(&self) {
        let output = self.output(&["--no-precompressed"]);
        assert!(output.status.success(), "{}", said(&output));
    }

    /// Builds, which must fail with some words and leave the folder as it was.
    #[track_caller]
    fn refuses(&self, words: &[&str]) {
        let before = self.dist();
        let output = self.output(&[]);
        let said = said(&output);
        assert_eq!(output.status.code(), Some(1), "{said}");
        for word in words {
            assert!(said.contains(word), "{word:?} is not in {said}");
        }
        assert!(self.dist() == before, "the folder is as it was");
    }

    fn dist(&self) -> Tree {
        let mut tree = Tree::new();
        collect(&self.path("dist"), &mut tree);
        tree
    }

    /// Names beside the bundle and the content.
    fn beside(&self) -> Vec<String> {
        let names = fs::read_dir(self.0.path()).expect("the folder is there");
        let names = names.map(|entry| entry.expect("it can be listed").file_name());
        let names = names.map(|name| name.into_string().expect("it is UTF-8"));
        names.filter(|name| !["dist", "content"].contains(&name.as_str())).collect()
    }

    /// Changes the words of `site.json`.
    fn change(&self, from: &str, to: &str) {
        let path = self.path("content/site.json");
        let text = fs::read_to_string(&path).expect("it is text");
        assert!(text.contains(from), "{from} is in {text}");
        fs::write(path, text.replace(from, to)).expect("it can be written");
    }
}

fn collect(folder: &Path, tree: &mut Tree) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be listed").path();
        if path.is_dir() {
            collect(&path, tree);
        } else {
            tree.insert(path.clone(), fs::read(&path).expect("it can be read"));
        }
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const NAME: &str = "\"The lakes record\"";
const OTHER_NAME: &str = "\"Another record\"";

#[test]
fn the_client_gets_its_names_in_the_bundle_and_stays_in_the_next() {
    let place = Place::new();
    place.build();
    let first = place.dist();
    let names: Vec<String> = first.keys().map(|path| path.display().to_string()).collect();
    let named = |start: &str, end: &str| {
        names.iter().filter(|name| name.contains(start) && name.ends_with(end)).count()
    };
    assert_eq!((named("/serif-", ".woff2"), named("/serif.", ".woff2")), (1, 0), "{names:?}");
    assert_eq!((named("/style-", ".css"), named("/later-", ".css")), (1, 1), "{names:?}");
    assert_eq!((named("/menu.css", ""), named("/client.json", "")), (0, 1), "{names:?}");
    let record = String::from_utf8_lossy(&first[&place.path("dist/client.json")]);
    assert!(STAMP.ends_with(record.split('"').nth(3).expect("the format")), "{record}");
    place.build();
    assert!(place.dist() == first, "the same again");
    assert_eq!(place.beside(), [] as [&str; 0]);
}

#[test]
fn a_client_of_another_format_is_refused() {
    for wasm in ["\0asm communique-format:0123456789abcdef", "\0asm"] {
        let place = Place::new();
        place.write("dist/app_bg.wasm", wasm);
        place.refuses(&["this client takes over pages of the format", "make dist"]);
        place.write("dist/app_bg.wasm", &format!("\0asm {STAMP}"));
        place.build();
        place.write("dist/app_bg.wasm", wasm);
        place.refuses(&["this client takes over pages of the format", "make dist"]);
        assert_eq!(place.beside(), [] as [&str; 0]);
    }
}

#[test]
fn files_of_root_stand_at_the_root_of_the_bundle() {
    let place = Place::new();
    for name in ["CNAME", ".nojekyll", ".well-known/security.txt"] {
        place.write(&format!("content/root/{name}"), name);
    }
    place.write("content/root/.DS_Store", "of the system");
    place.write("content/.hidden", "of an editor");
    place.build();
    let dist = place.dist();
    for name in ["CNAME", ".nojekyll", ".well-known/security.txt"] {
        assert_eq!(dist[&place.path("dist").join(name)], name.as_bytes());
    }
    assert!(!dist.keys().any(|path| path.ends_with(".DS_Store") || path.ends_with(".hidden")));
}

#[test]
fn two_files_of_one_path_are_refused() {
    // Most are known to the checker; the twins of a client's files are not.
    let (known, unknown) = ("error[reserved-file]", "two files of the bundle have this path");
    for (name, words) in [
        ("robots.txt", known),
        ("index.html", known),
        ("search/manifest.bin", known),
        ("files/a.txt", known),
        ("app.js.br", unknown),
    ] {
        let place = Place::new();
        place.write("dist/app.js", &"compressible ".repeat(100));
        place.write("content/files/a.txt", "a");
        place.write(&format!("content/root/{name}"), "another");
        place.refuses(&[name, words]);
        assert_eq!(place.beside(), [] as [&str; 0]);
    }
}

#[test]
fn a_folder_that_cannot_be_made_leaves_the_bundle() {
    let place = Place::new();
    place.write(".dist.communique", "somebody's");
    place.refuses(&[".dist.communique", "move it away"]);
    let output = Command::new(env!("CARGO_BIN_EXE_communique"))
        .args(["build", "--content"])
        .arg(place.path("content"))
        .arg("--into")
        .arg(place.path(".dist.communique/dist"))
        .current_dir(repository("."))
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains(".dist.communique/dist"), "{}", said(&output));
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_bundle() {
    let place = Place::new();
    place.build();
    let before = place.dist();
    place.change(NAME, OTHER_NAME);
    for trap in ["trap '' XFSZ;", ""] {
        for blocks in [1, 8, 40, 120] {
            let build = place.command(&[]);
            let status = Command::new("sh")
                .arg("-c")
                // No file may be larger: the write fails or, without the trap, ends the program.
                .arg(format!("{trap} ulimit -f {blocks}; exec \"$0\" \"$@\" 2>/dev/null"))
                .arg(build.get_program())
                .args(build.get_args())
                .current_dir(repository("."))
                .status()
                .expect("a shell runs");
            assert!(!status.success(), "{blocks} blocks are too few");
            assert!(place.dist() == before, "{trap} {blocks}: the bundle is as it was");
            if !trap.is_empty() {
                assert_eq!(place.beside(), [] as [&str; 0], "{blocks}");
            }
        }
    }
    place.build();
    assert!(place.dist() != before, "with room it is made");
    assert_eq!(place.beside(), [] as [&str; 0]);
}

#[test]
fn a_build_that_is_killed_leaves_the_old_bundle_or_the_new() {
    let place = Place::new();
    place.build();
    let old = place.dist();
    let start = Instant::now();
    place.build();
    let whole = start.elapsed();
    place.change(NAME, OTHER_NAME);
    place.build();
    let new = place.dist();
    assert!(old != new);

    let (mut is_new, mut killed, mut made) = (true, 0, 0);
    for step in 0..36_u32 {
        let (from, to) = if is_new { (OTHER_NAME, NAME) } else { (NAME, OTHER_NAME) };
        place.change(from, to);
        let mut child = place.command(&["--no-precompressed"]).spawn().expect("it starts");
        // Most of them at the end, where it writes and swaps.
        thread::sleep(whole * (10 + step * 3) / 100);
        killed += u32::from(child.try_wait().expect("it is a child").is_none());
        child.kill().expect("it is a child");
        child.wait().expect("it ends");
        let dist = place.dist();
        assert!(dist == old || dist == new, "step {step}: the bundle is neither");
        made += u32::from((dist == new) != is_new);
        is_new = dist == new;
        // The content of the bundle that is there, to be changed again.
        let there = if is_new { OTHER_NAME } else { NAME };
        if there != to {
            place.change(to, there);
        }
    }
    assert!(killed > 5, "{killed} were killed, {made} made the bundle");
    place.build();
    assert_eq!(place.beside(), [] as [&str; 0], "what they left is gone");
}

#[cfg(unix)]
#[test]
fn a_build_reads_content_and_locale_once() {
    let place = Place::new();
    fs::create_dir(place.path("locales")).expect("it can be made");
    let locale = fs::read(repository("public/locales/en.json")).expect("the locale is there");
    let site = fs::read(place.path("content/site.json")).expect("the site is there");
    fs::remove_file(place.path("content/site.json")).expect("it can be removed");
    for (name, bytes) in [("locales/en.json", locale), ("content/site.json", site)] {
        let pipe = place.path(name);
        let made = Command::new("mkfifo").arg(&pipe).status().expect("pipes can be made");
        assert!(made.success());
        // A pipe gives what it holds once: a second reader would wait for ever.
        thread::spawn(move || fs::write(pipe, bytes));
    }
    let locales = place.path("locales");
    let mut child = place
        .command(&["--no-precompressed", "--locales", &locales.to_string_lossy()])
        .spawn()
        .expect("it starts");
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().expect("it is a child") {
            break status;
        }
        if start.elapsed() > Duration::from_secs(60) {
            child.kill().expect("it is a child");
            panic!("it reads something twice");
        }
        thread::sleep(Duration::from_millis(10));
    };
    assert!(status.success(), "{status}");
}

#[test]
fn a_site_is_composed_in_one_place() {
    let mut calls = Vec::new();
    for room in ["bundle", "cli"] {
        let mut tree = Tree::new();
        collect(&repository("src").join(room), &mut tree);
        for (path, bytes) in tree {
            let text = String::from_utf8(bytes).expect("source is text");
            let count = text.matches(" compose(").count();
            calls.extend((0..count).map(|_| path.clone()));
        }
    }
    assert_eq!(calls, [repository("src/bundle/checked_site.rs")]);
}
