//! One screen at a time: the way through the form as a state machine, and what it leads to.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot read its data has to stop"
)]

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use zhixin::api::Engine;
use zhixin::date::Date;
use zhixin::form::{
    self, Effect, Further, Model, Stop, Task, advance, begin, further, later, learn, to_input, to_options, update, view,
};
use zhixin::text::Lang;

fn day() -> Option<Date> {
    Date::new(2026, 11, 22)
}

fn call(engine: &Engine, method: &str, args: &[Value]) -> Option<Value> {
    engine.call(method, args, day()).ok().map(|text| serde_json::from_str(&text).expect("an answer is JSON"))
}

fn fresh(engine: &Engine) -> Model {
    let mut model = Model::default();
    (model.flow.offered, model.flow.on) = (true, true);
    begin(&mut model, &|method, args| call(engine, method, args));
    model
}

/// Does what a button does, as the face does it.
fn press(model: &mut Model, engine: &Engine, action: &str) -> Effect {
    let ask = |method: &str, args: &[Value]| call(engine, method, args);
    let effect = match update(model, action, "") {
        Effect::Ask => {
            learn(model, day(), &ask);
            advance(model, &ask)
        }
        other => other,
    };
    form::flow::settle(model);
    learn(model, day(), &ask);
    effect
}

fn answer(model: &mut Model, engine: &Engine) -> Value {
    assert_eq!(form::problems(model), []);
    let answer = call(engine, model.task.method(), &[to_input(model), to_options(model)]).expect("an answer");
    Further::begin(model);
    answer
}

/// What the parts of an answer come to.
fn outcomes(answer: &Value) -> Value {
    let each = |name: &str, id: &str| -> Vec<Value> {
        let list = answer[name].as_array().cloned().unwrap_or_default();
        list.iter().map(|one| json!([one[id], one["outcome"]])).collect()
    };
    json!([answer["outcome"], answer["tier"], each("records", "id"), each("benefits", "benefit"), each("routes", "id")])
}

fn cases(dir: &Path, out: &mut Vec<Value>) {
    let mut entries: Vec<_> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            cases(&path, out);
        } else if path.extension().is_some_and(|end| end == "json") {
            let file: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            out.extend(file["cases"].as_array().unwrap().iter().cloned());
        }
    }
}

fn text(model: &Model, answer: Option<&Value>) -> String {
    view(model, answer, None).text_content()
}

/// Answers the screens from a filled-in form, until the answer comes; gives how many questions were asked.
fn walk(model: &mut Model, known: &Model, engine: &Engine) -> usize {
    let mut asked = Vec::new();
    for _ in 0..150 {
        let stop = model.flow.stop();
        assert!(text(model, None).chars().count() > 20, "an empty screen at {stop:?}");
        let effect = match &stop {
            Stop::Answer => return asked.len(),
            Stop::Ask(key) => {
                assert!(!asked.contains(key), "{key} is asked twice");
                asked.push(key.clone());
                let inside = format!("{key}/");
                let values: Vec<(String, String)> = known
                    .values
                    .iter()
                    .filter(|(own, _)| *own == key || own.starts_with(&inside))
                    .map(|(own, value)| (own.to_owned(), value.clone()))
                    .collect();
                for (own, value) in &values {
                    update(model, own, value);
                }
                press(model, engine, if values.is_empty() { "!unknown" } else { "!next" })
            }
            Stop::Records if model.value("records").is_empty() => press(model, engine, "!unknown"),
            _ => press(model, engine, "!next"),
        };
        assert!(matches!(effect, Effect::Focus(_) | Effect::Evaluate), "{effect:?} at {stop:?}");
    }
    panic!("no end: {:?}", model.flow.trail);
}

#[test]
fn answering_what_is_asked_from_a_worked_case_leads_to_the_answer_of_the_case() {
    let engine = Engine::new(&[]).expect("the built-in packs load");
    let mut all = Vec::new();
    cases(Path::new("rules/cases"), &mut all);
    all.retain(|case| case.get("error").is_none() && case["options"].get("check").is_none());
    let start = fresh(&engine);
    let mut tried = 0;
    // Every case takes a second or two without optimization: some of each file.
    for (at, case) in all.iter().enumerate().filter(|(at, _)| at % 23 == 5) {
        let Some(task) = case["task"].as_str().and_then(Task::from_id) else { continue };
        let mut known = start.clone();
        known.set_task(task);
        known.set("place", case["options"]["jurisdiction"].as_str().unwrap_or("CN"));
        known.set("asOf", case["options"]["asOf"].as_str().unwrap_or("2026-11-22"));
        known.scheme = case["options"]["scheme"].as_str().map(str::to_owned);
        form::fill(&mut known, &case["input"]);
        learn(&mut known, day(), &|method, args| call(&engine, method, args));
        let Some(expected) = call(&engine, task.method(), &[to_input(&known), to_options(&known)]) else { continue };
        let mut model = known.clone();
        model.lang = if at % 2 == 0 { Lang::Zh } else { Lang::En };
        // What the first screens ask is there; what the questions ask is not.
        let base = ["document", "authority", "act", "determinedOn"];
        for (key, _) in known.values.iter() {
            let late = match key.split('/').collect::<Vec<_>>()[..] {
                ["fact", ..] => true,
                ["record", _, field, ..] => !base.contains(&field),
                _ => false,
            };
            if late {
                model.set(key, "");
            }
        }
        walk(&mut model, &known, &engine);
        let found = answer(&mut model, &engine);
        assert_eq!(outcomes(&found), outcomes(&expected), "{}: {:?}", case["id"], model.flow.trail);
        tried += 1;
    }
    assert!(tried > 30, "{tried}");
}

/// An infringement with a penalty, answered to the end.
fn penalty(engine: &Engine, lang: Lang) -> (Model, Value) {
    let mut known = fresh(engine);
    known.lang = lang;
    for (key, value) in [
        ("asOf", "2026-11-22"),
        ("record/r1/document", "penalty_decision"),
        ("record/r1/authority", "market_regulation"),
        ("record/r1/act", "infringement"),
        ("record/r1/determinedOn", "2026-05-08"),
    ] {
        update(&mut known, key, value);
    }
    let mut model = known.clone();
    for (key, value) in [
        ("record/r1/severity", "general"),
        ("record/r1/dutiesPerformedOn", "yes"),
        ("record/r1/dutiesPerformedOn/on", "2026-06-01"),
        ("fact/publicCommitment", "yes"),
    ] {
        update(&mut known, key, value);
    }
    let questions = walk(&mut model, &known, engine);
    assert!(questions > 2);
    let answer = answer(&mut model, engine);
    (model, answer)
}

#[test]
fn the_answer_then_its_timeline_what_to_do_and_the_letter_come_one_after_the_other() {
    let engine = Engine::new(&[]).expect("the built-in packs load");
    for (lang, words) in [
        (Lang::Zh, ["可以申请信用修复", "2027-05-09", "接下来做什么", "为什么", "待填"]),
        (Lang::En, ["Repair may be requested", "2027-05-09", "What to do next", "Why", "fill"]),
    ] {
        let (mut model, answer) = penalty(&engine, lang);
        assert!(text(&model, Some(&answer)).contains(words[0]));
        assert!(!text(&model, Some(&answer)).contains(words[1]), "the timeline is there before it was asked for");
        let ask = |method: &str, args: &[Value]| call(&engine, method, args);
        let mut rounds = 0;
        while later(&mut model, &ask) {
            rounds += 1;
        }
        assert_eq!(rounds, 2);
        let shown = text(&model, Some(&answer));
        assert!(shown.contains(words[1]), "{shown}");
        assert!(shown.contains(words[2]));
        press(&mut model, &engine, "!letter");
        assert_eq!(model.flow.stop(), Stop::Letter);
        assert!(later(&mut model, &ask));
        let letter = text(&model, Some(&answer));
        assert!(letter.contains(words[4]) || letter.contains("待填"), "{letter}");
        assert!(!letter.contains(words[2]), "the letter stands alone");
        press(&mut model, &engine, "!leave");
        assert_eq!(model.flow.stop(), Stop::Answer);
    }
}

#[test]
fn back_change_and_stopping_early_keep_what_was_answered() {
    let engine = Engine::new(&[]).expect("the built-in packs load");
    let mut model = fresh(&engine);
    assert_eq!(press(&mut model, &engine, "!next"), Effect::Focus("zx-screen".to_owned()));
    assert_eq!(model.flow.stop(), Stop::Record("r1".to_owned()));
    update(&mut model, "record/r1/document", "penalty_decision");
    update(&mut model, "record/r1/authority", "market_regulation");
    update(&mut model, "record/r1/severity", "general");
    update(&mut model, "record/r1/determinedOn", "2026-02-30");
    // A day that does not exist holds the visitor on its screen.
    assert_eq!(press(&mut model, &engine, "!next"), Effect::Focus("zx-errors".to_owned()));
    assert!(text(&model, None).contains("2026-02-30"));
    update(&mut model, "record/r1/determinedOn", "2026-05-08");
    press(&mut model, &engine, "!next");
    assert_eq!(model.flow.stop(), Stop::Records);
    press(&mut model, &engine, "!next");
    let Stop::Ask(first) = model.flow.stop() else { panic!("{:?}", model.flow.trail) };
    // Nothing chosen: the visitor is told, and stays.
    assert_eq!(press(&mut model, &engine, "!next"), Effect::Focus("zx-errors".to_owned()));
    assert!(text(&model, None).contains("请先回答这一问"));
    press(&mut model, &engine, "!unknown");
    assert_ne!(model.flow.stop(), Stop::Ask(first.clone()));
    assert!(!model.flow.dont_know.is_empty());
    assert!(text(&model, None).contains("不清楚"));
    press(&mut model, &engine, "!back");
    assert_eq!(model.flow.stop(), Stop::Ask(first.clone()));
    // Answered after all, it is unknown no more.
    update(&mut model, &first, "no");
    press(&mut model, &engine, "!next");
    let paths: Vec<Option<String>> = model.flow.dont_know.iter().map(|path| model.key_of_path(path)).collect();
    assert!(!paths.contains(&Some(first.clone())), "{paths:?}");
    assert_eq!(press(&mut model, &engine, "!finish"), Effect::Evaluate);
    assert_eq!(model.flow.stop(), Stop::Answer);
    press(&mut model, &engine, &format!("!go/question/{first}"));
    assert_eq!(model.flow.stop(), Stop::Ask(first));
    // Starting over is asked about first.
    press(&mut model, &engine, "!restart");
    assert!(model.flow.confirming);
    press(&mut model, &engine, "!keep");
    assert_eq!(model.value("record/r1/document"), "penalty_decision");
    press(&mut model, &engine, "!reset");
    assert_eq!(model.value("record/r1/document"), "");
    assert_eq!(model.flow.stop(), Stop::Subject);
}

#[test]
fn a_draft_comes_back_as_it_was_and_a_broken_one_is_told_in_both_languages() {
    let engine = Engine::new(&[]).expect("the built-in packs load");
    let ask = |method: &str, args: &[Value]| call(&engine, method, args);
    let strict = |method: &str, args: &[Value]| {
        engine.call(method, args, day()).map(|text| serde_json::from_str::<Value>(&text).expect("an answer is JSON"))
    };
    let (mut model, _) = penalty(&engine, Lang::Zh);
    let file = further::make(&mut model, None, "draft", &ask).expect("a draft");
    assert!(file.name.ends_with(".json"));
    let mut other = fresh(&engine);
    other.set_task(Task::Benefits);
    assert!(matches!(further::take(&mut other, "draft", &file.text, &strict), Effect::Focus(_)));
    assert_eq!(
        (other.task, to_input(&other), to_options(&other)),
        (Task::Repair, to_input(&model), to_options(&model))
    );
    assert_eq!(other.flow.dont_know, model.flow.dont_know);
    let draft: Value = serde_json::from_str(&file.text).unwrap();
    let with = |change: &dyn Fn(&mut Value)| {
        let mut draft = draft.clone();
        change(&mut draft);
        draft.to_string()
    };
    for (broken, zh, en) in [
        ("{".to_owned(), "JSON", "JSON"),
        ("{}".to_owned(), "不是本页保存的草稿", "no draft of this page"),
        (with(&|draft| draft["version"] = json!(2)), "版本是 2", "version is 2"),
        (with(&|draft| draft["task"] = json!("x")), "事项", "assessed"),
        (with(&|draft| draft["input"] = json!(1)), "缺少填写的内容", "missing"),
        (with(&|draft| draft["input"]["records"][0]["determinedOn"] = json!("2026-02-30")), "2026-02-30", "2026-02-30"),
    ] {
        let before = to_input(&other);
        further::take(&mut other, "draft", &broken, &strict);
        let notice = other.further.notice.clone().expect("a notice");
        assert!(notice.wrong && notice.text.zh.contains(zh) && notice.text.en.contains(en), "{:?}", notice.text);
        assert_eq!(to_input(&other), before, "a broken draft changes nothing");
    }
}

#[test]
fn a_record_is_kept_and_checked_and_the_dates_go_into_a_calendar() {
    let engine = Engine::new(&[]).expect("the built-in packs load");
    let ask = |method: &str, args: &[Value]| call(&engine, method, args);
    let strict = |method: &str, args: &[Value]| {
        engine.call(method, args, day()).map(|text| serde_json::from_str::<Value>(&text).expect("an answer is JSON"))
    };
    let (mut model, answer) = penalty(&engine, Lang::Zh);
    while later(&mut model, &ask) {}
    let record = further::make(&mut model, Some(&answer), "record", &ask).expect("a record");
    further::take(&mut model, "record", &record.text, &strict);
    assert_eq!(model.further.verified.as_ref().expect("a report")["ok"], json!(true));
    let changed = record.text.replace("2026-06-01", "2026-06-02");
    further::take(&mut model, "record", &changed, &strict);
    assert_eq!(model.further.verified.as_ref().expect("a report")["ok"], json!(false));
    further::take(&mut model, "record", "nothing", &strict);
    assert!(model.further.verified.is_none() && model.further.notice.as_ref().is_some_and(|notice| notice.wrong));
    let dates = further::make(&mut model, Some(&answer), "dates", &ask).expect("a calendar file");
    assert!(dates.text.starts_with("BEGIN:VCALENDAR\r\n") && dates.text.contains("DTSTART;VALUE=DATE:20270508"));
    // What is printed bears the digests and the code.
    model.printing = true;
    further::keep_record(&mut model, &ask);
    let shown = text(&model, Some(&answer));
    assert!(shown.contains("SM3") && shown.contains("所填内容"), "{shown}");
}

#[test]
fn places_are_compared_by_article() {
    let engine = Engine::new(&[]).expect("the built-in packs load");
    let ask = |method: &str, args: &[Value]| call(&engine, method, args);
    for lang in [Lang::Zh, Lang::En] {
        let mut model = fresh(&engine);
        model.lang = lang;
        model.set_task(Task::Benefits);
        model.set("records", "no");
        press(&mut model, &engine, "!finish");
        let answer = answer(&mut model, &engine);
        update(&mut model, "!compare/delta", "");
        while later(&mut model, &ask) {}
        let shown = text(&model, Some(&answer));
        let place = if lang == Lang::Zh { "上海" } else { "Shanghai" };
        assert!(shown.contains(place) && model.further.compare.is_some(), "{shown}");
    }
}

/// A visitor who is half way through: typed, not known, and on a screen.
fn half_way(engine: &Engine) -> Model {
    let mut model = fresh(engine);
    press(&mut model, engine, "!next");
    let key = model.records.first().map(|record| record.key.clone()).unwrap_or_default();
    for (field, value) in [
        ("document", "penalty_decision"),
        ("authority", "market_regulation"),
        ("act", "infringement"),
        ("determinedOn", "2026-05-08"),
    ] {
        update(&mut model, &format!("record/{key}/{field}"), value);
    }
    press(&mut model, engine, "!next");
    press(&mut model, engine, "!next");
    press(&mut model, engine, "!unknown");
    model
}

#[test]
fn what_is_kept_brings_the_same_form_back() {
    let engine = Engine::new(&[]).unwrap();
    let mut model = half_way(&engine);
    let resumed = |model: &Model| {
        let kept = form::kept(model);
        let mut back = fresh(&engine);
        assert!(form::resume(&mut back, &serde_json::from_str(&kept.to_string()).unwrap()));
        assert_eq!(form::kept(&back), kept);
        assert_eq!(to_input(&back), to_input(model));
        let ask = |method: &str, args: &[Value]| call(&engine, method, args);
        learn(&mut back, day(), &ask);
        form::flow::again(&mut back, &ask);
        back
    };
    let html = |model: &Model| view(model, None, None).to_html();
    assert_eq!(html(&resumed(&model)), html(&model));
    // What cannot be read is kept as it was typed.
    update(&mut model, "subject/uscc", "9133");
    form::touch(&mut model, "subject/uscc");
    resumed(&model);
    // What nobody stated stays unknown: a kind of subject that the page's input does not have is no enterprise.
    update(&mut model, "subject/kind", "");
    assert_eq!(resumed(&model).value("subject/kind"), "");
}

#[test]
fn what_this_form_does_not_know_is_not_kept() {
    let engine = Engine::new(&[]).unwrap();
    let mut model = fresh(&engine);
    let before = form::kept(&model);
    for wrong in [json!(null), json!([]), json!({ "task": "x", "values": {} }), json!({ "task": "repair" })] {
        assert!(!form::resume(&mut model, &wrong), "{wrong}");
        assert_eq!(form::kept(&model), before);
    }
    let strange = json!({ "task": "tier", "values": { "fact/nobodyKnows": "yes", "place": 7, "subject/name": "甲" },
        "records": [["r1"], 3], "trail": ["nowhere", "answer"], "last": -4 });
    assert!(form::resume(&mut model, &strange));
    assert_eq!((model.value("fact/nobodyKnows"), model.value("place"), model.value("subject/name")), ("", "CN", "甲"));
    // Without an answer its screen is left.
    form::beside(&mut model, false);
    assert_eq!(model.flow.stop(), Stop::Subject);
}
