//! The list of all countries, and lists of those of a group.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::index::Index;
use super::parts::{links, section, slug};
use super::{map, texts};
use crate::content::country::Country;
use crate::content::ids::GroupId;
use crate::content::page::{Section, Target};
use crate::i18n::{Label, fold};
use crate::page::{Block, CountryList, CountryRow, Facet, Link, LinkStyle};

/// The page of all countries, to be filtered by name, group and region.
pub(super) fn list(index: &Index<'_>) -> Draft {
    let groups: Vec<Facet> = index
        .content
        .site
        .groups
        .iter()
        .map(|group| Facet {
            id: group.id.to_string(),
            name: group.name.clone(),
            ..Facet::default()
        })
        .collect();
    let regions: BTreeSet<&str> =
        index.content.countries.iter().map(|country| country.region.as_str()).collect();
    let regions: Vec<Facet> = regions
        .into_iter()
        .map(|name| Facet { id: slug(name), name: name.to_owned(), plural: None })
        .collect();
    let row = |country: &Country| CountryRow {
        link: marked(index, country),
        group: position(&groups, |group| group.id == country.group.as_str()),
        region: position(&regions, |region| region.name == country.region),
        names: searched(index, country),
    };
    let rows: Vec<CountryRow> = by_name(index, |_| true).into_iter().map(row).collect();
    let list =
        (!rows.is_empty()).then_some(Block::Countries(CountryList { rows, groups, regions }));
    let blocks = list.into_iter().chain(map::section(index)).collect();
    texts::section_page(index, Section::Countries, blocks)
}

fn position(facets: &[Facet], fits: impl FnMut(&Facet) -> bool) -> u32 {
    facets.iter().position(fits).unwrap_or_default() as u32
}

/// All names of a country and of its capital, folded, each once, one a line.
fn searched(index: &Index<'_>, country: &Country) -> String {
    let of = Target::Country(country.id.clone());
    let names = index.all_names(&of, &country.name, &country.names);
    let mut folded = Vec::new();
    for name in names.into_iter().chain([country.capital.as_str()]) {
        let name = fold(name);
        if !folded.contains(&name) {
            folded.push(name);
        }
    }
    folded.join("\n")
}

/// The link to a country; one that is not of the first group says what it is.
fn marked(index: &Index<'_>, country: &Country) -> Link {
    let link = index.flagged_link(&country.id);
    let first = index.content.site.groups.first();
    match index.content.group(&country.group) {
        Some(group) if first.is_some_and(|first| first.id != group.id) => {
            link.noting(&group.member)
        }
        _ => link,
    }
}

/// The countries that fit, by name.
pub(super) fn by_name<'a>(index: &Index<'a>, fits: impl Fn(&Country) -> bool) -> Vec<&'a Country> {
    let mut countries: Vec<_> =
        index.content.countries.iter().filter(|country| fits(country)).collect();
    countries.sort_by_cached_key(|country| index.sort_key(&country.name));
    countries
}

/// Links to all countries; those that are not of the first group say what they are.
pub(super) fn all(index: &Index<'_>) -> Option<Block> {
    let countries = by_name(index, |_| true);
    links(LinkStyle::Columns, countries.iter().map(|country| marked(index, country)))
}

/// Links to the countries of a group.
pub(super) fn of_group(index: &Index<'_>, id: &GroupId) -> Option<Block> {
    let countries = by_name(index, |country| country.group == *id);
    let links_to = countries.iter().map(|country| index.flagged_link(&country.id));
    links(LinkStyle::Columns, links_to)
}

/// A section a group but the first.
pub(super) fn partners(index: &Index<'_>) -> Vec<Block> {
    let groups = index.content.site.groups.iter().skip(1);
    groups
        .filter_map(|group| section(&group.name, group.id.as_str(), of_group(index, &group.id)))
        .collect()
}

/// The number of countries in words.
pub(super) fn counted(index: &Index<'_>, id: &GroupId) -> String {
    let n = index.content.countries.iter().filter(|country| country.group == *id).count();
    index.locale.count(Label::CountryCount, n)
}
