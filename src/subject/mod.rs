//! What is known: the subject, its records, facts and identifiers.

pub mod uscc;
