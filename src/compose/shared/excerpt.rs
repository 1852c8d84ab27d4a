//! Texts as they stand in descriptions: in one line, and no longer than is shown.

use crate::text::Text;

/// The first sentences of a text up to a number of characters; where the first is longer, its
/// first words with an ellipsis.
pub(crate) fn clip(text: &str, limit: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    // One character is kept for the ellipsis.
    let end = text.char_indices().nth(limit - 1).map_or(text.len(), |(at, _)| at);
    let head = &text[..end];
    match head.rfind(". ").filter(|at| *at > end / 3) {
        Some(at) => head[..=at].to_owned(),
        None => {
            let cut = head.rfind(char::is_whitespace).unwrap_or(end);
            let words = head[..cut].trim_end_matches(|c: char| !c.is_alphanumeric());
            format!("{words}…")
        }
    }
}

/// A text in full as one line, for descriptions.
pub(crate) fn joined(paragraphs: &[Text]) -> String {
    paragraphs.iter().map(Text::plain).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::clip;

    #[test]
    fn a_long_text_ends_with_a_sentence_or_a_word() {
        assert_eq!(clip("Short.", 20), "Short.");
        assert_eq!(clip("One sentence here. And another one.", 25), "One sentence here.");
        assert_eq!(clip("Ärger über Öl, das überall fließt", 20), "Ärger über Öl, das…");
        assert_eq!(clip("Donaudampfschifffahrt", 10), "Donaudamp…");
    }
}
