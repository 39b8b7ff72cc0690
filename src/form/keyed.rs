//! A small map from texts to values.

/// Values under text keys, in the order of the keys.
///
/// A form holds a few dozen entries: a sorted list finds them as fast as a tree, and is far less code to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keyed<V>(Vec<(String, V)>);

impl<V> Default for Keyed<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> Keyed<V> {
    /// The value under `key`.
    pub fn get(&self, key: &str) -> Option<&V> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// Puts a value under `key`; an earlier one goes.
    pub fn insert(&mut self, key: &str, value: V) {
        self.remove(key);
        let at = self.0.iter().take_while(|(known, _)| known.as_str() < key).count();
        self.0.insert(at, (key.to_owned(), value));
    }

    /// Takes away what is under `key`.
    pub fn remove(&mut self, key: &str) {
        self.0.retain(|(known, _)| known != key);
    }

    /// Takes away every key that begins with `start`.
    pub fn remove_below(&mut self, start: &str) {
        self.0.retain(|(known, _)| !known.starts_with(start));
    }

    /// The entries, in the order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &V)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }
}
