//! What deserves a word in an answer: flags of the packs, and doubts of the engine itself.

use super::answer::RecordAnswer;
use super::branch::Why;
use super::combine::{NoReading, Verdict};
use super::record::Writer;
use crate::answer::{Note, cite, stale};
use crate::pack::{self, Flag};
use crate::text::Text;

impl Writer<'_> {
    pub(super) fn notices(&self, verdict: &Verdict<'_>, answer: &RecordAnswer) -> Vec<Note> {
        let mut list = Vec::new();
        match verdict.none {
            Some(NoReading::NoDate) => list.push(self.without_date()),
            Some(NoReading::NotMadeYet) => list.push(self.not_made_yet()),
            Some(NoReading::NoScheme) => list.push(self.no_scheme()),
            Some(NoReading::Outside) | None => {}
        }
        list.extend(verdict.outside.map(|outside| self.flag("outside_catalogue", &outside.flag)));
        if let Some(first) = verdict.first() {
            let scheme = first.branch.scheme;
            if let Some(later) = verdict.superseded {
                let code =
                    if verdict.unconfirmed.is_some() { "needs_authority_confirmation" } else { "newer_rules_agree" };
                list.push(self.flag(code, &later.flag));
            }
            if let Some(open) = &scheme.count.open {
                list.push(self.flag("start_day_open", &open.flag));
            }
            if let (Some(at_max), true) = (&scheme.at_max, verdict.decided_by(Why::MinistryRule)) {
                list.push(self.flag("ministry_rule_required", &at_max.flag));
            }
            if let Some(discretion) = &scheme.discretion {
                list.push(self.flag("discretion", discretion));
            }
            let of_class = first.branch.class.map(|class| class.notices.as_slice()).unwrap_or_default();
            list.extend(self.pack_notices(&scheme.notices));
            list.extend(self.pack_notices(of_class));
            list.extend(stale(scheme.bases(), self.law, self.describe.lang));
        }
        let dues = answer.clocks.iter().map(|clock| clock.provisional);
        let dues = dues.chain(answer.after.sync.iter().map(|sync| sync.provisional));
        if answer.provisional || dues.into_iter().any(|provisional| provisional) {
            list.push(self.provisional());
        }
        list
    }

    fn pack_notices(&self, notices: &[pack::Notice]) -> Vec<Note> {
        let wanted = notices.iter().filter(|notice| self.wanted(notice.when.as_ref()));
        let note = |notice: &pack::Notice| Note {
            code: notice.id.clone(),
            message: self.say(&notice.message),
            path: None,
            basis: cite(&notice.basis, self.describe.lang),
        };
        wanted.map(note).collect()
    }

    pub(super) fn flag(&self, code: &str, flag: &Flag) -> Note {
        Note {
            code: code.to_owned(),
            message: self.say(&flag.message),
            path: None,
            basis: cite(&flag.basis, self.describe.lang),
        }
    }

    fn own(&self, code: &str, path: Option<String>, text: &Text) -> Note {
        Note { code: code.to_owned(), message: self.say(text), path, basis: Vec::new() }
    }

    fn at(&self, field: &str) -> Option<String> {
        Some(format!("/records/{}/{field}", self.record.index))
    }

    fn without_date(&self) -> Note {
        let text =
            Text::new("没有写明认定日期，无法计算期限", "no day of determination is stated: no period can be reckoned");
        self.own("record_without_date", self.at("determinedOn"), &text)
    }

    fn not_made_yet(&self) -> Note {
        let as_of = self.scene.as_of;
        let text = Text::new(
            format!("在判断日期 {as_of} 尚未作出认定"),
            format!("on the as-of date, {as_of}, the determination had not been made"),
        );
        self.own("record_after_as_of", self.at("determinedOn"), &text)
    }

    fn no_scheme(&self) -> Note {
        let text = Text::new(
            "已录入的规则不包括此类记录（机关、文书或者认定日期）；可由主管部门提供规则包",
            "the loaded rules do not cover such a record (authority, document or day); an office can supply a pack",
        );
        self.own("no_scheme", Some(format!("/records/{}", self.record.index)), &text)
    }

    fn provisional(&self) -> Note {
        let to = self.scene.calendar.to();
        let text = Text::new(
            format!("{to} 之后的放假安排尚未录入，按工作日计算的日期为暂定"),
            format!("the holiday calendar is known to {to}: dates counted in working days beyond it are provisional"),
        );
        self.own("calendar_provisional", None, &text)
    }
}
