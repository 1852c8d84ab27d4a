//! A scale of time, on which what was held, opened and closed stands at its place.

use crate::compose::shared::index::Index;
use crate::content::Content;
use crate::content::body::Operation;
use crate::date::Date;
use crate::i18n::Label;
use crate::page::{Block, Chronology, ChronologyLine, Link, Mark, Stretch};
use crate::route::Route;

/// Thousandths: where a scale ends.
const END: u32 = 1000;
/// The years between two that a scale names, and how many it names at most.
const STEPS: [u16; 9] = [1, 2, 5, 10, 20, 50, 100, 200, 500];
const MARKS: usize = 7;
/// Days of a month and of a year. All are as long as the longest: in a drawing nobody sees it.
const MONTH: u32 = 31;
pub(crate) const YEAR: u32 = 12 * MONTH;

/// A scale of time: whole years.
pub(crate) struct Scale {
    first: u16,
    last: u16,
}

impl Scale {
    /// From the earliest of the dates to the end of the last year that the content tells of, which
    /// is as near to the present as pages come that do not depend on the day they are made.
    pub(crate) fn from(content: &Content, dates: impl Iterator<Item = Date>) -> Option<Self> {
        let first = dates.map(Date::year).min()?;
        Some(Self { first, last: years(content).max().unwrap_or(first).max(first) })
    }

    /// The lines on this scale; nothing where there are none.
    pub(crate) fn with(&self, lines: Vec<ChronologyLine>) -> Option<Block> {
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

    /// The place of a day, counted from the year 0.
    pub(crate) fn place(&self, day: u32) -> u32 {
        let begin = u32::from(self.first) * YEAR;
        let length = u32::from(self.last + 1) * YEAR - begin;
        (day.saturating_sub(begin) * END + length / 2) / length
    }

    /// The place of something that began and ended on days, in months or in years: it reaches over
    /// all the days that its dates may mean.
    pub(crate) fn stretch(&self, from: Date, to: Option<Date>) -> Stretch {
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

/// The scale of all that has dates and can be drawn. News alone are no timeline.
pub(crate) fn whole(content: &Content) -> Option<Scale> {
    let drawn = !content.operations.is_empty()
        || !content.meetings.is_empty()
        || content.structures.iter().any(|one| one.established.is_some());
    let (first, last) = (years(content).min()?, years(content).max()?);
    drawn.then_some(Scale { first, last })
}

impl Scale {
    /// "1973–2026"
    pub(crate) fn years(&self, index: &Index<'_>) -> String {
        let years = [self.first, self.last].map(|year| year.to_string());
        let [from, to] = &years;
        index.locale.fill(Label::Years, &[("from", from), ("to", to)])
    }
}

/// An operation from its beginning to its end.
pub(crate) fn operation_line(
    index: &Index<'_>,
    scale: &Scale,
    operation: &Operation,
    link: Link,
) -> ChronologyLine {
    let (from, to) = (operation.established, operation.closed);
    let when = index.when(from, to, index.operation_doubt(operation));
    ChronologyLine { link, stretches: vec![Stretch { when, ..scale.stretch(from, to) }] }
}

impl Index<'_> {
    /// The way to the page of all that has dates, with the years it spans, where there is one.
    pub(crate) fn timeline_link(&self) -> Option<Link> {
        let years = whole(self.content)?.years(self);
        Some(Link::new(self.label(Label::Timeline), Route::Timeline.path()).noting(years))
    }
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
