//! Asking any task: one way to put a question, what it comes to without words, and which rules may speak to it.
//!
//! What is built on the tasks (`interview`, `timeline`, `improve`, `compare`) judges an input many times. It asks for a
//! [`Compact`] outcome, which has no words, and for a whole answer only where reasons are shown.

mod answered;
mod compact;
mod edges;
mod leaves;
mod place;
mod stretch;
mod task;

pub use answered::State;
pub(crate) use answered::{Answered, Cited};
pub(crate) use compact::open;
pub use compact::{Asked, Compact, outcome};
pub(crate) use edges::{Edge, next_edge};
pub(crate) use leaves::Leaves;
pub(crate) use place::{Place, describe, fill, is_open, slot_at};
pub(crate) use stretch::{Stretch, stretches};
pub use task::Task;
