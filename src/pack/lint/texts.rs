//! Lints of wording: both languages are what they say they are, and citations name their article.

use serde_json::{Map, Value as Json};

use super::Warnings;

/// Looks at every text and every citation of the pack; its cases are data and left alone.
pub(super) fn lint(json: &Json, warnings: &mut Warnings) {
    let Some(map) = json.as_object() else { return };
    for (key, value) in map.iter().filter(|(key, _)| *key != "cases") {
        walk(value, &format!("/{key}"), warnings);
    }
}

fn walk(json: &Json, path: &str, warnings: &mut Warnings) {
    match json {
        Json::Array(list) => {
            list.iter().enumerate().for_each(|(at, value)| walk(value, &format!("{path}/{at}"), warnings));
        }
        Json::Object(map) => {
            look(map, path, warnings);
            // The reader knows only plain keys, so nothing needs escaping.
            map.iter().for_each(|(key, value)| walk(value, &format!("{path}/{key}"), warnings));
        }
        _ => {}
    }
}

fn look(map: &Map<String, Json>, path: &str, warnings: &mut Warnings) {
    let string = |key: &str| map.get(key).and_then(Json::as_str);
    if let (Some(zh), Some(en)) = (string("zh"), string("en")) {
        text(zh, en, path, warnings);
    }
    let unnumbered = map.get("article").is_some_and(Json::is_null) && !map.contains_key("note");
    if unnumbered && string("standing") == Some("text") {
        warnings.push(
            "article_missing",
            format!("{path}/article"),
            "标明读过原文，却没有条号，也没有说明",
            "the text is said to have been read, but there is no article and no note",
        );
    }
}

fn text(zh: &str, en: &str, path: &str, warnings: &mut Warnings) {
    if let Some(found) = half_width(zh) {
        warnings.push(
            "half_width_punctuation",
            format!("{path}/zh"),
            format!("中文中有半角标点 `{found}`"),
            format!("the Chinese text has the half-width mark `{found}`"),
        );
    }
    // A grade (`A+`) is the same in both languages.
    let letters = zh.chars().any(char::is_lowercase);
    if letters && !zh.chars().any(is_chinese) {
        warnings.push("zh_without_chinese", format!("{path}/zh"), "`zh` 中没有中文", "`zh` has no Chinese character");
    }
    if let Some(found) = en.chars().find(|c| is_chinese(*c)) {
        warnings.push(
            "en_with_chinese",
            format!("{path}/en"),
            format!("`en` 中有中文字符 `{found}`"),
            format!("`en` has the Chinese character `{found}`"),
        );
    }
}

/// A half-width mark beside a Chinese character.
fn half_width(zh: &str) -> Option<char> {
    let letters: Vec<char> = zh.chars().collect();
    letters.windows(2).find_map(|pair| match pair {
        [mark, beside] | [beside, mark] if is_chinese(*beside) && is_half_width(*mark) => Some(*mark),
        _ => None,
    })
}

fn is_half_width(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '?' | '!' | '(' | ')')
}

/// A character of the CJK unified ideographs, or of their punctuation and full-width forms.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}')
}
