//! What is known: the subject, its records, facts and identifiers.

mod catalogue;
mod change;
mod field;
mod input;
mod matter;
mod record;
pub mod uscc;
mod value;
pub mod vocabulary;

pub use catalogue::Facts;
pub use change::{Change, How, Towards};
pub use field::{Field, Kind};
pub use input::{FactSpec, Input, Remark};
pub use matter::{Material, Matter, Supplement, SupplementStart};
pub use record::{Measure, Record};
pub use value::Value;
