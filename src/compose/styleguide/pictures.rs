//! Samples of what is drawn: trees, histograms, chronologies, drawings.

use super::{here, moment};
use crate::compose::shared::parts::section;
use crate::page::{
    Bar, Block, Chronology, ChronologyLine, Drawing, Histogram, Ink, Link, Mark, Node, Shape,
    Stretch,
};

pub(crate) fn tree() -> Option<Block> {
    section("Tree", "tree", [Block::Tree(nodes())])
}

pub(crate) fn diagram() -> Option<Block> {
    section("Diagram", "diagram", [Block::Diagram(nodes())])
}

fn nodes() -> Vec<Node> {
    let node = |text: &str, children| Node { link: Link::new(text, here("tree")), children };
    let leaves = |names: &[&str]| names.iter().map(|name| node(name, Vec::new())).collect();
    let nodes = vec![
        node(
            "Council",
            vec![
                node("Committee of Stamps", leaves(&["Perforation", "Glue"])),
                Node { link: Link::new("A committee without a page", ""), children: Vec::new() },
            ],
        ),
        node(
            "Office",
            leaves(&["North", "East", "South", "West", "Upper", "Lower", "Middle", "Old", "New"]),
        ),
    ];
    nodes
}

pub(crate) fn histogram() -> Option<Block> {
    let bar = |(year, count): (u16, u32)| Bar {
        link: Link::new(year.to_string(), here("histogram")),
        count,
        text: if count == 1 { "1 item".to_owned() } else { format!("{count} items") },
    };
    let mut bars: Vec<Bar> = [(1904, 120), (1905, 60), (1906, 6), (1907, 1)].map(bar).into();
    bars.push(Bar { link: Link::new("1908", ""), ..Bar::default() });
    bars.push(bar((1909, 30)));
    let caption = "Items from 1904 to 1909: most in 1904, half as many a year later, none in 1908.";
    let histogram = Histogram { caption: caption.to_owned(), bars };
    section("Histogram", "histogram", [Block::Histogram(histogram)])
}

/// Something that lasted, something that goes on, and a series.
pub(crate) fn chronology() -> Option<Block> {
    let mark = |text: &str, at| Mark { text: text.to_owned(), at };
    let line = |text: &str, stretches| ChronologyLine {
        link: Link::new(text, here("chronology")).noting("A remark"),
        stretches,
    };
    let stretch = |from: u32, to: u32, words: &str, datetime: &str| Stretch {
        when: vec![moment(words, datetime)],
        from,
        to,
        ..Stretch::default()
    };
    let one = |at: u32, name: &str| Stretch {
        link: Some(Link::new(name, here("chronology"))),
        ..stretch(at, at, name, "1904")
    };
    let lines = vec![
        line("What ended", vec![stretch(0, 400, "1899 to 1903", "1899")]),
        line(
            "What goes on",
            vec![Stretch { open: true, ..stretch(600, 1000, "since 1906", "1906") }],
        ),
        line("A series", vec![one(100, "First"), one(450, "Second"), one(900, "Third")]),
    ];
    let marks = vec![mark("1900", 100), mark("1905", 600)];
    section("Chronology", "chronology", [Block::Chronology(Chronology { marks, lines })])
}

/// A square of every ink.
pub(crate) fn drawing() -> Option<Block> {
    let inks = [
        (Ink::Water, "Water"),
        (Ink::Grid, "Grid"),
        (Ink::Land, "Land"),
        (Ink::First, "First"),
        (Ink::Second, "Second"),
        (Ink::Mark, "Mark"),
        (Ink::Past, "Past"),
    ];
    let square = |(at, (ink, name)): (usize, (Ink, &str))| Shape {
        ink,
        path: format!("M{} 20h60v60h-60z", 20 + 80 * at),
        link: Some(Link::new(name, here("drawing"))),
    };
    let shapes = inks.into_iter().enumerate().map(square);
    let drawing = Drawing {
        label: "A square of every ink".to_owned(),
        width: 600,
        height: 100,
        shapes: shapes.collect(),
        key: Vec::new(),
        caption: "Each square is a link.".into(),
    };
    section("Drawing", "drawing", [Block::Drawing(drawing)])
}
