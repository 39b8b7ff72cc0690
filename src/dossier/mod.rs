//! Decision records: what was asked, under which rules, and what was answered, as canonical JSON with digests.
//!
//! A record can be replayed offline with the rules that are loaded; [`verify()`] says what agrees and what differs.
//! Asking and answering are the caller's: this room only keeps, compares and names.

mod body;
mod differ;
mod normal;
mod report;
mod verify;
mod words;

pub use body::{FORMAT, Rules, VERSION, record};
pub use differ::{Difference, differences};
pub use normal::{LeftOut, normalise};
pub use report::{Agreement, AnswerReport, DigestReport, PackReport, Report};
pub use verify::{Sealed, verify};
