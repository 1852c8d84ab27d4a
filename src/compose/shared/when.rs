//! Dates and spans of time in words, with what is not certain about them.

use super::index::Index;
use super::parts::with_remark;
use crate::content::body::Operation;
use crate::content::work::Meeting;
use crate::date::Date;
use crate::i18n::Label;
use crate::page::Moment;

impl Index<'_> {
    /// From when to when, as dates and the words between them; without an end it goes on. The
    /// remark stands after the last date.
    pub(crate) fn when(&self, from: Date, to: Option<Date>, remark: Option<String>) -> Vec<Moment> {
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

    /// From when to when an operation worked, with the doubt about that.
    pub(crate) fn operation_period(&self, operation: &Operation) -> String {
        let period = self.period(operation.established, operation.closed);
        with_remark(&period, self.operation_doubt(operation).as_deref())
    }

    /// The doubt about the dates between which an operation worked.
    pub(crate) fn operation_doubt(&self, operation: &Operation) -> Option<String> {
        ["established", "closed"]
            .iter()
            .find_map(|field| self.date_doubt(&operation.uncertain, field))
    }

    /// When a meeting was held; the year alone where no more is known.
    pub(crate) fn meeting_moment(&self, meeting: &Meeting) -> Moment {
        let doubt =
            ["start", "end"].iter().find_map(|field| self.date_doubt(&meeting.uncertain, field));
        match (meeting.start, meeting.end) {
            (Some(start), Some(end)) if start != end => {
                Moment { text: self.locale.span(start, end), note: doubt, ..Moment::default() }
            }
            (Some(start), _) => self.moment(start, doubt),
            (None, _) => Moment {
                text: meeting.year.to_string(),
                datetime: meeting.year.to_string(),
                note: Some(self.label(Label::DateNotKnown).to_owned()),
            },
        }
    }

    /// The same as dates and the words between them.
    pub(crate) fn meeting_when(&self, meeting: &Meeting) -> Vec<Moment> {
        let Moment { note, .. } = self.meeting_moment(meeting);
        match meeting.start {
            Some(start) => self.when(start, Some(meeting.end.unwrap_or(start)), note),
            None => vec![self.meeting_moment(meeting)],
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
