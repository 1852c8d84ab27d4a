//! The styleguide: every block in every state, with samples that are of no institution.
//!
//! It is made of the blocks themselves and shown by the views of every page, so it is true as long
//! as it is whole: a test asks for each kind of block, each way to set links, each tone. Its words
//! are for those who work on the site's looks, in English, whatever the site speaks. No menu, no
//! sitemap and no search leads to it.

mod hard;
mod pictures;
mod tokens;

use crate::compose::shared::draft::Draft;
use crate::compose::shared::index::Index;
use crate::compose::shared::parts::{fact, facts, links, notice, section, words};
use crate::i18n::{Label, fold};
use crate::page::{
    Block, CountryList, CountryRow, Facet, Figure, Link, LinkStyle, List, Moment, NewsRow, Pager,
    Quote, Scope, Search, Table, TimelineEntry, Tone, Value,
};
use crate::route::{self, Route, query};
use crate::text::{Span, Text};

/// How many of the site's own news the list of all news shows.
const ROWS: usize = 3;

/// The page.
pub(crate) fn draft(index: &Index<'_>) -> Draft {
    let lead =
        "Every part of a page in every state, shown by the same code as the pages themselves.";
    let parts = [
        colours(),
        type_sizes(),
        prose(),
        notices(),
        tables(),
        pictures(),
        facts_and_terms(),
        links_of_all_styles(),
        news(),
        timeline(),
        pictures::tree(),
        pictures::diagram(),
        pictures::histogram(),
        pictures::chronology(),
        pictures::drawing(),
        pagers(),
        countries(),
    ];
    let mut blocks: Vec<Block> = parts.into_iter().flatten().collect();
    blocks.extend(search(index));
    blocks.extend([frame(index), hard::section()].into_iter().flatten());
    Draft {
        lang: "en".to_owned(),
        kicker: Some("For those who work on the site’s looks".to_owned()),
        lead: Some(lead.into()),
        crumbs: vec![index.home_link()],
        blocks,
        hidden: true,
        ..Draft::new(index, Route::Styleguide.path(), "Styleguide", lead)
    }
}

/// The address of a section of this page: what samples lead to.
fn here(id: &str) -> String {
    format!("{}#{id}", Route::Styleguide.path())
}

fn paragraph(text: impl Into<Text>) -> Block {
    Block::Paragraph(text.into())
}

/// A row of a table.
fn row<const N: usize>(cells: [&str; N]) -> Vec<Text> {
    cells.map(Text::from).to_vec()
}

fn span(text: &str) -> Span {
    Span { text: text.to_owned(), ..Span::default() }
}

/// Words in another language.
fn foreign(text: &str, lang: &str) -> Span {
    Span { lang: Some(lang.to_owned()), ..span(text) }
}

/// A date; `datetime` is empty for a span of time.
fn moment(text: &str, datetime: &str) -> Moment {
    Moment { text: text.to_owned(), datetime: datetime.to_owned(), note: None }
}

/// The colours: a picture of them, and their contrast as it is written in the sheets, where a test
/// holds it to what it is.
fn colours() -> Option<Block> {
    let colours = tokens::colours();
    let ground = |name: &str| colours.iter().find(|colour| colour.name == name);
    let (paper, raised) = (ground("--color-paper")?, ground("--color-raised")?);
    let figures = |colour: &tokens::Colour, ground: &tokens::Colour| {
        let light = tokens::contrast(colour.light, ground.light);
        let dark = tokens::contrast(colour.dark, ground.dark);
        format!("{light:.1}, {dark:.1}")
    };
    let rows = colours.iter().map(|colour| {
        let both = [tokens::hex(colour.light), tokens::hex(colour.dark)].join(", ");
        let [paper, raised] = [figures(colour, paper), figures(colour, raised)];
        row([colour.name, &both, &paper, &raised])
    });
    let table = Block::Table(Table {
        caption: "Contrast with the paper and with what is raised on it".into(),
        head: row(["Colour", "Light, dark", "On paper", "On raised"]),
        rows: rows.collect(),
    });
    let text = "Each colour has a value for light and one for dark. Text needs a contrast of 7, \
                controls and the focus 3.";
    let (image, width, height) = swatches(&colours, paper);
    let figure = Block::Figure(Figure {
        image,
        alt: "Every colour on the paper, in light and in dark; the table below has the figures."
            .to_owned(),
        caption: Some("Drawn from the tokens, light and dark".into()),
        width,
        height,
    });
    section("Colours", "colours", [paragraph(text), figure, table])
}

/// A picture of colours on the paper of both schemes, in the address itself; its width and height.
fn swatches(colours: &[tokens::Colour], paper: &tokens::Colour) -> (String, u32, u32) {
    const ROW: usize = 30;
    const HALF: usize = 360;
    let height = ROW * colours.len() + 10;
    let mut svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {} {height}' \
         font-family='system-ui,sans-serif' font-size='14'>",
        2 * HALF
    );
    let text = colours.iter().find(|colour| colour.name == "--color-text");
    let text = text.map_or([paper.dark, paper.light], |text| [text.light, text.dark]);
    for (at, paper) in [paper.light, paper.dark].into_iter().enumerate() {
        let (x, ground) = (at * HALF, tokens::hex(paper));
        svg += &format!("<path fill='{ground}' d='M{x} 0h{HALF}v{height}h-{HALF}z'/>");
        for (row, colour) in colours.iter().enumerate() {
            let fill = if at == 0 { colour.light } else { colour.dark };
            // What hardly stands out is framed, and told in the colour of the text.
            let faint = tokens::contrast(fill, paper) < 3.0;
            let word = tokens::hex(if faint { text[at] } else { fill });
            let stroke = if faint { word.as_str() } else { "none" };
            let (y, left, words) = (row * ROW + 10, x + 10, x + 170);
            let name = colour.name.trim_start_matches("--color-");
            svg += &format!(
                "<path fill='{}' stroke='{stroke}' d='M{left} {y}h140v20h-140z'/>\
                 <text fill='{word}' x='{words}' y='{}'>{name}</text>",
                tokens::hex(fill),
                y + 15
            );
        }
    }
    svg += "</svg>";
    let escaped = svg.replace('%', "%25").replace('#', "%23");
    let escaped = escaped.replace('<', "%3C").replace('>', "%3E").replace(' ', "%20");
    (format!("data:image/svg+xml,{escaped}"), 2 * HALF as u32, height as u32)
}

fn type_sizes() -> Option<Block> {
    let table = Block::Table(Table {
        caption: "Sizes of type".into(),
        head: row(["Token", "Value"]),
        rows: tokens::sizes().map(|(name, value)| row([name, value])).collect(),
    });
    let text = "The heading of this page is of the first level, that of this section of the \
                second. A line of text has about 68 characters, headings hold together, and what \
                follows a heading belongs to it.";
    let deeper = section(
        "A heading of the third level",
        "level-3",
        [paragraph("Under it stands what it announces. Sections are two deep, no deeper.")],
    );
    section("Type", "type", [paragraph(text), table].into_iter().chain(deeper))
}

fn prose() -> Option<Block> {
    let marks = Text(vec![
        span("A paragraph holds words, "),
        Span { em: true, ..span("stressed words") },
        span(", words of another language such as "),
        foreign("Wirklichkeit", "de"),
        span(", a "),
        Span { href: Some(here("links")), ..span("link within the site") },
        span(", a "),
        Span { href: Some("https://example.org/".to_owned()), ..span("link that leads away") },
        span(" and a "),
        Span { href: Some(here("text")), em: true, ..span("stressed link") },
        span(". Markup such as <b>this</b> stays text."),
    ]);
    let points = |ordered| {
        let long = "A point may be as long as a sentence, or two. Then its lines begin one under \
                    the other, and the next point keeps its distance.";
        Block::List(List {
            items: ["A short point", long, "The last"].map(Text::from).into(),
            ordered,
        })
    };
    let quote = |by: Option<&str>| {
        Block::Quote(Quote {
            text: "A quotation is somebody’s own words, set so that nobody takes them for ours."
                .into(),
            by: by.map(Text::from),
        })
    };
    let second = "A second paragraph keeps a distance from the first, which is that of a line less \
                  a little.";
    let blocks = [
        paragraph(marks),
        paragraph(second),
        points(false),
        points(true),
        quote(Some("Who said so")),
        quote(None),
    ];
    section("Paragraphs, lists, quotations", "text", blocks)
}

fn notices() -> Option<Block> {
    let said = [
        (Tone::Note, "A remark that the reader must not miss."),
        (Tone::Doubt, "A doubt: what follows is not certain."),
        (Tone::NoScript, "This is shown only where the browser runs no script."),
    ];
    section("Notices", "notices", said.map(|(tone, text)| notice(tone, text)))
}

fn tables() -> Option<Block> {
    let table = Block::Table(Table {
        caption: "A table says what it shows".into(),
        head: row(["Planet", "Moons", "Seen first"]),
        rows: vec![
            vec!["Mars".into(), "2".into(), Text::default().then_link("1877", here("tables"))],
            row(["Jupiter", "97", "1610"]),
            row(["Venus", "", ""]),
        ],
    });
    section("Tables", "tables", [table])
}

fn pictures() -> Option<Block> {
    let figure = |caption: Option<&str>| {
        Block::Figure(Figure {
            image: "/favicon.svg".to_owned(),
            alt: "Lines of text on a red ground".to_owned(),
            caption: caption.map(Text::from),
            width: 160,
            height: 160,
        })
    };
    let document = Link::new("A report of many pages", here("pictures")).noting("PDF, 2.4 MB, A/1");
    let blocks = [
        figure(Some("A caption, and who made the picture")),
        figure(None),
        Block::Document(document),
        Block::Document(Link::new("A document without remark", here("pictures"))),
    ];
    section("Pictures and documents", "pictures", blocks)
}

fn facts_and_terms() -> Option<Block> {
    let date = |text: &str, datetime: &str, note: Option<&str>| Value {
        text: text.into(),
        datetime: Some(datetime.to_owned()),
        note: note.map(str::to_owned),
    };
    let link =
        Value { text: Text::default().then_link("Port Royal", here("facts")), ..Value::default() };
    let many = ["Ruritania", "Syldavia", "Borduria", "Zubrowka", "Freedonia", "Sylvania"];
    let all = facts([
        fact("Founded", [date("June 1904", "1904-06", Some("not certain"))]),
        fact("Capital", [link]),
        fact("Languages", [words("Ruritanian"), words("German")]),
        fact("Neighbours", many.map(words)),
    ]);
    section("Facts", "facts", all)
}

fn links_of_all_styles() -> Option<Block> {
    let link = |text: &str| Link::new(text, here("links"));
    let plain = || ["Letters", "Parcels", "Telegrams"].map(link);
    let noted = || plain().map(|link| link.noting("12 items"));
    let french = Link { lang: Some("fr".to_owned()), ..link("Une page en français") };
    let nowhere = Link::new("A name without a page", "");
    let many = [
        "Amber", "Basalt", "Chalk", "Dolomite", "Emerald", "Flint", "Granite", "Hematite", "Jasper",
    ];
    let style = |heading: &str, id: &str, style, items: Vec<Link>| {
        section(heading, format!("links-{id}"), links(style, items))
    };
    let parts = [
        style(
            "One under the other",
            "list",
            LinkStyle::List,
            plain().into_iter().chain([french, nowhere]).collect(),
        ),
        style("With remarks", "noted", LinkStyle::List, noted().into()),
        style("In columns", "columns", LinkStyle::Columns, many.map(link).into()),
        style(
            "As cards",
            "cards",
            LinkStyle::Cards,
            noted().into_iter().chain([link("No remark")]).collect(),
        ),
        style("In a row", "row", LinkStyle::Row, plain().into()),
    ];
    section("Links", "links", parts.into_iter().flatten())
}

fn news_row(title: &str, date: Moment, summary: Option<&str>) -> NewsRow {
    NewsRow {
        link: Link::new(title, here("news")),
        date,
        about: "Press release, Office of Posts".to_owned(),
        summary: summary.map(str::to_owned),
    }
}

fn news() -> Option<Block> {
    let doubtful = Moment { note: Some("not certain".to_owned()), ..moment("May 1904", "1904-05") };
    let mut german = news_row("Die Post kommt später", moment("1903", "1903"), None);
    german.link.lang = Some("de".to_owned());
    let rows = vec![
        news_row(
            "The post will come earlier on Mondays",
            moment("14 June 1904", "1904-06-14"),
            Some(
                "From next month on letters are brought before eight o’clock, the Office announced.",
            ),
        ),
        news_row("An item without a summary, whose date is in doubt", doubtful, None),
        german,
    ];
    section("News", "news", [Block::News(rows)])
}

fn timeline() -> Option<Block> {
    let entry = |when, text: Text| TimelineEntry { when, text };
    let entries = vec![
        entry(moment("14 June 1904", "1904-06-14"), "The first letter is brought.".into()),
        entry(
            moment("1905–1911", ""),
            Text::default().then_link("The reform", here("timeline")).then(" takes its time."),
        ),
        entry(
            Moment { note: Some("not certain".to_owned()), ..moment("1912", "1912") },
            "It ends.".into(),
        ),
    ];
    section("Timeline", "timeline", [Block::Timeline(entries)])
}

fn pagers() -> Option<Block> {
    let way = |text: &str, note: &str| Some(Link::new(text, here("pager")).noting(note));
    let (earlier, later) = (|| way("May 1904", "Earlier"), || way("July 1904", "Later"));
    let pagers = [
        Pager { earlier: earlier(), later: later() },
        Pager { earlier: earlier(), later: None },
        Pager { earlier: None, later: later() },
    ];
    section("Ways to what came before and after", "pager", pagers.map(Block::Pager))
}

fn countries() -> Option<Block> {
    let facet = |name: &str| Facet { id: fold(name), name: name.to_owned(), plural: None };
    let row = |name: &str, group, region| CountryRow {
        link: Link::new(name, here("countries")),
        group,
        region,
        names: fold(name),
    };
    let mut guest = row("Atlantis", 1, 1);
    guest.link.note = Some("Guest".to_owned());
    let list = CountryList {
        rows: vec![
            guest,
            row("Freedonia", 0, 0),
            row(hard::LONG_NAME, 0, 1),
            row("Ruritania", 0, 0),
        ],
        groups: ["Members", "Guests"].map(facet).into(),
        regions: ["Mainland", "Islands"].map(facet).into(),
    };
    section("Countries", "countries", [Block::Countries(list)])
}

/// The search is the site's own: it finds what the site holds. Its states have addresses.
fn search(index: &Index<'_>) -> Vec<Block> {
    let rows = index.news().iter().take(ROWS);
    let rows: Vec<NewsRow> = rows
        .map(|item| {
            index.news_row(item, crate::compose::lists::news::Rows::WithSummaries, index.lang())
        })
        .collect();
    let (scope, label) = if rows.is_empty() {
        (Scope::All, Label::SearchSite)
    } else {
        (Scope::News, Label::SearchNews)
    };
    let count = index.news().len() as u32;
    let block = Block::Search(Search { rows, count, ..index.search(scope, label) });
    let name = index.content.site.organization.short_name.as_str();
    let newest = [(query::TEXT, name), (query::SORT, "newest")];
    let tags = [("lang", index.lang()), (query::FROM, "1990")];
    let nothing = [(query::TEXT, "\"qqq zzz\""), (query::FROM, "1800"), (query::TO, "1801")];
    let not_understood = [(query::TEXT, name), (query::FROM, "yesterday"), ("colour", "blue")];
    let state = |text: &str, by: &[(&str, &str)]| {
        Link::new(text, route::narrowed(&Route::Search.path(), by))
    };
    let states = links(
        LinkStyle::List,
        [
            state("Nothing asked yet", &[]),
            state("Results, the newest first, over several pages", &newest),
            state("Narrowed: what narrows it as tags", &tags),
            state("Nothing found", &nothing),
            state("Not understood", &not_understood),
        ],
    );
    let text = "The list of all news, with the newest items and what narrows it, is below. The other \
                states of the search have addresses:";
    let states = section("Search", "search-states", [paragraph(text)].into_iter().chain(states));
    // It is as wide as the page, as on its own.
    states.into_iter().chain([block]).collect()
}

/// What stands round every page, and pages that are set otherwise.
fn frame(index: &Index<'_>) -> Option<Block> {
    let table = Block::Table(Table {
        caption: "What is no block, and where it is seen".into(),
        head: row(["Part", "Where"]),
        rows: vec![
            row(["Skip link", "Before everything, with the first press of Tab"]),
            row(["Breadcrumbs, kicker, lead", "Over this page"]),
            row(["Focus", "Two colours, on whatever Tab leads to"]),
            row(["Buttons", "Menu, Search; in the filters of the search"]),
            row(["Progress", "The line over everything while a page is on its way for some time"]),
            row(["Tags", "Over the results of a narrowed search"]),
            row(["Palette", "Ctrl+K or Cmd+K"]),
        ],
    });
    let article = index
        .news()
        .first()
        .map(|item| Link::new("Set as a text to be read", index.item_path(item)));
    let pages = [Link::new("Set as a front page", Route::Home.path())].into_iter().chain(article);
    section("Frame", "frame", [table].into_iter().chain(links(LinkStyle::Row, pages)))
}

#[cfg(test)]
mod tests;
