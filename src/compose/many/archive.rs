//! The list of all news, and the news by year and month.

use std::collections::BTreeMap;

use super::section::section_page;
use crate::compose::lists::news::Rows;
use crate::compose::shared::draft::Draft;
use crate::compose::shared::index::Index;
use crate::compose::shared::parts::{links, section};
use crate::content::news::NewsItem;
use crate::content::page::Section;
use crate::i18n::Label;
use crate::page::{Block, Link, LinkStyle, Pager, Scope, Search};
use crate::route::Route;

/// How many of the newest items stand on the page of all news.
const ROWS: usize = crate::page::contract::ROWS as usize;
/// A year with more items has pages of its months.
const MONTHS_ABOVE: usize = 200;
/// How many items of a month such a year shows before it leads to the month's page.
const OF_MONTH: usize = 10;

/// The list of all news: the search of them, which begins with the newest.
pub(crate) fn list(index: &Index<'_>) -> Draft {
    let search = (!index.news().is_empty()).then(|| search(index));
    // Who comes here looks for something: what is told of the list stands under it.
    let mut draft = section_page(index, Section::News, Vec::new());
    draft.blocks.splice(0..0, [search, index.news_by_year()].into_iter().flatten());
    draft
}

fn search(index: &Index<'_>) -> Block {
    let row = |item: &&NewsItem| index.news_row(item, Rows::WithSummaries, index.lang());
    Block::Search(Search {
        rows: index.news().iter().take(ROWS).map(row).collect(),
        count: index.news().len() as u32,
        ..index.search(Scope::News, Label::SearchNews)
    })
}

/// The pages of all years and of the months of great years.
pub(crate) fn drafts(index: &Index<'_>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> =
        index.years().iter().map(|(&year, items)| year_page(index, year, items)).collect();
    let great = index.years().iter().filter(|(_, items)| items.len() > MONTHS_ABOVE);
    let months: Vec<_> = great
        .flat_map(|(&year, items)| {
            let months = by_month(items).into_iter().rev();
            months.filter_map(move |(month, items)| Some((year, month?, items)))
        })
        .collect();
    for (at, (year, month, items)) in months.iter().enumerate() {
        let link = |at: usize, label| {
            let (year, month, _) = months.get(at)?;
            Some(month_link(index, *year, *month).noting(index.label(label)))
        };
        let pager = Pager {
            earlier: at.checked_sub(1).and_then(|at| link(at, Label::Earlier)),
            later: link(at + 1, Label::Later),
        };
        drafts.push(month_page(index, (*year, *month), items, pager));
    }
    drafts
}

/// The items of a year by month, the latest month first, those without month last.
fn by_month<'a>(items: &[&'a NewsItem]) -> Vec<(Option<u8>, Vec<&'a NewsItem>)> {
    let mut months = BTreeMap::<_, Vec<_>>::new();
    for item in items {
        months.entry(item.issued_on.month()).or_default().push(*item);
    }
    months.into_iter().rev().collect()
}

fn year_page(index: &Index<'_>, year: u16, items: &[&NewsItem]) -> Draft {
    let months = by_month(items);
    let great = items.len() > MONTHS_ABOVE;
    let mut blocks = Vec::new();
    if great {
        let bars = (1..=12).map(|month| {
            let of = months.iter().find(|(of, _)| *of == Some(month));
            let href = || Route::Month(year, month).path();
            index.bar(index.locale.month(month).to_owned(), href, of.map_or(0, |(_, of)| of.len()))
        });
        let bars = index.histogram(bars.collect());
        blocks.extend(index.section(Label::NewsByMonth, "by-month", [bars]));
    }
    for (month, items) in &months {
        blocks.extend(match month {
            Some(month) => month_section(index, (year, *month), items, great),
            None => {
                let rows = index.news_rows(items, Rows::WithSummaries);
                index.section(Label::YearOnly, "year-only", rows)
            }
        });
    }
    blocks.extend(year_pager(index, year));
    let heading = index.locale.fill(Label::NewsOfYear, &[("year", &year.to_string())]);
    archive_page(index, Route::Year(year).path(), heading, items, blocks)
}

fn month_section(
    index: &Index<'_>,
    (year, month): (u16, u8),
    items: &[&NewsItem],
    great: bool,
) -> Option<Block> {
    let shown = if great { &items[..items.len().min(OF_MONTH)] } else { items };
    let rows = index.news_rows(shown, Rows::WithSummaries);
    let all = (shown.len() < items.len()).then(|| {
        let link = month_link(index, year, month);
        link.noting(index.items(items.len()))
    });
    let blocks = rows.into_iter().chain(links(LinkStyle::Row, all));
    section(index.locale.month(month), format!("month-{month:02}"), blocks)
}

fn year_pager(index: &Index<'_>, year: u16) -> Option<Block> {
    let link = |year: u16, label| {
        Link::new(year.to_string(), Route::Year(year).path()).noting(index.label(label))
    };
    let earlier = index.years().range(..year).next_back();
    let later = index.years().range(year + 1..).next();
    let pager = Pager {
        earlier: earlier.map(|(&year, _)| link(year, Label::Earlier)),
        later: later.map(|(&year, _)| link(year, Label::Later)),
    };
    (pager != Pager::default()).then_some(Block::Pager(pager))
}

fn month_heading(index: &Index<'_>, year: u16, month: u8) -> String {
    let places = [("month", index.locale.month(month)), ("year", &year.to_string())];
    index.locale.fill(Label::NewsOfMonth, &places)
}

fn month_link(index: &Index<'_>, year: u16, month: u8) -> Link {
    Link::new(month_heading(index, year, month), Route::Month(year, month).path())
}

fn month_page(
    index: &Index<'_>,
    (year, month): (u16, u8),
    items: &[&NewsItem],
    pager: Pager,
) -> Draft {
    let mut blocks: Vec<Block> = index.news_rows(items, Rows::WithSummaries).into_iter().collect();
    if pager != Pager::default() {
        blocks.push(Block::Pager(pager));
    }
    let path = Route::Month(year, month).path();
    let mut draft = archive_page(index, path, month_heading(index, year, month), items, blocks);
    draft.crumbs.push(Link::new(year.to_string(), Route::Year(year).path()));
    draft
}

fn archive_page(
    index: &Index<'_>,
    path: String,
    heading: String,
    items: &[&NewsItem],
    blocks: Vec<Block>,
) -> Draft {
    let titles: Vec<&str> = items.iter().take(4).map(|item| item.title.as_str()).collect();
    let count = index.items(items.len());
    let description = format!("{heading}: {count}. {}", titles.join("; "));
    Draft {
        kicker: Some(count),
        crumbs: index.crumbs_into(Section::News),
        blocks,
        ..Draft::new(index, path, heading, &description)
    }
}
