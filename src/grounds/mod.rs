//! What the answers about commitment and benefits share: grounds that were judged, and the reasons made of them.

mod outside;
mod reason;
mod ruled;
mod writer;

pub(crate) use outside::Catalogued;
pub use reason::{GroundReason, ListItem};
pub(crate) use ruled::{Ruled, all, any, missing, presumed, push_all, unsettled, until};
pub(crate) use writer::Writer;
