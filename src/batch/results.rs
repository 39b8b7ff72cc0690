//! What a list comes to: counts, rows that fit a filter, and what differs from another run.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::asked::{Brief, Class};
use super::run::Batch;
use super::words::outcome_label;
use crate::text::Lang;

/// How many subjects came out how.
#[derive(Debug, Serialize)]
pub struct Counts {
    /// All of them.
    pub total: usize,
    /// By class, the mildest first; a subject has the gravest class of its tasks.
    pub classes: Vec<Tally>,
    /// By task.
    pub tasks: Vec<TaskCounts>,
}

/// How many subjects came out how in one task.
#[derive(Debug, Serialize)]
pub struct TaskCounts {
    /// The task.
    pub task: &'static str,
    /// By outcome.
    pub outcomes: Vec<Tally>,
    /// By deciding rule, the most frequent first; a subject with several counts for each.
    pub reasons: Vec<Tally>,
    /// By missing fact.
    pub missing: Vec<Tally>,
}

/// A number of subjects.
#[derive(Debug, Serialize)]
pub struct Tally {
    /// What is counted: a class, an outcome, a rule or a fact.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// How many.
    pub count: usize,
}

/// Which rows are wanted; nothing means any.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// The class of the row.
    pub class: Option<Class>,
    /// The task that the following are about, by its position.
    pub task: Option<usize>,
    /// The outcome.
    pub outcome: Option<String>,
    /// A deciding rule.
    pub reason: Option<String>,
    /// A missing fact.
    pub missing: Option<String>,
}

/// A subject in a table.
#[derive(Debug, Serialize)]
pub struct RowView {
    /// Its number, from 0.
    pub entry: u32,
    /// The class.
    pub class: Class,
    /// What each task comes to.
    pub results: Vec<Brief>,
}

impl Batch {
    /// Counts what was judged so far.
    pub fn counts(&self) -> Counts {
        let lang = self.setting().asked.first().map_or(Lang::Zh, |asked| asked.lang);
        let mut classes: BTreeMap<Class, usize> = BTreeMap::new();
        match self.setting().asked.len() {
            // The kinds of what rows come to are fewer than the rows.
            1 => {
                for (code, count) in self.counted(0) {
                    let class = self.outcomes().class(code).unwrap_or(Class::NotApplicable);
                    *classes.entry(class).or_default() += count;
                }
            }
            _ => {
                for entry in 0..u32::try_from(self.len()).unwrap_or(u32::MAX) {
                    *classes.entry(self.class(entry)).or_default() += 1;
                }
            }
        }
        let classes = classes.into_iter().map(|(class, count)| Tally {
            id: class.id().to_owned(),
            label: super::words::class_label(class).in_lang(lang).to_owned(),
            count,
        });
        Counts { total: self.len(), classes: classes.collect(), tasks: self.task_counts(lang) }
    }

    /// How many subjects have each code of a task.
    pub(super) fn counted(&self, task: usize) -> impl Iterator<Item = (u32, usize)> {
        let mut of_code = vec![0_usize; self.outcomes().len()];
        for code in self.codes(task) {
            if let Some(count) = of_code.get_mut(code as usize) {
                *count += 1;
            }
        }
        (0..).zip(of_code).filter(|(_, count)| *count > 0)
    }

    fn task_counts(&self, lang: Lang) -> Vec<TaskCounts> {
        let mut list = Vec::new();
        for (at, asked) in self.setting().asked.iter().enumerate() {
            let kinds = self.outcomes();
            let mut maps = [BTreeMap::new(), BTreeMap::new(), BTreeMap::new()];
            for (code, count) in self.counted(at) {
                let [outcomes, reasons, missing] = &mut maps;
                kinds.outcome(code).into_iter().for_each(|id| *outcomes.entry(id).or_insert(0) += count);
                kinds.reasons(code).into_iter().for_each(|rule| *reasons.entry(rule).or_insert(0) += count);
                kinds.missing(code).iter().for_each(|fact| *missing.entry(fact.as_str()).or_insert(0) += count);
            }
            let [outcomes, reasons, missing] = maps;
            let outcome = |id: &str| self.outcome_label(at, id, lang);
            let label = |id: &str| self.labels().get(id).cloned().unwrap_or_else(|| id.to_owned());
            list.push(TaskCounts {
                task: asked.task.id(),
                outcomes: tallies(outcomes, outcome),
                reasons: tallies(reasons, label),
                missing: tallies(missing, label),
            });
        }
        list
    }

    /// Every outcome that a row came to, once.
    pub fn outcomes_met(&self) -> BTreeSet<&str> {
        (0..u32::try_from(self.outcomes().len()).unwrap_or(u32::MAX))
            .filter_map(|code| self.outcomes().outcome(code))
            .collect()
    }

    /// What an outcome of a task is called.
    pub fn outcome_label(&self, task: usize, outcome: &str, lang: Lang) -> String {
        let fixed = self.setting().asked.get(task).and_then(|asked| outcome_label(asked.task, outcome));
        match fixed {
            Some(label) => label.in_lang(lang).to_owned(),
            None => self.labels().get(&["=", outcome].concat()).cloned().unwrap_or_else(|| outcome.to_owned()),
        }
    }

    /// The subjects that fit a filter, in the order of the file.
    pub fn filter(&self, filter: &Filter) -> Vec<u32> {
        let kinds = self.outcomes();
        let fits = |code: u32| {
            filter.outcome.as_ref().is_none_or(|outcome| kinds.outcome(code) == Some(outcome))
                && filter.reason.as_ref().is_none_or(|rule| kinds.reasons(code).contains(&rule.as_str()))
                && filter.missing.as_ref().is_none_or(|fact| kinds.missing(code).contains(fact))
        };
        let fitting: Vec<bool> = (0..u32::try_from(kinds.len()).unwrap_or(u32::MAX)).map(fits).collect();
        let tasks: Vec<usize> = match filter.task {
            Some(task) => vec![task],
            None => (0..self.setting().asked.len()).collect(),
        };
        let of_code = |task: usize, entry: u32| {
            let code = self.code(task, entry).unwrap_or(u32::MAX);
            fitting.get(code as usize).copied().unwrap_or(false)
        };
        (0..u32::try_from(self.len()).unwrap_or(u32::MAX))
            .filter(|entry| filter.class.is_none_or(|class| self.class(*entry) == class))
            .filter(|entry| tasks.iter().any(|task| of_code(*task, *entry)))
            .collect()
    }

    /// Subjects for a table.
    pub fn table(&self, entries: &[u32]) -> Vec<RowView> {
        let tasks = self.setting().asked.len();
        let results = |entry| (0..tasks).filter_map(|task| self.brief(task, entry)).collect();
        let view = |entry: &u32| RowView { entry: *entry, class: self.class(*entry), results: results(*entry) };
        entries.iter().map(view).collect()
    }

    /// The subjects that come out otherwise than in `other`, a run of the same list with as many tasks.
    pub fn changed<'a>(&'a self, other: &'a Self) -> Vec<u32> {
        let tasks = self.setting().asked.len();
        let same = |entry: u32| {
            (0..tasks).all(|task| {
                let said = |batch: &'a Self| {
                    let code = batch.code(task, entry)?;
                    Some((batch.outcomes().class(code)?, batch.outcomes().outcome(code)?))
                };
                said(self) == said(other)
            })
        };
        (0..u32::try_from(self.len()).unwrap_or(u32::MAX)).filter(|entry| !same(*entry)).collect()
    }
}

fn tallies(map: BTreeMap<&str, usize>, label: impl Fn(&str) -> String) -> Vec<Tally> {
    let tally = |(id, count): (&str, usize)| Tally { label: label(id), id: id.to_owned(), count };
    let mut list: Vec<Tally> = map.into_iter().map(tally).collect();
    list.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.id.cmp(&b.id)));
    list
}
