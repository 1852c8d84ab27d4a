//! The rules for entries beyond their form: references, ranges, orders.

mod blocks;
mod bodies;
mod common;
mod countries;
mod map;
mod news;
mod pages;
mod site;
mod work;

use super::known::Known;
use super::raw::Raw;
use super::report::Report;
use common::{Languages, Rules};

/// Checks everything that was read.
pub(super) fn check(raw: &Raw, known: &Known, report: &mut Report) {
    let languages = raw.site.as_ref().map(|site| Languages {
        own: site.value.language.clone(),
        all: site.value.languages.iter().cloned().collect(),
    });
    let mut rules = Rules { report, known, languages };
    site::check(&mut rules, raw);
    countries::check(&mut rules, raw);
    map::check(&mut rules, raw);
    bodies::check(&mut rules, raw);
    work::check(&mut rules, raw);
    pages::check(&mut rules, raw);
    news::check(&mut rules, raw);
}
