//! How conditions are judged: three values, with a trace of what was read.

mod condition;
mod ground;
mod scene;
mod trace;
mod tri;
mod window;

pub use condition::{cycle, verdict};
pub use ground::{Found, find};
pub use scene::Scene;
pub use trace::{Presumed, Read, Subject, Trace, trace};
pub use tri::Tri;
pub(crate) use window::end_of_stack;
pub use window::stack_end;
