//! Reading JSON with a place for every fault.
//!
//! Packs and inputs are read by hand from a parsed tree, not by derived
//! deserialisers: every fault is collected, not only the first; each has a JSON
//! Pointer, a sentence in both languages and, for a misspelt word, the nearest known one.

mod canonical;
mod nearest;
mod parse;
mod period;
mod reader;

pub use canonical::{LARGEST, canonical};
pub(crate) use nearest::hint;
pub use nearest::nearest;
pub use parse::{MAX_BYTES, parse, parse_within};
pub(crate) use period::read_period;
pub(crate) use reader::escape;
pub use reader::{Faults, Object, Reader};
