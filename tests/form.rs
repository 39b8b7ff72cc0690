//! The form as logic: what was typed becomes the input, and what is shown says what it must.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot read its data has to stop"
)]

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use zhixin::api::Engine;
use zhixin::form::{self, Effect, Model, day, to_input, to_options, update, view};
use zhixin::text::Lang;
use zhixin::view::{Element, Node};

fn typed(actions: &[(&str, &str)]) -> Model {
    let mut model = Model::default();
    for (action, value) in actions {
        assert_eq!(update(&mut model, action, value), Effect::Changed, "{action} {value}");
    }
    model
}

fn answer(model: &Model) -> Value {
    let engine = Engine::new(&[]).expect("the built-in packs load");
    let text = engine.call("checkRepair", &[to_input(model), to_options(model)], None).expect("the input is right");
    serde_json::from_str(&text).expect("an answer is JSON")
}

/// A penalty by a market regulation authority, everything known.
fn penalty() -> Model {
    typed(&[
        ("asOf", "2026-11-22"),
        ("record/r1/document", "penalty_decision"),
        ("record/r1/authority", "market_regulation"),
        ("record/r1/act", "counterfeiting"),
        ("record/r1/determinedOn", "2026年5月8日"),
        ("record/r1/severity", "general"),
        ("record/r1/measures/fine", "true"),
        ("record/r1/measures/fine/size", "ordinary"),
        ("record/r1/dutiesPerformedOn", "yes"),
        ("record/r1/dutiesPerformedOn/on", "2026/6/1"),
        ("fact/publicCommitment", "yes"),
        ("fact/onSeriousList", "no"),
    ])
}

/// A form in which every field is open, with one error at a field.
fn everything(lang: Lang) -> (Model, Value) {
    let mut model = penalty();
    for measure in form::words::choices("measure") {
        update(&mut model, &format!("record/r1/measures/{}", measure.id), "true");
    }
    let catalogue = std::rc::Rc::clone(&model.catalogue);
    for field in &catalogue.record {
        update(&mut model, &format!("record/r1/{}", field.id), "yes");
    }
    for field in &catalogue.facts {
        update(&mut model, &format!("fact/{}", field.id), "yes");
    }
    update(&mut model, "!add", "");
    model.lang = lang;
    model.attempted = true;
    let mut asked = penalty();
    asked.lang = lang;
    (model, answer(&asked))
}

fn elements(node: &Node, mut visit: impl FnMut(&Element)) {
    node.walk(&mut |element| visit(element));
}

#[test]
fn dates_are_read_exactly_or_refused() {
    for good in [
        "2026-05-08",
        "2026-5-8",
        "2026/5/8",
        "2026.05.08",
        "2026年5月8日",
        "2026 年 5 月 8 日",
        "20260508",
        " 2026-05-08 ",
    ] {
        assert_eq!(day::read(good).map(|day| day.to_string()).as_deref(), Some("2026-05-08"), "{good}");
    }
    let wide: String = "20260508".chars().filter_map(|c| char::from_u32(u32::from(c) + 0xFEE0)).collect();
    assert_eq!(day::read(&wide).map(|day| day.to_string()).as_deref(), Some("2026-05-08"));
    for bad in [
        "",
        "2026",
        "2026-05",
        "2026-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-04-31",
        "8/5/2026",
        "26-05-08",
        "2026-05/08",
        "2026年5月8",
        "2026050",
        "202605081",
        "2026-05-08-01",
        "明天",
        "2026-5-８日",
        "-2026-05-08",
        "+026-05-08",
    ] {
        assert_eq!(day::read(bad), None, "{bad}");
    }
}

#[test]
fn unknown_is_absent_and_not_performed_is_false() {
    let model = typed(&[
        ("record/r1/dutiesPerformedOn", "no"),
        ("record/r1/correctedOn", "yes"),
        ("record/r1/correctedOn/on", "20260601"),
        ("record/r1/publishedOn", "yes"),
        ("fact/publicCommitment", "no"),
        ("fact/onAbnormalList", "yes"),
    ]);
    let input = to_input(&model);
    let expected = json!({
        "subject": { "kind": "enterprise" },
        "facts": { "publicCommitment": false, "commitmentAcceptsLiability": false, "onAbnormalList": true },
        "records": [{ "id": "r1", "dutiesPerformedOn": false, "correctedOn": "2026-06-01" }],
    });
    assert_eq!(input, expected);
    let mut model = model;
    update(&mut model, "fact/onAbnormalList", "unknown");
    assert_eq!(to_input(&model).pointer("/facts/onAbnormalList"), None);
    assert_eq!(to_options(&model), json!({ "jurisdiction": "CN", "lang": "zh-CN" }));
}

#[test]
fn an_input_survives_the_form() {
    let input = json!({
        "subject": { "kind": "patent_agency", "uscc": "91330000733796106P", "name": "某机构", "grade": "A" },
        "facts": { "publicCommitment": true, "commitmentAcceptsLiability": false, "lastRepairOn": "2025-01-02", "x.y": 3 },
        "records": [
            { "id": "第一号", "act": "illegal_agency", "determinedOn": "2026-05-08", "dutiesPerformedOn": false,
              "measures": [{ "kind": "fine", "size": "large", "amount": 5000 }], "other": "kept" },
            { "id": "b", "timelyCorrected": true },
        ],
        "materials": ["letter"],
    });
    let mut model = Model::default();
    form::fill(&mut model, &input);
    assert_eq!(to_input(&model), input);
    let key = model.key_of_path("/records/1/timelyCorrected");
    assert_eq!(key.as_deref(), Some("record/r3/timelyCorrected"), "keys are never used twice");
}

#[test]
fn commands_change_the_records_and_unknown_actions_change_nothing() {
    let mut model = penalty();
    assert_eq!(update(&mut model, "!add", ""), Effect::Focus("zx-record-r2-title".to_owned()));
    update(&mut model, "!remove/r1", "");
    assert_eq!(to_input(&model).pointer("/records"), Some(&json!([{ "id": "r2" }])));
    update(&mut model, "!remove/r2", "");
    assert_eq!(model.records.len(), 1, "there is always one record to fill in");
    for nonsense in ["record/r1/act", "fact/nothing", "subject", "", "!nothing", "record/r3/nothing"] {
        assert_eq!(update(&mut model, nonsense, "x"), Effect::Nothing, "{nonsense}");
    }
}

#[test]
fn errors_stand_at_their_fields_and_in_the_list() {
    let mut model = typed(&[
        ("record/r1/determinedOn", "2026-02-30"),
        ("record/r1/dutiesPerformedOn", "yes"),
        ("subject/uscc", "9133"),
    ]);
    let keys: Vec<String> = form::problems(&model).into_iter().map(|problem| problem.key).collect();
    assert_eq!(keys, ["subject/uscc", "record/r1/determinedOn", "record/r1/dutiesPerformedOn/on"]);
    assert!(!view(&model, None, None).to_html().contains("zx-error"), "nothing is blamed while it is being typed");
    form::touch(&mut model, "record/r1/determinedOn");
    assert_eq!(view(&model, None, None).to_html().matches("class=\"zx-error\"").count(), 1);
    model.attempted = true;
    let shown = view(&model, None, None);
    let mut described = 0;
    elements(&shown, |element| {
        if element.get("aria-invalid") == Some("true") {
            let by = element.get("aria-describedby").unwrap_or_default();
            assert!(by.contains("-error"), "{by}");
            described += 1;
        }
    });
    assert_eq!(described, 3);
    assert!(shown.to_html().contains("data-on=\"!focus/zx-record-r1-determinedOn\""));
}

#[test]
fn an_error_of_the_engine_stands_at_its_field() {
    let mut model = penalty();
    (model.attempted, model.stale) = (true, false);
    let error =
        json!([{ "code": "c", "path": "/records/0/act", "messages": { "zh": "行为有误", "en": "the act is wrong" } }]);
    let html = view(&model, None, Some(&error)).to_html();
    assert!(html.contains("id=\"zx-record-r1-act-error\""), "{html}");
    assert_eq!(html.matches("行为有误").count(), 2, "in the list and at the field");
    let whole = json!({ "code": "c", "path": "", "messages": { "zh": "整体有误", "en": "wrong" } });
    assert!(view(&model, None, Some(&whole)).to_html().contains("整体有误"));
}

#[test]
fn every_control_has_a_label_and_no_identifier_is_used_twice() {
    for lang in [Lang::Zh, Lang::En] {
        let (model, answer) = everything(lang);
        let shown = view(&model, Some(&answer), None);
        let (mut ids, mut labels, mut controls, mut refers) =
            (BTreeMap::new(), BTreeSet::new(), Vec::new(), Vec::new());
        elements(&shown, |element| {
            if let Some(id) = element.get("id") {
                *ids.entry(id.to_owned()).or_insert(0) += 1;
            }
            labels.extend(element.get("for").map(str::to_owned));
            if matches!(element.tag, "input" | "select" | "textarea") {
                controls.push(element.get("id").unwrap_or_default().to_owned());
            }
            for name in ["aria-describedby", "aria-labelledby"] {
                refers.extend(element.get(name).unwrap_or_default().split_whitespace().map(str::to_owned));
            }
            if element.tag == "button" {
                assert_eq!(element.get("type"), Some("button"), "no button may send a form of the page");
                assert!(!Node::from(element.clone()).text_content().trim().is_empty());
            }
        });
        assert_eq!(ids.iter().filter(|(_, count)| **count > 1).collect::<Vec<_>>(), []);
        assert!(controls.len() > 80, "{}", controls.len());
        assert_eq!(controls.iter().filter(|id| !labels.contains(*id)).collect::<Vec<_>>(), Vec::<&String>::new());
        assert_eq!(refers.iter().filter(|id| !ids.contains_key(*id)).collect::<Vec<_>>(), Vec::<&String>::new());
    }
}

#[test]
fn english_has_no_chinese_but_in_marked_names() {
    fn stray(node: &Node, out: &mut Vec<String>) {
        match node {
            Node::Text(text)
                if text
                    .chars()
                    .any(|c| ('\u{3000}'..='\u{9FFF}').contains(&c) || ('\u{FF00}'..='\u{FFEF}').contains(&c)) =>
            {
                out.push(text.clone());
            }
            Node::Element(element) if element.get("lang") != Some("zh-CN") => {
                element.children.iter().for_each(|child| stray(child, out));
            }
            _ => {}
        }
    }
    let (model, answer) = everything(Lang::En);
    let mut out = Vec::new();
    stray(&view(&model, Some(&answer), None), &mut out);
    assert_eq!(out, Vec::<String>::new());
}

#[test]
fn each_outcome_has_its_headline() {
    let shown = |record: Value, lang: Lang| {
        let answer = json!({ "asOf": "2026-11-22", "records": [record] });
        let mut found = String::new();
        let model = Model { lang, ..Model::default() };
        elements(&view(&model, Some(&answer), None), |element| {
            if element.get("part") == Some("headline") {
                found = Node::from(element.clone()).text_content();
            }
        });
        found
    };
    let bar = json!({ "effect": "bars", "holds": "yes", "message": "存在：名单" });
    for (record, zh, en) in [
        (json!({ "outcome": "eligible" }), "可以申请", "You may apply"),
        (
            json!({ "outcome": "not_yet", "earliestApplication": "2026-08-09" }),
            "2026-08-09 起可以申请",
            "You may apply from 2026-08-09",
        ),
        (json!({ "outcome": "not_needed" }), "无需修复", "No repair needed"),
        (
            json!({ "outcome": "undetermined", "missing": [{ "label": "a" }, { "label": "b" }, { "label": "a" }] }),
            "?尚不能判断：缺a、b",
            "?Cannot be judged yet: missing: a, b",
        ),
        (json!({ "outcome": "ineligible", "reasons": [bar] }), "不能申请：存在：名单", "You may not apply: 存在：名单"),
        (json!({ "outcome": "eligible", "summary": "the engine's own" }), "the engine's own", "The engine's own"),
    ] {
        assert_eq!(shown(record.clone(), Lang::Zh), zh);
        assert_eq!(shown(record, Lang::En), en);
    }
}

#[test]
fn the_answer_carries_its_label_and_says_when_it_is_old() {
    let mut model = penalty();
    model.stale = false;
    let answer = answer(&model);
    let html = view(&model, Some(&answer), None).to_html();
    assert!(html.contains("zx-disclaimer") && !html.contains("zx-stale"), "{html}");
    update(&mut model, "fact/publicCommitment", "no");
    assert!(view(&model, Some(&answer), None).to_html().contains("zx-stale"));
    let strange = json!({ "records": [{}, 3, null], "missing": "x" });
    assert!(
        view(&model, Some(&strange), None).to_html().contains("zx-disclaimer"),
        "an answer of another shape does not break the form"
    );
}

#[test]
fn only_fields_that_matter_are_asked() {
    let mut model = Model { relevant: Some(vec!["publicCommitment".to_owned()]), ..Model::default() };
    let html = view(&model, None, None).to_html();
    assert!(html.contains("fact/publicCommitment") && !html.contains("fact/lastRepairOn"));
    let answer = json!({ "records": [{ "outcome": "undetermined", "missing": [{ "path": "/facts/lastRepairOn", "label": "x" }] }] });
    assert!(
        view(&model, Some(&answer), None).to_html().contains("data-on=\"fact/lastRepairOn\""),
        "what the answer wants is asked"
    );
    update(&mut model, "record/r1/severity", "minor");
    assert!(!view(&model, None, None).to_html().contains("measures/fine"));
}

#[test]
fn what_comes_and_goes_has_a_key_so_that_the_field_beside_it_keeps_the_focus() {
    let (model, _) = everything(Lang::Zh);
    elements(&view(&model, None, None), |element| {
        for child in &element.children {
            if let Node::Element(child) = child
                && matches!(
                    child.get("class"),
                    Some("zx-hint" | "zx-error" | "zx-read" | "zx-inside" | "zx-input" | "zx-input zx-select")
                )
            {
                assert!(child.key.is_some(), "{child:?}");
            }
        }
    });
}
