//! `communique build`: the pages of a site, into the folder of a built client.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::{Arg, Parser, ValueExt};

use super::arguments::{Asked, CONTENT, LOCALES, folder, variable};
use super::check::print;
use crate::bundle::checked_site::check_site;
use crate::bundle::compress::Compression;
use crate::bundle::read::read_folder;
use crate::bundle::{self, BaseUrl};

const HELP: &str = "\
Usage: communique build [--into DIST] [OPTION]...

Makes all pages of a site from its content, into the folder DIST of a client that Trunk built.
Where DIST is a bundle already, its pages are made anew. Nothing is written if the content has
errors.

Options:
  --into DIST         the folder; Trunk's staging folder if not given, in a hook of Trunk's
  --content DIR       the content folder, public/content if not given
  --locales DIR       the interface's strings, public/locales if not given
  --base-url ADDRESS  where the site will stand, such as https://host/path/: needed below a
                      path, and for absolute addresses in sitemap, cards and structured data
  --compress best     brotli 11 and gzip 9 for all files, not only for the client's
  --no-precompressed  no compressed twins at all

The variables CONTENT and BASE_URL stand for the options of these names where they are not given.";

/// The options of `communique build`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Options {
    /// The content folder.
    content: PathBuf,
    /// The folder of the locales.
    locales: PathBuf,
    /// The folder of a built client, which becomes the bundle.
    into: PathBuf,
    /// The address at which the site will stand; empty where that is not known.
    base_url: BaseUrl,
    /// The compressed files beside the plain ones.
    compression: Compression,
}

pub(super) fn parse(mut args: Parser) -> Result<Asked<Options>, lexopt::Error> {
    let mut into = variable("TRUNK_STAGING_DIR").map(PathBuf::from);
    let mut content = variable("CONTENT").map(PathBuf::from);
    let mut locales = None;
    let mut base_url = variable("BASE_URL").map(|url| url.to_string_lossy().into_owned());
    // While developing the bundle is served by Trunk, which sends no compressed twins.
    let developing = variable("TRUNK_PROFILE").is_some_and(|profile| profile == "debug");
    let mut compression = if developing { Compression::None } else { Compression::Quick };
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(Asked::Help(HELP)),
            Arg::Long("into") => into = Some(folder(args.value()?)?),
            Arg::Long("content") => content = Some(folder(args.value()?)?),
            Arg::Long("locales") => locales = Some(folder(args.value()?)?),
            Arg::Long("base-url") => base_url = Some(args.value()?.string()?),
            Arg::Long("compress") => {
                if args.value()? != "best" {
                    return Err("--compress takes the word best".into());
                }
                compression = Compression::Best;
            }
            Arg::Long("no-precompressed") => compression = Compression::None,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Asked::Run(Options {
        content: content.unwrap_or_else(|| CONTENT.into()),
        locales: locales.unwrap_or_else(|| LOCALES.into()),
        into: into.ok_or("build needs --into with the folder of a built client, such as dist")?,
        base_url: base_url.unwrap_or_default().parse()?,
        compression,
    }))
}

/// Builds the bundle; code 1 where the content has errors. All problems are printed on standard error.
pub(super) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let files = read_folder(&options.content)?;
    let (site, problems) = check_site(files, &options.locales, &options.base_url)?;
    if !problems.is_empty() {
        print(&mut io::stderr().lock(), &problems)?;
    }
    let Some(site) = site else { return Ok(ExitCode::from(1)) };
    bundle::build(&site, &options.into, &options.base_url, options.compression)?;
    Ok(ExitCode::SUCCESS)
}
