//! The rules of zhixin as a function of SQL: each row of a table is answered as it would be by itself.
//!
//! The function takes the columns that a mapping names, in its order, and gives a struct of class, outcome,
//! deciding rules and missing facts. It reads no clock: the day is that of the question.

mod cells;
mod screen;

pub use screen::{Question, screen};
