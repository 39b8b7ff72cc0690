//! A column of values as whole numbers, and how a cell becomes one.

use std::collections::HashMap;

use super::hash::Quick;
use crate::batch::cell::Reading;
use crate::date::Date;
use crate::subject::{Kind, Value};

/// The number of a value that nobody stated.
pub(super) const UNKNOWN: i64 = i64::MIN;

/// The number of an event that is known not to have happened.
pub(super) const NEVER: i64 = i64::MIN + 1;

/// The most texts that a column remembers.
const MOST: usize = 1 << 15;

/// The values of one fact, or of the subject's kind, over a block of rows.
#[derive(Debug)]
pub(super) struct Slot {
    /// The fact, by its position in the catalogue; the kind of the subject where there is none.
    pub(super) fact: Option<usize>,
    pub(super) kind: Kind,
    /// The words that it may hold.
    pub(super) words: Vec<String>,
    /// The least and the largest number that it may hold.
    least: i64,
    most: i64,
    /// The value of each row: a number, a day, a word's position, 0 or 1, the numerator of a rate.
    pub(super) numbers: Vec<i64>,
    /// The denominator of a rate; of a day, the number of its text, -1 where it is not remembered.
    pub(super) seconds: Vec<i64>,
    /// The cells that were met, each read once.
    known: HashMap<Box<[u8]>, (i64, i64), Quick>,
}

impl Slot {
    pub(super) fn new(fact: Option<usize>, kind: Kind, words: Vec<String>, bounds: (Option<i64>, Option<i64>)) -> Self {
        let (least, most) = (bounds.0.unwrap_or(i64::MIN), bounds.1.unwrap_or(i64::MAX));
        Self { fact, kind, words, least, most, numbers: Vec::new(), seconds: Vec::new(), known: HashMap::default() }
    }

    /// Whether a row takes two numbers.
    fn has_seconds(&self) -> bool {
        matches!(self.kind, Kind::Date | Kind::Ratio)
    }

    /// Empties the block.
    pub(super) fn clear(&mut self) {
        self.numbers.clear();
        self.seconds.clear();
    }

    /// Makes `rows` rows of it: nothing is known of those that are added.
    pub(super) fn resize(&mut self, rows: usize) {
        self.numbers.resize(rows, UNKNOWN);
        if self.has_seconds() {
            self.seconds.resize(rows, -1);
        }
    }

    /// Adds a row with what a cell says; false where only the general way can say it, or why it cannot be read.
    #[inline]
    pub(super) fn push(&mut self, cell: &[u8], reading: &Reading<'_>) -> bool {
        let Some((first, second)) = self.read(cell, reading) else { return false };
        self.numbers.push(first);
        if self.has_seconds() {
            self.seconds.push(second);
        }
        true
    }

    #[inline]
    fn read(&mut self, cell: &[u8], reading: &Reading<'_>) -> Option<(i64, i64)> {
        if let Some(n) = self.quick(cell) {
            return Some((n, -1));
        }
        if let Some(found) = self.known.get(cell) {
            return Some(*found);
        }
        self.learn(cell, reading)
    }

    /// The forms that files of programs have. They are told apart byte by byte, without a comparison of texts.
    #[inline]
    fn quick(&self, cell: &[u8]) -> Option<i64> {
        match (self.kind, cell) {
            (_, []) => Some(UNKNOWN),
            (Kind::Bool, [b't', b'r', b'u', b'e'] | [b'1'] | [0xE6, 0x98, 0xAF]) => Some(1),
            (Kind::Bool, [b'f', b'a', b'l', b's', b'e'] | [b'0'] | [0xE5, 0x90, 0xA6]) => Some(0),
            (Kind::Int, _) => digits(cell).filter(|n| self.least <= *n && *n <= self.most),
            _ => None,
        }
    }

    /// Reads a cell as every list does, and remembers it.
    #[cold]
    fn learn(&mut self, cell: &[u8], reading: &Reading<'_>) -> Option<(i64, i64)> {
        let value = reading.read(core::str::from_utf8(cell).ok()?).ok()?;
        let room = self.known.len() < MOST;
        let number = if room { i64::try_from(self.known.len()).ok()? } else { -1 };
        let numbers = match value {
            Value::Unknown => (UNKNOWN, -1),
            Value::Bool(false) if self.kind == Kind::Date => (NEVER, number),
            Value::Bool(held) => (i64::from(held), 0),
            Value::Date(day) => (i64::from(day.epoch_day()), number),
            Value::Int(n) if n > NEVER => (n, 0),
            Value::Word(word) => (i64::try_from(self.words.iter().position(|known| *known == word)?).ok()?, 0),
            Value::Ratio(n, d) if n > NEVER => (n, d),
            Value::Int(_) | Value::Ratio(..) => return None,
        };
        if room {
            self.known.insert(cell.into(), numbers);
        }
        Some(numbers)
    }

    /// The value of a row.
    pub(super) fn value(&self, row: usize) -> Value {
        let number = self.numbers.get(row).copied().unwrap_or(UNKNOWN);
        match self.kind {
            _ if number == UNKNOWN => Value::Unknown,
            _ if number == NEVER => Value::Bool(false),
            Kind::Bool => Value::Bool(number != 0),
            Kind::Int => Value::Int(number),
            Kind::Date => i32::try_from(number).ok().and_then(Date::from_epoch_day).map_or(Value::Unknown, Value::Date),
            Kind::Word => {
                let word = usize::try_from(number).ok().and_then(|at| self.words.get(at));
                word.map_or(Value::Unknown, |word| Value::Word(word.clone()))
            }
            Kind::Ratio => Value::Ratio(number, self.seconds.get(row).copied().unwrap_or(0)),
        }
    }
}

/// A number of up to fifteen digits.
#[inline]
fn digits(cell: &[u8]) -> Option<i64> {
    if cell.len() > 15 {
        return None;
    }
    let mut n = 0_i64;
    for byte in cell {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        // Fifteen digits are far from the limits of an integer.
        n = n.wrapping_mul(10).wrapping_add(i64::from(digit));
    }
    Some(n)
}
