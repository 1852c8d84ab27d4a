//! Numbers: their digits in groups, and the forms of words beside them.

/// A whole number with its digits in groups of three; one of four digits stays as it is.
pub fn grouped(n: u64, separator: &str) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) && digits.len() > 4 {
            text.push_str(separator);
        }
        text.push(digit);
    }
    text
}

/// The form that a number takes of those that stand beside each other, parted by `|`:
/// `{n} item|{n} items`. The rules are those of CLDR for whole numbers.
pub(super) fn plural<'a>(forms: &'a str, lang: &str, n: usize) -> &'a str {
    let form = match lang {
        "fr" => usize::from(n > 1),
        "ru" => match (n % 10, n % 100) {
            (1, hundred) if hundred != 11 => 0,
            (2..=4, hundred) if !(12..=14).contains(&hundred) => 1,
            _ => 2,
        },
        _ => usize::from(n != 1),
    };
    forms.split('|').nth(form).or_else(|| forms.rsplit('|').next()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{grouped, plural};

    #[test]
    fn digits_stand_in_groups() {
        let grouped = [0, 999, 1000, 12345, 1_234_567].map(|n| grouped(n, ","));
        assert_eq!(grouped, ["0", "999", "1000", "12,345", "1,234,567"]);
    }

    #[test]
    fn plurals_follow_the_language() {
        let forms = |lang| [0, 1, 2, 5, 11, 21].map(|n| plural("one|few|many", lang, n));
        assert_eq!(forms("en"), ["few", "one", "few", "few", "few", "few"]);
        assert_eq!(forms("fr"), ["one", "one", "few", "few", "few", "few"]);
        assert_eq!(forms("ru"), ["many", "one", "few", "many", "many", "one"]);
        assert_eq!(plural("same", "en", 2), "same");
    }
}
