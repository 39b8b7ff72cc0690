//! What a question reads: the values behind the fields of a form.

use serde_json::Value as Json;

use super::entries::{Entry, entries, repair_entry};
use super::options::Options;
use crate::date::Date;
use crate::error::Error;
use crate::pack::{Value, World};
use crate::subject::Field;

/// The values that the rules of a task read at a place on a day, and whether they read the measures of records.
///
/// `query` is `{ task, jurisdiction, asOf, scheme }`: with a scheme what that one reads (and those that it extends),
/// else what all of the place read together. Rules on repair go by the day of each record, so their days are not looked at.
pub(super) fn asked(world: &World, query: &Json, today: Option<Date>) -> Result<(Vec<Value>, bool), Vec<Error>> {
    let options = Options::read(query, world, today.or(Some(Date::MAX)))?;
    let dated = query.get("asOf").is_some_and(|day| !day.is_null()) || today.is_some();
    let chain = chain(world, options.scheme.as_deref());
    let wanted = |entry: &Entry<'_>| match chain.as_slice() {
        [] => {
            entry.pack.covers(&options.jurisdiction)
                && (!dated || entry.task == "repair" || entry.covers(options.as_of))
                && options.task.as_deref().is_none_or(|task| task == entry.task)
        }
        chain => chain.contains(&entry.id),
    };
    // Schemes of repair are read as narrower places amend them.
    let law = world.law(&options.jurisdiction, options.as_of);
    let repair = law.repair().map(|(pack, scheme)| repair_entry(pack, scheme));
    let (mut values, mut measures, mut any_repair) = (Vec::new(), false, false);
    let rest = entries(world).into_iter().filter(|entry| entry.task != "repair");
    for entry in repair.chain(rest).filter(|entry| wanted(entry)) {
        any_repair |= entry.task == "repair";
        measures |= entry.measures;
        values.extend(entry.values);
    }
    if any_repair {
        law.outside().for_each(|outside| outside.when.values(&mut |value| values.push(value)));
        // The clocks of the procedure run from these two.
        values.extend([Value::Record(Field::AppliedOn), Value::Record(Field::AcceptedOn)]);
    }
    Ok((values, measures))
}

/// The scheme that is named and those that it extends.
fn chain<'a>(world: &'a World, scheme: Option<&'a str>) -> Vec<&'a str> {
    let mut list: Vec<&str> = Vec::new();
    let mut next = scheme;
    while let Some(id) = next.filter(|id| !list.contains(id)) {
        list.push(id);
        next = world.commitment().find(|(_, scheme)| scheme.id == id).and_then(|(_, scheme)| scheme.extends.as_deref());
    }
    list
}
