//! Commitment: local packs on top of the national one, and promises that hold for every input.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use zhixin::api::Engine;
use zhixin::judge::{Scene, Tri, trace, verdict};
use zhixin::pack::Condition;
use zhixin::subject::Input;

/// A scheme of a made-up place; `more` adds to it or takes the place of its keys.
fn scheme(id: &str, more: Value) -> Value {
    let mut scheme = json!({
        "id": id, "kind": "accept_first", "title": { "zh": "试例", "en": "Example" }, "from": null, "to": null,
        "applies": null, "basis": cite(), "deferral": null, "deadline": null, "discretion": null, "superseded": null
    });
    for (key, value) in more.as_object().expect("an object") {
        scheme[key] = value.clone();
    }
    scheme
}

fn cite() -> Value {
    json!([{ "source": "t", "article": "5", "standing": "text" }])
}

fn ground(id: &str, when: Value, more: Value) -> Value {
    let mut ground = json!({ "id": id, "label": { "zh": id, "en": id }, "when": when, "basis": cite() });
    for (key, value) in more.as_object().expect("an object") {
        ground[key] = value.clone();
    }
    ground
}

fn pack(schemes: Value) -> Value {
    json!({
        "format": 1, "id": "cn-zj", "edition": "2026-11-22", "jurisdiction": "CN-ZJ", "readOn": "2026-11-22",
        "title": { "zh": "试例", "en": "Example" },
        "sources": [{ "id": "t", "title": { "zh": "试例", "en": "Example" }, "number": null, "issuer": { "zh": "某市", "en": "a city" }, "issued": null, "from": null, "to": null }],
        "commitment": schemes
    })
}

fn engine(schemes: Value) -> Engine {
    Engine::new(&[&pack(schemes).to_string()]).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn ask(engine: &Engine, input: &Value, options: Value) -> Value {
    let text = engine.call("checkCommitment", &[input.clone(), options], None);
    serde_json::from_str(&text.unwrap_or_else(|faults| panic!("{faults:?} for {input}"))).expect("an answer is JSON")
}

fn here(as_of: &str, scheme: &str) -> Value {
    json!({ "jurisdiction": "CN-ZJ", "asOf": as_of, "scheme": scheme })
}

/// A record of that severity, determined on 2026-01-10.
fn record(severity: &str, repaired: Value) -> Value {
    json!({ "id": "r", "authority": "other", "document": "notice", "determinedOn": "2026-01-10", "severity": severity, "repairedOn": repaired, "removedOn": false })
}

#[test]
fn bar_levels_and_cures_are_parameters() {
    let any = json!({ "stands": { "cure": ["repair"] } });
    let serious =
        json!({ "all": [{ "in": { "value": "record.severity", "of": ["serious"] } }, { "stands": { "cure": [] } }] });
    let year = json!({ "stands": { "cure": ["repair", "expiry"], "period": { "n": 1, "unit": "year" } } });
    let each = |until: Value| json!({ "each": "record", "until": until });
    let until = json!({ "since": "record.determinedOn", "period": { "n": 1, "unit": "year" } });
    let engine = engine(json!([
        scheme("x.any", json!({ "bars": [ground("b", any, json!({ "each": "record" }))] })),
        scheme("x.serious", json!({ "bars": [ground("b", serious, json!({ "each": "record" }))] })),
        scheme("x.year", json!({ "bars": [ground("b", year, each(until))] })),
    ]));
    let outcome = |scheme: &str, as_of: &str, record: Value| {
        let answer = ask(&engine, &json!({ "records": [record] }), here(as_of, scheme));
        (answer["outcome"].as_str().expect("a word").to_owned(), answer["until"].clone())
    };
    let no = || ("ineligible".to_owned(), Value::Null);
    let yes = || ("eligible".to_owned(), Value::Null);
    // Any record bars, whatever its class, until it is repaired.
    assert_eq!(outcome("x.any", "2026-11-22", record("minor", json!(false))), no());
    assert_eq!(outcome("x.any", "2026-11-22", record("minor", json!("2026-11-22"))), yes());
    // Only a serious one bars; nothing but removal cures it.
    assert_eq!(outcome("x.serious", "2026-11-22", record("general", json!(false))), yes());
    assert_eq!(outcome("x.serious", "2026-11-22", record("serious", json!("2026-05-01"))), no());
    // A year, the last day included.
    let until = ("ineligible".to_owned(), json!("2027-01-10"));
    assert_eq!(outcome("x.year", "2027-01-09", record("minor", json!(false))), until);
    assert_eq!(outcome("x.year", "2027-01-10", record("minor", json!(false))), until);
    assert_eq!(outcome("x.year", "2027-01-11", record("minor", json!(false))), yes());
    assert_eq!(outcome("x.year", "2027-01-11", record("minor", Value::Null)), yes(), "what is over needs no repair");
    assert_eq!(outcome("x.any", "2026-11-22", record("minor", Value::Null)).0, "undetermined");
}

#[test]
fn a_local_scheme_extends_or_replaces_a_wider_one() {
    let extending = scheme(
        "cn-zj.commitment.x",
        json!({
            "extends": "cn.commitment.accept_first.2024",
            "deadline": { "period": { "n": 10, "unit": "working_day" }, "from": "acceptance", "cap": "processing_limit", "countsBy": "arrival", "roll": "none", "basis": cite() },
            "deferral": { "label": { "zh": "可以后补", "en": "may follow" }, "materials": [{ "id": "poa", "label": { "zh": "委托书", "en": "power of attorney" }, "basis": cite() }], "basis": cite() },
            "conditions": [ground("local_promise", json!({ "yes": "facts.willingToCommit" }), json!({ "replaces": "written_promise" }))],
            "onMissed": [{ "id": "ended", "label": { "zh": "终止办理", "en": "handling ends" }, "basis": cite() }]
        }),
    );
    let replacing = scheme(
        "cn-zj.commitment.y",
        json!({ "kind": "notification", "replaces": "cn.commitment.notification.2020", "to": "2026-12-31" }),
    );
    let engine = engine(json!([extending, replacing]));
    let input = |limit: u32| {
        json!({
            "records": [], "facts": { "goodCredit": true, "willingToCommit": true, "onSeriousList": false },
            "materials": [{ "id": "poa", "required": true, "submitted": false }],
            "matter": { "acceptedOn": "2026-11-02", "processingLimit": { "n": limit, "unit": "working_day" } }
        })
    };
    let place = |as_of: &str| json!({ "jurisdiction": "CN-ZJ", "asOf": as_of });
    let answer = ask(&engine, &input(20), place("2026-11-22"));
    let ids = |answer: &Value| -> Vec<String> {
        let routes = answer["routes"].as_array().expect("routes").iter();
        routes.map(|route| route["id"].as_str().expect("an id").to_owned()).collect()
    };
    assert_eq!(ids(&answer), ["cn-zj.commitment.x", "cn-zj.commitment.y"]);
    let route = &answer["routes"][0];
    assert_eq!(route["outcome"], "discretionary", "the wider scheme's discretion stays: {route}");
    assert_eq!(route["deadline"]["date"], "2026-11-16");
    assert_eq!(route["deadline"]["countsBy"], "arrival");
    assert_eq!(route["deferrable"][0]["may"], "yes", "the text itself lets it follow");
    assert_eq!(route["onMissed"].as_array().map(Vec::len), Some(2));
    let rules: Vec<&str> =
        route["reasons"].as_array().expect("reasons").iter().filter_map(|reason| reason["rule"].as_str()).collect();
    assert!(rules.contains(&"cn-zj.commitment.x/conditions/local_promise"));
    assert!(!rules.contains(&"cn.commitment.accept_first.2024/conditions/written_promise"));
    // The processing limit caps the deadline.
    for (limit, date) in [(9, "2026-11-13"), (10, "2026-11-16"), (11, "2026-11-16")] {
        assert_eq!(ask(&engine, &input(limit), place("2026-11-22"))["routes"][0]["deadline"]["date"], date);
    }
    // Without the limit the deadline is not known, and the parameter is named.
    let mut without = input(9);
    without["matter"]["processingLimit"] = Value::Null;
    let deadline = ask(&engine, &without, place("2026-11-22"))["routes"][0]["deadline"].clone();
    assert_eq!((&deadline["date"], &deadline["parameter"]), (&Value::Null, &json!("/matter/processingLimit")));
    // A shorter limit that the authority has set counts.
    let mut set = input(20);
    set["matter"]["supplement"] = json!({ "period": { "n": 3, "unit": "day" }, "from": "acceptance" });
    assert_eq!(ask(&engine, &set, place("2026-11-22"))["routes"][0]["deadline"]["date"], "2026-11-05");
    // After its last day the local scheme no longer hides the national one; elsewhere it never did.
    for (as_of, shown) in [("2026-12-31", "cn-zj.commitment.y"), ("2027-01-01", "cn.commitment.notification.2020")] {
        assert!(ids(&ask(&engine, &input(20), place(as_of))).contains(&shown.to_owned()), "{as_of}");
    }
    let elsewhere = ask(&engine, &input(20), json!({ "jurisdiction": "CN-JS", "asOf": "2026-11-22" }));
    assert_eq!(ids(&elsewhere), ["cn.commitment.accept_first.2024", "cn.commitment.notification.2020"]);
}

#[test]
fn a_deadline_rolls_only_where_its_text_says_so() {
    let deadline = |roll: &str| json!({ "deadline": { "period": { "n": 1, "unit": "month" }, "from": "commitment", "cap": null, "countsBy": "dispatch", "roll": roll, "basis": cite() } });
    let engine = engine(json!([scheme("x.none", deadline("none")), scheme("x.next", deadline("next_working_day")),]));
    // 2026-10-01 to 2026-10-07 are days off.
    let input = json!({ "records": [], "matter": { "committedOn": "2026-09-01" } });
    assert_eq!(ask(&engine, &input, here("2026-09-02", "x.none"))["deadline"]["date"], "2026-10-01");
    assert_eq!(ask(&engine, &input, here("2026-09-02", "x.next"))["deadline"]["date"], "2026-10-08");
}

#[test]
fn signing_anew_and_stale_texts_are_flagged() {
    let engine = engine(json!([scheme(
        "x.resign",
        json!({
            "resign": [ground("legal_representative", json!({ "yes": "facts.willingToCommit" }), json!({}))],
            "superseded": { "on": "2026-04-01", "message": { "zh": "旧", "en": "old" }, "basis": cite() }
        }),
    )]));
    let codes = |as_of: &str, fact: bool| -> Vec<String> {
        let input = json!({ "records": [], "facts": { "willingToCommit": fact } });
        let notices = ask(&engine, &input, here(as_of, "x.resign"))["notices"].clone();
        notices.as_array().expect("notices").iter().filter_map(|n| n["code"].as_str().map(str::to_owned)).collect()
    };
    assert_eq!(codes("2026-03-31", false), Vec::<String>::new());
    assert_eq!(codes("2026-04-01", true), ["superseded", "resign_needed"]);
}

#[test]
fn faults_of_a_pack_are_named_at_their_place() {
    let faults = |schemes: Value| -> Vec<(String, String)> {
        let faults = Engine::new(&[&pack(schemes).to_string()]).expect_err("a faulty pack does not load");
        faults.into_iter().map(|fault| (fault.code.to_owned(), fault.path)).collect()
    };
    let stands = json!({ "stands": { "cure": ["repair"] } });
    let one = |code: &str, path: &str| vec![(code.to_owned(), format!("/packs/0/commitment/0{path}"))];
    let bad = |more: Value| faults(json!([scheme("x", more)]));
    assert_eq!(
        bad(json!({ "bars": [ground("b", stands.clone(), json!({}))] })),
        one("record_without_each", "/bars/0/when")
    );
    assert_eq!(bad(json!({ "extends": "cn.commitment.none" })), one("dangling_reference", "/extends"));
    assert_eq!(bad(json!({ "replaces": "x" })), one("dangling_reference", "/replaces"));
    assert_eq!(bad(json!({ "kind": "accept-first" })), one("unknown_word", "/kind"));
    let expiry = json!({ "stands": { "cure": ["expiry"] } });
    let with_each = json!({ "each": "record" });
    assert_eq!(
        bad(json!({ "bars": [ground("b", expiry, with_each.clone())] })),
        one("period_and_cure", "/bars/0/when/stands")
    );
    let twice = json!([ground("b", stands.clone(), with_each.clone()), ground("b", stands.clone(), with_each)]);
    assert_eq!(bad(json!({ "bars": twice })), one("duplicate_id", "/bars/1/id"));
    let replaces = json!([ground("c", json!({ "yes": "facts.goodCredit" }), json!({ "replaces": "written_promise" }))]);
    assert_eq!(bad(json!({ "conditions": replaces })), one("dangling_reference", "/conditions/0/replaces"));
    let mut without = scheme("x", json!({}));
    without.as_object_mut().expect("an object").remove("deadline");
    assert_eq!(faults(json!([without])), one("missing_key", ""));
    assert_eq!(bad(json!({ "from": "2026-02-01", "to": "2026-01-31" })), one("ends_before_start", ""));
}

thread_local! {
    static ENGINE: Engine = Engine::new(&[]).expect("the built-in packs load");
}

/// Something with what is known of it, and with what is learnt later.
type Known = (Map<String, Value>, Map<String, Value>);

const FACTS: [&str; 10] = [
    "goodCredit",
    "writtenPromise",
    "willingToCommit",
    "notificationMatter",
    "excludedMatter",
    "seriousBadRecord",
    "seriousBadRecordRepaired",
    "priorFalseCommitment",
    "priorFalseCommitmentRepaired",
    "onSeriousList",
];

fn day() -> impl Strategy<Value = String> {
    (2023..=2028_i32, 1..=12_u32, 1..=28_u32).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}"))
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

prop_compose! {
    fn facts()(flags in prop::collection::vec(flag(), FACTS.len())) -> Map<String, Value> {
        FACTS.iter().map(|id| (*id).to_owned()).zip(flags).collect()
    }
}

prop_compose! {
    fn a_record()(
        act in word(&["abnormal_patent_application", "commitment_untrue", "infringement"]),
        authority in word(&["cnipa", "market_regulation"]),
        document in word(&["dishonesty_determination", "penalty_decision", "serious_list_decision"]),
        severity in word(&["minor", "serious"]),
        determined in prop_oneof![1 => Just(Value::Null), 9 => day().prop_map(Value::from)],
        removed in event(), restriction in event(), repaired in any::<bool>(), listed in flag(),
    ) -> Map<String, Value> {
        let pairs = [
            ("act", act), ("authority", authority), ("document", document), ("severity", severity), ("determinedOn", determined),
            ("removedOn", removed), ("restrictionEndsOn", restriction), ("repairedOn", if repaired { Value::Null } else { json!(false) }),
            ("inCatalogue", listed),
        ];
        pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
    }
}

prop_compose! {
    fn material()(required in flag(), submitted in flag(), deferrable in flag()) -> Map<String, Value> {
        [("required", required), ("submitted", submitted), ("deferrable", deferrable)].into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
    }
}

/// The same with what is not known filled in, except what the answer presumed.
fn learn(
    known: &Map<String, Value>,
    more: &Map<String, Value>,
    place: &str,
    presumed: &[String],
) -> Map<String, Value> {
    let mut after = known.clone();
    for (key, value) in more {
        if known.get(key).is_none_or(Value::is_null) && !presumed.contains(&format!("{place}/{key}")) {
            after.insert(key.clone(), value.clone());
        }
    }
    after
}

fn input(facts: &Map<String, Value>, records: &[Map<String, Value>], materials: &[Map<String, Value>]) -> Value {
    let named = |(at, material): (usize, &Map<String, Value>)| {
        let mut material = material.clone();
        material.insert("id".to_owned(), json!(format!("m{at}")));
        Value::Object(material)
    };
    let materials: Vec<Value> = materials.iter().enumerate().map(named).collect();
    json!({ "facts": facts, "records": records, "materials": materials })
}

fn answer(input: &Value, as_of: &str) -> Value {
    ENGINE.with(|engine| ask(engine, input, json!({ "asOf": as_of })))
}

/// A certain answer as yes or no: both ways of saying no are one.
fn certain(route: &Value) -> Option<&str> {
    match route["outcome"].as_str().expect("a word") {
        "undetermined" => None,
        "not_applicable" | "ineligible" => Some("no"),
        other => Some(if other == "eligible" { "eligible" } else { "discretionary" }),
    }
}

fn presumed(route: &Value) -> Vec<String> {
    let list = route["assumptions"].as_array().expect("assumptions").iter();
    list.filter_map(|assumption| assumption["path"].as_str().map(str::to_owned)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Learning a fact never contradicts a certain answer, unless the answer said that it presumed that very fact.
    #[test]
    fn learning_never_contradicts(
        facts in facts(), learnt in facts(), records in prop::collection::vec((a_record(), a_record()), 0..3),
        materials in prop::collection::vec((material(), material()), 0..3), as_of in day(),
    ) {
        let first = |pairs: &[Known]| pairs.iter().map(|(a, _)| a.clone()).collect::<Vec<_>>();
        let before = answer(&input(&facts, &first(&records), &first(&materials)), &as_of);
        for route in before["routes"].as_array().expect("routes") {
            let Some(said) = certain(route) else { continue };
            let presumed = presumed(route);
            let fill = |pairs: &[Known], place: &str| {
                let fill = |(at, (known, more)): (usize, &Known)| learn(known, more, &format!("{place}/{at}"), &presumed);
                pairs.iter().enumerate().map(fill).collect::<Vec<_>>()
            };
            let after_input = input(&learn(&facts, &learnt, "/facts", &presumed), &fill(&records, "/records"), &fill(&materials, "/materials"));
            let after = answer(&after_input, &as_of);
            let same = after["routes"].as_array().expect("routes").iter().find(|other| other["id"] == route["id"]).expect("the route");
            prop_assert_eq!(Some(said), certain(same), "{} on {}: {:?} became {}", route["id"], as_of, facts, after_input);
        }
    }

    /// The order of records does not matter; every reason cites; what is undetermined says why.
    #[test]
    fn order_citations_and_explanations(facts in facts(), records in prop::collection::vec(a_record(), 0..4), as_of in day()) {
        let named = |(at, record): (usize, Map<String, Value>)| { let mut record = record; record.insert("id".to_owned(), json!(format!("n{at}"))); record };
        let mut records: Vec<_> = records.into_iter().enumerate().map(named).collect();
        let forth = answer(&input(&facts, &records, &[]), &as_of);
        records.reverse();
        let back = answer(&input(&facts, &records, &[]), &as_of);
        for (one, other) in forth["routes"].as_array().expect("routes").iter().zip(back["routes"].as_array().expect("routes")) {
            prop_assert_eq!((&one["outcome"], &one["until"]), (&other["outcome"], &other["until"]));
            for reason in one["reasons"].as_array().expect("reasons") {
                prop_assert!(!reason["basis"].as_array().expect("basis").is_empty(), "{reason}");
            }
            let some = |key: &str| one[key].as_array().is_some_and(|list| !list.is_empty());
            prop_assert!(one["outcome"] != "undetermined" || some("missing") || some("notices"), "{one}");
            prop_assert!(one["outcome"] == "undetermined" || !some("missing"), "{one}");
            let until = one["until"].as_str();
            prop_assert!(until.is_none_or(|until| until >= as_of.as_str()), "a bar that is over bars no more: {one}");
        }
    }

    /// The verdict may stop early, the trace reads everything: they agree on every condition of commitment and benefits.
    #[test]
    fn verdict_and_trace_agree(facts in facts(), records in prop::collection::vec(a_record(), 0..3), as_of in day()) {
        ENGINE.with(|engine| {
            let world = engine.world();
            let input = Input::read(&input(&facts, &records, &[]), &world.facts).expect("a good input");
            let as_of = zhixin::date::parse(&as_of).expect("a date");
            for record in std::iter::once(None).chain(input.records.iter().map(Some)) {
                for presume in [true, false] {
                    let scene = Scene { as_of, input: &input, record, calendar: &world.calendar, presume, traced: true };
                    let agree = |condition: &Condition| {
                        let trace = trace(condition, &scene);
                        assert_eq!(verdict(condition, &scene), trace.holds, "{condition:?}");
                        assert!(trace.holds == Tri::Unknown || trace.missing.is_empty());
                    };
                    world.commitment().for_each(|(_, scheme)| scheme.each_condition(&mut |condition| agree(condition)));
                    world.benefits().for_each(|(_, rule)| agree(&rule.ground.when));
                }
            }
        });
    }
}
