//! Schemes of repair in words.

use super::view::{Part, Scheme, Speaker, cites, groups, length, line};
use crate::pack::words;
use crate::pack::{AtMax, Class, Count, CountFrom, Law, Pack, Rule, Scheme as Repair, Value};
use crate::text::Text;

/// A scheme of repair, as it is in the place.
pub(super) fn scheme(speaker: Speaker<'_>, law: &Law<'_>, pack: &Pack, scheme: &Repair) -> Scheme {
    let channel = scheme.channel.iter().map(|it| Part { url: it.url.clone(), ..speaker.item(&it.item) });
    let clocks = scheme.clocks.iter().map(|it| {
        let (start, time) = (words::start(it.from), words::period(it.period));
        let words = Text::new(format!("自{}起 {}", start.zh, time.zh), format!("{} from {}", time.en, start.en));
        Part { says: vec![line("period", "期限", "Time", words)], ..speaker.item(&it.item) }
    });
    let sync = scheme.after.sync.iter().map(|it| {
        let says = it.period.map(|period| length("period", "期限", "Time", period));
        Part { says: says.into_iter().collect(), ..speaker.item(&it.item) }
    });
    let superseded = scheme.superseded.iter().map(|it| {
        let words = Text::new(format!("{}，`{}`", it.on, it.by), format!("{}, `{}`", it.on, it.by));
        Part { says: vec![line("on", "自", "Since", words)], ..speaker.flag(&it.flag) }
    });
    let list = vec![
        (
            "classes",
            "类别和公示期",
            "Classes and publication",
            scheme.classes.iter().map(|it| class(speaker, it)).collect(),
        ),
        ("count", "期限怎样计算", "How periods are counted", count(speaker, &scheme.count, scheme)),
        (
            "atMax",
            "最长公示期届满",
            "At the end of the maximum",
            scheme.at_max.iter().map(|it| at_max(speaker, it)).collect(),
        ),
        ("notNeeded", "无需修复的情形", "Nothing to repair", rules(speaker, &scheme.not_needed)),
        ("bars", "不予修复的情形", "Bars", rules(speaker, &scheme.bars)),
        ("conditions", "修复条件（须全部满足）", "Conditions (all must hold)", rules(speaker, &scheme.conditions)),
        ("discretion", "裁量", "Discretion", scheme.discretion.iter().map(|flag| speaker.flag(flag)).collect()),
        ("channel", "向谁申请", "Where to apply", channel.collect()),
        ("materials", "申请材料", "Materials", speaker.items(&scheme.materials)),
        ("clocks", "办理期限", "Time limits of the authority", clocks.collect()),
        ("after/effects", "修复的效力", "Effects of repair", speaker.items(&scheme.after.effects)),
        ("after/sync", "信息同步", "Platforms to be updated", sync.collect()),
        ("notices", "提示", "Notices", speaker.notices(&scheme.notices)),
        ("superseded", "新旧规定的衔接", "Older and newer rules", superseded.collect()),
    ];
    Scheme {
        from: scheme.from,
        to: scheme.to,
        valid_by: "determination",
        amended_by: law.amending(&scheme.id).iter().map(|pack| pack.id.clone()).collect(),
        applies: Some(speaker.when(&scheme.applies)),
        groups: groups(list),
        ..Scheme::of("repair", pack, &scheme.id, &scheme.title, &scheme.basis)
    }
}

fn rules(speaker: Speaker<'_>, rules: &[Rule]) -> Vec<Part> {
    let one = |rule: &Rule| {
        let until = rule.until.as_ref().map(|until| line("until", "截止", "Until", words::until(until, speaker.facts)));
        let cure = rule.cure.as_ref().map(|cure| line("cure", "办法", "Cure", cure.clone()));
        Part {
            id: rule.id.clone(),
            label: rule.label.clone(),
            when: Some(speaker.when(&rule.when)),
            says: until.into_iter().chain(cure).collect(),
            basis: cites(&rule.basis),
            ..Part::default()
        }
    };
    rules.iter().map(one).collect()
}

fn class(speaker: Speaker<'_>, class: &Class) -> Part {
    let min = match class.min {
        Some(period) if period.n == 0 => Text::new("不设最短期", "none"),
        Some(period) => words::period(period),
        None => Text::new("不能提前结束", "it cannot end early"),
    };
    let max = class.max.map_or_else(|| Text::new("不自动结束", "no end of its own"), words::period);
    let mut says = vec![line("min", "最短公示期", "Minimum", min), line("max", "最长公示期", "Maximum", max)];
    if let Some(value) = class.max_not_before {
        let day = words::day(value, speaker.facts);
        let words = Text::new(format!("不早于{}", day.zh), format!("not before the {}", day.en));
        says.push(line("maxNotBefore", "最长期满", "Maximum ends", words));
    }
    let inner = vec![
        ("notNeeded", "这一类无需修复的情形", "Nothing to repair in this class", rules(speaker, &class.not_needed)),
        ("conditions", "这一类另须满足", "Needed besides in this class", rules(speaker, &class.conditions)),
        ("notices", "这一类的提示", "Notices for this class", speaker.notices(&class.notices)),
    ];
    Part {
        id: class.id.clone(),
        label: class.label.clone(),
        when: Some(speaker.when(&class.when)),
        says,
        basis: cites(&class.basis),
        groups: groups(inner),
        ..Part::default()
    }
}

fn count(speaker: Speaker<'_>, count: &Count, scheme: &Repair) -> Vec<Part> {
    let from = |from: CountFrom| {
        let day = words::day(Value::Record(from.field()), speaker.facts);
        Text::new(format!("自{}起算", day.zh), format!("counted from the {}", day.en))
    };
    let first = Part { id: "from".to_owned(), label: from(count.from), basis: cites(&count.basis), ..Part::default() };
    let open = count.open.iter().map(|open| {
        let why = line("why", "说明", "Why", open.flag.message.clone());
        let day = from(open.from);
        let label = Text::new(format!("另一种理解：{}", day.zh), format!("another reading: {}", day.en));
        Part { id: "open".to_owned(), label, says: vec![why], basis: cites(&open.flag.basis), ..Part::default() }
    });
    let convention = Part { id: "convention".to_owned(), ..speaker.flag(&scheme.convention) };
    core::iter::once(first).chain(open).chain([convention]).collect()
}

fn at_max(speaker: Speaker<'_>, at_max: &AtMax) -> Part {
    let needed = speaker.when(&at_max.requires);
    Part { when: Some(needed), ..speaker.flag(&at_max.flag) }
}
