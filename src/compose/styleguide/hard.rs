//! What is hard to show: long words, many columns, other directions, what is missing.

use super::{foreign, here, moment, news_row, paragraph, row, span};
use crate::compose::shared::parts::{fact, facts, links, words};
use crate::page::{
    Bar, Block, Histogram, Link, LinkStyle, Node, Pager, Quote, Section, Table, TimelineEntry,
    Value,
};
use crate::text::{Span, Text};

/// A name of 58 letters, in use.
pub(crate) const LONG_NAME: &str = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";
/// A part of the longest title.
const PART: &str =
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
/// An Arabic title that ends in punctuation: "What is new in Vienna (2014)?"
const ARABIC: &str = "ما الجديد في Vienna (2014)؟";

/// The section, its last part under the longest title.
pub(crate) fn section() -> Option<Block> {
    let title: String = PART.chars().cycle().take(300).collect();
    super::section(
        "Hard to show",
        "hard",
        [long(&title), wide(), other_direction()].into_iter().flatten(),
    )
}

/// The title wherever a title can stand.
fn long(title: &str) -> Option<Block> {
    let link = || Link::new(title, here("hard"));
    let noted = || link().noting("12 items");
    let value = Value { text: title.into(), ..Value::default() };
    let entry = TimelineEntry { when: moment("1904", "1904"), text: title.into() };
    let leaf = Node { link: link(), children: Vec::new() };
    let blocks = [
        Some(paragraph(format!("A title of 300 characters without a space is {title}."))),
        links(LinkStyle::List, [noted(), link()]),
        links(LinkStyle::Columns, [noted()]),
        links(LinkStyle::Cards, [noted(), Link::new(LONG_NAME, here("hard"))]),
        links(LinkStyle::Row, [link()]),
        facts([
            fact(title, [value.clone(), words(LONG_NAME)]),
            fact("Many", [words(LONG_NAME), value, words("A"), words("B")]),
        ]),
        Some(Block::News(vec![
            news_row(title, moment("1904", "1904"), Some(title)),
            news_row("Without a summary", moment("1904", "1904"), None),
        ])),
        Some(Block::Timeline(vec![entry])),
        Some(Block::Tree(vec![Node { link: link(), children: vec![leaf] }])),
        Some(Block::Histogram(Histogram {
            caption: title.to_owned(),
            bars: vec![Bar {
                link: Link { text: "1904".to_owned(), ..link() },
                count: 12_345_678,
                text: "12,345,678 items".to_owned(),
            }],
        })),
        Some(Block::Quote(Quote { text: title.into(), by: Some(title.into()) })),
        Some(Block::Document(noted())),
        Some(Block::Pager(Pager { earlier: Some(noted()), later: Some(noted()) })),
    ];
    super::section(title, "hard-title", blocks.into_iter().flatten())
}

/// A table wider than a phone.
fn wide() -> Option<Block> {
    let months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let line = |name: &str, cell: fn(usize) -> Text| {
        [name.into()].into_iter().chain((0..months.len()).map(cell)).collect::<Vec<Text>>()
    };
    let table = Block::Table(Table {
        caption: "Letters by month, a table wider than a phone".into(),
        head: [Text::from("Country")].into_iter().chain(months.map(Text::from)).collect(),
        rows: vec![
            line("Ruritania", |month| ((month + 1) * 12_345).to_string().into()),
            line(LONG_NAME, |month| {
                Text::default().then_link((1904 + month).to_string(), here("hard-table"))
            }),
        ],
    });
    super::section("A wide table", "hard-table", [table])
}

/// Arabic within English. What follows it stays where an English sentence has it.
fn other_direction() -> Option<Block> {
    let sentence = Text(vec![
        span("The paper asked “"),
        foreign(ARABIC, "ar"),
        span("” (page 3), and the answer was "),
        Span { href: Some(here("hard-direction")), ..foreign("لا!", "ar") },
        span(", no."),
    ]);
    let title =
        || Link { lang: Some("ar".to_owned()), ..Link::new(ARABIC, here("hard-direction")) };
    let mut item = news_row(ARABIC, moment("1904", "1904"), None);
    item.link = title();
    let arabic = Block::Section(Section {
        heading: ARABIC.to_owned(),
        id: "hard-arabic".to_owned(),
        lang: Some("ar".to_owned()),
        blocks: vec![paragraph("السؤال قديم، والجواب أقدم منه!")],
    });
    let blocks = [
        paragraph(sentence),
        Block::News(vec![item]),
        Block::Table(Table {
            caption: "Words and their languages".into(),
            head: row(["Word", "Language"]),
            rows: vec![vec![Text(vec![foreign("سلام!", "ar")]), "Arabic".into()]],
        }),
    ];
    let list = links(LinkStyle::List, [title().noting("12 items")]);
    super::section(
        "Another direction",
        "hard-direction",
        blocks.into_iter().chain(list).chain([arabic]),
    )
}
