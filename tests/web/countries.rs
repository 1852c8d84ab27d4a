//! The list of countries answers to what is typed and chosen.

use communique::i18n::fold;
use communique::page::{Block, CountryList, CountryRow, Facet, Link};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};

use crate::site::{document, find, show, texts, until};

fn list() -> CountryList {
    let facet = |id: &str| Facet { id: id.to_owned(), name: id.to_owned(), plural: None };
    let row = |name: &str, group, region, names: &str| CountryRow {
        link: Link::new(name, "/countries/x/"),
        group,
        region,
        names: fold(names),
    };
    CountryList {
        rows: vec![
            row("Türkiye", 0, 0, "Türkiye\nTurkey\nТурция"),
            row("Iceland", 0, 1, "Iceland\nÍsland"),
            row("Japan", 1, 1, "Japan\nЯпония"),
        ],
        groups: vec![facet("members"), facet("partners")],
        regions: vec![facet("east"), facet("west")],
    }
}

fn shown() -> Vec<String> {
    texts("main li:not([hidden]) > a")
}

fn address() -> String {
    document().location().and_then(|at| at.search().ok()).expect("the page has an address")
}

fn tell(event: &str, element: &web_sys::EventTarget) {
    let event = Event::new(event).expect("an event can be made");
    element.dispatch_event(&event).expect("it is sent");
}

fn write(text: &str) {
    let input: HtmlInputElement =
        find("main input").and_then(|input| input.dyn_into().ok()).expect("there is a field");
    input.set_value(text);
    tell("input", &input);
}

fn choose(selector: &str, value: &str) {
    let select: HtmlSelectElement =
        find(selector).and_then(|select| select.dyn_into().ok()).expect("there is a choice");
    select.set_value(value);
    tell("change", &select);
}

#[wasm_bindgen_test]
async fn the_list_follows_the_filter_and_the_address_the_list() {
    show("Countries", vec![Block::Countries(list())]).await;
    assert_eq!(shown().len(), 3);
    write("ТУР");
    until("one is shown", || shown() == ["Türkiye"]).await;
    assert_eq!(address(), "?q=%D0%A2%D0%A3%D0%A0");
    write("isl");
    until("another is shown", || shown() == ["Iceland"]).await;
    write("");
    until("all are shown", || shown().len() == 3 && address().is_empty()).await;
    choose("#filter-region", "west");
    until("two are shown", || shown() == ["Iceland", "Japan"]).await;
    assert_eq!(texts("#filter-group option")[1..], ["members (1)", "partners (1)"]);
    choose("#filter-group", "partners");
    until("one is left", || shown() == ["Japan"]).await;
    assert_eq!(address(), "?group=partners&region=west");
    write("qqq");
    until("none is left", || shown().is_empty()).await;
    until("that is said", || texts("main [role=status]")[0].contains(" 0 3")).await;
    find("main .filter__result button")
        .and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok())
        .expect("all can be shown again")
        .click();
    until("all are shown again", || shown().len() == 3 && address().is_empty()).await;
    let field: HtmlInputElement =
        find("main input").and_then(|input| input.dyn_into().ok()).expect("there is a field");
    assert_eq!(field.value(), "");
}
