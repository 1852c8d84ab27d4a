//! Every kind of block as the browser builds it.

use communique::page::{
    Bar, Block, Facet, FacetGroup, Fact, Figure, Link, LinkStyle, Links, List, Moment, NewsRow,
    Node, Notice, Pager, Quote, Scope, Search, Section, Table, TimelineEntry, Tone, Value,
};
use communique::text::{Span, Text};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::site::{find, show, texts, until};

fn moment(text: &str, datetime: &str) -> Moment {
    Moment { text: text.to_owned(), datetime: datetime.to_owned(), note: None }
}

fn span(text: &str) -> Span {
    Span { text: text.to_owned(), ..Span::default() }
}

/// Shows blocks and compares their HTML.
async fn becomes(heading: &str, blocks: Vec<Block>, html: &str) {
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
async fn bars_are_links_with_shares_of_the_longest() {
    let bar = |count: u32| Bar {
        link: Link::new(format!("Y{count}"), format!("/news/archive/{count}/")),
        count,
        text: format!("{count} items"),
    };
    let html = show("Bars", vec![Block::Histogram(vec![bar(40), bar(1), bar(0)])]).await;
    assert_eq!(texts("main ol a .histogram__count"), ["40 items", "1 items", "0 items"]);
    for share in ["data-share=\"20\"", "data-share=\"1\"", "data-share=\"0\""] {
        assert!(html.contains(share), "{share} in {html}");
    }
    assert!(
        html.contains("<a class=\"histogram__row\" href=\"/base/news/archive/40/\">"),
        "{html}"
    );
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
