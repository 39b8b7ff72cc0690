//! Lists: what cells say, what headings mean, and that a row is answered as it would be by itself.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot read its data has to stop"
)]

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use zhixin::api::Engine;
use zhixin::batch::{Batch, Brief, Class, Export, Filter, Format, Next, Reading, Sampler, Scale, Search, Table};
use zhixin::subject::{Field, Kind, vocabulary};

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| Engine::new(&[]).expect("the built-in packs load"))
}

/// Runs a list from its text, with the first look's own mapping where the options have none.
fn run(engine: &Engine, text: &[u8], options: &Value, chunk: usize) -> Batch {
    let mut options = options.clone();
    if options.get("mapping").is_none() {
        let seen: Value = serde_json::from_str(&engine.preview(text, &options, None).expect("a first look")).unwrap();
        for key in ["mapping", "delimiter", "above"] {
            options[key] = seen[key].clone();
        }
    }
    let mut batch = engine.batch(&options, None).expect("the options are good");
    let mut chunks: Vec<&[u8]> = text.chunks(chunk.max(1)).collect();
    chunks.push(b"");
    let last = chunks.len() - 1;
    for (at, bytes) in chunks.into_iter().enumerate() {
        batch.push(bytes, at == last);
        while batch.step(7, engine.world()).expect("the columns are there") > 0 {}
    }
    assert!(batch.is_done());
    batch
}

/// All are enterprises; the columns are guessed.
fn run_enterprises(engine: &Engine, text: &str, options: &Value) -> (Batch, Value) {
    let seen: Value = serde_json::from_str(&engine.preview(text.as_bytes(), options, None).expect("a look")).unwrap();
    let mut options = options.clone();
    for key in ["mapping", "delimiter", "above"] {
        options[key] = seen[key].clone();
    }
    options["mapping"]["constants"] = json!({ "/subject/kind": "企业" });
    (run(engine, text.as_bytes(), &options, 9), options)
}

fn options() -> Value {
    json!({ "tasks": [{ "task": "benefits", "benefit": "subsidy" }], "jurisdiction": "CN-BJ", "asOf": "2021-10-30" })
}

fn all(batch: &Batch) -> Vec<Vec<Brief>> {
    let tasks = batch.setting().asked.len();
    let brief = |task, entry| batch.brief(task, entry).expect("every row has an answer");
    (0..batch.len() as u32).map(|entry| (0..tasks).map(|task| brief(task, entry)).collect()).collect()
}

// --- Cells -----------------------------------------------------------------------------------------------------------

fn said(kind: Kind, cell: &str) -> String {
    let reading = Reading { scale: None, ..Reading::plain(kind) };
    match reading.read(cell) {
        Ok(value) => serde_json::to_string(&value).unwrap(),
        Err(told) => told.code.to_owned(),
    }
}

#[test]
fn cells_are_read_as_people_write_them() {
    let cases = [
        (Kind::Bool, "是", "true"),
        (Kind::Bool, " 有 ", "true"),
        (Kind::Bool, "YES", "true"),
        (Kind::Bool, "１", "true"),
        (Kind::Bool, "无", "false"),
        (Kind::Bool, "No", "false"),
        (Kind::Bool, "×", "false"),
        (Kind::Bool, "", "null"),
        (Kind::Bool, "不详", "null"),
        (Kind::Bool, "—", "null"),
        (Kind::Bool, "也许", "not_yes_or_no"),
        (Kind::Bool, "2", "not_yes_or_no"),
        (Kind::Date, "2026-05-08", "\"2026-05-08\""),
        (Kind::Date, "2026/5/8", "\"2026-05-08\""),
        (Kind::Date, "2026.5.8", "\"2026-05-08\""),
        (Kind::Date, "2026年5月8日", "\"2026-05-08\""),
        (Kind::Date, "２０２６年５月８日", "\"2026-05-08\""),
        (Kind::Date, "20260508", "\"2026-05-08\""),
        (Kind::Date, "2026/5/8 0:00:00", "\"2026-05-08\""),
        (Kind::Date, "2026-05-08T00:00:00.000Z", "\"2026-05-08\""),
        (Kind::Date, "无", "false"),
        (Kind::Date, "是", "date_wanted"),
        (Kind::Date, "2026年2月30日", "impossible_date"),
        (Kind::Date, "2262-01-01", "date_out_of_range"),
        // Which is the month nobody can tell.
        (Kind::Date, "5/8/2026", "not_a_date"),
        (Kind::Date, "46150", "not_a_date"),
        (Kind::Date, "2026-05", "not_a_date"),
        (Kind::Int, "1,234,567", "1234567"),
        (Kind::Int, "1，234", "1234"),
        (Kind::Int, "12.00", "12"),
        (Kind::Int, "-3", "-3"),
        (Kind::Int, "5万元", "50000"),
        (Kind::Int, "1.5万", "15000"),
        (Kind::Int, "12.5", "not_whole"),
        (Kind::Int, "12,34", "not_a_number"),
        (Kind::Int, "1e3", "not_a_number"),
        (Kind::Int, "99999999999999999999", "not_a_number"),
        (Kind::Ratio, "95%", "[95,100]"),
        (Kind::Ratio, "95.5％", "[955,1000]"),
        (Kind::Ratio, "950‰", "[950,1000]"),
        (Kind::Ratio, "0.95", "[95,100]"),
        (Kind::Ratio, "19/20", "[19,20]"),
        (Kind::Ratio, "0", "[0,1]"),
        (Kind::Ratio, "95", "not_a_rate"),
        (Kind::Ratio, "1", "not_a_rate"),
        (Kind::Ratio, "-5%", "not_a_rate"),
    ];
    for (kind, cell, wanted) in cases {
        assert_eq!(said(kind, cell), wanted, "{kind:?} {cell}");
    }
}

#[test]
fn headings_and_spreadsheets_say_what_plain_numbers_mean() {
    let percent = Reading { scale: Some(Scale::Percent), ..Reading::plain(Kind::Ratio) };
    assert_eq!(serde_json::to_string(&percent.read("95").unwrap()).unwrap(), "[95,100]");
    let serial = Reading { serials: true, ..Reading::plain(Kind::Date) };
    for (cell, wanted) in [("46150", "\"2026-05-08\""), ("25569", "\"1970-01-01\""), ("2026/5/8", "\"2026-05-08\"")] {
        assert_eq!(serde_json::to_string(&serial.read(cell).unwrap()).unwrap(), wanted);
    }
    assert_eq!(serial.read("60").unwrap_err().code, "date_out_of_range");
}

#[test]
fn words_are_found_by_name_and_label_and_the_nearest_is_named() {
    let act = Reading::field(Field::Act);
    for cell in ["abnormal_patent_application", "非正常专利申请", "Abnormal patent application"] {
        assert_eq!(act.read(cell).unwrap().word(), Some("abnormal_patent_application"), "{cell}");
    }
    let told = act.read("非正常申请专利").unwrap_err();
    assert_eq!(told.messages.zh, "没有这个词；是否应为 `非正常专利申请`？");
    assert_eq!(told.messages.en, "there is no such word; did you mean `非正常专利申请`?");
}

// --- Rows ------------------------------------------------------------------------------------------------------------

#[test]
fn of_1448_applicants_exactly_these_15_are_refused() {
    let engine = engine();
    let text = fs::read("www/samples/applicants-1448.csv").expect("the sample is there");
    let batch = run(engine, &text, &options(), 64 * 1024);
    assert_eq!(batch.len(), 1448);
    let refused = batch.filter(&Filter { class: Some(Class::Refuse), ..Filter::default() });
    let lines: Vec<&str> = std::str::from_utf8(&text).unwrap().lines().skip(1).collect();
    let wanted: Vec<u32> = (0..1448).filter(|at| lines[*at as usize].ends_with("是")).collect();
    assert_eq!(refused, wanted);
    assert_eq!(refused.len(), 15);
    let counts = serde_json::to_value(batch.counts()).unwrap();
    assert_eq!(
        counts["classes"],
        json!([
            { "id": "pass", "label": "通过", "count": 1433 }, { "id": "refuse", "label": "不予通过", "count": 15 },
        ])
    );
    assert_eq!(counts["tasks"][0]["reasons"][0]["id"], "cn-bj.benefit.subsidy.screening_2021");
    assert_eq!(counts["tasks"][0]["reasons"][0]["count"], 15);
}

#[test]
fn a_cell_that_cannot_be_read_is_an_error_of_its_row_alone() {
    let engine = engine();
    let text = "附件1：申请人名单\n单位名称,是否处于失信惩戒期,统一社会信用代码,备注\n\
        甲,是,,\n乙,也许,,\n\n丙,否,123,\n丁,否,,,多一格\n戊,\"否,,\n己,否,,\n";
    let (batch, _) = run_enterprises(engine, text, &options());
    let classes: Vec<_> = (0..batch.len() as u32).map(|at| batch.class(at).id()).collect();
    assert_eq!(classes, ["refuse", "error", "error", "error", "error", "pass"]);
    let open = |entry: u32| {
        let place = batch.place(entry).unwrap();
        let bytes = &text.as_bytes()[place.from as usize..place.to as usize];
        serde_json::from_str::<Value>(&engine.open_row(&batch, entry, bytes).unwrap()).unwrap()
    };
    let opened = open(1);
    assert_eq!(
        opened["faults"],
        json!([{
            "line": 4, "column": 2, "heading": "是否处于失信惩戒期", "cell": "也许", "code": "not_yes_or_no",
            "messages": { "zh": "应为“是”或者“否”（也可以写有、无）", "en": "it has to be yes or no" },
        }])
    );
    assert_eq!(opened["input"], Value::Null);
    assert_eq!(open(2)["faults"][0]["code"], "uscc_length");
    assert_eq!(open(2)["faults"][0]["line"], 6);
    assert_eq!(open(3)["faults"][0]["code"], "too_many_cells");
    assert_eq!(open(4)["faults"][0]["code"], "unclosed_quote");
    assert_eq!(open(4)["faults"][0]["line"], 8);
    assert_eq!(
        open(5)["input"],
        json!({ "subject": { "kind": "enterprise", "name": "己" }, "facts": { "underDishonestyPunishment": false } })
    );
    let counts = serde_json::to_value(batch.counts()).unwrap();
    let reasons = counts["tasks"][0]["reasons"].as_array().unwrap();
    assert!(reasons.iter().any(|tally| tally["id"] == "too_many_cells" && tally["count"] == 1), "{reasons:?}");
}

#[test]
fn rows_that_say_the_same_are_judged_once_and_wrong_codes_are_still_found() {
    let engine = engine();
    let mut text = "单位名称,统一社会信用代码,是否处于失信惩戒期\n".to_owned();
    for at in 0..300 {
        let code = if at % 50 == 49 { "123" } else { "" };
        text.push_str(&format!("单位{at},{code},{}\n", ["是", "否", "", "大概"][at % 4]));
    }
    let (batch, _) = run_enterprises(engine, &text, &options());
    for at in 0..300 {
        let wanted = match at {
            _ if at % 50 == 49 => Class::Error,
            _ => [Class::Refuse, Class::Pass, Class::Undetermined, Class::Error][at % 4],
        };
        assert_eq!(batch.class(at as u32), wanted, "row {at}");
    }
}

#[test]
fn what_is_missing_is_named() {
    let engine = engine();
    let text = "name,Under punishment for dishonesty\na,\nb,unknown\nc,no\n";
    let (batch, _) = run_enterprises(engine, text, &options());
    let found = all(&batch);
    assert_eq!(found[0][0].missing, ["underDishonestyPunishment"]);
    assert_eq!(found[0][0].class, Class::Undetermined);
    assert_eq!(found[1], found[0]);
    assert_eq!(found[2][0].class, Class::Pass);
}

#[test]
fn a_mapping_is_saved_and_comes_back() {
    let engine = engine();
    let text = "企业名称,信用代码,失信惩戒期内,通过率(%)\n";
    let seen: Value = serde_json::from_str(&engine.preview(text.as_bytes(), &options(), None).unwrap()).unwrap();
    let columns = seen["mapping"]["columns"].as_array().unwrap();
    let to: Vec<_> = columns.iter().map(|column| column["to"].as_str().unwrap_or("-")).collect();
    assert_eq!(to[..3], ["/subject/name", "/subject/uscc", "/facts/underDishonestyPunishment"]);
    assert_eq!(columns[3]["unit"], "percent");
    let mut with = options();
    with["mapping"] = seen["mapping"].clone();
    let again: Value = serde_json::from_str(&engine.preview(text.as_bytes(), &with, None).unwrap()).unwrap();
    for (column, before) in again["mapping"]["columns"].as_array().unwrap().iter().zip(columns) {
        assert_eq!((&column["heading"], &column["to"]), (&before["heading"], &before["to"]));
    }
    // Columns are found by their headings, in whatever order, and one that is lacking is named.
    with["mapping"] = json!({ "columns": [
        { "heading": "处于失信惩戒期", "to": "/facts/underDishonestyPunishment" }, { "heading": "名称", "to": "/subject/name" },
    ] });
    let batch = run(engine, "名称, 是否处于失信惩戒期（必填）\n甲,是\n".as_bytes(), &with, 100);
    assert_eq!(batch.class(0), Class::Refuse);
    let mut batch = engine.batch(&with, None).unwrap();
    batch.push("名称,别的\n甲,是\n".as_bytes(), true);
    let faults = batch.step(10, engine.world()).unwrap_err();
    assert_eq!((faults[0].code, faults[0].path.as_str()), ("missing_column", "/options/mapping/columns/0"));
    assert_eq!(faults[0].messages.zh, "表中没有标题为“处于失信惩戒期”的列");
}

#[test]
fn a_mapping_that_cannot_be_is_refused() {
    let engine = engine();
    let told = |columns: Value| {
        let mut options = options();
        options["mapping"] = json!({ "columns": columns });
        engine.batch(&options, None).map(|_| ()).unwrap_err()
    };
    let fault = told(json!([{ "heading": "a", "to": "/facts/underDishonestyPunishmen" }]));
    assert_eq!(fault[0].code, "unknown_word");
    assert!(fault[0].messages.en.contains("underDishonestyPunishment"), "{}", fault[0].messages.en);
    let twice = told(json!([{ "heading": "a", "to": "/subject/name" }, { "heading": "b", "to": "/subject/name" }]));
    assert_eq!(twice[0].code, "bad_mapping");
    let alone = told(json!([{ "heading": "a", "to": "/records/-/act" }]));
    assert!(alone[0].messages.zh.contains("归到同一主体"));
    let mut options = options();
    options["mapping"] =
        json!({ "columns": [{ "heading": "a", "to": "/subject/name" }], "constants": { "/subject/kind": "公司" } });
    let constant = engine.batch(&options, None).map(|_| ()).unwrap_err();
    assert_eq!(
        (constant[0].code, constant[0].path.as_str()),
        ("unknown_word", "/options/mapping/constants/~1subject~1kind")
    );
}

// --- Rows that are records -------------------------------------------------------------------------------------------

const RECORDS: &str = "企业名称,统一社会信用代码,处罚机关,文书,处罚决定日期,失信行为,处罚种类\n\
    甲,,市场监管部门,行政处罚决定,2026年5月8日,侵权,罚款 50000元；警告\n\
    乙,,国家知识产权局,失信行为认定,2025/3/1,非正常专利申请,\n\
    甲,,国家知识产权局,失信行为认定,2025/3/1,非正常专利申请,无\n\
    丙,,国家知识产权局,失信行为认定,2025/13/1,非正常专利申请,\n\
    丙,,国家知识产权局,失信行为认定,2025/12/1,非正常专利申请,\n";

fn record_options() -> Value {
    json!({ "tasks": ["repair", "benefits"], "jurisdiction": "CN", "asOf": "2026-11-22" })
}

#[test]
fn rows_that_are_records_are_grouped_by_subject() {
    let engine = engine();
    let batch = run(engine, RECORDS.as_bytes(), &record_options(), 50);
    assert_eq!(batch.len(), 3);
    let opened: Value = serde_json::from_str(&engine.open_row(&batch, 0, b"").unwrap()).unwrap();
    assert_eq!(opened["lines"], json!([2, 4]));
    assert_eq!(
        opened["input"]["records"],
        json!([
            { "act": "infringement", "authority": "market_regulation", "document": "penalty_decision", "determinedOn": "2026-05-08",
              "measures": [{ "kind": "fine", "amount": 50000 }, { "kind": "warning" }] },
            { "act": "abnormal_patent_application", "authority": "cnipa", "document": "dishonesty_determination",
              "determinedOn": "2025-03-01", "measures": [] },
        ])
    );
    let faulty: Value = serde_json::from_str(&engine.open_row(&batch, 2, b"").unwrap()).unwrap();
    assert_eq!((&faulty["faults"][0]["line"], &faulty["faults"][0]["code"]), (&json!(5), &json!("impossible_date")));
    assert_eq!(batch.class(2), Class::Error);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// The order of rows does not change what any subject comes to, nor do the chunks in which they arrive.
    #[test]
    fn order_and_chunks_do_not_matter(seed in any::<u64>(), chunk in 1_usize..90) {
        let engine = engine();
        let (head, rows) = RECORDS.split_once('\n').unwrap();
        let mut rows: Vec<&str> = rows.lines().collect();
        rows.sort_by_key(|row| {
            row.bytes().fold(seed, |n, byte| (n ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
        });
        let mixed = [head, &rows.join("\n")].join("\n");
        let of = |batch: &Batch| {
            let mut list: Vec<(String, Vec<Brief>)> = all(batch).into_iter().enumerate().map(|(entry, briefs)| {
                let opened: Value = serde_json::from_str(&engine.open_row(batch, entry as u32, b"").unwrap()).unwrap();
                let mut briefs = briefs;
                for brief in &mut briefs {
                    brief.reasons.sort();
                }
                (opened["cells"][0][0].as_str().unwrap().to_owned(), briefs)
            }).collect();
            list.sort();
            list
        };
        let (straight, other) = (run(engine, RECORDS.as_bytes(), &record_options(), 1000), run(engine, mixed.as_bytes(), &record_options(), chunk));
        prop_assert_eq!(of(&straight), of(&other));
    }
}

// --- The same answer as by itself ------------------------------------------------------------------------------------

/// An input as cells, each with its pointer; `style` chooses among the ways to write a value.
fn cells(engine: &Engine, input: &Value, style: usize) -> Option<Vec<(String, String)>> {
    let mut list: Vec<(String, String)> = Vec::new();
    for (key, value) in input["subject"].as_object().into_iter().flatten() {
        if !value.is_null() {
            list.push((format!("/subject/{key}"), written(value, style)?));
        }
    }
    for (key, value) in input["facts"].as_object().into_iter().flatten() {
        // A fact that no pack knows has no column.
        if engine.world().facts.iter().any(|fact| fact.id == *key) {
            let fact = engine.world().facts.iter().find(|fact| fact.id == *key).unwrap();
            let label = fact.choices.iter().find(|(id, _)| value == id).map(|(_, label)| label.zh.as_str());
            let is_ratio = fact.kind == Kind::Ratio;
            let cell = match label.filter(|_| style % 2 == 1) {
                Some(label) => label.to_owned(),
                None if is_ratio && value.is_i64() => format!("{value}‰"),
                None => written(value, style)?,
            };
            list.push((format!("/facts/{key}"), cell));
        }
    }
    match input.get("records").and_then(Value::as_array) {
        Some(records) if records.is_empty() => list.push(("/records".to_owned(), "无".to_owned())),
        Some(records) => {
            for (at, record) in records.iter().enumerate() {
                // A record of which nothing is known cannot be seen in a row.
                record.as_object()?.values().any(|value| !value.is_null()).then_some(())?;
                for (key, value) in record.as_object()?.iter().filter(|(_, value)| !value.is_null()) {
                    let cell = if key == "measures" { value.to_string() } else { written(value, style)? };
                    if key == "id" || key == "measures" || Field::from_id(key).is_some() {
                        list.push((format!("/records/{at}/{key}"), cell));
                    }
                }
            }
        }
        None => {}
    }
    for key in ["materials", "benefits"] {
        if let Some(value) = input.get(key).filter(|value| !value.is_null()) {
            list.push((format!("/{key}"), value.to_string()));
        }
    }
    for (key, value) in input["matter"].as_object().into_iter().flatten().filter(|(_, value)| !value.is_null()) {
        let cell = if value.is_object() { value.to_string() } else { written(value, style)? };
        let keys = ["id", "title", "acceptedOn", "committedOn", "excluded", "processingLimit", "supplement"];
        if keys.contains(&key.as_str()) {
            list.push((format!("/matter/{key}"), cell));
        }
    }
    Some(list)
}

/// A value in one of the ways in which people write it.
fn written(value: &Value, style: usize) -> Option<String> {
    Some(match value {
        Value::Null => ["", "未知", "-"][style % 3].to_owned(),
        Value::Bool(true) => ["是", "有", "yes", "1", "√"][style % 5].to_owned(),
        Value::Bool(false) => ["否", "无", "no", "0", "×"][style % 5].to_owned(),
        Value::Number(n) => match n.as_i64()? {
            n if style % 2 == 1 && (1000..1_000_000).contains(&n) => format!("{},{:03}", n / 1000, n % 1000),
            n => n.to_string(),
        },
        Value::Array(pair) => format!("{}/{}", pair.first()?, pair.get(1)?),
        Value::String(text) => match text.split('-').collect::<Vec<_>>()[..] {
            [y, m, d] if y.len() == 4 && text.len() == 10 => match style % 4 {
                0 => text.clone(),
                1 => format!("{y}年{}月{}日", m.trim_start_matches('0'), d.trim_start_matches('0')),
                2 => format!("{y}/{}/{} 0:00", m.trim_start_matches('0'), d.trim_start_matches('0')),
                _ => format!("{y}{m}{d}"),
            },
            _ => word(text, style),
        },
        Value::Object(_) => return None,
    })
}

/// A word of the vocabulary by its Chinese label, every other time.
fn word(id: &str, style: usize) -> String {
    let lists = [
        vocabulary::SUBJECT_KINDS,
        vocabulary::ACTS,
        vocabulary::AUTHORITIES,
        vocabulary::DOCUMENTS,
        vocabulary::PROCEDURES,
        vocabulary::SEVERITIES,
    ];
    let found = lists.iter().flat_map(|list| list.iter()).find(|word| word.id == id && id != "other");
    found.filter(|_| style % 2 == 1).map_or_else(|| id.to_owned(), |word| word.zh.to_owned())
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

fn case_files(folder: &Path, list: &mut Vec<Value>) {
    for entry in fs::read_dir(folder).expect("the folder of cases is there") {
        let path = entry.expect("its entries can be read").path();
        if path.is_dir() {
            case_files(&path, list);
        } else if path.extension().is_some_and(|ext| ext == "json") {
            let json: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            list.extend(json["cases"].as_array().unwrap().iter().cloned());
        }
    }
}

/// Every worked case as a row: the outcome is that of the case, and the opened row gives the same answer in full.
#[test]
fn a_row_is_answered_as_by_itself() {
    let engine = engine();
    let mut cases = Vec::new();
    case_files(Path::new("rules/cases"), &mut cases);
    let (mut done, mut passed_over) = (0, 0);
    for (at, case) in cases.iter().enumerate().filter(|(_, case)| case.get("error").is_none()) {
        let task = case["task"].as_str().unwrap();
        let method = match task {
            "repair" => "checkRepair",
            "tier" => "calculateTier",
            "commitment" => "checkCommitment",
            "benefits" => "checkBenefits",
            _ => "checkOffice",
        };
        let Some(cells) = cells(engine, &case["input"], at) else {
            passed_over += 1;
            continue;
        };
        let (mut columns, mut head, mut row) = (Vec::new(), Vec::new(), Vec::new());
        for (nth, (to, cell)) in cells.iter().enumerate() {
            columns.push(json!({ "heading": format!("h{nth}"), "to": to }));
            head.push(format!("h{nth}"));
            row.push(quoted(cell));
        }
        // A row without a cell is blank, and no row.
        if row.iter().all(|cell| cell == "\"\"") {
            head.push("x".to_owned());
            row.push("x".to_owned());
        }
        if columns.is_empty() {
            columns.push(json!({ "heading": "x", "to": null }));
        }
        let mut own = case["options"].as_object().cloned().unwrap_or_default();
        // A bare verdict is an option of the single call.
        if own.remove("bare").is_some() {
            passed_over += 1;
            continue;
        }
        own.insert("task".to_owned(), task.into());
        let options = json!({ "tasks": [own.clone()], "mapping": { "columns": columns } });
        let text = format!("{}\n{}\n", head.join(","), row.join(","));
        let batch = run(engine, text.as_bytes(), &options, 1000);
        let id = case["id"].as_str().unwrap_or_default();
        assert_eq!(batch.len(), 1, "{id}: {text}");
        own.remove("task");
        let alone = engine.call(method, &[case["input"].clone(), Value::Object(own.clone())], None).unwrap();
        let alone: Value = serde_json::from_str(&alone).unwrap();
        let place = batch.place(0).unwrap();
        let bytes = &text.as_bytes()[place.from as usize..place.to as usize];
        let opened: Value = serde_json::from_str(&engine.open_row(&batch, 0, bytes).unwrap()).unwrap();
        assert_eq!(opened["faults"], json!([]), "{id}: {text}");
        let again = engine.call(method, &[opened["input"].clone(), Value::Object(own)], None).unwrap();
        let again: Value = serde_json::from_str(&again).unwrap();
        assert_eq!(without_remarks(&again), without_remarks(&alone), "{id}: {text}");
        let brief = &all(&batch)[0][0];
        match task {
            "office" => assert_eq!(brief.class == Class::Undetermined, brief.outcome == "undetermined", "{id}"),
            _ => assert_eq!(alone["outcome"], brief.outcome, "{id}: {text}"),
        }
        if brief.class == Class::Undetermined {
            let mut facts: Vec<&str> =
                alone["missing"].as_array().unwrap().iter().map(|missing| missing["fact"].as_str().unwrap()).collect();
            facts.sort_unstable();
            facts.dedup();
            assert_eq!(facts, brief.missing, "{id}");
        }
        done += 1;
    }
    assert!(done > 900 && passed_over < 30, "{done} rows were compared, {passed_over} cases passed over");
}

/// An answer without the words about keys of the input that no rule knows: a list has no column for them.
fn without_remarks(answer: &Value) -> Value {
    let mut answer = answer.clone();
    if let Some(notices) = answer["notices"].as_array_mut() {
        notices.retain(|notice| !notice["code"].as_str().unwrap_or_default().starts_with("unknown_"));
    }
    answer
}

// --- What is made of the results -------------------------------------------------------------------------------------

#[test]
fn an_export_has_every_row_and_no_formula() {
    let engine = engine();
    let text = "单位名称,是否处于失信惩戒期\n=cmd|x,是\n\"乙,丙\",也许\n丁,\n";
    let (batch, _) = run_enterprises(engine, text, &options());
    let export = |format| {
        let mut export = Export::new(format, &batch);
        let mut out = String::new();
        export.push(text.as_bytes(), true);
        while let Some(part) = export.step(2, &batch, engine.world()) {
            out.push_str(&part);
        }
        out
    };
    assert_eq!(
        export(Format::Csv),
        "\u{feff}单位名称,是否处于失信惩戒期,结论,理由,尚缺,须更正\r\n\
        \"'=cmd|x\",是,不予办理,处于失信惩戒期,,\r\n\
        \"乙,丙\",也许,须更正,,,“是否处于失信惩戒期”应为“是”或者“否”（也可以写有、无）（现为 也许）\r\n\
        丁,,尚不能判断,处于失信惩戒期,处于失信惩戒期,\r\n"
    );
    let json: Value = serde_json::from_str(&export(Format::Json)).expect("it is JSON");
    assert_eq!(json.as_array().unwrap().len(), 3);
    assert_eq!(json[1]["faults"][0]["line"], 3);
    assert_eq!(json[0]["results"][0]["reasons"], json!(["cn-bj.benefit.subsidy.screening_2021"]));
}

#[test]
fn rows_are_found_by_text_and_by_outcome() {
    let engine = engine();
    let text = "单位名称,是否处于失信惩戒期\nAlpha,是\nbeta,否\nalphabet,\n";
    let (batch, set) = run_enterprises(engine, text, &options());
    let mut search = Search::new("ALPHA", &batch);
    search.push(text.as_bytes(), true, &batch);
    assert_eq!(search.finish(), [0, 2]);
    let by = |filter: Filter| batch.filter(&filter);
    assert_eq!(by(Filter { missing: Some("underDishonestyPunishment".to_owned()), ..Filter::default() }), [2]);
    assert_eq!(by(Filter { outcome: Some("open".to_owned()), ..Filter::default() }), [1]);
    assert_eq!(by(Filter::default()), [0, 1, 2]);
    // The same list on another day: who comes out otherwise.
    let mut later = set;
    later["asOf"] = json!("2026-11-22");
    let other = run(engine, text.as_bytes(), &later, 1000);
    assert_eq!(other.changed(&batch), [0, 1]);
}

#[test]
fn vetoes_are_listed_with_how_many_they_hit() {
    let engine = engine();
    let sample = fs::read("www/samples/applicants-1448.csv").expect("the sample is there");
    let batch = run(engine, &sample, &options(), 64 * 1024);
    let vetoes = batch.vetoes(engine.world());
    let first = &vetoes[0];
    assert_eq!((first.id.as_str(), first.hit, first.open), ("cn-bj.benefit.subsidy.screening_2021", 15, 0));
    assert!(vetoes.iter().skip(1).all(|veto| veto.hit == 0));
    assert!(vetoes.iter().all(|veto| !veto.basis.is_empty() && !veto.label.is_empty()));
    // One is hit, one is cleared, one was repaired, and of one nothing is known.
    let options = json!({
        "tasks": [{ "task": "commitment", "scheme": "cn.commitment.notification.2020" }], "jurisdiction": "CN",
        "asOf": "2026-11-22", "mapping": { "columns": [
            { "heading": "名称", "to": "/subject/name" }, { "heading": "记录", "to": "/facts/seriousBadRecord" },
            { "heading": "修复", "to": "/facts/seriousBadRecordRepaired" },
        ] },
    });
    let batch = run(engine, "名称,记录,修复\n甲,是,否\n乙,否,否\n丙,是,是\n丁,,\n".as_bytes(), &options, 1000);
    let vetoes = batch.vetoes(engine.world());
    let of = |id: &str| vetoes.iter().find(|veto| veto.id.ends_with(id)).map(|veto| (veto.hit, veto.open));
    assert_eq!(of("/bars/serious_bad_record"), Some((1, 1)));
    assert_eq!(of("/bars/serious_class_record"), Some((0, 3)));
    assert_eq!(of("/bars/serious_list"), Some((0, 0)));
    let filter = Filter { reason: Some(vetoes[0].id.clone()), ..Filter::default() };
    assert_eq!(batch.filter(&filter), [0, 3]);
}

#[test]
fn a_sampling_plan_has_all_that_are_listed_and_180_others_in_12_batches() {
    let engine = engine();
    let mut text = "机构名称,类型,专利代理机构在经营异常名录,列入严重违法名单\n".to_owned();
    for at in 0..400 {
        let listed = if at % 57 == 3 { "是" } else { "否" };
        text.push_str(&format!("机构{at},专利代理机构,{listed},否\n"));
    }
    let options = json!({
        "tasks": [{ "task": "tier", "scheme": "cn-bj.agency_inspection.2021" }], "jurisdiction": "CN-BJ", "asOf": "2021-10-30",
        "mapping": { "columns": [
            { "heading": "机构名称", "to": "/subject/name" }, { "heading": "类型", "to": "/subject/kind" },
            { "heading": "专利代理机构在经营异常名录", "to": "/facts/agencyAbnormalListed" },
            { "heading": "列入严重违法名单", "to": "/facts/agencySeriousListed" },
        ] },
    });
    let draw = |text: &str, seed: &str| {
        let batch = run(engine, text.as_bytes(), &options, 1000);
        let mut sampler = Sampler::new(seed, 0, &batch);
        sampler.push(text.as_bytes(), true, &batch);
        let plan = engine.drawn(sampler, None, &batch).unwrap();
        let plan: Value = serde_json::from_str(&plan).unwrap();
        let names = |entry: &Value| text.lines().nth(entry["entry"].as_u64().unwrap() as usize + 1).unwrap().to_owned();
        let batches: Vec<Vec<String>> = plan["batches"]
            .as_array()
            .unwrap()
            .iter()
            .map(|list| list.as_array().unwrap().iter().map(names).collect())
            .collect();
        (plan["strata"].clone(), batches)
    };
    let (strata, batches) = draw(&text, "2021年度");
    let grade = |id: &str| strata.as_array().unwrap().iter().find(|one| one["grade"] == id).unwrap().clone();
    assert_eq!((&grade("full_check")["pool"], &grade("full_check")["drawn"]), (&json!(7), &json!(7)));
    assert_eq!((&grade("random_pool")["pool"], &grade("random_pool")["drawn"]), (&json!(393), &json!(180)));
    assert_eq!(grade("random_pool")["rule"], "全年12批，共180家");
    assert_eq!(batches.len(), 12);
    assert!(batches.iter().all(|list| (15..=16).contains(&list.len())));
    // The draw rests on the seed and the names, not on the order of the list.
    let (head, rows) = text.split_once('\n').unwrap();
    let turned: String = rows.lines().rev().fold(format!("{head}\n"), |all, row| format!("{all}{row}\n"));
    assert_eq!(draw(&turned, "2021年度").1, batches);
    assert_ne!(draw(&text, "另一个").1, batches);
}

#[test]
fn the_table_reader_is_not_lost_in_noise() {
    // Whatever the bytes, rows end and every byte is passed.
    proptest!(|(bytes in proptest::collection::vec(any::<u8>(), 0..400), chunk in 1_usize..50)| {
        let mut table = Table::new(b',');
        let mut rows = 0;
        for part in bytes.chunks(chunk) {
            table.push(part, false);
            while let Next::Row(row) = table.advance() {
                prop_assert!(row.start <= row.end);
                rows += 1;
            }
        }
        table.push(b"", true);
        while let Next::Row(_) = table.advance() {
            rows += 1;
        }
        prop_assert_eq!(table.position(), bytes.len() as u64);
        prop_assert!(rows <= bytes.len());
    });
}

#[test]
fn options_that_are_wrong_are_named() {
    let engine = engine();
    let told = |options: Value| {
        let faults = engine.batch(&options, None).map(|_| ()).unwrap_err();
        (faults[0].code, faults[0].path.clone())
    };
    assert_eq!(
        told(json!({ "tasks": ["benefit"], "asOf": "2026-11-22" })),
        ("unknown_word", "/options/tasks".to_owned())
    );
    assert_eq!(
        told(json!({ "tasks": ["tier"], "asOf": "2026-02-30" })),
        ("impossible_date", "/options/asOf".to_owned())
    );
    assert_eq!(told(json!({ "tasks": [], "asOf": "2026-11-22" })).0, "empty_list");
    assert_eq!(told(json!({ "tasks": ["tier"], "asOf": "2026-11-22" })).0, "missing_key");
    let map = Map::new();
    assert_eq!(told(Value::Object(map)).1, "/options");
}
