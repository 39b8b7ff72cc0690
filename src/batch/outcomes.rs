//! What rows come to, each kind once, under a small code.

use std::collections::{BTreeMap, HashMap};

use super::asked::{Asked, Brief, Class, Task};
use super::columns::{Key, Quick};
use super::fault::Fault;
use super::judge::Labels;
use crate::pack::World;
use crate::text::Text;

/// All that rows came to, and the labels of what they rest on.
#[derive(Debug, Default)]
pub(super) struct Outcomes {
    list: Vec<Kept>,
    briefs: BTreeMap<Brief, u32>,
    /// For each task, the codes of grades that were met as numbers.
    keys: Vec<HashMap<Key, u32, Quick>>,
    /// For each task, the words behind such numbers.
    names: Vec<Names>,
    labels: Labels,
}

/// Grades of a long list come in many kinds, so they stay numbers until somebody asks.
#[derive(Debug)]
enum Kept {
    Words(Brief),
    Numbers(usize, Key),
}

/// The names in a scheme, and which of them were met.
#[derive(Debug, Default)]
struct Names {
    grades: Vec<Name>,
    items: Vec<Name>,
    overrides: Vec<Name>,
    met: (u64, u64, u64),
}

#[derive(Debug)]
struct Name {
    id: String,
    label: String,
}

impl Outcomes {
    /// Nothing yet.
    pub(super) fn new(asked: &[Asked]) -> Self {
        let empty = |_: &Asked| HashMap::default();
        Self { keys: asked.iter().map(empty).collect(), ..Self::default() }
    }

    /// Learns the names of the schemes that grades are asked of, once.
    pub(super) fn learn(&mut self, asked: &[Asked], world: &World) {
        if self.names.len() == asked.len() {
            return;
        }
        let of = |asked: &Asked| {
            let id = asked.scheme.as_deref().filter(|_| asked.task == Task::Tier);
            let Some((_, scheme)) = id.and_then(|id| world.tier(id)) else { return Names::default() };
            let name = |id: &str, label: &Text| Name { id: id.to_owned(), label: label.in_lang(asked.lang).to_owned() };
            Names {
                grades: scheme.grades.iter().map(|grade| name(&grade.id, &grade.label)).collect(),
                items: scheme.items.iter().map(|item| name(&item.id, &item.label)).collect(),
                overrides: scheme.overrides.iter().map(|rule| name(&rule.id, &rule.label)).collect(),
                met: (0, 0, 0),
            }
        };
        self.names = asked.iter().map(of).collect();
    }

    /// The code of a grade that was met as numbers.
    pub(super) fn code_of_key(&mut self, task: usize, key: Key) -> u32 {
        let Some(codes) = self.keys.get_mut(task) else { return u32::MAX };
        if let Some(code) = codes.get(&key) {
            return *code;
        }
        let code = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        codes.insert(key, code);
        self.list.push(Kept::Numbers(task, key));
        if let Some(names) = self.names.get_mut(task) {
            names.meet(key, &mut self.labels);
        }
        code
    }

    /// The code of a brief that was met.
    pub(super) fn known(&self, brief: &Brief) -> Option<u32> {
        self.briefs.get(brief).copied()
    }

    /// The code of a brief.
    pub(super) fn code_of(&mut self, brief: Brief) -> u32 {
        if let Some(code) = self.known(&brief) {
            return code;
        }
        let code = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.list.push(Kept::Words(brief.clone()));
        self.briefs.insert(brief, code);
        code
    }

    /// The code of a row of which cells cannot be read.
    pub(super) fn code_of_faults(&mut self, faults: &[Fault], asked: &Asked) -> u32 {
        let mut reasons: Vec<String> = faults.iter().map(|fault| fault.code.to_owned()).collect();
        reasons.sort();
        reasons.dedup();
        for fault in faults {
            if !self.labels.contains_key(fault.code) {
                self.labels.insert(fault.code.to_owned(), fault.messages.in_lang(asked.lang).to_owned());
            }
        }
        self.code_of(Brief { class: Class::Error, outcome: "error".to_owned(), reasons, missing: Vec::new() })
    }

    /// How many kinds there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The class of a code.
    pub(super) fn class(&self, code: u32) -> Option<Class> {
        Some(match self.list.get(code as usize)? {
            Kept::Words(brief) => brief.class,
            Kept::Numbers(..) => Class::Answered,
        })
    }

    /// The outcome of a code: a kind of answer, or a grade.
    pub(super) fn outcome(&self, code: u32) -> Option<&str> {
        match self.list.get(code as usize)? {
            Kept::Words(brief) => Some(&brief.outcome),
            Kept::Numbers(task, (grade, ..)) => self.names.get(*task)?.grades.get(*grade).map(|name| name.id.as_str()),
        }
    }

    /// The rules that decide a code.
    pub(super) fn reasons(&self, code: u32) -> Vec<&str> {
        match self.list.get(code as usize) {
            Some(Kept::Words(brief)) => brief.reasons.iter().map(String::as_str).collect(),
            Some(Kept::Numbers(task, key)) => {
                self.names.get(*task).map(|names| names.reasons(*key)).unwrap_or_default()
            }
            None => Vec::new(),
        }
    }

    /// The facts that would settle a code.
    pub(super) fn missing(&self, code: u32) -> &[String] {
        match self.list.get(code as usize) {
            Some(Kept::Words(brief)) => &brief.missing,
            _ => &[],
        }
    }

    /// A code in full.
    pub(super) fn brief(&self, code: u32) -> Option<Brief> {
        Some(Brief {
            class: self.class(code)?,
            outcome: self.outcome(code)?.to_owned(),
            reasons: self.reasons(code).into_iter().map(str::to_owned).collect(),
            missing: self.missing(code).to_vec(),
        })
    }

    /// The labels that were met.
    pub(super) fn labels(&self) -> &Labels {
        &self.labels
    }

    /// The same, to put down those that are met while judging.
    pub(super) fn labels_mut(&mut self) -> &mut Labels {
        &mut self.labels
    }
}

impl Names {
    fn reasons(&self, (_, items, overrides): Key) -> Vec<&str> {
        let mut list: Vec<&str> = Vec::new();
        for name in among(&self.items, items).chain(among(&self.overrides, overrides)) {
            if !list.contains(&name.id.as_str()) {
                list.push(&name.id);
            }
        }
        list
    }

    /// Puts down the labels of what was not met before.
    fn meet(&mut self, (grade, items, overrides): Key, labels: &mut Labels) {
        let (grades, known_items, known_overrides) = self.met;
        let grade_bit = crate::tier::bit(grade);
        for name in among(&self.grades, grade_bit & !grades) {
            labels.entry(["=", &name.id].concat()).or_insert_with(|| name.label.clone());
        }
        let rules = among(&self.items, items & !known_items);
        for name in rules.chain(among(&self.overrides, overrides & !known_overrides)) {
            labels.entry(name.id.clone()).or_insert_with(|| name.label.clone());
        }
        self.met = (grades | grade_bit, known_items | items, known_overrides | overrides);
    }
}

/// The names at the places of the bits.
fn among(names: &[Name], bits: u64) -> impl Iterator<Item = &Name> {
    let has = move |at: usize| u32::try_from(at).ok().and_then(|at| bits.checked_shr(at)).unwrap_or(0) & 1 == 1;
    names.iter().enumerate().filter(move |(at, _)| has(*at)).map(|(_, name)| name)
}
