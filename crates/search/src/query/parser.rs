//! Reads a query from left to right: signs and quotation marks here, words by [`analysis`].

use super::{Clause, Form, Item, MOST_CLAUSES, MOST_WORDS, Query};
use crate::analysis::{self, Kind};
use crate::answer::Note;

/// The one field.
const TITLE: &str = "title:";

pub(super) fn parse(text: &str, typing: bool) -> Query {
    let mut parser = Parser { text, rest: text, typing, ..Parser::default() };
    parser.skip(is_blank);
    while let Some(first) = parser.rest.chars().next() {
        if first == '|' {
            parser.skip(|char| char == '|');
            parser.or("|");
        } else {
            parser.piece();
        }
        parser.skip(is_blank);
    }
    parser.finish()
}

#[derive(Default)]
struct Parser<'t> {
    text: &'t str,
    /// What is still to be read of it.
    rest: &'t str,
    typing: bool,
    query: Query,
    /// The clause that an `OR` may still extend.
    open: Option<Clause>,
    /// An `OR` that waits for its right side, as it was written.
    joint: Option<&'static str>,
    /// How many words the clauses have.
    words: usize,
    /// How many words were left out because there were too many.
    left_out: usize,
}

/// A stretch of the text without white space, or one in quotation marks, with its signs.
#[derive(Clone, Copy, Default)]
struct Piece<'t> {
    text: &'t str,
    quoted: bool,
    exclude: bool,
    title: bool,
    /// The text ends in it, and more may follow.
    typed: bool,
}

/// A token that is kept.
struct Token {
    term: String,
    start: usize,
    end: usize,
    position: u32,
    span: u32,
    kind: Kind,
}

impl<'t> Parser<'t> {
    fn skip(&mut self, what: fn(char) -> bool) {
        self.rest = self.rest.trim_start_matches(what);
    }

    /// Reads what is neither white space nor `|`.
    fn piece(&mut self) {
        let mut piece = Piece::default();
        let read = self.text.get(..self.text.len() - self.rest.len()).unwrap_or_default();
        let begins =
            read.chars().next_back().is_none_or(|before| is_blank(before) || before == '|');
        if begins && let Some(after) = self.rest.strip_prefix(['-', '−']) {
            piece.exclude = true;
            self.rest = after;
        }
        if let Some((field, after)) = self.rest.split_at_checked(TITLE.len())
            && field.eq_ignore_ascii_case(TITLE)
        {
            piece.title = true;
            self.rest = after;
        }
        if let Some(inside) = self.rest.strip_prefix(is_quote) {
            if let Some((text, after)) = inside.split_once(is_quote) {
                self.rest = after;
                self.take(Piece { text, quoted: true, ..piece });
                return;
            }
            if self.typing {
                self.rest = "";
                self.take(Piece { text: inside, quoted: true, typed: true, ..piece });
                return;
            }
            // There are no more of them: what follows is words.
            self.rest = inside;
            self.note(Note::Unbalanced);
        }
        // Checked, for the panic of `split_at` would bring a kilobyte of formatting with it.
        let end = self.rest.find(is_end).unwrap_or(self.rest.len());
        let (text, after) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = after;
        if !piece.exclude && !piece.title && text.trim_end_matches(is_blank) == "OR" {
            self.or("OR");
        } else {
            self.take(Piece { text, typed: self.typing && after.is_empty(), ..piece });
        }
    }

    /// An `OR`: the next item is an alternative to the one before, if there is one.
    fn or(&mut self, sign: &'static str) {
        if self.open.is_some() && self.joint.is_none() {
            self.joint = Some(sign);
        } else if !self.may_go_on() {
            self.dangling(sign);
        }
    }

    /// Makes clauses of a piece.
    fn take(&mut self, piece: Piece<'_>) {
        let mut tokens = Vec::new();
        analysis::tokens(piece.text, |token| {
            tokens.push(Token {
                term: token.term.to_owned(),
                start: token.start,
                end: token.end,
                position: token.position,
                span: token.span,
                kind: token.kind,
            });
        });
        let mut tokens = tokens.as_slice();
        if tokens.is_empty() {
            self.nothing(piece);
        } else if piece.quoted || piece.exclude || self.joint.is_some() || self.or_follows() {
            let any = self.items(piece, tokens, true);
            self.add(any, piece.exclude);
        } else {
            while let Some((item, after)) = tokens.split_at_checked(leading(tokens))
                && !item.is_empty()
            {
                tokens = after;
                let any = self.items(piece, item, after.is_empty());
                self.add(any, false);
            }
        }
    }

    /// A piece without a word: its signs have no use.
    fn nothing(&mut self, piece: Piece<'_>) {
        let joint = self.joint.take();
        if self.may_go_on() {
            return;
        }
        if let Some(sign) = joint {
            self.dangling(sign);
        }
        if piece.title {
            self.dangling(TITLE);
        } else if piece.exclude {
            self.dangling("-");
        }
    }

    /// Tokens of a piece, the last of it or not, as one item, or as two ways to look for the same.
    fn items(&mut self, piece: Piece<'_>, tokens: &[Token], last: bool) -> Vec<Item> {
        let Some(first) = tokens.first() else { return Vec::new() };
        let mut plain = tokens.iter().filter(|token| token.kind != Kind::Whole);
        let words: Vec<String> =
            plain.by_ref().take(MOST_WORDS).map(|token| token.term.clone()).collect();
        self.left_out += plain.count();

        let end = tokens.iter().map(|token| token.end).max().unwrap_or_default();
        let after = piece.text.get(end..).unwrap_or_default();
        let starred = last && !piece.quoted && after.starts_with('*');
        let typed = last && piece.typed && !piece.exclude && after.is_empty();
        let source = piece.text.get(first.start..end).unwrap_or_default();
        let item = |form| Item {
            source: source.to_owned(),
            // What begins with it is not as it is.
            exact: piece.quoted && !matches!(form, Form::Prefix(_)),
            form,
            title: piece.title,
        };
        if first.kind == Kind::Whole && leading(tokens) == tokens.len() {
            let whole = || item(Form::Whole(first.term.clone(), words));
            let prefix = || item(Form::Prefix(first.term.clone()));
            return match (starred, typed) {
                (true, _) => vec![prefix()],
                (false, true) => vec![whole(), prefix()],
                (false, false) => vec![whole()],
            };
        }
        // The index has one character of a script without spaces only where it stands alone;
        // elsewhere it begins a pair.
        let half = first.kind == Kind::Gram && first.term.chars().nth(1).is_none();
        vec![item(match <[String; 1]>::try_from(words) {
            Ok([word]) if starred || typed || half => Form::Prefix(word),
            Ok([word]) => Form::Word(word),
            Err(words) => Form::Phrase(words),
        })]
    }

    /// Adds items to the clause before, after an `OR`, or else as a new one. What is wanted has no
    /// alternative that is to be left out; the other way round the sign holds for all of them.
    fn add(&mut self, any: Vec<Item>, exclude: bool) {
        if let Some(sign) = self.joint.take()
            && let Some(open) = &mut self.open
        {
            if open.exclude || !exclude {
                for item in any {
                    let words = item.form.words();
                    if open.words() + words > MOST_WORDS {
                        self.left_out += words;
                    } else if !open.any.iter().any(|other| other.same(&item)) {
                        open.any.push(item);
                    }
                }
                return;
            }
            self.dangling(sign);
        }
        self.close();
        self.open = Some(Clause { any, exclude, times: 1 });
    }

    /// No `OR` came: the clause is complete.
    fn close(&mut self) {
        let Some(clause) = self.open.take() else { return };
        let words = clause.words();
        if let Some(same) = self.query.clauses.iter_mut().find(|other| other.same(&clause)) {
            same.times = same.times.saturating_add(1);
        } else if self.query.clauses.len() < MOST_CLAUSES && self.words + words <= MOST_WORDS {
            self.words += words;
            self.query.clauses.push(clause);
        } else {
            self.left_out += words;
        }
    }

    fn finish(mut self) -> Query {
        if let Some(sign) = self.joint.take()
            && !self.may_go_on()
        {
            self.dangling(sign);
        }
        self.close();
        if self.left_out > 0 {
            self.note(Note::TooLong(u32::try_from(self.left_out).unwrap_or(u32::MAX)));
        }
        let clauses = &self.query.clauses;
        if !clauses.is_empty() && clauses.iter().all(|clause| clause.exclude) {
            self.note(Note::OnlyExclusions);
        }
        self.query
    }

    /// Whether this is the end, and it may yet be typed further.
    fn may_go_on(&self) -> bool {
        self.typing && self.rest.trim_start_matches(is_blank).is_empty()
    }

    fn or_follows(&self) -> bool {
        let rest = self.rest.trim_start_matches(is_blank);
        rest.starts_with('|')
            || rest.strip_prefix("OR").is_some_and(|after| {
                after.chars().next().is_none_or(|char| is_blank(char) || is_end(char))
            })
    }

    fn dangling(&mut self, sign: &str) {
        self.note(Note::Dangling(sign.to_owned()));
    }

    fn note(&mut self, note: Note) {
        if !self.query.notes.contains(&note) {
            self.query.notes.push(note);
        }
    }
}

/// How many tokens make up the first item, 0 if there are none: a whole with its words, touching
/// characters, or one word.
fn leading(tokens: &[Token]) -> usize {
    let Some(first) = tokens.first() else { return 0 };
    match first.kind {
        Kind::Word => 1,
        Kind::Whole => {
            let end = first.position.saturating_add(first.span);
            tokens.iter().take_while(|token| token.position < end).count()
        }
        Kind::Gram => {
            let touching = |pair: &&[Token]| matches!(pair, [one, next] if next.kind == Kind::Gram && next.start <= one.end);
            1 + tokens.windows(2).take_while(touching).count()
        }
    }
}

/// White space and what counts as such around words: control characters, parentheses, and
/// characters without width, such as marks of direction.
fn is_blank(char: char) -> bool {
    char.is_whitespace()
        || char.is_control()
        || matches!(
            char,
            '(' | ')'
                | '\u{61c}'
                | '\u{200b}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{2069}'
                | '\u{feff}'
        )
}

/// What ends a word that is not quoted.
fn is_end(char: char) -> bool {
    char.is_whitespace() || char.is_control() || char == '|' || is_quote(char)
}

/// Quotation marks of the languages of Europe. Any of them is the pair of any: `„…“` opens with
/// what closes elsewhere, and keyboards mix them.
fn is_quote(char: char) -> bool {
    matches!(char, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›')
}
