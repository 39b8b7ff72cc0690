//! The scoring task of the benchmark as a rule pack, against the same rules written by hand.
//!
//! `cargo test --release --test tier_score_pack -- --ignored --nocapture` measures.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::float_arithmetic,
    reason = "a test"
)]

use std::hint::black_box;
use std::time::Instant;

use serde_json::{Map, Value, json};
use zhixin::api::Engine;
use zhixin::date;
use zhixin::subject::Input;
use zhixin::tier::Plan;

const WINDOWS: [i64; 12] = [365, 365, 730, 365, 365, 730, 365, 365, 730, 365, 365, 730];
const GRADES: [&str; 5] = ["A+", "A", "B", "C", "D"];

/// One subject of the task.
struct Subject {
    as_of: i64,
    events: [Option<(i64, i64)>; 12],
    flags: [bool; 5],
    rate: (i64, i64),
}

struct Dice(u64);

impl Dice {
    fn below(&mut self, n: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((self.0 >> 33) % n.unsigned_abs()).expect("small")
    }
}

fn subjects(n: usize) -> Vec<Subject> {
    let mut dice = Dice(7);
    let one = |_| {
        let as_of = 20_000 + dice.below(900);
        let trouble = dice.below(100);
        let events = WINDOWS.map(|window| {
            let occurred = dice.below(100) < trouble * 8 / 10;
            let edge = dice.below(100) < 15;
            let age = if edge { window + dice.below(3) - 1 } else { dice.below(1001) };
            let severity = dice.below(4);
            occurred.then_some((as_of - age, severity))
        });
        let flags = [3, 8, 10, 20, 50].map(|share| dice.below(100) < share);
        let denominator = 1 + dice.below(400);
        let numerator = if dice.below(5) == 0 { denominator * 9 / 10 } else { dice.below(denominator + 1) };
        Subject { as_of, events, flags, rate: (numerator, denominator) }
    };
    (0..n).map(one).collect()
}

/// The rules as a careful person writes them.
fn by_hand(x: &Subject) -> (i64, &'static str, Vec<String>) {
    let mut rules = Vec::new();
    let mut score = 100;
    for family in 0..3 {
        let mut sum = 0;
        for (at, window) in WINDOWS.iter().enumerate().skip(family * 4).take(4) {
            if let Some((_, severity)) = x.events[at].filter(|(on, _)| x.as_of - on <= *window) {
                sum += [5, 10, 20, 40][usize::try_from(severity).expect("0 to 3")];
                rules.push(format!("I{:02}", at + 1));
            }
        }
        score -= sum.min(60);
    }
    let [veto1, veto2, listed, late, cured] = x.flags;
    if late {
        score -= if cured { 10 } else { 20 };
        rules.push(if cured { "CURED" } else { "LATE" }.to_owned());
    }
    if x.rate.0 * 100 >= x.rate.1 * 90 {
        score += 5;
        rules.push("BONUS".to_owned());
    }
    let mut grade = match score {
        101.. => 0,
        90.. => 1,
        80.. => 2,
        60.. => 3,
        _ => 4,
    };
    for (holds, id) in [(veto1, "VETO1"), (veto2, "VETO2"), (listed, "LISTED")] {
        if holds {
            rules.push(id.to_owned());
            grade = match id {
                "VETO1" => 4,
                "VETO2" => 4.min(grade + 2),
                _ => grade.max(2),
            };
        }
    }
    (score, GRADES[grade], rules)
}

fn input(x: &Subject) -> Value {
    let mut facts = Map::new();
    facts.insert("asOfDay".to_owned(), json!(x.as_of));
    for (at, event) in x.events.iter().enumerate() {
        let name = format!("e{:02}", at + 1);
        let (on, severity) = event.unwrap_or_default();
        facts.insert(format!("{name}On"), json!(on));
        facts.insert(format!("{name}Severity"), json!(severity));
        facts.insert(name, json!(event.is_some()));
    }
    for (name, flag) in ["veto1", "veto2", "listed", "reportLate", "cured"].into_iter().zip(x.flags) {
        facts.insert(name.to_owned(), json!(flag));
    }
    facts.insert("numerator".to_owned(), json!(x.rate.0));
    facts.insert("denominator".to_owned(), json!(x.rate.1));
    json!({ "facts": facts })
}

fn engine() -> Engine {
    Engine::new(&[include_str!("../benches/peers/score-pack.json")]).expect("the pack of the benchmark loads")
}

fn options(bare: bool) -> Value {
    json!({ "asOf": "2026-11-22", "scheme": "bench.score", "lang": "en", "bare": bare })
}

#[test]
fn the_pack_agrees_with_the_rules_by_hand() {
    let engine = engine();
    let mut seen = std::collections::BTreeSet::new();
    for (nth, x) in subjects(1000).iter().enumerate() {
        let (score, grade, rules) = by_hand(x);
        let bare = engine.call("calculateTier", &[input(x), options(true)], None).expect("an answer");
        let bare: Value = serde_json::from_str(&bare).expect("JSON");
        assert_eq!(bare, json!({ "outcome": grade, "score": [score, score], "rules": rules }), "subject {nth}");
        seen.insert(grade);
        if nth % 20 == 0 {
            let full = engine.call("calculateTier", &[input(x), options(false)], None).expect("an answer");
            let full: Value = serde_json::from_str(&full).expect("JSON");
            assert_eq!((&full["outcome"], &full["score"]["min"]), (&json!(grade), &json!(score)), "subject {nth}");
        }
    }
    assert_eq!(seen.len(), GRADES.len(), "every grade occurs");
}

#[test]
#[ignore = "a measurement"]
fn how_fast() {
    let engine = engine();
    let xs = subjects(1000);
    let inputs: Vec<Value> = xs.iter().map(input).collect();
    let texts: Vec<String> = inputs.iter().map(Value::to_string).collect();
    let as_of = date::parse("2026-11-22").expect("a date");
    let world = engine.world();
    let plan = Plan::new(world, "bench.score").expect("the scheme is there");
    let read: Vec<Input> = inputs.iter().map(|json| Input::read(json, &world.facts).expect("an input")).collect();
    let (bare, full) = (options(true), options(false));
    let time = |name: &str, rounds: usize, run: &dyn Fn(usize)| {
        let start = Instant::now();
        (0..rounds).for_each(|round| run(round % 1000));
        let each = start.elapsed().as_secs_f64() * 1e6 / rounds as f64;
        println!("{name:<40} {each:>8.2} µs  {:>9.0} a second", 1e6 / each);
    };
    time("engine loads", 5, &|_| drop(black_box(self::engine())));
    time("by hand", 200_000, &|at| drop(black_box(by_hand(&xs[at]))));
    time("bare verdict, input read", 100_000, &|at| {
        black_box(plan.verdict(&read[at], as_of));
    });
    time("parse JSON text", 50_000, &|at| drop(black_box(zhixin::json::parse(&texts[at]))));
    time("read the input", 50_000, &|at| drop(black_box(Input::read(&inputs[at], &world.facts))));
    let call = |json: &Value, options: &Value| {
        drop(black_box(engine.call("calculateTier", &[json.clone(), options.clone()], None)));
    };
    time("call, bare", 50_000, &|at| call(&inputs[at], &bare));
    time("call, full answer", 5_000, &|at| call(&inputs[at], &full));
}
