//! Compare: the same input at several places, on several days, or under two editions of a pack.
//!
//! Every combination is a case of its own. The first is what the others are held against; where a part comes out
//! otherwise, the rules that differ are named with their citations.

mod answer;
mod table;

pub use answer::{CaseAnswer, CompareAnswer, Difference};
pub use table::{Over, compare};
