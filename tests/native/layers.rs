//! What the compiler cannot say of the source (`src/README.md`): which room may see which, that no
//! files import from each other, how long files and functions may be.

use std::collections::BTreeSet;
use std::fs;

use crate::repository;
use crate::source::Source;

/// The rooms of the application with their layers: a room imports from lower ones only. Of two that
/// fit the longer name counts; rooms within a room stand in an order of their own.
const LAYERS: &[(&str, u8)] = &[
    ("date", 0),
    ("text", 0),
    ("hash", 0),
    ("content", 10),
    ("page", 10),
    ("i18n", 10),
    ("route", 20),
    ("client_format", 20),
    ("a11y", 20),
    ("store", 30),
    ("compose", 39),
    ("compose::composed", 30),
    ("compose::search", 32),
    ("compose::shared", 31),
    ("compose::map", 33),
    ("compose::lists", 34),
    ("compose::one", 35),
    ("compose::many", 36),
    ("compose::styleguide", 36),
    ("views", 40),
    ("card", 40),
    ("render", 50),
    ("preview", 60),
    ("client", 50),
    ("bundle", 60),
    ("cli", 70),
];

/// Rooms that may not see each other although their layers would let them.
const APART: &[(&str, &str)] =
    &[("views", "content"), ("store", "content"), ("card", "content"), ("client", "content")];

/// The folders of the crates, each with its own graph.
const CRATES: &[&str] =
    &["src", "crates/content/src", "crates/search/src", "crates/search-worker/src"];

/// Files of views, and functions, that are longer still: those that keep a state of their own, to be
/// divided when it moves into signals.
const LONG: &[&str] = &[
    "views/frame.rs: frame",
    "views/pages/countries/mod.rs",
    "views/pages/search/filters.rs",
    "views/pages/search/mod.rs",
    "views/palette.rs",
];

/// Lines of a function and of a file of the views, at most.
const FUNCTION: usize = 60;
const VIEW: usize = 250;

fn room(module: &str) -> Option<(&'static str, u8)> {
    let within = |room: &str| module == room || module.starts_with(&format!("{room}::"));
    LAYERS.iter().filter(|(room, _)| within(room)).max_by_key(|(room, _)| room.len()).copied()
}

/// Imports of the application up or across, a sentence each.
fn wrong_imports(source: &Source) -> Vec<String> {
    let mut wrong = Vec::new();
    for (module, of) in source.modules() {
        if module.is_empty() || module.starts_with("bin::") || module == "main" {
            continue;
        }
        let Some((own, layer)) = room(module) else {
            wrong.push(format!("{}: give its room a layer in LAYERS", of.file));
            continue;
        };
        for of_tests in [false, true] {
            for other in source.imports(module, of_tests) {
                let Some((room, lower)) = room(&other).filter(|(room, _)| *room != own) else {
                    continue;
                };
                // Tests may see what is above: what they are for is seen from there.
                let of_tests = of_tests || of.file.ends_with("tests.rs");
                if (lower >= layer && !of_tests) || APART.contains(&(own, room)) {
                    wrong.push(format!("{}: {own} may not see {other}", of.file));
                }
            }
        }
    }
    wrong
}

#[test]
fn rooms_see_lower_ones_only() {
    let source = Source::read(&repository("src"));
    assert!(source.modules().count() > 80, "the source was found");
    let wrong = wrong_imports(&source);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_files_import_from_each_other() {
    let circles: Vec<String> = CRATES
        .iter()
        .flat_map(|folder| {
            let circles = Source::read(&repository(folder)).circles();
            circles.into_iter().map(move |circle| format!("{folder}: {}", circle.join(", ")))
        })
        .collect();
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

#[test]
fn scripts_import_downwards() {
    let folder = repository("src/scripts");
    let mut wrong = Vec::new();
    for entry in fs::read_dir(&folder).expect("the scripts are there") {
        let path = entry.expect("it can be listed").path();
        let text = fs::read_to_string(&path).unwrap_or_default();
        for from in
            text.split(['\'', '"']).filter(|text| text.starts_with("./") || text.starts_with("../"))
        {
            let other = folder.join(from);
            let back = fs::read_to_string(&other).unwrap_or_default();
            let own = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if back.contains(&format!("./{own}")) {
                wrong.push(format!("{own} and {from} import from each other"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_of_views_and_functions_are_short() {
    let mut long = Vec::new();
    for (module, of) in Source::read(&repository("src")).modules() {
        if module.starts_with("views") && of.lines > VIEW {
            long.push((of.file.clone(), of.lines));
        }
        for (function, lines) in of.functions.iter().filter(|(_, lines)| *lines > FUNCTION) {
            long.push((format!("{}: {function}", of.file), *lines));
        }
    }
    let known = |(name, _): &&(String, usize)| LONG.contains(&name.as_str());
    let wrong: Vec<_> = long.iter().filter(|one| !known(one)).collect();
    assert!(wrong.is_empty(), "longer than {VIEW} lines (functions: {FUNCTION}): {wrong:?}");
    assert_eq!(long.len(), LONG.len(), "what is short again leaves LONG: {long:?}");
}

/// A crate that was made up: files and what they hold.
fn made_up(files: &[(&str, &str)]) -> Source {
    let mut source = Source::default();
    for (file, text) in files {
        source.add(file, text);
    }
    source
}

#[test]
fn a_circle_that_is_planted_is_found() {
    let found = |files: &[(&str, &str)]| made_up(files).circles();
    let circle = [vec!["a".to_owned(), "b".to_owned()]];
    for (a, b) in [
        ("use crate::b::B;", "use super::a::A;"),
        ("fn f() { crate::b::g() }", "use crate::a;"),
        ("use crate::b::{self, C};", "fn f(x: super::a::A) {}"),
        ("fn f() { println!(\"{}\", crate::b::N) }", "mod inner { use super::super::a::A; }"),
        ("#[cfg(test)] mod tests { use crate::b; } use crate::b::B;", "use crate::a::A;"),
    ] {
        let files = [("lib.rs", "mod a; mod b;"), ("a.rs", a), ("b.rs", b)];
        assert_eq!(found(&files), circle, "{a} {b}");
    }
    // Through a parent that passes on, and through one that defines.
    let passed = "mod a; mod b; pub use a::A; pub use b::B;";
    assert_eq!(
        found(&[("lib.rs", passed), ("a.rs", "use crate::B;"), ("b.rs", "use crate::A;")]),
        circle
    );
    // A room and its own files are no circle, rooms that need each other are.
    let room = [("x/mod.rs", "mod a; use a::f; pub struct X;"), ("x/a.rs", "use super::X;")];
    assert_eq!(found(&room), Vec::<Vec<String>>::new());
    let rooms =
        [("x/mod.rs", "mod a;"), ("x/a.rs", "use crate::y;"), ("y.rs", "use crate::x::a::A;")];
    assert_eq!(found(&rooms).len(), 1);
    // Those of tests are none.
    let tests =
        [("a.rs", "use crate::b::B;"), ("b.rs", "#[cfg(test)] mod tests { use crate::a::A; }")];
    assert_eq!(found(&tests), Vec::<Vec<String>>::new());
}

#[test]
fn an_import_up_or_across_that_is_planted_is_found() {
    let wrong = |file: &str, text: &str| -> BTreeSet<String> {
        let others = [
            ("page/mod.rs", ""),
            ("views/mod.rs", ""),
            ("content/mod.rs", ""),
            ("route.rs", ""),
            ("a11y/mod.rs", ""),
        ];
        let files: Vec<(&str, &str)> = others.into_iter().chain([(file, text)]).collect();
        wrong_imports(&made_up(&files)).into_iter().collect()
    };
    assert!(wrong("store/mod.rs", "use crate::page::Block; use crate::route;").is_empty());
    for (file, text) in [
        ("store/mod.rs", "use crate::views::App;"),
        ("route.rs", "fn f() { crate::a11y::focus() }"),
        ("views/blocks.rs", "use crate::content::Content;"),
        ("views/blocks.rs", "#[cfg(test)] mod tests { use crate::content::Content; }"),
        ("attic.rs", ""),
    ] {
        assert_eq!(wrong(file, text).len(), 1, "{file}: {text}");
    }
}

#[test]
fn only_the_routes_spell_addresses() {
    let spelled = [
        "\"/news/",
        "\"/countries/",
        "\"/structures/",
        "\"/meetings/",
        "\"/timeline/",
        "\"/fields-of-work/",
        "\"/field-operations/",
        "\"/menu/\"",
        "\"/search/\"",
        "\"/about/\"",
        "?page=",
        "?q=",
    ];
    let mut wrong = Vec::new();
    for (module, of) in Source::read(&repository("src")).modules() {
        if module.starts_with("route")
            || module.starts_with("content")
            || of.file.ends_with("tests.rs")
        {
            continue;
        }
        let text = fs::read_to_string(repository("src").join(&of.file)).expect("it is text");
        // Tests stand at a file's end.
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            let line = line.split("//").next().unwrap_or_default();
            if let Some(address) = spelled.iter().find(|address| line.contains(**address)) {
                wrong.push(format!("{}:{}: {address} belongs to route.rs", of.file, number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
