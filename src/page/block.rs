//! The blocks of a page document.

use super::record::{choice, records, words};
use crate::text::{Text, is_false};

/// Everything that is declared here, for the format of page documents.
pub(super) const FORM: [&[&str]; 3] = [BLOCKS, RECORDS, WORDS];

choice! {
    BLOCKS:
    /// A part of a page. The application has one view for each.
    pub enum Block {
        /// A paragraph.
        Paragraph(Text) = "paragraph",
        /// A heading with the blocks under it.
        Section(Section) = "section",
        /// A list of sentences or points.
        List(List) = "list",
        /// A quotation.
        Quote(Quote) = "quote",
        /// A table.
        Table(Table) = "table",
        /// A picture.
        Figure(Figure) = "figure",
        /// A picture of lines and areas, such as a map.
        Drawing(Drawing) = "drawing",
        /// A document to download: its link, whose note tells format, size and symbol.
        Document(Link) = "document",
        /// Terms and their values.
        Facts(Vec<Fact>) = "facts",
        /// Links.
        Links(Links) = "links",
        /// News, one row an item.
        News(Vec<NewsRow>) = "news",
        /// The search, or the list of all news, which is a search for nothing in particular.
        Search(Search) = "search",
        /// Events in the order of time.
        Timeline(Vec<TimelineEntry>) = "timeline",
        /// Periods, drawn on a scale of time.
        Chronology(Chronology) = "chronology",
        /// A tree of links.
        Tree(Vec<Node>) = "tree",
        /// A tree of links, drawn with its branches where there is room.
        Diagram(Vec<Node>) = "diagram",
        /// Numbers of items by time, each a link.
        Histogram(Histogram) = "histogram",
        /// Something the reader must know.
        Notice(Notice) = "notice",
        /// The links to the previous and the next page.
        Pager(Pager) = "pager",
        /// The list of countries, to be filtered.
        Countries(CountryList) = "countries",
    }
}

records! {
RECORDS:
/// A list of sentences or points.
pub struct List {
    /// The points.
    pub items: Vec<Text>,
    /// True for a numbered list.
    #[serde(skip_serializing_if = "is_false")]
    pub ordered: bool,
}

/// A quotation.
pub struct Quote {
    /// The words.
    pub text: Text,
    /// The speaker.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Text>,
}

/// A table.
pub struct Table {
    /// Its caption.
    pub caption: Text,
    /// The headers of its columns.
    pub head: Vec<Text>,
    /// Its rows, each as long as the head; the first cell is the header of its row.
    pub rows: Vec<Vec<Text>>,
}

/// A picture.
pub struct Figure {
    /// A path of the site.
    pub image: String,
    /// A description for those who cannot see it.
    pub alt: String,
    /// Caption and credit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<Text>,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

/// A picture of lines and areas, such as a map.
pub struct Drawing {
    /// Its name, a few words.
    pub label: String,
    /// Units from left to right; one is about a CSS pixel where there is room.
    pub width: u32,
    /// Units from top to bottom.
    pub height: u32,
    /// The shapes, from the back to the front.
    pub shapes: Vec<Shape>,
    /// The key to the inks: a sample of each, 20 units square, with words instead of a link.
    pub key: Vec<Shape>,
    /// A description of the drawing in words.
    pub caption: Text,
}

/// A line or an area of a drawing.
pub struct Shape {
    /// The ink it is drawn with.
    pub ink: Ink,
    /// Its outline: SVG path data in units of the drawing.
    pub path: String,
    /// Its name and its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
}

/// Links and how they are set.
pub struct Links {
    /// Their layout.
    pub style: LinkStyle,
    /// The links.
    pub items: Vec<Link>,
}

/// A heading with the blocks under it. Sections may stand in sections, two deep.
pub struct Section {
    /// The heading.
    pub heading: String,
    /// The target of links: an id unique on its page.
    pub id: String,
    /// The language of heading and blocks, where it is not the page's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// The blocks.
    pub blocks: Vec<Block>,
}

/// A link, or its words alone where it leads nowhere.
pub struct Link {
    /// The words.
    pub text: String,
    /// A path of the site, or an absolute address; empty where there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub href: String,
    /// The language of what it leads to, where it is not the page's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// A remark after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The flag of the country that it leads to: a path of the site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flag: Option<String>,
}

/// A term and its values.
pub struct Fact {
    /// The term.
    pub term: String,
    /// Its values, one under the other.
    pub values: Vec<Value>,
}

/// A value of a fact.
pub struct Value {
    /// The text.
    pub text: Text,
    /// The same as a machine reads it, where it is a date (ISO 8601, as precise as known).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub datetime: Option<String>,
    /// A remark after it, such as that the date is not certain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A date as it is read and as a machine reads it.
pub struct Moment {
    /// As precise as it is known, such as "June 2014".
    pub text: String,
    /// ISO 8601, such as `2014-06`. Empty for a span of time.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub datetime: String,
    /// A remark after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A news item in a list.
pub struct NewsRow {
    /// Its title, and where it stands.
    pub link: Link,
    /// The date on which it was issued.
    pub date: Moment,
    /// Its kind and its issuer.
    pub about: String,
    /// Its summary, where the list shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
}

/// The search of the site or of its news, with what stands there until something is asked.
pub struct Search {
    /// The pages that are searched.
    pub scope: Scope,
    /// The label of the field.
    pub label: String,
    /// The groups of filters, in the order of the page.
    pub groups: Vec<FacetGroup>,
    /// The words of dates and rows as the JSON of an object: [`SearchWords`], and for `find.js`,
    /// which writes the rows, `names`: the names of kinds and issuers by group and id.
    pub words: String,
    /// The newest items, where the search begins with all of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<NewsRow>,
    /// The number of all items of which `rows` are the newest.
    pub count: u32,
    /// The blocks that are shown until something is asked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
}

/// A group of values by which results can be narrowed.
pub struct FacetGroup {
    /// The facet of the index and the key of the address's query, such as `country`.
    pub id: String,
    /// Its name, such as "Country".
    pub name: String,
    /// Its place in a sentence that tells what was found, with `{names}`: "about {names}".
    pub phrase: String,
    /// Its values in the order in which they are listed.
    pub values: Vec<Facet>,
}

/// The words and patterns for writing dates and numbers.
pub struct SearchWords {
    /// The months, January first, as they stand in a date.
    pub months: Vec<String>,
    /// A date with `{day}`, `{month}` and `{year}`.
    pub day: String,
    /// A month of a year with `{month}` and `{year}`.
    pub month: String,
    /// The separator between groups of three digits.
    pub separator: String,
}

/// An event in a timeline.
pub struct TimelineEntry {
    /// The date.
    pub when: Moment,
    /// The event.
    pub text: Text,
}

/// A scale of time and what has its place on it. A place is a number of thousandths of the scale.
pub struct Chronology {
    /// The years that the scale names.
    pub marks: Vec<Mark>,
    /// The lines, one under the other.
    pub lines: Vec<ChronologyLine>,
}

/// A year that a scale names.
pub struct Mark {
    /// The year.
    pub text: String,
    /// The place where it begins.
    pub at: u32,
}

/// A line of a chronology: a thing that lasted, or a series of them.
pub struct ChronologyLine {
    /// Its subject, with a remark.
    pub link: Link,
    /// The periods, in the order of time.
    pub stretches: Vec<Stretch>,
}

/// A period: from one place of a scale to another.
pub struct Stretch {
    /// Its name and page, where it is one of a series.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
    /// From when to when: dates, and the words that join them.
    pub when: Vec<Moment>,
    /// The place where it begins.
    pub from: u32,
    /// The place where it ends; the end of the scale if it has not ended.
    pub to: u32,
    /// True if it has not ended.
    #[serde(skip_serializing_if = "is_false")]
    pub open: bool,
}

/// An entry of a tree.
pub struct Node {
    /// The entry.
    pub link: Link,
    /// The entries under it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Node>,
}

/// Numbers of items by time.
pub struct Histogram {
    /// Its caption, a sentence.
    pub caption: String,
    /// The years or months without a gap; those without items have no link and no words.
    pub bars: Vec<Bar>,
}

/// A bar of a histogram.
pub struct Bar {
    /// The year or month, and where its items stand.
    pub link: Link,
    /// The number of items.
    pub count: u32,
    /// The same in words, such as "12 items".
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// Something the reader must know.
pub struct Notice {
    /// Its tone.
    pub tone: Tone,
    /// Its text.
    pub text: Text,
}

/// The links to the previous and the next page.
pub struct Pager {
    /// The earlier page; its note says what it is to this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earlier: Option<Link>,
    /// The later page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub later: Option<Link>,
}

/// The list of countries.
pub struct CountryList {
    /// The countries by name.
    pub rows: Vec<CountryRow>,
    /// The groups, in their order.
    pub groups: Vec<Facet>,
    /// The regions by name.
    pub regions: Vec<Facet>,
}

/// A value by which countries or results can be chosen.
pub struct Facet {
    /// Its form in addresses.
    pub id: String,
    /// Its name, as it is shown.
    pub name: String,
    /// The name of several things of this kind in a sentence, if the value is a kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plural: Option<String>,
}

/// A country in the list.
pub struct CountryRow {
    /// Its name, where its page is, and what it is where it is no member.
    pub link: Link,
    /// Position of its group in [`CountryList::groups`].
    pub group: u32,
    /// Position of its region in [`CountryList::regions`].
    pub region: u32,
    /// All its names in all languages, folded (see [`crate::i18n::fold`]), one a line.
    pub names: String,
}
}

impl Link {
    /// A link without remark.
    pub fn new(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: href.into(), ..Self::default() }
    }

    /// The same link with a remark after it.
    #[must_use]
    pub fn noting(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}

words! {
    WORDS:
    /// How a line or an area is drawn.
    pub enum Ink {
        /// Land without a meaning of its own.
        Land = "land",
        /// Land of the first kind.
        First = "first",
        /// Land of the second kind.
        Second = "second",
        /// The ground on which all is drawn.
        Water = "water",
        /// Lines for the eye to follow.
        Grid = "grid",
        /// A place.
        Mark = "mark",
        /// A former place.
        Past = "past",
    }

    /// How links are set.
    pub enum LinkStyle {
        /// One under the other.
        List = "list",
        /// In columns, for many short ones.
        Columns = "columns",
        /// As cards, the remark under the words.
        Cards = "cards",
        /// In a row.
        Row = "row",
    }

    /// What a search looks at.
    pub enum Scope {
        /// Every page of the site.
        All = "all",
        /// News only.
        News = "news",
    }

    /// How a notice is set.
    pub enum Tone {
        /// A remark.
        Note = "note",
        /// A doubt.
        Doubt = "doubt",
        /// For those without scripts only.
        NoScript = "no-script",
    }
}
