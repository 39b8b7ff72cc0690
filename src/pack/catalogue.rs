//! Catalogues of credit information (信用信息目录): what may be recorded at all, and what follows for the rest.

use super::Context;
use super::condition::Condition;
use super::rule::Flag;
use super::source::{Basis, read_basis};
use crate::json::{Reader, nearest};
use crate::text::Text;

/// A catalogue: the national basic one or a local supplement.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// The name.
    pub id: String,
    /// The title.
    pub title: Text,
    /// The edition, for example `2025年版`; `None` where none was seen.
    pub version: Option<String>,
    /// The entries; `None` where the list was not read.
    pub entries: Option<Vec<Entry>>,
    /// What follows for a record that lies outside; `None` where the text says nothing.
    pub outside: Option<Outside>,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// An entry of a catalogue.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The number or name in the catalogue.
    pub id: String,
    /// What it lists.
    pub label: Text,
}

/// What follows for a record that is in no catalogue.
#[derive(Clone, Debug)]
pub struct Outside {
    /// When a record is outside.
    pub when: Condition,
    /// Whether the rules do not apply to it, or the authority decides.
    pub discretionary: bool,
    /// What is said.
    pub flag: Flag,
}

impl Catalogue {
    pub(super) fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let id = object.required("id").and_then(|r| r.filled().map(str::to_owned));
        let title = object.required("title").and_then(|r| r.text());
        // `null` has to be written: it says that no edition was seen.
        let version = object.required("version").filter(|r| !r.value().is_null());
        let version = version.and_then(|r| r.filled().map(str::to_owned));
        let entries = object.optional("entries").and_then(|r| r.some());
        let entries = entries.map(|list| list.iter().filter_map(read_entry).collect());
        let outside = object.optional("outside").and_then(|r| Outside::read(&r, context));
        let basis = object.required("basis").map(|r| read_basis(&r, context)).unwrap_or_default();
        object.finish();
        Some(Self { id: id?, title: title?, version, entries, outside, basis })
    }
}

fn read_entry(reader: &Reader<'_>) -> Option<Entry> {
    let object = reader.object()?;
    let id = object.required("id").and_then(|r| r.filled().map(str::to_owned));
    let label = object.required("label").and_then(|r| r.text());
    object.finish();
    Some(Entry { id: id?, label: label? })
}

impl Outside {
    fn read(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
        let object = reader.object()?;
        let when = object.required("when").and_then(|r| Condition::read(&r, context));
        let discretionary = object.required("outcome").and_then(|r| match r.filled()? {
            "not_applicable" => Some(false),
            "discretionary" => Some(true),
            other => {
                r.unknown_word(other, nearest(["not_applicable", "discretionary"].into_iter(), other));
                None
            }
        });
        let message = object.required("message").and_then(|r| r.text());
        let basis = object.required("basis").map(|r| read_basis(&r, context)).unwrap_or_default();
        object.finish();
        Some(Self { when: when?, discretionary: discretionary?, flag: Flag { message: message?, basis } })
    }
}
