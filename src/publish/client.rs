//! The client that Trunk built: which of the files in a folder are its own, and those that the
//! publisher adds, the one style sheet, the start script and what writes the rows of a search.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};

/// The file in a bundle that says which of its files are the client's, so that pages can be built
/// into the same folder again.
const RECORD: &str = "client.json";

/// The client's files, as names in the bundle's folder.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Client {
    /// The style sheet of the whole site.
    pub(super) style: String,
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
    /// What `trunk serve` adds to a page.
    pub(super) development: String,
}

impl Client {
    /// Every file of the client.
    pub(super) fn files(&self) -> impl Iterator<Item = &str> {
        [&self.style, &self.start, &self.find, &self.script, &self.wasm]
            .into_iter()
            .chain(&self.others)
            .map(String::as_str)
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

        let sheets = style_sheets(&html);
        if sheets.is_empty() {
            bail!("{}: links no style sheet", page.display());
        }
        let mut style = String::new();
        for sheet in &sheets {
            let path = dist.join(sheet);
            style += &fs::read_to_string(&path).with_context(|| format!("{}", path.display()))?;
            style.push('\n');
        }
        let style_name = hashed("style", "css", style.as_bytes());
        write(&dist.join(&style_name), style.as_bytes())?;

        let find = include_bytes!("find.js");
        let find_name = hashed("find", "js", find);
        write(&dist.join(&find_name), find)?;

        let start = include_str!("start.js").replace("APP", &format!("./{script}"));
        let start = start.replace("WASM", &format!("./{wasm}"));
        let start = start.replace("FIND", &format!("./{find_name}"));
        let start_name = hashed("start", "js", start.as_bytes());
        write(&dist.join(&start_name), start.as_bytes())?;

        let known = [&wasm, &script, &style_name, &start_name, &find_name];
        let others = names
            .iter()
            .filter(|name| !known.contains(name) && !sheets.contains(name) && *name != "index.html")
            .cloned()
            .collect();
        Ok(Self {
            style: style_name,
            start: start_name,
            find: find_name,
            script,
            wasm,
            others,
            development: development_scripts(&html),
        })
    }
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
    html.split("<link")
        .skip(1)
        .filter_map(|tag| {
            let tag = tag.split_once('>')?.0;
            // Trunk's minifier leaves the quotes out.
            let href = tag.split_once("href=")?.1.trim_start_matches('"');
            let name = href.split(['"', ' ']).next()?.rsplit('/').next()?;
            (tag.contains("stylesheet") && name.ends_with(".css")).then(|| name.to_owned())
        })
        .collect()
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

/// A file name with the hash of what the file holds, so that it can be cached for ever.
fn hashed(stem: &str, extension: &str, bytes: &[u8]) -> String {
    format!("{stem}-{:016x}.{extension}", fnv1a(bytes))
}

/// FNV-1a with 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv): names need to differ, not to be
/// secret.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
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
    }

    #[test]
    fn only_the_reload_script_is_kept() {
        assert_eq!(
            development_scripts(PAGE),
            r#"<script>"use strict";(function () { reload() })()</script>"#
        );
    }
}
