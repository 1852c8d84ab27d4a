//! Lists of news: rows, the sections of a dossier, bars by time.

use std::collections::BTreeMap;

use crate::compose::shared::index::Index;
use crate::compose::shared::parts::{links, section};
use crate::content::news::NewsItem;
use crate::i18n::Label;
use crate::page::{Bar, Block, Histogram, Link, LinkStyle, NewsRow};
use crate::route::{self, Route, query};

/// How many items a dossier shows before it leads into their years.
const LATEST: usize = 10;

/// Whether rows of news show their summaries.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rows {
    Short,
    WithSummaries,
}

impl Index<'_> {
    /// The remark on an item's date, where it is not certain.
    pub(crate) fn issued_doubt(&self, item: &NewsItem) -> Option<String> {
        self.date_doubt(&item.uncertain, "issued_on")
    }

    /// An item as a row of a list on a page in the given language.
    pub(crate) fn news_row(&self, item: &NewsItem, rows: Rows, lang: &str) -> NewsRow {
        let kind =
            self.content.news_kind(&item.kind).map_or_else(String::new, |kind| kind.name.clone());
        let issuer = self.issuer_link(&item.issued_by).text;
        let about = [kind, issuer].into_iter().filter(|part| !part.is_empty());
        NewsRow {
            link: self.item_link(item, lang),
            date: self.moment(item.issued_on, self.issued_doubt(item)),
            about: about.collect::<Vec<_>>().join(", "),
            summary: (rows == Rows::WithSummaries).then(|| item.summary.clone()),
        }
    }

    /// Items as a list on a page in the site's language; nothing where there are none.
    pub(crate) fn news_rows(&self, items: &[&NewsItem], rows: Rows) -> Option<Block> {
        let list = items.iter().map(|item| self.news_row(item, rows, self.lang()));
        (!items.is_empty()).then(|| Block::News(list.collect()))
    }

    /// The latest of the items that have an id in a facet, and the ways into the search of all of
    /// them, whole and by year.
    pub(crate) fn dossier(
        &self,
        heading: Label,
        id: (&str, &str),
        items: &[&NewsItem],
    ) -> Vec<Block> {
        let news = Route::News.path();
        let latest = &items[..items.len().min(LATEST)];
        let all = (items.len() > 1).then(|| {
            let all = self.locale.count(Label::AllNewsItems, items.len());
            Link::new(all, route::narrowed(&news, &[id]))
        });
        let rows = self.news_rows(latest, Rows::Short);
        let latest = rows.into_iter().chain(links(LinkStyle::Row, all));
        let mut blocks: Vec<Block> = self.section(heading, "news", latest).into_iter().collect();
        if items.len() > LATEST {
            let all = self.locale.count(Label::AllItemsByYear, items.len());
            let years = self.bars_by_year(items, |year| {
                let year = year.to_string();
                route::narrowed(&news, &[id, (query::FROM, &year), (query::TO, &year)])
            });
            blocks.extend(section(all, "news-by-year", years));
        }
        blocks
    }

    /// The years of all news, each with a link to its page.
    pub(crate) fn news_by_year(&self) -> Option<Block> {
        let years = self.bars_by_year(self.news(), |year| Route::Year(year).path());
        self.section(Label::NewsByYear, "by-year", years)
    }

    /// The numbers of items a year, oldest first, each with a link.
    fn bars_by_year(&self, items: &[&NewsItem], href: impl Fn(u16) -> String) -> Option<Block> {
        let mut counts = BTreeMap::<u16, usize>::new();
        for item in items {
            *counts.entry(item.issued_on.year()).or_default() += 1;
        }
        let (first, last) = (*counts.keys().next()?, *counts.keys().next_back()?);
        let bars = (first..=last).map(|year| {
            let count = counts.get(&year).copied().unwrap_or_default();
            self.bar(year.to_string(), || href(year), count)
        });
        Some(self.histogram(bars.collect()))
    }

    /// A bar with a link to its items; without items it is a gap, which leads nowhere.
    pub(crate) fn bar(&self, text: String, href: impl Fn() -> String, count: usize) -> Bar {
        match count {
            0 => Bar { link: Link::new(text, ""), ..Bar::default() },
            _ => {
                Bar { link: Link::new(text, href()), count: count as u32, text: self.items(count) }
            }
        }
    }

    /// Bars with what they show in a sentence.
    pub(crate) fn histogram(&self, bars: Vec<Bar>) -> Block {
        // The first of several that are alike.
        let most = bars.iter().rev().max_by_key(|bar| bar.count);
        let caption = match (bars.as_slice(), most) {
            ([first, .., last], Some(most)) => {
                let [from, to, most_of] = [first, last, most].map(|bar| bar.link.text.as_str());
                let places = [("from", from), ("to", to), ("most", most_of), ("items", &most.text)];
                self.locale.fill(Label::BarsCaption, &places)
            }
            _ => String::new(),
        };
        Block::Histogram(Histogram { caption, bars })
    }

    /// A number of items in words.
    pub(crate) fn items(&self, count: usize) -> String {
        self.locale.count(Label::Items, count)
    }

    /// A link with the number of its news items as a remark; no remark where there are none.
    pub(crate) fn counted(&self, link: Link, count: usize) -> Link {
        if count == 0 { link } else { link.noting(self.items(count)) }
    }

    /// The latest of all news with summaries, and the way to all.
    pub(crate) fn latest_news(&self, count: usize) -> Option<Block> {
        let items = &self.news()[..self.news().len().min(count)];
        let rows = self.news_rows(items, Rows::WithSummaries)?;
        let all = Link::new(self.label(Label::AllNews), Route::News.path());
        let all = all.noting(self.items(self.news().len()));
        let ways = links(LinkStyle::Row, [all]);
        self.section(Label::LatestNews, "news", [Some(rows), ways].into_iter().flatten())
    }
}
