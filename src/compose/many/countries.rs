//! The page of all countries.

use std::collections::BTreeSet;

use super::section::section_page;
use crate::compose::lists::countries::{by_name, marked};
use crate::compose::map;
use crate::compose::shared::draft::Draft;
use crate::compose::shared::index::Index;
use crate::compose::shared::parts::slug;
use crate::content::country::Country;
use crate::content::page::{Section, Target};
use crate::i18n::fold;
use crate::page::{Block, CountryList, CountryRow, Facet};

/// The page of all countries, to be filtered by name, group and region.
pub(crate) fn list(index: &Index<'_>) -> Draft {
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
    section_page(index, Section::Countries, blocks)
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
