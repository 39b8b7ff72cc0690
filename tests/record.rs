//! Decision records, their codes and calendar files: what was recorded can be told from what was changed.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Value, json};
use zhixin::api::Engine;
use zhixin::dossier::Sealed;
use zhixin::error::Error;
use zhixin::json::canonical;

#[path = "../build/merge.rs"]
mod merge;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(&[]).expect("the built-in packs load"));

fn try_call(method: &str, args: &[Value]) -> Result<Value, Vec<Error>> {
    ENGINE.call(method, args, None).map(|text| serde_json::from_str(&text).expect("an answer is JSON"))
}

fn call(method: &str, args: &[Value]) -> Value {
    try_call(method, args).unwrap_or_else(|faults| panic!("{method}: {faults:?}"))
}

fn faults(method: &str, args: &[Value]) -> Vec<Error> {
    try_call(method, args).expect_err("a fault")
}

/// Every worked case that is answered, with its task.
fn cases() -> Vec<(String, Value)> {
    let mut list = Vec::new();
    for entry in fs::read_dir("rules/cases").expect("cases") {
        for case in merge::cases(&entry.expect("an entry").path()).expect("cases") {
            if case.get("error").is_none() && case.get("packs").is_none() {
                list.push((case["task"].as_str().expect("a task").to_owned(), case));
            }
        }
    }
    assert!(list.len() > 100);
    list
}

fn input() -> Value {
    json!({
        "subject": { "kind": "enterprise", "name": "某某公司", "uscc": "91350100M000100Y43" },
        "facts": { "publicCommitment": true, "notAFact": 1, "goodCredit": null },
        "records": [{
            "id": "r1", "act": "infringement", "authority": "market_regulation", "document": "penalty_decision",
            "determinedOn": "2026-05-08", "severity": "general", "dutiesPerformedOn": "2026-06-01",
        }],
    })
}

fn options() -> Value {
    json!({ "asOf": "2026-11-22", "jurisdiction": "CN-ZJ" })
}

fn record() -> Value {
    call("record", &[json!("repair"), input(), options()])
}

#[test]
fn a_record_of_every_worked_case_agrees() {
    for (at, (task, case)) in cases().into_iter().enumerate() {
        let record = call("record", &[json!(task), case["input"].clone(), case["options"].clone()]);
        let report = call("verify", std::slice::from_ref(&record));
        assert_eq!(report["ok"], true, "{}: {report}", case["id"]);
        assert_eq!(report["answer"]["state"], "same");
        if at % 10 != 0 {
            continue;
        }
        // What stands in a file agrees as well.
        let file = call("verify", &[Value::from(record.to_string())]);
        assert_eq!(file, report);
        // The code says the digest, and leads nowhere.
        let code = call("qrCode", std::slice::from_ref(&record));
        let text = code["text"].as_str().expect("a text");
        assert!(text.contains(record["sm3"].as_str().expect("a digest")), "{text}");
        assert!(!text.contains("://") && !text.contains("www."), "{text}");
    }
}

#[test]
fn the_answer_of_a_record_is_the_answer_of_the_face() {
    for (task, method) in [("repair", "checkRepair"), ("commitment", "checkCommitment"), ("benefits", "checkBenefits")]
    {
        let mut plain = input();
        plain["facts"].as_object_mut().expect("facts").remove("notAFact");
        let record = call("record", &[json!(task), plain.clone(), options()]);
        assert_eq!(record["body"]["answer"], call(method, &[plain, options()]), "{task}");
    }
}

#[test]
fn names_and_what_no_rule_reads_are_left_out_and_named() {
    let record = record();
    let body = &record["body"];
    assert!(!body.to_string().contains("某某公司"));
    assert_eq!(body["input"]["subject"], json!({ "kind": "enterprise", "uscc": "91350100M000100Y43" }));
    assert_eq!(body["input"]["facts"], json!({ "publicCommitment": true }));
    let left_out =
        json!([{ "path": "/facts/notAFact", "why": "not_read" }, { "path": "/subject/name", "why": "name" }]);
    assert_eq!(body["leftOut"], left_out);
    assert_eq!(body["options"], json!({ "asOf": "2026-11-22", "jurisdiction": "CN-ZJ", "lang": "zh-CN" }));
    let mut with_names = options();
    with_names["names"] = json!(true);
    let with_names = call("record", &[json!("repair"), input(), with_names]);
    assert_eq!(with_names["body"]["input"]["subject"]["name"], "某某公司");
    assert_eq!(with_names["body"]["options"].get("names"), None);
    assert_eq!(call("verify", &[with_names])["ok"], true);
}

#[test]
fn every_byte_counts() {
    let record = record();
    let text = canonical(&record["body"]).expect("canonical");
    let seal = |body: Value| {
        let (sha256, sm3) = (&record["sha256"], &record["sm3"]);
        json!({ "format": "zhixin-record", "version": 1, "body": body, "sha256": sha256, "sm3": sm3 })
    };
    let mut changed = 0;
    for at in (0..text.len()).step_by(3) {
        let mut bytes = text.as_bytes().to_vec();
        bytes[at] = if bytes[at] == b'0' { b'1' } else { b'0' };
        // What is no longer UTF-8 or JSON is no record at all.
        let body = String::from_utf8(bytes).ok().and_then(|text| serde_json::from_str::<Value>(&text).ok());
        let Some(sealed) = body.map(seal) else { continue };
        changed += 1;
        match Sealed::read(&sealed) {
            Ok(read) => assert!(!read.intact(), "byte {at}"),
            // A number that became a fraction or too large has no canonical form.
            Err(faults) => assert!(matches!(faults[0].code, "not_an_integer" | "not_exact"), "{faults:?}"),
        }
        if changed % 150 == 0 {
            let report = call("verify", &[sealed]);
            assert_eq!((&report["ok"], &report["digest"]["agrees"]), (&json!(false), &json!(false)), "byte {at}");
        }
    }
    assert!(changed > 500, "{changed}");
}

#[test]
fn a_forged_answer_differs_even_with_fitting_digests() {
    let mut record = record();
    record["body"]["answer"]["outcome"] = json!("ineligible");
    record["body"]["packs"][0]["sha256"] = json!("0");
    record["body"]["packs"].as_array_mut().expect("packs").push(json!({ "id": "cn-xx" }));
    record["body"]["engine"]["version"] = json!("9.9.9");
    let digests = call("digest", &[record["body"].clone()]);
    record["sha256"] = digests["sha256"].clone();
    record["sm3"] = digests["sm3"].clone();
    let report = call("verify", &[record]);
    assert_eq!(report["digest"]["agrees"], true);
    assert_eq!(report["engine"]["agrees"], false);
    let states: Vec<&str> =
        report["packs"].as_array().expect("packs").iter().map(|p| p["state"].as_str().expect("a state")).collect();
    assert_eq!(states, ["differs", "same", "missing"]);
    assert_eq!(
        report["answer"]["differences"],
        json!([{ "path": "/outcome", "stated": "ineligible", "found": "eligible" }])
    );
    let summary = &report["summary"];
    assert!(summary["zh"].as_str().expect("zh").contains("规则包 `cn-xx` 没有加载"), "{summary}");
    assert!(summary["en"].as_str().expect("en").contains("the pack `cn-xx` is not loaded"), "{summary}");
}

#[test]
fn a_question_that_cannot_be_asked_again_is_said_and_not_thrown() {
    let mut record = record();
    record["body"]["input"]["records"][0]["determinedOn"] = json!("2026-02-30");
    let report = call("verify", &[record.clone()]);
    assert_eq!(report["answer"]["state"], "not_replayed");
    assert_eq!(report["answer"]["faults"][0]["path"], "/body/input/records/0/determinedOn");
    record["body"]["options"].as_object_mut().expect("options").remove("asOf");
    assert_eq!(call("verify", &[record.clone()])["answer"]["state"], "not_replayed");
    record["body"]["task"] = json!("tears");
    let report = call("verify", &[record]);
    assert_eq!(report["answer"]["faults"][0]["path"], "/body/task");
}

#[test]
fn what_is_no_record_is_an_error_with_its_place() {
    let check = |record: Value, code: &str, path: &str| {
        let faults = faults("verify", &[record]);
        let found = faults.iter().any(|fault| fault.code == code && fault.path == path);
        assert!(found, "{code} {path}: {faults:?}");
    };
    check(json!("{"), "not_json", "");
    check(json!([]), "wrong_type", "");
    check(json!({}), "missing_key", "");
    let with = |key: &str, value: Value| {
        let mut record = record();
        record[key] = value;
        record
    };
    check(with("version", json!(2)), "unknown_format", "/version");
    check(with("format", json!("x")), "unknown_format", "/format");
    check(with("body", json!(1)), "wrong_type", "/body");
    check(with("sm3", json!(1)), "wrong_type", "/sm3");
    check(with("body", json!({ "a": [0.5] })), "not_an_integer", "/body/a/0");
    check(with("extra", json!(1)), "unknown_key", "/extra");
    assert_eq!(faults("record", &[json!("repairs"), input(), options()])[0].code, "unknown_word");
    assert_eq!(faults("record", &[json!("repair"), input(), json!({ "asof": "2026-11-22" })])[0].code, "unknown_key");
    assert_eq!(faults("qrCode", &[with("sm3", json!("0"))])[0].code, "digest_differs");
}

#[test]
fn the_canonical_text_is_that_of_rfc_8785() {
    let check = |value: Value, text: &str| assert_eq!(canonical(&value).expect("canonical"), text);
    check(json!({ "b": 1, "a": [] }), r#"{"a":[],"b":1}"#);
    check(json!("\u{8}\t\n\u{c}\r\u{1}\"\\/\u{7f}€"), "\"\\b\\t\\n\\f\\r\\u0001\\\"\\\\/\u{7f}€\"");
    check(json!(-0), "0");
    // The order of RFC 8785, 3.2.3: by UTF-16, so a pair of surrogates stands before U+FB33.
    let keys = json!({ "\u{20ac}": 1, "\r": 2, "\u{fb33}": 3, "1": 4, "\u{1f600}": 5, "\u{80}": 6, "\u{f6}": 7 });
    check(keys, "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"\u{f6}\":7,\"\u{20ac}\":1,\"\u{1f600}\":5,\"\u{fb33}\":3}");
    for (value, code) in [
        (json!(1.5), "not_an_integer"),
        (json!(9_007_199_254_740_992_i64), "not_exact"),
        (json!(u64::MAX), "not_exact"),
    ] {
        assert_eq!(canonical(&value).expect_err("a fault").code, code, "{value}");
    }
    // The digests of packs are of the same text.
    for entry in fs::read_dir("rules").expect("rules").map(|entry| entry.expect("an entry").path()) {
        if entry.join("pack.json").is_file() {
            let pack = merge::pack(&entry).expect("a pack");
            assert_eq!(canonical(&pack).expect("canonical"), zhixin::pack::canonical(&pack));
        }
    }
}

/// The digests of the standards' own examples.
#[test]
fn digests_are_those_of_the_standards() {
    let digests = zhixin::pack::digests("abc");
    assert_eq!(digests.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(digests.sm3, "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-9_007_199_254_740_991_i64..=9_007_199_254_740_991).prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map(".{0,6}", inner, 0..5).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// JSON text with the keys in the reverse order and white space between.
fn untidy(value: &Value) -> String {
    match value {
        Value::Object(map) => {
            let entries: Vec<String> =
                map.iter().rev().map(|(key, value)| format!(" {} :\n{}", json!(key), untidy(value))).collect();
            format!("{{{} }}", entries.join(" ,"))
        }
        Value::Array(items) => format!("[ {}\t]", items.iter().map(untidy).collect::<Vec<_>>().join(" , ")),
        leaf => leaf.to_string(),
    }
}

proptest! {
    #[test]
    fn the_canonical_form_keeps_the_value_and_forgets_the_order(value in any_json()) {
        let text = canonical(&value).expect("in the value space");
        prop_assert_eq!(&serde_json::from_str::<Value>(&text).expect("JSON"), &value);
        let again: Value = serde_json::from_str(&untidy(&value)).expect("JSON");
        prop_assert_eq!(canonical(&again).expect("in the value space"), text);
    }

    #[test]
    fn lines_fold_at_75_bytes_and_unfold_to_themselves(line in "[^\r\n]{0,200}") {
        let folded = zhixin::diary::fold(&line);
        prop_assert!(folded.split("\r\n").all(|part| part.len() <= 75));
        prop_assert_eq!(folded.replace("\r\n ", ""), line);
    }
}

/// Draws the matrix at four pixels for each module and has an independent reader find and decode it.
fn decoded(code: &Value) -> String {
    let rows = code["matrix"].as_array().expect("rows");
    let (scale, quiet) = (4, 4);
    let side = (rows.len() + 2 * quiet) * scale;
    let dark = |x: usize, y: usize| {
        let at = |n: usize| (n / scale).checked_sub(quiet);
        let module = at(x).zip(at(y)).and_then(|(x, y)| rows.get(y)?.get(x)?.as_bool());
        module.unwrap_or(false)
    };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| if dark(x, y) { 0 } else { 255 });
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1);
    grids[0].decode().expect("it decodes").1
}

#[test]
fn the_code_is_read_by_an_independent_reader() {
    for lang in ["zh-CN", "en"] {
        let record = record();
        let code = call("qrCode", &[record.clone(), json!({ "lang": lang })]);
        assert_eq!(decoded(&code), code["text"].as_str().expect("a text"));
        assert!(!code["text"].as_str().expect("a text").contains("某某公司"));
        assert_eq!(code["size"], code["matrix"].as_array().expect("rows").len());
    }
}

/// The path paints exactly the dark modules: each `Mx yhNv1h-Nz` is a run of one row.
#[test]
fn the_path_of_a_code_paints_its_modules() {
    let code = call("qrCode", &[record()]);
    let mut painted = BTreeSet::new();
    for run in code["path"].as_str().expect("a path").split('M').skip(1) {
        let (start, rest) = run.split_once('h').expect("a run");
        let (x, y) = start.split_once(' ').expect("a place");
        let (n, rest) = rest.split_once('v').expect("a length");
        assert_eq!(rest, format!("1h-{n}z"));
        let (x, y, n): (usize, usize, usize) = (x.parse().expect("x"), y.parse().expect("y"), n.parse().expect("n"));
        painted.extend((x..x + n).map(|x| (x, y)));
    }
    for (y, row) in code["matrix"].as_array().expect("rows").iter().enumerate() {
        for (x, dark) in row.as_array().expect("a row").iter().enumerate() {
            assert_eq!(dark.as_bool().expect("a module"), painted.contains(&(x, y)), "{x} {y}");
        }
    }
    let html = code["html"].as_str().expect("html");
    assert!(html.starts_with("<svg ") && !html.contains("href"), "{html}");
}

fn parsed(text: &str) -> Vec<(String, String, Option<String>)> {
    let calendar: icalendar::Calendar = text.parse().expect("an independent reader takes it");
    let event = |component: &icalendar::CalendarComponent| {
        use icalendar::Component as _;
        let event = component.as_event()?;
        let start = event.property_value("DTSTART")?.to_owned();
        Some((start, event.get_summary()?.to_owned(), event.get_description().map(str::to_owned)))
    };
    calendar.components.iter().filter_map(event).collect()
}

#[test]
fn a_calendar_file_is_read_by_an_independent_reader() {
    let long = "信用修复；申请,材料\\清单\n".repeat(9);
    let events = json!([
        { "date": "2027-05-09", "title": "可以申请, 修复; 甲\\乙", "description": long },
        { "date": "2026-12-31", "title": "年末" },
        { "date": "2026-12-31", "title": "年末" },
    ]);
    let made = call("calendar", &[events.clone(), json!({ "asOf": "2026-11-22" })]);
    let text = made["text"].as_str().expect("a text");
    let found = parsed(text);
    assert_eq!(found[0], ("20261231".to_owned(), "年末".to_owned(), None));
    assert_eq!(found[1].0, "20270509");
    assert_eq!(found[1].1, "可以申请, 修复; 甲\\乙");
    assert_eq!(found[1].2.as_deref(), Some(long.as_str()));
    assert_eq!(found.len(), 2, "the same event stands once");
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
    assert!(text.contains("DTSTAMP:20261122T000000Z\r\n") && text.contains("DTEND;VALUE=DATE:20270510\r\n"));
    assert_eq!(call("calendar", &[events, json!({ "asOf": "2026-11-22" })]), made, "nothing but the input counts");
}

#[test]
fn a_line_folds_exactly_at_its_limit() {
    let fold = zhixin::diary::fold;
    assert_eq!(fold(&"a".repeat(75)), "a".repeat(75));
    assert_eq!(fold(&"a".repeat(76)), format!("{}\r\n a", "a".repeat(75)));
    assert_eq!(fold(&"a".repeat(150)), format!("{}\r\n {}\r\n a", "a".repeat(75), "a".repeat(74)));
    // Three bytes that would straddle the limit go to the next line whole.
    assert_eq!(fold(&format!("{}信", "a".repeat(72))), format!("{}信", "a".repeat(72)));
    assert_eq!(fold(&format!("{}信", "a".repeat(73))), format!("{}\r\n 信", "a".repeat(73)));
}

#[test]
fn an_answer_gives_its_dates() {
    let answer = call("checkRepair", &[input(), json!({ "asOf": "2026-06-01" })]);
    let made = call("calendar", &[answer.clone(), json!({ "asOf": "2026-06-01", "lang": "en" })]);
    let days: Vec<&str> =
        made["events"].as_array().expect("events").iter().map(|event| event["date"].as_str().expect("a day")).collect();
    let record = &answer["records"][0];
    assert!(days.contains(&record["earliestApplication"].as_str().expect("a day")), "{made}");
    assert!(days.contains(&record["maxEnd"].as_str().expect("a day")), "{made}");
    let later = call("calendar", &[answer, json!({ "asOf": "2030-01-01" })]);
    assert_eq!(later["events"], json!([]), "what is past is no event");
}

#[test]
fn faults_of_events_have_their_place() {
    let found = faults("calendar", &[json!([{ "date": "2026-02-30", "title": "" }]), json!({ "asOf": "2026-11-22" })]);
    let places: Vec<(&str, &str)> = found.iter().map(|fault| (fault.code, fault.path.as_str())).collect();
    assert_eq!(places, [("impossible_date", "/0/date"), ("empty_text", "/0/title")]);
    assert_eq!(faults("calendar", &[json!([]), json!({})])[0].code, "missing_key");
    assert_eq!(faults("calendar", &[json!(1), json!({ "asOf": "2026-11-22" })])[0].code, "wrong_type");
}
