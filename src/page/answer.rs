//! The answer to a search, without the rows, which `scripts/rows.js` draws.

use super::contract::line;

/// The answer to a search. `scripts/query.js` writes it as lines of fields with tabs between them; the
/// first field says what the others are. A reader of that weighs a tenth of one of JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The number of results, over all pages.
    pub total: u32,
    /// The number of results with every word; they come first.
    pub complete: u32,
    /// Paths and titles of the rows.
    pub hits: Vec<[String; 2]>,
    /// Groups, their values, and how many would be found with each.
    pub counts: Vec<([String; 2], u32)>,
    /// Years, months and how many, oldest first; the month is 0 where only the year is known.
    pub months: Vec<[u32; 3]>,
    /// Words that were not found, and what was searched in the place of each, ready to be read.
    pub corrections: Vec<[String; 2]>,
    /// Remarks on words that were not used or were changed (`unknown`, `partial` and
    /// others: see `search.js`), and the word where it is about one.
    pub notes: Vec<[String; 2]>,
    /// Names and values of what was not understood, such as `from` and `yesterday`.
    pub ignored: Vec<[String; 2]>,
}

impl Answer {
    /// Reads an answer. Lines that are not understood are passed over, missing fields are empty.
    pub fn read(text: &str) -> Self {
        let mut answer = Self::default();
        for line in text.lines() {
            let mut fields = line.split('\t');
            let kind = fields.next();
            let [a, b, c] = [(); 3].map(|()| fields.next().unwrap_or_default());
            let number = |field: &str| field.parse().unwrap_or(0);
            let pair = [a, b].map(str::to_owned);
            match kind {
                Some(line::TOTAL) => (answer.total, answer.complete) = (number(a), number(b)),
                Some(line::HIT) => answer.hits.push(pair),
                Some(line::COUNT) => answer.counts.push((pair, number(c))),
                Some(line::MONTH) => answer.months.push([a, b, c].map(number)),
                Some(line::CORRECTION) => answer.corrections.push(pair),
                Some(line::NOTE) => answer.notes.push(pair),
                Some(line::IGNORED) => answer.ignored.push(pair),
                _ => {}
            }
        }
        answer
    }

    /// The number of results with a value of a group, once that is known.
    pub fn count(&self, group: &str, value: &str) -> Option<u32> {
        let count = self.counts.iter().find(|([of, known], _)| of == group && known == value);
        let counted = || self.counts.iter().any(|([of, _], _)| of == group).then_some(0);
        count.map(|(_, count)| *count).or_else(counted)
    }
}

#[cfg(test)]
mod tests {
    use super::Answer;

    #[test]
    fn an_answer_is_read_line_by_line() {
        let answer = Answer::read(
            "total\t12\t3\nhit\t/a/\tTitle of A\ncount\tcountry\talbania\t7\nmonth\t2014\t6\t5\n\
             correction\thellsinki\t“helsinki”\nnote\tpartial\nignored\tfrom\tyesterday\n\
             later\tx\n\ncount\tcountry",
        );
        assert_eq!((answer.total, answer.complete), (12, 3));
        assert_eq!(answer.hits, [["/a/", "Title of A"]]);
        assert_eq!(answer.months, [[2014, 6, 5]]);
        assert_eq!(answer.corrections, [["hellsinki", "“helsinki”"]]);
        assert_eq!(answer.notes, [["partial", ""]]);
        assert_eq!(answer.ignored, [["from", "yesterday"]]);
        assert_eq!(answer.count("country", "albania"), Some(7));
        assert_eq!(answer.count("country", "malta"), Some(0));
        assert_eq!(answer.count("field", "elections"), None);
    }
}
