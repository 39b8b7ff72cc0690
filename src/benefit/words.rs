//! The engine's own sentences about benefits, in both languages.

use super::answer::BenefitAnswer;
use super::decide::Verdict;
use super::outcome::Outcome;
use crate::judge::Tri;
use crate::pack::Effect;
use crate::subject::vocabulary::Word;
use crate::text::Text;

fn name(outcome: Outcome) -> (&'static str, &'static str) {
    match outcome {
        Outcome::Open => ("没有信用方面的限制", "open as far as credit goes"),
        Outcome::Strict => ("从严审查", "under strict review"),
        Outcome::Discretionary => ("由机关裁量", "at the authority's discretion"),
        Outcome::Undetermined => ("尚不能判断", "cannot be told yet"),
        Outcome::Refused => ("不予办理", "refused"),
    }
}

/// The plain answer for a benefit; `missing` are the labels of what is missing.
pub(super) fn one(word: &Word, verdict: &Verdict<'_, '_>, missing: &[Text]) -> Text {
    let (zh, en) = match verdict.effect {
        Some(Effect::Suspended) => ("暂停", "suspended"),
        Some(Effect::Cancelled) => ("取消资格", "cancelled"),
        _ => name(verdict.outcome),
    };
    let holding = verdict
        .rules
        .iter()
        .filter(|judged| judged.ruled.holds() == Tri::Yes && Outcome::from(judged.rule.effect) == verdict.outcome);
    let holding: Vec<Text> = holding.map(|judged| judged.ruled.ground.label.clone()).collect();
    let why = match verdict.outcome {
        Outcome::Undetermined if !missing.is_empty() => join(missing),
        Outcome::Undetermined if !verdict.covered => no_rule(),
        Outcome::Undetermined => join(&verdict.unsettled),
        _ => join(&holding),
    };
    let (to_zh, to_en) = match verdict.until {
        Some(day) => (format!("（至 {day}）"), format!(" (until {day})")),
        None => (String::new(), String::new()),
    };
    let colon = if why.zh.is_empty() { ("", "") } else { ("：", ": ") };
    Text::new(
        format!("{}{zh}{to_zh}{}{}", word.zh, colon.0, why.zh),
        format!("{} {en}{to_en}{}{}", word.en, colon.1, why.en),
    )
}

/// The plain answer for an input: how many benefits came out how, the worst first.
pub(super) fn overall(benefits: &[BenefitAnswer]) -> Text {
    if let [only] = benefits {
        return Text::new(only.summary.clone(), only.summary.clone());
    }
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    let order = [Outcome::Refused, Outcome::Undetermined, Outcome::Discretionary, Outcome::Strict, Outcome::Open];
    for outcome in order {
        let count = benefits.iter().filter(|benefit| benefit.outcome == outcome).count();
        if count > 0 {
            zh.push(format!("{count} 项{}", name(outcome).0));
            en.push(format!("{count} {}", name(outcome).1));
        }
    }
    Text::new(zh.join("，"), en.join(", "))
}

pub(super) fn no_rule() -> Text {
    Text::new(
        "已录入的规则不足以说明这一待遇不受限制；可由主管部门提供规则包",
        "the loaded rules are not enough to call this benefit open; an office can supply a pack",
    )
}

pub(super) fn credit_rules_only() -> Text {
    Text::new(
        "只判断已录入的信用规则，其他申请条件不在判断之内",
        "only the loaded credit rules were judged, not the other conditions of the benefit",
    )
}

fn join(list: &[Text]) -> Text {
    let zh: Vec<&str> = list.iter().map(|text| text.zh.as_str()).collect();
    let en: Vec<&str> = list.iter().map(|text| text.en.as_str()).collect();
    Text::new(zh.join("、"), en.join("; "))
}
