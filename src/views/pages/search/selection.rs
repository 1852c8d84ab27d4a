//! What is searched: what an address says, and the address that says it.

use crate::page::FacetGroup;
use crate::route::query;

/// A value of a group, chosen or left out. Positions in the groups of a search and their values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) group: usize,
    pub(super) value: usize,
    /// Whatever has the value is left out.
    pub(super) not: bool,
}

/// What is searched. Empty strings ask for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Selection {
    pub(super) text: String,
    pub(super) choices: Vec<Choice>,
    pub(super) from: String,
    pub(super) to: String,
    /// `newest` or `oldest`; otherwise the best or, without a text, the newest first.
    pub(super) sort: String,
    /// Words are taken as they are typed.
    pub(super) exact: bool,
    /// The page of the results, less one.
    pub(super) page: u32,
}

/// Keys that others add to links to count visits. They ask for nothing.
const TRACKING: [&str; 4] = ["utm_", "fbclid", "gclid", "msclkid"];

impl Selection {
    /// Reads a query without its question mark. Also returns what of it was not understood, such as
    /// `country=atlantis`.
    pub(super) fn read(text: &str, groups: &[FacetGroup]) -> (Self, Vec<String>) {
        let mut selection = Self::default();
        let mut ignored = Vec::new();
        for (key, value) in query::read(text) {
            let used = value.is_empty() || selection.take(&key, &value, groups);
            if !used && !TRACKING.iter().any(|tracking| key.starts_with(tracking)) {
                ignored.push([&*key, "=", &*value].concat());
            }
        }
        (selection, ignored)
    }

    fn take(&mut self, key: &str, value: &str, groups: &[FacetGroup]) -> bool {
        match key {
            query::TEXT => value.clone_into(&mut self.text),
            query::FROM => value.clone_into(&mut self.from),
            query::TO => value.clone_into(&mut self.to),
            query::EXACT => self.exact = true,
            query::SORT if ["newest", "oldest"].contains(&value) => {
                value.clone_into(&mut self.sort);
            }
            query::PAGE => match value.parse::<u32>() {
                Ok(page) if page > 0 => self.page = page - 1,
                _ => return false,
            },
            // Addresses of the kind that content management systems make, with a search engine's
            // names: the order and the number of rows. Their numbers for terms say nothing here.
            "solrsort" => {
                let oldest = value.ends_with(" asc");
                self.sort = if oldest { "oldest" } else { "newest" }.to_owned();
            }
            "rows" => {}
            key => {
                let (group, not) = match key.strip_prefix(query::NOT) {
                    Some(group) => (group, true),
                    None => (key, false),
                };
                let Some(choice) = find(groups, group, value, not) else { return false };
                if !self.choices.contains(&choice) {
                    self.choices.push(choice);
                }
            }
        }
        true
    }

    /// The query of an address, with its question mark; empty where nothing is asked.
    pub(super) fn query(&self, groups: &[FacetGroup]) -> String {
        let names: Vec<(String, &str)> = self
            .choices
            .iter()
            .map(|choice| {
                let group = &groups[choice.group];
                let not = if choice.not { query::NOT } else { "" };
                ([not, &group.id].concat(), group.values[choice.value].id.as_str())
            })
            .collect();
        let page = if self.page > 0 { (self.page + 1).to_string() } else { String::new() };
        let exact = if self.exact { "yes" } else { "" };
        let before = [(query::TEXT, &*self.text)];
        let after = [
            (query::FROM, &*self.from),
            (query::TO, &*self.to),
            (query::SORT, &*self.sort),
            (query::EXACT, exact),
            (query::PAGE, &*page),
        ];
        let choices = names.iter().map(|(key, value)| (key.as_str(), *value));
        let pairs = before.into_iter().chain(choices).chain(after);
        query::write(pairs.filter(|(_, value)| !value.is_empty()))
    }

    /// Whether results are asked for: an order alone asks for everything, a page alone for nothing.
    pub(super) fn asks(&self) -> bool {
        !self.text.trim().is_empty()
            || !self.sort.is_empty()
            || !self.choices.is_empty()
            || !self.from.is_empty()
            || !self.to.is_empty()
    }

    /// The same from its first page on, with something changed.
    pub(super) fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut selection = Self { page: 0, ..self.clone() };
        change(&mut selection);
        selection
    }

    /// The same with a value chosen (`Some(false)`), left out (`Some(true)`), or neither.
    pub(super) fn choosing(&self, group: usize, value: usize, how: Option<bool>) -> Self {
        self.with(|selection| {
            selection.choices.retain(|choice| (choice.group, choice.value) != (group, value));
            selection.choices.extend(how.map(|not| Choice { group, value, not }));
        })
    }

    /// Whether a value is chosen (`Some(false)`) or left out (`Some(true)`).
    pub(super) fn choice(&self, group: usize, value: usize) -> Option<bool> {
        let fits = |choice: &&Choice| (choice.group, choice.value) == (group, value);
        self.choices.iter().find(fits).map(|choice| choice.not)
    }
}

/// The choice of a value by the ids of group and value.
pub(super) fn find(groups: &[FacetGroup], group: &str, value: &str, not: bool) -> Option<Choice> {
    let at = groups.iter().position(|known| known.id == group)?;
    let value = groups[at].values.iter().position(|known| known.id == value)?;
    Some(Choice { group: at, value, not })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::page::Facet;

    pub(in super::super) fn groups() -> Vec<FacetGroup> {
        let facet = |name: &str| Facet {
            id: name.to_lowercase().replace(' ', "-"),
            name: name.to_owned(),
            plural: name.starts_with("Press").then(|| "press releases".to_owned()),
        };
        let group = |id: &str, phrase: &str, values: &[&str]| FacetGroup {
            id: id.to_owned(),
            name: id.to_owned(),
            phrase: phrase.to_owned(),
            values: values.iter().copied().map(facet).collect(),
        };
        vec![
            group("kind", "{names}", &["Press release", "Statement"]),
            group("field", "on {names}", &["Elections"]),
            group("country", "about {names}", &["Albania", "Serbia", "Malta"]),
        ]
    }

    #[test]
    fn an_address_comes_back_as_it_was() {
        for query in [
            "",
            "?q=border+%26+%22guards%22",
            "?q=a&country=albania&country=serbia&not-field=elections&from=2014-01&to=06%2F2015&sort=newest&exact=yes&page=3",
        ] {
            let (selection, ignored) = Selection::read(query.trim_start_matches('?'), &groups());
            assert_eq!(selection.query(&groups()), query);
            assert_eq!(ignored, Vec::<String>::new());
        }
    }

    #[test]
    fn what_is_not_understood_is_named_and_the_rest_used() {
        let text = "q=x&country=atlantis&colour=red&page=0&page=two&sort=sideways&utm_source=y\
                    &institutions=27&from=&country=malta&country=malta&gclid=1";
        let (selection, ignored) = Selection::read(text, &groups());
        assert_eq!(selection.query(&groups()), "?q=x&country=malta");
        assert_eq!(
            ignored,
            [
                "country=atlantis",
                "colour=red",
                "page=0",
                "page=two",
                "sort=sideways",
                "institutions=27"
            ]
        );
    }

    #[test]
    fn old_parameters_of_order_are_rewritten() {
        let read = |text| Selection::read(text, &groups()).0.query(&groups());
        assert_eq!(read("solrsort=ds_date+desc&rows=50"), "?sort=newest");
        assert_eq!(read("solrsort=ds_date%20asc"), "?sort=oldest");
    }

    #[test]
    fn a_change_begins_at_the_first_page() {
        let (selection, _) = Selection::read("q=x&country=malta&page=4", &groups());
        let changed = selection.choosing(2, 0, Some(true));
        assert_eq!(changed.query(&groups()), "?q=x&country=malta&not-country=albania");
        assert_eq!(changed.choice(2, 0), Some(true));
        assert_eq!(changed.choosing(2, 0, None).query(&groups()), "?q=x&country=malta");
        assert!(!Selection::read("page=4&q=+", &groups()).0.asks());
        assert!(Selection::read("sort=oldest", &groups()).0.asks());
    }
}
