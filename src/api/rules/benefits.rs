//! Rules about benefits and checks of an office, in words.

use super::view::{Part, Scheme, Speaker, cites, groups, line};
use crate::pack::words::day;
use crate::pack::{Asked, BenefitRule, Check, CheckRate, Effect, Pack, RuleKind};
use crate::subject::vocabulary;
use crate::text::Text;

/// A rule about benefits.
pub(super) fn rule(speaker: Speaker<'_>, pack: &Pack, rule: &BenefitRule) -> Scheme {
    let ground = &rule.ground;
    let names: Vec<Text> = rule.benefits.iter().filter_map(|id| benefit(id)).collect();
    let mut says = vec![
        line("benefit", "事项", "Benefit", super::view::joined(&names, "、")),
        line("effect", "结果", "Effect", effect(rule.effect)),
    ];
    says.extend(rule.kind.map(|of| line("kind", "环节", "Stage", kind(of))));
    if !rule.coverage {
        let words = Text::new(
            "不成立时不能据此认为可以享受",
            "where it does not hold, nothing follows about the benefit being open",
        );
        says.push(line("coverage", "范围", "Reach", words));
    }
    let listed = rule.list_item.iter().map(|item| Part {
        label: item.label.clone(),
        basis: cites(&item.basis),
        ..Part::default()
    });
    // The validity is the rule's own, so the ground does not repeat it.
    let own = Part { from: None, to: None, ..speaker.ground(ground) };
    let list = vec![
        ("benefits", "判断条件", "Ground", vec![own]),
        ("listItem", "惩戒措施清单条目", "Item of the list of measures", listed.collect()),
        ("notices", "提示", "Notices", speaker.notices(&rule.notices)),
    ];
    Scheme {
        from: ground.from,
        to: ground.to,
        replaces: ground.replaces.clone(),
        benefits: rule.benefits.clone(),
        says,
        groups: groups(list),
        ..Scheme::of("benefits", pack, &ground.id, &ground.label, &ground.basis)
    }
}

/// A check of an office.
pub(super) fn check(speaker: Speaker<'_>, pack: &Pack, check: &Check) -> Scheme {
    let (grounds, rate) = match &check.asked {
        Asked::Grounds(grounds) => (speaker.grounds(grounds), Vec::new()),
        Asked::Rate(rate) => (Vec::new(), vec![target(speaker, check, *rate)]),
    };
    let list =
        vec![("grounds", "情形（符合其一即可）", "Grounds (any is enough)", grounds), ("rate", "比例", "Rate", rate)];
    Scheme {
        from: check.from,
        to: check.to,
        groups: groups(list),
        ..Scheme::of("office", pack, &check.id, &check.title, &check.basis)
    }
}

fn target(speaker: Speaker<'_>, check: &Check, rate: CheckRate) -> Part {
    let (num, den) = (day(rate.num, speaker.facts), day(rate.den, speaker.facts));
    let to = rate.at_least;
    let label = Text::new(
        format!("{}占{}的比例不低于 {}/{}", num.zh, den.zh, to.n, to.d),
        format!("the share of {} in {} is at least {}/{}", num.en, den.en, to.n, to.d),
    );
    Part { id: "atLeast".to_owned(), label, basis: cites(&check.basis), ..Part::default() }
}

fn benefit(id: &str) -> Option<Text> {
    let word = vocabulary::BENEFITS.iter().find(|word| word.id == id)?;
    Some(Text::new(word.zh, word.en))
}

fn effect(effect: Effect) -> Text {
    let (zh, en) = match effect {
        Effect::Strict => ("从严审查", "strict review"),
        Effect::Discretionary => ("机关可以不予办理", "the authority may refuse"),
        Effect::Suspended => ("暂停", "suspended for a time"),
        Effect::Cancelled => ("取消资格", "cancelled"),
        Effect::Refused => ("不予办理", "refused"),
    };
    Text::new(zh, en)
}

fn kind(kind: RuleKind) -> Text {
    let (zh, en) = match kind {
        RuleKind::Entry => ("准入", "admission"),
        RuleKind::Grant => ("授予", "grant"),
        RuleKind::Suspension => ("暂停", "suspension"),
        RuleKind::Cancellation => ("取消", "cancellation"),
    };
    Text::new(zh, en)
}
