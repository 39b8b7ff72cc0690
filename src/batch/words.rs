//! The words of outcomes, for tables and exported files.

use super::asked::{Class, Task};
use crate::text::Text;

/// What a class of rows is called.
pub fn class_label(class: Class) -> Text {
    let (zh, en) = match class {
        Class::NotApplicable => ("不适用", "not applicable"),
        Class::Pass => ("通过", "pass"),
        Class::Answered => ("已有结论", "answered"),
        Class::Review => ("须审查", "to be reviewed"),
        Class::NotYet => ("时间未到", "not yet"),
        Class::Undetermined => ("尚不能判断", "undetermined"),
        Class::Refuse => ("不予通过", "refuse"),
        Class::Error => ("须更正", "to be corrected"),
    };
    Text::new(zh, en)
}

/// What an outcome of a task is called; a grade has the label of its scheme.
pub fn outcome_label(task: Task, outcome: &str) -> Option<Text> {
    let (zh, en) = match (task, outcome) {
        (_, "error") => ("须更正", "to be corrected"),
        (_, "undetermined") => ("尚不能判断", "undetermined"),
        (_, "not_applicable") => ("不适用", "not applicable"),
        (_, "discretionary") => ("由机关裁量", "at the authority's discretion"),
        (_, "not_in_force") => ("当日没有施行的规则", "no rule in force on that day"),
        (Task::Repair, "eligible") => ("可以申请修复", "may apply for repair"),
        (Task::Repair, "not_yet") => ("尚不能申请修复", "not yet"),
        (Task::Repair, "ineligible") => ("不能修复", "not repairable"),
        (Task::Repair, "not_needed") => ("无需修复", "no repair needed"),
        (Task::Commitment, "eligible") => ("可以适用信用承诺", "may use commitment"),
        (Task::Commitment, "ineligible") => ("不能适用信用承诺", "may not use commitment"),
        (Task::Benefits, "open") => ("没有信用方面的限制", "open as far as credit goes"),
        (Task::Benefits, "strict") => ("从严审查", "under strict review"),
        (Task::Benefits, "refused") => ("不予办理", "refused"),
        (Task::Office, "met") => ("符合检查项", "a check is met"),
        (Task::Office, "not_met") => ("不符合检查项", "no check is met"),
        (Task::Tier, "not_rated") => ("不参加评级", "not rated"),
        _ => return None,
    };
    Some(Text::new(zh, en))
}
