//! Letters: an input in, letters out.

use super::answer::{LetterAnswer, LetterText, Outcome, TemplateRef, Without};
use super::compose::{Template, judge_blocks, judge_templates, templates};
use super::deferred::Deferred;
use super::fill::Filler;
use super::{Ask, blocks, html, plain, words};
use crate::answer::{self, Describe, Note, stale};
use crate::grounds::Writer;
use crate::judge::{Scene, Tri};
use crate::pack::{Basis, Letter, LetterField, LetterKind, Pack, World};
use crate::repair::RecordAnswer;
use crate::subject::{Input, Record};
use crate::{commitment, pack, repair};

/// Writes the letters of `ask.kind` for `input`.
pub fn write(world: &World, input: &Input, ask: &Ask<'_>) -> LetterAnswer {
    let found = templates(world, ask);
    let scene =
        Scene { as_of: ask.as_of, input, record: None, calendar: &world.calendar, presume: false, traced: true };
    let writer = Writer { describe: Describe { world, input, lang: ask.lang }, scene };
    let desk = Desk { world, input, ask, found: &found, writer };
    let mut answer = LetterAnswer {
        kind: ask.kind.id(),
        as_of: ask.as_of,
        jurisdiction: ask.jurisdiction.to_owned(),
        lang: ask.lang,
        templates: desk.references(&judge_templates(&found, &scene)),
        letters: Vec::new(),
        without: Vec::new(),
        notices: writer.remarks(),
        disclaimer: writer.say(&words::disclaimer()),
    };
    if found.is_empty() {
        answer.notices.push(writer.note("no_template", &words::no_template()));
        return answer;
    }
    match ask.kind {
        LetterKind::Commitment => answer.letters.push(desk.commitment()),
        LetterKind::Repair => desk.repair(&mut answer),
    }
    answer.notices.extend(desk.notices());
    answer
}

/// What all letters of one question are written with.
struct Desk<'a> {
    world: &'a World,
    input: &'a Input,
    ask: &'a Ask<'a>,
    found: &'a [(&'a Pack, &'a Letter)],
    writer: Writer<'a>,
}

impl Desk<'_> {
    fn plain_ask(&self) -> answer::Ask<'_> {
        let Ask { as_of, jurisdiction, lang, scheme, .. } = *self.ask;
        answer::Ask { as_of, jurisdiction, lang, scheme }
    }

    fn commitment(&self) -> LetterText {
        let checked = commitment::check(self.world, self.input, &self.plain_ask());
        let deferred = Deferred::of(&checked, self.input.materials.is_some());
        let mut letter = self.letter(None, Some(&deferred));
        (letter.outcome, letter.summary) = (Some(Outcome::Commitment(checked.outcome)), checked.summary);
        letter
    }

    /// One letter for each record; none where there is nothing to repair.
    fn repair(&self, answer: &mut LetterAnswer) {
        let checked = repair::check(self.world, self.input, &self.plain_ask());
        if self.input.records.is_empty() {
            answer.notices.push(self.writer.note("no_records", &words::no_records()));
        }
        let wanted = |record: &Record| self.ask.record.is_none_or(|id| id == record.id);
        let pairs = self.input.records.iter().zip(checked.records).filter(|(record, _)| wanted(record));
        for (record, RecordAnswer { outcome, summary, .. }) in pairs {
            if matches!(outcome, repair::Outcome::NotNeeded | repair::Outcome::NotApplicable) {
                answer.without.push(Without { record: record.id.clone(), outcome, summary });
                continue;
            }
            let mut letter = self.letter(Some(record), None);
            (letter.outcome, letter.summary) = (Some(Outcome::Repair(outcome)), summary);
            answer.letters.push(letter);
        }
    }

    fn letter(&self, record: Option<&Record>, deferred: Option<&Deferred>) -> LetterText {
        let scene = Scene { record, ..self.writer.scene };
        let writer = Writer { scene, ..self.writer };
        let templates = judge_templates(self.found, &scene);
        let judged = judge_blocks(&templates, deferred, &scene);
        let fields: Vec<&LetterField> = self.found.iter().flat_map(|(_, letter)| &letter.fields).collect();
        let filler = Filler { input: self.input, ask: self.ask, record, deferred, fields: &fields };
        let written = blocks::write(&judged, &filler, &writer);
        let title = self.title(&templates);
        let references = self.references(&templates);
        let lang = self.ask.lang;
        let id = record.map(|record| format!("{}-{}", self.ask.kind.id(), record.id));
        LetterText {
            id: id.unwrap_or_else(|| self.ask.kind.id().to_owned()),
            record: record.map(|record| record.id.clone()),
            outcome: None,
            summary: String::new(),
            complete: written.blanks.is_empty() && written.undecided.is_empty(),
            text: plain::text(&title, &written.blocks, &written.undecided, &references, lang),
            html: html::html(&title, &written.blocks, &written.undecided, &references, lang),
            title,
            blocks: written.blocks,
            blanks: written.blanks,
            undecided: written.undecided,
            notices: notices(&used(&templates), true, &writer),
        }
    }

    /// The title of the narrowest template that certainly adds to the letter.
    fn title(&self, templates: &[Template<'_>]) -> String {
        let certain = templates.iter().rev().find(|template| template.holds() == Tri::Yes);
        certain.map(|template| self.writer.say(&template.letter.title)).unwrap_or_default()
    }

    fn references(&self, templates: &[Template<'_>]) -> Vec<TemplateRef> {
        let one = |template: &Template<'_>| TemplateRef {
            id: template.letter.id.clone(),
            pack: template.pack.id.clone(),
            title: self.writer.say(&template.letter.title),
            version: template.letter.version,
            holds: template.holds(),
            digests: template.letter.digests(),
            basis: self.writer.cite(&template.letter.basis),
        };
        templates.iter().map(one).collect()
    }

    /// The flags of the templates that add to the letter or may, and documents that others have replaced.
    fn notices(&self) -> Vec<Note> {
        let judged = judge_templates(self.found, &self.writer.scene);
        let used = used(&judged);
        let mut notes = notices(&used, false, &self.writer);
        let law = self.world.law(self.ask.jurisdiction, self.ask.as_of);
        let blocks = used.iter().flat_map(|letter| &letter.blocks).map(|block| block.basis.as_slice());
        let bases: Vec<&[Basis]> = used.iter().map(|letter| letter.basis.as_slice()).chain(blocks).collect();
        notes.extend(stale(bases.into_iter(), &law, self.ask.lang));
        notes
    }
}

/// The templates that add to the letter or may.
fn used<'a>(judged: &[Template<'a>]) -> Vec<&'a Letter> {
    judged.iter().filter(|template| template.holds() != Tri::No).map(|template| template.letter).collect()
}

/// The flags with a condition that holds, or those without one.
fn notices(used: &[&Letter], conditional: bool, writer: &Writer<'_>) -> Vec<Note> {
    let wanted = |notice: &&pack::Notice| notice.when.is_some() == conditional;
    let of = |letter: &&Letter| letter.notices.iter().filter(wanted).cloned().collect::<Vec<_>>();
    used.iter().flat_map(|letter| writer.notices(&of(letter))).collect()
}
