//! The client's files: those that Trunk built, and those that the publisher makes of them or adds, the
//! style sheets and the scripts. They are read from a folder into memory; nothing is written here.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, bail, ensure};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::read::{File, read_file};
use super::scripts::{scripts, with_files};
use super::trunk_page::{FONT, development_scripts, first_font, stem, style_sheets};
use crate::client_format;
use crate::render::LATER;
use crate::route::hashed;

/// The file in a bundle that says which of its files are the client's, so that pages can be built
/// into the same folder again.
pub(super) const RECORD: &str = "client.json";
/// Sheets of their own, and the files of `style/` of which they are made; all others make the sheet
/// that every page waits for. What is opened over a page or printed comes [`LATER`], the rest with
/// the pages that have such a block (`page::style_sheets`).
const SHEETS: [(&str, &[&str]); 6] = [
    (LATER, &["menu", "palette", "display", "progress", "print"]),
    ("search", &["search", "facets"]),
    ("chronology", &["chronology"]),
    ("drawing", &["drawing"]),
    ("table", &["table"]),
    ("tree", &["tree"]),
];

/// The names of the client's files in the bundle, as `client.json` records them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ClientRecord {
    /// The format of the pages that the application takes over.
    format: String,
    /// The style sheet of all pages.
    pub(super) style: String,
    /// The others by name: [`SHEETS`].
    pub(super) sheets: BTreeMap<String, String>,
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
    /// The scripts that `trunk serve` adds to a page.
    pub(super) development: String,
}

impl ClientRecord {
    /// The name of every file of the client.
    fn names(&self) -> impl Iterator<Item = &String> {
        [&self.style, &self.settings, &self.start, &self.find, &self.script, &self.wasm]
            .into_iter()
            .chain(self.sheets.values())
            .chain(&self.others)
    }
}

/// A client in memory.
pub(super) struct ClientFiles {
    pub(super) record: ClientRecord,
    /// All its files, the record among them.
    pub(super) files: Vec<File>,
}

impl ClientFiles {
    /// Reads the client in a folder: as Trunk left it, or as an earlier build recorded it.
    ///
    /// # Errors
    /// The folder cannot be read, holds no client, or one of another format than this program's.
    pub(super) fn read(dist: &Path) -> anyhow::Result<Self> {
        let recorded = dist.join(RECORD).is_file();
        let mut client = if recorded { Self::recorded(dist)? } else { Self::from_trunk(dist)? };
        client.record.format = client.checked_format(dist)?.to_owned();
        let record = serde_json::to_vec_pretty(&client.record)?;
        client.files.push((RECORD.to_owned(), record));
        Ok(client)
    }

    /// The format of the application, if it takes over the pages that this program makes.
    fn checked_format(&self, dist: &Path) -> anyhow::Result<&str> {
        let wasm = self.files.iter().find(|(name, _)| *name == self.record.wasm);
        let format = wasm.and_then(|(_, bytes)| client_format::format_of(bytes)).unwrap_or("none");
        ensure!(
            format == client_format::format(),
            "{}: this client takes over pages of the format {format}, and this communique makes \
             pages of the format {}: build the client anew, with `make dist` or `trunk build`",
            dist.display(),
            client_format::format(),
        );
        Ok(format)
    }

    fn recorded(dist: &Path) -> anyhow::Result<Self> {
        let path = dist.join(RECORD);
        let record: ClientRecord = serde_json::from_slice(&read_file(&path)?)
            .with_context(|| format!("{}: no record of a client", path.display()))?;
        let files = record
            .names()
            .map(|name| Ok((name.clone(), read_file(&dist.join(name))?)))
            .collect::<anyhow::Result<_>>()?;
        Ok(Self { record, files })
    }

    fn from_trunk(dist: &Path) -> anyhow::Result<Self> {
        let page = dist.join("index.html");
        let html = fs::read_to_string(&page).with_context(|| {
            format!("{}: no built client here; `trunk build` makes one", page.display())
        })?;
        let names = names(dist)?;
        let (wasm, script) = application(dist, &names)?;
        let linked = style_sheets(&html);
        if linked.is_empty() {
            bail!("{}: links no style sheet", page.display());
        }

        let mut client = Self {
            record: ClientRecord { development: development_scripts(&html), ..Default::default() },
            files: Vec::new(),
        };
        let fonts = client.add_fonts(dist, &names, &html)?;
        client.add_style_sheets(dist, &linked, &fonts)?;
        for name in [&wasm, &script] {
            client.files.push((name.clone(), read_file(&dist.join(name))?));
        }
        (client.record.wasm, client.record.script) = (wasm, script);
        client.add_scripts()?;

        let record = &mut client.record;
        let is_other = |name: &String| {
            ![&record.wasm, &record.script].contains(&name)
                && !linked.contains(name)
                && name != "index.html"
                && !name.ends_with(FONT)
        };
        let others: Vec<String> = names.into_iter().filter(is_other).collect();
        for name in &others {
            client.files.push((name.clone(), read_file(&dist.join(name))?));
        }
        record.others = others.into_iter().chain(fonts.into_values()).collect();
        Ok(client)
    }

    /// Adds the fonts under names with their hashes, which are returned by the names of before.
    fn add_fonts(
        &mut self,
        dist: &Path,
        names: &[String],
        html: &str,
    ) -> anyhow::Result<BTreeMap<String, String>> {
        let mut fonts = BTreeMap::new();
        for name in names {
            let Some(stem) = name.strip_suffix(FONT) else { continue };
            let bytes = read_file(&dist.join(name))?;
            let file = hashed(stem, &FONT[1..], &bytes);
            fonts.insert(name.clone(), file.clone());
            self.files.push((file, bytes));
        }
        self.record.font = first_font(html).map(|name| fonts.get(&name).cloned().unwrap_or(name));
        Ok(fonts)
    }

    /// Adds the style sheets, put together of those that Trunk's page links, with the names of fonts
    /// as they are in the bundle.
    fn add_style_sheets(
        &mut self,
        dist: &Path,
        linked: &[String],
        fonts: &BTreeMap<String, String>,
    ) -> anyhow::Result<()> {
        let mut style = String::new();
        let mut apart: BTreeMap<&str, String> =
            SHEETS.map(|(name, _)| (name, String::new())).into();
        for file in linked {
            let path = dist.join(file);
            let css = fs::read_to_string(&path).with_context(|| format!("{}", path.display()))?;
            let own = SHEETS.iter().find(|(_, files)| files.contains(&stem(file)));
            let sheet = own.and_then(|(name, _)| apart.get_mut(name)).unwrap_or(&mut style);
            *sheet += &css;
            sheet.push('\n');
        }
        for (name, hashed) in fonts {
            style = style.replace(name, hashed);
        }
        self.record.style = self.add("style", "css", style);
        for (name, css) in apart {
            let file = self.add(name, "css", css);
            self.record.sheets.insert(name.to_owned(), file);
        }
        Ok(())
    }

    /// Adds the scripts, the starting one with the names of the files that it asks for.
    fn add_scripts(&mut self) -> anyhow::Result<()> {
        let [settings, start, find] = scripts()?;
        self.record.find = self.add("find", "js", find.to_owned());
        self.record.settings = self.add("settings", "js", settings.to_owned());
        let ClientRecord { script, wasm, find, sheets, .. } = &self.record;
        let [app, wasm, find] = [script, wasm, find].map(|name| ["./", name].concat());
        let start =
            with_files(start, &json!({ "app": app, "wasm": wasm, "find": find, "sheets": sheets }));
        self.record.start = self.add("start", "js", start);
        Ok(())
    }

    /// Adds a file under a name with its hash, which is returned.
    fn add(&mut self, stem: &str, extension: &str, text: String) -> String {
        let name = hashed(stem, extension, text.as_bytes());
        self.files.push((name.clone(), text.into_bytes()));
        name
    }
}

/// The names of the application and of its JavaScript among those of a folder.
fn application(dist: &Path, names: &[String]) -> anyhow::Result<(String, String)> {
    let of_application: Vec<&String> =
        names.iter().filter(|name| name.ends_with("_bg.wasm")).collect();
    let wasm = match of_application[..] {
        [wasm] => wasm,
        [] => bail!("{}: no WebAssembly of a client here", dist.display()),
        _ => bail!("{}: more than one WebAssembly of a client here", dist.display()),
    };
    let script = wasm.replace("_bg.wasm", ".js");
    ensure!(names.contains(&script), "{}: {script} is missing beside {wasm}", dist.display());
    Ok((wasm.clone(), script))
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
