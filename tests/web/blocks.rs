//! Every kind of block as the browser builds it.

use communique::page::{
    Bar, Block, Chronology, ChronologyLine, Drawing, Facet, FacetGroup, Fact, Figure, Histogram,
    Ink, Link, LinkStyle, Links, List, Mark, Moment, NewsRow, Node, Notice, Pager, Quote, Scope,
    Search, Section, Shape, Stretch, Table, TimelineEntry, Tone, Value,
};
use communique::text::{Span, Text};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::site::{document, find, show, take_over, texts, until};

fn moment(text: &str, datetime: &str) -> Moment {
    Moment { text: text.to_owned(), datetime: datetime.to_owned(), note: None }
}

fn span(text: &str) -> Span {
    Span { text: text.to_owned(), ..Span::default() }
}

/// Shows blocks, takes them over, and compares their HTML.
async fn becomes(heading: &str, blocks: Vec<Block>, html: &str) {
    take_over(heading, blocks.clone(), html);
    assert_eq!(show(heading, blocks).await, html, "{heading}");
}

#[wasm_bindgen_test]
async fn a_paragraph_keeps_its_marks() {
    let text = Text(vec![
        span("Plain, "),
        Span { em: true, ..span("stressed") },
        Span { lang: Some("fr".to_owned()), ..span("ailleurs") },
        Span { href: Some("/news/".to_owned()), ..span("here") },
        Span { href: Some("https://a.example/".to_owned()), em: true, ..span("there") },
    ]);
    becomes(
        "Marks",
        vec![Block::Paragraph(text)],
        "<p>Plain, <em>stressed</em><span lang=\"fr\">ailleurs</span>\
         <a href=\"/base/news/\">here</a>\
         <em><a href=\"https://a.example/\">there</a></em></p>",
    )
    .await;
}

#[wasm_bindgen_test]
async fn markup_in_text_stays_text() {
    let markup = "<b onclick=\"x\">&amp;</b><script>1</script>";
    show(markup, vec![Block::Paragraph(markup.into()), Block::Document(Link::new(markup, "/x"))])
        .await;
    assert_eq!(texts("main h1, main article > p"), [markup; 3]);
    assert!(find("main b, main script").is_none());
}

#[wasm_bindgen_test]
async fn sections_are_headings_of_their_level() {
    let section = |heading: &str, blocks| {
        let (heading, id) = (heading.to_owned(), heading.to_lowercase());
        Block::Section(Section { heading, id, lang: None, blocks })
    };
    becomes(
        "Sections",
        vec![section("A", vec![section("B", vec![Block::Paragraph("C".into())])])],
        "<section class=\"section\" id=\"a\"><h2>A</h2>\
         <section class=\"section\" id=\"b\"><h3>B</h3><p>C</p></section></section>",
    )
    .await;
}

#[wasm_bindgen_test]
async fn lists_quotes_and_notices() {
    let list = |ordered| Block::List(List { items: vec!["a".into(), "b".into()], ordered });
    let quote = Block::Quote(Quote { text: "Q".into(), by: Some("X".into()) });
    let notice = Notice { tone: Tone::Doubt, text: "N".into() };
    becomes(
        "Lists",
        vec![list(false), list(true), quote, Block::Notice(notice)],
        "<ul class=\"points\"><li>a</li><li>b</li></ul>\
         <ol class=\"points\"><li>a</li><li>b</li></ol>\
         <figure class=\"quote\"><blockquote><p>Q</p></blockquote>\
         <figcaption>X</figcaption></figure>\
         <p class=\"notice notice--doubt\">N</p>",
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_table_has_headers_for_columns_and_rows() {
    let row = |a: &str, b: &str| vec![Text::from(a), Text::from(b)];
    let table = Block::Table(Table {
        caption: "Cap".into(),
        head: row("Year", "City"),
        rows: vec![row("1975", "Helsinki")],
    });
    becomes(
        "Table",
        vec![table],
        "<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"Cap\"><table>\
         <caption>Cap</caption>\
         <thead><tr><th scope=\"col\">Year</th><th scope=\"col\">City</th></tr></thead>\
         <tbody><tr><th scope=\"row\">1975</th><td>Helsinki</td></tr></tbody></table></div>",
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_drawing_is_built_of_svg_and_its_links_lead_on_like_others() {
    let shape = |ink, path: &str, link: Option<Link>| Shape { ink, path: path.to_owned(), link };
    let drawing = Drawing {
        label: "Lakes & isles".to_owned(),
        width: 40,
        height: 30,
        shapes: vec![
            shape(Ink::Land, "M0 0l9 0 0 9z", None),
            shape(Ink::First, "M9 9l9 0 0 9z", Some(Link::new("A & B", "/base-less/"))),
        ],
        key: vec![shape(Ink::First, "M1 1l9 0 0 9z", Some(Link::new("Members", "")))],
        caption: "Two lands.".into(),
    };
    becomes(
        "Drawing",
        vec![Block::Drawing(drawing)],
        "<figure class=\"drawing\"><svg viewBox=\"0 0 40 30\" class=\"drawing__picture\" \
         role=\"group\" aria-label=\"Lakes &amp; isles\">\
         <path class=\"land\" d=\"M0 0l9 0 0 9z\"></path>\
         <a href=\"/base/base-less/\" tabindex=\"-1\"><title>A &amp; B</title>\
         <path class=\"land land--first\" d=\"M9 9l9 0 0 9z\"></path></a></svg>\
         <figcaption><p class=\"drawing__name\">Lakes &amp; isles</p><p>Two lands.</p><ul class=\"drawing__key\">\
         <li><svg viewBox=\"0 0 20 20\" aria-hidden=\"true\">\
         <path class=\"land land--first\" d=\"M1 1l9 0 0 9z\"></path></svg>\
         <span>Members</span></li></ul></figcaption></figure>",
    )
    .await;
    // What is not in SVG's namespace has these names, too, and is not drawn.
    for selector in ["main svg", "main svg a", "main svg title", "main svg a path"] {
        let element = find(selector).expect("it is there");
        assert_eq!(element.namespace_uri().as_deref(), Some("http://www.w3.org/2000/svg"));
    }
    // The router sees links of HTML only; a page that is missing is shown, the window stays.
    let click = js_sys::Function::new_no_args(
        "document.querySelector('main svg a path')
            .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))",
    );
    click.call0(&wasm_bindgen::JsValue::NULL).expect("it is clicked");
    until("the link of the drawing is followed", || {
        let at = document().location().and_then(|at| at.pathname().ok());
        at.as_deref() == Some("/base/base-less/") && find("main svg").is_none()
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_figure_has_its_size_and_a_document_its_remark() {
    let figure = Block::Figure(Figure {
        image: "/files/a.jpg".to_owned(),
        alt: "A \"hall\"".to_owned(),
        caption: Some("Cap".into()),
        width: 40,
        height: 30,
    });
    let document = Link::new("Report", "/files/a.pdf").noting("PDF, 2 kB");
    becomes(
        "Figure",
        vec![figure, Block::Document(document)],
        "<figure class=\"figure\"><img src=\"/base/files/a.jpg\" alt=\"A &quot;hall&quot;\" \
         width=\"40\" height=\"30\" loading=\"lazy\"><figcaption>Cap</figcaption></figure>\
         <p class=\"document\"><a href=\"/base/files/a.pdf\">Report</a> \
         <span class=\"note\">PDF, 2 kB</span></p>",
    )
    .await;
}

#[wasm_bindgen_test]
async fn facts_are_terms_and_values() {
    let date = Value {
        text: "June 1973".into(),
        datetime: Some("1973-06".to_owned()),
        note: Some("not certain".to_owned()),
    };
    let plain = Value { text: "Vienna".into(), ..Value::default() };
    becomes(
        "Facts",
        vec![Block::Facts(vec![Fact { term: "Since".to_owned(), values: vec![date, plain] }])],
        "<dl class=\"facts\"><div class=\"facts__row\"><dt>Since</dt>\
         <dd><time datetime=\"1973-06\">June 1973</time> <span class=\"note\">not certain</span></dd>\
         <dd>Vienna</dd></div></dl>",
    )
    .await;
}

#[wasm_bindgen_test]
async fn links_say_their_language_and_what_leads_nowhere_is_no_link() {
    let french = Link { lang: Some("fr".to_owned()), ..Link::new("Fr", "/fr/news/x/") };
    becomes(
        "Links",
        vec![Block::Links(Links {
            style: LinkStyle::Row,
            items: vec![french, Link::new("No", "")],
        })],
        "<ul class=\"links links--row\">\
         <li><a href=\"/base/fr/news/x/\" lang=\"fr\" hreflang=\"fr\">Fr</a></li>\
         <li><span>No</span></li></ul>",
    )
    .await;
}

#[wasm_bindgen_test]
async fn trees_are_nested_lists_and_timelines_ordered_ones() {
    let leaf = Node { link: Link::new("Leaf", "/leaf/"), children: Vec::new() };
    let tree = vec![Node { link: Link::new("Branch", ""), children: vec![leaf] }];
    let entry = TimelineEntry { when: moment("1975", "1975"), text: "Signed".into() };
    becomes(
        "Trees",
        vec![Block::Tree(tree), Block::Timeline(vec![entry])],
        "<div class=\"tree\"><ul><li><span>Branch</span>\
         <ul><li><a href=\"/base/leaf/\">Leaf</a></li></ul></li></ul></div>\
         <ol class=\"timeline\"><li><span class=\"timeline__when\">\
         <time datetime=\"1975\">1975</time></span> \
         <span class=\"timeline__what\">Signed</span></li></ol>",
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_histogram_is_a_picture_and_a_list_of_what_is_there() {
    let bar = |year: u32, count: u32| Bar {
        link: Link::new(year.to_string(), format!("/news/archive/{year}/")),
        count,
        text: format!("{count} items"),
    };
    let gap = Bar { link: Link::new("2010", ""), ..Bar::default() };
    let bars = vec![bar(2009, 40), gap, bar(2011, 1)];
    becomes(
        "Bars",
        vec![Block::Histogram(Histogram { caption: "Most in 2009".to_owned(), bars })],
        "<div class=\"histogram\"><p class=\"note\">Most in 2009</p>\
         <svg class=\"histogram__picture\" viewBox=\"0 0 3 40\" preserveAspectRatio=\"none\" \
         aria-hidden=\"true\"><path d=\"M0.1 40h.8v-40h-.8zM2.1 40h.8v-1h-.8z\"></path></svg>\
         <svg class=\"scale\" aria-hidden=\"true\"><text x=\"50.0%\" y=\"1em\">2010</text></svg>\
         <ol><li><a class=\"bars__row\" href=\"/base/news/archive/2009/\">\
         <span class=\"bars__label\">2009</span> <span class=\"note\">40 items</span></a></li>\
         <li><a class=\"bars__row\" href=\"/base/news/archive/2011/\">\
         <span class=\"bars__label\">2011</span> <span class=\"note\">1 items</span></a></li>\
         </ol></div>",
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_chronology_is_a_list_with_a_drawing_in_each_line() {
    let mission = ChronologyLine {
        link: Link::new("Mission", "/m/").noting("Vienna"),
        stretches: vec![Stretch {
            when: vec![moment("since ", ""), moment("1992", "1992")],
            from: 350,
            to: 1000,
            open: true,
            ..Stretch::default()
        }],
    };
    let summits = ChronologyLine {
        link: Link::new("Summits", "/s/"),
        stretches: vec![Stretch {
            link: Some(Link::new("Paris", "/p/")),
            when: vec![moment("1990", "1990")],
            from: 310,
            to: 312,
            ..Stretch::default()
        }],
    };
    let marks = vec![Mark { text: "2000".to_owned(), at: 505 }];
    let lines = vec![mission, summits];
    becomes(
        "Chronology",
        vec![Block::Chronology(Chronology { marks, lines })],
        "<div class=\"chronology\"><svg class=\"scale\" aria-hidden=\"true\">\
         <text x=\"50.5%\" y=\"1em\">2000</text></svg><ul><li class=\"chronology__line\">\
         <p class=\"chronology__name\"><a href=\"/base/m/\">Mission</a> \
         <span class=\"note\">Vienna</span> <span class=\"chronology__when\">since \
         <time datetime=\"1992\">1992</time></span></p>\
         <svg class=\"chronology__strip chronology__strip--open\" viewBox=\"0 0 1000 2\" \
         preserveAspectRatio=\"none\" aria-hidden=\"true\">\
         <path d=\"M505 0v2\" class=\"chronology__rules\"></path>\
         <path d=\"M350 1h650\" class=\"chronology__bar\"></path></svg></li>\
         <li class=\"chronology__line\"><p class=\"chronology__name\">\
         <a href=\"/base/s/\">Summits</a></p><svg class=\"chronology__strip\" \
         viewBox=\"0 0 1000 2\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
         <path d=\"M505 0v2\" class=\"chronology__rules\"></path>\
         <path d=\"M311 1h0\" class=\"chronology__dot\"></path></svg>\
         <ol class=\"chronology__series\"><li><a href=\"/base/p/\">Paris</a> \
         <span class=\"chronology__when\"><time datetime=\"1990\">1990</time></span></li></ol>\
         </li></ul></div>",
    )
    .await;
    // Made in the browser: elements that only look like SVG would draw nothing.
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    let drawn = document.query_selector_all("main svg, main svg *").expect("a selector");
    assert_eq!(drawn.length(), 8);
    for at in 0..drawn.length() {
        let element = drawn.item(at).and_then(|node| node.dyn_into::<web_sys::Element>().ok());
        let namespace = element.and_then(|element| element.namespace_uri());
        assert_eq!(namespace.as_deref(), Some("http://www.w3.org/2000/svg"));
    }
}

fn news_row() -> NewsRow {
    NewsRow {
        link: Link::new("Title", "/news/x/"),
        date: moment("1 May 1990", "1990-05-01"),
        about: "Decision".to_owned(),
        summary: Some("Sum".to_owned()),
    }
}

#[wasm_bindgen_test]
async fn news_have_title_date_and_kind() {
    becomes(
        "News",
        vec![Block::News(vec![news_row()])],
        "<ul class=\"news\"><li><p class=\"news__title\"><a href=\"/base/news/x/\">Title</a></p>\
         <p class=\"news__about\"><time datetime=\"1990-05-01\">1 May 1990</time>\
         <span class=\"news__kind\">Decision</span></p><p class=\"news__summary\">Sum</p></li></ul>",
    )
    .await;
}

/// There is no search in the test's page: what stands without it is there, and what is wrong is said.
#[wasm_bindgen_test]
async fn a_list_of_news_stands_while_the_search_does_not_work() {
    let facet = |id: &str| Facet { id: id.to_owned(), name: id.to_uppercase(), plural: None };
    let group = FacetGroup {
        id: "kind".to_owned(),
        name: "Kind".to_owned(),
        phrase: "{names}".to_owned(),
        values: vec![facet("a"), facet("b")],
    };
    let search = Search {
        scope: Scope::News,
        label: "Search the news".to_owned(),
        groups: vec![group],
        words: "{}".to_owned(),
        rows: vec![news_row()],
        count: 1,
        blocks: Vec::new(),
    };
    show("All news", vec![Block::Search(search)]).await;
    assert_eq!(texts("main form[role=search] label[for=q]"), ["Search the news"]);
    assert_eq!(texts("main details[open] .choice__name"), ["A", "B"]);
    // What failed, and another try.
    until("the failure is said", || texts("main .remarks a").len() == 1).await;
    assert_eq!(texts("#results > li .news__title"), ["Title"]);
}

#[wasm_bindgen_test]
async fn a_pager_leads_both_ways() {
    let pager = Pager {
        earlier: Some(Link::new("A", "/a/").noting("Earlier")),
        later: Some(Link::new("B", "/b/").noting("Later")),
    };
    becomes(
        "Pager",
        vec![Block::Pager(pager)],
        "<div class=\"pager\"><p class=\"pager__earlier\"><span class=\"pager__way\">Earlier</span> \
         <a href=\"/base/a/\" rel=\"prev\">A</a></p><p class=\"pager__later\">\
         <span class=\"pager__way\">Later</span> <a href=\"/base/b/\" rel=\"next\">B</a></p></div>",
    )
    .await;
}
