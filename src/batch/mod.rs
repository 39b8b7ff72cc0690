//! Lists (批量): many subjects from one file, each answered as it would be by itself.
//!
//! Bytes come in chunks (`table`), a mapping says which column fills which place of an input (`mapping`, `guess`,
//! `cell`). Blocks of rows are judged by columns (`columns`); what that leaves over, a row or a group of rows, becomes an
//! input (`row`, `draft`, `groups`) and is judged by itself (`judge`). What the tasks say is kept as a small code (`run`,
//! `outcomes`). Reasons with their citations are made anew for the row that is opened.

mod alike;
mod asked;
mod bare;
mod board;
mod cell;
mod columns;
mod data;
mod day;
mod desk;
mod digest;
mod draft;
mod due;
mod export;
mod fault;
mod groups;
mod guess;
mod judge;
mod key;
mod likeness;
mod mapping;
mod measures;
mod number;
mod office;
mod outcomes;
mod pieces;
mod preview;
mod results;
mod row;
mod run;
mod sample;
mod search;
mod separator;
mod table;
mod target;
mod veto;
mod words;

pub use asked::{Asked, Brief, Class, Task};
pub use board::{Board, DueRow};
pub use cell::{Reading, Scale, Words};
pub use data::{Data, Step};
pub use digest::Digester;
pub use due::{Due, dues};
pub use export::{Export, Format};
pub use fault::{Fault, Told};
pub use judge::Labels;
pub use mapping::{Column, Mapping, MappingView};
pub use preview::{Preview, preview};
pub use results::{Counts, Filter, RowView, Tally};
pub use run::{Batch, Opened, Place, Setting};
pub use sample::{Drawn, Sampler, SamplingPlan, Stratum};
pub use search::Search;
pub use separator::delimiter_of;
pub use table::{Next, Row, Table};
pub use target::{Part, Slot, Target};
pub use veto::Veto;
pub use words::{class_label, outcome_label};
