//! Commitment (信用承诺): may this subject use a promise for this matter today, what may follow, and by when.
//!
//! Every scheme of the place is a route of its own (`route`). A route is judged whole (`decide`); the answer is that
//! of the scheme that was asked for, or of the best route.

mod answer;
mod brief;
mod check;
mod deadline;
mod decide;
mod material;
mod outcome;
mod route;
mod words;
mod write;

pub use crate::answer::Ask;
pub use answer::{Cap, CommitmentAnswer, DeadlineAnswer, Deferrable, RouteAnswer};
pub(crate) use brief::{briefs, open, rulings};
pub use check::check;
pub use outcome::Outcome;
pub(crate) use write::{ask_for_material, ask_for_materials};
