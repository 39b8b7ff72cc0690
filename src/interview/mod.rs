//! Questions: what is still worth asking, most decisive first, and what each answer would come to.
//!
//! What may be asked comes from the rules (`crate::ask::open`): whatever is not in there cannot change the answer.
//! Each question is then tried with one value for each way in which the rules tell values apart (`trial`), put in order
//! and given its reasons (`questions`).

mod answer;
mod questions;
mod trial;

pub use answer::{Branch, DontKnow, PartOutcome, Question, QuestionsAnswer, Unknown, Why};
pub use questions::questions;
