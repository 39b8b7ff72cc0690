//! Civil dates, periods and working days.
//!
//! | question | file |
//! | --- | --- |
//! | which day is it, does it exist | [`civil`] |
//! | when does a period end | [`period`] |
//! | is this a working day | [`calendar`] |
//!
//! Nothing here reads a clock or a file, and nothing here knows a rule: the
//! number of days, the unit and what happens on a day off come from the rule pack.

pub mod calendar;
mod calendar_load;
pub mod civil;
pub mod period;

pub use calendar::{Basis, Calendar, WorkingDays};
pub use civil::{Date, DateFault, parse};
pub use period::{Period, Reckoned, Roll, Unit, add};
