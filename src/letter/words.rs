//! The words of a letter that no template has, in both languages.

use crate::date::Date;
use crate::pack::Datum;
use crate::text::{Lang, Text};

/// A day as a letter writes it.
pub(super) fn day(day: Date) -> Text {
    Text::new(format!("{}年{}月{}日", day.year(), day.month(), day.day()), day.to_string())
}

/// Several names in a row.
pub(super) fn list(names: &[String], lang: Lang) -> String {
    match lang {
        Lang::Zh => names.join("、"),
        Lang::En => names.join(", "),
    }
}

/// What a place is for that no field and no template names.
pub(super) fn place(datum: &Datum) -> Text {
    match datum {
        Datum::SubjectName => Text::new("名称或者姓名", "name"),
        Datum::SubjectCode => Text::new("统一社会信用代码", "unified social credit code"),
        Datum::MatterTitle => Text::new("办理事项", "matter"),
        Datum::Deferred => Text::new("缺少的、可以后补的材料", "material that is missing and may follow"),
        Datum::Deadline => Text::new("补齐材料的期限", "last day for missing material"),
        Datum::Record(_) | Datum::Measures | Datum::Field(_) => Text::default(),
    }
}

/// A marked blank.
pub(super) fn blank(label: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("【待填：{label}】"),
        Lang::En => format!("[to fill in: {label}]"),
    }
}

/// The rule that a hand fills in.
pub(super) const RULE: &str = "＿＿＿＿＿＿＿＿＿＿";

/// The number of a promise.
pub(super) fn number(n: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}、", chinese(n)),
        Lang::En => format!("{n}. "),
    }
}

/// Chinese numerals up to 99; a letter has no more promises.
fn chinese(n: usize) -> String {
    let digit = |n: usize| "零一二三四五六七八九".chars().nth(n).map(String::from).unwrap_or_default();
    match (n / 10, n % 10) {
        (0, ones) => digit(ones),
        (1, 0) => "十".to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens, 0) => format!("{}十", digit(tens)),
        (tens, ones) => format!("{}十{}", digit(tens), digit(ones)),
    }
}

/// That a block has to be decided, and on what that depends.
pub(super) fn undecided(label: &str, on: &[String], lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("【待定：{label}】本段是否写入，取决于：{}", on.join("；")),
        Lang::En => format!("[to be decided: {label}] Whether this belongs here depends on: {}", on.join("; ")),
    }
}

/// The line that names a template.
pub(super) fn template(id: &str, version: Date, sm3: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("样式 {id}，版本 {version}，SM3 {sm3}"),
        Lang::En => format!("Template {id}, version {version}, SM3 {sm3}"),
    }
}

/// That this is a draft and no official form.
pub(super) fn disclaimer() -> Text {
    Text::new(
        "本文是按所列依据逐段拼成的草稿，不是机关发布的样式；受理机关有样式的，使用其样式。签署前请逐段核对，内容须与事实相符。",
        "This is a draft made block by block from the texts cited, not an official form; where the authority has a form, use that. Check every block before signing: it has to be true.",
    )
}

/// That no template is loaded for the place and the day.
pub(super) fn no_template() -> Text {
    Text::new(
        "已加载的规则中没有适用于该地区、该日期的承诺书样式。",
        "No loaded pack has a template of this letter for the place and the day.",
    )
}

/// That there is no record to write a letter about.
pub(super) fn no_records() -> Text {
    Text::new(
        "没有填写失信记录，修复承诺书须逐条记录出具。",
        "No record was stated: a letter for repair is written for each record.",
    )
}

/// The label and the question for the list of materials.
pub(super) fn materials() -> (Text, Text) {
    (
        Text::new("申请材料", "materials of the application"),
        Text::new(
            "申请需要哪些材料，哪些已经提交？",
            "Which materials does the application need, and which were handed in?",
        ),
    )
}
