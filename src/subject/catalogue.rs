//! The catalogue of facts: every fact that the loaded packs know, found by name.

use core::ops::Deref;

use super::input::FactSpec;

/// The facts in the order in which they were declared, which is how conditions name them, with an index of their names.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    list: Vec<FactSpec>,
    /// Positions in `list`, in the order of the names.
    by_name: Vec<usize>,
}

impl Facts {
    /// The position of the fact with the name `id`.
    pub fn position(&self, id: &str) -> Option<usize> {
        let name = |at: &usize| self.list.get(*at).map_or("", |fact| fact.id.as_str());
        let found = self.by_name.binary_search_by(|at| name(at).cmp(id)).ok()?;
        self.by_name.get(found).copied()
    }

    /// The facts without the index.
    pub fn into_vec(self) -> Vec<FactSpec> {
        self.list
    }
}

impl From<Vec<FactSpec>> for Facts {
    fn from(list: Vec<FactSpec>) -> Self {
        let mut by_name: Vec<usize> = (0..list.len()).collect();
        by_name.sort_by(|a, b| list.get(*a).map(|fact| &fact.id).cmp(&list.get(*b).map(|fact| &fact.id)));
        Self { list, by_name }
    }
}

impl Deref for Facts {
    type Target = [FactSpec];

    fn deref(&self) -> &[FactSpec] {
        &self.list
    }
}

impl<'a> IntoIterator for &'a Facts {
    type Item = &'a FactSpec;
    type IntoIter = core::slice::Iter<'a, FactSpec>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}
