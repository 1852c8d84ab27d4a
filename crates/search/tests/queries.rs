//! What people and machines may type, and collections of odd shapes: always an answer that makes
//! sense, soon.

#![cfg(feature = "write")]
#![allow(clippy::unwrap_used, reason = "a test says with it what it relies on")]

mod support;

use std::time::{Duration, Instant};

use communique_search::answer::{Answer, Bin, Count, Hit, Note};
use communique_search::date::Day;
use communique_search::folder::Folder;
use communique_search::request::{Choice, Request, Sort};
use communique_search::write::collect::{Collector, Options};
use communique_search::write::document::Document;
use communique_search::write::error::Error;

use support::{Random, document, open};

fn text(text: &str) -> Request {
    Request { text: text.into(), limit: 10, ..Request::default() }
}

fn ids(answer: &Answer) -> Vec<&str> {
    answer.hits.iter().map(|hit| hit.id.as_str()).collect()
}

fn choice(group: &str, value: &str) -> Choice {
    Choice { group: group.into(), value: value.into(), exclude: false }
}

/// A few documents in several scripts.
fn few() -> Vec<Document> {
    let dated = |id: &str, title: &str, body: &str, date: &str| Document {
        date: Some(date.into()),
        lang: Some("en".into()),
        facets: [("kind".to_owned(), vec!["news".to_owned()])].into(),
        ..document(id, title, body)
    };
    vec![
        dated(
            "media",
            "Free media",
            "The freedom of the media is a pillar. Who is who?",
            "2014-06-17",
        ),
        dated("house", "The house", "A house, and it is of wood. DROP TABLE users", "2013"),
        dated("symbol", "Decision PC.DEC/1162", "Taken by the council, R&D and C++", "2012-02"),
        dated(
            "many",
            "選挙監視 Выборы الانتخابات",
            "ประชาธิปไตย Εκλογές בחירות선거 निर्वाचन ընտրություններ",
            "2011",
        ),
        document("nothing", "", ""),
    ]
}

/// All that has to hold of any answer.
fn check(request: &Request, answer: &Answer) {
    assert!(answer.complete <= answer.total, "{request:?}");
    assert!(answer.hits.len() <= answer.total as usize && answer.hits.len() <= request.limit);
    let expected = (answer.total as usize).saturating_sub(request.offset).min(request.limit);
    assert_eq!(answer.hits.len(), expected, "{request:?}");
    assert!(answer.hits.iter().all(|hit| !hit.id.is_empty() && hit.score.is_finite()));
}

#[test]
fn whatever_is_typed_there_is_an_answer() {
    let (_path, mut folder) = open(&few());
    let repeated = |part: &str, length: usize| part.repeat(length / part.len());
    let mut queries: Vec<String> = [
        "",
        " ",
        "\0",
        "\u{1}\u{7f}\u{9f}",
        "\"",
        "\"\"",
        "\"\"\"",
        "\"free media",
        "free media\"",
        "“„«»‹›",
        "'",
        "''",
        "-",
        "--",
        "- -",
        "-\"",
        "-\"\"",
        "OR",
        "OR OR",
        "|",
        "||",
        "a OR",
        "OR a",
        "-a OR -b",
        "title:",
        "title:\"",
        "title:title:media",
        "-title:",
        "title:-media",
        "TITLE:media",
        "*",
        "**",
        "a*",
        "-*",
        "(",
        "()",
        "((media))",
        "media)",
        "🎉",
        "🎉🎊 media",
        "👨‍👩‍👧‍👦",
        "\u{202e}media\u{202c}",
        "\u{200f}media\u{200e}",
        "\u{feff}media",
        "me\u{ad}dia",
        "media\u{0}house",
        "e\u{301}\u{301}\u{301}",
        "\u{301}",
        "\u{ffff}\u{10ffff}",
        "' OR 1=1 --",
        "'; DROP TABLE users; --",
        "<script>alert(1)</script>",
        "<b>media</b>",
        "%00%0a",
        "\\",
        "../../etc/passwd",
        "https://example.org/?a=b&c=d#e",
        "a@example.org",
        "$(rm -rf)",
        "{{7*7}}",
        "NULL",
        "NaN",
        "the of and",
        "of",
        "who is who",
        "選",
        "選挙",
        "監視",
        "ประชาธิปไตย",
        "выборы",
        "εκλογες",
        "الانتخابات",
        "בחירות",
        "선거",
        "निर्वाचन",
        "ընտրություններ",
        "PC.DEC/1162",
        "pc.dec/116",
        "C++",
        "c#",
        "R&D",
        "1,000",
        "-0.5",
        "１１６２",
        "media media media media",
        "mdeia",
        "medai hosue",
        "-media",
        "-zzzz",
        "media -media",
        "media OR -house",
    ]
    .map(str::to_owned)
    .into();
    for part in [
        "a",
        "media ",
        "mdeia ",
        "a ",
        "\"",
        "\" ",
        "-",
        "- ",
        "-a ",
        "OR ",
        "a OR ",
        "a|",
        "(",
        "é",
        "🎉",
        "選",
        "選 ",
        "e\u{301}",
        "\u{202e}",
        "title:",
        "title:a ",
        "*",
        "a* ",
        "a.b/",
        "a-",
        "'",
        "1,000",
        "\"free media\" ",
        "\"free",
        "\0",
        "of the ",
    ] {
        queries.push(repeated(part, 10_000));
    }
    queries.push((0..5000).map(|n| format!("w{n} OR ")).collect());
    queries.push((0..5000).map(|n| format!("w{n} ")).collect());
    queries.push((0..5000).map(|n| format!("media{n} ")).collect::<String>() + "house");
    // Letters of every script.
    let scripts: Vec<char> = (0x21..0x3_0000).step_by(89).filter_map(char::from_u32).collect();
    queries.extend(scripts.chunks(50).map(|some| some.iter().collect()));
    let began = Instant::now();
    for query in queries {
        for (typing, literal) in [(false, false), (true, false), (false, true)] {
            let request = Request { typing, literal, counts: true, passages: true, ..text(&query) };
            let begun = Instant::now();
            let answer = folder.search(&request).unwrap();
            check(&request, &answer);
            let short: String = query.chars().take(30).collect();
            assert!(begun.elapsed() < Duration::from_secs(1), "{short:?} takes too long");
        }
    }
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
}

#[test]
fn what_is_not_used_is_said() {
    let (_path, mut folder) = open(&few());
    let mut notes = |query: &str| folder.search(&text(query)).unwrap().notes;
    let unknown = |word: &str| vec![Note::Unknown(word.into())];
    assert_eq!(notes("media"), []);
    assert_eq!(notes("zzzzzz"), unknown("zzzzzz"));
    assert_eq!(notes("media zzzzzz"), unknown("zzzzzz"));
    // Quoted words and phrases too, and symbols.
    assert_eq!(notes("\"zzzzzz\""), unknown("zzzzzz"));
    assert_eq!(notes("media \"wood council\""), unknown("wood council"));
    assert_eq!(notes("C#"), unknown("C#"));
    assert_eq!(notes("\"AB/12/CD\""), unknown("AB/12/CD"));
    // What is to be left out and is not there leaves nothing to say.
    assert_eq!(notes("media -zzzzzz -zz* -C# -\"wood council\""), []);
    assert_eq!(notes("the of"), [Note::Partial, Note::OnlyStopWords]);
    assert_eq!(notes("-media"), [Note::OnlyExclusions]);
    assert_eq!(notes("media \"house"), [Note::Unbalanced, Note::Partial]);
    assert_eq!(notes("media OR"), [Note::Dangling("OR".into())]);
    assert_eq!(notes("media wood"), [Note::Partial]);
}

#[test]
fn what_is_called_so_comes_first() {
    let called = |id: &str, title: &str, aliases: &[&str], date: &str| Document {
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        date: Some(date.into()),
        ..document(id, title, "")
    };
    // The older ones, whose titles are longer, would come last.
    let names = ["Bosnie-Herzégovine", "Serbia e Montenegro", "The Two of Us", "ODIHR", "сша"];
    let office = called("office", "Office for Institutions and Rights", &names, "2001");
    let house = called("house", "A house of wood in the woods", &[], "2000");
    let others = (0..40).map(|n| {
        let title = "Bosnie, Herzégovine; Serbia, Serbia e Montenegro; two, two of us, the ODIHR; Bosnie-Herzégovine; сша, house, wood, woods";
        called(&format!("o{n}"), title, &["Serbia", "Montenegro", "Two", "Us"], "2020")
    });
    let all: Vec<Document> = others.chain([office, house]).collect();
    let (_path, mut folder) = open(&all);
    let mut ask = |request: &Request| folder.search(request).unwrap().hits;
    let named = |hits: &[Hit]| -> Vec<String> {
        hits.iter().filter(|hit| hit.named).map(|hit| hit.id.clone()).collect()
    };
    for (query, id) in [
        ("bosnie herzegovine", "office"),
        ("Serbia e Montenegro", "office"),
        ("\"serbia e montenegro\"", "office"),
        ("the two of us", "office"),
        ("odihr", "office"),
        ("США", "office"),
        ("office for institutions & rights", ""),
        ("office for institutions and rights", "office"),
        ("A house of wood, in the woods!", "house"),
    ] {
        for typing in [false, true] {
            let request = Request { typing, limit: 100, ..text(query) };
            let hits = ask(&request);
            let expected: &[&str] = if id.is_empty() { &[] } else { &[id] };
            assert_eq!(named(&hits), expected, "{query}");
            assert!(id.is_empty() || hits[0].id == id, "{query}");
            // The other orders stay as they are.
            let hits = ask(&Request { sort: Sort::Newest, ..request.clone() });
            assert!(hits.is_sorted_by(|one, next| one.date >= next.date), "{query}: {hits:?}");
            assert_eq!(named(&hits), expected, "{query}");
        }
    }
    for signs in
        ["serbia e montenegro -zzz", "title:odihr", "serbia e \"montenegro\"", "odihr OR zzz"]
    {
        assert!(named(&ask(&text(signs))).is_empty(), "{signs}");
    }
}

#[test]
fn a_symbol_being_typed_is_no_mistake() {
    let (_path, mut folder) = open(&few());
    for typed in ["PC", "PC.DEC/", "PC.DEC/1", "PC.DEC/116", "PC.DEC/1162", "freem"] {
        let request = Request { typing: true, ..text(typed) };
        let answer = folder.search(&request).unwrap();
        if typed == "freem" {
            assert_eq!(answer.total, 1, "the mistake is taken for \"free\": {answer:?}");
            continue;
        }
        assert_eq!(ids(&answer), ["symbol"], "{typed}");
        assert_eq!((answer.corrections.len(), answer.notes.len()), (0, 0), "{typed}: {answer:?}");
    }
    // A prefix to be left out takes no mistakes along.
    let answer = folder.search(&text("-hosue*")).unwrap();
    assert_eq!(answer.total, 5);
    let answer = folder.search(&text("-hous*")).unwrap();
    assert!(answer.total == 4 && !ids(&answer).contains(&"house"));
}

#[test]
fn an_index_without_documents_answers() {
    let (_path, mut folder) = open(&[]);
    for query in ["", "media", "\"free media\"", "-media", "me*", "選", "PC.DEC/1162"] {
        let request = Request {
            counts: true,
            passages: true,
            from: Day::new(2014, 1, 1),
            facets: vec![choice("country", "albania")],
            lang: Some("en".into()),
            ..text(query)
        };
        let answer = folder.search(&request).unwrap();
        assert_eq!((answer.total, answer.hits.len(), answer.histogram.len()), (0, 0, 0));
    }
}

#[test]
fn one_document_is_found() {
    let (_path, mut folder) = open(&[document("only", "A house", "of wood")]);
    for (query, expected) in [
        ("", 1),
        ("house", 1),
        ("hosue", 1),
        ("houses", 1),
        ("\"a house\"", 1),
        ("\"house of\"", 0),
        ("-house", 0),
        ("-wood", 0),
        ("-stone", 1),
        ("title:house", 1),
        ("title:wood", 0),
        ("h*", 1),
        ("wood OR stone", 1),
    ] {
        let request = Request { counts: true, ..text(query) };
        assert_eq!(folder.search(&request).unwrap().total, expected, "{query}");
    }
    let dated = Request { to: Day::new(2030, 1, 1), ..text("") };
    assert_eq!(folder.search(&dated).unwrap().total, 0, "it has no date");
}

#[test]
fn documents_may_lack_nearly_everything() {
    let documents = [
        document("title", "A house", ""),
        document("body", "", "house"),
        document("neither", "", ""),
        document("signs", "—", "… \u{200b}"),
        Document { summary: Some("house".into()), ..document("summary", "", "") },
        Document { aliases: vec!["house".into(), String::new()], ..document("alias", "", "") },
        Document { facets: [("empty".to_owned(), vec![])].into(), ..document("facet", "", "") },
        Document {
            facets: [(String::new(), vec![String::new()])].into(),
            ..document("blank", "", "")
        },
        Document { url: String::new(), ..document("nowhere", "house", "") },
    ];
    let (_path, mut folder) = open(&documents);
    let all = folder.search(&Request { counts: true, passages: true, ..text("") }).unwrap();
    assert_eq!(all.total, 9);
    let names: Vec<&str> = all.facets.iter().map(|facet| facet.name.as_str()).collect();
    assert_eq!(names, ["", "empty"]);
    let mut found = folder.search(&text("house")).unwrap();
    found.hits.sort_by(|one, other| one.id.cmp(&other.id));
    assert_eq!(ids(&found), ["alias", "body", "nowhere", "summary", "title"]);
    let titled = folder.search(&text("title:house")).unwrap();
    assert_eq!(titled.total, 3);
    let blank = Request { facets: vec![choice("", "")], ..text("") };
    assert_eq!(ids(&folder.search(&blank).unwrap()), ["blank"]);
}

#[test]
fn an_id_that_is_there_twice_is_an_error() {
    let mut collector = Collector::new(Options::default()).unwrap();
    collector.add(document("a", "one", "")).unwrap();
    let Err(Error::Fault(fault)) = collector.add(document("a", "two", "")) else {
        panic!("it was taken twice")
    };
    assert_eq!(fault.field, "id");
}

#[test]
fn large_documents_and_many_values_are_found() {
    let values: Vec<String> = (0..10_000).map(|number| format!("value {number:05}")).collect();
    let long = "election observers ".repeat((1 << 20) / 19) + "needle in the end";
    let mut documents = vec![
        document("long", "A long one", &long),
        Document {
            facets: [("tag".to_owned(), values)].into(),
            ..document("values", "Many", "house")
        },
        document("word", "", &"x".repeat(1 << 20)),
    ];
    let mut signs = document("signs", "", &"a.b/".repeat(1 << 18));
    signs.facets.insert("tag".into(), vec!["value 00007".into()]);
    documents.push(signs);
    let (_path, mut folder) = open(&documents);
    let passages = Request { passages: true, ..text("needle") };
    let found = folder.search(&passages).unwrap();
    assert_eq!(ids(&found), ["long"]);
    assert!(found.hits[0].passage.iter().any(|piece| piece.marked && piece.text == "needle"));
    assert_eq!(folder.search(&text("\"observers needle\"")).unwrap().total, 1);
    assert_eq!(folder.search(&text("\"needle observers\"")).unwrap().total, 0);
    assert_eq!(folder.search(&text("\"observers election observers election\"")).unwrap().total, 1);
    let counted = Request { counts: true, facets: vec![choice("tag", "value 00007")], ..text("") };
    let answer = folder.search(&counted).unwrap();
    assert_eq!(answer.total, 2);
    assert_eq!(answer.facets[0].values.len(), 10_000);
    assert_eq!(answer.facets[0].values[0], Count { value: "value 00007".into(), count: 2 });
    let last = Request { facets: vec![choice("tag", "value 09999")], ..text("house") };
    assert_eq!(ids(&folder.search(&last).unwrap()), ["values"]);
}

#[test]
fn more_facets_than_bits_in_a_word_are_counted() {
    let mut documents = Vec::new();
    for number in 0..30 {
        let mut document = document(&format!("d{number}"), "house", "");
        for group in 0..80 {
            let value = if (number + group) % 3 == 0 { "yes" } else { "no" };
            document.facets.insert(format!("g{group:02}"), vec![value.into()]);
        }
        documents.push(document);
    }
    let (_path, mut folder) = open(&documents);
    let request = Request {
        counts: true,
        facets: vec![choice("g70", "yes"), choice("g72", "no"), choice("g05", "no")],
        ..text("house")
    };
    let answer = folder.search(&request).unwrap();
    // 70 is 1 more than a multiple of 3, so that 72 and 5 have other values there.
    assert_eq!(answer.total, 10);
    let of = |group: usize| -> Vec<(&str, u32)> {
        answer.facets[group].values.iter().map(|c| (c.value.as_str(), c.count)).collect()
    };
    assert_eq!(of(70), [("yes", 10)]);
    assert_eq!(of(72), [("no", 10)]);
    assert_eq!(of(73), [("yes", 10)]);
    assert_eq!(of(79), [("yes", 10)]);
}

/// More documents than a chunk of a column has.
const MANY: usize = 70_000;

/// The day of a document that is that old, two on each.
fn day(age: usize) -> Day {
    Day(16_000 - (age / 2) as i32)
}

fn many() -> (tempfile::TempDir, Folder) {
    // The newest is d0. The last 2,000 have no date.
    let documents: Vec<Document> = (0..MANY)
        .map(|age| {
            let (year, month, of_month) = day(age).civil();
            Document {
                date: (age < MANY - 2000).then(|| format!("{year:04}-{month:02}-{of_month:02}")),
                lang: Some(["en", "fr", "de"][age % 3].into()),
                facets: [("tens".to_owned(), vec![format!("t{}", age / 10_000)])].into(),
                ..document(
                    &format!("d{age}"),
                    if age % 1000 == 7 { "rare house" } else { "house" },
                    "",
                )
            }
        })
        .collect();
    // In another order than that of their dates.
    let mut random = Random::new(9);
    let mut shuffled: Vec<(u64, Document)> =
        documents.into_iter().map(|document| (random.next(), document)).collect();
    shuffled.sort_by_key(|(by, _)| *by);
    let documents: Vec<Document> = shuffled.into_iter().map(|(_, document)| document).collect();
    open(&documents)
}

#[test]
fn columns_of_several_chunks_are_one() {
    let (_path, mut folder) = many();
    let everything = Request { counts: true, ..text("") };
    let all = folder.search(&everything).unwrap();
    assert_eq!(all.total as usize, MANY);
    let counts: Vec<(&str, u32)> =
        all.facets[0].values.iter().map(|count| (count.value.as_str(), count.count)).collect();
    assert_eq!(counts, ["t0", "t1", "t2", "t3", "t4", "t5", "t6"].map(|value| (value, 10_000)));
    let sum: u32 = all.histogram.iter().map(|bin| bin.count).sum();
    assert_eq!(sum as usize, MANY - 2000, "those without a date are in no month");

    // From within the first chunk to within the second.
    let (newest, oldest) = (64_000, 66_999);
    let across = Request { from: Some(day(oldest)), to: Some(day(newest)), ..everything.clone() };
    let found = folder.search(&across).unwrap();
    assert_eq!(found.total, 3000);
    assert_eq!(found.facets[0].values, [Count { value: "t6".into(), count: 3000 }]);
    assert_eq!(found.histogram, all.histogram, "the dates chosen do not matter there");
    let mut found: Vec<u32> = Vec::new();
    for offset in (0..3000).step_by(1000) {
        let page = Request { offset, limit: 1000, ..across.clone() };
        let answer = folder.search(&page).unwrap();
        found.extend(answer.hits.iter().map(|hit| hit.id[1..].parse::<u32>().unwrap()));
    }
    // Documents of one day may come in any order.
    assert!(found.iter().map(|age| age / 2).eq((newest as u32..=oldest as u32).map(|age| age / 2)));

    // Words, facets and dates together, in both orders.
    for sort in [Sort::Relevance, Sort::Newest, Sort::Oldest] {
        let rare = Request {
            facets: vec![choice("tens", "t6"), choice("tens", "t5")],
            from: Some(day(66_999)),
            sort,
            limit: 100,
            ..text("rare")
        };
        let answer = folder.search(&Request { counts: true, ..rare }).unwrap();
        let mut expected: Vec<String> = (50..67).map(|n| format!("d{}", n * 1000 + 7)).collect();
        if sort == Sort::Oldest {
            expected.reverse();
        }
        assert_eq!(ids(&answer), expected, "{sort:?}");
        let tens = &answer.facets[0].values;
        assert_eq!(
            tens.iter().map(|count| count.count).collect::<Vec<_>>(),
            [10, 10, 10, 10, 10, 10, 7]
        );
    }
    let oldest = Request { sort: Sort::Oldest, limit: 2, ..text("rare") };
    assert_eq!(ids(&folder.search(&oldest).unwrap()), ["d67007", "d66007"]);
    let last = Request { offset: MANY - 1, ..text("") };
    assert_eq!(folder.search(&last).unwrap().hits.len(), 1);
    assert_eq!(folder.search(&Request { offset: MANY, ..text("") }).unwrap().hits.len(), 0);
    assert_eq!(folder.search(&Request { offset: usize::MAX, ..text("") }).unwrap().hits.len(), 0);
    let french = Request { lang: Some("fr".into()), ..text("house") };
    assert!(folder.search(&french).unwrap().hits.iter().all(|hit| hit.lang == "fr"));
}

#[test]
fn any_year_of_the_calendar_is_counted() {
    let years = ["0001", "1969-12", "5042-03-01", "9999-12-31"];
    let dated =
        |year: &&str| Document { date: Some((*year).into()), ..document(year, "house", "") };
    let (_path, mut folder) = open(&years.iter().map(dated).collect::<Vec<_>>());
    let answer = folder.search(&Request { counts: true, ..text("house") }).unwrap();
    let bin = |year, month| Bin { year, month, count: 1 };
    assert_eq!(answer.histogram, [bin(1, 0), bin(1969, 12), bin(5042, 3), bin(9999, 12)]);
}

#[test]
fn a_region_does_not_hide_a_language() {
    let of =
        |id: &str, lang: &str| Document { lang: Some(lang.into()), ..document(id, "house", "") };
    let (_path, mut folder) =
        open(&[of("en", "en"), of("at", "de-AT"), of("fr", "fr-CH"), of("ch", "DE_ch")]);
    let answer = folder.search(&Request { lang: Some("de".into()), ..text("house") }).unwrap();
    assert_eq!(ids(&answer), ["at", "ch", "en", "fr"]);
}

#[test]
fn alternatives_count_the_same_in_either_order() {
    let documents = [document("house", "house", ""), document("houses", "houses", "")]
        .map(|document| Document { lang: Some("en".into()), ..document });
    let (_path, mut folder) = open(&documents);
    let mut scores = |query: &str| -> Vec<(String, f32)> {
        let answer = folder.search(&text(query)).unwrap();
        let mut scores: Vec<_> = answer.hits.into_iter().map(|hit| (hit.id, hit.score)).collect();
        scores.sort_by(|one, other| one.0.cmp(&other.0));
        scores
    };
    assert_eq!(scores("house OR houses"), scores("houses OR house"));
}
