//! What a report says, in both languages.

use crate::text::Text;

pub(super) fn digest(agrees: bool) -> Text {
    match agrees {
        true => Text::new("摘要与记录内容一致", "the digests fit the record"),
        false => Text::new("摘要与记录内容不一致：记录有改动", "the digests do not fit: the record was changed"),
    }
}

pub(super) fn engine(agrees: bool) -> Text {
    match agrees {
        true => Text::new("程序版本一致", "the engine is of the same version"),
        false => Text::new("程序版本不同", "the engine is of another version"),
    }
}

pub(super) fn calendar(agrees: bool) -> Text {
    match agrees {
        true => Text::new("节假日安排的范围一致", "the calendar covers the same days"),
        false => Text::new("节假日安排的范围不同", "the calendar covers other days"),
    }
}

pub(super) fn pack(id: &str, state: &str) -> Text {
    let (zh, en) = match state {
        "same" => ("与记录一致", "is as recorded"),
        "differs" => ("与记录所用的版本不同", "is of another edition than the recorded one"),
        "missing" => ("没有加载", "is not loaded"),
        _ => ("已加载，但记录没有使用", "is loaded and was not used by the record"),
    };
    Text::new(format!("规则包 `{id}` {zh}"), format!("the pack `{id}` {en}"))
}

pub(super) fn answer(state: &str, count: usize) -> Text {
    match state {
        "same" => Text::new("重新计算的结果与记录一致", "asked again, the answer is as recorded"),
        "differs" => Text::new(
            format!("重新计算的结果与记录有 {count} 处不同"),
            format!("asked again, the answer differs in {count} places"),
        ),
        _ => Text::new("记录中的问题不能重新计算", "what the record asks cannot be asked again"),
    }
}

/// The whole report in one sentence.
pub(super) fn summary(differing: &[&Text]) -> Text {
    if differing.is_empty() {
        return Text::new(
            "记录完整，重新计算的结果一致。",
            "The record is intact, and asked again the answer is the same.",
        );
    }
    let join = |texts: Vec<&str>, by: &str| texts.join(by);
    Text::new(
        format!("核对发现：{}。", join(differing.iter().map(|text| text.zh.as_str()).collect(), "；")),
        format!("Found: {}.", join(differing.iter().map(|text| text.en.as_str()).collect(), "; ")),
    )
}
