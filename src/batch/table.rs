//! Rows of separated text, from bytes that arrive in chunks.
//!
//! `csv-core` knows quotes, doubled quotes and line ends. What is added here: where each row begins (byte and line),
//! that a quotation mark that is never closed costs one row, not the rest of the file, and that rows without quotation
//! marks, which are nearly all, are read where they stand.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// A row longer than this, in bytes, has a quotation mark that was never closed.
const LONGEST: usize = 1 << 20;

/// An incomplete row longer than this, in bytes, is left to the reader that goes on where it stopped.
const LONG: usize = 1 << 14;

/// Separated text that is read row by row.
#[derive(Debug)]
pub struct Table {
    delimiter: u8,
    /// Made when the first row needs it: a table of one row seldom does.
    reader: Option<Box<Reader>>,
    /// What was pushed and is not yet passed; everything from the start of the row at hand on.
    bytes: Vec<u8>,
    /// Up to where `bytes` was read.
    at: usize,
    /// How many bytes came before `bytes`.
    passed: u64,
    closed: bool,
    /// The line of the next byte, from 1.
    line: u32,
    /// Where the row at hand starts in `bytes`, once it has started.
    start: Option<usize>,
    cells: Vec<u8>,
    filled: usize,
    ends: Vec<usize>,
    ended: usize,
    /// Whether the byte order mark was looked for.
    begun: bool,
    /// The row that was read last: where it starts and ends in `bytes`, its line, and whether it is broken.
    read: (usize, usize, u32, bool),
    /// Whether that row was read where it stands.
    plain: bool,
}

/// What comes next.
#[derive(Debug)]
pub enum Next<'a> {
    /// A row.
    Row(Row<'a>),
    /// Nothing before more bytes are pushed.
    Starved,
    /// Nothing more.
    End,
}

/// What came of reading a row where it stands.
enum Plain {
    Row,
    Starved,
    /// It has to be read byte by byte.
    Other,
}

/// A row of cells.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    cells: &'a [u8],
    ends: &'a [usize],
    /// What stands between the cells, where they were read where they stand.
    between: Option<u8>,
    /// The line on which it starts, from 1.
    pub line: u32,
    /// Where it starts in all bytes, the byte order mark counted.
    pub start: u64,
    /// Where it ends, its line end not counted.
    pub end: u64,
    /// Whether a quotation mark in it was never closed.
    pub broken: bool,
    /// Its text as it stands, its line end not counted.
    pub raw: &'a [u8],
}

impl<'a> Row<'a> {
    /// How many cells there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no cell.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The cell at `at`; a row that is too short has empty cells at its end.
    #[inline]
    pub fn cell(&self, at: usize) -> &'a [u8] {
        self.span(at).and_then(|(start, end)| self.cells.get(start..end)).unwrap_or_default()
    }

    #[inline]
    fn span(&self, at: usize) -> Option<(usize, usize)> {
        let end = *self.ends.get(at)?;
        let start = match at.checked_sub(1) {
            Some(before) => self.ends.get(before)? + usize::from(self.between.is_some()),
            None => 0,
        };
        Some((start, end))
    }

    /// All cells as one text, where they are UTF-8: they are tested once, not one by one.
    #[inline]
    pub(super) fn texts(&self) -> Option<&'a str> {
        core::str::from_utf8(self.cells).ok()
    }

    /// The cell at `at` as a part of [`Row::texts`].
    #[inline]
    pub(super) fn text_of(&self, texts: &'a str, at: usize) -> &'a str {
        self.span(at).and_then(|(start, end)| texts.get(start..end)).unwrap_or_default()
    }

    /// Whether nothing but white space is in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|byte| byte.is_ascii_whitespace() || Some(*byte) == self.between)
    }
}

impl Table {
    /// Text whose cells are separated by `delimiter`, a comma or a tab for example.
    pub fn new(delimiter: u8) -> Self {
        Self {
            delimiter,
            reader: None,
            bytes: Vec::new(),
            at: 0,
            passed: 0,
            closed: false,
            line: 1,
            start: None,
            cells: Vec::new(),
            filled: 0,
            ends: vec![0; 64],
            ended: 0,
            begun: false,
            read: (0, 0, 1, false),
            plain: false,
        }
    }

    /// Text that is the part of a longer one which begins at byte `start` and `line`.
    pub fn part(delimiter: u8, start: u64, line: u32) -> Self {
        Self { passed: start, line, begun: true, ..Self::new(delimiter) }
    }

    /// Adds bytes; `last` says that no more will come.
    pub fn push(&mut self, bytes: &[u8], last: bool) {
        let done = self.start.unwrap_or(self.at);
        if done > 0 {
            self.bytes.drain(..done);
            self.passed += done as u64;
            self.at -= done;
            self.start = self.start.map(|_| 0);
        }
        self.bytes.extend_from_slice(bytes);
        self.closed |= last;
    }

    /// How many bytes were read.
    pub fn position(&self) -> u64 {
        self.passed + self.at as u64
    }

    /// The next row.
    pub fn advance(&mut self) -> Next<'_> {
        if !self.begun {
            if self.bytes.len() < 3 && !self.closed {
                return Next::Starved;
            }
            self.begun = true;
            if self.bytes.starts_with(b"\xEF\xBB\xBF") {
                self.at = 3;
            }
        }
        if self.start.is_none() {
            self.pass_line_ends();
            if self.at >= self.bytes.len() {
                return if self.closed { Next::End } else { Next::Starved };
            }
            match self.plain_row() {
                Plain::Row => return self.last().map_or(Next::End, Next::Row),
                Plain::Starved => return Next::Starved,
                Plain::Other => {}
            }
            self.start = Some(self.at);
            (self.filled, self.ended) = (0, 0);
            let delimiter = self.delimiter;
            self.reader.get_or_insert_with(|| reader(delimiter, true)).set_line(0);
        }
        match self.read(false) {
            Some(true) => self.row(false),
            Some(false) => {
                // A quotation mark was never closed: its line is read as it stands, and the others are saved.
                self.at = self.start.unwrap_or(self.at);
                (self.filled, self.ended) = (0, 0);
                self.reader = Some(reader(self.delimiter, false));
                self.read(true);
                self.row(true)
            }
            None => Next::Starved,
        }
    }

    /// Reads a row without quotation marks where it stands.
    fn plain_row(&mut self) -> Plain {
        let (start, delimiter) = (self.at, self.delimiter);
        let bytes = self.bytes.get(start..).unwrap_or_default();
        // Letters, digits and all that is not ASCII lie above what has a meaning here, and one comparison tells.
        let last = delimiter.max(b'"');
        let mut end = None;
        let mut places = self.ends.iter_mut();
        for (at, byte) in bytes.iter().enumerate() {
            let byte = *byte;
            if byte > last {
                continue;
            }
            if byte == delimiter {
                match places.next() {
                    Some(place) => *place = at,
                    // So wide a row is rare; the reader makes room.
                    None => return Plain::Other,
                }
            } else if byte == b'\n' || byte == b'\r' {
                end = Some((at, byte == b'\n'));
                break;
            } else if byte == b'"' {
                return Plain::Other;
            }
        }
        let left = places.len();
        self.ended = self.ends.len() - left;
        let (length, more) = match end {
            Some((at, _)) => (at, 1),
            None if self.closed => (bytes.len(), 0),
            None if bytes.len() > LONG => return Plain::Other,
            None => return Plain::Starved,
        };
        match self.ends.get_mut(self.ended) {
            Some(place) => *place = length,
            None => return Plain::Other,
        }
        self.ended += 1;
        self.read = (start, start + length, self.line, false);
        self.plain = true;
        self.at = start + length + more;
        self.line = self.line.saturating_add(u32::from(end.is_some_and(|(_, feed)| feed)));
        Plain::Row
    }

    /// Reads on in the row at hand: whether it is complete, or can never be; `None` when bytes are lacking.
    fn read(&mut self, plain: bool) -> Option<bool> {
        let delimiter = self.delimiter;
        loop {
            let input = self.bytes.get(self.at..).unwrap_or_default();
            if input.is_empty() && !self.closed {
                return None;
            }
            let reader = self.reader.get_or_insert_with(|| reader(delimiter, !plain));
            let cells = self.cells.get_mut(self.filled..).unwrap_or_default();
            let ends = self.ends.get_mut(self.ended..).unwrap_or_default();
            let (result, read, filled, ended) = reader.read_record(input, cells, ends);
            let last = input.is_empty();
            self.at += read;
            self.filled += filled;
            self.ended += ended;
            match result {
                ReadRecordResult::Record if last && !plain && self.is_open() => return Some(false),
                ReadRecordResult::Record | ReadRecordResult::End => return Some(true),
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.cells.resize((self.cells.len() * 2).max(4096), 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
            }
            if !plain && self.at.saturating_sub(self.start.unwrap_or(0)) > LONGEST {
                return Some(false);
            }
        }
    }

    /// Whether the row at hand ends inside quotation marks.
    fn is_open(&self) -> bool {
        let row = self.bytes.get(self.start.unwrap_or(0)..self.at).unwrap_or_default();
        let (mut first, mut inside, mut closing) = (true, false, false);
        for byte in row {
            if inside {
                inside = *byte != b'"';
                closing = !inside;
            } else {
                // A doubled quotation mark goes on.
                inside = *byte == b'"' && (first || closing);
                first = *byte == self.delimiter;
                closing = false;
            }
        }
        inside
    }

    fn row(&mut self, broken: bool) -> Next<'_> {
        let start = self.start.take().unwrap_or(self.at);
        let line = self.line;
        let lines = self.reader.as_ref().map_or(0, |reader| reader.line());
        self.line = line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        if broken {
            // That one knew no quotation marks.
            self.reader = None;
        }
        let mut end = self.at;
        while end > start && matches!(self.bytes.get(end - 1), Some(b'\n' | b'\r')) {
            end -= 1;
        }
        self.read = (start, end, line, broken);
        self.plain = false;
        self.last().map_or(Next::End, Next::Row)
    }

    /// The row that was read last, until more bytes are pushed or the next row is asked for.
    pub fn last(&self) -> Option<Row<'_>> {
        let (start, end, line, broken) = self.read;
        let raw = self.bytes.get(start..end)?;
        Some(Row {
            cells: if self.plain { raw } else { self.cells.get(..self.filled)? },
            ends: self.ends.get(..self.ended)?,
            between: self.plain.then_some(self.delimiter),
            line,
            start: self.passed + start as u64,
            end: self.passed + end as u64,
            broken,
            raw,
        })
    }

    fn pass_line_ends(&mut self) {
        while let Some(byte @ (b'\n' | b'\r')) = self.bytes.get(self.at) {
            self.line += u32::from(*byte == b'\n');
            self.at += 1;
        }
    }
}

/// A reader of rows, which counts their lines from 0.
fn reader(delimiter: u8, quoting: bool) -> Box<Reader> {
    let mut reader = Box::new(ReaderBuilder::new().delimiter(delimiter).quoting(quoting).build());
    reader.set_line(0);
    reader
}

#[cfg(test)]
mod tests {
    use super::{Next, Table};

    fn read(text: &[u8], chunk: usize) -> Vec<(u32, String, bool)> {
        let mut table = Table::new(b',');
        let mut rows = Vec::new();
        let mut chunks: Vec<&[u8]> = text.chunks(chunk).collect();
        chunks.push(b"");
        let last = chunks.len() - 1;
        for (at, bytes) in chunks.into_iter().enumerate() {
            table.push(bytes, at == last);
            while let Next::Row(row) = table.advance() {
                let cells: Vec<_> =
                    (0..row.len()).map(|at| String::from_utf8_lossy(row.cell(at)).into_owned()).collect();
                let range = usize::try_from(row.start).unwrap_or(0)..usize::try_from(row.end).unwrap_or(0);
                assert!(!text.get(range).unwrap_or_default().ends_with(b"\n"));
                rows.push((row.line, cells.join("|"), row.broken));
            }
        }
        rows
    }

    #[test]
    fn rows_do_not_depend_on_the_chunks() {
        let text = "\u{feff}甲,乙\r\n1,\"a\nb\"\r\n\r\n\n2,\"说\"\"好\"\"\"\n3,".as_bytes();
        let whole = read(text, text.len());
        let said: Vec<_> = whole.iter().map(|(line, cells, _)| (*line, cells.as_str())).collect();
        assert_eq!(said, [(1, "甲|乙"), (2, "1|a\nb"), (6, "2|说\"好\""), (7, "3|")]);
        for chunk in 1..9 {
            assert_eq!(read(text, chunk), whole, "chunks of {chunk}");
        }
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_costs_one_row() {
        let text = b"a,b\n1,\"x\n2,y\n3,z\n";
        for chunk in [1, 5, 100] {
            let rows = read(text, chunk);
            let said: Vec<_> = rows.iter().map(|(line, cells, broken)| (*line, cells.as_str(), *broken)).collect();
            assert_eq!(said, [(1, "a|b", false), (2, "1|\"x", true), (3, "2|y", false), (4, "3|z", false)]);
        }
    }
}
