//! Layer 6, native: the bundle. With `cli` the only place that touches files.
//!
//! A build is one pass: the content is read and checked, the site composed once, its links checked on
//! what was composed, the client read, all pages rendered; only then is the new bundle written, into a
//! folder beside the old one, which then takes its place. That folder is made first, empty: it keeps a
//! second build away. Whatever fails, the bundle stays as it was.

mod base_url;
pub mod checked_site;
mod client_files;
pub(crate) mod compress;
mod pages;
pub mod read;
mod scripts;
pub(crate) mod search_index;
mod trunk_page;
pub mod worker;
mod workspace;

use std::path::Path;

use communique_search::write::collect::{self, Collector};
use communique_search::write::document::Document;
use rayon::prelude::*;

pub use base_url::BaseUrl;

use checked_site::CheckedSite;
use client_files::ClientFiles;
use compress::Compression;
use pages::{in_bundle, page_files};
use read::{File, published};
use workspace::Workspace;

use crate::compose::search;
use crate::route::{self, Route};

/// Builds the bundle of a site into the folder of a client that Trunk built, or of an earlier bundle.
///
/// # Errors
/// The folder holds no client of this format, or the bundle cannot be written. The folder is then as
/// it was.
pub(crate) fn build(
    site: &CheckedSite,
    into: &Path,
    base_url: &BaseUrl,
    compression: Compression,
) -> anyhow::Result<()> {
    let workspace = Workspace::open(into)?;
    let made = make(site, into, base_url, compression, &workspace);
    let swapped = made.and_then(|()| workspace.swap_in());
    // The first error is the one to report; a folder that stays is removed by the next build.
    let closed = workspace.close();
    swapped.and(closed)
}

/// Makes the bundle in a workspace.
fn make(
    site: &CheckedSite,
    into: &Path,
    base_url: &BaseUrl,
    compression: Compression,
    workspace: &Workspace,
) -> anyhow::Result<()> {
    let client = ClientFiles::read(into)?;
    let mut files = page_files(site, &client.record, base_url.as_str())?;
    files.extend(flags(site));
    let of_content = site.files.iter();
    files.extend(
        of_content.filter_map(|(path, bytes)| Some((published(path)?.to_owned(), bytes.clone()))),
    );
    let found = search::documents(&site.content, &site.composed.pages);

    let bundle = workspace.bundle()?;
    // First, since it replaces what it finds: no other file may have the path of one of its files.
    write_index(&bundle.join(in_bundle(&Route::Search.path())), found, compression)?;
    client.files.par_iter().try_for_each(|(name, bytes)| {
        compress::write_client(into, &bundle, name, bytes, compression)
    })?;
    files
        .par_iter()
        .try_for_each(|(path, bytes)| compress::write_page(&bundle, path, bytes, compression))
}

/// The flags of countries, under names with their hashes.
fn flags(site: &CheckedSite) -> impl Iterator<Item = File> {
    let flags = site.content.flags.iter();
    flags.map(|(id, svg)| (in_bundle(&route::flag(id.as_str(), svg)), svg.clone().into_bytes()))
}

/// Writes the index of the search beside its page. Its parts are packed already: only the worker is
/// compressed, as small as can be, since it is most of what a first search downloads.
fn write_index(
    folder: &Path,
    found: Vec<Document>,
    compression: Compression,
) -> anyhow::Result<()> {
    let mut collector = Collector::new(collect::Options::default())?;
    for document in found {
        collector.add(document)?;
    }
    search_index::write(collector, folder)?;
    if compression == Compression::None {
        return Ok(());
    }
    let compress = |(name, bytes)| compress::write_smallest(folder, name, bytes);
    worker::files()?.into_par_iter().try_for_each(compress)
}
