//! Filters and counts: which documents the choices leave, and how many each value would leave.

use super::Reader;
use super::cache::Loaded;
use crate::answer::{Bin, Count, Facet as Counted, Note};
use crate::format::column::{CHUNK, Dates, Facet};
use crate::format::{Kind, Part};
use crate::request::Request;

/// What of a filter a document does not meet.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Unmet {
    Nothing,
    /// Only what was chosen in this group, which does not matter to the group's own counts.
    Group(usize),
    /// Only the dates, which do not matter to the counts over time.
    Dates,
    /// More than one thing, or it is excluded: no count forgives that.
    Much,
}

/// A facet's column.
struct Column<'a>(Vec<&'a Facet>);

impl Column<'_> {
    fn of(&self, doc: u32) -> &[u32] {
        self.0.get((doc / CHUNK) as usize).map_or(&[], |chunk| chunk.of((doc % CHUNK) as usize))
    }
}

/// A choice in a group.
#[derive(Default)]
struct Chosen {
    wanted: Vec<u32>,
    unwanted: Vec<u32>,
    /// Only values that the index does not have: nothing is left.
    nothing: bool,
}

/// The filters of a request, ready to be asked of documents.
pub(super) struct Filter<'a> {
    /// The documents from the first to before the second are within the dates.
    range: (u32, u32),
    chosen: Vec<(usize, Chosen)>,
    /// All facets if counts are wanted, else those with a choice.
    columns: Vec<Option<Column<'a>>>,
    dates: Vec<&'a Dates>,
    pub(super) notes: Vec<Note>,
}

/// What the documents that were found are, counted.
#[derive(Default)]
pub(super) struct Counts {
    values: Vec<Vec<u32>>,
    /// By year times 13 plus month.
    months: Vec<u32>,
}

impl Reader {
    fn column(&self, group: usize) -> Option<Column<'_>> {
        let chunks = self.chunks();
        let parts: Vec<Option<&Facet>> = (0..chunks)
            .map(|chunk| {
                match self
                    .cache
                    .get(Part { kind: Kind::Facet, number: group as u32 * chunks + chunk })?
                {
                    Loaded::Facet(facet) => Some(facet),
                    _ => None,
                }
            })
            .collect();
        parts.into_iter().collect::<Option<_>>().map(Column)
    }

    pub(super) fn dates(&self) -> Option<Vec<&Dates>> {
        let parts: Vec<Option<&Dates>> = (0..self.manifest.dated.div_ceil(CHUNK))
            .map(|number| match self.cache.get(Part { kind: Kind::Dates, number })? {
                Loaded::Dates(dates) => Some(dates),
                _ => None,
            })
            .collect();
        parts.into_iter().collect()
    }

    /// How many chunks a column has.
    pub(super) fn chunks(&self) -> u32 {
        self.manifest.documents.div_ceil(CHUNK).max(1)
    }

    /// The filters of a request; with `counts` all columns are needed.
    pub(super) fn filter(&self, request: &Request, counts: bool) -> Option<Filter<'_>> {
        let manifest = &self.manifest;
        let mut notes = Vec::new();
        let mut chosen: Vec<(usize, Chosen)> = Vec::new();
        let mut columns: Vec<Option<Column<'_>>> = manifest.facets.iter().map(|_| None).collect();
        let mut whole = true;
        for (group, name) in manifest.facets.iter().enumerate() {
            let choices = || request.facets.iter().filter(|choice| choice.group == name);
            if !counts && choices().next().is_none() {
                continue;
            }
            let Some(column) = self.column(group) else {
                whole = false;
                continue;
            };
            let mut of_group = Chosen::default();
            let mut unknown = false;
            for choice in choices() {
                let values = column.0.first().map(|first| &first.values);
                match values.map(|v| (v.before(&choice.value), v)) {
                    Some((place, values))
                        if values.get(place) == choice.value && place < values.len() =>
                    {
                        let list = if choice.exclude {
                            &mut of_group.unwanted
                        } else {
                            &mut of_group.wanted
                        };
                        list.push(place as u32);
                    }
                    _ => {
                        unknown |= !choice.exclude;
                        notes.push(Note::NoSuchValue(choice.group.clone(), choice.value.clone()));
                    }
                }
            }
            of_group.nothing = unknown && of_group.wanted.is_empty();
            chosen.push((group, of_group));
            columns[group] = Some(column);
        }
        for choice in &request.facets {
            if !manifest.facets.iter().any(|name| name == choice.group) {
                notes.push(Note::NoSuchValue(choice.group.clone(), choice.value.clone()));
            }
        }
        let limited = request.from.is_some() || request.to.is_some();
        let dates = if limited || counts { self.dates() } else { Some(Vec::new()) };
        let dates = dates?;
        if !whole {
            return None;
        }
        let mut range = (0, manifest.documents);
        if limited {
            // Newest first: days later than the last that counts come before the range.
            let place = |before: &dyn Fn(i32) -> bool| -> u32 {
                dates
                    .iter()
                    .map(|chunk| chunk.days.partition_point(|&day| before(day)) as u32)
                    .sum()
            };
            range.0 = request.to.map_or(0, |to| place(&|day| day > to.0));
            range.1 = request.from.map_or(manifest.dated, |from| place(&|day| day >= from.0));
        }
        chosen.retain(|(_, c)| !c.wanted.is_empty() || !c.unwanted.is_empty() || c.nothing);
        Some(Filter { range, chosen, columns, dates, notes })
    }
}

impl Filter<'_> {
    /// What a document does not meet.
    #[inline]
    pub(super) fn unmet(&self, doc: u32) -> Unmet {
        let dated = doc >= self.range.0 && doc < self.range.1;
        let mut unmet = if dated { Unmet::Nothing } else { Unmet::Dates };
        for (group, chosen) in &self.chosen {
            let Some(column) = &self.columns[*group] else { continue };
            let values = column.of(doc);
            if chosen.unwanted.iter().any(|value| values.contains(value)) {
                return Unmet::Much;
            }
            let met = chosen.wanted.is_empty()
                || chosen.wanted.iter().any(|value| values.contains(value));
            if chosen.nothing || !met {
                unmet = if unmet == Unmet::Nothing { Unmet::Group(*group) } else { Unmet::Much };
            }
        }
        unmet
    }

    /// Begins to count.
    pub(super) fn counts(&self) -> Counts {
        let values = self.columns.iter().map(|column| {
            let first = column.as_ref().and_then(|c| c.0.first());
            vec![0; first.map_or(0, |first| first.values.len())]
        });
        Counts { values: values.collect(), months: Vec::new() }
    }

    /// Counts a document where what it does not meet does not matter.
    #[inline]
    pub(super) fn count(&self, counts: &mut Counts, doc: u32, unmet: Unmet) {
        if matches!(unmet, Unmet::Nothing | Unmet::Group(_)) {
            for (group, column) in self.columns.iter().enumerate() {
                if unmet == Unmet::Nothing || unmet == Unmet::Group(group) {
                    let Some(column) = column else { continue };
                    for &value in column.of(doc) {
                        if let Some(count) = counts.values[group].get_mut(value as usize) {
                            *count += 1;
                        }
                    }
                }
            }
        }
        if matches!(unmet, Unmet::Nothing | Unmet::Dates)
            && let Some(&month) = self
                .dates
                .get((doc / CHUNK) as usize)
                .and_then(|c| c.months.get((doc % CHUNK) as usize))
        {
            let month = month as usize;
            if counts.months.len() <= month {
                counts.months.resize(month + 1, 0);
            }
            counts.months[month] += 1;
        }
    }

    /// The counts as an answer has them.
    pub(super) fn facets(&self, counts: &Counts, names: &[&str]) -> Vec<Counted> {
        let facet = |(group, name): (usize, &&str)| {
            let values =
                self.columns[group].as_ref().and_then(|c| c.0.first()).map(|first| &first.values);
            let chosen = self.chosen.iter().find(|(g, _)| *g == group).map(|(_, chosen)| chosen);
            let kept = |value: usize| {
                chosen.is_some_and(|c| {
                    c.wanted.contains(&(value as u32)) || c.unwanted.contains(&(value as u32))
                })
            };
            // The most frequent first; values are in the order of their names.
            let counted = counts.values[group].iter().enumerate();
            let counted = counted.filter(|&(value, &count)| count > 0 || kept(value));
            let mut order: Vec<u64> =
                counted.map(|(value, &count)| u64::from(!count) << 32 | value as u64).collect();
            order.sort_unstable();
            let counted = order.into_iter().map(|key| Count {
                value: values.map_or("", |v| v.get(key as u32 as usize)).into(),
                count: !((key >> 32) as u32),
            });
            let counted = counted.collect();
            Counted { name: (*name).into(), values: counted }
        };
        names.iter().enumerate().map(facet).collect()
    }

    /// The documents over time.
    pub(super) fn histogram(counts: &Counts) -> Vec<Bin> {
        let bins = counts.months.iter().enumerate().filter(|(_, count)| **count > 0);
        bins.map(|(month, &count)| Bin {
            year: (month / 13) as i16,
            month: (month % 13) as u8,
            count,
        })
        .collect()
    }

    /// The values of a document in every facet.
    pub(super) fn values(&self, doc: u32) -> Vec<Vec<String>> {
        let of = |column: &Option<Column<'_>>| {
            let Some(column) = column else { return Vec::new() };
            let Some(first) = column.0.first() else { return Vec::new() };
            column.of(doc).iter().map(|&value| first.values.get(value as usize).into()).collect()
        };
        self.columns.iter().map(of).collect()
    }
}
