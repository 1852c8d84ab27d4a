//! Files and their compressed twins, `.br` and `.gz`, for hosts that send those.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Context;

/// Which compressed twins are written.
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
        Compression::Quick => write_twins(folder, name, bytes, 5, 6),
        Compression::Best => write_twins(folder, name, bytes, 11, 9),
    }
}

/// Writes a file of the client. Its twins are taken from the old bundle where they are there:
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
    for twin in [format!("{name}.br"), format!("{name}.gz")] {
        match fs::read(old.join(&twin)) {
            Ok(bytes) => write(folder, &twin, &bytes)?,
            Err(_) => missing = true,
        }
    }
    if missing { write_twins(folder, name, bytes, 11, 9) } else { Ok(()) }
}

fn is_compressible(name: &str) -> bool {
    let extension = name.rsplit('.').next().unwrap_or_default();
    ["html", "js", "css", "json", "svg", "wasm", "txt", "xml", "webmanifest"].contains(&extension)
}

fn write_twins(
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
    fs::write(&path, bytes).with_context(|| format!("{}", path.display()))
}
