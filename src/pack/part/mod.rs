//! Everything that a pack says, as one list: each part with its place, its condition and its citations.
//!
//! The lints, the coverage by worked cases and the rule browser read this list, so that none of them has to know
//! how the rules of each task are built.

mod grants;
mod repair;
mod tier;

use super::condition::Condition;
use super::load::Pack;
use super::source::Basis;
use super::world::World;
use crate::date::Date;
use crate::text::Text;

/// A part of a pack that says something.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// Its JSON Pointer into the pack.
    pub path: String,
    /// The task, as in options.
    pub task: &'static str,
    /// The scheme, the rule or the check that it belongs to.
    pub scheme: &'a str,
    /// Its name there; empty where the list has no names.
    pub id: &'a str,
    /// The list that it stands in: parts of one list have the same sort of effect.
    pub list: &'static str,
    /// The class that it belongs to.
    pub class: Option<&'a str>,
    /// When it holds, with the place of the condition; `None` for a part that always does.
    pub when: Option<(String, &'a Condition)>,
    /// What has to hold besides, because of where it stands.
    pub scope: Vec<&'a Condition>,
    /// What it is judged for.
    pub judged: Judged,
    /// When it is in force.
    pub valid: Valid,
    /// What it says.
    pub text: &'a Text,
    /// What follows from it, where that is not told by the list or by the text.
    pub effect: String,
    /// Its citations.
    pub basis: &'a [Basis],
}

/// What a part is judged for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    /// The input as a whole.
    Input,
    /// Each record.
    Record,
}

/// When a part is in force.
#[derive(Clone, Copy, Debug)]
pub struct Valid {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// Whether the day is that of the determination rather than the as-of date.
    pub by_determination: bool,
}

impl Valid {
    fn as_of(from: Option<Date>, to: Option<Date>) -> Self {
        Self { from, to, by_determination: false }
    }

    /// The days of both.
    fn and(self, from: Option<Date>, to: Option<Date>) -> Self {
        let to = match (self.to, to) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Self { from: self.from.max(from), to, ..self }
    }

    /// Whether it is in force on `day`.
    pub fn covers(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// The parts of `pack`, in the order of the pack; `world` has the schemes that it amends.
pub fn parts<'a>(world: &'a World, pack: &'a Pack) -> Vec<Part<'a>> {
    let mut list = Vec::new();
    for (at, scheme) in pack.repair.iter().enumerate() {
        repair::scheme(scheme, &format!("/repair/{at}"), &mut list);
    }
    for (at, amendment) in pack.amend.iter().enumerate() {
        repair::amendment(world, amendment, &format!("/amend/{at}"), &mut list);
    }
    for (at, scheme) in pack.tiers.iter().enumerate() {
        tier::scheme(scheme, &format!("/tiers/{at}"), &mut list);
    }
    grants::parts(&pack.grants, &mut list);
    list
}

/// The start of the parts of one scheme: what they share.
#[derive(Debug)]
struct Shared<'a> {
    task: &'static str,
    scheme: &'a str,
    class: Option<&'a str>,
    scope: Vec<&'a Condition>,
    judged: Judged,
    valid: Valid,
}

impl<'a> Shared<'a> {
    /// A part without a condition.
    fn part(&self, path: String, list: &'static str, id: &'a str, text: &'a Text, basis: &'a [Basis]) -> Part<'a> {
        Part {
            path,
            task: self.task,
            scheme: self.scheme,
            id,
            list,
            class: self.class,
            when: None,
            scope: self.scope.clone(),
            judged: self.judged,
            valid: self.valid,
            text,
            effect: String::new(),
            basis,
        }
    }
}

impl<'a> Part<'a> {
    /// The same with a condition at `key`.
    fn when(self, key: &str, condition: Option<&'a Condition>) -> Self {
        let place = format!("{}/{key}", self.path);
        Self { when: condition.map(|condition| (place, condition)), ..self }
    }
}
