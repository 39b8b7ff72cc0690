//! zhixin (知信): dated, cited, three-valued rules on intellectual-property credit in China.
//!
//! The core (everything but `face`) is plain Rust: it reads no clock, opens no
//! connection and stores nothing. `ARCHITECTURE.md` has the map.

pub mod answer;
pub mod api;
pub mod ask;
pub mod batch;
pub mod benefit;
pub mod commitment;
pub mod compare;
pub mod cover;
pub mod date;
pub mod diary;
pub mod dossier;
pub mod error;
#[cfg(target_family = "wasm")]
mod face;
#[cfg(feature = "widget")]
pub mod form;
pub mod grounds;
pub mod improve;
pub mod interview;
pub mod json;
pub mod judge;
pub mod letter;
pub mod pack;
pub mod qr;
pub mod repair;
pub mod subject;
pub mod text;
pub mod tier;
pub mod timeline;
pub mod view;
