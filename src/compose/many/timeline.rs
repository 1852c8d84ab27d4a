//! The page of all that has dates: meetings, field operations, structures, on one scale of time.

use crate::compose::composed::About;
use crate::compose::lists::meetings;
use crate::compose::lists::scale::{Scale, YEAR, operation_line, whole};
use crate::compose::shared::draft::Draft;
use crate::compose::shared::index::Index;
use crate::content::body::{Operation, Structure};
use crate::content::work::{Meeting, MeetingKind};
use crate::date::Date;
use crate::i18n::Label;
use crate::page::{Block, ChronologyLine, Link, Stretch};
use crate::route::Route;

/// Everything with dates on one scale; nothing where nothing has any.
pub(crate) fn draft(index: &Index<'_>) -> Option<Draft> {
    let content = index.content;
    let scale = &whole(content)?;
    let kinds = content.meeting_kinds.iter();
    let meetings = kinds.filter_map(|kind| meeting_line(index, scale, kind)).collect();
    let mut operations: Vec<&Operation> = content.operations.iter().collect();
    operations.sort_by_key(|one| one.established);
    let operations = operations.into_iter().map(|one| {
        let link = index.operation_link(&one.id);
        operation_line(index, scale, one, link)
    });
    let mut structures: Vec<_> =
        content.structures.iter().filter_map(|one| Some((one.established?, one))).collect();
    structures.sort_by_key(|(established, _)| *established);
    let structures =
        structures.into_iter().map(|(from, one)| structure_line(index, scale, one, from));
    let sections = [
        index.section(Label::Meetings, "meetings", scale.with(meetings)),
        index.section(Label::FieldOperations, "operations", scale.with(operations.collect())),
        index.section(Label::Structures, "structures", scale.with(structures.collect())),
    ];
    let lead = index.locale.fill(Label::TimelineLead, &[("years", &scale.years(index))]);
    let key = Block::Paragraph(index.label(Label::TimelineKey).into());
    let description = format!("{}: {lead}", content.site.name);
    Some(Draft {
        about: About::Itself,
        crumbs: vec![index.home_link()],
        lead: Some(lead.into()),
        blocks: [Some(key)].into_iter().chain(sections).flatten().collect(),
        ..Draft::new(index, Route::Timeline.path(), index.label(Label::Timeline), &description)
    })
}

fn meeting_line(index: &Index<'_>, scale: &Scale, kind: &MeetingKind) -> Option<ChronologyLine> {
    let stretch = |meeting: &Meeting| {
        let place = match meeting.start {
            Some(start) => scale.stretch(start, Some(meeting.end.unwrap_or(start))),
            // Some day of the year.
            None => {
                let middle = scale.place(u32::from(meeting.year) * YEAR + YEAR / 2);
                Stretch { from: middle, to: middle, ..Stretch::default() }
            }
        };
        let link = Link { text: meeting.city.clone(), ..index.meeting_link(&meeting.id) };
        Stretch { link: Some(link), when: index.meeting_when(meeting), ..place }
    };
    let stretches: Vec<Stretch> = meetings::of_kind(index, kind).map(stretch).collect();
    let link = meetings::counted_kind(index, kind);
    (!stretches.is_empty()).then_some(ChronologyLine { link, stretches })
}

fn structure_line(
    index: &Index<'_>,
    scale: &Scale,
    structure: &Structure,
    from: Date,
) -> ChronologyLine {
    let when = index.when(from, None, index.date_doubt(&structure.uncertain, "established"));
    let link = index.structure_link(&structure.id);
    ChronologyLine { link, stretches: vec![Stretch { when, ..scale.stretch(from, None) }] }
}
