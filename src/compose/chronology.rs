//! What was held, opened and closed, each at its place on a scale of time: the page of all of it,
//! and what other pages draw.

use super::draft::Draft;
use super::index::Index;
use super::meetings;
use crate::content::Content;
use crate::content::body::{Operation, Structure};
use crate::content::work::{Meeting, MeetingKind};
use crate::date::Date;
use crate::i18n::Label;
use crate::page::{Block, Chronology, ChronologyLine, Link, Mark, Moment, Stretch};
use crate::route::Route;

/// Thousandths: where a scale ends.
const END: u32 = 1000;
/// The years between two that a scale names, and how many it names at most.
const STEPS: [u16; 9] = [1, 2, 5, 10, 20, 50, 100, 200, 500];
const MARKS: usize = 7;
/// Days of a month and of a year. All are as long as the longest: in a drawing nobody sees it.
const MONTH: u32 = 31;
const YEAR: u32 = 12 * MONTH;

/// A scale of time: whole years.
pub(super) struct Scale {
    first: u16,
    last: u16,
}

impl Scale {
    /// From the earliest of the dates to the end of the last year that the content tells of, which
    /// is as near to the present as pages come that do not depend on the day they are made.
    pub(super) fn from(content: &Content, dates: impl Iterator<Item = Date>) -> Option<Self> {
        let first = dates.map(Date::year).min()?;
        Some(Self { first, last: years(content).max().unwrap_or(first).max(first) })
    }

    /// The lines on this scale; nothing where there are none.
    pub(super) fn with(&self, lines: Vec<ChronologyLine>) -> Option<Block> {
        let any = !lines.is_empty();
        any.then(|| Block::Chronology(Chronology { marks: self.marks(), lines }))
    }

    fn marks(&self) -> Vec<Mark> {
        let step_years = |step: u16| {
            let years = (self.first + 1..=self.last).filter(move |year| year % step == 0);
            years.collect::<Vec<_>>()
        };
        let fits = |years: &Vec<u16>| years.len() <= MARKS;
        let years = STEPS.into_iter().map(step_years).find(fits).unwrap_or_default();
        let mark =
            |year: u16| Mark { text: year.to_string(), at: self.place(u32::from(year) * YEAR) };
        years.into_iter().map(mark).collect()
    }

    fn place(&self, day: u32) -> u32 {
        let begin = u32::from(self.first) * YEAR;
        let length = u32::from(self.last + 1) * YEAR - begin;
        (day.saturating_sub(begin) * END + length / 2) / length
    }

    /// Where something stands that began and ended on days, in months or in years: it reaches over
    /// all the days that its dates may mean.
    fn stretch(&self, from: Date, to: Option<Date>) -> Stretch {
        Stretch {
            from: self.place(days(from).0),
            to: to.map_or(END, |to| self.place(days(to).1)),
            open: to.is_none(),
            ..Stretch::default()
        }
    }
}

/// The years that a content tells of.
fn years(content: &Content) -> impl Iterator<Item = u16> {
    let operations = content.operations.iter();
    let operations = operations.flat_map(|one| [Some(one.established), one.closed]).flatten();
    let structures = content.structures.iter().filter_map(|one| one.established);
    let news = content.news.iter().map(|item| item.issued_on);
    let dates = operations.chain(structures).chain(news).map(Date::year);
    dates.chain(content.meetings.iter().map(|meeting| meeting.year))
}

/// The first day that a date may mean and the day after the last, counted from the year 0.
fn days(date: Date) -> (u32, u32) {
    let above = |part: Option<u8>| part.map_or(0, |part| u32::from(part) - 1);
    let first = u32::from(date.year()) * YEAR + above(date.month()) * MONTH + above(date.day());
    let length = match (date.month(), date.day()) {
        (None, _) => YEAR,
        (_, None) => MONTH,
        _ => 1,
    };
    (first, first + length)
}

/// Everything with dates on one scale; nothing where nothing has any.
pub(super) fn draft(index: &Index<'_>) -> Option<Draft> {
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
        crumbs: vec![index.home_link()],
        lead: Some(lead.into()),
        blocks: [Some(key)].into_iter().chain(sections).flatten().collect(),
        ..Draft::new(index, Route::Timeline.path(), index.label(Label::Timeline), &description)
    })
}

/// The scale of all that has dates and can be drawn. News alone are no timeline.
fn whole(content: &Content) -> Option<Scale> {
    let drawn = !content.operations.is_empty()
        || !content.meetings.is_empty()
        || content.structures.iter().any(|one| one.established.is_some());
    let (first, last) = (years(content).min()?, years(content).max()?);
    drawn.then_some(Scale { first, last })
}

impl Scale {
    /// "1973–2026"
    fn years(&self, index: &Index<'_>) -> String {
        let years = [self.first, self.last].map(|year| year.to_string());
        let [from, to] = &years;
        index.locale.fill(Label::Years, &[("from", from), ("to", to)])
    }
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

/// An operation from its beginning to its end.
pub(super) fn operation_line(
    index: &Index<'_>,
    scale: &Scale,
    operation: &Operation,
    link: Link,
) -> ChronologyLine {
    let (from, to) = (operation.established, operation.closed);
    let when = index.when(from, to, index.operation_doubt(operation));
    ChronologyLine { link, stretches: vec![Stretch { when, ..scale.stretch(from, to) }] }
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

impl Index<'_> {
    /// The way to the page of all that has dates, with the years it spans, where there is one.
    pub(super) fn timeline_link(&self) -> Option<Link> {
        let years = whole(self.content)?.years(self);
        Some(Link::new(self.label(Label::Timeline), Route::Timeline.path()).noting(years))
    }

    /// From when to when, as dates and the words between them; without an end it goes on. The
    /// remark stands after the last date.
    pub(super) fn when(&self, from: Date, to: Option<Date>, remark: Option<String>) -> Vec<Moment> {
        match to {
            Some(to) if to == from => vec![self.moment(from, remark)],
            Some(to) => {
                let (pattern, first, last) = self.locale.ends(from, to);
                let first = Moment { text: first, ..self.moment(from, None) };
                let last = Moment { text: last, ..self.moment(to, remark) };
                dated(pattern, &[("from", first), ("to", last)])
            }
            None => dated(self.label(Label::Since), &[("date", self.moment(from, remark))]),
        }
    }
}

/// A pattern with dates in its `{places}` as a row of words and dates.
fn dated(pattern: &str, dates: &[(&str, Moment)]) -> Vec<Moment> {
    let words = |text: &str| Moment { text: text.to_owned(), ..Moment::default() };
    let mut row = Vec::new();
    let mut rest = pattern;
    while let Some((before, place)) = rest.split_once('{')
        && let Some((name, after)) = place.split_once('}')
    {
        row.push(words(before));
        row.extend(dates.iter().filter(|(of, _)| *of == name).map(|(_, date)| date.clone()));
        rest = after;
    }
    row.push(words(rest));
    row.retain(|part| !part.text.is_empty());
    row
}

#[cfg(test)]
mod tests {
    use super::{END, Scale, Stretch};
    use crate::date::Date;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    /// Ten years: a year is a hundred thousandths.
    fn place(from: &str, to: Option<&str>) -> (u32, u32, bool) {
        let scale = Scale { first: 1990, last: 1999 };
        let Stretch { from, to, open, .. } = scale.stretch(date(from), to.map(date));
        (from, to, open)
    }

    #[test]
    fn a_stretch_reaches_over_all_the_days_that_its_dates_may_mean() {
        assert_eq!(place("1990-01-01", Some("1999-12-31")), (0, END, false));
        assert_eq!(place("1992-07-01", Some("1995-06-30")), (250, 550, false));
        assert_eq!(place("1992", Some("1995")), (200, 600, false));
        assert_eq!(place("1992-07", Some("1992-12")), (250, 300, false));
        assert_eq!(place("1994-03-01", Some("1994-03-01")), (417, 417, false));
    }

    #[test]
    fn what_has_not_ended_reaches_the_end_of_the_scale() {
        assert_eq!(place("1998", None), (800, END, true));
    }

    #[test]
    fn a_scale_names_round_years_and_few_of_them() {
        let marks = |first, last| {
            let marks = Scale { first, last }.marks().into_iter();
            marks.map(|mark| (mark.text, mark.at)).collect::<Vec<_>>()
        };
        let own = |marks: &[(&str, u32)]| {
            marks.iter().map(|(text, at)| ((*text).to_owned(), *at)).collect::<Vec<_>>()
        };
        let decades = [("1980", 130), ("1990", 315), ("2000", 500), ("2010", 685), ("2020", 870)];
        assert_eq!(marks(1973, 2026), own(&decades));
        assert_eq!(marks(2019, 2021), own(&[("2020", 333), ("2021", 667)]));
        assert_eq!(marks(1999, 1999), []);
        assert_eq!(marks(1001, 1009).len(), 4);
        assert_eq!(marks(1000, 2026).len(), 5);
    }
}
