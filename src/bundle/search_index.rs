//! A search index in a folder, with the worker that searches it.

use std::fs;
use std::path::Path;

use anyhow::Context;
use communique_search::write::collect::Collector;
use communique_search::write::index::{self, Summary};

use super::worker;

/// Writes the index of what was collected into a folder, which is made where it is missing, and the
/// worker beside it: so the folder alone is a working search. An index that is there is replaced.
/// `communique build` writes the site's own with it too.
pub(crate) fn write(collector: Collector, into: &Path) -> anyhow::Result<Summary> {
    let worker = worker::files()?;
    let collected = collector.finish()?;
    let written = index::write(&collected, into)
        .with_context(|| format!("the index can't be written into {}", into.display()))?;
    for (name, bytes) in worker {
        let file = into.join(name);
        fs::write(&file, bytes).with_context(|| format!("{} can't be written", file.display()))?;
    }
    Ok(written)
}
