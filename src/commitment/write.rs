//! The answer for one route, made from its verdict.

use super::answer::{Deferrable, RouteAnswer};
use super::deadline::deadline;
use super::decide::{Verdict, Why};
use super::outcome::Outcome;
use super::words;
use crate::answer::{Item, Missing, Note};
use crate::grounds::{GroundReason, Ruled, Writer};
use crate::judge::Tri;
use crate::pack::{self, CommitmentScheme};
use crate::subject::Input;
use crate::text::{Lang, Text};

pub(super) fn write(verdict: &Verdict<'_>, writer: &Writer<'_>) -> RouteAnswer {
    let (pack, scheme) = (verdict.route.pack, verdict.route.scheme);
    let deadline = deadline(&verdict.route, writer);
    let by = deadline.as_ref().and_then(|deadline| deadline.date);
    let open = verdict.materials.iter().flat_map(|materials| &materials.open);
    let deferrable = open.map(|open| Deferrable {
        id: open.material.id.clone(),
        name: open.material.name.clone(),
        lacking: open.lacking,
        may: open.may,
        by: by.filter(|_| open.may != Tri::No),
    });
    let mut missing = writer.missing(&verdict.missing);
    missing.extend(missing_materials(verdict, writer));
    RouteAnswer {
        id: scheme.id.clone(),
        kind: scheme.kind.id(),
        title: writer.say(&scheme.title),
        outcome: verdict.outcome,
        summary: writer.say(&summary(verdict, writer)),
        until: verdict.until,
        deferrable: deferrable.collect(),
        on_breach: items(verdict, writer, |scheme| &scheme.on_breach),
        on_untruth: items(verdict, writer, |scheme| &scheme.on_untruth),
        on_missed: items(verdict, writer, |scheme| &scheme.on_missed),
        resign: writer.reasons(&verdict.resign),
        reasons: reasons(verdict, writer),
        missing,
        assumptions: writer.assumptions(&verdict.presumed),
        notices: notices(verdict, writer, deadline.as_ref()),
        deadline,
        pack: writer.pack_ref(pack),
    }
}

/// The items of all parts, the narrower after the wider.
fn items(verdict: &Verdict<'_>, writer: &Writer<'_>, of: impl Fn(&CommitmentScheme) -> &[pack::Item]) -> Vec<Item> {
    verdict.route.parts.iter().flat_map(|(_, scheme)| writer.items(of(scheme))).collect()
}

fn reasons(verdict: &Verdict<'_>, writer: &Writer<'_>) -> Vec<GroundReason> {
    let mut list = Vec::new();
    for ((_, scheme), trace) in verdict.route.parts.iter().zip(&verdict.applies) {
        let basis = writer.cite(&scheme.basis);
        let holds = trace.as_ref().map_or(Tri::Yes, |trace| trace.holds);
        let mut reason = writer.plain((scheme.id.clone(), "scheme"), holds, &scheme.title, basis);
        if let Some(trace) = trace {
            reason.reason.facts = trace.read.iter().map(|read| writer.describe.fact(*read)).collect();
            reason.reason.assumed = !trace.presumed.is_empty();
        }
        list.push(reason);
    }
    list.extend(verdict.grounds().map(|ruled| writer.reason(ruled)));
    if let (Some((rule, holds)), Some((_, deferral))) = (verdict.deferral(), verdict.route.deferral()) {
        let basis = writer.cite(&deferral.basis);
        list.push(writer.plain((rule, "deferral"), holds, &crate::answer::holds(&deferral.label, holds), basis));
    }
    list
}

fn notices(verdict: &Verdict<'_>, writer: &Writer<'_>, deadline: Option<&super::answer::DeadlineAnswer>) -> Vec<Note> {
    let mut list = writer.open(&verdict.unsettled);
    if verdict.why == Why::NotInForce {
        list.push(writer.note("not_in_force", &words::not_in_force(writer.scene.as_of)));
    }
    if let Some((_, discretion)) = verdict.route.discretion() {
        list.push(writer.flag("discretion", discretion));
    }
    for (_, scheme) in &verdict.route.parts {
        list.extend(writer.notices(&scheme.notices));
        if let Some(stale) = scheme.superseded.as_ref().filter(|stale| stale.on <= writer.scene.as_of) {
            list.push(writer.flag("superseded", &stale.flag));
        }
    }
    if verdict.resign.iter().any(|ruled| ruled.holds() == Tri::Yes) {
        list.push(writer.note("resign_needed", &words::resign()));
    }
    if let Some(deadline) = deadline {
        match &deadline.parameter {
            Some(path) => {
                let text = words::no_deadline(path);
                list.push(Note { path: Some(path.clone()), ..writer.note("deadline_undetermined", &text) });
            }
            None if deadline.provisional => {
                list.push(writer.note("calendar_provisional", &words::provisional(writer.scene.calendar.to())));
            }
            None => {}
        }
    }
    list
}

fn missing_materials(verdict: &Verdict<'_>, writer: &Writer<'_>) -> Vec<Missing> {
    let Some(materials) = verdict.materials.as_ref().filter(|_| verdict.asks_for_materials()) else {
        return Vec::new();
    };
    let lang = writer.describe.lang;
    if !materials.stated {
        return vec![ask_for_materials(lang)];
    }
    let fields = materials.missing().into_iter();
    fields.map(|(at, field)| ask_for_material(writer.input(), at, field, lang)).collect()
}

/// The list of materials as something that is missing.
pub(crate) fn ask_for_materials(lang: Lang) -> Missing {
    asked("/materials".to_owned(), "materials", "materials", words::ask_materials(), lang)
}

/// A field of the material at a position as something that is missing.
pub(crate) fn ask_for_material(input: &Input, at: usize, field: &'static str, lang: Lang) -> Missing {
    let material = input.materials.as_ref().and_then(|list| list.get(at));
    let name = material.map(|material| material.name.as_ref().unwrap_or(&material.id).as_str());
    let texts = words::ask_material(field, name.unwrap_or_default());
    asked(format!("/materials/{at}/{field}"), field, "bool", texts, lang)
}

fn asked(path: String, fact: &str, kind: &'static str, (label, question): (Text, Text), lang: Lang) -> Missing {
    Missing {
        fact: fact.to_owned(),
        record: None,
        path,
        label: label.in_lang(lang).to_owned(),
        question: question.in_lang(lang).to_owned(),
        kind,
        choices: Vec::new(),
    }
}

fn summary(verdict: &Verdict<'_>, writer: &Writer<'_>) -> Text {
    let labels = |list: &[Ruled<'_>], holds: Tri| {
        let these = list.iter().filter(|ruled| ruled.holds() == holds);
        these.map(|ruled| ruled.ground.label.clone()).collect::<Vec<_>>()
    };
    let what = match verdict.why {
        Why::Excluded => labels(&verdict.excluded, Tri::Yes),
        Why::NotChosen => labels(&verdict.choice, Tri::No),
        Why::Bar => labels(&verdict.bars, Tri::Yes),
        Why::Condition => labels(&verdict.conditions, Tri::No),
        Why::Open => {
            let mut what = writer.labels(&verdict.missing);
            let materials = missing_materials(verdict, writer).into_iter();
            what.extend(materials.map(|missing| Text::new(missing.label.clone(), missing.label)));
            if what.is_empty() { verdict.unsettled.clone() } else { what }
        }
        _ => Vec::new(),
    };
    let assumed = !verdict.presumed.is_empty();
    let discretionary = verdict.outcome == Outcome::Discretionary;
    words::summary(verdict.why, discretionary, assumed, verdict.until, &what)
}
