//! Improve: the smallest sets of changes that better an answer.
//!
//! A move is a change that the packs and the record fields call possible now, or the repair of a record, which its own
//! task dates (`moves`). Sets of moves are judged from small to large, on the first day on which all of them are done and
//! on the days after it on which time alone changes something (`search`). Only what is better when judged is offered.

mod answer;
mod moves;
mod search;
mod write;

pub use answer::{Advice, ChangeAnswer, ImproveAnswer, ImprovePart, ImprovementSet, Obstacle};
pub use write::improve;
