//! The parts that all views share: the site's frame and the interface's strings.

use leptos::prelude::*;

use crate::i18n::{Messages, Ui};
use crate::page::{Link, Shell};
use crate::route;

/// The shell of the site, provided once by `App`.
#[derive(Clone, Copy)]
pub struct Interface {
    shell: StoredValue<Shell>,
    messages: StoredValue<Messages>,
    /// True on a page in another language than the interface.
    beside: bool,
}

impl Interface {
    /// Makes the shell known to the views below.
    pub(super) fn provide(shell: Shell) -> Self {
        let messages = StoredValue::new(Messages::new(shell.messages.clone()));
        let interface = Self { shell: StoredValue::new(shell), messages, beside: false };
        provide_context(interface);
        interface
    }

    /// The shell that `App` provided.
    pub(super) fn expect() -> Self {
        expect_context()
    }

    /// Reads the shell.
    pub(super) fn with<T>(self, read: impl FnOnce(&Shell) -> T) -> T {
        self.shell.with_value(read)
    }

    /// A string of the interface.
    pub(super) fn text(self, message: Ui) -> String {
        self.messages.with_value(|messages| messages.get(message).to_owned())
    }

    /// A string of the interface with its `{places}` filled.
    pub(super) fn fill(self, message: Ui, places: &[(&str, &str)]) -> String {
        self.messages.with_value(|messages| messages.fill(message, places))
    }

    /// Reads all strings of the interface.
    pub(super) fn with_messages<T>(self, read: impl FnOnce(&Messages) -> T) -> T {
        self.messages.with_value(read)
    }

    /// The address of a path of the site, below the base.
    pub(super) fn href(self, path: &str) -> String {
        self.with(|shell| route::href(&shell.base, path))
    }

    /// The interface on a page in a language.
    pub(super) fn beside(self, lang: &str) -> Self {
        Self { beside: self.with(|shell| shell.lang != lang), ..self }
    }

    /// The value of `lang` for words of the interface: its language on a page in another.
    pub(super) fn lang(self) -> Option<String> {
        self.beside.then(|| self.with(|shell| shell.lang.clone()))
    }

    /// The main sections.
    pub(super) fn sections(self) -> Vec<Link> {
        self.with(|shell| shell.sections.clone())
    }

    /// The links at the foot of every page.
    pub(super) fn footer(self) -> Vec<Link> {
        self.with(|shell| shell.footer.clone())
    }
}
