//! A sampling plan: how many of each grade are inspected, and which, in batches.
//!
//! The shares come from the consequences of the scheme. Which subjects are drawn depends on nothing but the seed that
//! the office gives and on the subjects' codes or names, so anyone can draw again and get the same.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::data::Data;
use super::key::Key;
use super::run::Batch;
use crate::answer::Basis;
use crate::pack::World;
use crate::pack::tier::{Amount, Consequence, ConsequenceKind, Scheme};
use crate::text::{Lang, Text};

/// The draw of a plan: the same bytes are pushed once more.
#[derive(Debug)]
pub struct Sampler {
    data: Data,
    task: usize,
    seed: String,
    /// The hash of each subject that has a grade, with the grade.
    hashes: Vec<([u8; 32], u32, String)>,
    seen: Vec<bool>,
    key: Key,
}

/// A plan.
#[derive(Debug, Serialize)]
pub struct SamplingPlan {
    /// The seed that it was drawn with.
    pub seed: String,
    /// The grades, as the scheme has them.
    pub strata: Vec<Stratum>,
    /// The subjects to inspect, batch by batch.
    pub batches: Vec<Vec<Drawn>>,
    /// What deserves a word.
    pub notices: Vec<Text>,
}

/// A grade in a plan.
#[derive(Debug, Serialize)]
pub struct Stratum {
    /// The grade.
    pub grade: String,
    /// Its label.
    pub label: String,
    /// How many subjects have it.
    pub pool: usize,
    /// How many are drawn; `None` where no rule says how many.
    pub drawn: Option<usize>,
    /// The rule that says how many, in words.
    pub rule: Option<String>,
    /// Its citation.
    pub basis: Vec<Basis>,
}

/// A subject that was drawn.
#[derive(Debug, Serialize)]
pub struct Drawn {
    /// Its number, from 0.
    pub entry: u32,
    /// Its grade.
    pub grade: String,
}

impl Sampler {
    /// A draw among the subjects of `batch` by their outcome in the task at `task`.
    pub fn new(seed: &str, task: usize, batch: &Batch) -> Self {
        let setting = batch.setting();
        Self {
            data: Data::new(setting.delimiter, setting.above),
            task,
            seed: seed.to_owned(),
            hashes: Vec::new(),
            seen: vec![false; batch.len()],
            key: batch.key(),
        }
    }

    /// Adds bytes.
    pub fn push(&mut self, bytes: &[u8], last: bool, batch: &Batch) {
        let Self { data, task, seed, hashes, seen, key } = self;
        data.push(bytes, last);
        data.each_row(|at, row| {
            let entry = batch.entry_of(at);
            let Some(brief) = batch.brief(*task, entry) else { return };
            let again = seen.get_mut(entry as usize).is_none_or(|seen| core::mem::replace(seen, true));
            if again || brief.class != super::asked::Class::Answered {
                return;
            }
            let mut hash = Sha256::new();
            hash.update(seed.as_bytes());
            hash.update([0]);
            hash.update(key.of_row(&row).as_bytes());
            hashes.push((hash.finalize().into(), entry, brief.outcome));
        });
    }

    /// Draws. `batches` is the number of batches where the office sets it; otherwise the rules' own, or one.
    pub fn finish(mut self, batches: Option<usize>, lang: Lang, batch: &Batch, world: &World) -> SamplingPlan {
        let id = batch.setting().asked.get(self.task).and_then(|asked| asked.scheme.clone());
        let Some((_, scheme)) = id.and_then(|id| world.tier(&id)) else {
            let notice = Text::new("须指定分级规则", "a scheme of grading has to be named");
            return SamplingPlan { seed: self.seed, strata: Vec::new(), batches: Vec::new(), notices: vec![notice] };
        };
        self.hashes.sort();
        let batches = batches.or_else(|| batches_of(scheme)).unwrap_or(1).clamp(1, 366);
        let mut plan = SamplingPlan {
            seed: self.seed,
            strata: Vec::new(),
            batches: (0..batches).map(|_| Vec::new()).collect(),
            notices: Vec::new(),
        };
        let mut dealt = 0;
        for (at, grade) in scheme.grades.iter().enumerate() {
            let pool: Vec<u32> =
                self.hashes.iter().filter(|(.., of)| *of == grade.id).map(|(_, entry, _)| *entry).collect();
            let rule = scheme.consequences.iter().find(|rule| is_share(rule, at));
            let drawn = rule.and_then(|rule| rule.amount.as_ref()).map(|amount| count(amount, pool.len(), batches));
            for entry in pool.iter().take(drawn.unwrap_or(0)) {
                if let Some(list) = plan.batches.get_mut(dealt % batches) {
                    list.push(Drawn { entry: *entry, grade: grade.id.clone() });
                }
                dealt += 1;
            }
            if drawn.is_some_and(|drawn| drawn > pool.len()) {
                plan.notices.push(Text::new(
                    format!("“{}”共 {} 家，不足规定的数量，全部列入", grade.label.zh, pool.len()),
                    format!("“{}” has {}, fewer than the rule wants: all are drawn", grade.label.en, pool.len()),
                ));
            }
            plan.strata.push(Stratum {
                grade: grade.id.clone(),
                label: grade.label.in_lang(lang).to_owned(),
                pool: pool.len(),
                drawn: drawn.map(|drawn| drawn.min(pool.len())),
                rule: rule.map(|rule| rule.label.in_lang(lang).to_owned()),
                basis: rule.map(|rule| crate::answer::cite(&rule.basis, lang)).unwrap_or_default(),
            });
        }
        plan
    }
}

/// Whether a consequence says how many of a grade are inspected, without a condition that only one subject can answer.
fn is_share(rule: &Consequence, grade: usize) -> bool {
    rule.kind == ConsequenceKind::Inspection
        && rule.when.is_none()
        && rule.grades.has(grade)
        && rule.amount.as_ref().is_some_and(|amount| amount.min.or(amount.max).is_some())
}

/// How many batches the rules themselves name: a number of subjects over a number of batches.
fn batches_of(scheme: &Scheme) -> Option<usize> {
    let amounts = scheme.consequences.iter().filter_map(|rule| rule.amount.as_ref());
    let mut of_batches = amounts.filter(|amount| amount.per == Some("batch") && amount.of.is_none());
    of_batches.find_map(|amount| amount.min.or(amount.max)).and_then(|of| usize::try_from(of.d).ok())
}

/// How many are drawn: the least that the rule wants, or the most where it names only that.
fn count(amount: &Amount, pool: usize, batches: usize) -> usize {
    let Some(of) = amount.min.or(amount.max) else { return 0 };
    let pool = i64::try_from(pool).unwrap_or(i64::MAX);
    let base = match (amount.of, amount.per) {
        (Some(_), _) => {
            let base = amount.base_least.map_or(pool, |least| pool.max(least));
            amount.base_most.map_or(base, |most| base.min(most))
        }
        // So many in a batch: as often as there are batches.
        (None, Some("batch")) => i64::try_from(batches).unwrap_or(1),
        (None, _) => 1,
    };
    let (low, high) = amount.round.apply(i128::from(of.n) * i128::from(base), i128::from(of.d));
    // Where the text does not say what happens to fractions, no fewer are drawn than it may mean.
    let wanted = if amount.min.is_some() { high } else { low };
    usize::try_from(wanted).unwrap_or(0)
}
