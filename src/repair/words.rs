//! The engine's own sentences about repair, in both languages.

use super::branch::Why;
use super::combine::NoReading;
use super::outcome::Outcome;
use crate::date::Date;
use crate::judge::Tri;
use crate::text::Text;

pub(super) fn class(label: &Text, holds: Tri) -> Text {
    match holds {
        Tri::Yes => Text::new(format!("失信类别为“{}”", label.zh), format!("the class is {}", label.en)),
        Tri::No => Text::new(format!("失信类别不是“{}”", label.zh), format!("the class is not {}", label.en)),
        Tri::Unknown => Text::new(format!("失信类别可能为“{}”", label.zh), format!("the class may be {}", label.en)),
    }
}

pub(super) fn minimum(min_end: Option<Date>, earliest: Option<Date>) -> Text {
    match (min_end, earliest) {
        (Some(end), Some(earliest)) if end == earliest => {
            Text::new("没有最短公示期的要求", "no minimum publication is required")
        }
        (Some(end), Some(earliest)) => Text::new(
            format!("最短公示期至 {end}，{earliest} 起可以申请"),
            format!("minimum publication to {end}, application possible from {earliest}"),
        ),
        _ => Text::new("公示期内不能提前修复", "publication cannot end early"),
    }
}

pub(super) fn maximum(max_end: Date, ends_by_itself: bool) -> Text {
    if ends_by_itself {
        Text::new(
            format!("公示期最长至 {max_end}，之后自动停止公示"),
            format!("publication lasts to {max_end} at most and stops on its own after that day"),
        )
    } else {
        Text::new(
            format!("公示期最长至 {max_end}；届满时义务已履行的，之后自动停止公示"),
            format!(
                "publication lasts to {max_end} at most and stops on its own after that day if the duties are performed by then"
            ),
        )
    }
}

/// The plain answer for a record.
pub(super) struct Headline<'a> {
    pub(super) outcome: Outcome,
    pub(super) why: Option<Why>,
    pub(super) none: Option<NoReading>,
    pub(super) earliest: Option<Date>,
    pub(super) until: Option<Date>,
    pub(super) max_end: Option<Date>,
    /// What stands in the way, or shows that nothing is needed, or is missing: labels.
    pub(super) what: &'a [Text],
    pub(super) unconfirmed: bool,
    pub(super) assumed: bool,
}

impl Headline<'_> {
    pub(super) fn text(&self) -> Text {
        let what = join(self.what);
        if self.none == Some(NoReading::Outside) {
            return self.eligible((
                "该信息不在信用信息目录内，不能作为依据",
                "the record is in no catalogue of credit information and may not be a basis",
            ));
        }
        match self.outcome {
            Outcome::Eligible => self.eligible(("可以申请信用修复", "repair may be requested")),
            Outcome::Discretionary => self.eligible((
                "可以申请信用修复，是否准予由认定机关裁量",
                "repair may be requested, at the authority's discretion",
            )),
            Outcome::NotYet => self.not_yet(&what),
            Outcome::NotNeeded => self.not_needed(&what),
            Outcome::Ineligible => self.ineligible(&what),
            Outcome::Undetermined => self.undetermined(&what),
            Outcome::NotApplicable => Text::new(
                "不适用：在判断日期尚未作出认定",
                "not applicable: on the as-of date the determination had not been made",
            ),
        }
    }

    fn eligible(&self, (zh, en): (&str, &str)) -> Text {
        let (zh_if, en_if) = if self.assumed {
            ("（以所列前提为准）", " (if the listed assumptions are right)")
        } else {
            ("", "")
        };
        Text::new(format!("{zh}{zh_if}"), format!("{en}{en_if}"))
    }

    fn not_yet(&self, what: &Text) -> Text {
        let day = self.earliest.map(|day| day.to_string()).unwrap_or_default();
        let (zh, en) = if what.zh.is_empty() {
            (String::new(), String::new())
        } else {
            (format!("；还须满足：{}", what.zh), format!("; still to be met: {}", what.en))
        };
        Text::new(format!("{day} 起可以申请信用修复{zh}"), format!("repair may be requested from {day}{en}"))
    }

    fn not_needed(&self, what: &Text) -> Text {
        match (self.why, self.max_end) {
            (Some(Why::Ended), Some(end)) => Text::new(
                format!("无需申请修复：公示期已于 {end} 届满，自动停止公示"),
                format!("no repair needed: publication ended on its own after {end}"),
            ),
            _ => Text::new(format!("无需申请修复：{}", what.zh), format!("no repair needed: {}", what.en)),
        }
    }

    fn ineligible(&self, what: &Text) -> Text {
        let (zh, en) = match self.until {
            Some(until) => (format!("（至 {until}）"), format!(" (until {until})")),
            None => (String::new(), String::new()),
        };
        if self.why == Some(Why::NoEarlyEnd) {
            return Text::new(format!("公示期内不能提前修复{zh}"), format!("publication cannot end early{en}"));
        }
        Text::new(
            format!("目前不能申请信用修复{zh}：{}", what.zh),
            format!("repair cannot be requested now{en}: {}", what.en),
        )
    }

    fn undetermined(&self, what: &Text) -> Text {
        let (zh, en) = match (self.none, self.why) {
            (Some(NoReading::NoScheme), _) => ("没有已录入的规则适用于此类记录", "no loaded rule covers such a record"),
            _ if self.unconfirmed => (
                "新旧规则的结论不同，须向认定机关确认",
                "the older and the newer rules lead to different answers; the authority has to confirm",
            ),
            (_, Some(Why::MinistryRule)) => (
                "最长公示期已满但义务未履行，按行业主管部门的规定办理",
                "the maximum is over with duties not performed: the ministry's own rules decide",
            ),
            (_, Some(Why::NoPeriods)) => {
                ("适用规则的期限未能读到", "the periods of the rule that applies were not read")
            }
            _ => {
                return Text::new(
                    format!("尚不能判断：缺{}", what.zh),
                    format!("cannot be told yet, missing: {}", what.en),
                );
            }
        };
        Text::new(format!("尚不能判断：{zh}"), format!("cannot be told yet: {en}"))
    }
}

fn join(list: &[Text]) -> Text {
    let zh: Vec<&str> = list.iter().map(|text| text.zh.as_str()).collect();
    let en: Vec<&str> = list.iter().map(|text| text.en.as_str()).collect();
    Text::new(zh.join("、"), en.join("; "))
}

/// The plain answer for an input of several records.
pub(super) fn overall(outcome: Outcome, records: usize, alike: usize) -> Text {
    let (zh, en) = match outcome {
        Outcome::NotApplicable => ("没有需要判断的记录", "no record to judge"),
        Outcome::NotNeeded => ("均无需申请修复", "no repair needed"),
        Outcome::Eligible => ("可以申请修复", "may be repaired"),
        Outcome::Discretionary => ("可以申请，由机关裁量", "may be requested, at the authority's discretion"),
        Outcome::NotYet => ("尚未到可以申请的日期", "not yet open to a request"),
        Outcome::Undetermined => ("尚不能判断", "cannot be told yet"),
        Outcome::Ineligible => ("目前不能申请修复", "cannot be requested now"),
    };
    if records == 0 {
        return Text::new("没有需要判断的记录", "there is no record to judge");
    }
    Text::new(format!("共 {records} 条记录，其中 {alike} 条{zh}"), format!("{records} records, {alike} of them: {en}"))
}
