//! The check of repair: an input in, an answer out.

use super::Ask;
use super::answer::{RecordAnswer, RepairAnswer};
use super::branch::push_all;
use super::combine::judge;
use super::outcome::Outcome;
use super::record::Writer;
use super::words;
use crate::answer::{Describe, Note, PackRef};
use crate::judge::Scene;
use crate::pack::{Pack, World};
use crate::subject::Input;
use crate::text::Text;

/// Judges every record of `input`.
pub fn check(world: &World, input: &Input, ask: &Ask<'_>) -> RepairAnswer {
    let law = world.law(ask.jurisdiction, ask.as_of);
    let describe = Describe { world, input, lang: ask.lang };
    let records: Vec<RecordAnswer> = input
        .records
        .iter()
        .map(|record| {
            let scene = Scene {
                as_of: ask.as_of,
                input,
                record: Some(record),
                calendar: &world.calendar,
                presume: true,
                traced: true,
            };
            Writer { describe, scene, record, law: &law }.write(&judge(&law, ask, &scene))
        })
        .collect();
    let outcome = records.iter().map(|record| record.outcome).max().unwrap_or(Outcome::NotApplicable);
    let say = |text: &Text| text.in_lang(ask.lang).to_owned();
    let scheme = one_scheme(&records);
    let mut missing = Vec::new();
    records.iter().for_each(|record| push_all(&mut missing, &record.missing));
    RepairAnswer {
        task: "repair",
        outcome,
        summary: summary(&records, outcome, ask),
        as_of: ask.as_of,
        jurisdiction: ask.jurisdiction.to_owned(),
        lang: ask.lang,
        amended_by: scheme.iter().flat_map(|id| law.amending(id)).map(|pack| pack_ref(pack)).collect(),
        pack: pack_of(world, scheme.as_deref(), ask.jurisdiction).map(pack_ref),
        scheme,
        records,
        reasons: Vec::new(),
        missing,
        notices: input.remarks.iter().map(|remark| note(remark, ask)).collect(),
        disclaimer: say(&crate::answer::disclaimer()),
    }
}

fn summary(records: &[RecordAnswer], outcome: Outcome, ask: &Ask<'_>) -> String {
    if let [only] = records {
        return only.summary.clone();
    }
    let alike = records.iter().filter(|record| record.outcome == outcome).count();
    words::overall(outcome, records.len(), alike).in_lang(ask.lang).to_owned()
}

fn one_scheme(records: &[RecordAnswer]) -> Option<String> {
    let mut schemes = records.iter().map(|record| record.scheme.as_ref());
    let first = schemes.next().flatten()?;
    schemes.all(|scheme| scheme == Some(first)).then(|| first.clone())
}

fn pack_of<'a>(world: &'a World, scheme: Option<&str>, jurisdiction: &str) -> Option<&'a Pack> {
    let of_scheme = scheme.and_then(|id| world.scheme(id)).map(|(pack, _)| pack);
    of_scheme.or_else(|| world.packs.iter().rev().find(|pack| pack.covers(jurisdiction)))
}

fn pack_ref(pack: &Pack) -> PackRef {
    PackRef { id: pack.id.clone(), edition: pack.edition, digests: pack.digests.clone() }
}

fn note(remark: &crate::subject::Remark, ask: &Ask<'_>) -> Note {
    Note {
        code: remark.code.to_owned(),
        message: remark.message.in_lang(ask.lang).to_owned(),
        path: Some(remark.path.clone()),
        basis: Vec::new(),
    }
}
