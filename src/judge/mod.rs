//! How conditions are judged: three values, with a trace of what was read.

mod condition;
mod scene;
mod trace;
mod tri;

pub use condition::{cycle, verdict};
pub use scene::Scene;
pub use trace::{Presumed, Read, Subject, Trace, trace};
pub use tri::Tri;
