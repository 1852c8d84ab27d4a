//! Collects the links in values.

use super::text_rules::Holds;
use crate::json::{Path, Step};

/// The kind of thing that a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leads {
    /// A page: of the site or anywhere.
    Page,
    /// A file: of the site or anywhere.
    File,
}

/// A link in a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link<'a> {
    /// The field as a path from the value, such as `body[2].text[1].href`.
    pub field: String,
    /// The address.
    pub href: &'a str,
    /// The kind of thing it leads to.
    pub to: Leads,
}

/// The place that is looked at and the links that were found.
pub struct Collector<'a> {
    path: Path,
    holds: Holds,
    found: Vec<Link<'a>>,
}

impl<'a> Collector<'a> {
    /// Collects what a look into a whole value finds.
    pub(crate) fn collect(look: impl FnOnce(&mut Self)) -> Vec<Link<'a>> {
        let mut collector = Self { path: Path::default(), holds: Holds::Words, found: Vec::new() };
        look(&mut collector);
        collector.found
    }

    /// Looks into a field.
    pub(crate) fn field(
        &mut self,
        (name, holds): (&'static str, Holds),
        look: impl FnOnce(&mut Self),
    ) {
        let outer = std::mem::replace(&mut self.holds, holds);
        self.step(Step::Key(name.into()), look);
        self.holds = outer;
    }

    /// Looks into an entry of a list.
    pub(crate) fn index(&mut self, index: usize, look: impl FnOnce(&mut Self)) {
        self.step(Step::Index(index), look);
    }

    fn step(&mut self, step: Step, look: impl FnOnce(&mut Self)) {
        self.path.0.push(step);
        look(self);
        self.path.0.pop();
    }

    /// Takes up a text, if its field holds a link.
    pub(crate) fn text(&mut self, href: &'a str) {
        let to = match self.holds {
            Holds::Words | Holds::WordsOrNothing | Holds::Language => return,
            Holds::FileLink | Holds::OwnFileLink => Leads::File,
            Holds::PageLink | Holds::ContactLink | Holds::WebLink => Leads::Page,
        };
        self.found.push(Link { field: self.path.to_string(), href, to });
    }
}
