//! The parts that are at hand, as much of them as fits.

use std::cell::{Cell, RefCell};

use crate::format::column::{Dates, Facet};
use crate::format::rows::{Rows, Texts};
use crate::format::terms::{Reversed, Terms};
use crate::format::{Damage, Kind, Part, part};

/// How many bytes of parts are kept. An answer that needs more has more while it is made.
const ROOM: usize = 12 << 20;

/// A part that was read.
#[derive(Debug)]
pub(super) enum Loaded {
    Terms(Terms),
    Reversed(Reversed),
    /// Postings or positions: read anew each time, that is quick and small.
    Lists(Vec<u8>),
    Rows(Rows),
    Texts(Texts),
    Facet(Facet),
    Dates(Dates),
    Languages(Vec<u8>),
}

#[derive(Debug)]
struct Entry {
    part: Part,
    loaded: Loaded,
    size: usize,
    used: Cell<u32>,
}

/// Parts by name, and those that were asked for in vain.
#[derive(Debug, Default)]
pub(super) struct Cache {
    /// Sorted by part.
    entries: Vec<Entry>,
    /// The number of the step.
    now: u32,
    /// Sorted.
    missing: RefCell<Vec<Part>>,
}

impl Cache {
    /// Begins a step: what is used in it is not thrown away.
    pub(super) fn begin(&mut self) {
        self.now += 1;
        self.missing.get_mut().clear();
    }

    /// The parts that were asked for in this step and are not here.
    pub(super) fn missing(&self) -> Vec<Part> {
        self.missing.borrow().clone()
    }

    /// A part, or nothing, and then it is missing.
    pub(super) fn get(&self, part: Part) -> Option<&Loaded> {
        let Some(loaded) = self.peek(part) else {
            let mut missing = self.missing.borrow_mut();
            if let Err(place) = missing.binary_search(&part) {
                missing.insert(place, part);
            }
            return None;
        };
        Some(loaded)
    }

    /// A part if it is here.
    pub(super) fn peek(&self, part: Part) -> Option<&Loaded> {
        let index = self.entries.binary_search_by_key(&part, |entry| entry.part).ok()?;
        self.entries[index].used.set(self.now);
        Some(&self.entries[index].loaded)
    }

    /// Reads a part and keeps it.
    pub(super) fn put(&mut self, name: Part, bytes: &[u8], stamp: u32) -> Result<(), Damage> {
        let (body, _) = part::open(bytes, name, Some(stamp))?;
        let (loaded, size) = match name.kind {
            Kind::Manifest => return Err(Damage::Other),
            Kind::Terms => sized(Terms::read(body)?, Terms::size, Loaded::Terms),
            Kind::Reversed => sized(
                Reversed::read(body)?,
                |r| r.terms.size() + r.magnitudes.len(),
                Loaded::Reversed,
            ),
            Kind::Postings | Kind::Positions => sized(body.to_vec(), Vec::len, Loaded::Lists),
            Kind::Rows | Kind::Tops => sized(Rows::read(body)?, Rows::size, Loaded::Rows),
            Kind::Texts => sized(Texts::read(body)?, Texts::size, Loaded::Texts),
            Kind::Facet => sized(Facet::read(body)?, Facet::size, Loaded::Facet),
            Kind::Dates => sized(Dates::read(body)?, Dates::size, Loaded::Dates),
            Kind::Languages => sized(body.to_vec(), Vec::len, Loaded::Languages),
        };
        let entry = Entry { part: name, loaded, size, used: Cell::new(self.now) };
        match self.entries.binary_search_by_key(&name, |entry| entry.part) {
            Ok(index) => self.entries[index] = entry,
            Err(index) => self.entries.insert(index, entry),
        }
        Ok(())
    }

    /// Throws away what was not used for longest, until the rest fits.
    pub(super) fn trim(&mut self) {
        let mut size: usize = self.entries.iter().map(|entry| entry.size).sum();
        while size > ROOM {
            let now = self.now;
            let old = self.entries.iter().enumerate().filter(|(_, entry)| entry.used.get() < now);
            let Some((index, _)) = old.min_by_key(|(_, entry)| entry.used.get()) else { return };
            size -= self.entries.remove(index).size;
        }
    }
}

fn sized<T>(value: T, size: impl Fn(&T) -> usize, loaded: impl Fn(T) -> Loaded) -> (Loaded, usize) {
    let size = size(&value);
    (loaded(value), size)
}
