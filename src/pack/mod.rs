//! What the law says: packs, their parts, their checks and their digests.
//!
//! A pack is read whole or not at all. Reading collects every fault with its place;
//! `docs/pack-format.md` describes the format for authors.

mod amend;
mod benefit;
mod builtin;
mod catalogue;
mod check;
mod commitment;
pub mod compare;
mod condition;
mod digest;
mod grants;
mod ground;
mod law;
mod laws;
mod layer;
mod letter;
mod lint;
mod load;
pub mod part;
mod period;
mod repair;
mod rule;
mod source;
pub mod tier;
mod window;
pub mod words;
mod world;

pub use benefit::{BenefitRule, Effect, ListItem, RuleKind};
pub use catalogue::{Catalogue, Outside};
pub use check::{Asked, Check, Rate as CheckRate};
pub use commitment::{CommitmentScheme, CountsBy, Deadline, DeadlineStart, Deferral, RouteKind, Stale};
pub use condition::{Condition, OPERATORS, Value};
pub(crate) use digest::hex;
pub use digest::{Digests, canonical, digests, of_pack};
pub use grants::Grants;
pub use ground::{Ground, LastDay};
pub use law::Law;
pub use layer::{Amendment, Changes};
pub use letter::{Block, Datum, Letter, LetterField, LetterKind, Line, Piece, Section, Wording};
pub(crate) use lint::written;
pub use lint::{Diagnostic, Severity, lint};
pub use load::{Gap, Pack};
pub use part::{Judged, Part, Valid, parts};
pub(crate) use period::read_period;
pub use repair::{AtMax, Class, Count, CountFrom, OpenCount, Scheme, SchemeChanges, Superseded};
pub use rule::{After, Channel, Clock, ClockStart, Flag, Item, Notice, Rule, Sync, Until};
pub use source::{Basis, Source, Standing};
pub use window::{Stack, Years};
pub use world::World;

/// What reading a part of a pack leans on.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    /// The facts of all packs that are loaded together.
    pub(crate) facts: &'a [crate::subject::FactSpec],
    /// The sources of the pack that is read, then those of the packs of wider places.
    pub(crate) sources: &'a [std::sync::Arc<Source>],
    /// The name of the pack that is read.
    pub(crate) pack: &'a std::sync::Arc<str>,
}
