//! `countries.json` and `chairpersonships.json`.

use std::collections::BTreeMap;

use super::super::known::{Thing, twice};
use super::super::raw::{FLAGS, Raw};
use super::super::report::Entry;
use super::common::{Rules, Seen};
use crate::country::Country;
use crate::ids::CountryId;
use crate::json::Path;
use crate::problem::Rule;

pub(super) fn check(rules: &mut Rules<'_>, raw: &Raw) {
    let mut seen = Seen::default();
    let mut codes = BTreeMap::new();
    for entry in &raw.countries {
        let country = &entry.value;
        rules.id(entry, "id", country.id.as_str(), &mut seen);
        rules.names(entry, "names", &country.names);
        rules.reference(entry, "group", Thing::Group, country.group.as_str());
        rules.range(entry, "latitude", country.latitude, (-90.0, 90.0));
        rules.range(entry, "longitude", country.longitude, (-180.0, 180.0));
        // From the smallest State to half as much again as the largest.
        rules.range(entry, "area_km2", country.area_km2, (0.1, 25_000_000.0));
        code(rules, entry, &mut codes);
        let milestones = country.milestones.iter().enumerate();
        let mut reached = Vec::new();
        for (index, milestone) in milestones {
            let path = Path::from("milestones").index(index).key("milestone");
            let id = milestone.milestone.as_str();
            if reached.contains(&id) {
                twice(rules.report, entry, path, id);
            } else {
                reached.push(id);
                rules.reference(entry, path, Thing::Milestone, id);
            }
        }
        rules.doubts(entry, &country.uncertain, &reached);
    }
    borders(rules, &raw.countries);
    for id in raw.flags.keys() {
        if let Some((wrong, expected)) = rules.known.fault(&[Thing::Country], id.as_str()) {
            let file = format!("{FLAGS}{id}.svg");
            rules.report.file(Rule::UnknownId, (&file, None), wrong, expected);
        }
    }
    for entry in &raw.chairpersonships {
        let chair = &entry.value;
        rules.range(entry, "year", f64::from(chair.year), (1000.0, 9999.0));
        rules.reference(entry, "country", Thing::Country, chair.country.as_str());
        rules.doubts(entry, &chair.uncertain, &[]);
    }
}

fn code<'a>(
    rules: &mut Rules<'_>,
    entry: &'a Entry<Country>,
    codes: &mut BTreeMap<&'a str, &'a CountryId>,
) {
    let code = entry.value.iso2.as_str();
    if code.len() != 2 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        let wrong = format!("\"{}\" is no country code", code.escape_debug());
        rules.add(entry, "iso2", Rule::CountryCode, wrong, "expected two capital letters");
    } else if let Some(other) = codes.insert(code, &entry.value.id) {
        let wrong = format!("\"{code}\" is the code of \"{other}\"");
        rules.add(entry, "iso2", Rule::CountryCode, wrong, "expected a code of its own");
    }
}

fn borders(rules: &mut Rules<'_>, countries: &[Entry<Country>]) {
    let field = Path::from("borders");
    let by_id: BTreeMap<&CountryId, &Entry<Country>> =
        countries.iter().map(|entry| (&entry.value.id, entry)).collect();
    for entry in countries {
        let country = &entry.value;
        let ids = country.borders.iter().map(CountryId::as_str);
        rules.references(entry, "borders", Thing::Country, ids);
        for (index, border) in country.borders.iter().enumerate() {
            let path = field.index(index);
            if *border == country.id {
                rules.not_itself(entry, path, true);
                continue;
            }
            let Some(other) = by_id.get(border) else { continue };
            if other.is_sound(&field) && !other.value.borders.contains(&country.id) {
                let wrong = format!("\"{border}\" does not name \"{}\"", country.id);
                let expected = format!(
                    "expected \"{}\" among the borders of \"{border}\", or neither",
                    country.id
                );
                rules.add(entry, path, Rule::OneSidedBorder, wrong, expected);
            }
        }
    }
}
