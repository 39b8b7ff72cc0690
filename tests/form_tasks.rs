//! The form of each task against the engine: what the rules read is asked, and what is typed arrives as the engine reads it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot read its data has to stop"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use support::files;
use zhixin::api::Engine;
use zhixin::date::Date;
use zhixin::form::field::{Field, Kind};
use zhixin::form::{self, Effect, Model, Task, begin, learn, to_input, to_options, update, view};
use zhixin::text::Lang;
use zhixin::view::{Element, Node};

const MODEL_PACK: &str = include_str!("data/tier-model.json");

fn day() -> Option<Date> {
    Date::new(2026, 11, 22)
}

fn call(engine: &Engine, method: &str, args: &[Value]) -> Option<Value> {
    engine.call(method, args, day()).ok().map(|text| serde_json::from_str(&text).expect("an answer is JSON"))
}

/// A form that has learnt what a question reads.
fn form_for(engine: &Engine, task: Task, place: &str, scheme: Option<&str>, kind: &str) -> Model {
    asking(&fresh(engine), engine, task, place, scheme, kind)
}

fn fresh(engine: &Engine) -> Model {
    let mut model = Model::default();
    begin(&mut model, &|method, args| call(engine, method, args));
    model
}

fn asking(fresh: &Model, engine: &Engine, task: Task, place: &str, scheme: Option<&str>, kind: &str) -> Model {
    let mut model = fresh.clone();
    model.set_task(task);
    model.set("place", place);
    model.set("subject/kind", kind);
    model.scheme = scheme.map(str::to_owned);
    learn(&mut model, day(), &|method, args| call(engine, method, args));
    model
}

fn places(engine: &Engine) -> BTreeSet<String> {
    let packs = call(engine, "packs", &[]).expect("packs");
    packs.as_array().unwrap().iter().map(|pack| pack["jurisdiction"].as_str().unwrap().to_owned()).collect()
}

/// Every task at every place, and every scheme of grading.
fn questions(engine: &Engine) -> Vec<(Task, String, Option<String>)> {
    let mut list = Vec::new();
    for place in places(engine) {
        for task in [Task::Repair, Task::Commitment, Task::Benefits] {
            list.push((task, place.clone(), None));
        }
        let query = json!({ "task": "tier", "jurisdiction": place });
        for scheme in call(engine, "schemes", &[query]).unwrap().as_array().unwrap() {
            let id = scheme["id"].as_str().unwrap().to_owned();
            if scheme["jurisdiction"] == json!(place) {
                list.push((Task::Tier, place.clone(), Some(id)));
            }
        }
    }
    list
}

fn actions(node: &Node) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    node.walk(&mut |element: &Element| found.extend(element.action.clone()));
    found
}

#[test]
fn every_place_with_rules_has_a_name() {
    let engine = Engine::new(&[]).expect("the packs load");
    let names: BTreeSet<String> = form::words::choices("place").into_iter().map(|place| place.id).collect();
    let unnamed: Vec<String> = places(&engine).into_iter().filter(|place| !names.contains(place)).collect();
    assert_eq!(unnamed, Vec::<String>::new());
    assert_eq!(fresh(&engine).places, [], "nothing is offered twice");
}

#[test]
fn what_the_rules_read_is_asked_and_nothing_else() {
    let engine = Engine::new(&[MODEL_PACK]).expect("the packs load");
    let fresh = fresh(&engine);
    let mut asked = BTreeSet::new();
    for (task, place, scheme) in questions(&engine) {
        let model = asking(&fresh, &engine, task, &place, scheme.as_deref(), "");
        let shown = actions(&view(&model, None, None));
        let query = json!({ "task": task.id(), "jurisdiction": place, "asOf": "2026-11-22", "scheme": scheme });
        let facts = call(&engine, "facts", &[query]).expect("facts");
        let mut wanted = BTreeSet::new();
        for fact in facts.as_array().unwrap() {
            let id = fact["id"].as_str().unwrap();
            if fact["of"] == "facts" && id != "commitmentAcceptsLiability" {
                wanted.insert(format!("fact/{id}"));
            }
        }
        let found: BTreeSet<String> = shown.iter().filter(|key| key.starts_with("fact/")).cloned().collect();
        let found: BTreeSet<String> = found.into_iter().filter(|key| !key.ends_with("/of")).collect();
        assert_eq!(found, wanted, "{task:?} {place} {scheme:?}");
        asked.extend(wanted);
        let reads_records = facts.as_array().unwrap().iter().any(|fact| fact["of"] == "record");
        assert_eq!(shown.contains("records") || shown.contains("!add"), reads_records || task == Task::Repair);
    }
    assert!(asked.len() > 150, "{}", asked.len());
}

/// Types into one field, and what the input then has.
fn answers_of(key: &str, kind: &Kind) -> Vec<(Vec<(String, String)>, Value)> {
    let one = |value: &str, json: Value| (vec![(key.to_owned(), value.to_owned())], json);
    let two = |a: &str, part: &str, b: &str, json: Value| {
        (vec![(key.to_owned(), a.to_owned()), (format!("{key}/{part}"), b.to_owned())], json)
    };
    match kind {
        Kind::Flag => vec![one("yes", json!(true)), one("no", json!(false))],
        Kind::Day => vec![one("2025年3月1日", json!("2025-03-01"))],
        Kind::Event { .. } => vec![two("yes", "on", "2025/3/1", json!("2025-03-01")), one("no", json!(false))],
        Kind::Number { least, most, .. } => {
            let (low, high) = (least.unwrap_or(0), most.unwrap_or(7));
            vec![one(&low.to_string(), json!(low)), one(&high.to_string(), json!(high))]
        }
        Kind::Ratio => vec![two("19", "of", "20", json!([19, 20])), two("0", "of", "0", json!([0, 0]))],
        Kind::Word(list) => list.iter().map(|choice| one(&choice.id, json!(choice.id))).collect(),
        Kind::Measures => Vec::new(),
    }
}

#[test]
fn every_fact_has_a_control_and_what_is_typed_is_read() {
    let engine = Engine::new(&[MODEL_PACK]).expect("the packs load");
    let fresh = fresh(&engine);
    let mut tried: BTreeMap<String, usize> = BTreeMap::new();
    for (task, place, scheme) in questions(&engine) {
        let model = asking(&fresh, &engine, task, &place, scheme.as_deref(), "");
        let shown = actions(&view(&model, None, None));
        let new = |field: &&Field| {
            let key = format!("fact/{}", field.id);
            shown.contains(&key) && !tried.contains_key(&key)
        };
        let fields: Vec<Field> = model.catalogue.facts.iter().filter(new).cloned().collect();
        // All fields at once: first each with its first answer, then with its second, as long as one has another.
        for round in 0.. {
            let mut model = model.clone();
            let mut expected = Vec::new();
            for field in &fields {
                let key = format!("fact/{}", field.id);
                if let Some((typed, value)) = answers_of(&key, &field.kind).into_iter().nth(round) {
                    for (key, value) in &typed {
                        assert_eq!(update(&mut model, key, value), Effect::Changed, "{key}");
                    }
                    *tried.entry(key).or_insert(0) += 1;
                    expected.push((field.id.clone(), typed, value));
                }
            }
            if expected.is_empty() {
                break;
            }
            let controls = actions(&view(&model, None, None));
            let input = to_input(&model);
            for (id, typed, value) in expected {
                assert!(typed.iter().all(|(key, _)| controls.contains(key)), "{id} has its controls");
                assert_eq!(input.pointer(&format!("/facts/{id}")), Some(&value), "{id}");
            }
            assert_eq!(form::problems(&model), [], "{task:?} {place}");
            let read = engine.call(task.method(), &[input, to_options(&model)], day());
            assert!(read.is_ok(), "{task:?} {place} {read:?}");
        }
    }
    assert!(tried.len() > 150 && tried.values().sum::<usize>() > 300, "{}", tried.len());
}

#[test]
fn words_stand_in_both_languages() {
    let engine = Engine::new(&[]).expect("the packs load");
    let fresh = fresh(&engine);
    fn stray(node: &Node, out: &mut Vec<String>) {
        match node {
            Node::Text(text) if text.chars().any(|c| ('\u{3000}'..='\u{9FFF}').contains(&c)) => out.push(text.clone()),
            Node::Element(element) if element.get("lang") != Some("zh-CN") => {
                element.children.iter().for_each(|child| stray(child, out));
            }
            _ => {}
        }
    }
    for (task, place, scheme) in questions(&engine) {
        let asked = asking(&fresh, &engine, task, &place, scheme.as_deref(), "");
        for (lang, tag) in [(Lang::Zh, "zh-CN"), (Lang::En, "en")] {
            let mut model = asked.clone();
            model.lang = lang;
            let answer = call(&engine, task.method(), &[to_input(&model), to_options(&model)]).expect("an answer");
            assert_eq!(answer["lang"], json!(tag));
            let shown = view(&model, Some(&answer), None);
            let (mut ids, mut labels, mut controls) = (BTreeMap::new(), BTreeSet::new(), Vec::new());
            shown.walk(&mut |element: &Element| {
                if let Some(id) = element.get("id") {
                    *ids.entry(id.to_owned()).or_insert(0) += 1;
                }
                labels.extend(element.get("for").map(str::to_owned));
                if matches!(element.tag, "input" | "select") {
                    controls.push(element.get("id").unwrap_or_default().to_owned());
                }
                if matches!(element.tag, "label" | "legend" | "button" | "h2" | "h3" | "h4" | "summary") {
                    let words = Node::from(element.clone()).text_content();
                    assert!(!words.trim().is_empty(), "{task:?} {place} {element:?}");
                }
            });
            assert_eq!(ids.iter().filter(|(_, n)| **n > 1).collect::<Vec<_>>(), [], "{task:?} {place} {scheme:?}");
            assert_eq!(controls.iter().filter(|id| !labels.contains(*id)).collect::<Vec<_>>(), Vec::<&String>::new());
            if lang == Lang::En {
                let mut out = Vec::new();
                stray(&shown, &mut out);
                assert_eq!(out, Vec::<String>::new(), "{task:?} {place} {scheme:?}");
            }
        }
    }
}

/// All worked cases of the four tasks that have an answer.
fn cases() -> Vec<Value> {
    let mut list: Vec<Value> = serde_json::from_str::<Value>(MODEL_PACK).unwrap()["cases"].as_array().unwrap().clone();
    for file in files(Path::new("rules/cases")) {
        let json: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        list.extend(json["cases"].as_array().unwrap().iter().cloned());
    }
    list.retain(|case| case.get("error").is_none() && Task::from_id(case["task"].as_str().unwrap_or("")).is_some());
    list
}

#[test]
fn every_worked_case_goes_through_the_form_and_comes_out_the_same() {
    let engine = Engine::new(&[MODEL_PACK]).expect("the packs load");
    let fresh = fresh(&engine);
    let mut counts = BTreeMap::new();
    // What was learnt for one case serves all that ask the same.
    let mut learnt: BTreeMap<String, Model> = BTreeMap::new();
    for case in cases() {
        let task = Task::from_id(case["task"].as_str().unwrap()).unwrap();
        let options = &case["options"];
        let question = format!("{task:?} {options} {}", case["input"]["subject"]["kind"]);
        let base = learnt.entry(question).or_insert_with(|| {
            let place = options["jurisdiction"].as_str().unwrap_or("CN");
            let mut model = fresh.clone();
            model.set_task(task);
            model.set("place", place);
            model.set("asOf", options["asOf"].as_str().unwrap_or_default());
            model.set("subject/kind", case["input"]["subject"]["kind"].as_str().unwrap_or_default());
            model.scheme = options["scheme"].as_str().map(str::to_owned);
            model.lang = if options["lang"].as_str() == Some("en") { Lang::En } else { Lang::Zh };
            learn(&mut model, day(), &|method, args| call(&engine, method, args));
            model
        });
        let mut model = base.clone();
        form::fill(&mut model, &case["input"]);
        assert_eq!(form::problems(&model), [], "{}", case["id"]);
        let answer = |input: Value| call(&engine, task.method(), &[input, options.clone()]).expect("an answer");
        let direct = answer(case["input"].clone());
        let input = to_input(&model);
        if input != case["input"] {
            assert_eq!(answer(input.clone()), direct, "{}: {input}", case["id"]);
        }
        let made = to_options(&model);
        for (name, value) in options.as_object().unwrap() {
            let only = matches!(name.as_str(), "benefit" | "bare");
            assert!(only || made.get(name) == Some(value), "{}: {made}", case["id"]);
        }
        // The answer can be shown, and what it misses has a field to go to.
        let shown = view(&model, Some(&direct), None);
        let ids = {
            let mut ids = BTreeSet::new();
            shown.walk(&mut |element: &Element| ids.extend(element.get("id").map(str::to_owned)));
            ids
        };
        for action in actions(&shown) {
            if let Some(target) = action.strip_prefix("!focus/") {
                assert!(ids.contains(target), "{}: {target} is nowhere", case["id"]);
            }
        }
        *counts.entry(task.id()).or_insert(0) += 1;
    }
    assert!(counts.values().all(|count| *count > 50) && counts.len() == 4, "{counts:?}");
}

#[test]
fn a_task_keeps_what_is_known_of_the_subject_and_asks_anew() {
    let engine = Engine::new(&[]).expect("the packs load");
    let mut model = form_for(&engine, Task::Repair, "CN-BJ", None, "enterprise");
    model.set("subject/name", "某公司");
    assert_eq!(to_input(&model)["records"], json!([{ "id": "r1" }]));
    model.set_task(Task::Tier);
    learn(&mut model, day(), &|method, args| call(&engine, method, args));
    assert_eq!(to_input(&model).get("records"), None, "nobody said whether there are records");
    assert_eq!(to_input(&model)["subject"]["name"], json!("某公司"));
    assert!(actions(&view(&model, None, None)).contains("scheme"), "several schemes fit: one has to be chosen");
    update(&mut model, "scheme", "cn-bj.pre_examination.2025");
    learn(&mut model, day(), &|method, args| call(&engine, method, args));
    assert!(actions(&view(&model, None, None)).contains("fact/preExamPassRate/of"));
    assert_eq!(to_options(&model)["scheme"], json!("cn-bj.pre_examination.2025"));
    update(&mut model, "place", "CN-AH");
    learn(&mut model, day(), &|method, args| call(&engine, method, args));
    assert_ne!(to_options(&model)["scheme"], json!("cn-bj.pre_examination.2025"), "it does not fit there");
    model.set_task(Task::Repair);
    assert_eq!(model.records.len(), 1);
    assert!(to_options(&model).get("scheme").is_none(), "a scheme of grading is no scheme of repair");
}

#[test]
fn a_number_is_whole_and_in_its_bounds_and_a_rate_has_two_parts() {
    let engine = Engine::new(&[]).expect("the packs load");
    let mut model = form_for(&engine, Task::Tier, "CN-BJ", Some("cn-bj.pre_examination.2025"), "enterprise");
    update(&mut model, "fact/preExamPassRate", "19");
    model.attempted = true;
    let problems = form::problems(&model);
    assert_eq!(problems[0].key, "fact/preExamPassRate/of");
    update(&mut model, "fact/preExamPassRate/of", "２０");
    assert_eq!(form::problems(&model), []);
    assert!(view(&model, None, None).to_html().contains("约 95%"));
    update(&mut model, "fact/grantRate", "0.9");
    assert_eq!(form::problems(&model)[0].key, "fact/grantRate");
    let mut model = form_for(&engine, Task::Tier, "CN", Some("cn.patent_agency.2023"), "patent_agency");
    update(&mut model, "fact/agencyAbnormalFilingPoints", "41");
    assert_eq!(form::problems(&model)[0].message.0, "不能大于 40");
    // A field that is not shown any more can hold no one up.
    model.scheme = Some("cn.trademark_agency.pilot".to_owned());
    learn(&mut model, day(), &|method, args| call(&engine, method, args));
    assert_eq!(form::problems(&model), []);
}

#[test]
fn an_impossible_grade_is_struck_out_in_words_too() {
    let engine = Engine::new(&[]).expect("the packs load");
    let mut model = form_for(&engine, Task::Tier, "CN-BJ", Some("cn-bj.pre_examination.2025"), "enterprise");
    for (key, value) in [("fact/preExamPassRate", "19"), ("fact/preExamPassRate/of", "20")] {
        update(&mut model, key, value);
    }
    let answer = call(&engine, "calculateTier", &[to_input(&model), to_options(&model)]).expect("an answer");
    let html = view(&model, Some(&answer), None).to_html();
    for id in answer["impossible"].as_array().unwrap() {
        let grade = answer["grades"].as_array().unwrap().iter().find(|grade| grade["id"] == *id).unwrap();
        assert!(html.contains(&format!("<s class=\"zx-grade-name\">{}</s>", grade["label"].as_str().unwrap())));
    }
    assert!(!answer["possible"].as_array().unwrap().is_empty());
    assert_eq!(html.matches(">不可能<").count(), answer["impossible"].as_array().unwrap().len());
}
