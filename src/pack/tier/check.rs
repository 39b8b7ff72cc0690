//! What is wrong with a scheme as a whole: bands, weights, what can never happen, what is missing.

use super::consequence::Procedure;
use super::grade::{Band, Grades};
use super::item::{Item, Window};
use super::points::Points;
use super::scheme::{Scheme, Status};
use crate::error::Error;
use crate::json::{Faults, Reader};
use crate::pack::condition::{Condition, Value};
use crate::pack::{Context, source::dangling};
use crate::subject::Kind;
use crate::text::Text;

/// A scheme with the place where its faults go.
struct Checked<'a> {
    scheme: &'a Scheme,
    reader: &'a Reader<'a>,
    context: &'a Context<'a>,
}

pub(super) fn check(scheme: &Scheme, reader: &Reader<'_>, context: &Context<'_>) {
    let checked = Checked { scheme, reader, context };
    if let (Some(from), Some(to)) = (scheme.from, scheme.to)
        && to < from
    {
        checked.fault("/to", "ends_before_start", "`to` 早于 `from`", "`to` is before `from`");
    }
    checked.names();
    checked.shape();
    checked.bands();
    checked.classes();
    checked.weights();
    checked.windows();
    checked.overrides();
}

impl Checked<'_> {
    fn fault(&self, place: &str, code: &'static str, zh: impl Into<String>, en: impl Into<String>) {
        let path = format!("{}{place}", self.reader.path());
        self.reader.faults().push(Error::new(code, path, Text::new(zh, en)));
    }

    /// Every part is named once, because answers refer to parts by name.
    fn names(&self) {
        let s = self.scheme;
        let lists: [(&str, Vec<&str>); 9] = [
            ("gates", s.gates.iter().map(|part| part.id.as_str()).collect()),
            ("grades", s.grades.iter().map(|part| part.id.as_str()).collect()),
            ("nodes", s.nodes.iter().map(|part| part.id.as_str()).collect()),
            ("items", s.items.iter().map(|part| part.id.as_str()).collect()),
            ("overrides", s.overrides.iter().map(|part| part.id.as_str()).collect()),
            ("consequences", s.consequences.iter().map(|part| part.id.as_str()).collect()),
            ("procedures", s.procedures.iter().map(|part: &Procedure| part.id.as_str()).collect()),
            ("notices", s.notices.iter().map(|part| part.id.as_str()).collect()),
            ("gaps", s.gaps.iter().map(|part| part.id.as_str()).collect()),
        ];
        for (key, ids) in lists {
            for (nth, id) in ids.iter().enumerate().filter(|(nth, id)| ids.iter().take(*nth).any(|e| e == *id)) {
                self.fault(
                    &format!("/{key}/{nth}/id"),
                    "duplicate_id",
                    format!("编号 `{id}` 重复"),
                    format!("the id `{id}` stands twice"),
                );
            }
        }
    }

    /// A slot has gaps and nothing else; any other scheme has grades and one way to them.
    fn shape(&self) {
        let s = self.scheme;
        if s.status == Status::Slot {
            if s.gaps.is_empty() {
                self.fault(
                    "",
                    "missing_key",
                    "空位方案要在 `gaps` 写明缺什么、由谁提供什么",
                    "a slot has to say in `gaps` what is missing and what an office has to supply",
                );
            }
            return;
        }
        if s.grades.is_empty() {
            self.fault("", "missing_key", "缺少 `grades`（等级，由优到劣）", "`grades` (best first) is missing");
        }
        let ways = [!s.bands.is_empty(), !s.classes.is_empty(), s.unreadable.is_some()];
        if ways.into_iter().filter(|there| *there).count() != 1 {
            self.fault(
                "",
                "no_way_to_a_grade",
                "`bands`、`classes`、`unreadable` 应恰有其一：分数怎样对应等级",
                "exactly one of `bands`, `classes`, `unreadable` has to say how a grade is reached",
            );
        }
        if (!s.bands.is_empty() || !s.items.is_empty()) && s.score.is_none() {
            self.fault("", "missing_key", "有区间或者计分项的要写明 `score`", "bands and items need a `score`");
        }
    }

    /// Bands stand best first, and every score lies in exactly one.
    fn bands(&self) {
        let s = self.scheme;
        let decimal = s.score.as_ref().is_some_and(|score| score.decimal);
        for (nth, pair) in s.bands.windows(2).enumerate() {
            if let [upper, lower] = pair {
                self.band_pair(nth + 1, upper, lower, decimal);
            }
        }
        if let (Some(first), Some(last)) = (s.bands.first(), s.bands.last()) {
            let score = s.score.as_ref();
            let reaches_up = first
                .high
                .is_none_or(|_| score.and_then(|score| score.ceiling).is_some_and(|ceiling| first.most() >= ceiling));
            if !reaches_up {
                self.fault("/bands/0", "gap", "比它更高的分数没有等级", "higher scores have no grade");
            }
            let reaches_down =
                last.low.is_none_or(|_| score.and_then(|score| score.floor).is_some_and(|floor| last.least() <= floor));
            if !reaches_down {
                let at = s.bands.len() - 1;
                self.fault(&format!("/bands/{at}"), "gap", "比它更低的分数没有等级", "lower scores have no grade");
            }
            self.unreachable_bands();
        }
    }

    fn band_pair(&self, nth: usize, upper: &Band, lower: &Band, decimal: bool) {
        let place = format!("/bands/{nth}");
        let (Some(low), Some(high)) = (upper.low, lower.high) else {
            return self.fault(
                &place,
                "overlap",
                "与前一区间重叠：相邻区间都要写明界限",
                "it overlaps the band before: both have to state where they meet",
            );
        };
        if lower.most() >= upper.least() {
            let (from, to) = (upper.least(), lower.most());
            return self.fault(
                &place,
                "overlap",
                format!("与前一区间重叠：{from} 至 {to} 分属两个等级"),
                format!("it overlaps the band before: {from} to {to} belong to two grades"),
            );
        }
        let adjoins = if decimal {
            low.at == high.at && low.closed != high.closed
        } else {
            lower.most().checked_add(1) == Some(upper.least())
        };
        if !adjoins {
            let (high, low) = (high.at, low.at);
            self.fault(
                &place,
                "gap",
                format!("与前一区间之间有空档：{high} 与 {low} 之间没有等级；原文如此的，请用 `open` 写明可能的等级"),
                format!("there is a gap between it and the band before: no grade between {high} and {low}; if the text has it so, add a band with `open` and the possible grades"),
            );
        }
    }

    /// A band above everything that the items can come to, or below, is a mistake in one of them.
    fn unreachable_bands(&self) {
        let Some((least, most)) = self.reach() else { return };
        for (nth, band) in self.scheme.bands.iter().enumerate() {
            if most.is_some_and(|most| band.least() > most) || least.is_some_and(|least| band.most() < least) {
                self.fault(
                    &format!("/bands/{nth}"),
                    "never_reached",
                    "按起评分、计分项和上下限，没有分数能落入这个区间",
                    "with this start, these items and these limits no score can lie in this band",
                );
            }
        }
    }

    /// The least and the most that the score can be; `None` inside where there is no end.
    fn reach(&self) -> Option<(Option<i64>, Option<i64>)> {
        let s = self.scheme;
        let score = s.score.as_ref()?;
        if s.overrides.iter().any(|rule| rule.effect.of_score()) {
            return None;
        }
        let sum = |pick: &dyn Fn(&Item) -> Option<i64>, cap: &dyn Fn(usize) -> Option<i64>, lower: bool| {
            let mut nodes: Vec<Option<i64>> = vec![Some(0); s.nodes.len()];
            let mut total = Some(score.start);
            for item in &s.items {
                let own = pick(item).map(|n| if lower { n.min(0) } else { n.max(0) });
                let place = match item.node {
                    Some(at) => nodes.get_mut(at)?,
                    None => &mut total,
                };
                *place = place.zip(own).map(|(a, b)| a.saturating_add(b));
            }
            for at in (0..s.nodes.len()).rev() {
                let own = match (nodes.get(at).copied().flatten(), cap(at)) {
                    (Some(n), Some(cap)) => Some(if lower { n.max(cap) } else { n.min(cap) }),
                    (n, cap) => n.or(cap),
                };
                let place = match s.nodes.get(at).and_then(|node| node.parent) {
                    Some(parent) => nodes.get_mut(parent)?,
                    None => &mut total,
                };
                *place = place.zip(own).map(|(a, b)| a.saturating_add(b));
            }
            Some(total)
        };
        let missing = score.missing.as_ref().map_or(0, |missing| missing.weight);
        let in_nodes: i64 = s.nodes.iter().filter_map(|node| node.missing.as_ref()).map(|(weight, _)| *weight).sum();
        let least = sum(&|item| item.least.or_else(|| item.lowest()), &|at| s.nodes.get(at)?.least, true)?;
        let most = sum(&|item| item.most.or(item.points.limits().1), &|at| s.nodes.get(at)?.most, false)?;
        let most = most.map(|most| most.saturating_add(missing).saturating_add(in_nodes));
        let least = match (least, score.floor) {
            (Some(least), Some(floor)) => Some(least.max(floor)),
            (least, floor) => least.or(floor),
        };
        let most = match (most, score.ceiling) {
            (Some(most), Some(ceiling)) => Some(most.min(ceiling)),
            (most, ceiling) => most.or(ceiling),
        };
        Some((least, most))
    }

    /// Only the last class has no condition, and every grade is reached.
    fn classes(&self) {
        let s = self.scheme;
        for (nth, _) in s.classes.iter().enumerate().filter(|(_, class)| class.when.is_none()) {
            if nth + 1 != s.classes.len() {
                self.fault(
                    &format!("/classes/{nth}"),
                    "never_reached",
                    "没有 `when` 的类别应放在最后，否则其后的类别永远用不到",
                    "a class without `when` comes last, or those after it are never reached",
                );
            }
        }
        if let Some(last) = s.classes.last()
            && last.when.is_some()
        {
            self.fault(
                &format!("/classes/{}", s.classes.len() - 1),
                "gap",
                "最后一个类别不能有 `when`：都不符合时属于哪一类",
                "the last class may not have `when`: which class is it if none holds",
            );
        }
        if s.bands.is_empty() && s.classes.is_empty() {
            return;
        }
        let by_bands = s.bands.iter().map(|band| band.grades).fold(Grades::NONE, Grades::or);
        let by_classes = s.classes.iter().map(|class| Grades::one(class.grade)).fold(by_bands, Grades::or);
        let mut reached = by_classes;
        for rule in &s.overrides {
            let moved = rule.only.and(reached).iter().map(|at| Grades::one(rule.effect.apply(at)));
            reached = moved.fold(reached, Grades::or);
        }
        for (nth, grade) in s.grades.iter().enumerate() {
            let direct = by_classes.has(nth);
            if !reached.has(nth) || (!direct && !grade.outside) {
                self.fault(
                    &format!("/grades/{nth}"),
                    "never_reached",
                    "没有区间或者类别通向这个等级；只由直接判定得出的，写 `outside: true`",
                    "no band or class leads to this grade; write `outside: true` if only an override does",
                );
            }
        }
    }

    /// Parts add up to their whole.
    fn weights(&self) {
        let s = self.scheme;
        for (at, node) in s.nodes.iter().enumerate() {
            let parts = s.nodes.iter().filter(|part| part.parent == Some(at)).map(|part| part.weight);
            let leaves = s.items.iter().filter(|item| item.node == Some(at)).map(|item| item.weight);
            let missing = node.missing.as_ref().map(|(weight, _)| *weight);
            let sum = add(parts.chain(leaves).flatten(), missing);
            if let Some(weight) = node.weight
                && node.take == super::item::Take::Sum
            {
                self.weight(&format!("/nodes/{at}/weight"), weight, sum);
            }
        }
        for (nth, item) in s.items.iter().enumerate() {
            if let (Some(weight), Some(most)) = (item.weight, item.most.or(item.points.limits().1)) {
                self.weight(&format!("/items/{nth}/weight"), weight, most);
            }
        }
        let Some(score) = &s.score else { return };
        if let Some(full) = score.full {
            let roots = s.nodes.iter().filter(|node| node.parent.is_none()).map(|node| node.weight);
            let leaves = s.items.iter().filter(|item| item.node.is_none()).map(|item| item.weight);
            let sum = add(roots.chain(leaves).flatten(), score.missing.as_ref().map(|missing| missing.weight));
            self.weight("/score/full", full, sum);
        }
    }

    fn weight(&self, place: &str, weight: i64, sum: i64) {
        if weight != sum {
            self.fault(
                place,
                "weights_differ",
                format!("写明 {weight}，各部分之和却是 {sum}；未能读到的部分写在 `missing`"),
                format!("{weight} is stated, but the parts add up to {sum}; parts that were not readable belong in `missing`"),
            );
        }
    }

    /// What counts events says for how long they count.
    fn windows(&self) {
        for (nth, item) in self.scheme.items.iter().enumerate() {
            let windowed = matches!(item.window, Some(Window::Rolling(..) | Window::Cycle(..)));
            if item.window.is_none() && self.has_events(item) {
                self.fault(
                    &format!("/items/{nth}"),
                    "missing_window",
                    "按事件计分的要写明 `window`：从哪一天起、多久以内的计入；原文没有或者没有读到的，也要写明",
                    "an item with events needs a `window`: from which day and for how long they count; say so where the text sets none or was not readable",
                );
            }
            let of_records = matches!(item.points, Points::Records(_));
            let from_record = match &item.window {
                Some(Window::Rolling(value, _) | Window::Cycle(value, ..)) => matches!(value, Value::Record(_)),
                _ => false,
            };
            if windowed && of_records != from_record {
                self.fault(
                    &format!("/items/{nth}/window/from"),
                    "wrong_start",
                    "对记录计分的，起算日应是记录的日期；其余的应是事实",
                    "where records are counted the window starts from a date of the record, elsewhere from a fact",
                );
            }
        }
    }

    fn has_events(&self, item: &Item) -> bool {
        let mut found = matches!(item.points, Points::Records(_));
        item.each_condition(&mut |condition| found |= counts(condition));
        let mut dated = false;
        item.when.iter().for_each(|when| when.values(&mut |value| dated |= self.is_date(value)));
        found || dated
    }

    fn is_date(&self, value: Value) -> bool {
        match value {
            Value::Fact(at) => self.context.facts.get(at).is_some_and(|fact| fact.kind == Kind::Date),
            Value::Record(field) => field.kind() == Kind::Date,
            Value::SubjectKind => false,
        }
    }

    /// What works on the score comes before what works on the grade.
    fn overrides(&self) {
        let mut on_grades = false;
        for (nth, rule) in self.scheme.overrides.iter().enumerate() {
            if rule.effect.of_score() && on_grades {
                self.fault(
                    &format!("/overrides/{nth}"),
                    "wrong_order",
                    "调整分数的规则应排在调整等级的规则之前",
                    "what changes the score comes before what changes the grade",
                );
            }
            on_grades |= !rule.effect.of_score();
        }
    }
}

fn add(parts: impl Iterator<Item = i64>, missing: Option<i64>) -> i64 {
    parts.chain(missing).fold(0, i64::saturating_add)
}

/// Whether a condition counts records.
fn counts(condition: &Condition) -> bool {
    match condition {
        Condition::All(list) | Condition::Any(list) => list.iter().any(counts),
        Condition::Otherwise(pair) => pair.iter().any(counts),
        Condition::Not(inner) | Condition::Presume(_, inner) => counts(inner),
        Condition::Count(..) => true,
        _ => false,
    }
}

impl Item {
    /// The least that the item can come to by its points and its cure.
    fn lowest(&self) -> Option<i64> {
        let cure = self.cure.as_ref().map(|cure| cure.points);
        self.points.limits().0.map(|n| cure.map_or(n, |cure| n.min(cure)))
    }
}

/// Names of schemes stand once, and chains lead to a scheme.
pub(super) fn check_names(schemes: &[Scheme], known: &[&str], faults: &Faults) {
    let all: Vec<&str> = schemes.iter().map(|scheme| scheme.id.as_str()).chain(known.iter().copied()).collect();
    for (at, scheme) in schemes.iter().enumerate() {
        if all.iter().skip(at + 1).any(|id| *id == scheme.id) {
            let (zh, en) = (format!("编号 `{}` 重复", scheme.id), format!("the id `{}` stands twice", scheme.id));
            faults.push(Error::new("duplicate_id", format!("/tiers/{at}/id"), Text::new(zh, en)));
        }
        for (nth, chain) in scheme.chain.iter().enumerate().filter(|(_, chain)| !all.contains(&chain.scheme.as_str())) {
            let message = dangling(&chain.scheme, all.iter().copied());
            faults.push(Error::new("dangling_reference", format!("/tiers/{at}/chain/{nth}/scheme"), message));
        }
    }
}
