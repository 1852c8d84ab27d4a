//! Queries as people write them, and as nobody should.

use super::*;

/// A query in one line: clauses with their signs, then notes.
fn shown(text: &str, typing: bool) -> String {
    let query = Query::parse(text, typing);
    let mut parts: Vec<String> = query.clauses.iter().map(clause).collect();
    parts.extend(query.notes.iter().map(|note| format!("{note:?}")));
    parts.join(" ")
}

fn clause(clause: &Clause) -> String {
    let any: Vec<String> = clause.any.iter().map(item).collect();
    let times = if clause.times > 1 { format!("×{}", clause.times) } else { String::new() };
    format!("{}{}{times}", if clause.exclude { "-" } else { "" }, any.join("|"))
}

fn item(item: &Item) -> String {
    let form = match &item.form {
        Form::Word(word) => word.clone(),
        Form::Prefix(prefix) => format!("{prefix}*"),
        Form::Phrase(words) => format!("[{}]", words.join(" ")),
        Form::Whole(whole, words) => format!("{whole}[{}]", words.join(" ")),
    };
    format!("{}{}{form}", if item.title { "title:" } else { "" }, if item.exact { "=" } else { "" })
}

fn done(text: &str) -> String {
    shown(text, false)
}

fn typing(text: &str) -> String {
    shown(text, true)
}

fn sources(text: &str) -> Vec<String> {
    let query = Query::parse(text, false);
    query.clauses.into_iter().flat_map(|clause| clause.any).map(|item| item.source).collect()
}

#[test]
fn words_are_clauses_in_their_order() {
    assert_eq!(done("Free  Media\there"), "free media here");
    assert_eq!(done("free media Free"), "free×2 media");
    assert_eq!(done("free, media; here!"), "free media here");
    assert_eq!(sources("Free, (MEDIA)"), ["Free", "MEDIA"]);
    assert_eq!(done("free/ Élections"), "free elections");
}

#[test]
fn quotation_marks_make_phrases_and_exact_words() {
    for text in [
        "\"free media\"",
        "“free media”",
        "„free media“",
        "«free media»",
        "»free media«",
        "‹ Free, media! ›",
        "\"free media”",
    ] {
        assert_eq!(done(text), "=[free media]", "{text}");
    }
    assert_eq!(done("\"Media\""), "=media");
    assert_eq!(done("media \"media\""), "media =media");
    assert_eq!(done("a\"b c\"d"), "a =[b c] d");
    assert_eq!(done("\"\" a"), "a");
    assert_eq!(sources("x \" Free media. \""), ["x", "Free media"]);
}

#[test]
fn an_unbalanced_quotation_mark_is_left_out() {
    assert_eq!(done("a \"b c"), "a b c Unbalanced");
    assert_eq!(done("5\" pipe"), "5 pipe Unbalanced");
    assert_eq!(done("\"a b\" c\""), "=[a b] c Unbalanced");
    assert_eq!(done("\""), "Unbalanced");
    assert_eq!(done("-\"b c"), "-b c Unbalanced");
}

#[test]
fn a_minus_where_a_word_begins_leaves_out() {
    assert_eq!(done("a -b"), "a -b");
    assert_eq!(done("a −b"), "a -b");
    assert_eq!(done("a -\"b c\""), "a -=[b c]");
    assert_eq!(done("a (-b)"), "a -b");
    assert_eq!(done("a \u{200f}-b"), "a -b");
    assert_eq!(done("\"a\"-b"), "=a b");
    assert_eq!(done("a–b a -b -b"), "a×2 b -b×2");
    assert_eq!(done("-a"), "-a OnlyExclusions");
    assert_eq!(done("a -b,c"), "a -[b c]");
    assert_eq!(
        done("co-operation -co-operation"),
        "cooperation[co operation] -cooperation[co operation]"
    );
}

#[test]
fn or_makes_alternatives() {
    assert_eq!(done("a OR b c"), "a|b c");
    assert_eq!(done("a | b|c || d"), "a|b|c|d");
    assert_eq!(done("x a OR \"b c\" OR title:d y"), "x a|=[b c]|title:d y");
    assert_eq!(done("(a OR b) (c OR d)"), "a|b c|d");
    assert_eq!(done("a or b Or c"), "a or×2 b c");
    assert_eq!(done("a OR a"), "a");
    assert_eq!(done("a OR b a OR b"), "a|b×2");
    assert_eq!(done("l'a OR l'b"), "[l a]|[l b]");
    assert_eq!(done("\"a\"OR\"b\""), "=a|=b");
    assert_eq!(done("\"OR\" ORB"), "=or orb");
    assert_eq!(done("x -a OR b"), "x -a|b");
    assert_eq!(done("x -(a OR -b)"), "x -a|b");
}

#[test]
fn title_is_the_one_field() {
    assert_eq!(done("title:a b"), "title:a b");
    assert_eq!(done("Title:\"a b\""), "title:=[a b]");
    assert_eq!(done("-title:a b"), "-title:a b");
    assert_eq!(done("foo:bar"), "foo bar");
    assert_eq!(done("title a"), "title a");
    assert_eq!(done("a title:a"), "a title:a");
    assert_eq!(done("subtitle:a"), "subtitle a");
}

#[test]
fn a_star_makes_a_prefix() {
    assert_eq!(done("elect* now"), "elect* now");
    assert_eq!(done("a -elect* title:vot*"), "a -elect* title:vot*");
    assert_eq!(done("elect*."), "elect*");
    assert_eq!(done("f*ck"), "f ck");
    assert_eq!(done("a * b"), "a b");
    assert_eq!(done("pc.dec/11*"), "pc.dec/11*");
    assert_eq!(done("\"elect*\""), "=elect");
}

#[test]
fn the_last_word_being_typed_is_a_prefix() {
    assert_eq!(typing("free med"), "free med*");
    assert_eq!(typing("free med "), "free med");
    assert_eq!(typing("free med."), "free med");
    assert_eq!(typing("free OR med"), "free|med*");
    assert_eq!(typing("title:med"), "title:med*");
    assert_eq!(typing("l'a"), "l a*");
    assert_eq!(typing("a -med"), "a -med");
    assert_eq!(typing("\"med\""), "=med");
    assert_eq!(typing("a pc.dec/11"), "a pc.dec/11[pc dec 11]|pc.dec/11*");
    assert_eq!(typing("co-oper"), "cooper[co oper]|cooper*");
    assert_eq!(typing("co-operation "), "cooperation[co operation]");
}

#[test]
fn what_is_not_finished_while_typing_goes_without_a_note() {
    assert_eq!(typing("a \"b c"), "a =[b c]");
    assert_eq!(typing("a \"b"), "a b*");
    assert_eq!(typing("a \"b "), "a =b");
    assert_eq!(typing("a -\"b c"), "a -=[b c]");
    for text in
        ["a \"", "a -", "a OR", "a OR ", "a |", "a OR -", "a title:", "a -title:", "a OR \""]
    {
        assert_eq!(typing(text), "a", "{text}");
    }
    assert_eq!(typing("- a b"), "a b* Dangling(\"-\")");
}

#[test]
fn signs_without_words_are_said_once() {
    assert_eq!(done("OR a"), "a Dangling(\"OR\")");
    assert_eq!(done("a OR"), "a Dangling(\"OR\")");
    assert_eq!(done("a |"), "a Dangling(\"|\")");
    assert_eq!(done("a OR OR b"), "a|b Dangling(\"OR\")");
    assert_eq!(done("a OR !!! b"), "a b Dangling(\"OR\")");
    assert_eq!(done("a !!! OR b"), "a|b");
    assert_eq!(done("a OR -b"), "a -b Dangling(\"OR\")");
    assert_eq!(done("a - b - c"), "a b c Dangling(\"-\")");
    assert_eq!(done("-\"!\" title:\"\" a"), "a Dangling(\"-\") Dangling(\"title:\")");
    assert_eq!(done("title: a"), "a Dangling(\"title:\")");
}

#[test]
fn words_and_nothing_else_are_plain() {
    for plain in
        ["a", "a b", "a - b", "a, the b.", "\"a\"", "\"a b c\"", "«a b»", "PC.DEC/1162", "選挙"]
    {
        assert!(Query::parse(plain, false).is_plain() && Query::parse(plain, true).is_plain());
    }
    for signs in
        ["", "–", "a -b", "a OR b", "a | b", "title:a", "a \"b c\"", "\"a\" b", "\"a\" \"b\""]
    {
        assert!(!Query::parse(signs, false).is_plain(), "{signs}");
        assert!(!Query::parse(signs, true).is_plain(), "{signs}");
    }
}

#[test]
fn scripts_without_spaces_are_phrases() {
    assert_eq!(done("東京都 media"), "[東京 京都] media");
    assert_eq!(done("東京、大阪"), "東京 大阪");
    assert_eq!(done("-東京都 a"), "-[東京 京都] a");
    assert_eq!(done("\"東京都\""), "=[東京 京都]");
    assert_eq!(typing("東京都"), "[東京 京都]");
    assert_eq!(done("東 \"京\""), "東* 京*");
}

#[test]
fn a_whole_in_a_longer_phrase_is_its_words() {
    assert_eq!(done("C++ OSCE's AT&T"), "c++[c] osce at&t[at t]");
    assert_eq!(typing("AT&T"), "at&t[at t]|at&t*");
    assert_eq!(done("\"pc.dec/1162\""), "=pc.dec/1162[pc dec 1162]");
    assert_eq!(done("\"the co-operation\""), "=[the co operation]");
    assert_eq!(done("co-operation,co-operation"), "cooperation[co operation]×2");
    assert_eq!(sources("see PC.DEC/1162."), ["see", "PC.DEC/1162"]);
}

#[test]
fn long_queries_are_cut() {
    let words: Vec<String> = (0..1000).map(|number| format!("w{number}")).collect();
    let query = Query::parse(&words.join(" "), false);
    assert_eq!(query.clauses.len(), MOST_CLAUSES);
    assert_eq!(query.notes, [Note::TooLong(936)]);

    let query = Query::parse(&words.join(" OR "), false);
    assert_eq!(query.clauses.len(), 1);
    assert_eq!(query.clauses.first().map(|clause| clause.any.len()), Some(MOST_WORDS));
    assert_eq!(query.notes, [Note::TooLong(872)]);

    let mut phrase = words.join(" ");
    phrase.insert(0, '"');
    phrase.push('"');
    let query = Query::parse(&phrase, false);
    assert_eq!(query.clauses.iter().map(Clause::words).sum::<usize>(), MOST_WORDS);
    assert_eq!(query.notes, [Note::TooLong(872)]);

    let query = Query::parse(&"the ".repeat(1000), false);
    assert_eq!(query.clauses.first().map(|clause| clause.times), Some(1000));
    assert_eq!(query.notes, []);
}

/// Everything that holds of any query.
fn check(text: &str) {
    for typing in [false, true] {
        let query = Query::parse(text, typing);
        assert!(query.clauses.len() <= MOST_CLAUSES);
        assert!(query.clauses.iter().map(Clause::words).sum::<usize>() <= MOST_WORDS);
        assert!(query.notes.len() <= 8, "{:?}", query.notes);
        for clause in &query.clauses {
            assert!(clause.times > 0);
            assert!(!clause.any.is_empty());
            for item in &clause.any {
                assert!(text.contains(&item.source), "{item:?}");
                let words: Vec<&String> = match &item.form {
                    Form::Word(word) | Form::Prefix(word) => vec![word],
                    Form::Phrase(words) => {
                        assert!(words.len() > 1);
                        words.iter().collect()
                    }
                    Form::Whole(whole, words) => {
                        assert!(!words.is_empty());
                        words.iter().chain([whole]).collect()
                    }
                };
                assert!(words.iter().all(|word| !word.is_empty()));
            }
        }
        let unlike = |pair: &[Clause]| matches!(pair, [a, b] if !a.same(b));
        assert!(query.clauses.windows(2).all(unlike));
    }
}

#[test]
fn odd_queries_do_no_harm() {
    for text in [
        "",
        " ",
        "the of and",
        "🎉 👩‍👩‍👧 -🎉 OR 🎉",
        "\0\u{1}\u{7f}\u{85}a\0b",
        "\u{202e}abc\u{202c} \u{2066}\"x y\"\u{2069} \u{200f}-z",
        "'; DROP TABLE users; -- \" OR 1=1",
        "<script>alert(\"x\")</script> <img src=x onerror=alert(1)>",
        "Ελλάδα россия türkçe العربية עברית हिन्दी বাংলা ไทย 日本語 한국어 ქართული հայերեն ᠮᠣᠩᠭᠣᠯ",
        "Å Å ﬁ ß İ ı ΣΑΣ ǅ \u{301}\u{301}",
        "\"\"\"\"\"\"",
        "«‹„“”›»",
        "((((((((a))))))))",
        "----------a title:title:title:a -title:-a",
        "a*b*c* ** *a",
        "\u{feff}OR\u{feff} OR",
        "\u{10ffff}\u{fffd}\u{fffe}",
    ] {
        check(text);
    }
}

#[test]
fn long_queries_take_linear_time() {
    let began = std::time::Instant::now();
    for part in [
        "a", "a ", "a b ", "東", "東京 ", "OR ", "a OR ", "|", "a|", "-", "- ", "-a ", "\"", "\"a",
        "\"a\" ", "title:", "title:a ", "(", ") ", "*", "a*", "co-", "a.b/", "\u{200f}", "\u{301}",
        "🎉", "a\"-b ", "\0",
    ] {
        check(&part.repeat(100_000 / part.chars().count()));
    }
    let many: String = (0..20_000).map(|number| format!("w{number} OR x{number} ")).collect();
    check(&many);
    // Quadratic would be minutes.
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}

#[test]
fn random_queries_do_no_harm() {
    const PARTS: [&str; 32] = [
        " ", " ", " ", "a", "b", "media", "\"", "“", "»", "-", "−", "OR", "|", "title:", "*", "(",
        ")", ".", "/", "'", "1162", "東", "京", "é", "e\u{301}", "ß", "🎉", "\0", "\u{200f}",
        "\u{feff}", "\n", ":",
    ];
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as usize
    };
    for _ in 0..20_000 {
        let length = next() % 24;
        let text: String = (0..length)
            .filter_map(|_| match next() % 8 {
                0 => char::from_u32(next() as u32 % 0x11_0000).map(String::from),
                _ => PARTS.get(next() % PARTS.len()).map(|&part| part.to_owned()),
            })
            .collect();
        check(&text);
    }
}
