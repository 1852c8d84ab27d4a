//! Files and their compressed forms, `.br` and `.gz`, for hosts that send those.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::{Context, bail};

/// The choice of compressed files beside the plain ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compression {
    /// None: the host compresses, or one is developing.
    None,
    /// Brotli 5 and gzip 6 for pages, brotli 11 for the client.
    Quick,
    /// Brotli 11 and gzip 9 for everything: minutes for a large archive.
    Best,
}

/// Files shorter than this gain nothing.
const LEAST: usize = 256;

/// Window of brotli as a power of two: 4 MB, the largest that browsers take.
const WINDOW: u32 = 22;

/// Writes a page, a document or another file that changes with the content.
pub(super) fn write_page(
    folder: &Path,
    name: &str,
    bytes: &[u8],
    compression: Compression,
) -> anyhow::Result<()> {
    write(folder, name, bytes)?;
    match compression {
        Compression::None => Ok(()),
        Compression::Quick => write_compressed(folder, name, bytes, 5, 6),
        Compression::Best => write_compressed(folder, name, bytes, 11, 9),
    }
}

/// Writes a file of the client. Its compressed forms are taken from the old bundle where they are there:
/// a client's files never change under their names.
pub(super) fn write_client(
    old: &Path,
    folder: &Path,
    name: &str,
    bytes: &[u8],
    compression: Compression,
) -> anyhow::Result<()> {
    write(folder, name, bytes)?;
    if compression == Compression::None || !is_compressible(name) {
        return Ok(());
    }
    let mut missing = false;
    for compressed in [format!("{name}.br"), format!("{name}.gz")] {
        match fs::read(old.join(&compressed)) {
            Ok(bytes) => write(folder, &compressed, &bytes)?,
            Err(_) => missing = true,
        }
    }
    if missing { write_compressed(folder, name, bytes, 11, 9) } else { Ok(()) }
}

fn is_compressible(name: &str) -> bool {
    let extension = name.rsplit('.').next().unwrap_or_default();
    ["html", "js", "css", "json", "svg", "wasm", "txt", "xml", "webmanifest"].contains(&extension)
}

/// Writes the smallest compressed forms of a file that is there.
pub(super) fn write_smallest(folder: &Path, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
    write_compressed(folder, name, bytes, 11, 9)
}

fn write_compressed(
    folder: &Path,
    name: &str,
    bytes: &[u8],
    brotli: u32,
    gzip: u32,
) -> anyhow::Result<()> {
    if bytes.len() < LEAST || !is_compressible(name) {
        return Ok(());
    }
    let mut small = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut small, 64 * 1024, brotli, WINDOW);
    writer.write_all(bytes)?;
    drop(writer);
    write(folder, &format!("{name}.br"), &small)?;

    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(gzip));
    writer.write_all(bytes)?;
    write(folder, &format!("{name}.gz"), &writer.finish()?)
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
    let path = folder.join(name);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).with_context(|| format!("{}", parent.display()))?;
    }
    match File::create_new(&path) {
        Ok(mut file) => file.write_all(bytes).with_context(|| format!("{}", path.display())),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => bail!(
            "{name}: two files of the bundle have this path; give the one in root/ or files/ of \
             the content another name"
        ),
        Err(error) => Err(error).with_context(|| format!("{}", path.display())),
    }
}
