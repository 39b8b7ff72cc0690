//! Packs of a nation, a province and a city: what a narrower place changes, where, when, and by which text.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use serde_json::{Value, json};
use zhixin::api::Engine;
use zhixin::error::Error;

const NATION: &str = include_str!("data/packs/nation.json");
const PROVINCE: &str = include_str!("data/packs/province.json");
const CITY: &str = include_str!("data/packs/city.json");

fn engine(packs: &[&str]) -> Engine {
    Engine::new(packs).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// A minor record whose minimum is over, of a subject that attended the training.
fn input(changes: &[(&str, Value)]) -> Value {
    let mut record = json!({
        "id": "a", "authority": "other", "document": "notice", "severity": "minor", "inCatalogue": true,
        "determinedOn": "2026-01-05", "publishedOn": "2026-01-05", "dutiesPerformedOn": "2026-02-01"
    });
    for (key, value) in changes {
        record[*key] = value.clone();
    }
    json!({ "facts": { "testTrained": true, "onSeriousList": false }, "records": [record] })
}

fn ask(engine: &Engine, input: &Value, place: &str, as_of: &str) -> Value {
    let options = json!({ "jurisdiction": place, "asOf": as_of, "lang": "en" });
    let answer = engine.call("checkRepair", &[input.clone(), options], None);
    serde_json::from_str(&answer.unwrap_or_else(|faults| panic!("{faults:?}"))).expect("an answer is JSON")
}

fn found<'a>(list: &'a Value, key: &str, id: &str) -> Option<&'a Value> {
    list.as_array().expect("a list").iter().find(|item| item[key] == id)
}

fn clock(answer: &Value) -> i64 {
    found(&answer["records"][0]["clocks"], "id", "decide").expect("a clock")["n"].as_i64().expect("a number")
}

#[test]
fn a_provincial_pack_changes_the_answer_for_its_place_only() {
    let engine = engine(&[NATION, PROVINCE]);
    let local = ask(&engine, &input(&[]), "CN-ZJ", "2026-11-22");
    let record = &local["records"][0];
    assert_eq!(clock(&local), 10);
    let clock_basis = &found(&record["clocks"], "id", "decide").expect("a clock")["basis"][0];
    assert_eq!(
        (&clock_basis["document"], &clock_basis["article"]),
        (&json!("Example Provincial Provisions"), &json!("6"))
    );
    let training = "nation.repair.2024/conditions/training@province";
    let reason = found(&record["reasons"], "rule", training).expect("a local reason");
    assert_eq!(reason["basis"][0]["number"], "示例省〔2022〕3号");
    assert!(found(&record["reasons"], "rule", "nation.repair.2024/conditions/duties").is_some());
    assert!(found(&record["reasons"], "rule", "nation.repair.2024/bars/restricted").is_none());
    assert!(found(&record["materials"], "id", "certificate").is_some());
    assert_eq!(local["amendedBy"][0]["id"], "province");
    assert_eq!(local["pack"]["id"], "nation");
    for elsewhere in ["CN", "CN-BJ"] {
        let answer = ask(&engine, &input(&[]), elsewhere, "2026-11-22");
        assert_eq!(clock(&answer), 20, "{elsewhere}");
        assert!(found(&answer["records"][0]["reasons"], "rule", training).is_none());
        assert!(answer.get("amendedBy").is_none());
    }
}

#[test]
fn a_condition_that_a_province_adds_is_asked_for_there() {
    let engine = engine(&[NATION, PROVINCE]);
    let mut untrained = input(&[]);
    untrained["facts"]["testTrained"] = json!(false);
    assert_eq!(ask(&engine, &untrained, "CN-ZJ-3301", "2026-11-22")["outcome"], "ineligible");
    assert_eq!(ask(&engine, &untrained, "CN", "2026-11-22")["outcome"], "eligible");
    untrained["facts"]["testTrained"] = Value::Null;
    let asked = ask(&engine, &untrained, "CN-ZJ", "2026-11-22");
    assert_eq!((&asked["outcome"], &asked["missing"][0]["fact"]), (&json!("undetermined"), &json!("testTrained")));
}

#[test]
fn the_city_prevails_over_the_province_and_the_province_over_the_nation() {
    // Packs may be handed over in any order.
    let engine = engine(&[CITY, PROVINCE, NATION]);
    for (place, days) in [("CN", 20), ("CN-ZJ", 10), ("CN-ZJ-3302", 10), ("CN-ZJ-3301", 5)] {
        assert_eq!(clock(&ask(&engine, &input(&[]), place, "2026-11-22")), days, "{place}");
    }
    let city = ask(&engine, &input(&[]), "CN-ZJ-3301", "2026-11-22");
    let certificate = found(&city["records"][0]["materials"], "id", "certificate").expect("a material");
    assert_eq!(certificate["label"], "original certificate");
    assert_eq!(city["amendedBy"].as_array().map(Vec::len), Some(2));
}

#[test]
fn an_amendment_is_valid_from_its_first_day() {
    let engine = engine(&[NATION, PROVINCE]);
    let record = input(&[("determinedOn", json!("2024-06-03")), ("publishedOn", json!("2024-06-03"))]);
    assert_eq!(clock(&ask(&engine, &record, "CN-ZJ", "2024-12-31")), 20);
    assert_eq!(clock(&ask(&engine, &record, "CN-ZJ", "2025-01-01")), 10);
}

#[test]
fn a_bar_that_a_province_removes_is_told() {
    let engine = engine(&[NATION, PROVINCE]);
    let restricted = input(&[("restrictionEndsOn", json!("2027-01-01"))]);
    assert_eq!(ask(&engine, &restricted, "CN", "2026-11-22")["outcome"], "ineligible");
    let local = ask(&engine, &restricted, "CN-ZJ", "2026-11-22");
    assert_eq!(local["outcome"], "eligible");
    let note = found(&local["records"][0]["notices"], "code", "local_rule").expect("a notice");
    let message = "Example provincial rules changes bars/restricted of the rules of the wider place, by the local text cited here";
    assert_eq!(note["message"], message);
    assert_eq!(note["basis"][0]["article"], "4");
}

#[test]
fn a_local_text_that_cites_a_superseded_one_is_told_with_both_citations() {
    let engine = engine(&[NATION, PROVINCE]);
    let local = ask(&engine, &input(&[]), "CN-ZJ", "2026-11-22");
    let note = found(&local["records"][0]["notices"], "code", "cites_superseded").expect("a notice");
    let message = "\"Example Provincial Provisions\" cites \"Example Older Measures\", which \"Example Measures on Repair\" has replaced; ask the authority what is done now";
    assert_eq!(note["message"], message);
    let documents: Vec<&Value> =
        note["basis"].as_array().expect("citations").iter().map(|basis| &basis["document"]).collect();
    assert_eq!(documents, ["Example Provincial Provisions", "Example Older Measures", "Example Measures on Repair"]);
    let national = ask(&engine, &input(&[]), "CN", "2026-11-22");
    assert!(found(&national["records"][0]["notices"], "code", "cites_superseded").is_none());
}

#[test]
fn a_record_outside_the_catalogues_is_no_basis() {
    let engine = engine(&[NATION, PROVINCE]);
    let outside = input(&[("inCatalogue", json!(false))]);
    let local = ask(&engine, &outside, "CN-ZJ", "2026-11-22");
    assert_eq!(local["outcome"], "not_applicable");
    assert_eq!(local["summary"], "the record is in no catalogue of credit information and may not be a basis");
    let note = found(&local["records"][0]["notices"], "code", "outside_catalogue").expect("a notice");
    assert_eq!(note["basis"][0]["document"], "Example Provincial Provisions");
    // The nation has a catalogue of its own; the narrower place speaks first.
    let national = ask(&engine, &outside, "CN", "2026-11-22");
    assert_eq!(national["outcome"], "not_applicable");
    let note = found(&national["records"][0]["notices"], "code", "outside_catalogue").expect("a notice");
    assert_eq!(note["basis"][0]["article"], "二（一）");
    // Where nobody stated it, the answer rests on an assumption and says so.
    let unknown = ask(&engine, &input(&[("inCatalogue", Value::Null)]), "CN-ZJ", "2026-11-22");
    assert_eq!(unknown["outcome"], "eligible");
    assert!(found(&unknown["records"][0]["assumptions"], "fact", "inCatalogue").is_some());
}

#[test]
fn a_catalogue_may_leave_it_to_the_authority() {
    let mut province: Value = serde_json::from_str(PROVINCE).expect("JSON");
    province["catalogues"][0]["outside"]["outcome"] = json!("discretionary");
    let engine = engine(&[NATION, &province.to_string()]);
    let local = ask(&engine, &input(&[("inCatalogue", json!(false))]), "CN-ZJ", "2026-11-22");
    assert_eq!(local["outcome"], "discretionary");
}

#[test]
fn an_amendment_reaches_the_platforms_and_the_start_of_counting() {
    let mut province: Value = serde_json::from_str(PROVINCE).expect("JSON");
    let basis = province["amend"][0]["basis"].clone();
    let scheme = province["amend"][0]["scheme"].clone();
    province["amend"] = json!([{
        "scheme": scheme,
        "add": { "sync": [{ "id": "local_site", "label": { "zh": "本地网站", "en": "local site" }, "period": { "n": 3, "unit": "day" }, "basis": basis }] },
        "replace": { "count": { "from": "publishedOn", "basis": basis } },
        "basis": basis
    }]);
    let engine = engine(&[NATION, &province.to_string()]);
    let record = input(&[("publishedOn", json!("2026-01-09"))]);
    let (nation, local) = (ask(&engine, &record, "CN", "2026-11-22"), ask(&engine, &record, "CN-ZJ", "2026-11-22"));
    assert!(found(&local["records"][0]["after"]["sync"], "id", "local_site").is_some());
    assert!(found(&nation["records"][0]["after"]["sync"], "id", "local_site").is_none());
    assert_ne!(local["records"][0]["maxEnd"], nation["records"][0]["maxEnd"]);
    // Another start of counting moves every date, so it is told.
    let note = found(&local["records"][0]["notices"], "code", "local_rule").expect("a notice");
    assert!(note["message"].as_str().is_some_and(|message| message.contains("changes count ")));
}

#[test]
fn packs_add_their_choices_to_a_fact() {
    let pack = |id: &str, place: &str, choice: &str| {
        let text = |zh: &str| json!({ "zh": zh, "en": "text" });
        let fact = json!({ "id": "testCentre", "type": "word", "label": text("中心"), "question": text("哪个中心？"),
            "choices": [{ "id": "common", "label": text("共同") }, { "id": choice, "label": text("本地") }] });
        json!({ "format": 1, "id": id, "edition": "2026-11-22", "jurisdiction": place, "title": text("示例"), "readOn": "2026-11-22", "facts": [fact] }).to_string()
    };
    let engine = engine(&[&pack("one", "CN-XX", "north"), &pack("two", "CN-XX-0001", "south")]);
    for (choice, fits) in [("common", true), ("north", true), ("south", true), ("west", false)] {
        let input = json!({ "facts": { "testCentre": choice }, "records": [] });
        assert_eq!(
            engine.call("checkRepair", &[input, json!({ "asOf": "2026-11-22" })], None).is_ok(),
            fits,
            "{choice}"
        );
    }
}

fn faults(packs: &[&str]) -> Vec<Error> {
    Engine::new(packs).expect_err("a fault is expected")
}

#[track_caller]
fn check(change: impl FnOnce(&mut Value), code: &str, path: &str, zh: &str, en: &str) {
    let mut province: Value = serde_json::from_str(PROVINCE).expect("JSON");
    change(&mut province);
    let faults = faults(&[NATION, &province.to_string()]);
    let fault = faults.first().expect("a fault");
    assert_eq!((fault.code, fault.path.as_str()), (code, path));
    assert_eq!((fault.messages.zh.as_str(), fault.messages.en.as_str()), (zh, en));
}

#[test]
fn an_amendment_without_its_target_does_not_load() {
    check(
        |pack| pack["amend"][0]["scheme"] = json!("nation.repair.2042"),
        "dangling_reference",
        "/packs/1/amend/0/scheme",
        "引用的 `nation.repair.2042` 不存在；是否应为 `nation.repair.2024`？",
        "there is no `nation.repair.2042` to refer to; did you mean `nation.repair.2024`?",
    );
    check(
        |pack| pack["amend"][0]["remove"][0] = json!("bars/restrictedd"),
        "dangling_reference",
        "/packs/1/amend/0/remove/0",
        "引用的 `restrictedd` 不存在；是否应为 `restricted`？",
        "there is no `restrictedd` to refer to; did you mean `restricted`?",
    );
    check(
        |pack| pack["amend"][0]["replace"]["clocks"][0]["id"] = json!("accept"),
        "dangling_reference",
        "/packs/1/amend/0/replace/clocks/0/id",
        "引用的 `accept` 不存在",
        "there is no `accept` to refer to",
    );
    check(
        |pack| pack["amend"][0]["remove"][0] = json!("bar/restricted"),
        "unknown_word",
        "/packs/1/amend/0/remove/0",
        "未知的词 `bar/restricted`；是否应为 `bars`？",
        "the word `bar/restricted` is not known; did you mean `bars`?",
    );
}

#[test]
fn an_amendment_adds_what_is_new_and_cites() {
    check(
        |pack| pack["amend"][0]["add"]["materials"][0]["id"] = json!("form"),
        "duplicate_id",
        "/packs/1/amend/0/add/materials/0/id",
        "`form` 已经存在；要改动它，请写在 `replace` 中",
        "there is a `form` already; to change it, write it into `replace`",
    );
    check(
        |pack| drop(pack["amend"][0].as_object_mut().and_then(|map| map.remove("basis"))),
        "missing_key",
        "/packs/1/amend/0",
        "缺少 `basis`",
        "`basis` is missing",
    );
    check(
        |pack| pack["amend"][0] = json!({ "scheme": "nation.repair.2024", "basis": pack["amend"][0]["basis"] }),
        "empty_amendment",
        "/packs/1/amend/0",
        "至少要有 `add`、`replace`、`remove` 之一",
        "one of `add`, `replace` and `remove` is needed",
    );
}

#[test]
fn only_a_wider_place_is_amended() {
    let mut province: Value = serde_json::from_str(PROVINCE).expect("JSON");
    let mut nation: Value = serde_json::from_str(NATION).expect("JSON");
    nation["jurisdiction"] = json!("CN-ZJ");
    province["jurisdiction"] = json!("CN-JS");
    let faults = faults(&[&nation.to_string(), &province.to_string()]);
    let fault = faults.iter().find(|fault| fault.path == "/packs/1/amend/0/scheme").expect("a fault");
    assert_eq!(fault.code, "not_a_wider_place");
    assert_eq!(fault.messages.zh, "只能改动上位地区的规则；`nation.repair.2024` 属于 CN-ZJ（nation）");
    assert_eq!(
        fault.messages.en,
        "only schemes of a wider place can be amended; `nation.repair.2024` is of CN-ZJ (nation)"
    );
}

#[test]
fn a_new_edition_may_not_take_away_what_is_amended() {
    let mut nation: Value = serde_json::from_str(NATION).expect("JSON");
    nation["repair"][0]["clocks"] = json!([]);
    let report = engine(&[NATION, PROVINCE]).call("checkPack", &[nation], None).expect("a report");
    let report: Value = serde_json::from_str(&report).expect("JSON");
    let found = &report["diagnostics"][0];
    assert_eq!((&found["code"], &found["path"]), (&json!("dangling_reference"), &json!("/repair")));
    let message = "the change at /amend/0/replace/clocks/0/id of the pack `province` would lose what it changes";
    assert_eq!(found["messages"]["en"], message);
    assert_eq!(found["messages"]["zh"], "规则包 `province` 中 /amend/0/replace/clocks/0/id 处的改动因此失去对象");
}
