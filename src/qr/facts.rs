//! The short facts of a record, line by line.

use serde_json::Value;

use crate::dossier::Sealed;
use crate::text::Lang;

/// The most packs that are named; the digests cover all of them.
const MOST: usize = 8;

/// The longest word, in characters.
const LONGEST: usize = 60;

/// What a code says of a record: the task, the outcome, the day, the place, the rules and both digests.
///
/// Only words of the vocabulary, dates and digests come in: nothing that was typed, and nothing that can be opened.
pub fn facts(sealed: &Sealed<'_>, lang: Lang) -> String {
    let get = |path: &str| word(sealed.body.pointer(path));
    let zh = lang == Lang::Zh;
    let line = |chinese: &str, english: &str, value: String| match zh {
        true => format!("{chinese}：{value}"),
        false => format!("{english}: {value}"),
    };
    let packs = sealed.body.get("packs").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let one = |pack: &Value| format!("{} {}", word(pack.get("id")), word(pack.get("edition")));
    let named: Vec<String> = packs.iter().take(MOST).map(one).collect();
    let more = if packs.len() > MOST { " …" } else { "" };
    let head = if zh {
        "知信自我评估记录，不是行政机关的认定"
    } else {
        "zhixin self-assessment, no official finding"
    };
    [
        head.to_owned(),
        line("任务", "task", get("/task")),
        line("结果", "outcome", get("/answer/outcome")),
        line("日期", "as of", get("/options/asOf")),
        line("地区", "place", get("/options/jurisdiction")),
        line("程序", "engine", get("/engine/version")),
        line("规则包", "packs", named.join(", ") + more),
        format!("SHA-256 {}", sealed.found.sha256),
        format!("SM3 {}", sealed.found.sm3),
    ]
    .join("\n")
}

/// A plain word; a dash for anything else, so that no address can come in.
fn word(value: Option<&Value>) -> String {
    let text = value.and_then(Value::as_str).unwrap_or_default();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '+' | '.');
    // Versions have points, and so have the names of hosts: a point stands between numbers only.
    let numbers = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let pointed = text.contains('.') && !text.split('.').all(numbers);
    match !text.is_empty() && text.chars().count() <= LONGEST && text.chars().all(plain) && !pointed {
        true => text.to_owned(),
        false => "-".to_owned(),
    }
}
