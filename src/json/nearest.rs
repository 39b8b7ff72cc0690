//! The nearest known word for a misspelt one.

/// The word among `known` that is nearest to `given`, if any is near enough to be meant.
///
/// Letter case, `_` and `-` do not count. Near enough is a third of the letters, at least one edit.
pub fn nearest<'a>(known: impl Iterator<Item = &'a str>, given: &str) -> Option<&'a str> {
    // A long text is no misspelt word, and measuring it would cost time.
    if given.len() > 64 {
        return None;
    }
    let given = plain(given);
    let limit = (given.chars().count() / 3).max(1);
    known
        .map(|word| (distance(&plain(word), &given), word))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

fn plain(word: &str) -> String {
    word.chars().filter(|c| !matches!(c, '_' | '-' | ' ')).flat_map(char::to_lowercase).collect()
}

fn distance(a: &str, b: &str) -> usize {
    strsim::levenshtein(a, b)
}
