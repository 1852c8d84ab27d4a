//! Meetings of a kind, and in the order of time.

use crate::compose::shared::index::Index;
use crate::compose::shared::parts::link_text;
use crate::content::work::{Meeting, MeetingKind};
use crate::i18n::Label;
use crate::page::{Block, Link, TimelineEntry};
use crate::text::Text;

/// A kind with the number of its meetings.
pub(crate) fn counted_kind(index: &Index<'_>, kind: &MeetingKind) -> Link {
    let link = index.kind_link(&kind.id);
    match of_kind(index, kind).count() {
        0 => link,
        n => link.noting(index.locale.count(Label::MeetingCount, n)),
    }
}

/// The meetings of a kind, oldest first.
pub(crate) fn of_kind<'a>(
    index: &Index<'a>,
    kind: &'a MeetingKind,
) -> impl DoubleEndedIterator<Item = &'a Meeting> {
    index.content.meetings.iter().filter(|meeting| meeting.kind == kind.id)
}

/// Meetings, given oldest first, with the newest first.
pub(crate) fn timeline(index: &Index<'_>, meetings: &[&Meeting]) -> Option<Block> {
    let entry = |meeting: &&Meeting| {
        let name = link_text(Text::default(), &index.meeting_link(&meeting.id));
        // Most names end with the city.
        let named = meeting.name.contains(&meeting.city);
        let place = if named { ", ".to_owned() } else { format!(". {}, ", meeting.city) };
        TimelineEntry {
            when: index.meeting_moment(meeting),
            text: link_text(name.then(place), &index.country_link(&meeting.country)),
        }
    };
    let entries: Vec<_> = meetings.iter().rev().map(entry).collect();
    (!entries.is_empty()).then_some(Block::Timeline(entries))
}
