//! Schemes of commitment in words: routes, bars and cures, deferral, deadlines, and what follows.

use super::view::{Line, Part, Scheme, Speaker, cites, groups, line};
use crate::date::Roll;
use crate::pack::{CommitmentScheme, CountsBy, Deadline, DeadlineStart, Pack, RouteKind, words};
use crate::text::Text;

/// A scheme of commitment.
pub(super) fn scheme(speaker: Speaker<'_>, pack: &Pack, scheme: &CommitmentScheme) -> Scheme {
    let deferral = scheme.deferral.iter().map(|deferral| Part {
        label: deferral.label.clone(),
        basis: cites(&deferral.basis),
        groups: groups(vec![(
            "materials",
            "文本本身列明可以后补的材料",
            "Materials that the text itself lets follow",
            speaker.items(&deferral.materials),
        )]),
        ..Part::default()
    });
    let superseded = scheme.superseded.iter().map(|stale| {
        let on = Text::new(stale.on.to_string(), stale.on.to_string());
        Part { says: vec![line("on", "自", "Since", on)], ..speaker.flag(&stale.flag) }
    });
    let list = vec![
        ("excluded", "不适用的事项", "Matters that it is not for", speaker.grounds(&scheme.excluded)),
        ("choice", "申请人的选择", "What the applicant chooses", speaker.grounds(&scheme.choice)),
        ("bars", "不得采用的情形", "Bars", speaker.grounds(&scheme.bars)),
        ("conditions", "采用条件（须全部满足）", "Conditions (all must hold)", speaker.grounds(&scheme.conditions)),
        ("deferral", "可以后补的材料", "Material that may follow", deferral.collect()),
        ("deadline", "补正期限", "Deadline for missing material", scheme.deadline.iter().map(deadline).collect()),
        ("discretion", "裁量", "Discretion", scheme.discretion.iter().map(|flag| speaker.flag(flag)).collect()),
        ("onBreach", "不履行承诺的后果", "What follows from a broken promise", speaker.items(&scheme.on_breach)),
        ("onUntruth", "承诺不实的后果", "What follows from an untrue promise", speaker.items(&scheme.on_untruth)),
        ("onMissed", "逾期的后果", "What follows from missing the deadline", speaker.items(&scheme.on_missed)),
        ("resign", "须重新签署承诺的情形", "When it has to be signed anew", speaker.grounds(&scheme.resign)),
        ("notices", "提示", "Notices", speaker.notices(&scheme.notices)),
        ("superseded", "新旧规定的衔接", "Older and newer rules", superseded.collect()),
    ];
    Scheme {
        from: scheme.from,
        to: scheme.to,
        extends: scheme.extends.clone(),
        replaces: scheme.replaces.clone(),
        applies: scheme.applies.as_ref().map(|applies| speaker.when(applies)),
        says: vec![line("kind", "方式", "Route", kind(scheme.kind))],
        groups: groups(list),
        ..Scheme::of("commitment", pack, &scheme.id, &scheme.title, &scheme.basis)
    }
}

fn kind(kind: RouteKind) -> Text {
    match kind {
        RouteKind::AcceptFirst => {
            Text::new("容缺受理：先受理，缺的材料后补", "accepted first, missing material follows")
        }
        RouteKind::Notification => Text::new("告知承诺：以承诺代替证明", "a commitment stands in for a proof"),
        RouteKind::Declaration => Text::new("申报承诺：随申报附承诺书", "a letter goes with the declaration"),
    }
}

/// The deadline line by line; what the text leaves open is said to be open.
fn deadline(deadline: &Deadline) -> Part {
    let open = || Text::new("文本没有规定，须由受理机关确定", "left open by the text: the authority sets it");
    let from = |from: DeadlineStart| match from {
        DeadlineStart::Acceptance => Text::new("受理之日", "the acceptance"),
        DeadlineStart::Commitment => Text::new("作出承诺之日", "the commitment"),
    };
    let counts = |by: CountsBy| match by {
        CountsBy::Arrival => Text::new("以材料到达为准", "that the material arrives"),
        CountsBy::Dispatch => Text::new("以材料发出为准", "that the material is sent"),
    };
    let roll = match deadline.roll {
        Roll::None => Text::new("不顺延", "it stays"),
        Roll::NextWorkingDay => Text::new("顺延至其后第一个工作日", "it moves to the next working day"),
    };
    let mut says: Vec<Line> = vec![
        line("period", "长度", "Length", deadline.period.map_or_else(open, words::period)),
        line("from", "起算", "Runs from", deadline.from.map_or_else(open, from)),
        line("countsBy", "按期", "In time means", deadline.counts_by.map_or_else(open, counts)),
        line("roll", "末日休息", "Ends on a day off", roll),
    ];
    if deadline.capped {
        let words = Text::new("不超过办结时限", "the processing limit of the matter");
        says.insert(2, line("cap", "上限", "At most", words));
    }
    let label = Text::new("须按期补齐材料", "missing material has to follow in time");
    Part { label, says, basis: cites(&deadline.basis), ..Part::default() }
}
