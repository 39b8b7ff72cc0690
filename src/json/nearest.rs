//! The nearest known word for a misspelt one.

/// The word among `known` that is nearest to `given`, if any is near enough to be meant.
///
/// Letter case, `_` and `-` do not count. Near enough is a third of the letters, at least one edit.
pub fn nearest<'a>(mut known: impl Iterator<Item = &'a str>, given: &str) -> Option<&'a str> {
    nearest_of(&mut known, given)
}

/// The search itself, once for all kinds of lists.
fn nearest_of<'a>(known: &mut dyn Iterator<Item = &'a str>, given: &str) -> Option<&'a str> {
    // A long text is no misspelt word, and measuring it would cost time.
    if given.len() > 64 {
        return None;
    }
    let given = plain(given);
    let limit = (given.chars().count() / 3).max(1);
    let mut best = None;
    let mut least = limit + 1;
    for word in known {
        let distance = strsim::levenshtein(&plain(word), &given);
        if distance < least {
            (best, least) = (Some(word), distance);
        }
    }
    best
}

fn plain(word: &str) -> String {
    // Known words are ASCII: the tables of all letters would be sent for nothing.
    word.chars().filter(|c| !matches!(c, '_' | '-' | ' ')).map(|c| c.to_ascii_lowercase()).collect()
}

/// The question after a fault whether the nearest known word was meant, in Chinese and English; empty without one.
pub(crate) fn hint(near: Option<&str>) -> (String, String) {
    match near {
        Some(near) => (format!("；是否应为 `{near}`？"), format!("; did you mean `{near}`?")),
        None => (String::new(), String::new()),
    }
}
