//! Bad input: a clear error or notice at its place, in both languages, and nothing half-done.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use serde_json::{Value, json};
use zhixin::api::Engine;
use zhixin::error::Error;

fn engine() -> Engine {
    Engine::new(&[]).expect("the built-in packs load")
}

fn faults(method: &str, args: &[Value]) -> Vec<Error> {
    match engine().call(method, args, None) {
        Ok(answer) => panic!("an error was expected, not {answer}"),
        Err(faults) => faults,
    }
}

fn answer(method: &str, args: &[Value]) -> Value {
    let text = engine().call(method, args, None).unwrap_or_else(|faults| panic!("{faults:?}"));
    serde_json::from_str(&text).expect("an answer is JSON")
}

fn options() -> Value {
    json!({ "asOf": "2026-11-22" })
}

#[track_caller]
fn check(input: Value, code: &str, path: &str, zh: &str, en: &str) {
    let faults = faults("checkRepair", &[input, options()]);
    let [fault] = faults.as_slice() else { panic!("one fault was expected: {faults:?}") };
    assert_eq!((fault.code, fault.path.as_str()), (code, path));
    assert_eq!((fault.messages.zh.as_str(), fault.messages.en.as_str()), (zh, en));
}

fn record(key: &str, value: Value) -> Value {
    let mut record = json!({ "id": "a", "act": "infringement", "determinedOn": "2026-05-08" });
    record[key] = value;
    json!({ "records": [record] })
}

#[test]
fn an_impossible_date() {
    check(
        record("determinedOn", json!("2026-02-30")),
        "impossible_date",
        "/records/0/determinedOn",
        "没有 2026-02-30 这一天",
        "there is no such day as 2026-02-30",
    );
    check(
        record("determinedOn", json!("08/05/2026")),
        "not_a_date",
        "/records/0/determinedOn",
        "`08/05/2026` 不是日期，应写成 2026-05-08 的形式",
        "`08/05/2026` is not a date, write it like 2026-05-08",
    );
}

#[test]
fn an_unknown_word_names_the_nearest() {
    check(
        record("act", json!("infringment")),
        "unknown_word",
        "/records/0/act",
        "未知的词 `infringment`；是否应为 `infringement`？",
        "the word `infringment` is not known; did you mean `infringement`?",
    );
    check(
        record("act", json!("假冒专利")),
        "unknown_word",
        "/records/0/act",
        "未知的词 `假冒专利`；是否应为 `counterfeiting`？",
        "the word `假冒专利` is not known; did you mean `counterfeiting`?",
    );
    check(
        record("act", json!("xyz")),
        "unknown_word",
        "/records/0/act",
        "未知的词 `xyz`",
        "the word `xyz` is not known",
    );
}

#[test]
fn a_wrong_type() {
    check(
        record("dutiesPerformedOn", json!(true)),
        "wrong_type",
        "/records/0/dutiesPerformedOn",
        "应为日期（YYYY-MM-DD）或者 false（没有发生），而不是布尔值",
        "it has to be a date (YYYY-MM-DD), or false for an event that did not happen, not a boolean",
    );
    check(
        json!({ "facts": { "publicCommitment": "yes" } }),
        "wrong_type",
        "/facts/publicCommitment",
        "应为 true 或 false，而不是文本",
        "it has to be true or false, not a string",
    );
    check(json!([]), "wrong_type", "", "应为对象，而不是数组", "it has to be an object, not a list");
}

#[test]
fn every_fault_is_named_at_once() {
    let input =
        json!({ "records": [{ "act": "infringment", "determinedOn": "2026-13-01" }, { "determinedOn": 20260508 }] });
    let faults = faults("checkRepair", &[input, options()]);
    let places: Vec<&str> = faults.iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(places, ["/records/0/act", "/records/0/determinedOn", "/records/1/determinedOn"]);
}

#[test]
fn dates_that_cannot_both_be() {
    check(
        json!({ "records": [{ "determinedOn": "2026-05-08", "publishedOn": "2026-05-07" }] }),
        "dates_out_of_order",
        "/records/0/publishedOn",
        "公示日期早于认定日期 2026-05-08",
        "the day of publication is before the day of determination, 2026-05-08",
    );
}

#[test]
fn a_record_without_a_date_is_answered_with_a_notice() {
    let answer = answer("checkRepair", &[json!({ "records": [{ "id": "a", "act": "infringement" }] }), options()]);
    let record = &answer["records"][0];
    assert_eq!(record["outcome"], "undetermined");
    assert_eq!(record["missing"][0]["fact"], "determinedOn");
    assert_eq!(record["notices"][0]["code"], "record_without_date");
    assert_eq!(record["notices"][0]["path"], "/records/0/determinedOn");
}

#[test]
fn what_no_rule_knows_is_a_notice_with_the_nearest_name() {
    let input = json!({ "facts": { "publicComitment": true }, "records": [{ "determinedOn": "2026-05-08", "dutiesPerfomedOn": false }], "recrods": [] });
    let notices = answer("checkRepair", &[input, options()])["notices"].clone();
    let places: Vec<(&str, &str)> = notices
        .as_array()
        .expect("notices")
        .iter()
        .map(|notice| (notice["code"].as_str().unwrap_or(""), notice["path"].as_str().unwrap_or("")))
        .collect();
    assert_eq!(
        places,
        [
            ("unknown_fact", "/facts/publicComitment"),
            ("unknown_field", "/records/0/dutiesPerfomedOn"),
            ("unknown_key", "/recrods")
        ]
    );
    assert!(notices[0]["message"].as_str().expect("a sentence").contains("`publicCommitment`"));
}

#[test]
fn a_misspelt_option_is_an_error() {
    let faults = faults("checkRepair", &[json!({}), json!({ "asof": "2026-11-22" })]);
    assert_eq!((faults[0].code, faults[0].path.as_str()), ("unknown_key", "/options/asof"));
    assert!(faults[0].messages.en.contains("`asOf`"));
}

#[test]
fn letters_that_no_code_has() {
    for (code, letter) in [("9133O000733796106P", 'O'), ("91330000733796I06P", 'I')] {
        let input = json!({ "subject": { "uscc": code } });
        let faults = faults("checkRepair", &[input, options()]);
        assert_eq!((faults[0].code, faults[0].path.as_str()), ("uscc_character", "/subject/uscc"));
        assert!(faults[0].messages.zh.contains(letter) && faults[0].messages.en.contains(letter), "{:?}", faults[0]);
    }
}

#[test]
fn a_failed_check_digit_warns_and_is_judged_all_the_same() {
    let input = json!({ "subject": { "uscc": "91350211M0000XUF46" } });
    let answer = answer("checkRepair", &[input, options()]);
    assert_eq!(answer["notices"][0]["code"], "uscc_check_digit");
}

fn pack_with(change: impl FnOnce(&mut Value)) -> Value {
    let mut pack = json!({
        "format": 1, "id": "cn-zz", "edition": "2026-11-22", "jurisdiction": "CN-ZZ", "readOn": "2026-11-22",
        "title": { "zh": "示例", "en": "example" },
        "sources": [{ "id": "s", "title": { "zh": "办法", "en": "measures" }, "number": null, "issuer": { "zh": "局", "en": "office" } }],
        "repair": [{
            "id": "cn-zz.repair.x", "title": { "zh": "示例", "en": "example" }, "from": "2026-01-01", "to": null,
            "applies": { "in": { "value": "record.authority", "of": ["ip_office"] } },
            "basis": [{ "source": "s", "article": null, "standing": "unverified" }],
            "count": { "from": "determinedOn", "basis": [{ "source": "s", "article": null, "standing": "unverified" }] },
            "convention": { "minEnd": "corresponding_day", "applyFrom": "day_after", "message": { "zh": "次日", "en": "next day" }, "basis": [{ "source": "s", "article": null, "standing": "unverified" }] },
            "classes": []
        }]
    });
    change(&mut pack);
    pack
}

#[track_caller]
fn check_pack(pack: Value, code: &str, path: &str) {
    let report = answer("checkPack", &[pack]);
    assert_eq!(report["ok"], false);
    let diagnostics = report["diagnostics"].as_array().expect("diagnostics");
    assert!(diagnostics.iter().any(|fault| fault["code"] == code && fault["path"] == path), "{diagnostics:?}");
    for fault in diagnostics {
        assert!(
            fault["messages"]["zh"].as_str().is_some_and(|text| !text.is_empty())
                && fault["messages"]["en"].as_str().is_some_and(|text| !text.is_empty())
        );
    }
}

#[test]
fn faults_of_a_pack() {
    assert_eq!(answer("checkPack", &[pack_with(|_| {})])["ok"], true);
    check_pack(
        pack_with(|pack| pack["repair"][0]["basis"][0]["source"] = json!("t")),
        "dangling_reference",
        "/repair/0/basis/0/source",
    );
    check_pack(
        pack_with(|pack| pack["repair"][0]["applies"] = json!({ "yes": "facts.nobodyKnows" })),
        "dangling_reference",
        "/repair/0/applies/yes",
    );
    check_pack(
        pack_with(
            |pack| pack["repair"][0]["superseded"] = json!({ "on": "2026-06-01", "by": "cn-zz.repair.y", "message": { "zh": "一", "en": "a" }, "basis": [{ "source": "s", "article": null, "standing": "text" }] }),
        ),
        "dangling_reference",
        "/repair/0/superseded/by",
    );
    check_pack(pack_with(|pack| pack["repair"][0]["basis"] = json!([])), "empty_list", "/repair/0/basis");
    check_pack(
        pack_with(|pack| {
            pack["repair"][0].as_object_mut().expect("a scheme").remove("count");
        }),
        "missing_key",
        "/repair/0",
    );
    check_pack(pack_with(|pack| pack["repair"][0]["aplies"] = json!(1)), "unknown_key", "/repair/0/aplies");
    check_pack(pack_with(|pack| pack["repair"][0]["to"] = json!("2025-01-01")), "ends_before_start", "/repair/0");
    check_pack(
        pack_with(|pack| pack["sources"][0]["url"] = json!("https://example.com/law")),
        "not_the_issuer",
        "/sources/0/url",
    );
    check_pack(
        pack_with(|pack| pack["repair"][0]["applies"] = json!({ "by": "record.act" })),
        "wrong_kind",
        "/repair/0/applies/by",
    );
}

#[test]
fn a_pack_with_a_fault_is_not_loaded_and_says_which_one() {
    let bad = pack_with(|pack| pack["format"] = json!(2)).to_string();
    let faults = Engine::new(&[&bad]).expect_err("the pack has a fault");
    assert_eq!((faults[0].code, faults[0].path.as_str()), ("unknown_format", "/packs/0/format"));
}

#[test]
fn a_pack_of_20_megabytes() {
    let huge = format!("{{\"id\": \"{}\"}}", "x".repeat(20 << 20));
    let report = answer("checkPack", &[Value::from(huge.as_str())]);
    assert_eq!(report["diagnostics"][0]["code"], "too_large");
    assert_eq!(Engine::new(&[&huge]).expect_err("too large")[0].code, "too_large");
}

#[test]
fn json_nested_ten_thousand_deep() {
    let deep = "[".repeat(10_000) + &"]".repeat(10_000);
    let report = answer("checkPack", &[Value::from(deep.as_str())]);
    assert_eq!(report["diagnostics"][0]["code"], "too_deep");
}

#[test]
fn the_engine_goes_on_after_an_error() {
    let engine = engine();
    assert!(engine.call("checkRepair", &[record("determinedOn", json!("x")), options()], None).is_err());
    assert!(engine.call("checkRepair", &[record("determinedOn", json!("2026-05-08")), options()], None).is_ok());
}

#[test]
fn an_unknown_method_names_the_nearest() {
    let faults = faults("checkRepairs", &[]);
    assert_eq!(faults[0].code, "unknown_method");
    assert!(faults[0].messages.zh.contains("`checkRepair`"));
}

#[test]
fn periods_take_the_language_of_their_errors() {
    let ask = |options: Value| [json!("2026-10-31"), json!({ "n": 1, "unit": "day" }), options];
    let end = answer("addPeriod", &ask(json!({ "roll": "next_working_day", "lang": "en" })));
    assert_eq!(end, json!({ "date": "2026-11-02", "provisional": false }));
    let faults = faults("addPeriod", &ask(json!({ "lang": "fr" })));
    assert_eq!(faults.iter().map(|fault| fault.path.as_str()).collect::<Vec<_>>(), ["/options/lang"]);
}
