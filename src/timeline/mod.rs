//! Timeline: how an answer changes from a day on if nothing else happens.
//!
//! An answer depends on the day only through comparisons with days that are known: events, ends of periods, validities.
//! The next of them is found (`crate::ask::next_edge`), the task judges that day, and where the answer is another one the
//! rules that came out otherwise are the reason (`cause`). Nothing is guessed between two such days.

mod answer;
mod cause;
mod line;

pub use answer::{Change, Changed, TimelineAnswer};
pub(crate) use cause::differing;
pub use cause::{Because, Step};
pub use line::{states, timeline};
