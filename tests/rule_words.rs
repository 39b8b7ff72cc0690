//! Rules in words: every operator, affirmed and negated, in both languages; and the face method that tells them.
#![allow(clippy::expect_used, reason = "a test stops at what it did not expect")]

use serde_json::{Value, json};
use zhixin::api::Engine;
use zhixin::pack::OPERATORS;

const NATION: &str = include_str!("data/packs/nation.json");
const PROVINCE: &str = include_str!("data/packs/province.json");

/// The book of rules for `query`, with the packs of the tests loaded.
fn book(packs: &[&str], query: &Value) -> Value {
    let engine = Engine::new(packs).expect("the packs load");
    let text = engine.call("rules", std::slice::from_ref(query), None).expect("a book");
    serde_json::from_str(&text).expect("JSON")
}

/// The group `key` of a scheme.
fn group(scheme: &Value, key: &str) -> Value {
    let groups = scheme.get("groups").and_then(Value::as_array).expect("groups");
    groups.iter().find(|group| group.get("key").and_then(Value::as_str) == Some(key)).cloned().expect("the group")
}

/// The words of `condition`, as the first condition of the scheme of the tests.
fn words(condition: &Value) -> (String, String) {
    let mut pack: Value = serde_json::from_str(NATION).expect("JSON");
    *pack.pointer_mut("/repair/0/conditions/0/when").expect("a condition") = condition.clone();
    let book = book(&[&pack.to_string()], &json!({"asOf": "2026-11-22", "scheme": "nation.repair.2024"}));
    let when = group(book.pointer("/schemes/0").expect("the scheme"), "conditions").pointer("/parts/0/when").cloned();
    let text = |lang: &str| {
        let sentence = when.as_ref().and_then(|when| when.pointer(&format!("/sentence/{lang}")));
        sentence.and_then(Value::as_str).map(str::to_owned).expect("a sentence")
    };
    (text("zh"), text("en"))
}

#[test]
fn every_operator_is_said_in_both_languages() {
    let trained = json!({"yes": "facts.testTrained"});
    let false_material =
        json!({"within": {"since": "facts.falseRepairMaterialOn", "period": {"n": 3, "unit": "year"}}});
    let cases = [
        (trained.clone(), "参加过培训", "attended the training"),
        (json!({"not": trained}), "并非“参加过培训”", "not the case: attended the training"),
        (json!({"yes": "record.publishedOn"}), "有公示之日", "there is a day of publication"),
        (json!({"not": {"yes": "record.publishedOn"}}), "没有公示之日", "there is no day of publication"),
        (
            json!({"in": {"value": "record.authority", "of": ["cnipa", "market_regulation"]}}),
            "认定机关为国家知识产权局、市场监管部门之一",
            "the authority is: China National Intellectual Property Administration or market regulation authority",
        ),
        (json!({"in": {"value": "facts.testDistrict", "of": ["north"]}}), "所在片区为北片", "the district is: north"),
        (
            json!({"not": {"in": {"value": "subject.kind", "of": ["enterprise", "individual"]}}}),
            "主体类型不是企业、自然人中的任何一个",
            "the kind of subject is none of: enterprise, individual",
        ),
        (
            json!({"not": {"in": {"value": "record.severity", "of": ["minor"]}}}),
            "失信类别不是轻微",
            "the class of dishonesty is not: minor",
        ),
        (
            json!({"by": "record.dutiesPerformedOn"}),
            "履行全部义务之日不晚于判断日期",
            "the day on which all duties were performed is the as-of date or earlier",
        ),
        (
            json!({"not": {"by": "record.repairedOn"}}),
            "截至判断日期没有修复完成之日",
            "there is no day of repair on or before the as-of date",
        ),
        (
            json!({"before": "record.restrictionEndsOn"}),
            "法定限制期限届满日不早于判断日期",
            "the last day of a statutory restriction is the as-of date or later",
        ),
        (
            json!({"not": {"before": "record.restrictionEndsOn"}}),
            "没有法定限制期限届满日，或者法定限制期限届满日早于判断日期",
            "there is no last day of a statutory restriction, or it is earlier than the as-of date",
        ),
        (
            false_material.clone(),
            "自修复弄虚作假认定日起未满 3 年（含最后一日）",
            "within 3 years from the day on which false repair material was found (the last day included)",
        ),
        (
            json!({"not": {"within": {"since": "facts.lastRepairOn", "period": {"n": 1, "unit": "year"}}}}),
            "没有上次信用修复之日，或者自上次信用修复之日起已满 1 年",
            "there is no day of the last repair, or the period of 1 year from it is over",
        ),
        (
            json!({"measure": {"kind": ["fine", "aggravated_fine"], "size": ["large"]}}),
            "处罚中有罚款或者从重罚款（较大数额）",
            "the measures include: fine or fine set under the heavier scale (large size)",
        ),
        (json!({"not": {"measure": {}}}), "没有任何处罚或者措施", "there is no measure"),
        (
            json!({"measure": {"size": ["low"]}}),
            "处罚中有数额为较低数额的处罚",
            "the measures include: a measure of low size",
        ),
        (
            json!({"onlyMeasures": {"kind": ["warning", "criticism", "fine"]}}),
            "有处罚，并且都是警告、通报批评、罚款中的任何一种",
            "there are measures, and each is: warning or criticism or fine",
        ),
        (
            json!({"not": {"onlyMeasures": {"kind": ["warning"]}}}),
            "没有处罚，或者有警告以外的处罚",
            "there are no measures, or some are other than: warning",
        ),
        (
            json!({"count": {"where": {"in": {"value": "record.severity", "of": ["serious"]}}, "atLeast": 2}}),
            "至少有 2 条记录符合：失信类别为严重",
            "at least 2 records for which the class of dishonesty is: serious",
        ),
        (
            json!({"not": {"count": {"where": {"in": {"value": "record.severity", "of": ["serious"]}}, "atLeast": 1}}}),
            "没有一条记录符合：失信类别为严重",
            "no record for which the class of dishonesty is: serious",
        ),
        (
            json!({"presume": {"as": "no", "when": {"yes": "facts.testTrained"}}}),
            "参加过培训（不清楚时推定不成立）",
            "attended the training (taken not to hold where not known)",
        ),
        (
            json!({"not": {"presume": {"as": "no", "when": {"yes": "facts.testTrained"}}}}),
            "并非“参加过培训”（不清楚时推定成立）",
            "not the case: attended the training (taken to hold where not known)",
        ),
        (
            json!({"unsettled": {"zh": "标准另定", "en": "the standard is still to come"}}),
            "文本未作规定、没有定论：标准另定",
            "left open by the text: the standard is still to come",
        ),
        (
            json!({"all": [trained, {"any": [{"by": "record.repairedOn"}, {"yes": "record.timelyCorrected"}]}]}),
            "参加过培训，并且（修复完成之日不晚于判断日期，或者及时纠正并主动消除后果）",
            "attended the training, and (the day of repair is the as-of date or earlier, or corrected in time, consequences actively removed)",
        ),
        (
            json!({"not": {"all": [trained, {"yes": "record.timelyCorrected"}]}}),
            "并非“参加过培训”，或者并非“及时纠正并主动消除后果”",
            "not the case: attended the training, or not the case: corrected in time, consequences actively removed",
        ),
        (
            json!({"otherwise": [{"in": {"value": "record.severity", "of": ["general"]}}, trained]}),
            "失信类别为一般；不清楚的，看是否参加过培训",
            "the class of dishonesty is: general; where that is not known, whether attended the training",
        ),
        (
            json!({"compare": {"value": "facts.abnormalCount12m", "op": ">=", "to": 2}}),
            "最近十二个月被认定的非正常专利申请不低于 2",
            "Applications found abnormal in the last twelve months is at least 2",
        ),
        (
            json!({"not": {"ratio": {"value": "facts.preExamPassRate", "op": ">", "to": [7, 10]}}}),
            "并非“预审合格率超过 7/10”",
            "not the case: Pre-examination pass rate is more than 7/10",
        ),
        (
            json!({"day": {"value": "record.determinedOn", "op": "<", "to": "2026-04-01"}}),
            "认定（决定）之日早于 2026-04-01",
            "the day of determination is before 2026-04-01",
        ),
        (
            json!({"asOf": {"op": ">=", "to": "2026-04-01"}}),
            "判断日期不早于 2026-04-01",
            "the as-of date is not before 2026-04-01",
        ),
        (
            json!({"inTime": {"value": "record.correctedOn", "since": "record.determinedOn", "period": {"n": 1, "unit": "month"}}}),
            "纠正之日在自认定（决定）之日起 1 个月 内",
            "the day of correction is within 1 month from the day of determination",
        ),
        (
            json!({"inCycle": {"value": "record.determinedOn", "anchor": "2025-01-01", "period": {"n": 1, "unit": "year"}}}),
            "认定（决定）之日在判断日期所在的周期内（自 2025-01-01 起每 1 年 为一个周期）",
            "the day of determination is in the running cycle (cycles of 1 year from 2025-01-01)",
        ),
        (
            json!({"calendarYears": {"since": "record.determinedOn", "n": 5, "first": "this"}}),
            "判断日期在自认定（决定）之日的当年起算的 5 个公历年度内",
            "the as-of date is in the 5 calendar years that begin with the year of the day of determination",
        ),
        (
            json!({"stacked": {"where": {"in": {"value": "record.authority", "of": ["cnipa"]}}, "since": "record.determinedOn", "period": {"n": 1, "unit": "year"}, "cap": {"n": 3, "unit": "year"}}}),
            "下列记录的期限依次接续计算后尚未届满：认定机关为国家知识产权局；每条自认定（决定）之日起 1 年，最长不超过 3 年",
            "the periods of these records, one after another, still run: the authority is: China National Intellectual Property Administration; 1 year each from the day of determination, 3 years at most",
        ),
        (
            json!({"agree": {"of": [{"yes": "facts.testTrained"}, {"yes": "record.publishedOn"}], "open": {"zh": "文本没有写明", "en": "the text does not say"}}}),
            "参加过培训，并且有公示之日（各种读法须一致：文本没有写明）",
            "attended the training, and there is a day of publication (all readings have to agree: the text does not say)",
        ),
        (
            json!({"stands": {"cure": ["repair"]}}),
            "认定（决定）之日不晚于判断日期，并且截至判断日期没有移出名单或者撤销之日，并且截至判断日期没有修复完成之日",
            "the day of determination is the as-of date or earlier, and there is no day of removal or withdrawal on or before the as-of date, and there is no day of repair on or before the as-of date",
        ),
    ];
    for (condition, zh, en) in &cases {
        assert_eq!(words(condition), ((*zh).to_owned(), (*en).to_owned()), "{condition}");
    }
    let all = cases.iter().map(|(condition, ..)| condition.to_string()).collect::<String>();
    for operator in OPERATORS {
        assert!(all.contains(&format!("\"{operator}\":")), "no case for {operator}");
    }
}

#[test]
fn a_day_chooses_the_version_and_every_scheme_cites() {
    let ids = |as_of: &str| -> Vec<String> {
        let book = book(&[], &json!({"jurisdiction": "CN", "asOf": as_of}));
        let schemes = book.get("schemes").and_then(Value::as_array).cloned().unwrap_or_default();
        for scheme in &schemes {
            let cites = scheme.pointer("/basis/0/document/zh").and_then(Value::as_str);
            assert!(cites.is_some_and(|title| !title.is_empty()), "{scheme}");
        }
        schemes.iter().filter_map(|it| it.get("id")?.as_str().map(str::to_owned)).collect()
    };
    let (before, after) = (ids("2025-12-24"), ids("2025-12-25"));
    let has = |list: &[String], id: &str| list.iter().any(|known| known == id);
    assert!(has(&before, "cn.repair.market_penalty.2021") && !has(&before, "cn.repair.market_penalty.2025"));
    assert!(has(&after, "cn.repair.market_penalty.2025") && !has(&after, "cn.repair.market_penalty.2021"));
    assert!(book(&[], &json!({})).get("schemes").and_then(Value::as_array).is_some_and(|all| all.len() > after.len()));
}

#[test]
fn a_province_sees_its_amendments_and_nobody_else_does() {
    let scheme = |place: &str| {
        let query = json!({"jurisdiction": place, "asOf": "2026-11-22", "scheme": "nation.repair.2024"});
        book(&[NATION, PROVINCE], &query).pointer("/schemes/0").cloned().expect("the scheme")
    };
    let (local, national) = (scheme("CN-ZJ"), scheme("CN-JS"));
    assert_eq!(local.get("amendedBy"), Some(&json!(["province"])));
    assert_eq!(national.get("amendedBy"), Some(&json!([])));
    let text = local.to_string();
    assert!(text.contains("示例省〔2022〕3号") && text.contains("参加过培训"));
    assert!(!national.to_string().contains("示例省"));
}

#[test]
fn a_misspelt_query_is_a_fault() {
    let engine = Engine::new(&[]).expect("the packs load");
    let faults = engine.call("rules", &[json!({"asof": "2026-11-22"})], None).expect_err("a fault");
    assert_eq!(faults.first().map(|fault| (fault.code, fault.path.as_str())), Some(("unknown_key", "/options/asof")));
}

/// Everything that is cited: each part of every group, and the parts that belong to it.
fn each_part(groups: &Value, visit: &mut dyn FnMut(&str, &Value)) {
    for group in groups.as_array().into_iter().flatten() {
        let key = group.get("key").and_then(Value::as_str).expect("a key");
        for part in group.get("parts").and_then(Value::as_array).into_iter().flatten() {
            visit(key, part);
            each_part(part.get("groups").unwrap_or(&Value::Null), visit);
        }
    }
}

#[test]
fn every_task_is_said_in_the_same_form_and_every_rule_is_cited() {
    for (task, place, least) in [
        ("repair", "CN", 8),
        ("commitment", "CN", 2),
        ("tier", "CN-BJ", 5),
        ("benefits", "CN", 20),
        ("office", "CN-ZJ", 1),
    ] {
        let book = book(&[], &json!({"task": task, "jurisdiction": place}));
        let schemes = book.get("schemes").and_then(Value::as_array).cloned().unwrap_or_default();
        assert!(schemes.len() >= least, "{task}: {}", schemes.len());
        for scheme in &schemes {
            assert_eq!(scheme.get("task"), Some(&json!(task)));
            let id = scheme.get("id").and_then(Value::as_str).unwrap_or_default();
            each_part(scheme.get("groups").unwrap_or(&Value::Null), &mut |key, part| {
                let label = |lang: &str| part.pointer(&format!("/label/{lang}")).and_then(Value::as_str);
                assert!(label("zh").is_some_and(|it| !it.is_empty()), "{id}/{key}: {part:#}");
                let cited = part.get("basis").and_then(Value::as_array).is_some_and(|basis| !basis.is_empty());
                // A grade is a name; what leads to it is cited.
                assert!(cited || key == "grades", "{id}/{key} is not cited: {part:#}");
            });
        }
    }
}

/// The words under `key` of the part `id` in the group `list` of the scheme `scheme`.
fn says(scheme: &str, place: &str, task: &str, list: &str, id: &str, key: &str) -> (String, String) {
    let book = book(&[], &json!({"task": task, "jurisdiction": place}));
    let schemes = book.get("schemes").and_then(Value::as_array).cloned().unwrap_or_default();
    let scheme = schemes.iter().find(|it| it.get("id").and_then(Value::as_str) == Some(scheme)).expect("the scheme");
    let group = group(scheme, list);
    let mut parts = group.get("parts").and_then(Value::as_array).into_iter().flatten();
    let part = parts.find(|part| part.get("id").and_then(Value::as_str) == Some(id)).expect("the part");
    let mut lines = part.get("says").and_then(Value::as_array).into_iter().flatten();
    let line = lines.find(|line| line.get("key").and_then(Value::as_str) == Some(key)).expect("the line");
    let text =
        |lang: &str| line.pointer(&format!("/words/{lang}")).and_then(Value::as_str).unwrap_or_default().to_owned();
    (text("zh"), text("en"))
}

#[test]
fn numbers_of_a_rule_are_words_of_its_own_data() {
    let pack: Value = serde_json::from_str(include_str!("../rules/cn/tier-10-patent-agency.json")).expect("JSON");
    let items = pack.pointer("/tiers/0/items").and_then(Value::as_array).expect("items");
    let fixed = items.iter().find(|item| item.get("points").is_some_and(Value::is_i64)).expect("a fixed number");
    let id = fixed.get("id").and_then(Value::as_str).expect("an id");
    let n = fixed.get("points").and_then(Value::as_i64).expect("a number");
    let scale = pack.pointer("/tiers/0/score/scale").and_then(Value::as_i64).unwrap_or(1);
    let (zh, en) = says("cn.patent_agency.2023", "CN", "tier", "items", id, "points");
    assert_eq!((zh, en), (format!("{} 分", n / scale), format!("{} points", n / scale)));
}

#[test]
fn cases_show_what_they_touch_and_come_out() {
    let query = json!({"task": "repair", "asOf": "2026-11-22", "scheme": "nation.repair.2024", "cases": true});
    let book = book(&[NATION], &query);
    let all = book.get("cases").and_then(Value::as_array).cloned().unwrap_or_default();
    assert!(!all.is_empty() && all.iter().all(|case| case.get("ok") == Some(&json!(true))), "{all:#?}");
    let scheme = book.pointer("/schemes/0").expect("the scheme");
    let held = scheme.pointer("/cases/yes").and_then(Value::as_array).cloned().unwrap_or_default();
    assert!(held.contains(&json!("min_last_day")), "{held:?}");
    let part = group(scheme, "conditions").pointer("/parts/0").cloned().expect("a condition");
    let yes = part.pointer("/cases/yes").and_then(Value::as_array).cloned().unwrap_or_default();
    assert!(yes.contains(&json!("min_last_day")), "{part:#}");
    // The older scheme has no such record, so it is not touched by that case.
    assert!(!yes.contains(&json!("before_any")));
    // Nothing is said of cases that were not asked for.
    let plain = self::book(&[NATION], &json!({"task": "repair", "scheme": "nation.repair.2024"}));
    assert!(plain.get("cases").is_none() && plain.pointer("/schemes/0/cases").is_none());
}

#[test]
fn a_ground_counts_only_on_its_days() {
    let mut pack: Value = serde_json::from_str(NATION).expect("JSON");
    *pack
        .pointer_mut("/commitment/0/bars/0")
        .expect("a bar")
        .as_object_mut()
        .expect("an object")
        .entry("from")
        .or_insert(Value::Null) = json!("2025-06-01");
    let ids = |day: &str| {
        let query = json!({"task": "commitment", "asOf": day, "scheme": "nation.commitment.2024"});
        let book = book(&[&pack.to_string()], &query);
        let parts = group(book.pointer("/schemes/0").expect("the scheme"), "bars");
        parts.get("parts").and_then(Value::as_array).map(Vec::len)
    };
    assert_eq!((ids("2025-05-31"), ids("2025-06-01")), (Some(1), Some(2)));
}

#[test]
fn gaps_are_told_with_the_rules() {
    let book = book(&[], &json!({"task": "tier", "jurisdiction": "CN-NM-1501"}));
    let gaps = book.get("gaps").and_then(Value::as_array).cloned().unwrap_or_default();
    let of = |wanted: &dyn Fn(&Value) -> bool| gaps.iter().any(wanted);
    assert!(of(&|gap| gap.get("scheme").is_some_and(Value::is_string)), "{gaps:#?}");
    assert!(of(&|gap| gap.get("pack") == Some(&json!("cn"))));
}
