//! The documents of the search: one for each page worth finding.
//!
//! A document has the words of its page without the lists that repeat the titles of other pages:
//! those are found by themselves. Its id and its address are the page's path of the site, without
//! the base; what shows a hit adds that ([`crate::route::href`]).

use std::collections::BTreeMap;

use communique_search::write::document::Document;

use super::{facet, kind};
use crate::compose::composed::{About, Page};
use crate::content::Content;
use crate::content::body::{Operation, Structure};
use crate::content::country::Country;
use crate::content::news::NewsItem;
use crate::content::page::{Page as TextPage, Section, Target};
use crate::content::site::Names;
use crate::content::work::{Field, Meeting, MeetingKind};
use crate::date::Date;
use crate::page::{Block, Fact, LinkStyle, Links, Table, TimelineEntry, Tone};
use crate::route::is_internal;
use crate::text::Text;

/// The documents of a composed content, in the order of its pages.
pub fn documents(content: &Content, pages: &[Page]) -> Vec<Document> {
    let document = |page: &Page| {
        let subject = match &page.about {
            About::Nothing => return None,
            About::Itself => Subject::new(kind::PAGE),
            About::Thing(target) => subject(content, target, &page.document.head.lang)?,
        };
        Some(subject.document(page))
    };
    pages.iter().filter_map(document).collect()
}

/// The subject of a page, as far as its words do not say it.
#[derive(Default)]
struct Subject {
    date: Option<Date>,
    /// The other names of it, in all languages.
    names: Vec<String>,
    facets: BTreeMap<String, Vec<String>>,
}

impl Subject {
    fn new(kind: &str) -> Self {
        Self::default().with(facet::KIND, [kind])
    }

    fn with(mut self, facet: &str, values: impl IntoIterator<Item: ToString>) -> Self {
        let values: Vec<String> = values.into_iter().map(|value| value.to_string()).collect();
        if !values.is_empty() {
            self.facets.insert(facet.to_owned(), values);
        }
        self
    }

    fn called<'a>(mut self, names: impl IntoIterator<Item = &'a String>) -> Self {
        self.names.extend(names.into_iter().cloned());
        self
    }

    /// With the names that the content's aliases give to a thing.
    fn known_as(self, content: &Content, of: &Target) -> Self {
        let aliases = content.aliases.iter().filter(|alias| alias.of == *of);
        self.called(aliases.map(|alias| &alias.alias))
    }

    fn on(self, date: Option<Date>) -> Self {
        Self { date, ..self }
    }

    fn document(self, page: &Page) -> Document {
        let Self { date, mut names, mut facets } = self;
        let head = &page.document.head;
        let mut words = Words::default();
        words.add(&page.document.blocks);
        let Words { mut text, facts } = words;
        let summary = match &head.lead {
            Some(lead) => Some(lead.plain()),
            None if text.is_empty() => None,
            None => Some(text.remove(0)),
        };
        text.extend(facts);
        text.extend(head.kicker.clone());
        names.sort_unstable();
        names.dedup();
        names.retain(|name| *name != head.heading);
        facets.insert(facet::LANG.to_owned(), vec![head.lang.clone()]);
        Document {
            line: 0,
            id: page.path.clone(),
            url: page.path.clone(),
            title: head.heading.clone(),
            summary,
            body: text.join("\n"),
            date: date.map(|date| date.to_string()),
            lang: Some(head.lang.clone()),
            aliases: names,
            facets,
        }
    }
}

/// The subject of a page about a thing, in a language.
fn subject(content: &Content, thing: &Target, lang: &str) -> Option<Subject> {
    match thing {
        Target::Section(of) => Some(section(content, *of)),
        Target::Page(id) => content.page(id).map(|page| text(content, page)),
        Target::News(id) => {
            let original = content.news_original(id).into_iter();
            let mut versions = original.chain(content.translations(id));
            versions.find(|item| item.lang.as_str() == lang).map(news)
        }
        Target::Country(id) => content.country(id).map(|one| country(content, one)),
        Target::Field(id) => content.field(id).map(|one| work(content, one)),
        Target::Structure(id) => content.structure(id).map(|body| structure(content, body)),
        Target::Operation(id) => content.operation(id).map(|body| operation(content, body)),
        Target::MeetingKind(id) => content.meeting_kind(id).map(|one| meetings(content, one)),
        Target::Meeting(id) => content.meeting(id).map(|one| meeting(content, one)),
    }
}

fn section(content: &Content, section: Section) -> Subject {
    let subject = match (content.section_page(section), content.section_structure(section)) {
        (Some(page), _) => text(content, page),
        (None, Some(body)) => structure(content, body),
        (None, None) => Subject::new(kind::PAGE),
    };
    subject.known_as(content, &Target::Section(section))
}

fn text(content: &Content, page: &TextPage) -> Subject {
    let groups = content.site.groups.iter();
    let groups: Vec<_> = groups.filter(|group| group.page.as_ref() == Some(&page.id)).collect();
    Subject::new(kind::PAGE)
        .with(facet::GROUP, groups.iter().map(|group| &group.id))
        .called(page.names.values())
        .called(groups.into_iter().flat_map(|group| names(&group.name, &group.names)))
        .known_as(content, &Target::Page(page.id.clone()))
}

fn names<'a>(name: &'a String, names: &'a Names) -> impl Iterator<Item = &'a String> {
    std::iter::once(name).chain(names.values())
}

fn news(item: &NewsItem) -> Subject {
    Subject::new(item.kind.as_str())
        .with(facet::ISSUER, [&item.issued_by])
        .with(facet::FIELD, &item.fields_of_work)
        .with(facet::COUNTRY, &item.countries)
        .with(facet::GROUP, &item.groups)
        .on(Some(item.issued_on))
}

fn country(content: &Content, country: &Country) -> Subject {
    Subject::new(kind::COUNTRY)
        .with(facet::COUNTRY, [&country.id])
        .with(facet::GROUP, [&country.group])
        .called(country.names.values())
        .called([&country.iso2])
        .known_as(content, &Target::Country(country.id.clone()))
}

fn work(content: &Content, field: &Field) -> Subject {
    Subject::new(kind::FIELD)
        .with(facet::FIELD, [&field.id])
        .called(field.names.values())
        .known_as(content, &Target::Field(field.id.clone()))
}

fn structure(content: &Content, body: &Structure) -> Subject {
    let fields = content.fields.iter();
    let fields = fields.filter(|field| field.related_structures.contains(&body.id));
    let subject = Subject::new(kind::STRUCTURE)
        .with(facet::FIELD, fields.map(|field| &field.id))
        .called(names(&body.name, &body.names))
        .known_as(content, &Target::Structure(body.id.clone()));
    if body.section != Some(Section::Structures) {
        return subject;
    }
    // The page of all structures is that of the institution.
    let institution = &content.site.organization;
    subject
        .called(names(&institution.name, &institution.names))
        .called(names(&institution.short_name, &institution.short_names))
}

fn operation(content: &Content, body: &Operation) -> Subject {
    Subject::new(kind::OPERATION)
        .with(facet::COUNTRY, [&body.country])
        .called(body.names.values())
        .known_as(content, &Target::Operation(body.id.clone()))
}

fn meetings(content: &Content, of: &MeetingKind) -> Subject {
    Subject::new(kind::MEETING_KIND)
        .called(of.names.values())
        .known_as(content, &Target::MeetingKind(of.id.clone()))
}

fn meeting(content: &Content, meeting: &Meeting) -> Subject {
    let year = || format!("{:04}", meeting.year).parse().ok();
    Subject::new(kind::MEETING)
        .with(facet::COUNTRY, [&meeting.country])
        .known_as(content, &Target::Meeting(meeting.id.clone()))
        .on(meeting.start.or_else(year))
}

/// The words of a page, a line each: what it tells, then its facts.
#[derive(Default)]
struct Words {
    text: Vec<String>,
    facts: Vec<String>,
}

impl Words {
    fn add(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(text) => self.say(text),
                Block::Section(section) => {
                    let at = self.text.len();
                    self.add(&section.blocks);
                    if self.text.len() > at {
                        self.text.insert(at, section.heading.clone());
                    }
                }
                Block::List(list) => list.items.iter().for_each(|item| self.say(item)),
                Block::Quote(quote) => {
                    self.say(&quote.text);
                    quote.by.iter().for_each(|by| self.say(by));
                }
                Block::Table(table) => self.table(table),
                Block::Figure(figure) => {
                    self.text.push(figure.alt.clone());
                    figure.caption.iter().for_each(|caption| self.say(caption));
                }
                Block::Drawing(drawing) => {
                    self.text.push(drawing.label.clone());
                    self.say(&drawing.caption);
                }
                Block::Document(link) => self.text.push(noted(&link.text, link.note.as_deref())),
                Block::Facts(facts) => self.facts.extend(facts.iter().map(fact)),
                Block::Timeline(entries) => self.timeline(entries),
                Block::Notice(notice) if notice.tone == Tone::Note => self.say(&notice.text),
                Block::Links(links) => self.links(links),
                // Ways to other pages, and doubts, which many pages say in the same words.
                Block::News(_)
                | Block::Search(_)
                | Block::Chronology(_)
                | Block::Tree(_)
                | Block::Diagram(_)
                | Block::Histogram(_)
                | Block::Notice(_)
                | Block::Pager(_)
                | Block::Countries(_) => {}
            }
        }
    }

    fn say(&mut self, text: &Text) {
        self.text.push(text.plain());
    }

    fn table(&mut self, table: &Table) {
        self.say(&table.caption);
        let row = |cells: &Vec<Text>| {
            let cells = cells.iter().filter(|cell| !cell.is_empty()).map(Text::plain);
            cells.collect::<Vec<_>>().join(", ")
        };
        self.text.extend([&table.head].into_iter().chain(&table.rows).map(row));
    }

    /// An event that begins with a link repeats the title of the page it leads to.
    fn timeline(&mut self, entries: &[TimelineEntry]) {
        let own = |entry: &&TimelineEntry| {
            entry.text.0.iter().find(|span| !span.text.is_empty()).is_some_and(|s| s.href.is_none())
        };
        let line = |entry: &TimelineEntry| format!("{}: {}", entry.when.text, entry.text.plain());
        self.text.extend(entries.iter().filter(own).map(line));
    }

    /// What stands elsewhere is told of here only, such as the sources of an item.
    fn links(&mut self, links: &Links) {
        let away = links.items.iter().filter(|link| !is_internal(&link.href));
        if links.style == LinkStyle::List {
            self.text.extend(away.map(|link| noted(&link.text, link.note.as_deref())));
        }
    }
}

fn fact(fact: &Fact) -> String {
    let values = fact.values.iter();
    let values = values.map(|value| noted(&value.text.plain(), value.note.as_deref()));
    format!("{}: {}", fact.term, values.collect::<Vec<_>>().join(", "))
}

fn noted(text: &str, note: Option<&str>) -> String {
    note.map_or_else(|| text.to_owned(), |note| format!("{text} ({note})"))
}
