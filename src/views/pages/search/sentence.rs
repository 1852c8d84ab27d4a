//! What was found, in one sentence: "31 press releases on Elections about Albania or Serbia,
//! June 2014 to May 2015".

use super::selection::{Choice, Selection};
use crate::i18n::{Messages, Ui, grouped};
use crate::page::{FacetGroup, SearchWords};

/// The most names of a group that a sentence tells; the others are counted.
const NAMES: usize = 4;

/// What sentences are made of.
#[derive(Clone, Copy)]
pub(super) struct Language<'a> {
    pub(super) messages: &'a Messages,
    /// The language's code.
    pub(super) lang: &'a str,
    pub(super) groups: &'a [FacetGroup],
    pub(super) words: &'a SearchWords,
}

impl<'a> Language<'a> {
    /// What was found with a selection.
    pub(super) fn sentence(self, selection: &Selection, total: u32) -> String {
        let mut sentence = self.things(selection, total);
        for (at, group) in self.groups.iter().enumerate().filter(|(_, group)| group.id != "kind") {
            self.add(&mut sentence, &group.phrase, &self.names(selection, Some(at), false));
        }
        if !selection.text.trim().is_empty() {
            let places = [("text", selection.text.trim())];
            sentence.push(' ');
            sentence += &self.messages.fill(Ui::ForText, &places);
        }
        let without = self.names(selection, None, true);
        self.add(&mut sentence, self.messages.get(Ui::Without), &without);
        if let Some(dates) = self.dates(selection) {
            sentence.push_str(", ");
            sentence += &dates;
        }
        sentence
    }

    /// How many of what was found have every word, where the others have some.
    pub(super) fn of_them(self, complete: u32) -> String {
        match complete {
            0 => self.messages.get(Ui::PartlyAll).to_owned(),
            n => self.messages.fill(Ui::Partly, &[("n", &self.number(n))]),
        }
    }

    /// The name of a choice, as what is left out where it is that.
    pub(super) fn choice(self, choice: Choice) -> String {
        let name = &self.groups[choice.group].values[choice.value].name;
        if choice.not { self.messages.fill(Ui::Without, &[("names", name)]) } else { name.clone() }
    }

    /// A number of results.
    pub(super) fn results(self, n: u32) -> String {
        self.messages.count(Ui::Results, self.lang, n as usize, &self.words.separator)
    }

    /// A number with its digits in groups.
    pub(super) fn number(self, n: u32) -> String {
        grouped(n.into(), &self.words.separator)
    }

    /// "31 press releases or statements" where kinds are chosen, "31 results" otherwise.
    fn things(self, selection: &Selection, total: u32) -> String {
        let kinds = selection
            .choices
            .iter()
            .filter(|choice| self.groups[choice.group].id == "kind" && !choice.not);
        let kinds: Vec<&str> = kinds
            .map(|choice| {
                let kind = &self.groups[choice.group].values[choice.value];
                kind.plural.as_deref().filter(|_| total != 1).unwrap_or(&kind.name)
            })
            .collect();
        if kinds.is_empty() {
            return self.results(total);
        }
        self.number(total) + " " + &self.joined(&kinds)
    }

    fn names(self, selection: &Selection, group: Option<usize>, not: bool) -> Vec<&'a str> {
        let fits = |at: usize| group.is_none_or(|group| group == at);
        let choices = selection.choices.iter();
        let choices = choices.filter(|choice| choice.not == not && fits(choice.group));
        choices.map(|choice| self.groups[choice.group].values[choice.value].name.as_str()).collect()
    }

    fn add(self, sentence: &mut String, phrase: &str, names: &[&str]) {
        if !names.is_empty() {
            sentence.push(' ');
            *sentence += &phrase.replace("{names}", &self.joined(names));
        }
    }

    /// "Albania, Serbia or Malta".
    fn joined(self, names: &[&str]) -> String {
        let more = names.len().saturating_sub(NAMES);
        let others;
        let mut names = names[..names.len() - more].to_vec();
        if more > 0 {
            others = self.messages.fill(Ui::Others, &[("n", &more.to_string())]);
            names.push(&others);
        }
        let Some((last, before)) = names.split_last() else { return String::new() };
        if before.is_empty() {
            return (*last).to_owned();
        }
        before.join(", ") + self.messages.get(Ui::ListOr) + last
    }

    /// The dates of a selection in words; nothing where it has none.
    pub(super) fn dates(self, selection: &Selection) -> Option<String> {
        let [from, to] = [&selection.from, &selection.to].map(|date| self.date(date));
        match (from.is_empty(), to.is_empty()) {
            (true, true) => None,
            (false, true) => Some(self.messages.fill(Ui::Since, &[("date", &from)])),
            (true, false) => Some(self.messages.fill(Ui::Until, &[("date", &to)])),
            (false, false) if from == to => Some(from),
            (false, false) => {
                Some(self.messages.fill(Ui::Between, &[("from", &from), ("to", &to)]))
            }
        }
    }

    /// A date as it is read, if it is written as in addresses of this site (`2014-06-17`,
    /// `2014-06`, `2014`); otherwise as it was typed.
    pub(super) fn date(self, date: &str) -> String {
        let mut parts = date.trim().splitn(3, '-');
        let year = parts.next().unwrap_or_default();
        let month = parts.next().map(|month| self.month(month.parse().unwrap_or(0)));
        match (month, parts.next()) {
            (Some(""), _) | (None, _) => date.to_owned(),
            (Some(month), None) => {
                self.words.month.replace("{month}", month).replace("{year}", year)
            }
            (Some(month), Some(day)) => {
                let pattern = self.words.day.replace("{day}", day.trim_start_matches('0'));
                pattern.replace("{month}", month).replace("{year}", year)
            }
        }
    }

    /// The name of a month, 1 to 12; empty for any other.
    pub(super) fn month(self, month: usize) -> &'a str {
        month.checked_sub(1).and_then(|at| self.words.months.get(at)).map_or("", String::as_str)
    }
}

// Locales are read natively.
#[cfg(not(target_arch = "wasm32"))]
#[cfg(test)]
mod tests {
    use super::super::selection::tests::groups;
    use super::*;
    use crate::i18n::Locale;

    fn sentence(query: &str, total: u32) -> String {
        let locale = Locale::parse(include_bytes!("../../../../public/locales/en.json"));
        let locale = locale.expect("the locale is whole");
        let months = (1..=12).map(|month| locale.month(month).to_owned()).collect();
        let words = SearchWords {
            months,
            day: "{day} {month} {year}".to_owned(),
            month: "{month} {year}".to_owned(),
            separator: ",".to_owned(),
        };
        let (groups, messages) = (groups(), locale.messages());
        let language = Language { messages: &messages, lang: "en", groups: &groups, words: &words };
        language.sentence(&Selection::read(query, &groups).0, total)
    }

    #[test]
    fn a_sentence_tells_the_whole_selection() {
        assert_eq!(sentence("", 12345), "12,345 results");
        assert_eq!(
            sentence(
                "kind=press-release&field=elections&country=albania&country=serbia\
                 &from=2014-06&to=2015-05",
                31
            ),
            "31 press releases on Elections about Albania or Serbia, June 2014 to May 2015"
        );
        assert_eq!(
            sentence("q=+border+&not-country=malta&country=serbia&to=2014-06-07", 1),
            "1 result about Serbia for “border” without Malta, until 7 June 2014"
        );
        assert_eq!(sentence("kind=press-release&from=2014&to=2014", 1), "1 Press release, 2014");
        assert_eq!(sentence("from=17%2F06%2F2014", 2), "2 results, since 17/06/2014");
    }
}
