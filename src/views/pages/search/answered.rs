//! What stands round the rows once there is an answer: what narrows it, what is to be said of it,
//! the ways to its other pages.

use leptos::prelude::*;

use super::selection::{Choice, Selection};
use super::sentence::Language;
use super::{Finder, State};
use crate::i18n::Ui;
use crate::page::Answer;
use crate::page::contract::ROWS;
use crate::views::element::{Element, el, nothing};

/// The most suggestions of fewer filters.
const FEWER: usize = 6;

/// A selection with one filter less, for each of its filters.
pub(super) fn fewer(selection: &Selection) -> Vec<Selection> {
    let choices = selection.choices.iter();
    let without = choices.map(|choice| selection.choosing(choice.group, choice.value, None));
    let dated = !selection.from.is_empty() || !selection.to.is_empty();
    dated.then(|| undated(selection)).into_iter().chain(without).take(FEWER).collect()
}

/// A selection without its dates.
fn undated(selection: &Selection) -> Selection {
    selection.with(|selection| {
        selection.from.clear();
        selection.to.clear();
    })
}

impl Finder {
    /// The filters that are at work, each a link to the results without it.
    pub(super) fn tags(self) -> AnyView {
        let tags = self.language(|language, State { selection, .. }| {
            let choice = |choice: &Choice| {
                let without = selection.choosing(choice.group, choice.value, None);
                self.tag(&language.choice(*choice), &without)
            };
            let mut tags: Vec<Element> = selection.choices.iter().map(choice).collect();
            let undated = undated(selection);
            tags.extend(language.dates(selection).map(|dates| self.tag(&dates, &undated)));
            if tags.len() > 1 {
                let none = undated.with(|selection| selection.choices.clear());
                tags.push(el("li").child(self.link(&none, self.ui.text(Ui::ClearFilter))));
            }
            tags
        });
        if tags.is_empty() {
            return nothing();
        }
        let list = el("ul").class("tags").attr("aria-label", self.ui.text(Ui::Chosen));
        list.children(tags).into()
    }

    fn tag(self, name: &str, without: &Selection) -> Element {
        let link = self
            .link(without, name.to_owned())
            .class("tag")
            .attr("aria-label", self.ui.fill(Ui::Remove, &[("name", name)]));
        el("li").child(link)
    }

    fn link(self, to: &Selection, text: String) -> Element {
        el("a").attr("href", self.address(to)).text(text)
    }

    /// What is to be said of the results: what was not understood, corrected, left out, not found.
    pub(super) fn remarks(self) -> AnyView {
        let remarks = self.language(|language, state| {
            let mut remarks = Vec::new();
            if !state.ignored.is_empty() {
                remarks.push(self.said(Ui::Ignored, &[("what", &state.ignored.join(", "))]));
            }
            match (&state.failure, &state.answer) {
                (Some(reason), _) => {
                    let again = self.link(&state.selection, self.ui.text(Ui::Retry));
                    remarks.extend([el("p").text(reason), el("p").child(again)]);
                }
                (None, Some((answer, selection))) => {
                    remarks.extend(self.remarks_on(answer, selection));
                    if answer.total == 0 {
                        remarks.extend(self.nothing(language, selection, &state.fewer));
                    }
                }
                (None, None) => {}
            }
            remarks
        });
        if remarks.is_empty() {
            return nothing();
        }
        el("div").class("remarks").children(remarks).into()
    }

    fn said(self, message: Ui, places: &[(&str, &str)]) -> Element {
        el("p").text(self.ui.fill(message, places))
    }

    fn remarks_on(self, answer: &Answer, selection: &Selection) -> Vec<Element> {
        let mut remarks = Vec::new();
        for [from, to] in &answer.corrections {
            remarks.push(self.said(Ui::Corrected, &[("from", from), ("to", to)]));
        }
        if !answer.corrections.is_empty() {
            let exact = selection.with(|selection| selection.exact = true);
            let text = self.ui.fill(Ui::Exactly, &[("text", &exact.text)]);
            remarks.push(el("p").child(self.link(&exact, text)));
        }
        remarks.extend(answer.notes.iter().filter_map(|note| self.remark(note)));
        for [_, value] in &answer.ignored {
            remarks.push(self.said(Ui::Ignored, &[("what", value)]));
        }
        let pages = answer.total.div_ceil(ROWS);
        if selection.page >= pages && pages > 0 {
            let (page, pages) = ((selection.page + 1).to_string(), pages.to_string());
            remarks.push(self.said(Ui::NoSuchPage, &[("page", &page), ("pages", &pages)]));
        }
        remarks
    }

    fn remark(self, [note, word]: &[String; 2]) -> Option<Element> {
        match note.as_str() {
            "unknown" => Some(self.said(Ui::UnknownWord, &[("word", word)])),
            "too-long" => Some(self.said(Ui::TooLong, &[])),
            _ => None,
        }
    }

    /// Nothing was found: what would be with fewer filters.
    fn nothing(
        self,
        language: Language<'_>,
        selection: &Selection,
        fewer: &[(Selection, u32)],
    ) -> Vec<Element> {
        let mut nothing = vec![self.said(Ui::NothingTips, &[])];
        let item = |(fewer, total): &(Selection, u32)| {
            let dropped = selection.choices.iter().find(|choice| !fewer.choices.contains(choice));
            let without = match dropped {
                Some(choice) => language.choice(*choice),
                None => language.dates(selection).unwrap_or_default(),
            };
            let results = language.results(*total);
            let places = [("without", &*without), ("results", &*results)];
            el("li").child(self.link(fewer, self.ui.fill(Ui::Dropping, &places)))
        };
        if !fewer.is_empty() {
            nothing.push(el("ul").class("links").children(fewer.iter().map(item)));
        }
        nothing
    }

    /// The ways to the other pages of the results.
    pub(super) fn pages(self) -> AnyView {
        let ui = self.ui;
        self.with(|state| {
            let Some((answer, selection)) = &state.answer else { return nothing() };
            let pages = answer.total.div_ceil(ROWS);
            if pages < 2 || state.has_no_rows() || state.failure.is_some() {
                return nothing();
            }
            let page = selection.page.min(pages);
            let way = |page: u32, rel: &'static str, text: Ui| {
                let to = Selection { page, ..selection.clone() };
                self.link(&to, ui.text(text)).attr("rel", rel)
            };
            let places = [("page", &*(page + 1).to_string()), ("pages", &*pages.to_string())];
            el("nav")
                .class("pages")
                .attr("aria-label", ui.text(Ui::Pages))
                .children((page > 0).then(|| way(page - 1, "prev", Ui::Previous)))
                .children((page < pages).then(|| el("span").text(ui.fill(Ui::PageOf, &places))))
                .children((page + 1 < pages).then(|| way(page + 1, "next", Ui::Next)))
                .into()
        })
    }
}
