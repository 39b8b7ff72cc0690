//! Benefits and office checks: local rules, windows, rates, and promises that hold for every input.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use zhixin::api::Engine;

fn cite() -> Value {
    json!([{ "source": "t", "article": "5", "standing": "text" }])
}

fn with(mut base: Value, more: Value) -> Value {
    for (key, value) in more.as_object().expect("an object") {
        base[key] = value.clone();
    }
    base
}

fn rule(id: &str, when: Value, more: Value) -> Value {
    let base = json!({
        "id": id, "benefit": ["pre_examination"], "effect": "cancelled", "kind": "cancellation", "listItem": null,
        "label": { "zh": id, "en": id }, "when": when, "from": null, "to": null, "basis": cite()
    });
    with(base, more)
}

fn pack(more: Value) -> Value {
    let fact = |id: &str, kind: &str| json!({ "id": id, "type": kind, "label": { "zh": id, "en": id }, "question": { "zh": id, "en": id } });
    let appeal = with(
        fact("appealState", "word"),
        json!({ "choices": [
        { "id": "failed", "label": { "zh": "未通过", "en": "failed" } }, { "id": "pending", "label": { "zh": "审理中", "en": "pending" } }, { "id": "succeeded", "label": { "zh": "通过", "en": "succeeded" } }] }),
    );
    let base = json!({
        "format": 1, "id": "cn-xx", "edition": "2026-11-22", "jurisdiction": "CN-XX", "readOn": "2026-11-22",
        "title": { "zh": "试例", "en": "Example" },
        "sources": [{ "id": "t", "title": { "zh": "试例", "en": "Example" }, "number": null, "issuer": { "zh": "某市", "en": "a city" }, "issued": null, "from": null, "to": null }],
        "facts": [
            fact("submittedCases", "int"), fact("acceptedCases", "int"), fact("failedCases", "int"), fact("abnormalCases", "int"), appeal,
            fact("notified", "int"), fact("withdrawn", "int"), fact("withdrawsApplication", "bool"), fact("writtenEvidence", "bool"),
            fact("selfCheck", "bool"), fact("rectified", "bool"), fact("filedAgainOn", "date"), fact("cancelledOn", "date")
        ]
    });
    with(base, more)
}

fn engine(more: Value) -> Engine {
    Engine::new(&[&pack(more).to_string()]).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn ask(engine: &Engine, method: &str, input: &Value, options: Value) -> Value {
    let text = engine.call(method, &[input.clone(), options], None);
    serde_json::from_str(&text.unwrap_or_else(|faults| panic!("{faults:?} for {input}"))).expect("an answer is JSON")
}

fn one(engine: &Engine, facts: Value, records: Value, as_of: &str) -> Value {
    let input = json!({ "facts": facts, "records": records });
    let options = json!({ "jurisdiction": "CN-XX", "asOf": as_of, "benefit": "pre_examination" });
    ask(engine, "checkBenefits", &input, options)["benefits"][0].clone()
}

/// The centres differ: more than 70 % is not 70 % or more, and one of them needs ten submissions.
#[test]
fn rates_are_compared_exactly() {
    let den = json!({ "compare": { "value": "facts.acceptedCases", "op": ">", "to": 0 } });
    let rate = |op: &str| json!({ "ratio": { "num": "facts.failedCases", "den": "facts.acceptedCases", "op": op, "to": [7, 10] } });
    let ten = json!({ "compare": { "value": "facts.submittedCases", "op": ">=", "to": 10 } });
    let above = engine(json!({ "benefits": [rule("x.above", json!({ "all": [den, rate(">")] }), json!({}))] }));
    let from = engine(json!({ "benefits": [rule("x.from", json!({ "all": [den, ten, rate(">=")] }), json!({}))] }));
    let outcome = |engine: &Engine, submitted: i64, accepted: i64, failed: i64| {
        let facts = json!({ "submittedCases": submitted, "acceptedCases": accepted, "failedCases": failed });
        let answer = one(engine, facts, json!([]), "2026-11-22");
        (answer["outcome"].as_str().expect("a word").to_owned(), answer["effect"].clone())
    };
    let (open, cancelled) = (("open".to_owned(), Value::Null), ("refused".to_owned(), json!("cancelled")));
    for (accepted, failed, is_above, is_from) in [
        (10, 6, false, false),
        (10, 7, false, true),
        (10, 8, true, true),
        (1000, 701, true, true),
        (1000, 700, false, true),
        (1000, 699, false, false),
        (0, 0, false, false),
    ] {
        assert_eq!(outcome(&above, 10, accepted, failed) == cancelled, is_above, "{failed} of {accepted}");
        assert_eq!(outcome(&from, 10, accepted, failed) == cancelled, is_from, "{failed} of {accepted}");
    }
    for (submitted, expected) in [(9, &open), (10, &cancelled), (11, &cancelled)] {
        assert_eq!(outcome(&from, submitted, 10, 7), *expected);
    }
    let answer = one(&from, json!({ "submittedCases": 10 }), json!([]), "2026-11-22");
    assert_eq!(answer["outcome"], "undetermined", "the number of accepted cases is not known: {answer}");
}

#[test]
fn an_appeal_that_is_pending_leaves_it_open() {
    let lost = json!({ "any": [
        { "in": { "value": "facts.appealState", "of": ["failed"] } },
        { "all": [{ "in": { "value": "facts.appealState", "of": ["pending"] } }, { "unsettled": { "zh": "申诉尚未有结果", "en": "the appeal is pending" } }] }
    ] });
    let two = json!({ "compare": { "value": "facts.abnormalCases", "op": ">=", "to": 2 } });
    let since = json!({ "since": "facts.cancelledOn", "period": { "n": 3, "unit": "year" } });
    let engine = engine(json!({ "benefits": [
        rule("x.cancel", json!({ "all": [two, lost] }), json!({})),
        rule("x.barred", json!({ "within": since.clone() }), json!({ "effect": "refused", "kind": "entry", "until": since }))
    ] }));
    let outcome = |n: i64, appeal: Value| {
        one(
            &engine,
            json!({ "abnormalCases": n, "appealState": appeal, "cancelledOn": false }),
            json!([]),
            "2026-11-22",
        )["outcome"]
            .clone()
    };
    assert_eq!(outcome(1, json!("failed")), "open");
    assert_eq!(outcome(2, json!("failed")), "refused");
    assert_eq!(outcome(3, json!("failed")), "refused");
    assert_eq!(outcome(2, json!("succeeded")), "open");
    assert_eq!(outcome(2, json!("pending")), "undetermined");
    assert_eq!(outcome(2, Value::Null), "undetermined");
    // No filing for three years after the cancellation, the last day included.
    for (as_of, outcome, until) in [
        ("2026-09-09", "refused", json!("2026-09-10")),
        ("2026-09-10", "refused", json!("2026-09-10")),
        ("2026-09-11", "open", Value::Null),
    ] {
        let answer = one(
            &engine,
            json!({ "abnormalCases": 0, "appealState": "failed", "cancelledOn": "2023-09-10" }),
            json!([]),
            as_of,
        );
        assert_eq!((&answer["outcome"], &answer["until"]), (&json!(outcome), &until), "{as_of}");
        assert_eq!(answer["kind"], if outcome == "refused" { json!("entry") } else { Value::Null });
    }
}

/// Where a text does not define its year, both readings are judged.
#[test]
fn a_window_that_is_not_defined_has_to_agree() {
    let year = json!({ "n": 1, "unit": "year" });
    let rolling = json!({ "within": { "since": "record.determinedOn", "period": year } });
    let calendar = json!({ "calendarYears": { "since": "record.determinedOn", "n": 1, "first": "this" } });
    let count = |window: Value| json!({ "count": { "where": window, "atLeast": 2 } });
    let agree = json!({ "agree": { "of": [count(rolling), count(calendar)], "open": { "zh": "“一年内”没有写明算法", "en": "the year is not defined" } } });
    let engine = engine(json!({ "benefits": [rule("x.two", agree, json!({}))] }));
    let records = json!([{ "id": "a", "authority": "ip_office", "document": "notice", "determinedOn": "2026-03-01" }, { "id": "b", "authority": "ip_office", "document": "notice", "determinedOn": "2026-10-01" }]);
    for (as_of, outcome) in [
        ("2026-09-30", "open"),
        ("2026-10-01", "refused"),
        ("2026-12-31", "refused"),
        ("2027-01-01", "undetermined"),
        ("2027-03-01", "undetermined"),
        ("2027-03-02", "open"),
    ] {
        let answer = one(&engine, json!({}), records.clone(), as_of);
        assert_eq!(answer["outcome"], outcome, "{as_of}");
        assert_eq!(
            answer["notices"].as_array().expect("notices").iter().any(|n| n["code"] == "unsettled"),
            outcome == "undetermined"
        );
    }
}

#[test]
fn local_rules_replace_add_and_do_not_leak() {
    let mine = rule(
        "cn-xx.benefit.award",
        json!({ "all": [{ "in": { "value": "record.authority", "of": ["cnipa"] } }, { "stands": { "cure": ["repair"] } }] }),
        json!({ "benefit": ["award"], "effect": "strict", "each": "record", "replaces": "cn.benefit.cnipa.award", "from": "2026-06-01", "to": "2026-12-31" }),
    );
    let engine = engine(json!({ "benefits": [mine] }));
    let input = json!({ "records": [{ "id": "r", "act": "other_listed", "authority": "cnipa", "document": "dishonesty_determination", "determinedOn": "2026-03-10", "repairedOn": false, "removedOn": false }] });
    let rules = |place: &str, as_of: &str| -> Vec<String> {
        let answer =
            ask(&engine, "checkBenefits", &input, json!({ "jurisdiction": place, "asOf": as_of, "benefit": "award" }));
        let reasons = answer["benefits"][0]["reasons"].as_array().expect("reasons").clone();
        reasons.iter().filter(|r| r["holds"] == "yes").filter_map(|r| r["rule"].as_str().map(str::to_owned)).collect()
    };
    // The national rule on the China Patent Award is another one and stays.
    let (wide, own) = (
        ["cn.benefit.cnipa.award", "cn.benefit.cnipa.demonstration"],
        ["cn.benefit.cnipa.demonstration", "cn-xx.benefit.award"],
    );
    assert_eq!(rules("CN-XX", "2026-05-31"), wide);
    assert_eq!(rules("CN-XX", "2026-06-01"), own);
    assert_eq!(rules("CN-XX-0101", "2026-12-31"), own, "a city has its province's rules");
    assert_eq!(rules("CN-XX", "2027-01-01"), wide);
    assert_eq!(rules("CN-XY", "2026-11-22"), wide);
}

fn checks() -> Value {
    let ground = |id: &str, when: Value| json!({ "id": id, "label": { "zh": id, "en": id }, "when": when, "cure": { "zh": "改正", "en": "put it right" }, "basis": cite() });
    let no = |fact: &str| json!({ "not": { "yes": fact } });
    json!({ "checks": [
        { "id": "x.heavier", "title": { "zh": "从重", "en": "heavier" }, "from": "2022-05-23", "to": null, "basis": cite(), "grounds": [
            ground("not_withdrawn", json!({ "all": [no("facts.withdrawsApplication"), no("facts.writtenEvidence")] })),
            ground("no_self_check", no("facts.selfCheck")),
            ground("not_rectified", no("facts.rectified")),
            ground("filed_again", json!({ "by": "facts.filedAgainOn" }))
        ] },
        { "id": "x.rate", "title": { "zh": "撤回率", "en": "withdrawal rate" }, "from": null, "to": null, "basis": cite(),
          "rate": { "num": "facts.withdrawn", "den": "facts.notified", "atLeast": [9, 10] } }
    ] })
}

/// One conjunction and three single grounds.
#[test]
fn grounds_of_heavier_treatment() {
    let engine = engine(checks());
    let outcome = |withdraws: Value, evidence: Value, check: bool, rectified: bool, again: Value| {
        let facts = json!({ "withdrawsApplication": withdraws, "writtenEvidence": evidence, "selfCheck": check, "rectified": rectified, "filedAgainOn": again });
        let options = json!({ "jurisdiction": "CN-XX", "asOf": "2026-11-22", "check": "x.heavier" });
        ask(&engine, "checkOffice", &json!({ "facts": facts }), options)["checks"][0]["outcome"].clone()
    };
    let (t, f, u) = (json!(true), json!(false), Value::Null);
    assert_eq!(outcome(f.clone(), f.clone(), true, true, f.clone()), "met");
    assert_eq!(
        outcome(t.clone(), f.clone(), true, true, f.clone()),
        "not_met",
        "withdrawn: the evidence does not matter"
    );
    assert_eq!(
        outcome(f.clone(), t.clone(), true, true, f.clone()),
        "not_met",
        "evidence: the withdrawal does not matter"
    );
    assert_eq!(outcome(f.clone(), u.clone(), true, true, f.clone()), "undetermined");
    assert_eq!(outcome(t.clone(), t.clone(), false, true, f.clone()), "met");
    assert_eq!(outcome(t.clone(), t.clone(), true, false, f.clone()), "met");
    assert_eq!(outcome(t.clone(), t.clone(), true, true, json!("2026-11-22")), "met");
    assert_eq!(outcome(t.clone(), t.clone(), true, true, json!("2026-11-23")), "not_met", "not yet on that day");
    assert_eq!(outcome(u, t, true, false, f), "met", "one ground is enough, whatever else is not known");
}

#[test]
fn the_rate_of_withdrawal_is_exact() {
    let engine = engine(checks());
    let rate = |notified: Value, withdrawn: Value| {
        let facts = json!({ "notified": notified, "withdrawn": withdrawn });
        let answer = ask(
            &engine,
            "checkOffice",
            &json!({ "facts": facts }),
            json!({ "jurisdiction": "CN-XX", "asOf": "2022-01-01" }),
        );
        let mut checks = answer["checks"].as_array().expect("checks").clone();
        checks.retain(|check| check["id"].as_str().is_some_and(|id| id.starts_with("x.")));
        assert_eq!(checks.len(), 1, "the other check is not in force yet");
        (checks[0]["outcome"].clone(), checks[0]["rate"]["least"].clone(), checks[0]["rate"]["needed"].clone())
    };
    for (notified, withdrawn, outcome, least, needed) in [
        (10, 8, "not_met", 9, 1),
        (10, 9, "met", 9, 0),
        (10, 10, "met", 9, 0),
        (11, 9, "not_met", 10, 1),
        (11, 10, "met", 10, 0),
        (7, 0, "not_met", 7, 7),
        (1, 1, "met", 1, 0),
        (1448, 1303, "not_met", 1304, 1),
        (1448, 1304, "met", 1304, 0),
    ] {
        assert_eq!(
            rate(json!(notified), json!(withdrawn)),
            (json!(outcome), json!(least), json!(needed)),
            "{withdrawn} of {notified}"
        );
    }
    assert_eq!(rate(json!(0), json!(0)), (json!("not_applicable"), Value::Null, Value::Null));
    assert_eq!(rate(json!(0), Value::Null).0, "not_applicable");
    assert_eq!(rate(json!(10), Value::Null), (json!("undetermined"), json!(9), Value::Null));
    assert_eq!(rate(Value::Null, json!(3)).0, "undetermined");
}

#[test]
fn faults_of_rules_are_named_at_their_place() {
    let faults = |more: Value| -> Vec<(String, String)> {
        let faults = Engine::new(&[&pack(more).to_string()]).expect_err("a faulty pack does not load");
        faults.into_iter().map(|fault| (fault.code.to_owned(), fault.path)).collect()
    };
    let one = |code: &str, path: &str| vec![(code.to_owned(), format!("/packs/0/{path}"))];
    let yes = json!({ "yes": "facts.selfCheck" });
    let bad = |more: Value| faults(json!({ "benefits": [rule("x.r", yes.clone(), more)] }));
    assert_eq!(bad(json!({ "benefit": ["prexamination"] })), one("unknown_word", "benefits/0/benefit/0"));
    assert_eq!(bad(json!({ "effect": "forbidden" })), one("unknown_word", "benefits/0/effect"));
    assert_eq!(bad(json!({ "replaces": "cn.benefit.none" })), one("dangling_reference", "benefits/0/replaces"));
    assert_eq!(bad(json!({ "id": "cn.benefit.cnipa.award" })), one("duplicate_id", "benefits/0/id"));
    assert_eq!(bad(json!({ "basis": [] })), one("empty_list", "benefits/0/basis"));
    let years = json!({ "calendarYears": { "since": "facts.filedAgainOn", "n": 0, "first": "current" } });
    assert_eq!(faults(json!({ "benefits": [rule("x.r", years, json!({}))] })).len(), 2);
    let mut checks = checks();
    checks["checks"][1]["rate"]["atLeast"] = json!([9, 0]);
    checks["checks"][0]["rate"] = checks["checks"][1]["rate"].clone();
    assert_eq!(faults(checks).iter().filter(|(code, _)| code == "grounds_or_rate").count(), 1);
}

/// The schemes, rules and checks of all tasks are listed, and each tells the facts that it reads.
#[test]
fn everything_that_may_be_asked_is_listed() {
    let engine = engine(checks());
    let list = |query: Value| -> Vec<String> {
        let text = engine.call("schemes", &[query], None).expect("an answer");
        let list: Vec<Value> = serde_json::from_str(&text).expect("JSON");
        list.iter().filter_map(|scheme| scheme["id"].as_str().map(str::to_owned)).collect()
    };
    assert_eq!(
        list(json!({ "task": "commitment", "jurisdiction": "CN-XX", "asOf": "2024-10-11" })),
        ["cn.commitment.notification.2020"]
    );
    let office = list(json!({ "task": "office", "jurisdiction": "CN-XX" }));
    assert!(office.iter().any(|id| id.starts_with("cn.check.")), "those of the nation are asked here too");
    assert!(["x.heavier", "x.rate"].iter().all(|id| office.iter().any(|known| known == id)));
    assert!(list(json!({ "task": "benefits", "asOf": "2026-08-31" })).iter().all(|id| !id.contains("priority_2026")));
    assert!(list(json!({ "task": "benefits", "asOf": "2026-09-01" })).iter().any(|id| id.contains("priority_2026")));
    let facts = engine.call("facts", &[json!("cn.commitment.accept_first.2024")], None).expect("an answer");
    for id in ["goodCredit", "writtenPromise", "repairedOn"] {
        assert!(facts.contains(&format!("\"id\":\"{id}\"")), "{id}");
    }
}

thread_local! {
    static ENGINE: Engine = Engine::new(&[]).expect("the built-in packs load");
}

fn day() -> impl Strategy<Value = String> {
    (2021..=2032_i32, 1..=12_u32, 1..=28_u32).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}"))
}

fn event() -> impl Strategy<Value = Value> {
    prop_oneof![1 => Just(Value::Null), 2 => Just(json!(false)), 1 => day().prop_map(Value::from)]
}

fn flag() -> impl Strategy<Value = Value> {
    prop_oneof![Just(Value::Null), Just(json!(false)), Just(json!(true))]
}

fn word(words: &'static [&'static str]) -> impl Strategy<Value = Value> {
    prop_oneof![1 => Just(Value::Null), 4 => prop::sample::select(words).prop_map(Value::from)]
}

fn map<const N: usize>(pairs: [(&str, Value); N]) -> Map<String, Value> {
    pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

prop_compose! {
    fn facts()(list in flag(), rests in flag(), agency in event(), bad in flag(), repaired in flag(), untrue in flag()) -> Map<String, Value> {
        map([("onSeriousList", list), ("restsOnAbnormalApplication", rests), ("agencyGoodFaithBreachOn", agency), ("seriousBadRecord", bad), ("seriousBadRecordRepaired", repaired), ("priorFalseCommitment", untrue)])
    }
}

prop_compose! {
    fn a_record()(
        act in word(&["abnormal_patent_application", "good_faith_breach", "fee_reduction_fraud", "annual_report_missed"]),
        authority in word(&["cnipa", "other"]), document in word(&["dishonesty_determination", "notice", "serious_list_decision"]),
        determined in prop_oneof![1 => Just(Value::Null), 9 => day().prop_map(Value::from)],
        removed in event(), restriction in event(), repaired in any::<bool>(), serious in flag(), listed in flag(),
    ) -> Map<String, Value> {
        map([("act", act), ("authority", authority), ("document", document), ("determinedOn", determined), ("removedOn", removed),
            ("restrictionEndsOn", restriction), ("repairedOn", if repaired { Value::Null } else { json!(false) }), ("seriousCircumstances", serious), ("inCatalogue", listed)])
    }
}

fn learn(
    known: &Map<String, Value>,
    more: &Map<String, Value>,
    place: &str,
    presumed: &[String],
) -> Map<String, Value> {
    let mut after = known.clone();
    for (key, value) in more {
        if known[key].is_null() && !presumed.contains(&format!("{place}/{key}")) {
            after.insert(key.clone(), value.clone());
        }
    }
    after
}

fn benefits(facts: &Map<String, Value>, records: &[Map<String, Value>], as_of: &str) -> Vec<Value> {
    let input = json!({ "facts": facts, "records": records });
    let answer = ENGINE.with(|engine| ask(engine, "checkBenefits", &input, json!({ "asOf": as_of })));
    answer["benefits"].as_array().expect("benefits").clone()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Learning a fact never contradicts a certain answer, unless the answer said that it presumed that very fact.
    #[test]
    fn learning_never_contradicts(facts in facts(), learnt in facts(), records in prop::collection::vec((a_record(), a_record()), 0..3), as_of in day()) {
        let known: Vec<_> = records.iter().map(|(known, _)| known.clone()).collect();
        for before in benefits(&facts, &known, &as_of).into_iter().filter(|benefit| benefit["outcome"] != "undetermined") {
            let presumed: Vec<String> = before["assumptions"].as_array().expect("assumptions").iter().filter_map(|a| a["path"].as_str().map(str::to_owned)).collect();
            let after_records: Vec<_> = records.iter().enumerate().map(|(at, (known, more))| learn(known, more, &format!("/records/{at}"), &presumed)).collect();
            let after_facts = learn(&facts, &learnt, "/facts", &presumed);
            let after = benefits(&after_facts, &after_records, &as_of);
            let same = after.iter().find(|benefit| benefit["benefit"] == before["benefit"]).expect("the benefit");
            prop_assert_eq!(&before["outcome"], &same["outcome"], "{} on {}: {:?} {:?}", before["benefit"], as_of, after_facts, after_records);
        }
    }

    /// The order of records does not matter; every reason cites; what is undetermined says why; an end lies ahead.
    #[test]
    fn order_citations_and_explanations(facts in facts(), mut records in prop::collection::vec(a_record(), 0..4), as_of in day()) {
        for (at, record) in records.iter_mut().enumerate() {
            record.insert("id".to_owned(), json!(format!("n{at}")));
        }
        let forth = benefits(&facts, &records, &as_of);
        records.reverse();
        for (one, other) in forth.iter().zip(benefits(&facts, &records, &as_of)) {
            prop_assert_eq!((&one["outcome"], &one["until"]), (&other["outcome"], &other["until"]));
            for reason in one["reasons"].as_array().expect("reasons") {
                prop_assert!(!reason["basis"].as_array().expect("basis").is_empty(), "{reason}");
            }
            let some = |key: &str| one[key].as_array().is_some_and(|list| !list.is_empty());
            prop_assert!(one["outcome"] != "undetermined" || some("missing") || some("notices"), "{one}");
            prop_assert!(one["outcome"] == "undetermined" || !some("missing"), "{one}");
            prop_assert!(one["until"].as_str().is_none_or(|until| until >= as_of.as_str()), "{one}");
            prop_assert!(one["outcome"] != "open" || one["until"].is_null(), "{one}");
        }
    }

    /// A benefit that no rule of the place covers is never called open.
    #[test]
    fn open_needs_a_rule(facts in facts(), as_of in day()) {
        for benefit in benefits(&facts, &[], &as_of) {
            let covered = benefit["reasons"].as_array().is_some_and(|reasons| !reasons.is_empty());
            prop_assert!(covered || benefit["outcome"] == "undetermined", "{benefit}");
        }
    }
}
