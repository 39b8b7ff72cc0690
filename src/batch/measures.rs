//! The measures of a record in one cell: `警告；罚款 50000元；没收违法所得`.

use serde_json::{Map, Value as Json};

use super::cell::{Words, half_width};
use super::fault::Told;
use super::number::number;
use super::row::says_no;
use crate::subject::vocabulary::{MEASURE_KINDS, MEASURE_SIZES};

/// Reads a list of measures: each a word, with an amount in yuan and a size (`较大数额`) where they are known.
pub(super) fn measures(cell: &str) -> Result<Json, Told> {
    if cell.starts_with('[') {
        return Ok(crate::json::parse(cell)?);
    }
    let wide = half_width(cell);
    if says_no(wide.trim()) {
        return Ok(Json::Array(Vec::new()));
    }
    let given = wide.split([';', '、', '|', '\n']).map(str::trim).filter(|part| !part.is_empty());
    given.map(measure).collect::<Result<Vec<_>, _>>().map(Json::Array)
}

/// `罚款 50000元 较大数额`, `fine 50000 large`, `罚款50000元（较大数额）`.
fn measure(text: &str) -> Result<Json, Told> {
    let digit = text.find(|c: char| c.is_ascii_digit());
    let (kind, rest) = match digit.or_else(|| text.find(['(', ' ', ':'])).and_then(|at| text.split_at_checked(at)) {
        // A kind of several words has no number and no bracket behind it.
        Some((kind, rest)) if digit.is_some() || text.contains('(') => (kind, rest),
        _ => (text, ""),
    };
    let mut map = Map::new();
    let kind = kind.trim_end_matches([' ', ':', '(']);
    map.insert("kind".to_owned(), Words::Fixed(MEASURE_KINDS).find(kind).map(Json::from)?);
    for part in rest.split(['(', ')', ' ', ':']).map(str::trim).filter(|part| !part.is_empty()) {
        if part.starts_with(|c: char| c.is_ascii_digit()) {
            map.insert("amount".to_owned(), Json::from(number(part, None)?));
        } else {
            map.insert("size".to_owned(), Words::Fixed(MEASURE_SIZES).find(part).map(Json::from)?);
        }
    }
    Ok(Json::Object(map))
}
