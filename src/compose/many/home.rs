//! The front page.

use crate::compose::composed::About;
use crate::compose::lists::{countries, fields, structures};
use crate::compose::map;
use crate::compose::shared::draft::Draft;
use crate::compose::shared::index::Index;
use crate::compose::shared::links::section_path;
use crate::compose::shared::parts::{links, remarks};
use crate::compose::shared::structured;
use crate::content::page::Section;
use crate::i18n::Label;
use crate::page::{Block, Layout, Link, LinkStyle};
use crate::route::Route;
use crate::text::Text;

/// How many news the front page shows.
const NEWS: usize = 8;

/// The front page.
pub(crate) fn draft(index: &Index<'_>) -> Draft {
    let site = &index.content.site;
    let mut blocks: Vec<Block> = index.latest_news(NEWS).into_iter().collect();
    blocks.extend(index.section(Label::WaysIn, "ways-in", ways_in(index)));
    blocks.extend(index.section(Label::AtAGlance, "at-a-glance", pictures(index)));
    blocks.extend(field_links(index));
    blocks.extend(country_groups(index));
    blocks.extend(index.news_by_year());
    blocks.extend(what_this_is(index));
    let mut draft = Draft::new(index, Route::Home.path(), &site.name, &site.description);
    draft.about = About::Itself;
    draft.title = Some(site.tagline.clone());
    draft.lead = Some(site.description.as_str().into());
    draft.kicker = Some(site.tagline.clone());
    draft.layout = Layout::Front;
    draft.blocks = blocks;
    draft.structured = vec![structured::website(index)];
    draft
}

/// The sections as cards, each with what it holds in numbers.
fn ways_in(index: &Index<'_>) -> Option<Block> {
    let content = index.content;
    let count = |label, n: usize| (n > 0).then(|| index.locale.count(label, n));
    let closed = content.operations.iter().filter(|one| one.closed.is_some()).count();
    let active = content.operations.len() - closed;
    let card = |section, notes: [Option<String>; 2]| {
        let link = index.section_link(section)?;
        Some(Link { note: remarks(notes), ..link })
    };
    let cards = [
        card(Section::News, [count(Label::Items, index.news().len()), None]),
        card(Section::Countries, [count(Label::CountryCount, content.countries.len()), None]),
        card(Section::FieldsOfWork, [count(Label::FieldCount, content.fields.len()), None]),
        card(Section::Structures, [count(Label::StructureCount, content.structures.len()), None]),
        card(
            Section::FieldOperations,
            [count(Label::ActiveCount, active), count(Label::ClosedCount, closed)],
        ),
        card(Section::Meetings, [count(Label::MeetingCount, content.meetings.len()), None]),
    ];
    links(LinkStyle::Cards, cards.into_iter().flatten())
}

/// The pictures of the site, as cards.
fn pictures(index: &Index<'_>) -> Option<Block> {
    let content = index.content;
    let place = |label, section, place| {
        Link::new(index.label(label), [section_path(section).as_str(), "#", place].concat())
    };
    let view = content.map.as_ref().and_then(|map| map.views.first());
    let map = view.filter(|_| index.has(Section::Countries));
    let structures = index.has(Section::Structures).then_some(content.structures.len());
    let cards = [
        map.map(|view| place(Label::Map, Section::Countries, map::PLACE).noting(&view.name)),
        index.timeline_link(),
        structures.map(|n| {
            let count = index.locale.count(Label::StructureCount, n);
            place(Label::OrganizationChart, Section::Structures, structures::TREE).noting(count)
        }),
    ];
    links(LinkStyle::Cards, cards.into_iter().flatten())
}

fn field_links(index: &Index<'_>) -> Option<Block> {
    let fields = index.content.fields.iter().map(|field| fields::counted_link(index, field));
    index.section(Label::FieldsOfWork, "fields-of-work", links(LinkStyle::Columns, fields))
}

fn country_groups(index: &Index<'_>) -> Option<Block> {
    let groups = index.content.site.groups.iter();
    let groups = groups
        .filter(|group| index.content.countries.iter().any(|country| country.group == group.id))
        .map(|group| index.group_link(group).noting(countries::counted(index, &group.id)));
    index.section(Label::Countries, "countries", links(LinkStyle::List, groups))
}

/// Who does not run the site, and where to read more about it.
fn what_this_is(index: &Index<'_>) -> Option<Block> {
    let independence = Text::from(index.content.site.independence.as_str());
    let about = index
        .has(Section::About)
        .then(|| Link::new(index.section_heading(Section::About), section_path(Section::About)));
    let blocks = [Some(Block::Paragraph(independence)), links(LinkStyle::Row, about)];
    index.section(Label::WhatThisIs, "about", blocks.into_iter().flatten())
}
