//! Which countries are shown: what the address says, and what it means for a list.

use crate::i18n::fold;
use crate::page::{CountryList, CountryRow, Facet};
use crate::route::query;

/// What the address says of the countries to show. Empty strings choose nothing.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Filter {
    pub(super) text: String,
    pub(super) group: String,
    pub(super) region: String,
}

impl Filter {
    /// Reads a query; a value that there is not chooses nothing.
    pub(super) fn read(query: &str, list: &CountryList) -> Self {
        let mut filter = Self::default();
        for (key, value) in query::read(query) {
            let known = |facets: &[Facet]| facets.iter().any(|facet| facet.id == value);
            match key.as_str() {
                query::TEXT => filter.text = value,
                query::GROUP if known(&list.groups) => filter.group = value,
                query::REGION if known(&list.regions) => filter.region = value,
                _ => {}
            }
        }
        filter
    }

    /// The address's query with its question mark; empty where nothing is chosen.
    pub(super) fn query(&self) -> String {
        let values = [
            (query::TEXT, &*self.text),
            (query::GROUP, &self.group),
            (query::REGION, &self.region),
        ];
        query::write(values.into_iter().filter(|(_, value)| !value.is_empty()))
    }

    /// What another filter chooses, where this one chooses nothing.
    pub(super) fn or(self, other: Self) -> Self {
        let or = |this: String, other| if this.is_empty() { other } else { this };
        Self {
            text: or(self.text, other.text),
            group: or(self.group, other.group),
            region: or(self.region, other.region),
        }
    }
}

/// The filter that is at work on a list, its words folded.
pub(super) struct Selection {
    words: Vec<String>,
    group: Option<u32>,
    region: Option<u32>,
}

impl Selection {
    pub(super) fn new(list: &CountryList, filter: &Filter) -> Self {
        let find = |facets: &[Facet], id: &str| {
            facets.iter().position(|facet| facet.id == id).map(|position| position as u32)
        };
        Self {
            words: fold(&filter.text).split_whitespace().map(str::to_owned).collect(),
            group: find(&list.groups, &filter.group),
            region: find(&list.regions, &filter.region),
        }
    }

    /// Whether one of the country's names has words that begin with those of the filter.
    fn names(&self, row: &CountryRow) -> bool {
        row.names.lines().any(|name| {
            self.words.iter().all(|word| {
                name.split(|c: char| !c.is_alphanumeric()).any(|part| part.starts_with(&**word))
                    || name.starts_with(&**word)
            })
        })
    }

    fn in_group(&self, row: &CountryRow) -> bool {
        self.group.is_none_or(|group| group == row.group)
    }

    fn in_region(&self, row: &CountryRow) -> bool {
        self.region.is_none_or(|region| region == row.region)
    }

    pub(super) fn fits(&self, row: &CountryRow) -> bool {
        self.in_group(row) && self.in_region(row) && self.names(row)
    }

    /// How many countries fit.
    pub(super) fn count(&self, list: &CountryList) -> usize {
        list.rows.iter().filter(|row| self.fits(row)).count()
    }

    /// How many countries of a group would fit if it were chosen.
    pub(super) fn count_in_group(&self, list: &CountryList, group: u32) -> usize {
        let fits = |row: &&CountryRow| row.group == group && self.in_region(row) && self.names(row);
        list.rows.iter().filter(fits).count()
    }

    /// How many countries of a region would fit if it were chosen.
    pub(super) fn count_in_region(&self, list: &CountryList, region: u32) -> usize {
        let fits =
            |row: &&CountryRow| row.region == region && self.in_group(row) && self.names(row);
        list.rows.iter().filter(fits).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Link;

    fn list() -> CountryList {
        let row = |name: &str, group, region, names: &str| CountryRow {
            link: Link::new(name, "/"),
            group,
            region,
            names: fold(names),
        };
        let facet = |id: &str| Facet { id: id.to_owned(), name: id.to_owned(), plural: None };
        CountryList {
            rows: vec![
                row("Türkiye", 0, 0, "Türkiye\nTurkey\nТурция"),
                row("Côte d’Or", 1, 1, "Côte d’Or\nGolden Coast"),
            ],
            groups: vec![facet("members"), facet("partners")],
            regions: vec![facet("east"), facet("west")],
        }
    }

    fn shown(text: &str, group: &str, region: &str) -> Vec<String> {
        let list = list();
        let filter =
            Filter { text: text.to_owned(), group: group.to_owned(), region: region.to_owned() };
        let selection = Selection::new(&list, &filter);
        let rows = list.rows.iter().filter(|row| selection.fits(row));
        rows.map(|row| row.link.text.clone()).collect()
    }

    #[test]
    fn any_name_in_any_language_is_found_by_the_beginnings_of_its_words() {
        assert_eq!(shown("turk", "", ""), ["Türkiye"]);
        assert_eq!(shown("ТУР", "", ""), ["Türkiye"]);
        assert_eq!(shown("coast gold", "", ""), ["Côte d’Or"]);
        assert_eq!(shown("d'or", "", ""), Vec::<String>::new(), "not the beginning of a name");
        assert_eq!(shown("cote d", "", ""), ["Côte d’Or"]);
        assert_eq!(shown("urk", "", ""), Vec::<String>::new());
        assert_eq!(shown("  ", "", "").len(), 2);
    }

    #[test]
    fn an_address_comes_back_without_what_there_is_not() {
        let read = |query| Filter::read(query, &list());
        assert_eq!(read("q=c%C3%B4te+d&utm=x&region=west").query(), "?q=c%C3%B4te+d&region=west");
        assert_eq!(read("q=&group=nobody&region=atlantis").query(), "");
    }

    #[test]
    fn what_was_typed_before_counts_where_the_address_says_nothing() {
        let filter = |text: &str, group: &str| Filter {
            text: text.to_owned(),
            group: group.to_owned(),
            ..Filter::default()
        };
        assert_eq!(
            filter("", "members").or(filter("isl", "partners")).query(),
            "?q=isl&group=members"
        );
    }

    #[test]
    fn counts_leave_out_the_choice_of_their_own_kind() {
        let list = list();
        let filter = Filter { group: "partners".to_owned(), ..Filter::default() };
        let selection = Selection::new(&list, &filter);
        assert_eq!(selection.count(&list), 1);
        assert_eq!([0, 1].map(|group| selection.count_in_group(&list, group)), [1, 1]);
        assert_eq!([0, 1].map(|region| selection.count_in_region(&list, region)), [0, 1]);
    }

    #[test]
    fn groups_and_regions_narrow_and_unknown_ones_do_not() {
        assert_eq!(shown("", "partners", ""), ["Côte d’Or"]);
        assert_eq!(shown("", "partners", "east"), Vec::<String>::new());
        assert_eq!(shown("", "nobody", "").len(), 2);
    }
}
