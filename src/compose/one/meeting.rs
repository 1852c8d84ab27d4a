//! The page of a kind of meeting, and that of a meeting.

use crate::compose::composed::About;
use crate::compose::lists::meetings::{of_kind, timeline};
use crate::compose::lists::news::Rows;
use crate::compose::shared::draft::Draft;
use crate::compose::shared::excerpt::{clip, joined};
use crate::compose::shared::index::Index;
use crate::compose::shared::parts::{facts, linked, paragraphs, with_remark, words};
use crate::compose::shared::structured;
use crate::content::news::NewsItem;
use crate::content::page::{Section, Target};
use crate::content::work::{Meeting, MeetingKind};
use crate::date::Date;
use crate::i18n::Label;
use crate::page::{Block, Fact, Pager, Value};
use crate::route::Route;
use crate::text::Text;

/// Days before and after a meeting in which news belong to it.
const AROUND: i32 = 7;
/// How many such news are shown.
const NEWS: usize = 10;

/// The pages of all kinds and of all meetings.
pub(crate) fn drafts(index: &Index<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for kind in &index.content.meeting_kinds {
        let meetings: Vec<&Meeting> = of_kind(index, kind).collect();
        drafts.push(kind_page(index, kind, &meetings));
        for (at, meeting) in meetings.iter().enumerate() {
            let link =
                |other: &&Meeting, label| index.meeting_link(&other.id).noting(index.label(label));
            let earlier = at.checked_sub(1).and_then(|at| meetings.get(at));
            let pager = Pager {
                earlier: earlier.map(|other| link(other, Label::Earlier)),
                later: meetings.get(at + 1).map(|other| link(other, Label::Later)),
            };
            drafts.push(meeting_page(index, meeting, kind, pager));
        }
    }
    drafts
}

fn kind_page(index: &Index<'_>, kind: &MeetingKind, meetings: &[&Meeting]) -> Draft {
    let of = Target::MeetingKind(kind.id.clone());
    let mut blocks: Vec<Block> = paragraphs(&kind.paragraphs).collect();
    blocks.extend(index.section(Label::MeetingsOfKind, "meetings", timeline(index, meetings)));
    let names = facts(index.name_facts(&of, &kind.names));
    blocks.extend(index.section(Label::Names, "names", names));
    let path = Route::Meeting(kind.id.to_string()).path();
    Draft {
        about: About::Thing(of),
        kicker: Some(index.label(Label::KindOfMeeting).to_owned()),
        crumbs: index.crumbs_into(Section::Meetings),
        blocks,
        ..Draft::new(index, path, &kind.name, &joined(&kind.paragraphs))
    }
}

fn meeting_page(index: &Index<'_>, meeting: &Meeting, kind: &MeetingKind, pager: Pager) -> Draft {
    let mut crumbs = index.crumbs_into(Section::Meetings);
    crumbs.push(index.kind_link(&kind.id));
    let mut blocks: Vec<Block> = facts(meeting_facts(index, meeting)).into_iter().collect();
    let news = index.news_rows(&news_around(index, meeting), Rows::Short);
    blocks.extend(index.section(Label::NewsOfThoseDays, "news", news));
    if pager != Pager::default() {
        blocks.push(Block::Pager(pager));
    }
    let path = Route::Meeting(meeting.id.to_string()).path();
    Draft {
        about: About::Thing(Target::Meeting(meeting.id.clone())),
        kicker: Some(kind.name.clone()),
        lead: meeting.note.as_deref().map(Text::from),
        crumbs,
        blocks,
        structured: structured::event(index, meeting).into_iter().collect(),
        ..Draft::new(index, path, &meeting.name, &description(index, meeting))
    }
}

/// "Summit meetings: Helsinki, Finland, 30 July 1975 – 1 August 1975. Adopted …"
fn description(index: &Index<'_>, meeting: &Meeting) -> String {
    let when = index.meeting_moment(meeting);
    let when = with_remark(&when.text, when.note.as_deref());
    let country = index.country_link(&meeting.country).text;
    let facts = format!("{}: {}, {country}, {when}.", meeting.name, meeting.city);
    match &meeting.note {
        Some(note) => clip(&format!("{facts} {note}"), 200),
        None => facts,
    }
}

fn meeting_facts(index: &Index<'_>, meeting: &Meeting) -> Vec<Option<Fact>> {
    let when = index.meeting_moment(meeting);
    let when = Value {
        text: when.text.into(),
        datetime: (!when.datetime.is_empty()).then_some(when.datetime),
        note: when.note,
    };
    let city =
        Value { note: index.doubt(&meeting.uncertain, "city"), ..words(meeting.city.as_str()) };
    let number = meeting.number.map(|number| words(number.to_string()));
    vec![
        index.fact(Label::KindOfMeeting, [linked(index.kind_link(&meeting.kind))]),
        index.fact(Label::MeetingDates, [when]),
        index.fact(Label::City, [city]),
        index.fact(Label::Country, [linked(index.country_link(&meeting.country))]),
        index.fact(Label::MeetingNumber, number),
    ]
}

/// News about the country from the days of a meeting and the week before and after it.
fn news_around<'a>(index: &Index<'a>, meeting: &Meeting) -> Vec<&'a NewsItem> {
    let Some(start) = meeting.start.and_then(day_number) else { return Vec::new() };
    let end = meeting.end.and_then(day_number).unwrap_or(start);
    let days = start - AROUND..=end + AROUND;
    let news = index.news_of_country(&meeting.country).iter().copied();
    let near =
        news.filter(|item| day_number(item.issued_on).is_some_and(|day| days.contains(&day)));
    near.take(NEWS).collect()
}

/// The number of a day in a count without gaps; nothing for a date less precise than a day.
///
/// Years are counted from March, so that the leap day is a year's last.
fn day_number(date: Date) -> Option<i32> {
    let (month, day) = (i32::from(date.month()?), i32::from(date.day()?));
    let year = i32::from(date.year()) - i32::from(month < 3);
    let months = (month + 9) % 12;
    Some(365 * year + year / 4 - year / 100 + year / 400 + (153 * months + 2) / 5 + day)
}

#[cfg(test)]
mod tests {
    use super::day_number;

    #[test]
    fn days_follow_each_other_over_months_and_leap_years() {
        let days = |from: &str, to: &str| {
            let day = |text: &str| day_number(text.parse().expect("a date")).expect("a day");
            day(to) - day(from)
        };
        assert_eq!(days("1999-12-31", "2000-01-01"), 1);
        assert_eq!(days("2000-02-28", "2000-03-01"), 2);
        assert_eq!(days("1900-02-28", "1900-03-01"), 1);
        assert_eq!(days("2013-01-01", "2014-01-01"), 365);
        assert_eq!(days("2012-01-01", "2013-01-01"), 366);
    }
}
