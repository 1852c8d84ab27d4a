//! How many mistakes lie between two words.

/// The distance of two words by insertions, deletions, replacements and swaps of neighbours, each once
/// at most in a place (optimal string alignment; Damerau 1964), if it is `most` or less.
///
/// `most` is 2 at most; `row` is memory to work in.
#[must_use]
pub(super) fn distance(
    a: &[char],
    b: &[char],
    most: usize,
    rows: &mut [Vec<usize>; 3],
) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    // What both begin or end with costs nothing.
    let prefix = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[prefix..], &b[prefix..]);
    let suffix = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - suffix], &b[..b.len() - suffix]);
    if a.is_empty() || b.is_empty() {
        let rest = a.len().max(b.len());
        return (rest <= most).then_some(rest);
    }
    for row in rows.iter_mut() {
        row.clear();
        row.extend(0..=b.len());
    }
    let [before, last, row] = rows;
    for i in 1..=a.len() {
        row[0] = i;
        let mut least = i;
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            let mut cost = (last[j - 1] + same).min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cost = cost.min(before[j - 2] + 1);
            }
            row[j] = cost;
            least = least.min(cost);
        }
        if least > most {
            return None;
        }
        std::mem::swap(before, last);
        std::mem::swap(last, row);
    }
    (last[b.len()] <= most).then_some(last[b.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(a: &str, b: &str) -> Option<usize> {
        let chars = |s: &str| s.chars().collect::<Vec<char>>();
        distance(&chars(a), &chars(b), 2, &mut Default::default())
    }

    #[test]
    fn mistakes_are_counted() {
        for (a, b, expected) in [
            ("election", "election", Some(0)),
            ("election", "elction", Some(1)),
            ("election", "electtion", Some(1)),
            ("election", "elextion", Some(1)),
            ("election", "elcetion", Some(1)),
            ("election", "lection", Some(1)),
            ("election", "leection", Some(1)),
            ("election", "elcetoin", Some(2)),
            ("election", "elction s", None),
            ("ab", "ba", Some(1)),
            ("abc", "", None),
            ("", "ab", Some(2)),
            ("ca", "abc", None),
        ] {
            assert_eq!(of(a, b), expected, "{a} {b}");
            assert_eq!(of(b, a), expected, "{b} {a}");
        }
    }
}
