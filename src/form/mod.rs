//! The form of the self-assessment as logic: what is asked, what was typed, what is shown.
//!
//! Pure functions: [`update()`] changes the [`Model`], [`to_input`] and [`to_options`] make the question for the engine,
//! [`view()`] shows everything. The browser is in `face`; nothing here waits, reads a clock or draws.

mod answer;
mod cite;
mod control;
pub mod day;
pub mod fields;
mod fill;
mod input;
mod keyed;
mod model;
mod outcome;
mod problem;
mod record;
mod result;
mod say;
mod sign;
mod timeline;
mod update;
mod view;
pub mod words;

pub use fill::fill;
pub use input::{tidy_code, to_input, to_options};
pub use keyed::Keyed;
pub use model::{CheckCode, Checked, Level, Model, Record};
pub use problem::{Problem, problems};
pub use say::{Say, Words};
pub use update::{Effect, touch, update};
pub use view::view;

/// The style sheet of the widget; the face hands it to the page, which decides how to attach it.
pub const STYLE: &str = include_str!("style.css");
