//! The search, and the list of all news, which is a search for nothing in particular.
//!
//! The address says what is searched. `find.js` draws the rows, also before the application is
//! there; everything round them is made here. What stands in the page (fields, groups) is mended as
//! address and answers change, so that it keeps the focus; what an answer brings (tags, remarks,
//! years, ways to other pages) is made of links and built afresh.

mod answered;
mod filters;
mod selection;
mod sentence;
mod visitor;

use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::location::Location;
use web_sys::{Element, HtmlInputElement};

use self::selection::Selection;
use self::sentence::Language;
use crate::a11y;
use crate::i18n::Ui;
use crate::page::contract::{NEWS, RESULTS};
use crate::page::{self, Answer, Scope, SearchWords};
use crate::route::{Route, query};
use crate::store::Store;
use crate::store::search::{Failure, search};
use crate::views::blocks;
use crate::views::element::{afresh, el, nothing};
use crate::views::interface::Interface;

/// How long typing rests before the address follows: browsers refuse too many changes.
const ADDRESS: Duration = Duration::from_millis(250);
/// How long results rest before they are announced.
const ANNOUNCEMENT: Duration = Duration::from_millis(900);
/// The id of the whole.
const ROOT: &str = "search";
/// The id and name of the field for words.
const FIELD: &str = query::TEXT;
/// The id of the sentence over it.
const FOUND: &str = "found";
/// The id of the ways in.
const WAYS: &str = "ways";

/// The search of a page.
#[derive(Clone, Copy)]
struct Finder {
    ui: Interface,
    store: Store,
    state: StoredValue<State>,
    /// Changes with the state, for what is built afresh: one signal weighs less than many.
    changed: RwSignal<bool>,
    /// Makes an address that of the window, in the place of the one there.
    replace: Callback<String>,
}

#[derive(Default)]
struct State {
    search: page::Search,
    words: SearchWords,
    selection: Selection,
    /// What of the address was not understood.
    ignored: Vec<String>,
    /// The last answer and the selection that it is for.
    answer: Option<(Answer, Selection)>,
    /// Why there is none.
    failure: Option<String>,
    /// Fewer filters and how many results they would bring, where nothing was found.
    fewer: Vec<(Selection, u32)>,
    /// The query before typing began, while the address follows it.
    committed: Option<String>,
    typing: Option<TimeoutHandle>,
    speaking: Option<TimeoutHandle>,
    /// The number of searches, so that a late answer is known as such.
    turn: u32,
}

impl State {
    /// Whether nothing is asked, and the page shows its ways in instead of everything.
    fn has_no_rows(&self) -> bool {
        self.search.scope == Scope::All && !self.selection.asks()
    }
}

/// The search with its filters and results.
pub(in crate::views) fn search_page(ui: Interface, search: &page::Search) -> AnyView {
    let navigate = use_navigate();
    let replace = move |address: String| {
        let options =
            NavigateOptions { replace: true, scroll: false, resolve: false, ..Default::default() };
        navigate(&address, options);
    };
    let words = serde_json::from_slice(search.words.as_bytes()).unwrap_or_default();
    let state = State { search: search.clone(), words, ..State::default() };
    let finder = Finder {
        ui,
        store: Store::expect(),
        state: StoredValue::new(state),
        changed: RwSignal::new(false),
        replace: Callback::new(replace),
    };
    finder.follow();
    finder.view()
}

impl Finder {
    fn view(self) -> AnyView {
        let form = el("form")
            .class("search__form")
            .attr("role", "search")
            .attr("action", self.ui.href(&self.path()))
            .child(self.field())
            .children(self.filters());
        let head = el("div")
            .class("search__head")
            .child(
                el("p")
                    .attr("id", FOUND)
                    .class("search__sentence")
                    .attr("tabindex", "-1")
                    .child(self.afresh(|finder| finder.sentence().into_any())),
            )
            .child(self.order());
        let found = el("div")
            .class("search__found")
            .child(head)
            .child(self.afresh(Self::tags))
            .child(self.afresh(Self::remarks))
            .child(self.list())
            .child(self.afresh(Self::pages))
            .children(self.ways());
        let submit = move |event: web_sys::Event| {
            event.prevent_default();
            self.commit();
            // What was typed to its end is searched as it is.
            self.run(false, None);
        };
        el("div")
            .attr("id", ROOT)
            .class("search")
            .on("input", move |event| self.typed(&event))
            .on("change", move |event| self.changed(&event))
            .on("click", move |event| self.clicked(&event))
            .on("submit", submit)
            .child(form)
            .child(found)
            .into()
    }

    /// What the state brings, whenever it changes.
    fn afresh(self, build: fn(Self) -> AnyView) -> AnyView {
        afresh(move || {
            self.changed.track();
            build(self)
        })
    }

    fn with<T>(self, read: impl FnOnce(&State) -> T) -> T {
        self.state.with_value(read)
    }

    fn update(self, change: impl FnOnce(&mut State)) {
        self.state.update_value(change);
        self.changed.update(|changed| *changed = !*changed);
        self.mend();
    }

    fn path(self) -> String {
        if self.is_of_all() { Route::Search.path() } else { Route::News.path() }
    }

    fn is_of_all(self) -> bool {
        self.with(|state| state.search.scope == Scope::All)
    }

    fn field(self) -> AnyView {
        let ui = self.ui;
        let input = el("input")
            .attr("id", FIELD)
            .attr("name", FIELD)
            .attr("type", "search")
            .attr("autocomplete", "off")
            .attr("autocapitalize", "off")
            .attr("enterkeyhint", "search");
        let help =
            el("a").attr("href", ui.href(&Route::SearchHelp.path())).text(ui.text(Ui::SearchHelp));
        let button = el("button")
            .class("button button--main")
            .attr("type", "submit")
            .text(ui.text(Ui::Search));
        el("div")
            .class("search__box")
            .child(
                el("label").attr("for", FIELD).text(self.with(|state| state.search.label.clone())),
            )
            .child(help)
            .child(el("div").class("search__line").child(input).child(button))
            .into()
    }

    fn order(self) -> AnyView {
        let ui = self.ui;
        let option =
            |value: &'static str, text| el("option").attr("value", value).text(ui.text(text));
        el("p")
            .class("search__order")
            .child(el("label").attr("for", query::SORT).text(ui.text(Ui::SortBy)))
            .child(
                el("select")
                    .attr("id", query::SORT)
                    .attr("name", query::SORT)
                    .child(option("", Ui::SortBest))
                    .child(option("newest", Ui::SortNewest))
                    .child(option("oldest", Ui::SortOldest)),
            )
            .into()
    }

    /// The list, which `find.js` fills. When a page is taken over, it is left as it was rendered
    /// natively or as `find.js` has drawn it meanwhile: as far as the application knows, it has
    /// nothing in it but the mark of an empty list, which comes first.
    fn list(self) -> AnyView {
        let taken_over = cfg!(target_arch = "wasm32") && !self.store.is_live_untracked();
        self.with(|State { search, .. }| {
            let rows = if taken_over { &[][..] } else { &search.rows };
            let mark = (!rows.is_empty()).then(nothing);
            let rows = rows.iter().map(|row| blocks::row(self.ui, row));
            let rows = mark.into_iter().chain(rows);
            el("ul")
                .attr("id", RESULTS)
                .class("news")
                .attr("data-scope", if search.scope == Scope::All { "all" } else { NEWS })
                .attr("data-words", &search.words)
                .children(rows)
                .into()
        })
    }

    /// The ways in, until something is asked.
    fn ways(self) -> Option<AnyView> {
        let ways = self.with(|state| blocks::all(self.ui, &state.search.blocks));
        let any = !ways.is_empty();
        any.then(|| el("div").attr("id", WAYS).class("search__ways").children(ways).into())
    }

    /// What was found, in a sentence.
    fn sentence(self) -> String {
        let failed = || self.ui.text(Ui::SearchFailed);
        self.language(|language, state| match (&state.failure, &state.answer) {
            (Some(_), _) => failed(),
            (None, Some((answer, selection))) => {
                // Dates that were not understood narrow nothing.
                let mut selection = selection.clone();
                for [name, _] in &answer.ignored {
                    match name.as_str() {
                        query::FROM => selection.from.clear(),
                        query::TO => selection.to.clear(),
                        _ => {}
                    }
                }
                let mut sentence = language.sentence(&selection, answer.total);
                if answer.total > answer.complete {
                    sentence += &language.of_them(answer.complete);
                }
                sentence
            }
            (None, None) if state.search.count > 0 => language.results(state.search.count),
            (None, None) => String::new(),
        })
    }

    fn language<T>(self, tell: impl FnOnce(Language<'_>, &State) -> T) -> T {
        let lang = self.ui.with(|shell| shell.lang.clone());
        self.ui.with_messages(|messages| {
            self.with(|state| {
                let State { search, words, .. } = state;
                tell(Language { messages, lang: &lang, groups: &search.groups, words }, state)
            })
        })
    }

    /// Reads the address now and whenever it changes, and searches.
    fn follow(self) {
        let Location { pathname, search, .. } = use_location();
        let here = pathname.get_untracked();
        Effect::new(move |before: Option<bool>| {
            let live = self.store.is_live();
            let address = search.get();
            // The address of the next page is there before the page is.
            if live && pathname.with_untracked(|path| *path == here) {
                self.read(&address, before != Some(true));
            }
            live
        });
    }

    /// Takes what the address says. At first, what was typed before the application was there counts
    /// more, and becomes the address.
    fn read(self, address: &str, first: bool) {
        let (mut selection, ignored) =
            self.with(|state| Selection::read(address, &state.search.groups));
        let field = self.input(FIELD);
        let typed = field.as_ref().map(HtmlInputElement::value).unwrap_or_default();
        let typing = first && !typed.is_empty() && typed != selection.text;
        if typing {
            selection = selection.with(|selection| selection.text = typed);
        } else if !first && self.with(|state| state.selection == selection) {
            return;
        } else if let Some(field) = field {
            field.set_value(&selection.text);
        }
        if first {
            self.reopen();
        }
        self.update(|state| {
            state.selection = selection;
            state.ignored = ignored;
        });
        if typing {
            self.follow_typing();
        }
        self.run(typing, self.store.take_returning());
    }

    /// Searches for something else.
    fn set(self, selection: Selection, typing: bool) {
        if self.with(|state| state.selection == selection) {
            return;
        }
        let change = |state: &mut State| {
            state.selection = selection;
            state.ignored.clear();
        };
        if typing {
            // What stands round the rows changes with the answer, in one go.
            self.state.update_value(change);
            self.make_room();
        } else {
            self.update(change);
        }
        self.run(typing, None);
    }

    /// Asks the index. `position` is where the visitor was on these results, if this is a return.
    fn run(self, typing: bool, position: Option<f64>) {
        self.state.update_value(|state| state.turn += 1);
        let (turn, selection) = self.with(|state| (state.turn, state.selection.clone()));
        let query = self.query(&selection);
        let list = self.place_of_rows(&query);
        self.store.set_busy(true);
        leptos::task::spawn_local(async move {
            let answer = search(list.as_ref(), &query, typing, None).await;
            // The page may have been left, or something else asked.
            if self.state.try_with_value(|state| state.turn) != Some(turn) {
                return;
            }
            self.store.set_busy(false);
            match answer {
                Ok(answer) => {
                    let nothing = answer.total == 0;
                    self.update(|state| {
                        state.fewer.clear();
                        state.failure = None;
                        state.answer = Some((answer, selection.clone()));
                    });
                    if let Some(position) = position {
                        self.store.return_to(position);
                        self.restore_place();
                    }
                    if nothing {
                        self.look_for_fewer(turn, selection).await;
                    }
                }
                Err(Failure::Overtaken) => return,
                Err(Failure::Broken(reason)) => {
                    if let Some(list) = list {
                        list.set_text_content(None);
                    }
                    self.update(|state| state.failure = Some(reason));
                }
            }
            self.announce();
        });
    }

    /// Where the rows of a query are to be drawn; nothing where there are to be none, or where those
    /// with which the page was rendered are still in place.
    fn place_of_rows(self, query: &str) -> Option<Element> {
        let list = Element::from(a11y::by_id(RESULTS)?);
        if self.with(State::has_no_rows) {
            list.set_text_content(None);
            return None;
        }
        let rendered = self.with(|state| state.turn == 1 && !state.search.rows.is_empty());
        (!query.is_empty() || !rendered).then_some(list)
    }

    /// What fewer filters would bring, where nothing was found.
    async fn look_for_fewer(self, turn: u32, selection: Selection) {
        for fewer in answered::fewer(&selection) {
            let found = search(None, &self.query(&fewer), false, Some(0)).await;
            if self.state.try_with_value(|state| state.turn) != Some(turn) {
                return;
            }
            if let Ok(answer) = found
                && answer.total > 0
            {
                self.update(|state| state.fewer.push((fewer, answer.total)));
            }
        }
    }

    /// Says what was found to those who do not see it, once it rests.
    fn announce(self) {
        let say = move || {
            if self.state.try_with_value(|_| ()).is_some() {
                self.store.announce(self.sentence());
            }
        };
        let timer = set_timeout_with_handle(say, ANNOUNCEMENT).ok();
        self.state.update_value(|state| {
            if let Some(earlier) = std::mem::replace(&mut state.speaking, timer) {
                earlier.clear();
            }
        });
    }

    fn query(self, selection: &Selection) -> String {
        self.with(|state| selection.query(&state.search.groups))
    }

    /// The address of a selection, below the base.
    fn address(self, selection: &Selection) -> String {
        self.ui.href(&self.path()) + &self.query(selection)
    }
}
