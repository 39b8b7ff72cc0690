//! The check of benefits: an input in, an answer out.

use super::Ask;
use super::answer::{BenefitAnswer, BenefitsAnswer};
use super::brief::wanted;
use super::decide::{Verdict, judge, judged, rules};
use super::outcome::Outcome;
use super::words;
use crate::answer::{Describe, disclaimer};
use crate::grounds::{Catalogued, Writer, push_all};
use crate::judge::{Scene, Tri};
use crate::pack::World;
use crate::subject::Input;
use crate::subject::vocabulary::Word;

/// Judges the benefits that are asked for.
pub fn check(world: &World, input: &Input, ask: &Ask<'_>) -> BenefitsAnswer {
    let catalogued = Catalogued::new(world, input, ask.jurisdiction, ask.as_of);
    let input = catalogued.input.as_ref();
    let scene = Scene { as_of: ask.as_of, input, record: None, calendar: &world.calendar, presume: true, traced: true };
    let writer = Writer { describe: Describe { world, input, lang: ask.lang }, scene };
    let rules = rules(world, ask);
    let words: Vec<&Word> = wanted(input, ask).collect();
    let all = judged(&words, &rules, &scene);
    let one = |word: &&Word| write(word, &judge(word, &all, &rules, &catalogued, &scene), &writer);
    let benefits: Vec<BenefitAnswer> = words.iter().map(one).collect();
    let outcome = benefits.iter().map(|benefit| benefit.outcome).max().unwrap_or(Outcome::Undetermined);
    let mut missing = Vec::new();
    benefits.iter().for_each(|benefit| push_all(&mut missing, &benefit.missing));
    let mut assumptions = Vec::new();
    for assumption in benefits.iter().flat_map(|benefit| &benefit.assumptions) {
        let known = |known: &crate::answer::Assumption| known.path == assumption.path;
        if !assumptions.iter().any(known) {
            assumptions.push(assumption.clone());
        }
    }
    let mut notices = writer.remarks();
    notices.extend(catalogued.notices(&writer));
    BenefitsAnswer {
        task: "benefits",
        outcome,
        summary: writer.say(&words::overall(&benefits)),
        as_of: ask.as_of,
        jurisdiction: ask.jurisdiction.to_owned(),
        lang: ask.lang,
        scheme: None,
        pack: writer.narrowest(ask.jurisdiction),
        benefits,
        reasons: Vec::new(),
        missing,
        assumptions,
        notices,
        disclaimer: writer.say(&disclaimer()),
    }
}

fn write(word: &Word, verdict: &Verdict<'_, '_>, writer: &Writer<'_>) -> BenefitAnswer {
    let deciding = verdict
        .rules
        .iter()
        .find(|judged| judged.ruled.holds() == Tri::Yes && Some(judged.rule.effect) == verdict.effect);
    let mut notices = writer.open(&verdict.unsettled);
    if !verdict.covered && verdict.outcome == Outcome::Undetermined {
        notices.push(writer.note("no_rule", &words::no_rule()));
    }
    if verdict.outcome == Outcome::Open {
        notices.push(writer.note("credit_rules_only", &words::credit_rules_only()));
    }
    for judged in verdict.rules.iter().filter(|judged| judged.ruled.holds() != Tri::No) {
        notices.extend(writer.notices(&judged.rule.notices));
    }
    BenefitAnswer {
        benefit: word.id,
        label: writer.say(&crate::text::Text::new(word.zh, word.en)),
        outcome: verdict.outcome,
        summary: writer.say(&words::one(word, verdict, &writer.labels(&verdict.missing))),
        effect: verdict.effect.map(|effect| effect.id()),
        kind: deciding.and_then(|judged| judged.rule.kind).map(|kind| kind.id()),
        until: verdict.until,
        reasons: verdict.rules.iter().map(|judged| writer.reason(&judged.ruled)).collect(),
        missing: writer.missing(&verdict.missing),
        assumptions: writer.assumptions(&verdict.presumed),
        notices,
    }
}
