//! The page of a news item, one in each of its languages.

use crate::compose::composed::About;
use crate::compose::lists::news::Rows;
use crate::compose::shared::body;
use crate::compose::shared::draft::Draft;
use crate::compose::shared::excerpt::clip;
use crate::compose::shared::index::Index;
use crate::compose::shared::links::REPORT;
use crate::compose::shared::parts::{facts, linked, links};
use crate::compose::shared::structured;
use crate::content::ids::BodyId;
use crate::content::news::NewsItem;
use crate::content::page::{AliasSort, Section, Target};
use crate::date::Date;
use crate::i18n::Label;
use crate::page::{Block, Layout, Link, LinkStyle, Pager, Value};
use crate::route::Route;

/// Characters of a summary that serves whole as a description.
const SUMMARY: usize = 250;

/// All items in all languages.
pub(crate) fn drafts(index: &Index<'_>) -> Vec<Draft> {
    let originals = index.news();
    let mut drafts = Vec::new();
    for (at, original) in originals.iter().enumerate() {
        let later = at.checked_sub(1).and_then(|at| originals.get(at)).copied();
        let earlier = originals.get(at + 1).copied();
        for item in index.versions(&original.id) {
            drafts.push(draft(index, item, Neighbours { earlier, later }));
        }
    }
    drafts
}

/// The originals before and after an item in time.
#[derive(Clone, Copy)]
struct Neighbours<'a> {
    earlier: Option<&'a NewsItem>,
    later: Option<&'a NewsItem>,
}

fn draft(index: &Index<'_>, item: &NewsItem, neighbours: Neighbours<'_>) -> Draft {
    let language = index.locale.language(item.lang.as_str());
    let date = index.locale.date(item.issued_on);
    let year = Route::Year(item.issued_on.year()).path();
    let mut crumbs = index.crumbs_into(Section::News);
    crumbs.push(Link::new(item.issued_on.year().to_string(), year));
    let here = item.lang.as_str() == index.lang();
    Draft {
        about: About::Thing(Target::News(item.id.clone())),
        lang: item.lang.to_string(),
        kicker: index.content.news_kind(&item.kind).map(|kind| kind.name.clone()),
        lead: Some(item.summary.as_str().into()),
        distinction: if here { date } else { format!("{language}, {date}") },
        crumbs,
        translations: translations(index, item),
        blocks: blocks(index, item, neighbours),
        structured: vec![structured::article(index, item)],
        published: Some(item.issued_on),
        layout: Layout::Article,
        description: clip(&item.summary, SUMMARY),
        ..Draft::new(index, index.item_path(item), &item.title, &item.summary)
    }
}

fn translations(index: &Index<'_>, item: &NewsItem) -> Vec<Link> {
    let others = index.versions(&item.id).iter().filter(|other| other.lang != item.lang);
    let link = |other: &NewsItem| Link {
        lang: Some(other.lang.to_string()),
        ..Link::new(index.locale.language(other.lang.as_str()), index.item_path(other))
    };
    others.map(|other| link(other)).collect()
}

fn blocks(index: &Index<'_>, item: &NewsItem, neighbours: Neighbours<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = item_facts(index, item).into_iter().collect();
    blocks.extend(body::blocks(index, &item.body));
    for mut part in [sources(index, item), related(index, item)].into_iter().flatten() {
        // In a translation they stay in the site's language.
        if let Block::Section(section) = &mut part {
            section.lang = foreign(index, item, Link::default()).lang;
        }
        blocks.push(part);
    }
    blocks.extend(pager(index, item, neighbours));
    blocks.extend(report(index));
    blocks
}

fn item_facts(index: &Index<'_>, item: &NewsItem) -> Option<Block> {
    let value = |link| linked(foreign(index, item, link));
    let issued = index.date_value(Some(item.issued_on), index.issued_doubt(item));
    let by = Value {
        note: then_called(index, &item.issued_by, item.issued_on),
        ..value(index.issuer_link(&item.issued_by))
    };
    let fields = item.fields_of_work.iter().map(|id| value(index.field_link(id)));
    let countries = item.countries.iter().map(|id| value(index.country_link(id)));
    let groups = item.groups.iter().filter_map(|id| index.content.group(id));
    let groups = groups.map(|group| value(index.group_link(group)));
    facts([
        index.fact(Label::IssuedOn, [issued]),
        index.fact(Label::IssuedBy, [by]),
        index.fact(Label::FieldsOfWork, fields),
        index.fact(Label::Countries, countries),
        index.fact(Label::CountryGroups, groups),
    ])
}

/// Marks a link to a page of the site's language where the item is in another.
fn foreign(index: &Index<'_>, item: &NewsItem, link: Link) -> Link {
    let lang = (item.lang.as_str() != index.lang()).then(|| index.lang().to_owned());
    Link { lang, ..link }
}

/// The name that a body had on a day, where it was another.
fn then_called(index: &Index<'_>, id: &BodyId, on: Date) -> Option<String> {
    let body: Target = index.body(id)?;
    let former = index.aliases(&body).iter().find(|alias| {
        alias.sort == AliasSort::FormerName
            && alias.lang.as_ref() == Some(&index.content.site.language)
            && alias.valid_from.is_none_or(|from| from <= on)
            && alias.valid_to.is_some_and(|to| on < to)
    })?;
    Some(index.locale.fill(Label::ThenCalled, &[("name", &former.alias)]))
}

fn sources(index: &Index<'_>, item: &NewsItem) -> Option<Block> {
    let sources = item.sources.iter();
    let sources =
        sources.map(|source| Link::new(&source.title, source.url.clone().unwrap_or_default()));
    index.section(Label::Sources, "sources", links(LinkStyle::List, sources))
}

fn related(index: &Index<'_>, item: &NewsItem) -> Option<Block> {
    let originals = item.related.iter().filter_map(|id| index.versions(id).first());
    let rows: Vec<_> = originals
        .map(|original| index.news_row(original, Rows::Short, item.lang.as_str()))
        .collect();
    let list = (!rows.is_empty()).then_some(Block::News(rows));
    index.section(Label::RelatedNews, "related", list)
}

fn pager(index: &Index<'_>, item: &NewsItem, neighbours: Neighbours<'_>) -> Option<Block> {
    let link = |other: &NewsItem, label| {
        index.item_link(other, item.lang.as_str()).noting(index.label(label))
    };
    let pager = Pager {
        earlier: neighbours.earlier.map(|other| link(other, Label::Earlier)),
        later: neighbours.later.map(|other| link(other, Label::Later)),
    };
    (pager != Pager::default()).then_some(Block::Pager(pager))
}

/// The way to report an error: to the address that the site names, or to the page that tells.
fn report(index: &Index<'_>) -> Option<Block> {
    let address = index.content.site.report.clone();
    let page = || index.has(Section::About).then(|| format!("{}#{REPORT}", Route::About.path()));
    let address = address.or_else(page)?;
    links(LinkStyle::Row, [Link::new(index.label(Label::ReportError), address)])
}
