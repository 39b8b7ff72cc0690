//! Screening by vetoes: what stands in the way whatever else is said, who is hit by it, and by which text.
//!
//! Nothing is judged here: the vetoes are parts of the rules that were asked, and whom they hit was found when the list
//! was judged.

use serde::Serialize;

use super::asked::{Asked, Class, Task};
use super::run::Batch;
use crate::answer::{Basis, cite};
use crate::pack::tier::{Effect as Change, Override};
use crate::pack::{self, Effect, World};
use crate::text::Text;

/// A veto, and how many subjects it hits.
#[derive(Debug, Serialize)]
pub struct Veto {
    /// The task, by its position.
    pub task: usize,
    /// The rule, as reasons name it.
    pub id: String,
    /// What it is about.
    pub label: String,
    /// How many it hits.
    pub hit: usize,
    /// Of how many it is not known whether it hits them.
    pub open: usize,
    /// Its citation.
    pub basis: Vec<Basis>,
}

impl Batch {
    /// Every veto of the rules that were asked, those that hit nobody too; the most frequent first.
    pub fn vetoes(&self, world: &World) -> Vec<Veto> {
        let mut list = Vec::new();
        for (task, asked) in self.setting().asked.iter().enumerate() {
            let of_task = list.len();
            bars(asked, world, &mut |id, label, basis| {
                let known = list.iter().skip(of_task).any(|veto: &Veto| veto.id == id);
                if !known {
                    let (label, basis) = (label.in_lang(asked.lang).to_owned(), cite(basis, asked.lang));
                    list.push(Veto { task, id, label, hit: 0, open: 0, basis });
                }
            });
            let mine = list.get_mut(of_task..).unwrap_or_default();
            for (code, count) in self.counted(task) {
                let open = self.outcomes().class(code) == Some(Class::Undetermined) && asked.task != Task::Tier;
                for reason in self.outcomes().reasons(code) {
                    for veto in mine.iter_mut().filter(|veto| names(reason, &veto.id)) {
                        // A rule that was amended bears the name of who amended it.
                        reason.clone_into(&mut veto.id);
                        *(if open { &mut veto.open } else { &mut veto.hit }) += count;
                    }
                }
            }
        }
        list.sort_by(|a, b| (a.task, b.hit, b.open).cmp(&(b.task, a.hit, a.open)));
        list
    }
}

/// Passes the vetoes of a task to `add`: their name, their label and their citation.
fn bars(asked: &Asked, world: &World, add: &mut dyn FnMut(String, &Text, &[pack::Basis])) {
    let forced = |id: &str| asked.scheme.as_deref().is_none_or(|scheme| scheme == id);
    match asked.task {
        Task::Tier => {
            let found = asked.scheme.as_deref().and_then(|id| world.tier(id));
            let rules = found.into_iter().flat_map(|(_, scheme)| &scheme.overrides);
            rules.filter(|rule| worsens(rule)).for_each(|rule| add(rule.id.clone(), &rule.label, &rule.basis));
        }
        Task::Benefits => {
            for (pack, rule) in world.benefits() {
                let here = pack.covers(&asked.jurisdiction) && rule.ground.covers(asked.as_of);
                let about = asked.only.as_deref().is_none_or(|only| rule.benefits.contains(&only));
                if here && about && matches!(rule.effect, Effect::Suspended | Effect::Cancelled | Effect::Refused) {
                    add(rule.ground.id.clone(), &rule.ground.label, &rule.ground.basis);
                }
            }
        }
        Task::Commitment => {
            for (pack, scheme) in world.commitment() {
                if forced(&scheme.id) && scheme.covers(asked.as_of) && pack.covers(&asked.jurisdiction) {
                    for bar in scheme.bars.iter().filter(|bar| bar.covers(asked.as_of)) {
                        add(format!("{}/bars/{}", scheme.id, bar.id), &bar.label, &bar.basis);
                    }
                }
            }
        }
        Task::Repair => {
            for (pack, scheme) in world.law(&asked.jurisdiction, asked.as_of).repair() {
                if forced(&scheme.id) && pack.covers(&asked.jurisdiction) {
                    for bar in &scheme.bars {
                        add(format!("{}/bars/{}", scheme.id, bar.id), &bar.label, &bar.basis);
                    }
                }
            }
        }
        // What an office looks for may be good or bad.
        Task::Office => {}
    }
}

/// Whether an override takes a grade away or keeps one from being reached.
fn worsens(rule: &Override) -> bool {
    matches!(rule.effect, Change::Force(_) | Change::Worse(..) | Change::NotBetter(_))
}

/// Whether a reason is this rule, as it is or as a place amended it.
fn names(reason: &str, id: &str) -> bool {
    reason.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with('@'))
}
