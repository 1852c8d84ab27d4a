//! The page of a country.

use crate::compose::composed::About;
use crate::compose::search::facet;
use crate::compose::shared::draft::Draft;
use crate::compose::shared::index::Index;
use crate::compose::shared::parts::{
    fact, facts, link_text, linked, links, remarks, with_remark, words,
};
use crate::compose::shared::structured;
use crate::content::body::{Head, Operation, Structure};
use crate::content::country::{Chairpersonship, Country, Reached};
use crate::content::page::{Section, Target};
use crate::content::work::Meeting;
use crate::i18n::Label;
use crate::page::{Block, Fact, LinkStyle, Moment, TimelineEntry, Value};
use crate::route::Route;
use crate::text::Text;

/// The pages of all countries.
pub(crate) fn drafts(index: &Index<'_>) -> Vec<Draft> {
    index.content.countries.iter().map(|country| draft(index, country)).collect()
}

fn draft(index: &Index<'_>, country: &Country) -> Draft {
    let path = Route::Country(country.id.to_string()).path();
    Draft {
        about: About::Thing(Target::Country(country.id.clone())),
        kicker: index.content.group(&country.group).map(|group| group.member.clone()),
        flag: index.flag(&country.id),
        lead: Some(since(index, country).into()),
        crumbs: index.crumbs_into(Section::Countries),
        blocks: blocks(index, country),
        structured: vec![structured::country(index, country)],
        ..Draft::new(index, path, &country.name, &description(index, country))
    }
}

/// "Participating State since 25 June 1973."
fn since(index: &Index<'_>, country: &Country) -> String {
    let member = index.content.group(&country.group).map_or("", |group| group.member.as_str());
    let date = index.locale.date(country.since);
    index.locale.fill(Label::MemberSince, &[("member", member), ("date", &date)])
}

fn description(index: &Index<'_>, country: &Country) -> String {
    let places = [
        ("name", country.name.as_str()),
        ("since", &since(index, country)),
        ("capital", country.capital.as_str()),
        ("counts", &counts(index, country)),
    ];
    index.locale.fill(Label::CountryDescription, &places)
}

/// "1 field operation, 2 meetings, 14 news items", without what there is none of.
fn counts(index: &Index<'_>, country: &Country) -> String {
    let counts = [
        (Label::OperationCount, operations_in(index, country).count()),
        (Label::MeetingCount, meetings_in(index, country).count()),
        (Label::NewsCount, index.news_of_country(&country.id).len()),
    ];
    let counts = counts.into_iter().filter(|(label, n)| *n > 0 || *label == Label::NewsCount);
    let counts: Vec<String> = counts.map(|(label, n)| index.locale.count(label, n)).collect();
    counts.join(", ")
}

fn operations_in<'a>(index: &Index<'a>, country: &Country) -> impl Iterator<Item = &'a Operation> {
    index.content.operations.iter().filter(|operation| operation.country == country.id)
}

/// The meetings held in a country, newest first.
fn meetings_in<'a>(index: &Index<'a>, country: &Country) -> impl Iterator<Item = &'a Meeting> {
    index.content.meetings.iter().rev().filter(|meeting| meeting.country == country.id)
}

fn blocks(index: &Index<'_>, country: &Country) -> Vec<Block> {
    let mut blocks: Vec<Block> = index.note(country.note.as_ref()).into_iter().collect();
    blocks.extend(facts(country_facts(index, country)));
    blocks.extend(hosted(index, country));
    blocks.extend(held_here(index, country));
    let id = (facet::COUNTRY, country.id.as_str());
    blocks.extend(index.dossier(Label::NewsAboutCountry, id, index.news_of_country(&country.id)));
    blocks.extend(leaders(index, country));
    blocks
}

fn country_facts(index: &Index<'_>, country: &Country) -> Vec<Option<Fact>> {
    let of = Target::Country(country.id.clone());
    let unsure = |field| index.doubt(&country.uncertain, field);
    let capital = Value { note: unsure("capital"), ..words(country.capital.as_str()) };
    let area = Value { note: unsure("area_km2"), ..words(area(index, country.area_km2)) };
    let doubt = index.date_doubt(&country.uncertain, "since");
    let founding = country.founding.then(|| index.label(Label::FromTheBeginning).to_owned());
    let since = index.date_value(Some(country.since), remarks([founding, doubt]));
    let borders = country.borders.iter().map(|id| linked(index.country_link(id)));
    let mut all = index.name_facts(&of, &country.names);
    all.extend([
        index.fact(Label::Capital, [capital]),
        index.fact(Label::Region, [words(country.region.as_str())]),
        index.fact(Label::Area, [area]),
        index.fact(Label::TakesPartSince, [since]),
    ]);
    all.extend(country.milestones.iter().map(|reached| milestone(index, country, reached)));
    all.extend([
        index.fact(Label::Chair, chaired(index, country)),
        index.fact(Label::Neighbours, borders),
    ]);
    all
}

fn area(index: &Index<'_>, km2: f64) -> String {
    // Only the smallest countries are given in parts of a square kilometre.
    let number = if km2.fract() == 0.0 { index.locale.number(km2 as u64) } else { km2.to_string() };
    index.locale.fill(Label::SquareKilometres, &[("n", &number)])
}

/// What a country signed: the date, and the news that tell about it.
fn milestone(index: &Index<'_>, country: &Country, reached: &Reached) -> Option<Fact> {
    let milestone = index.content.milestone(&reached.milestone)?;
    let note = index.date_doubt(&country.uncertain, milestone.id.as_str());
    let date = index.date_value(reached.on, note);
    let news = milestone.news.as_ref().map(|id| index.news_link(id, index.lang()));
    fact(&milestone.name, [date].into_iter().chain(news.map(linked)))
}

fn chaired(index: &Index<'_>, country: &Country) -> Vec<Value> {
    let value = |chair: &Chairpersonship| {
        let state = chair.state_name.as_ref();
        let state = state.map(|state| index.locale.fill(Label::AsState, &[("state", state)]));
        let doubt = !chair.uncertain.is_empty();
        let doubt = doubt.then(|| index.label(Label::ValueNotCertain).to_owned());
        let note = remarks([state, doubt, chair.note.clone()]);
        let text = format!("{}: {}", chair.year, chair.chairpersons.join(", "));
        Value { note, ..words(text) }
    };
    let all = index.content.chairpersonships.iter();
    all.filter(|chair| chair.country == country.id).map(value).collect()
}

fn hosted(index: &Index<'_>, country: &Country) -> Option<Block> {
    let link = |operation: &Operation| {
        index.operation_link(&operation.id).noting(index.operation_period(operation))
    };
    let list = links(LinkStyle::List, operations_in(index, country).map(link));
    index.section(Label::OperationsHere, "field-operations", list)
}

fn held_here(index: &Index<'_>, country: &Country) -> Option<Block> {
    let list = meetings_in(index, country).map(|meeting| {
        let when = index.meeting_moment(meeting);
        let when = with_remark(&when.text, when.note.as_deref());
        index.meeting_link(&meeting.id).noting(when)
    });
    index.section(Label::MeetingsHere, "meetings", links(LinkStyle::List, list))
}

/// People from the country who led structures, in the order of time.
fn leaders(index: &Index<'_>, country: &Country) -> Option<Block> {
    let heads = index
        .content
        .structures
        .iter()
        .flat_map(|structure| structure.heads.iter().map(move |head| (structure, head)));
    let mut heads: Vec<(&Structure, &Head)> =
        heads.filter(|(_, head)| head.country == country.id).collect();
    heads.sort_by_key(|(_, head)| head.from);
    let entry = |(structure, head): &(&Structure, &Head)| TimelineEntry {
        when: Moment { text: index.period(head.from, head.to), ..Moment::default() },
        text: link_text(
            Text::from(format!("{}, ", head.name)),
            &index.structure_link(&structure.id),
        ),
    };
    let list = (!heads.is_empty()).then(|| Block::Timeline(heads.iter().map(entry).collect()));
    index.section(Label::LeadersFromHere, "people", list)
}
