//! The list of countries, filtered as one types.
//!
//! The fields, the numbers in them and the rows stand in the page and are mended, so that a field
//! keeps the focus; what is said of the list is built afresh.

mod filter;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::location::Location;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use self::filter::{Filter, Selection};
use crate::a11y;
use crate::i18n::Ui;
use crate::page::{CountryList, CountryRow, Facet};
use crate::store::Store;
use crate::views::element::{Element as Made, afresh, button, el, noted, nothing};
use crate::views::interface::Interface;

/// The id of the field for names.
const TEXT: &str = "filter-text";
/// The id of the choice of a group.
const GROUP: &str = "filter-group";
/// The id of the choice of a region.
const REGION: &str = "filter-region";
/// The id of what is said of the field.
const HINT: &str = "filter-hint";

/// The list and its filter.
#[derive(Clone, Copy)]
struct Countries {
    ui: Interface,
    state: StoredValue<State>,
    /// Changes with the filter.
    changed: RwSignal<bool>,
    /// Makes a query that of the window, in the place of the one there.
    replace: Callback<String>,
}

struct State {
    list: CountryList,
    filter: Filter,
}

/// The list of countries with its filter. The filter is the address's query: what is typed goes
/// there and comes from there, so a link or Back restores it.
pub(in crate::views) fn countries(ui: Interface, list: &CountryList) -> AnyView {
    let Location { pathname, search, .. } = use_location();
    let navigate = use_navigate();
    let replace = move |query: String| {
        let options =
            NavigateOptions { replace: true, scroll: false, resolve: false, ..Default::default() };
        navigate(&(pathname.get_untracked() + &query), options);
    };
    let state = State { list: list.clone(), filter: Filter::default() };
    let countries = Countries {
        ui,
        state: StoredValue::new(state),
        changed: RwSignal::new(false),
        replace: Callback::new(replace),
    };
    // The page is rendered without a query: it comes into play once the application is live.
    let store = Store::expect();
    let here = pathname.get_untracked();
    Effect::new(move |before: Option<bool>| {
        let live = store.is_live();
        let query = search.get();
        // The address of the next page is there before the page is.
        if live && pathname.with_untracked(|path| *path == here) {
            countries.read(&query, before != Some(true));
        }
        live
    });
    countries.view()
}

impl Countries {
    fn view(self) -> AnyView {
        let ui = self.ui;
        let field = el("p")
            .class("field")
            .child(el("label").attr("for", TEXT).text(ui.text(Ui::FilterCountries)))
            .child(
                el("input")
                    .attr("id", TEXT)
                    .attr("type", "search")
                    .attr("autocomplete", "off")
                    .attr("aria-describedby", HINT)
                    .on("input", move |_| self.set(typed())),
            )
            .child(el("span").class("field__hint").attr("id", HINT).text(ui.text(Ui::FilterHint)));
        let result = el("p")
            .class("filter__result")
            .child(el("span").attr("role", "status").child(self.afresh(Self::count)))
            .child(self.afresh(Self::clear));
        let form = el("form")
            .class("filter")
            .attr("role", "search")
            .attr("aria-label", ui.text(Ui::FilterCountries))
            .on("submit", |event| event.prevent_default());
        self.with(|list, _, selection| {
            let (groups, regions) = labels(list, selection);
            let form = form
                .child(field)
                .child(self.choice(GROUP, Ui::Group, Ui::AllGroups, &list.groups, groups))
                .child(self.choice(REGION, Ui::Region, Ui::AllRegions, &list.regions, regions))
                .child(result);
            let row = |row: &CountryRow| el("li").children(noted(ui, &row.link));
            let rows = el("ul").class("links links--columns").children(list.rows.iter().map(row));
            vec![form.into(), self.afresh(Self::none), rows.into()].into_any()
        })
    }

    fn choice(
        self,
        id: &'static str,
        label: Ui,
        every: Ui,
        facets: &[Facet],
        labels: Vec<String>,
    ) -> Made {
        let every = el("option").attr("value", "").text(self.ui.text(every));
        let option =
            |(facet, label): (&Facet, String)| el("option").attr("value", &facet.id).text(label);
        let select = el("select")
            .attr("id", id)
            .on("change", move |_| self.set(typed()))
            .child(every)
            .children(facets.iter().zip(labels).map(option));
        el("p")
            .class("field")
            .child(el("label").attr("for", id).text(self.ui.text(label)))
            .child(select)
    }

    /// How many countries are shown.
    fn count(self) -> AnyView {
        let (shown, all) = self.with(|list, _, selection| (selection.count(list), list.rows.len()));
        let places = [("n", &*shown.to_string()), ("all", &*all.to_string())];
        self.ui.fill(Ui::CountriesShown, &places).into_any()
    }

    /// The way back to all of them.
    fn clear(self) -> AnyView {
        if self.with(|_, filter, _| *filter == Filter::default()) {
            return nothing();
        }
        button("button")
            .on("click", move |_| {
                self.set(Filter::default());
                // The button is gone: the focus must not go with it.
                if let Some(field) = a11y::by_id(TEXT) {
                    a11y::focus(&field);
                }
            })
            .text(self.ui.text(Ui::ClearFilter))
            .into()
    }

    /// What is said where none is shown.
    fn none(self) -> AnyView {
        if self.with(|list, _, selection| selection.count(list) > 0) {
            return nothing();
        }
        el("p").text(self.ui.text(Ui::CountriesNone)).into()
    }

    fn afresh(self, build: fn(Self) -> AnyView) -> AnyView {
        afresh(move || {
            self.changed.track();
            build(self)
        })
    }

    fn with<T>(self, read: impl FnOnce(&CountryList, &Filter, &Selection) -> T) -> T {
        self.state
            .with_value(|State { list, filter }| read(list, filter, &Selection::new(list, filter)))
    }

    /// Takes what the address says. At first, what was typed and chosen before the application was
    /// there counts as well.
    fn read(self, query: &str, first: bool) {
        let said = self.with(|list, _, _| Filter::read(query, list));
        if first {
            let filter = said.clone().or(typed());
            if filter != said {
                self.replace.run(filter.query());
            }
            self.take(filter);
        } else {
            self.take(said);
        }
    }

    /// Shows other countries; the address follows.
    fn set(self, filter: Filter) {
        let query = filter.query();
        if self.take(filter) {
            self.replace.run(query);
        }
    }

    /// Shows other countries, if they are.
    fn take(self, filter: Filter) -> bool {
        let other = self.with(|_, before, _| *before != filter);
        if other {
            self.state.update_value(|state| state.filter = filter);
            self.changed.update(|changed| *changed = !*changed);
            self.mend();
        }
        other
    }

    /// Brings fields, numbers and rows to what is chosen.
    fn mend(self) {
        self.with(|list, filter, selection| {
            let values = [(TEXT, &filter.text), (GROUP, &filter.group), (REGION, &filter.region)];
            for (id, value) in values {
                // Writing what is there would move the caret.
                if let Some(field) = field(id).filter(|field| field.value() != *value) {
                    field.set_value(value);
                }
            }
            let (groups, regions) = labels(list, selection);
            for (option, label) in all(".filter option + option").zip(groups.iter().chain(&regions))
            {
                option.set_text_content(Some(label));
            }
            for (item, row) in all(".filter ~ .links > li").zip(&list.rows) {
                // Refused never: the name is an attribute's.
                _ = item.toggle_attribute_with_force("hidden", !selection.fits(row));
            }
        });
    }
}

/// The groups and the regions, each with the number of countries that it would show.
fn labels(list: &CountryList, selection: &Selection) -> (Vec<String>, Vec<String>) {
    let label = |facet: &Facet, count: usize| format!("{} ({count})", facet.name);
    let groups = (0..).zip(&list.groups);
    let regions = (0..).zip(&list.regions);
    (
        groups.map(|(at, facet)| label(facet, selection.count_in_group(list, at))).collect(),
        regions.map(|(at, facet)| label(facet, selection.count_in_region(list, at))).collect(),
    )
}

/// What stands in the fields.
fn typed() -> Filter {
    let value = |id| field(id).map(|field| field.value()).unwrap_or_default();
    Filter { text: value(TEXT), group: value(GROUP), region: value(REGION) }
}

/// A field; a choice has a value like any other.
fn field(id: &str) -> Option<HtmlInputElement> {
    Some(a11y::by_id(id)?.unchecked_into())
}

fn all(selector: &str) -> impl Iterator<Item = Element> {
    let found = a11y::document().and_then(|document| document.query_selector_all(selector).ok());
    let length = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..length).filter_map(move |at| found.as_ref()?.item(at)?.dyn_into().ok())
}
