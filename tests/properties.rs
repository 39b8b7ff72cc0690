//! Promises that hold for every input, not only for the worked cases.
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
use zhixin::subject::Input;

thread_local! {
    static ENGINE: Engine = Engine::new(&[]).expect("the built-in packs load");
}

fn answer(input: &Value, as_of: &str) -> Value {
    ENGINE.with(|engine| {
        let args = [input.clone(), json!({ "asOf": as_of })];
        let text = engine.call("checkRepair", &args, None).unwrap_or_else(|faults| panic!("{faults:?} for {input}"));
        serde_json::from_str(&text).expect("an answer is JSON")
    })
}

fn day() -> impl Strategy<Value = String> {
    (2021..=2027_i32, 1..=12_u32, 1..=28_u32).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}"))
}

/// A date field: unknown, known not to have happened, or a day.
fn event() -> impl Strategy<Value = Value> {
    prop_oneof![2 => Just(Value::Null), 1 => Just(json!(false)), 3 => day().prop_map(Value::from)]
}

fn flag() -> impl Strategy<Value = Value> {
    prop_oneof![Just(Value::Null), Just(json!(false)), Just(json!(true))]
}

fn word(words: &'static [&'static str]) -> impl Strategy<Value = Value> {
    prop_oneof![1 => Just(Value::Null), 4 => prop::sample::select(words).prop_map(Value::from)]
}

fn measures() -> impl Strategy<Value = Value> {
    let kind = prop::sample::select(
        &[
            "warning",
            "criticism",
            "fine",
            "confiscation",
            "permit_suspension",
            "permit_revocation",
            "closure",
            "stop_new_business",
        ][..],
    );
    let size = prop_oneof![
        Just(Value::Null),
        prop::sample::select(&["low", "large", "especially_large"][..]).prop_map(Value::from)
    ];
    let one = (kind, size).prop_map(|(kind, size)| json!({ "kind": kind, "size": size }));
    prop_oneof![1 => Just(Value::Null), 2 => prop::collection::vec(one, 1..3).prop_map(Value::from)]
}

prop_compose! {
    fn record()(
        determined in prop_oneof![1 => Just(Value::Null), 9 => day().prop_map(Value::from)],
        words in (word(&["abnormal_patent_application", "infringement", "false_material"]), word(&["cnipa", "market_regulation", "ip_office", "other"]), word(&["penalty_decision", "dishonesty_determination", "serious_list_decision", "abnormal_list_decision"]), word(&["minor", "general", "serious"]), word(&["simple", "ordinary"])),
        duties in event(), corrected in event(), harm in event(), again in event(), removed in event(), restriction in event(),
        unpublished in any::<bool>(), flags in (flag(), flag(), flag()), measures in measures(),
    ) -> Map<String, Value> {
        let (act, authority, document, severity, procedure) = words;
        let (serious, timely, listed) = flags;
        let mut record = Map::new();
        // The day of publication follows the determination, or is unknown.
        let published = if unpublished { json!(false) } else { Value::Null };
        for (key, value) in [
            ("act", act), ("authority", authority), ("document", document), ("severity", severity), ("procedure", procedure),
            ("determinedOn", determined), ("publishedOn", published), ("dutiesPerformedOn", duties), ("correctedOn", corrected),
            ("harmRemovedOn", harm), ("sameKindAgainOn", again), ("removedOn", removed), ("restrictionEndsOn", restriction),
            ("seriousCircumstances", serious), ("timelyCorrected", timely), ("inCatalogue", listed), ("measures", measures),
        ] {
            record.insert(key.to_owned(), value);
        }
        record
    }
}

prop_compose! {
    fn facts()(
        commitment in flag(), liability in flag(), barred in flag(), abnormal in flag(), serious in flag(),
        last in event(), fraud in event(),
    ) -> Map<String, Value> {
        [
            ("publicCommitment", commitment), ("commitmentAcceptsLiability", liability), ("repairBarredByLaw", barred),
            ("onAbnormalList", abnormal), ("onSeriousList", serious), ("lastRepairOn", last), ("falseRepairMaterialOn", fraud),
        ].into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
    }
}

fn input(facts: &Map<String, Value>, records: &[Map<String, Value>]) -> Value {
    json!({ "facts": facts, "records": records })
}

fn presumed(answer: &Value) -> Vec<&str> {
    let records = answer["records"].as_array().expect("records");
    let all = records.iter().flat_map(|record| record["assumptions"].as_array().expect("assumptions"));
    all.filter_map(|assumption| assumption["path"].as_str()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Learning a fact never contradicts a certain answer, unless the answer said that it presumed that very fact.
    #[test]
    fn learning_never_contradicts(facts in facts(), record in record(), as_of in day(), learnt in facts(), more in record()) {
        let before = answer(&input(&facts, std::slice::from_ref(&record)), &as_of);
        prop_assume!(before["outcome"] != "undetermined");
        let presumed = presumed(&before);
        let mut after_facts = facts.clone();
        for (key, value) in &learnt {
            if facts[key].is_null() && !presumed.contains(&format!("/facts/{key}").as_str()) {
                after_facts[key] = value.clone();
            }
        }
        let mut after_record = record.clone();
        for (key, value) in &more {
            if record[key].is_null() && !presumed.contains(&format!("/records/0/{key}").as_str()) {
                after_record[key] = value.clone();
            }
        }
        let after = answer(&input(&after_facts, &[after_record.clone()]), &as_of);
        prop_assert_eq!(&before["outcome"], &after["outcome"], "{:?} {:?} became {:?} {:?}", facts, record, after_facts, after_record);
    }

    /// The order of records and of keys does not matter.
    #[test]
    fn order_does_not_matter(facts in facts(), mut records in prop::collection::vec(record(), 1..4), as_of in day()) {
        for (at, record) in records.iter_mut().enumerate() {
            record.insert("id".to_owned(), json!(format!("n{at}")));
        }
        let forth = answer(&input(&facts, &records), &as_of);
        records.reverse();
        let back = answer(&input(&facts, &records), &as_of);
        prop_assert_eq!(&forth["outcome"], &back["outcome"]);
        for record in forth["records"].as_array().expect("records") {
            let same = back["records"].as_array().expect("records").iter().find(|other| other["id"] == record["id"]);
            prop_assert_eq!(Some(&record["outcome"]), same.map(|other| &other["outcome"]));
        }
    }

    /// An undetermined record says why: something is missing, or a notice or an open class explains it.
    #[test]
    fn undetermined_is_explained(facts in facts(), record in record(), as_of in day()) {
        let answer = answer(&input(&facts, &[record]), &as_of);
        let record = &answer["records"][0];
        if record["outcome"] == "undetermined" {
            let some = |key: &str| !record[key].as_array().expect("a list").is_empty();
            prop_assert!(some("missing") || some("notices"), "{record}");
        } else {
            prop_assert!(record["missing"].as_array().expect("a list").is_empty());
        }
    }

    /// What is answered as missing is asked by name, once, with a question.
    #[test]
    fn every_reason_cites(facts in facts(), record in record(), as_of in day()) {
        let answer = answer(&input(&facts, &[record]), &as_of);
        let record = &answer["records"][0];
        for reason in record["reasons"].as_array().expect("reasons") {
            prop_assert!(!reason["basis"].as_array().expect("basis").is_empty(), "{reason}");
        }
        for missing in record["missing"].as_array().expect("missing") {
            prop_assert!(missing["question"].as_str().is_some_and(|question| !question.is_empty()));
        }
    }

    /// The verdict may stop early, the trace reads everything: they agree on every condition of every scheme.
    #[test]
    fn verdict_and_trace_agree(facts in facts(), records in prop::collection::vec(record(), 1..3), as_of in day(), presume in any::<bool>()) {
        ENGINE.with(|engine| {
            let world = engine.world();
            let input = Input::read(&input(&facts, &records), &world.facts).expect("the input is right");
            let as_of = zhixin::date::parse(&as_of).expect("a date");
            for record in &input.records {
                let scene = Scene { as_of, input: &input, record: Some(record), calendar: &world.calendar, presume, traced: true };
                for (_, scheme) in world.repair() {
                    scheme.each_condition(&mut |condition| {
                        let trace = trace(condition, &scene);
                        assert_eq!(verdict(condition, &scene), trace.holds, "{condition:?}");
                        assert!(trace.holds == Tri::Unknown || trace.missing.is_empty());
                    });
                }
            }
        });
    }

    /// Dates that are shown are in order, and the outcome agrees with them.
    #[test]
    fn dates_agree_with_the_outcome(facts in facts(), record in record(), as_of in day()) {
        let answer = answer(&input(&facts, &[record]), &as_of);
        let record = &answer["records"][0];
        let text = |key: &str| record[key].as_str().map(str::to_owned);
        if let (Some(min), Some(max)) = (text("minEnd"), text("maxEnd")) {
            prop_assert!(min <= max);
        }
        if let (Some(earliest), "not_yet") = (text("earliestApplication"), record["outcome"].as_str().expect("a word")) {
            prop_assert!(as_of < earliest);
        }
        if let (Some(earliest), "eligible") = (text("earliestApplication"), record["outcome"].as_str().expect("a word")) {
            prop_assert!(earliest <= as_of);
        }
    }
}
