//! What the law says: packs, their parts, their checks and their digests.
//!
//! A pack is read whole or not at all. Reading collects every fault with its place;
//! `docs/pack-format.md` describes the format for authors.

mod benefit;
mod builtin;
mod check;
mod commitment;
pub mod compare;
mod condition;
mod digest;
mod grants;
mod ground;
mod load;
mod period;
mod repair;
mod rule;
mod source;
pub mod tier;
mod window;
mod world;

pub use benefit::{BenefitRule, Effect, ListItem, RuleKind};
pub use check::{Asked, Check, Rate as CheckRate};
pub use commitment::{CommitmentScheme, CountsBy, Deadline, DeadlineStart, Deferral, RouteKind, Stale};
pub use condition::{Condition, Value};
pub use digest::{Digests, canonical, digests};
pub use grants::Grants;
pub use ground::{Ground, LastDay};
pub use load::{Gap, Pack};
pub(crate) use period::read_period;
pub use repair::{AtMax, Class, Count, CountFrom, OpenCount, Scheme, Superseded};
pub use rule::{After, Channel, Clock, ClockStart, Flag, Item, Notice, Rule, Sync, Until};
pub use source::{Basis, Source, Standing};
pub use window::{Stack, Years};
pub use world::World;

/// What reading a part of a pack leans on.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    /// The facts of all packs that are loaded together.
    pub(crate) facts: &'a [crate::subject::FactSpec],
    /// The sources of the pack that is read.
    pub(crate) sources: &'a [Source],
}
