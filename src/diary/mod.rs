//! Calendar files (RFC 5545): the dates of an answer as all-day events that a visitor can keep.
//!
//! The text depends on what it is made from and on nothing else: no clock, no randomness.

mod event;
mod text;

pub use event::{Event, of_answer};
pub use text::{Diary, diary, fold};
