//! What the worked cases of a pack touch: which of its rules, and which sides of every edge.
//!
//! Nothing here is declared by an author: every condition is judged on the inputs of the cases.

mod case;
mod edge;
mod edges;
mod leaves;
mod lint;
mod touched;

pub use case::Case;
pub use lint::lint;
pub use touched::{Touched, touched};
