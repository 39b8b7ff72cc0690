//! The law of one place on one day: the schemes as narrower packs amend them.

use std::ops::Deref;
use std::sync::Arc;

use super::catalogue::Outside;
use super::laws::Changed;
use super::layer::Amendment;
use super::load::Pack;
use super::repair::{Scheme, SchemeChanges};
use super::rule::Notice;
use super::source::Source;
use super::world::World;
use crate::date::Date;
use crate::text::Text;

/// The law of one place on one day.
#[derive(Clone, Debug)]
pub struct Law<'a> {
    /// What is loaded.
    pub world: &'a World,
    /// The place.
    pub jurisdiction: &'a str,
    /// The day.
    pub as_of: Date,
    repair: Vec<Amended<'a>>,
}

/// A scheme as it is in a place, with the packs that amend it there.
#[derive(Clone, Debug)]
struct Amended<'a> {
    pack: &'a Pack,
    scheme: Held<'a>,
    by: Vec<&'a Pack>,
}

/// A scheme as its pack has it, or as it was changed.
#[derive(Clone, Debug)]
enum Held<'a> {
    Plain(&'a Scheme),
    Changed(Arc<Scheme>),
}

impl Deref for Held<'_> {
    type Target = Scheme;

    fn deref(&self) -> &Scheme {
        match self {
            Self::Plain(scheme) => scheme,
            Self::Changed(scheme) => scheme,
        }
    }
}

impl World {
    /// The law of `jurisdiction` on `as_of`. A scheme that nothing amends there is only borrowed; what is amended is kept.
    pub fn law<'a>(&'a self, jurisdiction: &'a str, as_of: Date) -> Law<'a> {
        let make = || self.repair().map(|(_, scheme)| self.changed(scheme, jurisdiction, as_of)).collect();
        let changed = self.laws.of(jurisdiction, as_of, &make);
        let amended = |((pack, scheme), changed): ((&'a Pack, &'a Scheme), &Changed)| Amended {
            pack,
            scheme: changed.scheme.clone().map_or(Held::Plain(scheme), Held::Changed),
            by: changed.by.iter().filter_map(|at| self.packs.get(*at)).collect(),
        };
        let repair = self.repair().zip(changed.iter()).map(amended).collect();
        Law { world: self, jurisdiction, as_of, repair }
    }

    /// What the catalogues of `jurisdiction` say of records that lie outside, narrower places first.
    pub fn outside<'a>(&'a self, jurisdiction: &str) -> impl Iterator<Item = &'a Outside> {
        let packs = self.packs.iter().rev().filter(move |pack| pack.covers(jurisdiction));
        packs.flat_map(|pack| &pack.catalogues).filter_map(|catalogue| catalogue.outside.as_ref())
    }

    /// `scheme` with its amendments, wider places first.
    fn changed(&self, scheme: &Scheme, jurisdiction: &str, as_of: Date) -> Changed {
        let (mut own, mut by) = (None, Vec::new());
        for (at, local) in self.packs.iter().enumerate().filter(|(_, local)| local.covers(jurisdiction)) {
            for amendment in local.amend.iter().filter(|it| it.scheme == scheme.id && it.valid(as_of)) {
                apply(own.get_or_insert_with(|| scheme.clone()), amendment, local);
                if !by.contains(&at) {
                    by.push(at);
                }
            }
        }
        Changed { scheme: own.map(Arc::new), by }
    }
}

fn apply(scheme: &mut Scheme, amendment: &Amendment<SchemeChanges>, local: &Pack) {
    amendment.changes.apply(scheme);
    let guarded = amendment.changes.guarded();
    if !guarded.is_empty() {
        scheme.notices.push(local_rule(&guarded, amendment, local));
    }
}

/// That a local text changes what a wider one guards: whether it may is for the office to answer for.
fn local_rule(guarded: &[String], amendment: &Amendment<SchemeChanges>, local: &Pack) -> Notice {
    let message = Text::new(
        format!("{}改动了上位规则的 {}，按所引的本地依据执行", local.title.zh, guarded.join("、")),
        format!(
            "{} changes {} of the rules of the wider place, by the local text cited here",
            local.title.en,
            guarded.join(", ")
        ),
    );
    Notice { id: "local_rule".to_owned(), when: None, message, basis: amendment.basis.clone() }
}

impl<'a> Law<'a> {
    /// All schemes of repair with their packs, narrower places first.
    pub fn repair(&self) -> impl Iterator<Item = (&'a Pack, &Scheme)> {
        self.repair.iter().map(|amended| (amended.pack, &*amended.scheme))
    }

    /// The scheme with the name `id`, as it is in this place.
    pub fn scheme(&self, id: &str) -> Option<(&'a Pack, &Scheme)> {
        self.repair().find(|(_, scheme)| scheme.id == id)
    }

    /// What the catalogues of this place say of records that lie outside, narrower places first.
    pub fn outside(&self) -> impl Iterator<Item = &'a Outside> {
        self.world.outside(self.jurisdiction)
    }

    /// A document of the packs of this place that is in force and replaces `source`.
    pub fn superseding(&self, source: &Source) -> Option<&'a Source> {
        let packs = self.world.packs.iter().filter(|pack| pack.covers(self.jurisdiction));
        let later = packs.flat_map(|pack| &pack.sources).map(AsRef::as_ref);
        later.into_iter().find(|later: &&Source| later.supersedes.contains(&source.id) && later.in_force(self.as_of))
    }

    /// The document that the packs of this place call `id`, narrower places first.
    pub fn source(&self, id: &str) -> Option<&'a Source> {
        let packs = self.world.packs.iter().rev().filter(|pack| pack.covers(self.jurisdiction));
        packs.flat_map(|pack| &pack.sources).map(AsRef::as_ref).find(|source: &&Source| source.id == id)
    }

    /// The packs that amend the scheme with the name `id` in this place.
    pub fn amending(&self, id: &str) -> &[&'a Pack] {
        self.repair.iter().find(|amended| amended.scheme.id == id).map(|amended| amended.by.as_slice()).unwrap_or(&[])
    }
}
