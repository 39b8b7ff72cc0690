//! Everything that may be asked, of all tasks, in one form.

use crate::date::Date;
use crate::pack::{Asked, Condition, Pack, Scheme, Value, World, tier};
use crate::subject::Field;
use crate::text::Text;

/// A scheme, a rule about benefits, or an office check.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) id: &'a str,
    pub(super) task: &'static str,
    pub(super) title: &'a Text,
    pub(super) pack: &'a Pack,
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
    /// The scheme of grading, if it is one.
    pub(super) tier: Option<&'a tier::Scheme>,
    /// The values that it reads.
    pub(super) values: Vec<Value>,
    /// Whether it reads the measures of records.
    pub(super) measures: bool,
}

impl Entry<'_> {
    /// Whether it is in force on `day`.
    pub(super) fn covers(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    fn read(&mut self, condition: &Condition) {
        condition.values(&mut |value| self.values.push(value));
        self.measures |= condition.reads_measures();
    }
}

/// All entries: repair with the narrower places first, then grading, commitment, benefits and office checks.
pub(super) fn entries(world: &World) -> Vec<Entry<'_>> {
    let mut list = Vec::new();
    list.extend(world.repair().map(|(pack, scheme)| repair_entry(pack, scheme)));
    for (pack, scheme) in world.tiers() {
        let mut entry = entry((&scheme.id, "tier", &scheme.title, pack), (scheme.from, scheme.to));
        entry.tier = Some(scheme);
        scheme.each_value(&mut |value| entry.values.push(value));
        scheme.each_condition(&mut |condition| entry.measures |= condition.reads_measures());
        list.push(entry);
    }
    for (pack, scheme) in world.commitment() {
        let mut entry = entry((&scheme.id, "commitment", &scheme.title, pack), (scheme.from, scheme.to));
        scheme.each_condition(&mut |condition| entry.read(condition));
        list.push(entry);
    }
    for (pack, rule) in world.benefits() {
        let ground = &rule.ground;
        let mut entry = entry((&ground.id, "benefits", &ground.label, pack), (ground.from, ground.to));
        entry.read(&ground.when);
        rule.notices.iter().filter_map(|notice| notice.when.as_ref()).for_each(|when| entry.read(when));
        list.push(entry);
    }
    for (pack, check) in world.checks() {
        let mut entry = entry((&check.id, "office", &check.title, pack), (check.from, check.to));
        match &check.asked {
            Asked::Grounds(grounds) => grounds.iter().for_each(|ground| entry.read(&ground.when)),
            Asked::Rate(rate) => entry.values.extend([rate.num, rate.den]),
        }
        check.notices.iter().filter_map(|notice| notice.when.as_ref()).for_each(|when| entry.read(when));
        list.push(entry);
    }
    list
}

/// A scheme of repair, as it stands in its pack or as narrower places amend it.
pub(super) fn repair_entry<'a>(pack: &'a Pack, scheme: &'a Scheme) -> Entry<'a> {
    let mut entry = entry((&scheme.id, "repair", &scheme.title, pack), (scheme.from, scheme.to));
    entry.values.push(Value::Record(scheme.count.from.field()));
    entry.values.push(Value::Record(Field::DeterminedOn));
    scheme.each_condition(&mut |condition| entry.read(condition));
    entry
}

fn entry<'a>(
    (id, task, title, pack): (&'a str, &'static str, &'a Text, &'a Pack),
    (from, to): (Option<Date>, Option<Date>),
) -> Entry<'a> {
    Entry { id, task, title, pack, from, to, tier: None, values: Vec::new(), measures: false }
}
