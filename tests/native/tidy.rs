//! What the compiler cannot say of the source: which module may see which (`src/README.md`).

use std::fs;
use std::path::Path;

use crate::repository;

/// The modules of the crate with their layers. A module sees those of lower layers only.
const LAYERS: &[(&str, u8)] = &[
    ("date", 0),
    ("hash", 0),
    ("text", 0),
    ("content", 1),
    ("page", 1),
    ("i18n", 1),
    ("client_format", 2),
    ("route", 2),
    ("a11y", 2),
    ("store", 3),
    ("compose", 3),
    ("views", 4),
    ("card", 4),
    ("render", 5),
    ("client", 5),
    ("preview", 6),
    ("bundle", 6),
    ("cli", 7),
];

/// Modules that may not see each other although their layers would let them.
const APART: &[(&str, &str)] = &[("views", "content"), ("store", "content"), ("views", "compose")];

fn layer(module: &str) -> Option<u8> {
    LAYERS.iter().find(|(name, _)| *name == module).map(|(_, layer)| *layer)
}

/// Every Rust file under a folder with its module, the first part of its path.
fn sources() -> Vec<(String, String, String)> {
    fn collect(folder: &Path, found: &mut Vec<(String, String, String)>) {
        for entry in fs::read_dir(folder).expect("the source is there") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                collect(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let inside = path.strip_prefix(repository("src")).expect("it is under src");
                let name = inside.to_string_lossy().replace('\\', "/");
                let module = name.split(['/', '.']).next().unwrap_or_default().to_owned();
                found.push((name, module, fs::read_to_string(&path).expect("it is text")));
            }
        }
    }
    let mut found = Vec::new();
    collect(&repository("src"), &mut found);
    found
}

/// The modules of the crate that a line of code names.
fn named(line: &str) -> impl Iterator<Item = &str> {
    line.split("crate::").skip(1).map(|rest| {
        rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
    })
}

#[test]
fn every_module_has_a_layer_and_sees_lower_ones_only() {
    let sources = sources();
    assert!(sources.len() > 40, "the source was found");
    let mut wrong = Vec::new();
    for (file, module, text) in &sources {
        if ["lib", "main", "bin"].contains(&module.as_str()) {
            continue;
        }
        let Some(own) = layer(module) else {
            wrong.push(format!("{file}: give the module {module} a layer in LAYERS"));
            continue;
        };
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            let line = line.split("//").next().unwrap_or_default();
            for other in named(line).filter(|other| other != module) {
                let lower = layer(other).is_some_and(|other| other < own);
                if !lower || APART.contains(&(module, other)) {
                    wrong.push(format!("{file}:{}: {module} may not see {other}", number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
    for (file, module, text) in sources() {
        if module == "route" || module == "content" || file.ends_with("tests.rs") {
            continue;
        }
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            let line = line.split("//").next().unwrap_or_default();
            if let Some(address) = spelled.iter().find(|address| line.contains(**address)) {
                wrong.push(format!("{file}:{}: {address} belongs to route.rs", number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
