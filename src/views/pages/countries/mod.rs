//! The list of countries, filtered as one types.

mod choice;
mod filter;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::location::Location;

use self::choice::Choice;
use self::filter::{Filter, Selection};
use crate::i18n::Ui;
use crate::page::{CountryList, CountryRow};
use crate::route::query;
use crate::store::Store;
use crate::views::interface::Interface;

/// The list of countries with its filter. The filter is the address's query: what is typed goes
/// there and comes from there, so a link or Back restores it.
#[component]
pub(in crate::views) fn Countries(
    /// The countries and by what they can be chosen.
    list: CountryList,
) -> impl IntoView {
    let ui = Interface::expect();
    let store = Store::expect();
    let Location { query, pathname, .. } = use_location();
    let navigate = use_navigate();
    let list = StoredValue::new(list);

    // The page is rendered without a query: it comes into play once the application is live.
    let filter = Memo::new(move |_| match store.is_live() {
        true => query.with(Filter::read),
        false => Filter::default(),
    });
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
        list.with_value(|list| selection.with(|selection| selection.count(list)))
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
    let count_in = move |count: fn(&Selection, &CountryList, u32) -> usize| {
        Callback::new(move |at: u32| {
            list.with_value(|list| selection.with(|selection| count(selection, list, at)))
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
                count=count_in(Selection::count_in_group)
                choose=Callback::new(move |group| set.run(Filter { group, ..filter.get_untracked() }))
            />
            <Choice
                name=query::REGION
                label=ui.text(Ui::Region)
                every=ui.text(Ui::AllRegions)
                facets=list.with_value(|list| list.regions.clone())
                chosen=Signal::derive(move || filter.get().region)
                count=count_in(Selection::count_in_region)
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
