//! A list with its results, as CSV that spreadsheets open, or as JSON.

use super::asked::{Asked, Brief, Class};
use super::cell::half_width;
use super::data::{Data, Step};
use super::run::Batch;
use crate::pack::World;
use crate::text::{Lang, Text};

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// CSV in UTF-8 with a byte order mark, every line ended by CR LF.
    Csv,
    /// A JSON array.
    Json,
}

/// Writes a list with its results: the same bytes are pushed once more.
#[derive(Debug)]
pub struct Export {
    data: Data,
    format: Format,
    written: usize,
}

impl Export {
    /// An export of `batch`.
    pub fn new(format: Format, batch: &Batch) -> Self {
        let setting = batch.setting();
        Self { data: Data::new(setting.delimiter, setting.above), format, written: 0 }
    }

    /// Adds bytes.
    pub fn push(&mut self, bytes: &[u8], last: bool) {
        self.data.push(bytes, last);
    }

    /// Writes up to `most` rows; `None` when all is written, an empty text when more bytes are needed.
    pub fn step(&mut self, most: usize, batch: &Batch, world: &World) -> Option<String> {
        let lang = batch.setting().asked.first().map_or(Lang::Zh, |asked| asked.lang);
        let between = Text::new("；", "; ");
        let between = between.in_lang(lang);
        let mut out = String::new();
        let rows = batch.rows(world);
        for _ in 0..most {
            let (at, row) = match self.data.advance() {
                Step::Headings => {
                    match self.format {
                        Format::Csv => headings(batch, lang, &mut out),
                        Format::Json => out.push('['),
                    }
                    continue;
                }
                Step::Row(at, row) => (at, row),
                Step::Starved => return Some(out),
                Step::End => {
                    let end = if self.format == Format::Json && self.written != usize::MAX { "\n]\n" } else { "" };
                    self.written = usize::MAX;
                    out.push_str(end);
                    return (!out.is_empty()).then_some(out);
                }
            };
            let entry = batch.entry_of(at);
            let results: Vec<Brief> =
                (0..batch.setting().asked.len()).filter_map(|task| batch.brief(task, entry)).collect();
            let faults = match results.iter().any(|brief| brief.class == Class::Error) {
                true => rows.read([row]).err().unwrap_or_default(),
                false => Vec::new(),
            };
            match self.format {
                Format::Csv => {
                    for column in 0..batch.headings().len() {
                        cell(&String::from_utf8_lossy(row.cell(column)), &mut out);
                        out.push(',');
                    }
                    for (task, brief) in results.iter().enumerate() {
                        let labels = |list: &[String]| {
                            let label = |id: &String| batch.labels().get(id).unwrap_or(id).clone();
                            list.iter().map(label).collect::<Vec<_>>().join(between)
                        };
                        let is_error = brief.class == Class::Error;
                        cell(&batch.outcome_label(task, &brief.outcome, lang), &mut out);
                        out.push(',');
                        cell(&if is_error { String::new() } else { labels(&brief.reasons) }, &mut out);
                        out.push(',');
                        cell(&labels(&brief.missing), &mut out);
                        out.push(',');
                    }
                    let said: Vec<String> = faults.iter().map(|fault| said(fault, lang)).collect();
                    cell(&said.join(between), &mut out);
                    out.push_str("\r\n");
                }
                Format::Json => {
                    out.push_str(if self.written == 0 { "\n" } else { ",\n" });
                    out.push_str(&object(batch, &row, &results, &faults));
                }
            }
            self.written = self.written.saturating_add(1);
        }
        Some(out)
    }
}

fn headings(batch: &Batch, lang: Lang, out: &mut String) {
    out.push('\u{feff}');
    for heading in batch.headings() {
        cell(heading, out);
        out.push(',');
    }
    for (at, asked) in batch.setting().asked.iter().enumerate() {
        let names = [("结论", "outcome"), ("理由", "reasons"), ("尚缺", "missing")];
        // With one task its name would only be in the way.
        let of =
            if batch.setting().asked.len() > 1 { format!("{}{} ", asked.task.id(), at + 1) } else { String::new() };
        for (zh, en) in names {
            cell(&[&of, Text::new(zh, en).in_lang(lang)].concat(), out);
            out.push(',');
        }
    }
    cell(Text::new("须更正", "to be corrected").in_lang(lang), out);
    out.push_str("\r\n");
}

fn said(fault: &super::fault::Fault, lang: Lang) -> String {
    let message = fault.messages.in_lang(lang);
    if fault.column == 0 {
        return message.to_owned();
    }
    match lang {
        Lang::Zh => format!("“{}”{message}（现为 {}）", fault.heading, fault.cell),
        Lang::En => format!("“{}”: {message} (it is {})", fault.heading, fault.cell),
    }
}

fn object(batch: &Batch, row: &super::table::Row<'_>, results: &[Brief], faults: &[super::fault::Fault]) -> String {
    let mut cells = serde_json::Map::new();
    for (at, heading) in batch.headings().iter().enumerate() {
        let text = String::from_utf8_lossy(row.cell(at)).into_owned();
        if !text.is_empty() {
            cells.insert(heading.clone(), text.into());
        }
    }
    let result = |(asked, brief): (&Asked, &Brief)| {
        serde_json::json!({
            "task": asked.task.id(), "class": brief.class, "outcome": brief.outcome,
            "reasons": brief.reasons, "missing": brief.missing,
        })
    };
    let results: Vec<_> = batch.setting().asked.iter().zip(results).map(result).collect();
    serde_json::json!({ "line": row.line, "cells": cells, "results": results, "faults": faults }).to_string()
}

/// Writes a cell: in quotation marks where it needs them, and never so that a spreadsheet takes it for a formula.
fn cell(text: &str, out: &mut String) {
    let first = half_width(text).chars().next();
    let formula = matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\r'));
    let number =
        text.strip_prefix('-').is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
    let guard = if formula && !number { "'" } else { "" };
    if guard.is_empty() && !text.contains([',', '"', '\n', '\r', '\t', ';']) {
        out.push_str(text);
        return;
    }
    out.push('"');
    out.push_str(guard);
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    fn written(text: &str) -> String {
        let mut out = String::new();
        super::cell(text, &mut out);
        out
    }

    #[test]
    fn no_cell_is_a_formula() {
        for (given, wanted) in [
            ("=1+1", "\"'=1+1\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("＝cmd", "\"'＝cmd\""),
            ("-2+3", "\"'-2+3\""),
            ("\t=1", "\"'\t=1\""),
            ("-5", "-5"),
            ("甲,乙", "\"甲,乙\""),
            ("说\"好\"", "\"说\"\"好\"\"\""),
            ("甲", "甲"),
        ] {
            assert_eq!(written(given), wanted);
        }
    }
}
