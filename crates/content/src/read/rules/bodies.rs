//! `structures.json` and `field_operations.json`.

use std::collections::{BTreeMap, BTreeSet};

use super::super::known::Thing;
use super::super::raw::Raw;
use super::super::report::Entry;
use super::common::{Rules, Seen};
use crate::body::{Operation, Structure};
use crate::ids::{OperationId, StructureId};
use crate::json::Path;
use crate::problem::Rule;

pub(super) fn check(rules: &mut Rules<'_>, raw: &Raw) {
    // Structures and operations share their ids: news names either as its issuer.
    let mut seen = Seen::default();
    for entry in &raw.structures {
        structure(rules, entry, &mut seen);
    }
    roots(rules, &raw.structures);
    cycles(rules, &raw.structures);
    for entry in &raw.operations {
        operation(rules, entry, &mut seen);
    }
}

fn structure(rules: &mut Rules<'_>, entry: &Entry<Structure>, seen: &mut Seen) {
    let structure = &entry.value;
    rules.id(entry, "id", structure.id.as_str(), seen);
    rules.names(entry, "names", &structure.names);
    if let Some(parent) = &structure.parent {
        rules.reference(entry, "parent", Thing::Structure, parent.as_str());
    }
    rules.not_empty(entry, "paragraphs", &structure.paragraphs, "paragraph");
    for (index, head) in structure.heads.iter().enumerate() {
        let path = Path::from("heads").index(index);
        rules.reference(entry, path.key("country"), Thing::Country, head.country.as_str());
        rules.order(entry, ("from", Some(head.from)), (path.key("to"), head.to));
    }
    rules.doubts(entry, &structure.uncertain, &[]);
}

fn roots(rules: &mut Rules<'_>, structures: &[Entry<Structure>]) {
    let parent = Path::from("parent");
    let mut roots =
        structures.iter().filter(|entry| entry.value.parent.is_none() && entry.is_sound(&parent));
    let Some(first) = roots.next() else { return };
    for entry in roots {
        let wrong = format!("it has no parent, and \"{}\" has none either", first.value.id);
        let expected = "expected one root, and a parent for every other structure";
        rules.add(entry, "parent", Rule::SecondRoot, wrong, expected);
    }
}

/// Reports each cycle once, at its first structure in the file.
fn cycles(rules: &mut Rules<'_>, structures: &[Entry<Structure>]) {
    let parents: BTreeMap<&StructureId, Option<&StructureId>> =
        structures.iter().map(|entry| (&entry.value.id, entry.value.parent.as_ref())).collect();
    let mut done: BTreeSet<&StructureId> = BTreeSet::new();
    for entry in structures {
        let start = &entry.value.id;
        let mut way: Vec<&StructureId> = vec![start];
        let mut at = start;
        while let Some(Some(parent)) = parents.get(at) {
            if *parent == start && !done.contains(start) {
                way.push(start);
                let names: Vec<&str> = way.iter().map(|id| id.as_str()).collect();
                let wrong = format!("it is under itself: {}", names.join(" < "));
                let expected = "expected parents that lead to the root";
                rules.add(entry, "parent", Rule::StructureCycle, wrong, expected);
                done.extend(way);
                break;
            }
            if way.contains(parent) {
                break;
            }
            way.push(parent);
            at = parent;
        }
    }
}

fn operation(rules: &mut Rules<'_>, entry: &Entry<Operation>, seen: &mut Seen) {
    let operation = &entry.value;
    rules.id(entry, "id", operation.id.as_str(), seen);
    rules.names(entry, "names", &operation.names);
    let established = ("established", Some(operation.established));
    rules.order(entry, established, ("opened", operation.opened));
    rules.order(entry, established, ("closed", operation.closed));
    rules.order(entry, ("opened", operation.opened), ("closed", operation.closed));
    rules.reference(entry, "country", Thing::Country, operation.country.as_str());
    rules.range(entry, "latitude", operation.latitude, (-90.0, 90.0));
    rules.range(entry, "longitude", operation.longitude, (-180.0, 180.0));
    let ids = operation.predecessors.iter().map(OperationId::as_str);
    rules.references(entry, "predecessors", Thing::Operation, ids);
    for (index, id) in operation.predecessors.iter().enumerate() {
        let path = Path::from("predecessors").index(index);
        rules.not_itself(entry, path, *id == operation.id);
    }
    if let Some(successor) = &operation.successor {
        rules.reference(entry, "successor", Thing::Operation, successor.as_str());
        rules.not_itself(entry, "successor", *successor == operation.id);
    }
    rules.not_empty(entry, "paragraphs", &operation.paragraphs, "paragraph");
    rules.doubts(entry, &operation.uncertain, &[]);
}
