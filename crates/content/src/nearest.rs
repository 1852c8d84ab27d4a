//! The word that was probably meant.

/// The option that is nearest to a word, if it is near enough to have been meant.
pub(crate) fn nearest<'a>(word: &str, options: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    if length > 200 {
        return None;
    }
    let limit = (length / 3).clamp(1, 4);
    options
        .filter(|option| option.len().abs_diff(word.len()) <= 2 * limit)
        .map(|option| (strsim::damerau_levenshtein(word, option), option))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, option)| option)
}
