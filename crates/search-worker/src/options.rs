//! The options of a search as JavaScript sends them: a flat list.

use communique_search::date::Span;
use communique_search::request::{Choice, Request, Sort};

/// Hits of a search that does not say how many it wants.
const LIMIT: usize = 10;

/// The most hits of one search: a page that wants all of them asks in steps.
const MOST: usize = 1000;

/// Reads a request from names and values in turn, a NUL after each; `facet` and `exclude` are
/// followed by a group and a value. Of a name that comes again the last value counts, except of
/// these two.
///
/// It never fails: what cannot be used is left out, and returned as names with their values, such
/// as `("from", "yesterday")`.
pub(crate) fn request(options: &str) -> (Request, Vec<(String, String)>) {
    let mut request = Request { limit: LIMIT, ..Request::default() };
    let mut ignored = Vec::new();
    let mut options = options.split_terminator('\0');
    while let Some(name) = options.next() {
        let value = options.next().unwrap_or_default();
        let used = match name {
            "text" => set(&mut request.text, Some(value.to_owned())),
            "facet" | "exclude" => {
                let (group, value) =
                    (value.to_owned(), options.next().unwrap_or_default().to_owned());
                request.facets.push(Choice { group, value, exclude: name == "exclude" });
                true
            }
            "from" => set(&mut request.from, Span::parse(value).ok().map(|span| Some(span.first))),
            "to" => set(&mut request.to, Span::parse(value).ok().map(|span| Some(span.last))),
            "sort" => set(&mut request.sort, sort(value)),
            "offset" => set(&mut request.offset, value.parse().ok()),
            "limit" => set(&mut request.limit, value.parse().ok().map(|n: usize| n.min(MOST))),
            "lang" => set(&mut request.lang, Some(Some(value.to_owned()))),
            "typing" => set(&mut request.typing, Some(true)),
            "literal" => set(&mut request.literal, Some(true)),
            "counts" => set(&mut request.counts, Some(true)),
            "passages" => set(&mut request.passages, Some(true)),
            _ => false,
        };
        if !used {
            ignored.push((name.to_owned(), value.to_owned()));
        }
    }
    (request, ignored)
}

fn set<T>(place: &mut T, value: Option<T>) -> bool {
    value.map(|value| *place = value).is_some()
}

fn sort(value: &str) -> Option<Sort> {
    match value {
        "relevance" => Some(Sort::Relevance),
        "newest" => Some(Sort::Newest),
        "oldest" => Some(Sort::Oldest),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use communique_search::date::Day;

    use super::*;

    fn read(options: &[&str]) -> (Request, Vec<(String, String)>) {
        request(&options.iter().flat_map(|&option| [option, "\0"]).collect::<String>())
    }

    #[test]
    fn every_option_is_read() {
        let (request, ignored) = read(&[
            "text",
            "open  skies",
            "facet",
            "country",
            "albania",
            "exclude",
            "country",
            "serbia",
            "from",
            "2014",
            "to",
            "06/2015",
            "sort",
            "newest",
            "offset",
            "20",
            "limit",
            "5",
            "lang",
            "en",
            "typing",
            "",
            "literal",
            "",
            "counts",
            "",
            "passages",
            "",
        ]);
        let choice = |value: &str, exclude| Choice {
            group: "country".to_owned(),
            value: value.to_owned(),
            exclude,
        };
        let expected = Request {
            text: "open  skies".to_owned(),
            facets: vec![choice("albania", false), choice("serbia", true)],
            from: Day::new(2014, 1, 1),
            to: Day::new(2015, 6, 30),
            sort: Sort::Newest,
            offset: 20,
            limit: 5,
            lang: Some("en".to_owned()),
            typing: true,
            literal: true,
            counts: true,
            passages: true,
        };
        assert_eq!(request, expected);
        assert!(expected.from.is_some() && expected.to.is_some());
        assert_eq!(ignored, []);
    }

    #[test]
    fn nothing_asked_is_the_first_ten_of_everything() {
        assert_eq!(read(&[]), (Request { limit: 10, ..Request::default() }, Vec::new()));
    }

    #[test]
    fn what_cannot_be_used_is_returned() {
        let unusable = [
            ("from", "yesterday"),
            ("to", ""),
            ("sort", "sideways"),
            ("offset", "-1"),
            ("limit", "99999999999999999999999"),
            ("colour", "red"),
            ("", ""),
        ];
        for (name, value) in unusable {
            let (request, ignored) = read(&[name, value, "text", "a"]);
            let expected = Request { text: "a".to_owned(), limit: 10, ..Request::default() };
            assert_eq!(request, expected, "{name}");
            assert_eq!(ignored, [(name.to_owned(), value.to_owned())]);
        }
    }

    #[test]
    fn a_list_that_ends_early_is_read_to_its_end() {
        let (request, ignored) = read(&["typing"]);
        assert!(request.typing);
        assert_eq!(ignored, []);
        assert_eq!(read(&["facet", "country"]).0.facets.len(), 1);
        assert_eq!(read(&["facet"]).0.facets.len(), 1);
    }

    #[test]
    fn limits_are_bounded() {
        assert_eq!(read(&["limit", "4000000"]).0.limit, MOST);
        assert_eq!(read(&["limit", "0"]).0.limit, 0);
    }
}
