//! The bare verdict, the prepared verdict and the answer put together from kept parts say what the full answer says.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops where its data is wrong")]

#[path = "support/dice.rs"]
mod dice;

use std::fs;
use std::path::Path;
use std::rc::Rc;

use dice::Dice;
use serde_json::{Map, Value, json};
use zhixin::api::{Engine, Prepared};
use zhixin::date::Date;
use zhixin::subject::Input;
use zhixin::tier::{Conclusion, Layout, NOTHING, Plan, Program};

fn engine() -> Rc<Engine> {
    let packs = [include_str!("../benches/peers/score-pack.json"), include_str!("data/tier-model.json")];
    Rc::new(Engine::new(&packs).expect("the packs load"))
}

fn ask(engine: &Engine, input: &Value, options: &Value) -> Value {
    let text = engine.call("calculateTier", &[input.clone(), options.clone()], None);
    serde_json::from_str(&text.unwrap_or_else(|faults| panic!("{faults:?} for {input}"))).expect("an answer is JSON")
}

fn cases() -> Vec<Value> {
    let read = |path: &Path| serde_json::from_str::<Value>(&fs::read_to_string(path).expect("readable")).expect("JSON");
    let files = fs::read_dir("rules/cases").expect("the cases are there").map(|entry| entry.expect("an entry").path());
    let mut folders = vec![Path::new("tests/data/tier-model.json").to_owned()];
    folders.extend(files);
    let mut all = Vec::new();
    for path in folders {
        if path.is_dir() {
            for entry in fs::read_dir(&path).expect("a folder") {
                all.extend(read(&entry.expect("an entry").path())["cases"].as_array().expect("cases").clone());
            }
        } else {
            all.extend(read(&path)["cases"].as_array().expect("cases").clone());
        }
    }
    all.retain(|case| case["task"] == "tier" && case.get("error").is_none());
    all
}

/// What the bare verdict has to be, from the full answer.
fn bare_of(full: &Value) -> Value {
    let list = |key: &str| full[key].as_array().expect("a list").clone();
    let items = list("items").into_iter().filter(|item| item["points"] != json!({ "min": 0, "max": 0 }));
    let overrides = list("overrides").into_iter().filter(|rule| rule["holds"] != "no");
    let rules: Vec<Value> = items.chain(overrides).map(|rule| rule["id"].clone()).collect();
    let score = &full["score"];
    let score = if score.is_null() { Value::Null } else { json!([score["min"], score["max"]]) };
    json!({ "outcome": full["outcome"], "score": score, "rules": rules })
}

fn agree(engine: &Engine, input: &Value, options: &Value) {
    let full = ask(engine, input, options);
    let Some(scheme) = full["scheme"].as_str() else { return };
    let mut options = options.clone();
    options["scheme"] = json!(scheme);
    options["bare"] = json!(true);
    let mut bare = ask(engine, input, &options);
    let wanted = bare_of(&full);
    // An end that there is not stays a far number in the verdict.
    for end in [0, 1] {
        if wanted["score"][end].is_null() && !wanted["score"].is_null() {
            bare["score"][end] = Value::Null;
        }
    }
    assert_eq!(bare, wanted, "{scheme} {input} {options}");
}

#[test]
fn the_bare_verdict_is_that_of_the_full_answer() {
    let engine = engine();
    let mut dice = Dice::new(11);
    let cases = cases();
    assert!(cases.len() > 100, "only {} cases", cases.len());
    for case in &cases {
        agree(&engine, &case["input"], &case["options"]);
        // The same with some facts unknown.
        for _ in 0..3 {
            let mut input = case["input"].clone();
            if let Some(facts) = input.get_mut("facts").and_then(Value::as_object_mut) {
                facts.retain(|_, _| dice.below(3) > 0);
            }
            agree(&engine, &input, &case["options"]);
        }
    }
}

/// A value for a cell, in JSON and as numbers.
fn value(spec: &Value, dice: &mut Dice) -> (Value, Vec<i32>) {
    let small = |dice: &mut Dice, n: usize| i32::try_from(dice.below(n)).expect("small");
    match spec["type"].as_str().expect("a type") {
        "bool" => {
            let yes = dice.below(2) == 1;
            (json!(yes), vec![i32::from(yes)])
        }
        "int" => {
            let n = small(dice, 4);
            (json!(n), vec![n])
        }
        "date" if dice.below(4) == 0 => (json!(false), vec![0]),
        "date" => {
            let (y, m, d) = (2023 + small(dice, 4), 1 + small(dice, 12), 1 + small(dice, 28));
            (json!(format!("{y}-{m:02}-{d:02}")), vec![y * 10_000 + m * 100 + d])
        }
        "ratio" => {
            let n = small(dice, 1001);
            (json!(n), vec![n, 1000])
        }
        _ => {
            let words = spec["words"].as_array().expect("words");
            let at = dice.below(words.len());
            (words[at].clone(), vec![i32::try_from(at).expect("small")])
        }
    }
}

/// An input of a prepared scheme, as JSON and as cells; `gaps` of ten values are left out.
fn input(told: &Value, dice: &mut Dice, gaps: usize) -> (Value, Vec<i32>) {
    let mut cells = vec![NOTHING; usize::try_from(told["size"].as_u64().expect("a size")).expect("small")];
    let (mut facts, mut subject) = (Map::new(), Map::new());
    for spec in told["cells"].as_array().expect("cells") {
        if dice.below(10) < gaps {
            continue;
        }
        let (json, numbers) = value(spec, dice);
        let at = usize::try_from(spec["cell"].as_u64().expect("a cell")).expect("small");
        for (nth, number) in numbers.into_iter().enumerate() {
            cells[at + nth] = number;
        }
        match spec["id"].as_str().expect("a name") {
            "" => subject.insert("kind".to_owned(), json),
            id => facts.insert(id.to_owned(), json),
        };
    }
    (json!({ "subject": subject, "facts": facts }), cells)
}

/// Puts an answer together from its parts, as `js/prepared.js` does.
fn assembled(told: &Value, parts: &[Value], numbers: &[i32], input: &Value) -> Value {
    let part = |number: &i32| parts[usize::try_from(*number).expect("a part")].clone();
    let filled = |number: &i32| {
        let mut part = part(number);
        for fact in part["facts"].as_array_mut().expect("facts") {
            let path = fact["path"].as_str().expect("a path").to_owned();
            fact["value"] = input.pointer(&path).cloned().unwrap_or_default();
        }
        part
    };
    let count = |key: &str| told[key].as_array().expect("names").len();
    let (rest, numbers) = numbers[1..].split_first().expect("the rest");
    let (items, numbers) = numbers.split_at(count("items"));
    let (nodes, overrides) =
        numbers.split_at(usize::try_from(told["nodes"].as_u64().expect("a count")).expect("small"));
    let mut answer = part(rest);
    answer["items"] = items.iter().map(filled).collect();
    answer["nodes"] = nodes.iter().map(part).collect();
    answer["overrides"] = overrides.iter().map(filled).collect();
    answer
}

/// The numbers of the verdict on cells that are put on the desk.
fn judged(prepared: &mut Prepared, cells: &[i32]) -> Option<Vec<i32>> {
    prepared.desk()[..cells.len()].copy_from_slice(cells);
    prepared.judge().then(|| prepared.desk()[cells.len()..].to_vec())
}

#[test]
fn a_prepared_scheme_says_the_same() {
    let engine = engine();
    let mut dice = Dice::new(5);
    let (mut prepared_schemes, mut put_together, mut verdicts) = (0, 0, 0);
    // On the earlier day there is a scheme in force of which a part is unread: its score is a range.
    let days = ["2025-11-22", "2021-06-01"];
    for ((_, scheme), day) in engine.world().tiers().flat_map(|tier| days.map(|day| (tier, day))) {
        let options = json!({ "scheme": scheme.id, "asOf": day, "lang": "en", "jurisdiction": "CN-ZJ" });
        let Some(mut prepared) = Prepared::new(engine.clone(), &options) else { continue };
        prepared_schemes += 1;
        let told: Value = serde_json::from_str(&prepared.told()).expect("JSON");
        let mut parts: Vec<Value> = Vec::new();
        for round in 0..60 {
            let (input, cells) = input(&told, &mut dice, if round % 3 == 0 { 1 } else { 0 });
            let mut bare = options.clone();
            bare["bare"] = json!(true);
            let bare = engine.call("calculateTier", &[input.clone(), bare], None);
            let numbers = judged(&mut prepared, &cells);
            let Some(verdict) = prepared.verdict(&cells) else {
                assert!(bare.is_err(), "{} refuses {input}", scheme.id);
                continue;
            };
            verdicts += 1;
            let bare: Value = serde_json::from_str(&bare.expect("an answer")).expect("JSON");
            assert_eq!(bare["outcome"], verdict.outcome.id(scheme), "{} {input}", scheme.id);
            assert_eq!(bare["score"], json!(verdict.score.map(|(least, most)| [least, most])));
            // A score without an end does not fit into a number of 32 bits, and goes the long way.
            if let (Conclusion::Grade(at), Some(numbers)) = (verdict.outcome, numbers) {
                assert_eq!(numbers.first().copied().expect("eight numbers"), i32::try_from(at).expect("small"));
            }
            let numbers = prepared.parts();
            if numbers.is_empty() {
                continue;
            }
            let (first, texts) = prepared.tell();
            parts.truncate(first);
            parts.extend(serde_json::from_str::<Vec<Value>>(&texts).expect("parts are JSON"));
            let full = ask(&engine, &input, &options);
            assert!(assembled(&told, &parts, &numbers, &input) == full, "{} {input}", scheme.id);
            put_together += 1;
        }
    }
    assert!(prepared_schemes > 3, "only {prepared_schemes} schemes were prepared");
    assert!(put_together >= 50 && verdicts > 2000, "{put_together} answers and {verdicts} verdicts");
}

#[test]
fn what_is_not_plain_goes_the_long_way() {
    let engine = engine();
    let options = |scheme: &str| json!({ "scheme": scheme, "asOf": "2026-11-22" });
    let none = |options: Value| Prepared::new(engine.clone(), &options).is_none();
    assert!(none(json!({ "scheme": "bench.score" })), "without a day");
    assert!(none(json!({ "asOf": "2026-11-22" })), "without a scheme");
    assert!(none(json!({ "scheme": "bench.scor", "asOf": "2026-11-22" })), "a misspelt scheme");
    assert!(none(json!({ "scheme": "bench.score", "asof": "2026-11-22", "asOf": "2026-11-22" })), "an unknown option");
    let mut prepared = Prepared::new(engine.clone(), &options("bench.score")).expect("it can be prepared");
    let told: Value = serde_json::from_str(&prepared.told()).expect("JSON");
    let cell = |id: &str| {
        let spec = told["cells"].as_array().expect("cells").iter().find(|spec| spec["id"] == id).expect("a fact");
        usize::try_from(spec["cell"].as_u64().expect("a cell")).expect("small")
    };
    let (_, good) = input(&told, &mut Dice::new(3), 0);
    assert!(prepared.verdict(&good).is_some());
    for (at, wrong) in [(cell("e01Severity"), 4), (cell("numerator"), -1), (0, 99), (0, -1)] {
        let mut cells = good.clone();
        cells[at] = wrong;
        assert!(judged(&mut prepared, &cells).is_none() && prepared.parts().is_empty(), "cell {at} with {wrong}");
        assert!(prepared.verdict(&good).is_some(), "what was refused leaves nothing behind");
    }
}

/// A number for a cell: mostly one that its fact may hold, of dates often one near the day of judging.
fn number(spec: &Value, dice: &mut Dice) -> i32 {
    let small = |dice: &mut Dice, n: usize| i32::try_from(dice.below(n)).expect("small");
    match (spec["type"].as_str().expect("a type"), dice.below(12)) {
        (_, 0) => NOTHING,
        (_, 1) => [-1, 0, 1, i32::MAX, i32::MIN + 1, 20_260_230, 99_991_231][dice.below(7)],
        ("bool", _) => small(dice, 2),
        ("int", 2) => 365 * small(dice, 60),
        ("int", _) => small(dice, 12),
        ("date", 2) => 0,
        ("date", 3..6) => 20_251_120 + small(dice, 5),
        ("date", _) => (2019 + small(dice, 8)) * 10_000 + (1 + small(dice, 12)) * 100 + 1 + small(dice, 28),
        ("ratio", _) => small(dice, 1001),
        _ => small(dice, spec["words"].as_array().expect("words").len()),
    }
}

#[test]
fn a_program_says_what_the_conditions_say() {
    let engine = engine();
    let (world, facts) = (engine.world(), &engine.world().facts);
    let mut dice = Dice::new(17);
    let (mut programs, mut told, mut refused, mut silent) = (0, 0, 0, 0);
    for ((_, scheme), as_of) in
        world.tiers().flat_map(|tier| [Date::new(2025, 11, 22), Date::new(2021, 6, 1)].map(|day| (tier, day)))
    {
        let as_of = as_of.expect("a day");
        let Some(layout) = Layout::of(scheme, facts) else { continue };
        let Some(program) = Program::of(scheme, &layout, facts, as_of) else { continue };
        programs += 1;
        let plan = Plan::new(world, &scheme.id).expect("a plan");
        let specs: Vec<Value> =
            layout.specs(facts).iter().map(|spec| serde_json::to_value(spec).expect("JSON")).collect();
        let mut fitting = vec![NOTHING; layout.size()];
        for _ in 0..200 {
            let mut cells = vec![NOTHING; layout.size()];
            for spec in &specs {
                let at = usize::try_from(spec["cell"].as_u64().expect("a cell")).expect("small");
                cells[at] = number(spec, &mut dice);
                if spec["type"] == "ratio" && cells[at] != NOTHING {
                    cells[at + 1] = [0, 7, 1000][dice.below(3)];
                }
            }
            let mut input = Input { facts: vec![Default::default(); facts.len()], ..Input::default() };
            let filled = layout.fill(&cells, &mut vec![NOTHING; layout.size()], facts, &mut input);
            assert_eq!(layout.fits(&cells, &mut fitting), filled, "{} {cells:?}", scheme.id);
            if !filled {
                refused += 1;
                continue;
            }
            match plan.of_cells(&program, &cells, as_of) {
                Some(verdict) => assert_eq!(verdict, plan.verdict(&input, as_of), "{} {cells:?}", scheme.id),
                None => silent += 1,
            }
            told += 1;
        }
    }
    assert!(programs > 20, "only {programs} programs");
    assert!(refused > 500 && silent > 500 && told > silent + 500, "{refused} refused, {silent} of {told} silent");
}
