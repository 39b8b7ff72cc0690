//! What deserves a word in an answer about a grade.

use super::answer::ConsequenceAnswer;
use super::possible::Possible;
use super::render::Writer;
use super::words;
use crate::answer::Note;
use crate::judge::{Tri, verdict};
use crate::pack::Value;
use crate::pack::tier::Status;
use crate::subject::Value as Known;
use crate::text::Text;

impl Writer<'_> {
    pub(super) fn notices(&self, found: Option<&Possible>, consequences: &[ConsequenceAnswer]) -> Vec<Note> {
        let scheme = self.scheme;
        let (code, text) = words::kind(scheme.kind);
        let mut list = vec![self.own("self_estimate", &words::self_estimate()), self.own(code, &text)];
        list.extend(self.standing());
        if !scheme.gaps.is_empty() && scheme.status != Status::Slot {
            list.push(self.own(
                "partial_scheme",
                &Text::new(
                    "本方案只录入了能读到的部分，未能读到的项目列在“缺口”里；正式评分可能还有这些项目",
                    "only what was readable of this scheme is here; the rest is listed as gaps and may count in the official score",
                ),
            ));
        }
        if let Some(flag) = &scheme.unreadable {
            list.push(self.note("grades_unreadable", &flag.message, &flag.basis));
        }
        for flag in scheme.nodes.iter().filter_map(|node| node.missing.as_ref()).map(|(_, flag)| flag) {
            list.push(self.note("missing_parts", &flag.message, &flag.basis));
        }
        if let Some(missing) = scheme.score.as_ref().and_then(|score| score.missing.as_ref()) {
            list.push(self.note("missing_parts", &missing.flag.message, &missing.flag.basis));
        }
        for notice in &scheme.notices {
            if notice.when.as_ref().is_none_or(|when| verdict(when, &self.scene) == Tri::Yes) {
                list.push(self.note(&notice.id, &notice.message, &notice.basis));
            }
        }
        if let Some(found) = found {
            self.of_score(found, &mut list);
        }
        self.zero_denominators(&mut list);
        if consequences.iter().any(|part| part.amount.as_ref().is_some_and(|amount| amount.open)) {
            list.push(self.own(
                "rounding_open",
                &Text::new(
                    "计算结果不是整数，规定没有写明（或者未能读到）如何取整，列出相邻的两个整数",
                    "the result is not whole and the text does not say (or was not readable) how to round: both neighbours are shown",
                ),
            ));
        }
        list
    }

    fn standing(&self) -> Option<Note> {
        let scheme = self.scheme;
        if scheme.status == Status::Slot {
            return Some(self.own(
                "scheme_slot",
                &Text::new(
                    "本方案是留给主管部门的空位：文件已知，指标和分级标准未能读到",
                    "this scheme is a place kept for an office: the document is known, its indicators and cut-offs were not readable",
                ),
            ));
        }
        let over = scheme.to.is_some_and(|to| to < self.scene.as_of);
        if over {
            let to = scheme.to.map(|to| to.to_string()).unwrap_or_default();
            let after = scheme.after.as_ref();
            let (zh, en) = after.map(|flag| (flag.message.zh.clone(), flag.message.en.clone())).unwrap_or_default();
            let text = Text::new(format!("本方案施行到 {to}。{zh}"), format!("the scheme was in force to {to}. {en}"));
            let basis = after.map(|flag| flag.basis.as_slice()).unwrap_or_default();
            return Some(self.note("scheme_expired", &text, basis));
        }
        let (zh, en) = match scheme.status {
            Status::Trial => ("本方案是试行规定", "this scheme is on trial"),
            Status::Pilot => (
                "本方案是试点规定，只在试点范围和期间内有效",
                "this scheme is a pilot, valid only in its scope and time",
            ),
            Status::Draft => {
                ("本方案依据征求意见稿，定稿可能不同", "this scheme follows a draft; the final text may differ")
            }
            Status::InForce | Status::Slot => return None,
        };
        Some(self.own("scheme_status", &Text::new(zh, en)))
    }

    fn of_score(&self, found: &Possible, list: &mut Vec<Note>) {
        let (Some(score), Some(set)) = (&self.scheme.score, &found.score) else { return };
        if score.floor.is_none() && set.min() < 0 {
            list.push(self.own(
                "floor_not_stated",
                &Text::new(
                    "扣分超过满分，最低是否以 0 分计没有写明（或者未能读到）；两种读法的等级相同",
                    "the deductions exceed the score; whether it stops at 0 is not stated (or was not readable); the grade is the same either way",
                ),
            ));
        }
        let bands = self.scheme.bands.iter().filter(|band| set.meets(band.least(), band.most()));
        for open in bands.filter_map(|band| band.open.as_ref()) {
            list.push(self.own("band_open", open));
        }
        if !found.tight {
            list.push(self.own(
                "bounds_wide",
                &Text::new(
                    "未知的事项太多，所列等级和分数范围偏宽：不会漏掉可能的结果，但其中有的可能不会出现",
                    "too much is unknown: the grades and the score listed are wide; none that is possible is left out, some may not occur",
                ),
            ));
        }
    }

    /// A rate of nothing is no rate.
    fn zero_denominators(&self, list: &mut Vec<Note>) {
        let mut seen = Vec::new();
        self.scheme.each_value(&mut |value| {
            if let Value::Fact(at) = value
                && matches!(self.scene.peek(value), Known::Ratio(_, 0))
                && !seen.contains(&at)
            {
                seen.push(at);
            }
        });
        for fact in seen.into_iter().filter_map(|at| self.describe.world.facts.get(at)) {
            let text = Text::new(
                format!("{}：分母为 0，没有可以计算的比率", fact.label.zh),
                format!("{}: the denominator is 0, there is no rate", fact.label.en),
            );
            let mut note = self.own("zero_denominator", &text);
            note.path = Some(format!("/facts/{}", fact.id));
            list.push(note);
        }
    }
}
