//! The places of a condition that have an edge, and the scenes in which each is judged.

use super::edge::needs;
use crate::judge::Scene;
use crate::pack::Condition;

/// The places inside `condition`, which stands at `path`, that have an edge, in the order of [`walk`].
pub(super) fn leaves<'c>(condition: &'c Condition, path: &str, list: &mut Vec<(String, &'c Condition)>) {
    if !needs(condition).is_empty() {
        list.push((path.to_owned(), condition));
    }
    each(condition, &mut |key, inner| leaves(inner, &format!("{path}{key}"), list));
}

/// Calls `visit` with the position of each place in the list of [`leaves`] and what it is judged against; once for
/// each record inside `count` and `stacked`.
pub(super) fn walk<'c>(
    condition: &'c Condition,
    scene: &Scene<'_>,
    at: &mut usize,
    visit: &mut dyn FnMut(usize, &'c Condition, &Scene<'_>),
) {
    if !needs(condition).is_empty() {
        visit(*at, condition, scene);
        *at += 1;
    }
    let start = *at;
    let of_records = matches!(condition, Condition::Count(..) | Condition::Stacked(_));
    if of_records {
        for record in &scene.input.records {
            let scene = scene.for_record(record);
            *at = start;
            each(condition, &mut |_, inner| walk(inner, &scene, at, visit));
        }
        let mut inside = Vec::new();
        each(condition, &mut |_, inner| leaves(inner, "", &mut inside));
        *at = start + inside.len();
    } else {
        each(condition, &mut |_, inner| walk(inner, scene, at, visit));
    }
}

/// Calls `visit` with every condition that `condition` is made of, and where it stands in it.
fn each<'c>(condition: &'c Condition, visit: &mut dyn FnMut(&str, &'c Condition)) {
    let mut all = |key: &str, list: &'c [Condition]| {
        list.iter().enumerate().for_each(|(at, inner)| visit(&format!("/{key}/{at}"), inner));
    };
    match condition {
        Condition::All(list) => all("all", list),
        Condition::Any(list) => all("any", list),
        Condition::Agree(list, _) => all("agree/of", list),
        Condition::Otherwise(pair) => all("otherwise", pair.as_slice()),
        Condition::Not(inner) => visit("/not", inner),
        Condition::Presume(_, inner) => visit("/presume/when", inner),
        Condition::Count(inner, _) => visit("/count/where", inner),
        Condition::Stacked(stack) => visit("/stacked/where", &stack.records),
        _ => {}
    }
}
