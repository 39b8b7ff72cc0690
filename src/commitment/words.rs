//! The engine's own sentences about commitment, in both languages.

use super::decide::Why;
use crate::date::Date;
use crate::text::Text;

/// The plain answer for a route; `what` are the labels of what decides.
pub(super) fn summary(why: Why, discretionary: bool, assumed: bool, until: Option<Date>, what: &[Text]) -> Text {
    let zh = what.iter().map(|text| text.zh.as_str()).collect::<Vec<_>>().join("、");
    let en = what.iter().map(|text| text.en.as_str()).collect::<Vec<_>>().join("; ");
    match why {
        Why::Holds => holds(discretionary, assumed),
        Why::NotInForce => Text::new("不适用：在判断日期没有施行", "not applicable: not in force on the as-of date"),
        Why::NotAbout => Text::new("不适用于这一事项", "not applicable: this route is not for such a matter"),
        Why::Excluded => Text::new(
            format!("不适用：属于不得采用承诺方式的事项（{zh}）"),
            format!("not applicable: the matter is excluded ({en})"),
        ),
        Why::NotChosen => Text::new(
            format!("未采用承诺方式，按一般程序提交材料（{zh}）"),
            format!("not applicable: the route was not chosen, the ordinary procedure remains ({en})"),
        ),
        Why::Complete => Text::new(
            "材料齐全，无需容缺，按一般程序受理",
            "not applicable: nothing is missing, the ordinary procedure remains",
        ),
        Why::Bar => {
            let (to_zh, to_en) = match until {
                Some(day) => (format!("（至 {day}）"), format!(" (until {day})")),
                None => (String::new(), String::new()),
            };
            Text::new(format!("目前不能采用{to_zh}：{zh}"), format!("cannot be used now{to_en}: {en}"))
        }
        Why::Condition => Text::new(format!("目前不能采用，不符合：{zh}"), format!("cannot be used, not met: {en}")),
        Why::Blocked => Text::new(
            "目前不能采用：缺少的材料中有不能后补的",
            "cannot be used: something is missing that may not follow later",
        ),
        Why::Open => Text::new(format!("尚不能判断：缺{zh}"), format!("cannot be told yet, missing: {en}")),
    }
}

fn holds(discretionary: bool, assumed: bool) -> Text {
    let (zh, en) = if discretionary {
        ("可以提出，是否先行受理由机关决定", "it may be requested; the authority decides")
    } else {
        ("可以采用", "it may be used")
    };
    let (zh_if, en_if) =
        if assumed { ("（以所列前提为准）", " (if the listed assumptions are right)") } else { ("", "") };
    Text::new(format!("{zh}{zh_if}"), format!("{en}{en_if}"))
}

pub(super) fn no_scheme() -> Text {
    Text::new(
        "已录入的规则中没有这一地区、这一日期的承诺制规则；可由主管部门提供规则包",
        "no loaded rule on commitment covers this place and day; an office can supply a pack",
    )
}

pub(super) fn not_in_force(as_of: Date) -> Text {
    Text::new(format!("该规则在 {as_of} 没有施行"), format!("the scheme is not in force on {as_of}"))
}

pub(super) fn resign() -> Text {
    Text::new("承诺书须重新签署", "the commitment has to be signed anew")
}

pub(super) fn provisional(to: Date) -> Text {
    Text::new(
        format!("{to} 之后的放假安排尚未录入，按工作日计算的日期为暂定"),
        format!("the holiday calendar is known to {to}: dates that need working days beyond it are provisional"),
    )
}

/// Which parameter the deadline waits for.
pub(super) fn no_deadline(path: &str) -> Text {
    let (zh, en) = match path {
        "/matter/acceptedOn" => ("受理日期", "the day of acceptance"),
        "/matter/committedOn" => ("作出承诺的日期", "the day of the commitment"),
        "/matter/processingLimit" => ("承诺办结时限", "the processing limit of the matter"),
        _ => (
            "补齐材料的期限和起算点（规则没有写明，由受理机关确定）",
            "the time for missing material and its start (no rule states them, the accepting authority sets them)",
        ),
    };
    Text::new(
        format!("补齐材料的截止日期尚不能确定，缺{zh}"),
        format!("the deadline cannot be told yet, missing: {en}"),
    )
}

pub(super) fn ask_materials() -> (Text, Text) {
    (
        Text::new("申请材料清单", "list of the application's materials"),
        Text::new(
            "需要哪些材料？哪些已经提交，哪些可以后补？",
            "Which materials are needed, which were handed in, and which may follow later?",
        ),
    )
}

/// The label of a material's field and the question that asks for it.
pub(super) fn ask_material(field: &str, name: &str) -> (Text, Text) {
    let (zh, en, ask_zh, ask_en) = match field {
        "required" => ("是否必需", "required", "是否必须提交？", "Is it required?"),
        "submitted" => ("是否已提交", "submitted", "是否已经提交？", "Was it handed in?"),
        _ => ("可否后补", "may follow", "受理机关是否允许后补？", "Does the authority let it follow later?"),
    };
    (
        Text::new(format!("“{name}”{zh}"), format!("“{name}”: {en}")),
        Text::new(format!("“{name}”{ask_zh}"), format!("“{name}”: {ask_en}")),
    )
}
