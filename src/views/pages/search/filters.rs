//! By what results are narrowed: groups of values, dates, years.
//!
//! The values of a group are made when it is first opened, then mended: whoever stands on one stays
//! on it while the counts change.

use leptos::leptos_dom::helpers::request_animation_frame;
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement};

use super::selection::Selection;
use super::{Finder, ROOT, State, WAYS};
use crate::a11y;
use crate::i18n::{Ui, fold};
use crate::page::{Bar, Facet, Link};
use crate::route::query;
use crate::views::blocks;
use crate::views::element::{Element as Made, afresh, button, el, nothing};

/// The id of the panel.
const PANEL: &str = "filters";
/// The id of the summary of the years.
pub(super) const YEARS: &str = "years";
/// The id of what is said of dates.
const HINT: &str = "date-hint";
/// The event by which a group learns that it is open, and the key of those that are.
const OPENED: &str = "facet-opened";
/// The class of the fields that find a value in a long group.
pub(super) const FIND: &str = "facet__find";
/// A group with more values has such a field, and shows only values that would find something.
const LONG: usize = 15;

impl Finder {
    /// The filters: beside the results where there is room, otherwise a panel that a button opens.
    pub(super) fn filters(self) -> [AnyView; 2] {
        let ui = self.ui;
        let chosen = |finder: Self| {
            let filters = finder.ui.text(Ui::Filters);
            match finder.with(|state| state.selection.choices.len()) {
                0 => filters.into_any(),
                n => format!("{filters} ({n})").into_any(),
            }
        };
        let show = |finder: Self| {
            let results = finder.language(|language, state| {
                let total =
                    state.answer.as_ref().map_or(state.search.count, |(answer, _)| answer.total);
                language.results(total)
            });
            finder.ui.fill(Ui::ShowResults, &[("results", &results)]).into_any()
        };
        let opens = |class: &'static str, words: fn(Self) -> AnyView| {
            button(class).attr("popovertarget", PANEL).child(self.afresh(words))
        };
        let groups = self.with(|state| state.search.groups.len());
        let panel = el("div")
            .attr("id", PANEL)
            .class("filters")
            .attr("popover", "auto")
            .attr("role", "group")
            .attr("aria-label", ui.text(Ui::Filters))
            .children((0..groups).map(|at| self.group(at)))
            .child(self.dates())
            .child(self.years())
            .child(opens("button button--main filters__show", show));
        [opens("button search__filters", chosen).into(), panel.into()]
    }

    /// A group; the first is open.
    fn group(self, at: usize) -> AnyView {
        let (id, name) = self.with(|state| {
            let group = &state.search.groups[at];
            (group.id.clone(), group.name.clone())
        });
        facet(&id, &name, at == 0, move || self.values(at))
    }

    fn values(self, at: usize) -> AnyView {
        self.with(|state| {
            let group = &state.search.groups[at];
            let long = group.values.len() > LONG;
            let find = long.then(|| {
                let label = self.ui.fill(Ui::FindValue, &[("group", &group.name)]);
                el("input")
                    .class(FIND)
                    .attr("type", "search")
                    .attr("autocomplete", "off")
                    .attr("aria-label", &label)
                    .attr("placeholder", label)
            });
            let value = |value: &Facet| self.value(&group.id, value);
            let list = el("ul")
                .class(if long { "facet__values facet__values--long" } else { "facet__values" })
                .children(group.values.iter().map(value));
            el("div").children(find).child(list).into()
        })
    }

    fn value(self, group: &str, value: &Facet) -> Made {
        let label = el("label")
            .class("choice")
            .child(
                el("input").attr("type", "checkbox").attr("name", group).attr("value", &value.id),
            )
            .child(el("span").class("choice__name").text(&value.name))
            .text(" ")
            .child(el("span").class("choice__count"));
        let not = button("choice__not")
            .attr("data-group", group)
            .attr("data-not", &value.id)
            .attr("aria-pressed", "false")
            .attr("aria-label", self.ui.fill(Ui::Exclude, &[("name", &value.name)]))
            .attr("title", self.ui.fill(Ui::Exclude, &[("name", &value.name)]))
            .text("−");
        el("li").child(label).child(not)
    }

    fn dates(self) -> AnyView {
        let ui = self.ui;
        let field = |name: &'static str, text| {
            let input = el("input").attr("id", name).attr("name", name).attr("autocomplete", "off");
            el("p")
                .class("field")
                .child(el("label").attr("for", name).text(ui.text(text)))
                .child(input.attr("aria-describedby", HINT))
        };
        let wrong = |finder: Self| {
            let date = |name: &str| [query::FROM, query::TO].contains(&name);
            let wrong = finder.with(|state| {
                let answer = state.answer.as_ref();
                answer.is_some_and(|(answer, _)| answer.ignored.iter().any(|[name, _]| date(name)))
            });
            if wrong { finder.ui.text(Ui::DateNot).into_any() } else { nothing() }
        };
        let hint = el("p").attr("id", HINT).class("field__hint").text(ui.text(Ui::DateHint));
        let wrong = el("p").class("field__wrong").attr("role", "alert").child(self.afresh(wrong));
        el("fieldset")
            .class("dates")
            .child(el("legend").text(ui.text(Ui::Dates)))
            .child(field(query::FROM, Ui::From))
            .child(field(query::TO, Ui::To))
            .child(hint)
            .child(wrong)
            .into()
    }

    fn years(self) -> AnyView {
        facet(YEARS, &self.ui.text(Ui::Years), false, move || self.afresh(Self::bars))
    }

    /// Results by year; those of one year by month. Each leads to the results of that time.
    fn bars(self) -> AnyView {
        self.language(|language, state| {
            let Some((answer, selection)) = &state.answer else { return nothing() };
            let within = |date: &str| {
                self.address(&selection.with(|selection| {
                    date.clone_into(&mut selection.from);
                    date.clone_into(&mut selection.to);
                }))
            };
            let bar = |text: String, count, date: &str| Bar {
                link: Link::new(text, within(date)),
                count,
                text: language.number(count),
            };
            let year = one_year(selection);
            let mut bars: Vec<Bar> = Vec::new();
            for &[of, month, count] in &answer.months {
                let date = of.to_string();
                if year.is_none() {
                    match bars.last_mut() {
                        Some(last) if last.link.text == date => {
                            last.count += count;
                            last.text = language.number(last.count);
                        }
                        _ => bars.push(bar(date.clone(), count, &date)),
                    }
                } else if year == Some(of) && month > 0 {
                    let date = format!("{of}-{month:02}");
                    bars.push(bar(language.month(month as usize).to_owned(), count, &date));
                }
            }
            if year.is_none() {
                bars.reverse();
            }
            let all = year.map(|year| {
                let all = el("a").attr("href", within("")).text(self.ui.text(Ui::AllYears));
                el("p").child(all).text([" · ", &year.to_string()].concat())
            });
            let bars = blocks::bars(self.ui, &bars);
            el("div").class("years").children(all).child(bars).into()
        })
    }

    /// Opens the groups that were open before.
    pub(super) fn reopen(self) {
        let Some(root) = a11y::by_id(ROOT) else { return };
        let open = a11y::storage().and_then(|storage| storage.get_item(OPENED).ok().flatten());
        if let Some(open) = open {
            for facet in all(&root, "details") {
                set(&facet, "open", open.split(' ').any(|id| id == group_of(&facet)));
            }
        }
        self.opened();
    }

    /// Groups were opened or closed: what is open is made, and kept for the next search.
    pub(super) fn opened(self) {
        let Some(root) = a11y::by_id(ROOT) else { return };
        let mut open = String::new();
        for facet in all(&root, "details[open]") {
            open.push_str(&group_of(&facet));
            open.push(' ');
            // What is made when it is opened listens for that.
            if let Ok(event) = web_sys::Event::new(OPENED) {
                _ = facet.dispatch_event(&event);
            }
        }
        if let Some(storage) = a11y::storage() {
            // Where nothing may be kept, nothing is.
            _ = storage.set_item(OPENED, &open);
        }
        request_animation_frame(move || self.mend());
    }

    /// The ways in make room as soon as something is asked: rows that come later must not move them.
    pub(super) fn make_room(self) {
        if let Some(ways) = a11y::by_id(WAYS) {
            set(&ways, "hidden", self.with(|state| state.selection.asks()));
        }
    }

    /// Brings fields, marks and counts to what is selected and found.
    pub(super) fn mend(self) {
        let Some(root) = a11y::by_id(ROOT) else { return };
        self.make_room();
        self.language(|language, state| {
            let State { search, selection, answer, .. } = state;
            let order = match &*selection.sort {
                // Without words the newest come first.
                "" if selection.text.trim().is_empty() => "newest",
                sort => sort,
            };
            if let Some(select) = one::<HtmlSelectElement>(&root, "select[name=sort]") {
                select.set_value(order);
            }
            for (name, date) in [(query::FROM, &selection.from), (query::TO, &selection.to)] {
                // What is being typed stays: only another date than the last takes its place.
                if let Some(field) = self.input(name)
                    && field.default_value() != *date
                {
                    field.set_default_value(date);
                    field.set_value(date);
                }
            }
            for (at, group) in search.groups.iter().enumerate() {
                let items = [".facet[data-group=", &group.id, "] li"].concat();
                for (value, (item, known)) in all(&root, &items).zip(&group.values).enumerate() {
                    let answer = answer.as_ref().map(|(answer, _)| answer);
                    let count = answer.and_then(|answer| answer.count(&group.id, &known.id));
                    let text = count.map(|count| language.number(count));
                    mend_value(&item, selection.choice(at, value), count, text.as_deref());
                }
            }
        });
    }
}

/// A group that opens; what it holds is made when it is opened first.
fn facet(
    id: &str,
    name: &str,
    open: bool,
    values: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let made = RwSignal::new(open);
    el("details")
        .class("facet")
        .attr("data-group", id)
        .maybe("open", open.then(String::new))
        .on(OPENED, move |_| {
            if !made.get_untracked() {
                made.set(true);
            }
        })
        .child(el("summary").attr("id", id).text(name))
        .child(afresh(move || if made.get() { values() } else { nothing() }))
        .into()
}

/// The year that a selection is within, if it is.
fn one_year(selection: &Selection) -> Option<u32> {
    let year = |date: &str| date.split('-').next().and_then(|year| year.parse().ok());
    let (from, to): (Option<u32>, Option<u32>) = (year(&selection.from), year(&selection.to));
    from.filter(|_| from == to)
}

/// Shows only the values of a group whose names have words that begin with what is typed.
pub(super) fn narrow(field: &HtmlInputElement) {
    let wanted = fold(&field.value());
    let wanted: Vec<&str> = wanted.split_whitespace().collect();
    let Some(list) = field.next_element_sibling() else { return };
    for item in all(&list, "li") {
        let name = one::<Element>(&item, ".choice__name").and_then(|name| name.text_content());
        let name = fold(&name.unwrap_or_default());
        let fits = wanted.iter().all(|wanted| {
            name.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(wanted))
        });
        set(&item, "data-unlike", !fits);
    }
}

fn mend_value(item: &HtmlElement, choice: Option<bool>, count: Option<u32>, text: Option<&str>) {
    if let Some(field) = one::<HtmlInputElement>(item, "input") {
        field.set_checked(choice == Some(false));
    }
    if let Some(button) = one::<Element>(item, "button") {
        let pressed = if choice == Some(true) { "true" } else { "false" };
        // Refused never: the name is an attribute's.
        _ = button.set_attribute("aria-pressed", pressed);
    }
    if let Some(place) = one::<Element>(item, ".choice__count")
        && place.text_content().as_deref() != text
    {
        place.set_text_content(text);
    }
    set(item, "data-none", count == Some(0) && choice.is_none());
}

fn group_of(facet: &HtmlElement) -> String {
    facet.get_attribute("data-group").unwrap_or_default()
}

fn set(element: &HtmlElement, attribute: &str, on: bool) {
    _ = element.toggle_attribute_with_force(attribute, on);
}

fn one<T: JsCast>(root: &Element, selector: &str) -> Option<T> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}

fn all(root: &Element, selector: &str) -> impl Iterator<Item = HtmlElement> {
    let found = root.query_selector_all(selector).ok();
    let length = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..length).filter_map(move |at| found.as_ref()?.item(at)?.dyn_into().ok())
}
