//! The client that Trunk built: which of the files in a folder are its own, and those that the
//! publisher adds, the style sheets, the scripts that set and start a page and what writes the rows
//! of a search.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};

use super::scripts::{scripts, with_files};
use crate::page::Block;
use crate::route::hashed;

/// The file in a bundle that says which of its files are the client's, so that pages can be built
/// into the same folder again.
const RECORD: &str = "client.json";
/// How the names of fonts end.
const FONT: &str = ".woff2";
/// Sheets of their own, and the files of `style/` of which they are made; all others make the sheet
/// that every page waits for. What is opened over a page or printed comes [`LATER`], the rest with
/// the pages that have such a block.
const SHEETS: [(&str, &[&str]); 6] = [
    (LATER, &["menu", "palette", "display", "progress", "print"]),
    ("search", &["search", "facets"]),
    ("chronology", &["chronology"]),
    ("drawing", &["drawing"]),
    ("table", &["table"]),
    ("tree", &["tree"]),
];
/// The sheet that comes when a page has been painted.
const LATER: &str = "later";

/// The client's files, as names in the bundle's folder.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Client {
    /// The style sheet of all pages.
    pub(super) style: String,
    /// The others by name: [`SHEETS`].
    sheets: BTreeMap<String, String>,
    /// The script that sets a page as the visitor chose.
    pub(super) settings: String,
    /// The script that starts the application.
    pub(super) start: String,
    /// The module that searches and writes what it found.
    pub(super) find: String,
    /// The application's JavaScript.
    pub(super) script: String,
    /// The application.
    pub(super) wasm: String,
    /// Files that stand in the bundle as Trunk put them there, such as the icon.
    pub(super) others: Vec<String>,
    /// The font that pages ask for before the style sheet is there, where there is one.
    pub(super) font: Option<String>,
    /// What `trunk serve` adds to a page.
    pub(super) development: String,
}

impl Client {
    /// Every file of the client.
    pub(super) fn files(&self) -> impl Iterator<Item = &str> {
        [&self.style, &self.settings, &self.start, &self.find, &self.script, &self.wasm]
            .into_iter()
            .chain(self.sheets.values())
            .chain(&self.others)
            .map(String::as_str)
    }

    /// The style sheet that is for what comes after the first paint.
    pub(super) fn later(&self) -> &str {
        self.sheets.get(LATER).map_or("", String::as_str)
    }

    /// The style sheets of some blocks, each once.
    pub(super) fn sheets(&self, blocks: &[Block]) -> Vec<String> {
        let mut names = Vec::new();
        needed(blocks, &mut names);
        self.sheets
            .iter()
            .filter(|(name, _)| names.contains(&name.as_str()))
            .map(|(_, file)| file.clone())
            .collect()
    }

    /// Finds the client in a folder: as Trunk left it, or as an earlier run recorded it. The
    /// files that this makes are written into the folder, beside the others.
    ///
    /// # Errors
    /// The folder cannot be read, or holds no client.
    pub(super) fn find(dist: &Path) -> anyhow::Result<Self> {
        let record = dist.join(RECORD);
        if record.is_file() {
            let json = fs::read(&record).with_context(|| format!("{}", record.display()))?;
            return serde_json::from_slice(&json)
                .with_context(|| format!("{}: no record of a client", record.display()));
        }
        let client = Self::from_trunk(dist)?;
        write(&record, serde_json::to_string_pretty(&client)?.as_bytes())?;
        Ok(client)
    }

    fn from_trunk(dist: &Path) -> anyhow::Result<Self> {
        let page = dist.join("index.html");
        let html = fs::read_to_string(&page).with_context(|| {
            format!("{}: no built client here; `trunk build` makes one", page.display())
        })?;
        let names = names(dist)?;
        let one = |what: &str, fits: &dyn Fn(&str) -> bool| match names
            .iter()
            .filter(|name| fits(name))
            .collect::<Vec<_>>()[..]
        {
            [name] => Ok(name.clone()),
            [] => bail!("{}: no {what} of a client here", dist.display()),
            _ => bail!("{}: more than one {what} of a client here", dist.display()),
        };
        let wasm = one("WebAssembly", &|name| name.ends_with("_bg.wasm"))?;
        let script = wasm.replace("_bg.wasm", ".js");
        if !names.contains(&script) {
            bail!("{}: {script} is missing beside {wasm}", dist.display());
        }

        let linked = style_sheets(&html);
        if linked.is_empty() {
            bail!("{}: links no style sheet", page.display());
        }
        let mut style = String::new();
        let mut apart: BTreeMap<&str, String> =
            SHEETS.map(|(name, _)| (name, String::new())).into();
        for file in &linked {
            let path = dist.join(file);
            let css = fs::read_to_string(&path).with_context(|| format!("{}", path.display()))?;
            let own = SHEETS.iter().find(|(_, files)| files.contains(&stem(file)));
            let sheet = own.and_then(|(name, _)| apart.get_mut(name)).unwrap_or(&mut style);
            *sheet += &css;
            sheet.push('\n');
        }
        let mut font = first_font(&html);
        let mut fonts = Vec::new();
        for (name, stem) in names.iter().filter_map(|name| Some((name, name.strip_suffix(FONT)?))) {
            let hashed = with_hash(dist, name, stem)?;
            style = style.replace(name, &hashed);
            if font.as_ref() == Some(name) {
                font = Some(hashed.clone());
            }
            fonts.push(hashed);
        }
        let style_name = hashed("style", "css", style.as_bytes());
        write(&dist.join(&style_name), style.as_bytes())?;
        let mut sheets = BTreeMap::new();
        for (name, css) in apart {
            let file = hashed(name, "css", css.as_bytes());
            write(&dist.join(&file), css.as_bytes())?;
            sheets.insert(name.to_owned(), file);
        }

        let [settings, start, find] = scripts()?;
        let find_name = hashed("find", "js", find.as_bytes());
        write(&dist.join(&find_name), find.as_bytes())?;

        let settings_name = hashed("settings", "js", settings.as_bytes());
        write(&dist.join(&settings_name), settings.as_bytes())?;

        let [app, engine, finder] = [&script, &wasm, &find_name].map(|name| format!("./{name}"));
        let files = [
            ("app", app.as_str()),
            ("wasm", engine.as_str()),
            ("find", finder.as_str()),
            ("later", sheets[LATER].as_str()),
        ];
        let start = with_files(start, &files)?;
        let start_name = hashed("start", "js", start.as_bytes());
        write(&dist.join(&start_name), start.as_bytes())?;

        let known = [&wasm, &script, &style_name, &settings_name, &start_name, &find_name];
        let others = names
            .into_iter()
            .filter(|name| !known.contains(&name) && !linked.contains(name) && name != "index.html")
            .filter(|name| !name.ends_with(FONT))
            .chain(fonts)
            .collect();
        Ok(Self {
            style: style_name,
            sheets,
            settings: settings_name,
            start: start_name,
            find: find_name,
            script,
            wasm,
            others,
            font,
            development: development_scripts(&html),
        })
    }
}

/// The names of the sheets that blocks need, in whatever they stand.
fn needed(blocks: &[Block], names: &mut Vec<&str>) {
    for block in blocks {
        match block {
            Block::Search(_) => names.push("search"),
            Block::Chronology(_) => names.push("chronology"),
            Block::Drawing(_) => names.push("drawing"),
            Block::Table(_) => names.push("table"),
            Block::Tree(_) | Block::Diagram(_) => names.push("tree"),
            Block::Section(section) => needed(&section.blocks, names),
            _ => {}
        }
    }
}

/// The name of a file in `style/` for one that Trunk made of it: without the ending and the hash that
/// a release adds, a number in hexadecimal digits without zeros before it.
fn stem(file: &str) -> &str {
    let name = file.strip_suffix(".css").unwrap_or(file);
    let is_hash = |end: &str| end.len() >= 8 && end.bytes().all(|byte| byte.is_ascii_hexdigit());
    match name.rsplit_once('-') {
        Some((stem, end)) if is_hash(end) => stem,
        _ => name,
    }
}

/// Gives a font a name with its hash, and returns that.
fn with_hash(dist: &Path, name: &str, stem: &str) -> anyhow::Result<String> {
    let path = dist.join(name);
    let bytes = fs::read(&path).with_context(|| format!("{}", path.display()))?;
    let hashed = hashed(stem, &FONT[1..], &bytes);
    fs::rename(&path, dist.join(&hashed)).with_context(|| format!("{}", path.display()))?;
    Ok(hashed)
}

/// The names of the files in a folder, sorted.
fn names(folder: &Path) -> anyhow::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{}", folder.display()))? {
        let entry = entry?;
        if entry.file_type()?.is_file()
            && let Some(name) = entry.file_name().to_str()
        {
            names.push(name.to_owned());
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// The file names of the style sheets that Trunk's page links, in its order.
fn style_sheets(html: &str) -> Vec<String> {
    linked(html, "stylesheet", ".css").collect()
}

/// The file name of the font that Trunk's page wants first.
fn first_font(html: &str) -> Option<String> {
    linked(html, "preload", FONT).next()
}

/// The names of files that a page links with a relation.
fn linked<'a>(
    html: &'a str,
    relation: &'a str,
    ending: &'a str,
) -> impl Iterator<Item = String> + 'a {
    html.split("<link").skip(1).filter_map(move |tag| {
        let tag = tag.split_once('>')?.0;
        // Trunk's minifier leaves the quotes out.
        let href = tag.split_once("href=")?.1.trim_start_matches('"');
        let name = href.split(['"', ' ']).next()?.rsplit('/').next()?;
        (tag.contains(relation) && name.ends_with(ending)).then(|| name.to_owned())
    })
}

/// What `trunk serve` adds: every script of its page but the module that starts the application,
/// which the publisher replaces.
fn development_scripts(html: &str) -> String {
    html.split("<script")
        .skip(1)
        .filter_map(|script| {
            let (attributes, rest) = script.split_once('>')?;
            let body = rest.split_once("</script>")?.0;
            (!attributes.contains("module"))
                .then(|| ["<script", attributes, ">", body, "</script>"].concat())
        })
        .collect()
}

fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    fs::write(path, bytes).with_context(|| format!("{}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<head><link rel="stylesheet" href="/base-1a.css" integrity="x"/>
<link rel="modulepreload" href="/app-1.js"><link rel="stylesheet" href="/sub/print-2b.css">
<script type="module">import init from '/app-1.js';</script></head><body>
<script>"use strict";(function () { reload() })()</script></body>"#;

    #[test]
    fn style_sheets_keep_their_order() {
        assert_eq!(style_sheets(PAGE), ["base-1a.css", "print-2b.css"]);
        let minified = r#"<link href=/base-1a.css rel=stylesheet><link rel=icon href=/x.svg>"#;
        assert_eq!(style_sheets(minified), ["base-1a.css"]);
        assert_eq!(first_font(minified), None);
        let font = r#"<link href=/x.woff2 rel=icon><link rel=preload as=font href=/sub/y.woff2>"#;
        assert_eq!(first_font(font).as_deref(), Some("y.woff2"));
    }

    #[test]
    fn a_style_sheet_is_known_without_its_hash() {
        assert_eq!(stem("page-head-0123456789abcdef.css"), "page-head");
        assert_eq!(stem("print-123456789abcdef.css"), "print");
        assert_eq!(stem("page-head.css"), "page-head");
        assert_eq!(stem("menu.css"), "menu");
    }

    #[test]
    fn only_the_reload_script_is_kept() {
        assert_eq!(
            development_scripts(PAGE),
            r#"<script>"use strict";(function () { reload() })()</script>"#
        );
    }
}
