//! The list of countries, filtered as one types.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::location::Location;
use leptos_router::params::ParamsMap;

use super::super::interface::Interface;
use crate::i18n::{Ui, fold};
use crate::page::{CountryList, CountryRow, Facet};
use crate::route::query;
use crate::store::Store;

/// What the address says of the countries to show. Empty strings choose nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Filter {
    text: String,
    group: String,
    region: String,
}

impl Filter {
    fn read(params: &ParamsMap) -> Self {
        let value = |key| params.get(key).unwrap_or_default();
        Self { text: value(query::TEXT), group: value(query::GROUP), region: value(query::REGION) }
    }

    /// The address's query with its question mark; empty where nothing is chosen.
    fn query(&self) -> String {
        let mut params = ParamsMap::new();
        let values =
            [(query::TEXT, &self.text), (query::GROUP, &self.group), (query::REGION, &self.region)];
        for (key, value) in values.into_iter().filter(|(_, value)| !value.is_empty()) {
            params.insert(key, value.clone());
        }
        params.to_query_string()
    }

    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A list with the filter that is at work, its words folded.
#[derive(Clone, PartialEq)]
struct Selection {
    words: Vec<String>,
    group: Option<u32>,
    region: Option<u32>,
}

impl Selection {
    fn new(list: &CountryList, filter: &Filter) -> Self {
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

    fn fits(&self, row: &CountryRow) -> bool {
        self.in_group(row) && self.in_region(row) && self.names(row)
    }
}

/// The list of countries with its filter. The filter is the address's query: what is typed goes
/// there and comes from there, so a link or Back restores it.
#[component]
pub(in super::super) fn Countries(
    /// The countries and by what they can be chosen.
    list: CountryList,
) -> impl IntoView {
    let ui = Interface::expect();
    let store = Store::expect();
    let Location { query, pathname, .. } = use_location();
    let navigate = use_navigate();
    let list = StoredValue::new(list);

    // The page is rendered without a query: it comes into play once the application is live.
    let filter =
        Memo::new(
            move |_| {
                if store.is_live() { query.with(Filter::read) } else { Filter::default() }
            },
        );
    let selection =
        Memo::new(move |_| list.with_value(|list| filter.with(|f| Selection::new(list, f))));
    let set = Callback::new(move |filter: Filter| {
        let address = pathname.get_untracked() + &filter.query();
        let options =
            NavigateOptions { replace: true, scroll: false, resolve: false, ..Default::default() };
        navigate(&address, options);
    });

    let input = NodeRef::<leptos::html::Input>::new();
    // What was typed before the application was there counts; afterwards the address rules.
    Effect::new(move |before: Option<bool>| {
        let live = store.is_live();
        let wanted = filter.get();
        if let Some(input) = input.get()
            && live
            && input.value() != wanted.text
        {
            if before != Some(true) && wanted.is_empty() {
                set.run(Filter { text: input.value(), ..wanted });
            } else {
                input.set_value(&wanted.text);
            }
        }
        live
    });

    let row = move |position: usize, row: CountryRow| {
        let hidden =
            move || list.with_value(|list| selection.with(|s| !s.fits(&list.rows[position])));
        view! {
            <li hidden=hidden>
                <a href=ui.href(&row.link.href)>{row.link.text}</a>
                {row.link.note.map(|note| view! { " "<span class="note">{note}</span> })}
            </li>
        }
    };
    let rows = list
        .with_value(|list| list.rows.clone())
        .into_iter()
        .enumerate()
        .map(|(position, country)| row(position, country))
        .collect_view();
    let all = list.with_value(|list| list.rows.len());
    let shown = Memo::new(move |_| {
        list.with_value(|list| {
            selection.with(|s| list.rows.iter().filter(|row| s.fits(row)).count())
        })
    });
    let count = move || {
        ui.fill(Ui::CountriesShown, &[("n", &shown.get().to_string()), ("all", &all.to_string())])
    };
    let none = move || (shown.get() == 0).then(|| view! { <p>{ui.text(Ui::CountriesNone)}</p> });
    let clear = move || {
        (!filter.with(Filter::is_empty)).then(|| {
            view! {
                <button type="button" class="button" on:click=move |_| set.run(Filter::default())>
                    {ui.text(Ui::ClearFilter)}
                </button>
            }
        })
    };
    let count_group = move |group: u32| {
        list.with_value(|list| {
            selection.with(|s| {
                list.rows
                    .iter()
                    .filter(|r| r.group == group && s.in_region(r) && s.names(r))
                    .count()
            })
        })
    };
    let count_region = move |region: u32| {
        list.with_value(|list| {
            selection.with(|s| {
                list.rows
                    .iter()
                    .filter(|r| r.region == region && s.in_group(r) && s.names(r))
                    .count()
            })
        })
    };

    view! {
        <form class="filter" role="search" on:submit=|event| event.prevent_default()>
            <p class="field">
                <label for="filter-text">{ui.text(Ui::FilterCountries)}</label>
                <input
                    id="filter-text"
                    type="search"
                    autocomplete="off"
                    aria-describedby="filter-hint"
                    node_ref=input
                    on:input:target=move |event| {
                        set.run(Filter { text: event.target().value(), ..filter.get_untracked() })
                    }
                />
                <span class="field__hint" id="filter-hint">
                    {ui.text(Ui::FilterHint)}
                </span>
            </p>
            <Choice
                name=query::GROUP
                label=ui.text(Ui::Group)
                every=ui.text(Ui::AllGroups)
                facets=list.with_value(|list| list.groups.clone())
                chosen=Signal::derive(move || filter.get().group)
                count=Callback::new(count_group)
                choose=Callback::new(move |group| set.run(Filter { group, ..filter.get_untracked() }))
            />
            <Choice
                name=query::REGION
                label=ui.text(Ui::Region)
                every=ui.text(Ui::AllRegions)
                facets=list.with_value(|list| list.regions.clone())
                chosen=Signal::derive(move || filter.get().region)
                count=Callback::new(count_region)
                choose=Callback::new(move |region| set.run(Filter { region, ..filter.get_untracked() }))
            />
            <p class="filter__result">
                <span role="status">{count}</span>
                {clear}
            </p>
        </form>
        {none}
        <ul class="links links--columns">{rows}</ul>
    }
}

/// A choice of one value, each with its number of countries.
#[component]
fn Choice(
    /// The query's key.
    name: &'static str,
    /// What is chosen.
    label: String,
    /// The words for no choice.
    every: String,
    /// The values.
    facets: Vec<Facet>,
    /// The id of the value that is chosen; empty for none.
    chosen: Signal<String>,
    /// The number of countries at a position in `facets`.
    count: Callback<u32, usize>,
    /// Takes the id of the value chosen.
    choose: Callback<String>,
) -> impl IntoView {
    let id = ["filter-", name].concat();
    let store = Store::expect();
    let select = NodeRef::<leptos::html::Select>::new();
    // As with what is typed: what was chosen before the application was there counts.
    Effect::new(move |before: Option<bool>| {
        let live = store.is_live();
        let wanted = chosen.get();
        if let Some(select) = select.get()
            && live
            && select.value() != wanted
        {
            if before != Some(true) && wanted.is_empty() {
                choose.run(select.value());
            } else {
                select.set_value(&wanted);
                // A value that there is not chooses nothing.
                if select.selected_index() < 0 {
                    select.set_selected_index(0);
                }
            }
        }
        live
    });
    let option = move |(position, facet): (usize, Facet)| {
        let Facet { id, name } = facet;
        view! {
            <option value=id>
                {move || format!("{name} ({})", count.run(position as u32))}
            </option>
        }
    };
    view! {
        <p class="field">
            <label for=id.clone()>{label}</label>
            <select id=id node_ref=select on:change:target=move |event| choose.run(event.target().value())>
                <option value="">{every}</option>
                {facets.into_iter().enumerate().map(option).collect_view()}
            </select>
        </p>
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
        let facet = |id: &str| Facet { id: id.to_owned(), name: id.to_owned() };
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
    fn groups_and_regions_narrow_and_unknown_ones_do_not() {
        assert_eq!(shown("", "partners", ""), ["Côte d’Or"]);
        assert_eq!(shown("", "partners", "east"), Vec::<String>::new());
        assert_eq!(shown("", "nobody", "").len(), 2);
    }
}
