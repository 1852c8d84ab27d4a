//! Links to countries: all, those of a group.

use crate::compose::shared::index::Index;
use crate::compose::shared::parts::{links, section};
use crate::content::country::Country;
use crate::content::ids::GroupId;
use crate::i18n::Label;
use crate::page::{Block, Link, LinkStyle};

/// The link to a country; one that is not of the first group says what it is.
pub(crate) fn marked(index: &Index<'_>, country: &Country) -> Link {
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
pub(crate) fn by_name<'a>(index: &Index<'a>, fits: impl Fn(&Country) -> bool) -> Vec<&'a Country> {
    let mut countries: Vec<_> =
        index.content.countries.iter().filter(|country| fits(country)).collect();
    countries.sort_by_cached_key(|country| index.sort_key(&country.name));
    countries
}

/// Links to all countries; those that are not of the first group say what they are.
pub(crate) fn all(index: &Index<'_>) -> Option<Block> {
    let countries = by_name(index, |_| true);
    links(LinkStyle::Columns, countries.iter().map(|country| marked(index, country)))
}

/// Links to the countries of a group.
pub(crate) fn of_group(index: &Index<'_>, id: &GroupId) -> Option<Block> {
    let countries = by_name(index, |country| country.group == *id);
    let links_to = countries.iter().map(|country| index.flagged_link(&country.id));
    links(LinkStyle::Columns, links_to)
}

/// A section a group but the first.
pub(crate) fn partners(index: &Index<'_>) -> Vec<Block> {
    let groups = index.content.site.groups.iter().skip(1);
    groups
        .filter_map(|group| section(&group.name, group.id.as_str(), of_group(index, &group.id)))
        .collect()
}

/// The number of countries in words.
pub(crate) fn counted(index: &Index<'_>, id: &GroupId) -> String {
    let n = index.content.countries.iter().filter(|country| country.group == *id).count();
    index.locale.count(Label::CountryCount, n)
}
