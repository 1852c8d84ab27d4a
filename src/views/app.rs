//! The application: one frame, in which one page document at a time is shown.

use leptos::prelude::*;
use leptos_router::components::Router;

use super::frame::frame;
use super::interface::Interface;
use crate::page::{PageDocument, Shell};
use crate::store::Store;

/// The whole site, beginning with one page of it.
#[component]
pub fn App(
    /// What all pages share.
    shell: Shell,
    /// The page to begin with.
    document: PageDocument,
    /// The path of that page, without the base.
    #[prop(into)]
    path: String,
) -> impl IntoView {
    let base = shell.base.clone();
    Store::provide(base.clone(), path, document);
    Interface::provide(shell);
    view! {
        <Router base>
            {frame()}
        </Router>
    }
}
