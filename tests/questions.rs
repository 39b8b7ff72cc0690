//! Questions: what is not asked cannot change the outcome, and what is asked says why.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

mod support;

use serde_json::{Value, json};
use support::{Case, Dice, put, sample};
use zhixin::api::Engine;
use zhixin::ask::{Task, outcome};
use zhixin::subject::{FactSpec, Field, Input, Kind};

fn engine() -> Engine {
    Engine::new(&[]).expect("the built-in packs load")
}

fn call(engine: &Engine, task: &str, input: &Value, options: &Value) -> Value {
    let args = [json!(task), input.clone(), options.clone()];
    let text = engine.call("questions", &args, None).unwrap_or_else(|faults| panic!("{faults:?}"));
    serde_json::from_str(&text).expect("an answer is JSON")
}

fn paths(answer: &Value) -> Vec<String> {
    let list = answer["questions"].as_array().expect("questions");
    list.iter().map(|question| question["path"].as_str().expect("a path").to_owned()).collect()
}

fn value_of(kind: Kind, spec: Option<&FactSpec>, words: &[&str], base: &str, dice: &mut Dice) -> Value {
    match kind {
        Kind::Bool => json!(dice.below(2) == 0),
        Kind::Date if dice.below(3) == 0 => json!(false),
        Kind::Date => {
            let days = i64::try_from(dice.below(1500)).expect("small");
            let base = zhixin::date::parse(base).expect("a date");
            json!(base.add_days(days).expect("a date").to_string())
        }
        Kind::Int => {
            let least = spec.and_then(|spec| spec.least).unwrap_or(0);
            let most = spec.and_then(|spec| spec.most).unwrap_or(least + 40);
            json!(least + i64::try_from(dice.below(usize::try_from(most - least + 1).expect("a span"))).expect("small"))
        }
        Kind::Ratio => json!([dice.below(11), 10]),
        Kind::Word => match spec {
            Some(spec) => json!(spec.choices[dice.below(spec.choices.len())].0),
            None => json!(words[dice.below(words.len())]),
        },
    }
}

/// States every unknown fact and field that is not asked, at random.
fn fill_unasked(engine: &Engine, case: &Case, asked: &[String], dice: &mut Dice) -> Value {
    let facts = &engine.world().facts;
    let mut input = case.input.clone();
    let open = |input: &Value, path: &str| {
        input.pointer(path).is_none_or(Value::is_null) && !asked.iter().any(|it| it == path)
    };
    for fact in facts {
        let path = format!("/facts/{}", fact.id);
        // `matter.excluded` is another way to state the fact `excludedMatter`.
        if open(&input, &path)
            && dice.below(3) > 0
            && !(fact.id == "excludedMatter" && input["matter"]["excluded"].is_boolean())
        {
            put(&mut input, &path, value_of(fact.kind, Some(fact), &[], "2024-01-01", dice));
        }
    }
    let records = input["records"].as_array().map_or(0, Vec::len);
    for at in 0..records {
        for field in Field::ALL {
            let path = format!("/records/{at}/{}", field.id());
            if open(&input, &path) && dice.below(3) > 0 {
                let words: Vec<&str> = field.words().iter().map(|word| word.id).collect();
                let base = input["records"][at]["determinedOn"].as_str().unwrap_or("2024-01-01").to_owned();
                put(&mut input, &path, value_of(field.kind(), None, &words, &base, dice));
            }
        }
        let path = format!("/records/{at}/measures");
        if open(&input, &path) && dice.below(3) > 0 {
            let kinds = ["warning", "fine", "confiscation", "permit_revocation", "closure", "criticism"];
            put(&mut input, &path, json!([{ "kind": kinds[dice.below(kinds.len())], "size": "large" }]));
        }
    }
    if open(&input, "/subject/kind") {
        let kinds = ["enterprise", "patent_agency", "individual"];
        put(&mut input, "/subject/kind", json!(kinds[dice.below(kinds.len())]));
    }
    input
}

#[test]
fn what_is_not_asked_cannot_change_the_outcome() {
    let engine = engine();
    let world = engine.world();
    let (mut seen, mut asked_some) = (0, 0);
    for (seed, case) in sample(14).iter().enumerate() {
        let answer = call(&engine, case.task.id(), &case.input, &case.options);
        let asked = paths(&answer);
        asked_some += usize::from(!asked.is_empty());
        let before = outcome(world, &case.read(world), &case.asked());
        for throw in 0..6 {
            let mut dice = Dice::new(u64::try_from(seed * 100 + throw).expect("small"));
            let filled = fill_unasked(&engine, case, &asked, &mut dice);
            let Ok(input) = Input::read(&filled, &world.facts) else { continue };
            let after = outcome(world, &input, &case.asked());
            assert!(
                after.agrees(&before, case.task),
                "{}: {before:?}\nbecame {after:?}\nwith {filled}\nasked {asked:?}",
                case.id
            );
            seen += 1;
        }
    }
    assert!(seen > 300 && asked_some > 20, "only {seen} throws, {asked_some} cases with questions");
}

#[test]
fn every_question_cites_and_is_tried() {
    let engine = engine();
    for case in sample(40) {
        let answer = call(&engine, case.task.id(), &case.input, &case.options);
        let list = answer["questions"].as_array().expect("questions");
        if let Some(remaining) = answer["remaining"].as_u64() {
            assert!(list.len() <= usize::try_from(remaining).expect("small"));
        }
        for question in list {
            assert!(question["question"].as_str().is_some_and(|text| !text.is_empty()), "{}: {question}", case.id);
            let path = question["path"].as_str().expect("a path");
            let listed =
                path == "/records" || path == "/subject/kind" || path == "/materials" || path.ends_with("determinedOn");
            for why in question["why"].as_array().expect("why") {
                assert!(!why["basis"].as_array().expect("basis").is_empty(), "{}: {why}", case.id);
            }
            assert!(listed || question["why"] != json!([]), "{}: {question}", case.id);
            let changes =
                question["branches"].as_array().expect("branches").iter().any(|branch| branch["changes"] == true);
            assert_eq!(changes, question["decides"] == "alone", "{}: {question}", case.id);
            assert_eq!(
                changes,
                question["between"].as_array().is_some_and(|list| list.len() > 1)
                    || (changes && case.task == Task::Tier)
            );
        }
    }
}

/// Asks and answers until nothing is left to ask; says how many questions it took.
fn interview(engine: &Engine, case: &Case, seed: u64) -> (usize, Option<u64>) {
    let mut dice = Dice::new(seed);
    let mut input = case.input.clone();
    let (mut count, mut bound) = (0, None);
    loop {
        let answer = call(engine, case.task.id(), &input, &case.options);
        if count == 0 {
            bound = answer["remaining"].as_u64();
        }
        let Some(question) = answer["questions"].get(0) else { return (count, bound) };
        let branches = question["branches"].as_array().expect("branches");
        assert!(!branches.is_empty(), "{question}");
        let branch = &branches[dice.below(branches.len())];
        let value = [&branch["values"][0], &branch["from"], &branch["to"]].into_iter().find(|value| !value.is_null());
        put(&mut input, question["path"].as_str().expect("a path"), value.expect("a value").clone());
        count += 1;
        assert!(count < 80, "{}: it does not end: {input}", case.id);
    }
}

#[test]
fn an_interview_ends_within_its_bound() {
    let engine = engine();
    let record = |more: Value| {
        let mut record =
            json!({ "authority": "market_regulation", "document": "penalty_decision", "determinedOn": "2026-05-08" });
        record.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        json!({ "records": [record] })
    };
    let case = |task, input, jurisdiction: &str| {
        let options = json!({ "asOf": "2026-11-22", "jurisdiction": jurisdiction });
        Case { id: "interview".to_owned(), task, input, options }
    };
    let cases = [
        case(Task::Repair, record(json!({ "act": "infringement", "severity": "general" })), "CN"),
        case(
            Task::Benefits,
            json!({ "subject": { "kind": "enterprise" }, "records": [], "benefits": ["fee_reduction"] }),
            "CN",
        ),
        case(Task::Commitment, json!({ "subject": { "kind": "enterprise" }, "records": [], "materials": [] }), "CN"),
    ];
    for case in &cases {
        for seed in 1..3 {
            let (count, bound) = interview(&engine, case, seed);
            let bound = usize::try_from(bound.expect("what is left can be counted")).expect("small");
            assert!(count <= bound, "{:?}: {count} questions, {bound} were said to remain", case.task);
        }
    }
}

#[test]
fn a_certain_answer_asks_nothing() {
    let engine = engine();
    let record = json!({ "act": "infringement", "authority": "market_regulation", "document": "penalty_decision",
        "determinedOn": "2026-05-08", "removedOn": "2026-06-01", "inCatalogue": true });
    let answer = call(&engine, "repair", &json!({ "records": [record] }), &json!({ "asOf": "2026-11-22" }));
    assert_eq!(answer["outcome"], "not_needed");
    assert_eq!(paths(&answer), Vec::<String>::new());
    assert_eq!(answer["remaining"], 0);
}

#[test]
fn not_knowing_is_an_answer() {
    let engine = engine();
    let record = json!({ "act": "infringement", "authority": "market_regulation", "document": "penalty_decision",
        "determinedOn": "2026-05-08", "severity": "general", "dutiesPerformedOn": "2026-06-01" });
    let input = json!({ "records": [record] });
    let options = json!({ "asOf": "2026-11-22", "lang": "en" });
    let before = call(&engine, "repair", &input, &options);
    assert!(paths(&before).iter().any(|path| path == "/facts/publicCommitment"), "{before}");
    let question =
        before["questions"].as_array().expect("questions").iter().find(|it| it["path"] == "/facts/publicCommitment");
    assert_eq!(question.expect("it is asked")["unknown"]["matters"], true);
    let mut options = options;
    options["dontKnow"] = json!(["/facts/publicCommitment", "/records/0/act"]);
    let after = call(&engine, "repair", &input, &options);
    assert!(!paths(&after).iter().any(|path| path == "/facts/publicCommitment"));
    assert_eq!(after["dontKnow"][0]["matters"], true);
    assert_eq!(after["dontKnow"][1]["matters"], false, "the act is stated");
    let remaining = |answer: &Value| answer["remaining"].as_u64().expect("a number");
    assert_eq!(remaining(&after) + 1, remaining(&before));
}

#[test]
fn the_order_of_records_does_not_matter() {
    let engine = engine();
    let one = json!({ "id": "a", "authority": "cnipa", "document": "dishonesty_determination", "determinedOn": "2026-05-08" });
    let two = json!({ "id": "b", "authority": "market_regulation", "document": "penalty_decision", "determinedOn": "2025-05-08" });
    let ask = |records: Value| {
        let answer = call(&engine, "repair", &json!({ "records": records }), &json!({ "asOf": "2026-11-22" }));
        let mut list: Vec<String> = answer["questions"]
            .as_array()
            .expect("questions")
            .iter()
            .map(|it| format!("{} {} {}", it["record"], it["fact"], it["decides"]))
            .collect();
        list.sort();
        list
    };
    assert_eq!(ask(json!([one, two])), ask(json!([two, one])));
}

#[test]
fn faults_have_their_places() {
    let engine = engine();
    let fault = |args: [Value; 3]| engine.call("questions", &args, None).expect_err("a fault").remove(0);
    let unknown = fault([json!("repiar"), json!({}), json!({ "asOf": "2026-11-22" })]);
    assert_eq!((unknown.code, unknown.path.as_str()), ("unknown_task", "/task"));
    assert!(
        unknown.messages.en.contains("commitment, tier, repair, benefits") && unknown.messages.en.contains("`repair`"),
        "{unknown}"
    );
    assert!(unknown.messages.zh.contains("commitment、tier、repair、benefits"));
    let path = fault([json!("repair"), json!({}), json!({ "asOf": "2026-11-22", "dontKnow": ["/facts/nothing"] })]);
    assert_eq!((path.code, path.path.as_str()), ("unknown_path", "/options/dontKnow/0"));
    let date = fault([
        json!("repair"),
        json!({ "records": [{ "determinedOn": "2026-02-30" }] }),
        json!({ "asOf": "2026-11-22" }),
    ]);
    assert_eq!((date.code, date.path.as_str()), ("impossible_date", "/records/0/determinedOn"));
    let key = fault([json!("repair"), json!({}), json!({ "asOf": "2026-11-22", "until": "2027-01-01" })]);
    assert_eq!((key.code, key.path.as_str()), ("unknown_key", "/options/until"));
}
