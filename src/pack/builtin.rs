//! The packs and the calendar that are compiled in.

include!(concat!(env!("OUT_DIR"), "/builtin.rs"));
