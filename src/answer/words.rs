//! Sentences that all answers use, in both languages.

use crate::judge::Tri;
use crate::text::Text;

/// That an answer is a self-assessment.
pub(crate) fn disclaimer() -> Text {
    Text::new(
        "本结果是依据所填信息和已录入规则作出的自我评估，不是行政机关的认定或者决定；请以认定机关的答复为准。",
        "This is a self-assessment from what was stated and from the loaded rules. It is no finding or decision of an authority; the determining authority's reply prevails.",
    )
}

/// How a requirement came out.
pub(crate) fn holds(label: &Text, holds: Tri) -> Text {
    let (zh, en) = match holds {
        Tri::Yes => ("符合", "yes"),
        Tri::No => ("不符合", "no"),
        Tri::Unknown => ("尚不清楚", "not known"),
    };
    Text::new(format!("{zh}：{}", label.zh), format!("{en}: {}", label.en))
}

/// How something that stands in the way came out.
pub(crate) fn present(label: &Text, holds: Tri) -> Text {
    let (zh, en) = match holds {
        Tri::Yes => ("存在", "present"),
        Tri::No => ("不存在", "not present"),
        Tri::Unknown => ("尚不清楚是否存在", "not known whether present"),
    };
    Text::new(format!("{zh}：{}", label.zh), format!("{en}: {}", label.en))
}

/// A presumption as a sentence: what was not stated, and what it was taken for.
pub(crate) fn assumed(label: &Text, as_yes: Option<bool>, to: Option<&(Text, bool)>) -> Text {
    match (as_yes, to) {
        (None, _) => Text::new(
            format!("“{}”未填写，按其他已知信息推定；机关另有认定的，从其认定", label.zh),
            format!(
                "“{}” is not stated and is derived from what else is known; what the authority stated prevails",
                label.en
            ),
        ),
        (_, Some((rule, true))) => Text::new(
            format!("“{}”未填写，视为：{}", label.zh, rule.zh),
            format!("“{}” is not stated, it is taken that: {}", label.en, rule.en),
        ),
        (_, Some((rule, false))) => Text::new(
            format!("“{}”未填写，视为不存在这种情形：{}", label.zh, rule.zh),
            format!("“{}” is not stated, it is taken that this is not the case: {}", label.en, rule.en),
        ),
        (Some(yes), None) => Text::new(
            format!("“{}”未填写，视为{}", label.zh, if yes { "是" } else { "没有" }),
            format!("“{}” is not stated, it is taken as {}", label.en, if yes { "yes" } else { "no" }),
        ),
    }
}
