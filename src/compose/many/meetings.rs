//! The page of all meetings.

use std::collections::BTreeMap;

use super::section::section_page;
use crate::compose::lists::meetings::{counted_kind, timeline};
use crate::compose::shared::draft::Draft;
use crate::compose::shared::index::Index;
use crate::compose::shared::parts::{links, section};
use crate::content::page::Section;
use crate::content::work::Meeting;
use crate::i18n::Label;
use crate::page::LinkStyle;

/// The page of all meetings: their kinds, and those with dates by decade.
pub(crate) fn list(index: &Index<'_>) -> Draft {
    let kinds = index.content.meeting_kinds.iter().map(|kind| counted_kind(index, kind));
    let all = links(LinkStyle::Row, index.timeline_link());
    let kinds = links(LinkStyle::List, kinds).into_iter().chain(all);
    let kinds = index.section(Label::KindsOfMeeting, "kinds", kinds);
    let mut decades = BTreeMap::<u16, Vec<&Meeting>>::new();
    for meeting in &index.content.meetings {
        decades.entry(meeting.year / 10 * 10).or_default().push(meeting);
    }
    let decades = decades.into_iter().rev().filter_map(|(decade, meetings)| {
        let heading = index.locale.fill(Label::Decade, &[("decade", &decade.to_string())]);
        section(heading, format!("decade-{decade}"), timeline(index, &meetings))
    });
    section_page(index, Section::Meetings, kinds.into_iter().chain(decades).collect())
}
