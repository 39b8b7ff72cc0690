//! What the answers of all tasks share: citations, reasons, what is missing, what is presumed.

mod brief;
mod cite;
mod describe;
mod parts;
mod rulings;
mod stale;
mod words;

pub(crate) use brief::add_reads;
pub use brief::{Brief, Slot};
pub(crate) use cite::{cite, origin};
pub(crate) use describe::{Assumed, Describe};
pub use parts::{Ask, Assumption, Basis, Choice, FactRead, Item, Missing, Note, PackRef, Reason};
pub(crate) use rulings::{Ruling, Rulings};
pub(crate) use stale::stale;
pub(crate) use words::{disclaimer, holds, present};
