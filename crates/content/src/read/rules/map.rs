//! `map.json`.

use std::collections::BTreeSet;

use super::super::known::{Thing, twice};
use super::super::raw::Raw;
use super::super::report::Entry;
use super::common::Rules;
use crate::json::Path;
use crate::map::{Map, Position};
use crate::problem::Rule;

/// Kilometres across a drawing: from a small State to the whole globe.
const WIDTH: (f64, f64) = (10.0, 25_000.0);

pub(super) fn check(rules: &mut Rules<'_>, raw: &Raw) {
    let Some(entry) = &raw.map else { return };
    let map = &entry.value;
    rules.not_empty(entry, "views", &map.views, "drawing");
    for (index, view) in map.views.iter().enumerate() {
        let path = Path::from("views").index(index);
        position(rules, entry, &path.key("centre"), view.centre);
        rules.range(entry, path.key("width_km"), view.width_km, WIDTH);
        if let Some(height) = view.height_km {
            rules.range(entry, path.key("height_km"), height, WIDTH);
        }
        if let Some(inset) = &view.inset {
            let path = path.key("inset");
            position(rules, entry, &path.key("centre"), inset.centre);
            rules.range(entry, path.key("width_km"), inset.width_km, WIDTH);
        }
    }
    rules.not_empty(entry, "lands", &map.lands, "land");
    let mut seen = BTreeSet::new();
    for (index, land) in map.lands.iter().enumerate() {
        let path = Path::from("lands").index(index);
        if let Some(country) = &land.country {
            let path = path.key("country");
            if seen.insert(country) {
                rules.reference(entry, path, Thing::Country, country.as_str());
            } else {
                twice(rules.report, entry, path, country.as_str());
            }
        }
        let path = path.key("rings");
        rules.not_empty(entry, path.clone(), &land.rings, "ring");
        for (index, ring) in land.rings.iter().enumerate() {
            let path = path.index(index);
            if ring.len() < 3 {
                let wrong = format!("the ring has {} positions", ring.len());
                let expected = "expected at least 3";
                rules.add(entry, path.clone(), Rule::OutOfRange, wrong, expected);
            }
            for (index, at) in ring.iter().enumerate() {
                position(rules, entry, &path.index(index), *at);
            }
        }
    }
}

fn position(rules: &mut Rules<'_>, entry: &Entry<Map>, path: &Path, [lon, lat]: Position) {
    rules.range(entry, path.index(0), lon, (-180.0, 180.0));
    rules.range(entry, path.index(1), lat, (-90.0, 90.0));
}
