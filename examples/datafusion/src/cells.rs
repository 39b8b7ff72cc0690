//! Columns of a record batch as the bytes of a list, which is what the crate reads.

use datafusion::arrow::array::{Array, ArrayRef, AsArray, StringArray};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::DataType;
use datafusion::error::Result;

/// Writes headings and rows as CSV in UTF-8: every cell in quotation marks, what is null empty, and so unknown.
///
/// The first column numbers the rows: a list passes over rows that are blank, a table must not lose one.
/// Dates become 2026-05-08, truth values `true` and `false`, numbers their digits.
///
/// # Errors
///
/// A column of a type that has no text, a list for example.
pub(crate) fn as_csv(headings: &[String], columns: &[ArrayRef], rows: usize) -> Result<Vec<u8>> {
    let columns = columns.iter().map(|column| cast(column, &DataType::Utf8)).collect::<Result<Vec<_>, _>>()?;
    let columns: Vec<&StringArray> = columns.iter().map(|column| column.as_string()).collect();
    let text: usize = columns.iter().map(|column| column.value_data().len()).sum();
    let mut bytes = Vec::with_capacity(text + (rows + 1) * (columns.len() * 3 + 8));
    line(&mut bytes, ["#"].into_iter().chain(headings.iter().map(String::as_str)));
    for row in 0..rows {
        bytes.extend_from_slice((row + 1).to_string().as_bytes());
        bytes.push(b',');
        line(&mut bytes, columns.iter().map(|column| if column.is_null(row) { "" } else { column.value(row) }));
    }
    Ok(bytes)
}

fn line<'a>(bytes: &mut Vec<u8>, cells: impl Iterator<Item = &'a str>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            bytes.push(b',');
        }
        bytes.push(b'"');
        for byte in cell.bytes() {
            if byte == b'"' {
                bytes.push(byte);
            }
            bytes.push(byte);
        }
        bytes.push(b'"');
    }
    bytes.push(b'\n');
}
