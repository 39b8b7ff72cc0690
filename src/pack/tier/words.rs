//! Reading one of a list of fixed words.

use crate::json::{Reader, nearest};

/// One of `known`, by its word; another one is a fault that names the nearest.
pub(super) fn read_one_of<T: Copy>(reader: &Reader<'_>, known: &[(&str, T)]) -> Option<T> {
    let given = reader.filled()?;
    let found = known.iter().find(|(word, _)| *word == given).map(|(_, value)| *value);
    if found.is_none() {
        reader.unknown_word(given, nearest(known.iter().map(|(word, _)| *word), given));
    }
    found
}

/// The word of `value` among `known`.
pub(super) fn word_of<T: Copy + PartialEq>(known: &[(&'static str, T)], value: T) -> &'static str {
    known.iter().find(|(_, other)| *other == value).map_or("", |(word, _)| *word)
}
