//! The form of the self-assessment as logic: what is asked, what was typed, what is shown.
//!
//! Pure functions: [`learn()`] takes from the engine what the question reads, [`update()`] changes the [`Model`],
//! [`to_input`] and [`to_options`] make the question, [`view()`] shows everything. The browser is in `face`; nothing here waits, reads a clock or draws.

mod answer;
mod control;
mod control_field;
mod curated;
mod curated_facts;
mod curated_record;
pub mod day;
mod facts;
pub mod field;
mod fill;
pub mod flow;
pub mod further;
mod input;
mod input_matter;
mod keyed;
mod learn;
mod matter;
mod model;
mod naming;
pub mod number;
mod path;
mod places;
mod problem;
mod record;
mod result;
mod resume;
mod rows;
mod say;
mod scheme;
mod shown;
mod subject;
mod task;
mod update;
mod view;
pub mod words;

pub use fill::fill;
pub use flow::{Flow, Stop, advance};
pub use further::{Further, later};
pub use input::{tidy_code, to_input, to_options};
pub use keyed::Keyed;
pub use learn::{AskEngine, SchemeChoice, begin, learn};
pub use model::{CheckCode, Checked, Level, Model, Record};
pub use problem::{Problem, problems};
pub use resume::{beside, kept, resume};
pub use say::{Say, Words};
pub use task::Task;
pub use update::{Effect, touch, update};
pub use view::view;
