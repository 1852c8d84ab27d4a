//! `fields_of_work.json` and `meetings.json`.

use super::super::known::Thing;
use super::super::raw::Raw;
use super::super::report::Entry;
use super::common::{Rules, Seen};
use crate::ids::StructureId;
use crate::problem::Rule;
use crate::work::Meeting;

pub(super) fn check(rules: &mut Rules<'_>, raw: &Raw) {
    let mut seen = Seen::default();
    for entry in &raw.fields {
        let field = &entry.value;
        rules.id(entry, "id", field.id.as_str(), &mut seen);
        rules.names(entry, "names", &field.names);
        rules.reference(entry, "dimension", Thing::Dimension, field.dimension.as_str());
        rules.not_empty(entry, "paragraphs", &field.paragraphs, "paragraph");
        let ids = field.related_structures.iter().map(StructureId::as_str);
        rules.references(entry, "related_structures", Thing::Structure, ids);
        rules.doubts(entry, &field.uncertain, &[]);
    }
    // Kinds and meetings stand in the same addresses.
    let mut seen = Seen::default();
    for entry in &raw.meeting_kinds {
        let kind = &entry.value;
        rules.id(entry, "id", kind.id.as_str(), &mut seen);
        rules.names(entry, "names", &kind.names);
        rules.not_empty(entry, "paragraphs", &kind.paragraphs, "paragraph");
    }
    for entry in &raw.meetings {
        rules.id(entry, "id", entry.value.id.as_str(), &mut seen);
        meeting(rules, entry);
    }
}

fn meeting(rules: &mut Rules<'_>, entry: &Entry<Meeting>) {
    let meeting = &entry.value;
    rules.reference(entry, "kind", Thing::MeetingKind, meeting.kind.as_str());
    rules.reference(entry, "country", Thing::Country, meeting.country.as_str());
    rules.range(entry, "year", f64::from(meeting.year), (1000.0, 9999.0));
    rules.order(entry, ("start", meeting.start), ("end", meeting.end));
    match (meeting.start, meeting.end) {
        (Some(start), _) if start.year() != meeting.year && entry.is_sound(&"start".into()) => {
            let wrong =
                format!("the meeting is listed under {} and began on {start}", meeting.year);
            let expected = format!("expected {}", start.year());
            rules.add(entry, "year", Rule::MeetingYear, wrong, expected);
        }
        (None, Some(end)) => {
            let wrong = format!("it ends on {end} and has no start");
            rules.add(entry, "end", Rule::DateOrder, wrong, "expected the field \"start\" as well");
        }
        _ => {}
    }
    rules.doubts(entry, &meeting.uncertain, &[]);
}
