//! `communique preview`: serves a built bundle as a good static host would.

use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};

use super::arguments::{Asked, folder};
use crate::preview::{Base, Options};

pub(super) const HELP: &str = "\
Usage: communique preview DIST [--port N] [--base PATH]

Serves the built bundle in the folder DIST on this machine only: compressed twins, cache headers,
ranges, a real 404 and a strict Content-Security-Policy. Prints the address when it is ready.

Options:
  --port N      the port, 8080 if not given; 0 takes a free one
  --base PATH   serve below a path, such as /sub/";

pub(super) fn parse(mut args: Parser) -> Result<Asked<Options>, lexopt::Error> {
    let mut dist: Option<PathBuf> = None;
    let mut port = 8080;
    let mut base = Base::default();
    while let Some(arg) = args.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(Asked::Help(HELP)),
            Arg::Long("port") => port = args.value()?.parse()?,
            Arg::Long("base") => base = args.value()?.parse()?,
            Arg::Value(value) if dist.is_none() => dist = Some(folder(value)?),
            other => return Err(other.unexpected()),
        }
    }
    let dist = dist.ok_or("preview needs the folder of a built bundle, such as dist")?;
    Ok(Asked::Run(Options { dist, port, base }))
}
