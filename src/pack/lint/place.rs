//! Where in a pack something is written.

use serde_json::Value as Json;

/// The part of the pointer `path` that leads somewhere in `json`.
///
/// Some conditions are short for others (`stands`, the window of an item): what they stand for is not written, so the
/// place is that of the short form.
pub(crate) fn written(json: &Json, path: &str) -> String {
    let mut place = path;
    while json.pointer(place).is_none() {
        match place.rsplit_once('/') {
            Some((parent, _)) => place = parent,
            None => return String::new(),
        }
    }
    place.to_owned()
}
