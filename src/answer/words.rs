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
    Text::new(format!("{zh}:{}", label.zh), format!("{en}: {}", label.en))
}

/// How something that stands in the way came out.
pub(crate) fn present(label: &Text, holds: Tri) -> Text {
    let (zh, en) = match holds {
        Tri::Yes => ("存在", "present"),
        Tri::No => ("不存在", "not present"),
        Tri::Unknown => ("尚不清楚是否存在", "not known whether present"),
    };
    Text::new(format!("{zh}:{}", label.zh), format!("{en}: {}", label.en))
}

/// A presumption as a sentence.
pub(crate) fn presumed(label: &Text, as_yes: Option<bool>) -> Text {
    match as_yes {
        Some(true) => Text::new(format!("按“是”处理：{}", label.zh), format!("taken as yes: {}", label.en)),
        Some(false) => Text::new(format!("按“没有”处理：{}", label.zh), format!("taken as no: {}", label.en)),
        None => Text::new(
            format!("{}未填写，按其他已知信息推定；机关另有认定的，从其认定", label.zh),
            format!("{} not stated, derived from what else is known; what the authority stated prevails", label.en),
        ),
    }
}
