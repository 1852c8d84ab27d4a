//! A choice by which the list of countries is narrowed.

use leptos::prelude::*;

use crate::page::Facet;
use crate::store::Store;

/// A choice of one value, each with its number of countries.
#[component]
pub(super) fn Choice(
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
