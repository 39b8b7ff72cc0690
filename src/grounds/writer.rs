//! Putting judged grounds, items and flags into words.

use super::reason::{GroundReason, ListItem};
use super::ruled::Ruled;
use crate::answer::{Assumed, Assumption, Basis, Describe, Item, Missing, Note, PackRef, Reason, cite, holds, present};
use crate::judge::{Read, Scene, Tri, verdict};
use crate::pack::{self, Flag, Pack};
use crate::subject::{Input, Remark};
use crate::text::Text;

/// Puts parts of an answer into words, for one input, one day and one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Writer<'a> {
    pub(crate) describe: Describe<'a>,
    pub(crate) scene: Scene<'a>,
}

impl<'a> Writer<'a> {
    pub(crate) fn input(&self) -> &'a Input {
        self.describe.input
    }

    pub(crate) fn say(&self, text: &Text) -> String {
        text.in_lang(self.describe.lang).to_owned()
    }

    pub(crate) fn cite(&self, basis: &[pack::Basis]) -> Vec<Basis> {
        cite(basis, self.describe.lang)
    }

    pub(crate) fn reasons(&self, list: &[Ruled<'_>]) -> Vec<GroundReason> {
        list.iter().map(|ruled| self.reason(ruled)).collect()
    }

    pub(crate) fn reason(&self, ruled: &Ruled<'_>) -> GroundReason {
        let Ruled { ground, found, .. } = ruled;
        let stands_in_the_way = if ruled.is_wanted() { ruled.holds() != Tri::Yes } else { ruled.holds() != Tri::No };
        let message =
            if ruled.is_wanted() { holds(&ground.label, ruled.holds()) } else { present(&ground.label, ruled.holds()) };
        let records = found.records.iter().filter_map(|at| self.input().records.get(*at));
        GroundReason {
            reason: Reason {
                rule: ruled.rule.clone(),
                holds: ruled.holds(),
                effect: ruled.effect,
                message: self.say(&message),
                cure: ground.cure.as_ref().filter(|_| stands_in_the_way).map(|cure| self.say(cure)),
                assumed: !found.trace.presumed.is_empty(),
                facts: found.trace.read.iter().map(|read| self.describe.fact(*read)).collect(),
                basis: self.cite(&ground.basis),
            },
            records: records.map(|record| record.id.clone()).collect(),
            until: found.until,
            list_item: ruled
                .list_item
                .map(|item| ListItem { label: self.say(&item.label), basis: self.cite(&item.basis) }),
        }
    }

    /// A reason that rests on no condition of its own.
    pub(crate) fn plain(
        &self,
        (rule, effect): (String, &'static str),
        holds: Tri,
        message: &Text,
        basis: Vec<Basis>,
    ) -> GroundReason {
        let message = self.say(message);
        let reason = Reason { rule, holds, effect, message, cure: None, assumed: false, facts: Vec::new(), basis };
        GroundReason { reason, records: Vec::new(), until: None, list_item: None }
    }

    pub(crate) fn missing(&self, reads: &[Read]) -> Vec<Missing> {
        reads.iter().map(|read| self.describe.missing(*read)).collect()
    }

    pub(crate) fn labels(&self, reads: &[Read]) -> Vec<Text> {
        reads.iter().map(|read| self.describe.label(*read)).collect()
    }

    pub(crate) fn assumptions(&self, list: &[Assumed]) -> Vec<Assumption> {
        list.iter().map(|assumed| self.describe.assumption(assumed)).collect()
    }

    /// The items whose condition holds, or that have none.
    pub(crate) fn items(&self, items: &[pack::Item]) -> Vec<Item> {
        let wanted = items.iter().filter(|item| item.when.as_ref().is_none_or(|when| self.is_yes(when)));
        let item = |item: &pack::Item| Item {
            id: item.id.clone(),
            label: self.say(&item.label),
            basis: self.cite(&item.basis),
        };
        wanted.map(item).collect()
    }

    pub(crate) fn is_yes(&self, condition: &pack::Condition) -> bool {
        verdict(condition, &self.scene) == Tri::Yes
    }

    pub(crate) fn notices(&self, notices: &[pack::Notice]) -> Vec<Note> {
        let wanted = notices.iter().filter(|notice| notice.when.as_ref().is_none_or(|when| self.is_yes(when)));
        let note = |notice: &pack::Notice| Note {
            code: notice.id.clone(),
            message: self.say(&notice.message),
            path: None,
            basis: self.cite(&notice.basis),
        };
        wanted.map(note).collect()
    }

    pub(crate) fn flag(&self, code: &str, flag: &Flag) -> Note {
        let (message, basis) = (self.say(&flag.message), self.cite(&flag.basis));
        Note { code: code.to_owned(), message, path: None, basis }
    }

    pub(crate) fn note(&self, code: &str, message: &Text) -> Note {
        Note { code: code.to_owned(), message: self.say(message), path: None, basis: Vec::new() }
    }

    /// What a text itself leaves open, as notices.
    pub(crate) fn open(&self, texts: &[Text]) -> Vec<Note> {
        texts.iter().map(|text| self.note("unsettled", text)).collect()
    }

    pub(crate) fn remarks(&self) -> Vec<Note> {
        let note = |remark: &Remark| Note {
            code: remark.code.to_owned(),
            message: self.say(&remark.message),
            path: Some(remark.path.clone()),
            basis: Vec::new(),
        };
        self.input().remarks.iter().map(note).collect()
    }

    pub(crate) fn pack_ref(&self, pack: &Pack) -> PackRef {
        PackRef { id: pack.id.clone(), edition: pack.edition, digests: pack.digests.clone() }
    }

    /// The pack of the narrowest place that covers `jurisdiction`.
    pub(crate) fn narrowest(&self, jurisdiction: &str) -> Option<PackRef> {
        let pack = self.describe.world.packs.iter().rev().find(|pack| pack.covers(jurisdiction));
        pack.map(|pack| self.pack_ref(pack))
    }
}
