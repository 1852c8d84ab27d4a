//! Texts with the words of a query marked, and the passage of a text that shows most of them.

use std::cmp::Reverse;

use crate::analysis;
use crate::answer::Piece;

/// What stands where a passage is cut.
const CUT: &str = "…";

/// A stretch of a text that is marked.
#[derive(Clone, Copy)]
struct Mark {
    /// In bytes.
    start: usize,
    end: usize,
    /// The same in characters.
    first: usize,
    last: usize,
    /// Which of the things looked for it is.
    slot: u8,
}

/// A text with the tokens marked whose terms `find` knows; which number it gives does not matter.
/// Marked words with nothing but white space between them are one piece. The pieces joined give
/// the text.
#[must_use]
pub fn marked(text: &str, find: impl Fn(&str) -> Option<u8>) -> Vec<Piece> {
    pieces(text, &marks(text, find), 0, text.len())
}

/// The passage of a text, `most` characters at most (marks of cuts not counted), that shows most
/// of what is looked for: `find` gives the number of a term's place in the query, and the window
/// with the most different numbers wins, then with the most marks, then with the marks closest
/// together, then the first. It begins at a sentence if one begins shortly before, and is cut
/// between words if they are not too long; where it is cut stands a piece `…`. The other pieces
/// joined are a part of the text: its beginning if `find` knows no term of it.
#[must_use]
pub fn passage(text: &str, find: impl Fn(&str) -> Option<u8>, most: usize) -> Vec<Piece> {
    let marks = marks(text, find);
    let (start, end) = window(text, best(&marks, most), most);
    let mut out = Vec::new();
    let cut = || Piece { text: CUT.to_owned(), marked: false };
    if start == end {
        return out;
    }
    if !text.get(..start).unwrap_or_default().trim_start().is_empty() {
        out.push(cut());
    }
    out.extend(pieces(text, &marks, start, end));
    if !text.get(end..).unwrap_or_default().trim_end().is_empty() {
        out.push(cut());
    }
    out
}

/// What `find` knows, in the order of the text.
fn marks(text: &str, find: impl Fn(&str) -> Option<u8>) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let (mut at, mut chars) = (0, 0);
    analysis::tokens(text, |token| {
        let Some(slot) = find(token.term) else { return };
        // Tokens come in the order in which they start, so that nothing is counted twice but the
        // words of a whole.
        let start = token.start.max(at);
        chars += count(text, at, start);
        at = start;
        let mut end = token.end.max(start);
        let mut last = chars + count(text, start, end);
        // A word of a marked whole does not come without the rest of it.
        if let Some(before) = marks.last()
            && end < before.end
        {
            (end, last) = (before.end, before.last);
        }
        marks.push(Mark { start, end, first: chars, last, slot });
    });
    marks
}

fn count(text: &str, start: usize, end: usize) -> usize {
    text.get(start..end).unwrap_or_default().chars().count()
}

/// The marks of the best window: the first and the last.
fn best(marks: &[Mark], most: usize) -> Option<(Mark, Mark)> {
    let mut best = None;
    let mut best_score = (0, 0, Reverse(0));
    let mut seen = [0_u32; 256];
    let mut slots = 0;
    let mut end = 0;
    for (start, first) in marks.iter().enumerate() {
        while let Some(next) = marks.get(end)
            && (end <= start || next.last.saturating_sub(first.first) <= most)
        {
            if let Some(seen) = seen.get_mut(usize::from(next.slot)) {
                slots += u32::from(*seen == 0);
                *seen += 1;
            }
            end += 1;
        }
        if let Some(last) = end.checked_sub(1).and_then(|last| marks.get(last)) {
            let length = last.last.saturating_sub(first.first);
            let score = (slots, end - start, Reverse(length));
            if best.is_none() || score > best_score {
                best_score = score;
                best = Some((*first, *last));
            }
        }
        if let Some(seen) = seen.get_mut(usize::from(first.slot)) {
            *seen -= 1;
            slots -= u32::from(*seen == 0);
        }
    }
    best
}

/// Where a passage with these marks begins and ends, in bytes.
fn window(text: &str, marks: Option<(Mark, Mark)>, most: usize) -> (usize, usize) {
    let start = match marks {
        Some((first, last)) => {
            let room = most.saturating_sub(last.last.saturating_sub(first.first));
            beginning(text, first.start, room, most)
        }
        None => text.len() - text.trim_start().len(),
    };
    let rest = text.get(start..).unwrap_or_default();
    let Some((limit, _)) = rest.char_indices().nth(most) else {
        return (start, start + rest.trim_end().len());
    };
    let kept = rest.get(..limit).unwrap_or_default();
    let least = marks.map_or(0, |(_, last)| last.end.saturating_sub(start));
    let whole_word = rest.get(limit..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    let end = match kept.rfind(char::is_whitespace) {
        Some(space) if !whole_word && space >= least && limit - space <= LONG => space,
        _ => limit,
    };
    (start, start + kept.get(..end).unwrap_or_default().trim_end().len())
}

/// Bytes of a word beyond which it is cut rather than left out.
const LONG: usize = 100;

/// Where a passage begins, in bytes, whose first mark is at `mark`: at most `room` characters
/// before it, at the nearest sentence, or further back where the text ends so soon that `most`
/// characters reach further. Without a sentence it is a word half that far away.
fn beginning(text: &str, mark: usize, room: usize, most: usize) -> usize {
    let (before, after) = text.split_at_checked(mark).unwrap_or_default();
    let spare = most - after.chars().take(most).count();
    let (mut sentence, mut word, mut middle) = (None, None, mark);
    let (mut next, mut next_is_space) = (mark, false);
    let mut back = 0;
    for (at, char) in before.char_indices().rev().take(room) {
        // A passage from `next` would be `back` characters longer.
        let is_word = char.is_whitespace() && !next_is_space;
        if is_word && ends_sentence(before.get(..next)) || matches!(char, '。' | '！' | '？') {
            if back > spare {
                return sentence.unwrap_or(next);
            }
            sentence = Some(next);
        }
        if back <= room / 2 {
            middle = next;
            if is_word {
                word = Some(next);
            }
        }
        (next, next_is_space) = (at, char.is_whitespace());
        back += 1;
    }
    if next == 0 && (back <= spare || sentence.is_none()) {
        return before.len() - before.trim_start().len();
    }
    sentence.or(word).unwrap_or(middle)
}

/// Whether a text ends with the end of a sentence and what may follow it.
fn ends_sentence(text: Option<&str>) -> bool {
    let closes =
        |char: &char| matches!(char, ' ' | '\u{a0}' | '"' | '\'' | '”' | '“' | '’' | '»' | ')');
    let mut last = text.unwrap_or_default().chars().rev().take(4).skip_while(closes);
    last.next().is_some_and(|char| matches!(char, '.' | '!' | '?' | '…' | '\n' | '\r'))
}

/// A part of a text as pieces, marked and not.
fn pieces(text: &str, marks: &[Mark], start: usize, end: usize) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut push = |start: usize, end: usize, marked: bool| {
        if let Some(text) = text.get(start..end)
            && !text.is_empty()
        {
            out.push(Piece { text: text.to_owned(), marked });
        }
    };
    // The stretch to mark, not given yet: empty at first.
    let mut open = (start, start);
    for mark in marks {
        let (from, to) = (mark.start.max(start), mark.end.min(end));
        if from >= to {
            continue;
        }
        let apart = text.get(open.1..from).unwrap_or_default();
        if open.0 < open.1 && apart.chars().all(|char| char.is_whitespace() && char != '\n') {
            open.1 = open.1.max(to);
        } else {
            push(open.0, open.1, true);
            push(open.1, from, false);
            open = (from, to);
        }
    }
    push(open.0, open.1, true);
    push(open.1, end, false);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The mission opened in May. Free media are a pillar of democracy! \
        Nobody spoke of the media for years, and then all did. The Permanent Council discussed \
        the freedom of the media (PC.DEC/1162) at length.\nIts decision followed in June.";

    /// Knows these terms, each with its own number.
    fn knows<'k>(terms: &'k [&'k str]) -> impl Fn(&str) -> Option<u8> + 'k {
        |term| terms.iter().position(|known| *known == term).and_then(|at| u8::try_from(at).ok())
    }

    fn shown(pieces: &[Piece]) -> String {
        pieces
            .iter()
            .map(|piece| match piece.marked {
                true => format!("[{}]", piece.text),
                false => piece.text.clone(),
            })
            .collect()
    }

    fn joined(pieces: &[Piece]) -> String {
        pieces.iter().filter(|piece| piece.text != CUT).map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn known_terms_are_marked() {
        let show = |text, terms: &[&str]| shown(&marked(text, knows(terms)));
        assert_eq!(show("Free media, free press", &["free"]), "[Free] media, [free] press");
        assert_eq!(show("Free media here", &["free", "media"]), "[Free media] here");
        assert_eq!(show("free, media", &["free", "media"]), "[free], [media]");
        assert_eq!(show("free\nmedia", &["free", "media"]), "[free]\n[media]");
        assert_eq!(
            show("a freedom of the press", &["freedom", "press"]),
            "a [freedom] of the [press]"
        );
        assert_eq!(show("see PC.DEC/1162.", &["pc.dec/1162"]), "see [PC.DEC/1162].");
        assert_eq!(show("see PC.DEC/1162.", &["dec", "pc.dec/1162"]), "see [PC.DEC/1162].");
        assert_eq!(show("see PC.DEC/1162.", &["dec"]), "see PC.[DEC]/1162.");
        assert_eq!(show("在東京都内", &["東京", "京都"]), "在[東京都]内");
        assert_eq!(show("nothing", &["free"]), "nothing");
        assert!(marked("", knows(&["free"])).is_empty());
    }

    #[test]
    fn the_passage_with_most_of_the_words_is_shown() {
        let show = |terms: &[&str], most| shown(&passage(TEXT, knows(terms), most));
        assert_eq!(
            show(&["freedom", "media", "council"], 90),
            "…The Permanent [Council] discussed the [freedom] of the [media] (PC.DEC/1162) at length.\nIts…"
        );
        assert_eq!(show(&["media", "pillar"], 40), "…Free [media] are a [pillar] of democracy!…");
        assert_eq!(show(&["june"], 40), "…Its decision followed in [June].");
        assert_eq!(show(&["may"], 30), "The mission opened in [May].…");
        assert_eq!(show(&["years"], 20), "…for [years], and then…");
        assert_eq!(show(&["pc.dec/1162"], 11), "…[PC.DEC/1162]…");
        assert_eq!(show(&["pc.dec/1162"], 5), "…[PC.DE]…");
        assert_eq!(show(&["pc.dec/1162"], 0), "");
        assert_eq!(show(&["pc", "pc.dec/1162"], 12), "…[PC.DEC/1162])…");
        assert_eq!(shown(&passage(TEXT, knows(&["june"]), 1000)), TEXT.replace("June", "[June]"));
    }

    #[test]
    fn more_marks_win_then_closer_ones_then_the_first() {
        let text = "one x. two y, y. now y x.";
        assert_eq!(shown(&passage(text, knows(&["y"]), 9)), "…two [y], [y].…");
        assert_eq!(shown(&passage(text, knows(&["x", "y"]), 9)), "…now [y x].");
        assert_eq!(shown(&passage(text, knows(&["x"]), 6)), "one [x].…");
    }

    #[test]
    fn without_a_word_it_is_the_beginning() {
        assert_eq!(shown(&passage(TEXT, knows(&["absent"]), 22)), "The mission opened in…");
        assert_eq!(shown(&passage(TEXT, knows(&[]), 21)), "The mission opened in…");
        assert_eq!(shown(&passage(TEXT, knows(&[]), 20)), "The mission opened…");
        assert_eq!(shown(&passage("  short \n", knows(&[]), 20)), "short");
        assert_eq!(shown(&passage("  \n", knows(&[]), 20)), "");
        assert_eq!(shown(&passage("", knows(&["a"]), 20)), "");
    }

    #[test]
    fn scripts_without_spaces_are_cut_between_characters() {
        let text = "会議".repeat(100) + "。東京都の報道。" + &"会議".repeat(100);
        assert_eq!(
            shown(&passage(&text, knows(&["報道"]), 20)),
            "…東京都の[報道]。会議会議会議会議会議会議会…"
        );
        assert_eq!(shown(&passage(&"会議".repeat(100), knows(&["報道"]), 4)), "会議会議…");
    }

    #[test]
    fn any_passage_is_a_part_of_its_text() {
        const PARTS: [&str; 20] = [
            " ",
            " ",
            " ",
            "\n",
            "media ",
            "free ",
            "press",
            "the ",
            ". ",
            "! ",
            "PC.DEC/1162",
            "co-operation ",
            "東京都",
            "。",
            "é",
            "e\u{301}",
            "🎉",
            "\u{200f}",
            "\0",
            "(\"",
        ];
        let find = knows(&["media", "free", "dec", "pc.dec/1162", "東京", "cooperation"]);
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state as usize
        };
        for _ in 0..20_000 {
            let length = next() % 60;
            let text: String =
                (0..length).filter_map(|_| PARTS.get(next() % PARTS.len()).copied()).collect();
            let all = marked(&text, &find);
            assert_eq!(all.iter().map(|piece| piece.text.as_str()).collect::<String>(), text);
            let most = next() % 100;
            let passage = passage(&text, &find, most);
            let joined = joined(&passage);
            assert!(text.contains(&joined), "{joined:?} in {text:?}");
            assert!(joined.chars().count() <= most);
            assert!(passage.iter().all(|piece| !piece.text.is_empty()));
            let some = all.iter().any(|piece| piece.marked);
            assert!(!some || most == 0 || passage.iter().any(|piece| piece.marked), "{text:?}");
            let twice = |pair: &[Piece]| matches!(pair, [a, b] if !a.marked && !b.marked);
            assert!(
                !passage.windows(2).any(|pair| twice(pair) && pair.iter().all(|it| it.text != CUT))
            );
        }
    }

    #[test]
    fn long_texts_take_linear_time() {
        let began = std::time::Instant::now();
        for part in ["media ", "media", ". ", ") ", "\n", " ", "東", "a-", "media free. ", "”"] {
            let text = part.repeat(1_000_000 / part.len());
            for most in [10, 200, 500_000] {
                _ = passage(&text, knows(&["media", "free", "東東"]), most);
            }
        }
        // Quadratic would be minutes.
        assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
    }
}
