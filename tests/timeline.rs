//! The timeline: what it says of each day is what judging that day says, and every change has its reason.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

mod support;

use serde_json::{Value, json};
use support::{Case, sample};
use zhixin::api::Engine;
use zhixin::ask::outcome;
use zhixin::timeline::states;

fn engine() -> Engine {
    Engine::new(&[]).expect("the built-in packs load")
}

fn call(engine: &Engine, task: &str, input: &Value, options: &Value) -> Value {
    let args = [json!(task), input.clone(), options.clone()];
    let text = engine.call("timeline", &args, None).unwrap_or_else(|faults| panic!("{faults:?}"));
    serde_json::from_str(&text).expect("an answer is JSON")
}

/// Judges every day of `years` years and compares it with the timeline. Says how many changes there were.
fn agrees(engine: &Engine, case: &Case, years: i64) -> usize {
    let world = engine.world();
    let (input, asked) = (case.read(world), case.asked());
    let until = asked.as_of.add_months(years * 12).expect("a day");
    let list = states(world, &input, &asked, until);
    let (mut at, mut day) = (0, asked.as_of);
    while day <= until {
        if list.get(at + 1).is_some_and(|(first, _)| *first == day) {
            at += 1;
        }
        assert_eq!(outcome(world, &input, &asked.on(day)), list[at].1, "{} on {day}", case.id);
        day = day.next().expect("a day");
    }
    assert_eq!(at + 1, list.len(), "{}: every entry was reached", case.id);
    list.len() - 1
}

#[test]
fn the_timeline_is_what_every_day_says() {
    let engine = engine();
    let start = std::time::Instant::now();
    let changes: usize = sample(150).iter().map(|case| {let s = std::time::Instant::now(); let n = agrees(&engine, case, 10); println!("{} {} {:?}", case.id, n, s.elapsed()); n}).sum();
    println!("{changes} {:?}", start.elapsed());
    assert!(changes > 10, "only {changes} changes were seen");
}
