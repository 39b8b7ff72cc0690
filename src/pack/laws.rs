//! The amended schemes of the places and days that were asked last.
//!
//! Amending copies a whole scheme, and most questions in a row are about one place and one day.

use std::fmt;
use std::sync::{Arc, Mutex};

use super::repair::Scheme;
use crate::date::Date;

/// The most places and days that are kept; beyond it the oldest goes.
const MOST: usize = 8;

/// A scheme of repair as it was changed, and the positions of the packs that changed it.
#[derive(Clone, Debug, Default)]
pub(super) struct Changed {
    /// `None` where nothing changes it.
    pub(super) scheme: Option<Arc<Scheme>>,
    pub(super) by: Vec<usize>,
}

/// What was made so far, for the packs as they are loaded.
#[derive(Default)]
pub(super) struct Laws {
    kept: Mutex<Vec<Kept>>,
}

struct Kept {
    jurisdiction: String,
    as_of: Date,
    changed: Arc<Vec<Changed>>,
}

impl Laws {
    /// The changed schemes of a place on a day, made once.
    pub(super) fn of(&self, jurisdiction: &str, as_of: Date, make: &dyn Fn() -> Vec<Changed>) -> Arc<Vec<Changed>> {
        // A poisoned lock is one that a panic left; what it holds is whole, for entries are put in at once.
        let mut kept = self.kept.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if let Some(known) = kept.iter().find(|one| one.as_of == as_of && one.jurisdiction == jurisdiction) {
            return known.changed.clone();
        }
        let changed = Arc::new(make());
        if kept.len() >= MOST {
            kept.remove(0);
        }
        kept.push(Kept { jurisdiction: jurisdiction.to_owned(), as_of, changed: changed.clone() });
        changed
    }

    /// Forgets everything: other packs are loaded now.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }
}

/// A copy has packs of its own, and makes its own.
impl Clone for Laws {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl fmt::Debug for Laws {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Laws")
    }
}
