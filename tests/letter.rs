//! Letters: each block in, out or to be decided by its rule; blanks marked and listed; nothing presumed.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Value, json};
use zhixin::api::Engine;
use zhixin::error::Error;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(&[]).expect("the built-in packs load"));

fn try_letter(kind: &str, input: &Value, options: &Value) -> Result<Value, Vec<Error>> {
    let args = [json!(kind), input.clone(), options.clone()];
    ENGINE.call("letter", &args, None).map(|text| serde_json::from_str(&text).expect("an answer is JSON"))
}

fn letter(kind: &str, input: &Value, options: &Value) -> Value {
    try_letter(kind, input, options).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn options(place: &str) -> Value {
    json!({ "asOf": "2026-11-22", "jurisdiction": place })
}

fn with(mut base: Value, path: &str, value: Value) -> Value {
    let (parent, key) = path.rsplit_once('/').expect("a pointer");
    base.pointer_mut(parent).and_then(Value::as_object_mut).expect("an object").insert(key.to_owned(), value);
    base
}

/// Whether the block whose name ends so is in: `yes`, `no`, `unknown`, or `-` where there is none.
fn holds(letter: &Value, block: &str) -> String {
    let blocks = letter["blocks"].as_array().expect("blocks");
    let found = blocks.iter().find(|one| one["id"].as_str().is_some_and(|id| id.ends_with(&format!("/{block}"))));
    found.map_or("-", |one| one["holds"].as_str().expect("a verdict")).to_owned()
}

fn places(list: &Value, key: &str) -> Vec<String> {
    list.as_array().expect("a list").iter().map(|one| one[key].as_str().expect("a text").to_owned()).collect()
}

fn repair_input() -> Value {
    json!({
        "subject": { "kind": "enterprise", "name": "某某公司", "uscc": "91350100M000100Y43" },
        "facts": { "publicCommitment": true },
        "records": [{
            "id": "r1", "act": "infringement", "authority": "market_regulation", "document": "penalty_decision",
            "determinedOn": "2026-05-08", "severity": "general", "measures": [{ "kind": "fine" }, { "kind": "confiscation" }],
            "correctedOn": "2026-05-20", "dutiesPerformedOn": "2026-06-01",
        }],
    })
}

fn fields() -> Value {
    json!({
        "legalRepresentative": "张三", "handler": "李四", "authorisation": "授权委托书",
        "decisionAuthority": { "r1": "某市市场监督管理局" }, "documentNumber": { "r1": "某市监处罚〔2026〕1号" },
    })
}

#[test]
fn a_letter_with_everything_known_is_complete() {
    let answer = letter("repair", &repair_input(), &with(options("CN"), "/fields", fields()));
    let one = &answer["letters"][0];
    assert_eq!((&one["complete"], &one["blanks"], &one["undecided"]), (&json!(true), &json!([]), &json!([])));
    assert_eq!((&one["id"], &one["record"], &one["outcome"]), (&json!("repair-r1"), &json!("r1"), &json!("eligible")));
    let text = one["text"].as_str().expect("a text");
    for line in [
        "信用修复承诺书",
        "承诺人：某某公司，统一社会信用代码：91350100M000100Y43，法定代表人（负责人、经营者）：张三。",
        "就某市市场监督管理局于2026年5月8日作出的行政处罚决定（文号：某市监处罚〔2026〕1号）申请信用修复，承诺人作出以下承诺：",
        "处罚内容：罚款、没收违法所得或非法财物。",
        "一、上述失信行为已于2026年5月20日纠正。",
        "二、文书确定的义务已于2026年6月1日全部履行完毕。",
        "承诺人盖章：＿＿＿＿＿＿＿＿＿＿",
    ] {
        assert!(text.lines().any(|known| known == line), "{line}\n{text}");
    }
    // The template's version and digest stand on the letter.
    let template = &answer["templates"][0];
    let foot = format!(
        "样式 {}，版本 {}，SM3 {}",
        template["id"].as_str().expect("an id"),
        template["version"].as_str().expect("a day"),
        template["sm3"].as_str().expect("a digest")
    );
    assert!(text.contains(&foot) && one["html"].as_str().expect("html").contains(&foot));
}

#[test]
fn what_is_not_known_is_to_be_decided_and_never_in_or_out() {
    for (stated, expected) in [(json!("2026-05-20"), "yes"), (json!(false), "no"), (Value::Null, "unknown")] {
        let input = with(repair_input(), "/records/0/correctedOn", stated);
        let answer = letter("repair", &input, &options("CN"));
        let one = &answer["letters"][0];
        assert_eq!(holds(one, "corrected"), expected);
        let text = one["text"].as_str().expect("a text");
        assert_eq!(text.contains("上述失信行为已于"), expected != "no", "{text}");
        assert_eq!(
            text.contains("【待定：行为已经纠正】本段是否写入，取决于：纠正日期"),
            expected == "unknown",
            "{text}"
        );
        let undecided = one["undecided"].as_array().expect("a list");
        let open: Vec<&Value> = undecided.iter().filter(|block| block["label"] == "行为已经纠正").collect();
        assert_eq!(open.len(), usize::from(expected == "unknown"));
        if let [open] = open.as_slice() {
            assert_eq!(open["missing"][0]["path"], "/records/0/correctedOn");
        }
        assert_eq!(places(&one["notices"], "code").contains(&"act_not_corrected".to_owned()), expected == "no");
    }
    let english = with(options("CN"), "/lang", json!("en"));
    let input = with(repair_input(), "/records/0/correctedOn", Value::Null);
    let answer = letter("repair", &input, &english);
    let text = answer["letters"][0]["text"].as_str().expect("a text");
    let line = "[to be decided: The act was corrected] Whether this belongs here depends on: day of correction";
    assert!(text.contains(line), "{text}");
}

#[test]
fn names_are_in_only_if_the_visitor_gave_them() {
    let mut input = repair_input();
    input["subject"] = json!({ "kind": "enterprise" });
    let answer = letter("repair", &input, &options("CN"));
    let one = &answer["letters"][0];
    let expected = [
        "subject.name",
        "subject.uscc",
        "field.legalRepresentative",
        "field.handler",
        "field.authorisation",
        "field.decisionAuthority",
        "field.documentNumber",
    ];
    assert_eq!(places(&one["blanks"], "place"), expected);
    let paths = places(&one["blanks"], "path");
    assert_eq!(paths[0], "/subject/name");
    assert_eq!(paths[2], "/options/fields/legalRepresentative");
    assert_eq!(paths[6], "/options/fields/documentNumber/r1");
    let (text, html) = (one["text"].as_str().expect("text"), one["html"].as_str().expect("html"));
    assert!(text.contains("承诺人：【待填：名称或者姓名】"), "{text}");
    assert!(html.contains("<mark class=\"zhixin-letter-blank\">【待填：名称或者姓名】</mark>"), "{html}");
}

#[test]
fn each_record_has_a_letter_of_its_own() {
    let mut input = repair_input();
    let mut second = input["records"][0].clone();
    second["id"] = json!("r2");
    second["determinedOn"] = json!("2026-06-08");
    let mut third = input["records"][0].clone();
    third["id"] = json!("r3");
    third["repairedOn"] = json!("2026-10-01");
    input["records"].as_array_mut().expect("records").extend([second, third]);
    let answer =
        letter("repair", &input, &with(options("CN"), "/fields", json!({ "documentNumber": { "r2": "二号" } })));
    assert_eq!(places(&answer["letters"], "id"), ["repair-r1", "repair-r2"]);
    let texts = places(&answer["letters"], "text");
    assert!(texts[0].contains("2026年5月8日") && !texts[0].contains("二号"));
    assert!(texts[1].contains("2026年6月8日") && texts[1].contains("二号"));
    assert_eq!(answer["without"][0]["record"], "r3");
    assert_eq!(answer["without"][0]["outcome"], "not_needed");
    assert!(places(&answer["notices"], "code").contains(&"one_letter_per_record".to_owned()));
    let only = letter("repair", &input, &with(options("CN"), "/record", json!("r2")));
    assert_eq!(places(&only["letters"], "id"), ["repair-r2"]);
    let none = letter("repair", &json!({}), &options("CN"));
    assert_eq!((&none["letters"], places(&none["notices"], "code")[0].as_str()), (&json!([]), "no_records"));
}

#[test]
fn local_templates_add_replace_and_do_not_leak() {
    let input = |facts: Value| json!({ "subject": { "kind": "enterprise" }, "facts": facts });
    let one = |place: &str, facts: Value| letter("commitment", &input(facts), &options(place))["letters"][0].clone();
    // Zhenjiang: consent to publication, signature and seal; only in its matters, and only there.
    for (stated, added, replaced) in
        [(json!(true), "yes", "no"), (json!(false), "no", "yes"), (Value::Null, "unknown", "unknown")]
    {
        let letter = one("CN-JS-3211", json!({ "publicResourceMatter": stated }));
        assert_eq!((holds(&letter, "publication").as_str(), holds(&letter, "sign_and_seal").as_str()), (added, added));
        assert_eq!(holds(&letter, "signature_organisation"), replaced);
    }
    assert_eq!(holds(&one("CN-JS", json!({ "publicResourceMatter": true })), "publication"), "-");
    assert_eq!(one("CN-JS-3211", json!({ "publicResourceMatter": true }))["title"], "公共资源交易信用承诺书");
    // Zhuhai: three years, to the day.
    for (day, expected) in
        [(json!("2023-11-22"), "no"), (json!("2023-11-21"), "yes"), (json!(false), "yes"), (Value::Null, "unknown")]
    {
        let letter = one("CN-GD-4404", json!({ "zhIndustryCommitment": true, "zhLastViolationOn": day }));
        assert_eq!(holds(&letter, "no_violation"), expected, "{day}");
    }
    // Suzhou, Nanchang and Nantong: pre-examination.
    for place in ["CN-JS-3205", "CN-JX-3601", "CN-JS-3206"] {
        let letter = one(place, json!({ "preExaminationMatter": true, "preExamExcludedKind": false }));
        for block in ["kind_of_application", "response_limits", "ordinary_track"] {
            assert_eq!(holds(&letter, block), "yes", "{place} {block}");
        }
        let letter = one(place, json!({ "preExaminationMatter": true, "preExamExcludedKind": true }));
        assert_eq!(holds(&letter, "kind_of_application"), "no");
        assert_eq!(places(&letter["notices"], "code"), ["excluded_kind"]);
    }
    // Jinan: funds.
    assert_eq!(holds(&one("CN-SD-3701", json!({ "jnFundMatter": true })), "joint_liability"), "yes");
    // Wenzhou: two blocks stand in for one, and exactly one of them is in.
    for (stated, person, proxy) in
        [(json!(true), "yes", "no"), (json!(false), "no", "yes"), (Value::Null, "unknown", "unknown")]
    {
        let input = with(repair_input(), "/facts/handlerIsLegalRepresentative", stated);
        let letter = letter("repair", &input, &options("CN-ZJ-3303"))["letters"][0].clone();
        assert_eq!(holds(&letter, "handler"), "no");
        assert_eq!(
            (holds(&letter, "handled_in_person").as_str(), holds(&letter, "handled_by_proxy").as_str()),
            (person, proxy)
        );
    }
}

#[test]
fn signing_anew_is_a_notice() {
    let check = |facts: Value, expected: &[&str]| {
        let answer = letter("commitment", &json!({ "facts": facts }), &options("CN-JS-3211"));
        assert_eq!(places(&answer["letters"][0]["notices"], "code"), expected);
        assert_eq!(places(&answer["notices"], "code"), ["resign_rule"]);
    };
    check(json!({ "publicResourceMatter": true }), &[]);
    check(json!({ "publicResourceMatter": true, "nameChangedSinceCommitment": true }), &["resign_name"]);
    let both = json!({ "publicResourceMatter": true, "nameChangedSinceCommitment": true, "legalRepresentativeChangedSinceCommitment": true });
    check(both, &["resign_name", "resign_legal_representative"]);
}

#[test]
fn the_promise_to_supply_follows_from_the_materials() {
    let material = |submitted: Value| json!([{ "id": "a", "name": "营业执照副本", "required": true, "submitted": submitted, "deferrable": true }]);
    let check = |materials: Value, expected: &str| {
        let matter = json!({ "title": "某事项", "acceptedOn": "2026-11-02", "supplement": { "period": { "n": 5, "unit": "working_day" }, "from": "acceptance" } });
        let input = json!({ "matter": matter, "materials": materials });
        let answer = letter("commitment", &input, &options("CN"));
        let one = answer["letters"][0].clone();
        assert_eq!(holds(&one, "deferred"), expected, "{input}");
        one
    };
    let one = check(material(json!(false)), "yes");
    let text = one["text"].as_str().expect("a text");
    assert!(
        text.contains("申请时缺少以下材料：营业执照副本。承诺人书面承诺在规定期限内（2026年11月9日前，含当日）"),
        "{text}"
    );
    check(material(json!(true)), "no");
    let one = check(material(Value::Null), "unknown");
    let open = one["undecided"].as_array().expect("a list").iter().find(|block| block["label"] == "按期补齐缺少的材料");
    assert_eq!(open.expect("it is open")["missing"][0]["path"], "/materials/0/submitted");
    let one = check(Value::Null, "unknown");
    let open = one["undecided"].as_array().expect("a list").iter().find(|block| block["label"] == "按期补齐缺少的材料");
    assert_eq!(open.expect("it is open")["missing"][0]["path"], "/materials");
}

#[test]
fn markup_in_what_was_typed_stays_text() {
    let mut input = repair_input();
    input["subject"]["name"] = json!("<script>alert(1)</script>\n一、\"甲\" & 乙");
    let answer = letter(
        "repair",
        &input,
        &with(options("CN"), "/fields", json!({ "handler": "</article><img src=x onerror=1>" })),
    );
    let one = &answer["letters"][0];
    let html = one["html"].as_str().expect("html");
    assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; 一、&quot;甲&quot; &amp; 乙"), "{html}");
    assert_eq!(html.matches("<article").count(), 1);
    assert!(html.starts_with("<article ") && html.ends_with("</article>"));
    assert!(!html.contains("style=") && !html.contains("href"));
    // A line break that was typed makes no line of the letter.
    assert!(!one["text"].as_str().expect("a text").lines().any(|line| line.starts_with("一、\"甲\"")));
}

#[test]
fn the_html_says_what_the_text_says() {
    for (kind, place) in [("commitment", "CN-JS-3211"), ("commitment", "CN-GD-4404"), ("repair", "CN-ZJ-3303")] {
        for lang in ["zh-CN", "en"] {
            let answer = letter(kind, &repair_input(), &with(options(place), "/lang", json!(lang)));
            let one = &answer["letters"][0];
            let html = one["html"].as_str().expect("html");
            let bare: String = html.split('<').map(|part| part.split_once('>').map_or("", |(_, text)| text)).collect();
            let bare = bare.replace("&quot;", "\"").replace("&amp;", "&");
            let text: String = one["text"].as_str().expect("a text").lines().collect();
            assert_eq!(bare, text, "{kind} {place} {lang}");
        }
    }
}

#[test]
fn every_block_that_is_in_cites_with_its_standing() {
    for place in [
        "CN",
        "CN-JS-3205",
        "CN-JS-3206",
        "CN-JS-3211",
        "CN-GD-4404",
        "CN-JX-3601",
        "CN-SD-3701",
        "CN-ZJ-3303",
        "CN-GX-4506",
    ] {
        for kind in ["commitment", "repair"] {
            let answer = letter(kind, &repair_input(), &options(place));
            for one in answer["letters"].as_array().expect("letters") {
                for block in one["blocks"].as_array().expect("blocks") {
                    let standing = block["basis"][0]["standing"].as_str();
                    assert!(matches!(standing, Some("text" | "secondary" | "unverified")), "{block}");
                    assert_eq!(block["holds"] == "no", block["paragraphs"] == json!([]) && block["lines"] == json!([]));
                }
            }
        }
    }
}

#[test]
fn a_day_without_a_template_says_so() {
    let record = json!({ "id": "r1", "document": "penalty_decision", "determinedOn": "2026-03-01" });
    let input = json!({ "records": [record] });
    let answer = letter("repair", &input, &json!({ "asOf": "2026-03-31" }));
    assert_eq!(answer["letters"], json!([]));
    assert_eq!(places(&answer["notices"], "code"), ["no_template"]);
    let answer = letter("repair", &input, &json!({ "asOf": "2026-04-01" }));
    assert_eq!(answer["letters"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_template_lists_what_it_reads() {
    let facts = |id: Value| {
        let text = ENGINE.call("facts", &[id], None).expect("facts");
        places(&serde_json::from_str(&text).expect("JSON"), "id")
    };
    assert_eq!(facts(json!("cn-zj-3303.letter.repair")), ["handlerIsLegalRepresentative", "kind"]);
    assert!(facts(Value::Null).contains(&"handlerIsLegalRepresentative".to_owned()));
}

#[test]
fn faults_have_their_place() {
    let check = |kind: &str, options: Value, code: &str, path: &str| {
        let faults = try_letter(kind, &repair_input(), &options).expect_err("a fault");
        assert_eq!((faults[0].code, faults[0].path.as_str()), (code, path), "{faults:?}");
        assert!(!faults[0].messages.zh.is_ascii() && faults[0].messages.en.is_ascii());
    };
    let base = || options("CN");
    check("repairs", base(), "unknown_word", "/kind");
    check("repair", with(base(), "/record", json!("r9")), "unknown_word", "/options/record");
    check("repair", with(base(), "/fields", json!({ "handlr": "x" })), "unknown_word", "/options/fields/handlr");
    check("repair", with(base(), "/fields", json!({ "handler": 1 })), "wrong_type", "/options/fields/handler");
    check(
        "repair",
        with(base(), "/fields", json!({ "documentNumber": { "r9": "x" } })),
        "unknown_word",
        "/options/fields/documentNumber/r9",
    );
    check("repair", with(base(), "/scheme", json!("cn.commitment.accept_first.2024")), "wrong_task", "/options/scheme");
    check("repair", with(base(), "/asof", json!("2026-11-22")), "unknown_key", "/options/asof");
}

fn pack(letter: Value) -> Value {
    json!({
        "format": 1, "id": "cn-xx", "edition": "2026-01-01", "jurisdiction": "CN-XX", "readOn": "2026-01-01",
        "title": { "zh": "试验", "en": "trial" },
        "sources": [{ "id": "s", "title": { "zh": "文", "en": "text" }, "issuer": { "zh": "局", "en": "office" } }],
        "letters": [letter],
    })
}

fn template(more: Value) -> Value {
    let basis = json!([{ "source": "s", "article": "1", "standing": "text" }]);
    let mut letter = json!({
        "id": "cn-xx.letter", "kind": "commitment", "version": "2026-01-01", "title": { "zh": "函", "en": "letter" },
        "extends": "cn.letter.commitment", "from": null, "to": null, "applies": null, "basis": basis,
        "blocks": [{ "id": "b", "label": { "zh": "段", "en": "block" }, "section": "promise",
                     "paragraphs": [{ "zh": "甲{subject.name}", "en": "a {subject.name}" }], "basis": basis }],
    });
    for (path, value) in more.as_object().expect("changes") {
        letter = with(letter, path, value.clone());
    }
    letter
}

#[test]
fn faults_of_a_template_have_their_place() {
    let report = |letter: Value| {
        let text = ENGINE.call("checkPack", &[pack(letter)], None).expect("a report");
        serde_json::from_str::<Value>(&text).expect("JSON")
    };
    assert_eq!(report(template(json!({})))["ok"], true);
    let check = |more: Value, code: &str, path: &str| {
        let report = report(template(more));
        let found = report["diagnostics"].as_array().expect("a list");
        let fits = |one: &&Value| one["code"] == code && one["path"] == format!("/letters/0{path}");
        assert!(found.iter().any(|one| fits(&one)), "{code} {path}: {report}");
    };
    check(json!({ "/kind": "repairs" }), "unknown_word", "/kind");
    check(json!({ "/extends": "cn.letter.commitmen" }), "dangling_reference", "/extends");
    check(json!({ "/extends": "cn.letter.repair" }), "dangling_reference", "/extends");
    check(json!({ "/id": "cn.letter.commitment" }), "duplicate_id", "/id");
    check(
        json!({ "/extends": null, "/applies": { "yes": "facts.goodCredit" } }),
        "applies_without_extends",
        "/applies",
    );
    check(json!({ "/applies": { "by": "record.correctedOn" } }), "record_in_commitment", "/applies");
    let paragraph = |zh: &str, en: &str| json!({ "/blocks/0/paragraphs": [{ "zh": zh, "en": en }] });
    check(paragraph("甲{subject.nam}", "a {subject.nam}"), "unknown_place", "/blocks/0/paragraphs/0");
    check(paragraph("甲{record.act}", "a {record.act}"), "unknown_place", "/blocks/0/paragraphs/0");
    check(paragraph("甲{subject.name}", "a"), "places_differ", "/blocks/0/paragraphs/0");
    check(paragraph("甲{subject.name", "a {subject.name}"), "unbalanced_braces", "/blocks/0/paragraphs/0");
    check(paragraph("甲}", "a}"), "unbalanced_braces", "/blocks/0/paragraphs/0");
    check(json!({ "/blocks/0/paragraphs": [] }), "empty_block", "/blocks/0");
    check(json!({ "/blocks/0/section": "promises" }), "unknown_word", "/blocks/0/section");
    check(json!({ "/blocks/0/replaces": "material_true" }), "dangling_reference", "/blocks/0/replaces");
    check(json!({ "/blocks/0/about": "materials" }), "unknown_word", "/blocks/0/about");
    check(
        json!({ "/fields": [{ "id": "x", "label": { "zh": "项", "en": "x" }, "each": "record" }] }),
        "unknown_word",
        "/fields/0/each",
    );
    check(json!({ "/blocks/0/basis": [] }), "empty_list", "/blocks/0/basis");
}

fn any_flag() -> impl Strategy<Value = Value> {
    prop_oneof![Just(Value::Null), Just(json!(true)), Just(json!(false))]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Learning a fact never turns a block that was in into one that is out, or the other way.
    #[test]
    fn learning_a_fact_only_settles_blocks(
        kind in prop_oneof![Just(Value::Null), Just(json!("enterprise")), Just(json!("individual"))],
        flags in prop::collection::vec(any_flag(), 6),
        learnt in 0..7_usize,
        value in any::<bool>(),
        place in prop::sample::select(&["CN", "CN-JS-3211", "CN-GD-4404", "CN-JX-3601"][..]),
    ) {
        let names = [
            "notificationMatter", "priorFalseCommitment", "publicResourceMatter", "zhIndustryCommitment",
            "preExaminationMatter", "preExamExcludedKind",
        ];
        let facts: serde_json::Map<String, Value> = names.iter().map(|name| (*name).to_owned()).zip(flags).collect();
        let before = json!({ "subject": { "kind": kind }, "facts": facts });
        let path = names.get(learnt).map_or("/subject/kind".to_owned(), |name| format!("/facts/{name}"));
        let more = if learnt < names.len() { json!(value) } else { json!("enterprise") };
        prop_assume!(before.pointer(&path).is_some_and(Value::is_null));
        let after = with(before.clone(), &path, more);
        let (before, after) = (letter("commitment", &before, &options(place)), letter("commitment", &after, &options(place)));
        let blocks = |answer: &Value| answer["letters"][0]["blocks"].as_array().expect("blocks").clone();
        for (old, new) in blocks(&before).iter().zip(blocks(&after)) {
            prop_assert_eq!(&old["id"], &new["id"]);
            prop_assert!(old["holds"] == "unknown" || old["holds"] == new["holds"], "{} {}", old, new);
            // Each open block names what decides it, and a settled one asks for nothing.
            prop_assert_eq!(old["holds"] == "unknown", old["missing"] != json!([]), "{}", old);
        }
    }
}
