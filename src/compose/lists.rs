//! Lists of news: rows, the sections of a dossier, bars by time.

use std::collections::BTreeMap;

use super::index::Index;
use super::parts::{links, section};
use crate::content::news::NewsItem;
use crate::i18n::Label;
use crate::page::{Bar, Block, Link, LinkStyle, NewsRow};
use crate::route::Route;

/// How many items a dossier shows before it leads to the years.
const LATEST: usize = 10;

/// Whether rows of news show their summaries.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    Short,
    WithSummaries,
}

impl Index<'_> {
    /// The remark on an item's date, where it is not certain.
    pub(super) fn issued_doubt(&self, item: &NewsItem) -> Option<String> {
        self.date_doubt(&item.uncertain, "issued_on")
    }

    /// An item as a row of a list on a page in the given language.
    pub(super) fn news_row(&self, item: &NewsItem, rows: Rows, lang: &str) -> NewsRow {
        let kind = self.news_kind(item).map_or_else(String::new, |kind| kind.name.clone());
        let issuer = self.body_link(&item.issued_by).text;
        let about = [kind, issuer].into_iter().filter(|part| !part.is_empty());
        NewsRow {
            link: self.item_link(item, lang),
            date: self.moment(item.issued_on, self.issued_doubt(item)),
            about: about.collect::<Vec<_>>().join(", "),
            summary: (rows == Rows::WithSummaries).then(|| item.summary.clone()),
        }
    }

    /// Items as a list on a page in the site's language; nothing where there are none.
    pub(super) fn news_rows(&self, items: &[&NewsItem], rows: Rows) -> Option<Block> {
        let list = items.iter().map(|item| self.news_row(item, rows, self.lang()));
        (!items.is_empty()).then(|| Block::News(list.collect()))
    }

    /// The latest of some items, and all of them by year where there are more.
    pub(super) fn dossier(&self, heading: Label, items: &[&NewsItem]) -> Vec<Block> {
        let latest = &items[..items.len().min(LATEST)];
        let mut blocks: Vec<Block> = self
            .section(heading, "news", self.news_rows(latest, Rows::Short))
            .into_iter()
            .collect();
        if items.len() > LATEST {
            let all = self.locale.count(Label::AllItemsByYear, items.len());
            blocks.extend(section(all, "news-by-year", self.bars_by_year(items)));
        }
        blocks
    }

    /// The numbers of items a year, oldest first, each with a link to the year's page.
    pub(super) fn bars_by_year(&self, items: &[&NewsItem]) -> Option<Block> {
        let mut counts = BTreeMap::<u16, usize>::new();
        for item in items {
            *counts.entry(item.issued_on.year()).or_default() += 1;
        }
        let bars = counts.into_iter().map(|(year, count)| {
            self.bar(Link::new(year.to_string(), Route::Year(year).path()), count)
        });
        (!items.is_empty()).then(|| Block::Histogram(bars.collect()))
    }

    pub(super) fn bar(&self, link: Link, count: usize) -> Bar {
        Bar { link, count: count as u32, text: self.items(count) }
    }

    /// A number of items in words.
    pub(super) fn items(&self, count: usize) -> String {
        self.locale.count(Label::Items, count)
    }

    /// A link with the number of its news items as a remark; no remark where there are none.
    pub(super) fn counted(&self, link: Link, count: usize) -> Link {
        if count == 0 { link } else { link.noting(self.items(count)) }
    }

    /// The latest of all news with summaries, and the way to all.
    pub(super) fn latest_news(&self, count: usize) -> Option<Block> {
        let items = &self.news()[..self.news().len().min(count)];
        let rows = self.news_rows(items, Rows::WithSummaries)?;
        let all = Link::new(self.label(Label::AllNews), Route::News.path());
        let all = all.noting(self.items(self.news().len()));
        let ways = links(LinkStyle::Row, [all]);
        self.section(Label::LatestNews, "news", [Some(rows), ways].into_iter().flatten())
    }
}
