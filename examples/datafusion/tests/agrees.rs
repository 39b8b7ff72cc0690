//! What SQL says of a Parquet file is what the page says of the same list.

use std::fs;
use std::path::PathBuf;

use datafusion::arrow::array::{AsArray, RecordBatch};
use datafusion::common::assert_contains;
use datafusion::config::TableParquetOptions;
use datafusion::dataframe::DataFrameWriteOptions;
use datafusion::prelude::{CsvReadOptions, ParquetReadOptions, SessionConfig, SessionContext};
use serde_json::{Value, json};
use zhixin::api::Engine;
use zhixin_datafusion::{Question, screen};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/samples/applicants-1448.csv");
const PACK: &str = include_str!("../../../benches/peers/score-pack.json");

fn question() -> Value {
    serde_json::from_str(include_str!("../question.json")).expect("the question is JSON")
}

fn path(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    folder.join(name).to_str().expect("a path in UTF-8").to_owned()
}

/// Writes CSV without its byte order mark as a Parquet file of one row group for each `rows` rows.
async fn parquet(csv: &str, name: &str) -> String {
    let (from, to) = (path(&format!("{name}.csv")), path(&format!("{name}.parquet")));
    fs::write(&from, csv.trim_start_matches('\u{feff}')).expect("the folder of the tests can be written");
    let context = SessionContext::new();
    let options = CsvReadOptions::new().schema_infer_max_records(10);
    let table = context.read_csv(&from, options).await.expect("CSV");
    let mut groups = TableParquetOptions::default();
    groups.global.max_row_group_size = 100;
    let options = DataFrameWriteOptions::new().with_single_file_output(true);
    table.write_parquet(&to, options, Some(groups)).await.expect("Parquet");
    to
}

/// Class, outcome, reasons and missing facts of every row, by credit code, in small batches on several threads.
async fn screened(question: &Value, table: &str, packs: &[&str], key: &str) -> Vec<(String, Value)> {
    let question = Question::new(&question.to_string(), packs).expect("the question is good");
    let call = question.call();
    let context = SessionContext::new_with_config(SessionConfig::new().with_batch_size(64).with_target_partitions(3));
    context.register_udf(screen(question));
    context.register_parquet("list", table, ParquetReadOptions::default()).await.expect("the table is there");
    let sql = format!("SELECT CAST(\"{key}\" AS VARCHAR) AS key, {call} AS a FROM list ORDER BY key");
    let found = context.sql(&sql).await.expect("good SQL").collect().await.expect("an answer for every row");
    found.iter().flat_map(rows).collect()
}

fn rows(batch: &RecordBatch) -> Vec<(String, Value)> {
    let keys = datafusion::arrow::compute::cast(batch.column(0), &datafusion::arrow::datatypes::DataType::Utf8);
    let keys = keys.expect("a text");
    let (keys, answers) = (keys.as_string::<i32>(), batch.column(1).as_struct());
    let text = |name, row| answers.column_by_name(name).expect("a field").as_string::<i32>().value(row).to_owned();
    let list = |name, row| {
        let items = answers.column_by_name(name).expect("a field").as_list::<i32>().value(row);
        items.as_string::<i32>().iter().map(|item| json!(item)).collect::<Vec<_>>()
    };
    let row = |row| {
        let answer = json!({
            "class": text("class", row), "outcome": text("outcome", row),
            "reasons": list("reasons", row), "missing": list("missing", row),
        });
        (keys.value(row).to_owned(), answer)
    };
    (0..batch.num_rows()).map(row).collect()
}

/// The same list as the page reads it: all at once, from bytes.
fn listed(question: &Value, csv: &str, packs: &[&str], key: usize) -> Vec<(String, Value)> {
    let engine = Engine::new(packs).expect("the packs load");
    let mut batch = engine.batch(question, None).expect("the question is good");
    batch.push(csv.trim_start_matches('\u{feff}').as_bytes(), true);
    while batch.step(1000, engine.world()).expect("the columns are there") > 0 {}
    let bytes = csv.trim_start_matches('\u{feff}').as_bytes();
    let row = |entry| {
        let place = batch.place(entry).expect("a place");
        let opened = batch.open(entry, &bytes[place.from as usize..place.to as usize], engine.world());
        let brief = serde_json::to_value(batch.brief(0, entry).expect("an answer")).expect("JSON");
        (opened.cells[0][key].clone(), brief)
    };
    let mut list: Vec<_> = (0..batch.len() as u32).map(row).collect();
    list.sort_by(|a, b| a.0.cmp(&b.0));
    list
}

fn same(found: &[(String, Value)], listed: &[(String, Value)]) {
    assert_eq!(found.len(), listed.len());
    for (found, listed) in found.iter().zip(listed) {
        assert_eq!(found, listed);
    }
}

#[tokio::test]
async fn the_sample_of_the_page_comes_to_the_same_and_fifteen_are_refused() {
    let csv = fs::read_to_string(SAMPLE).expect("the sample is there");
    let table = parquet(&csv, "applicants").await;
    let found = screened(&question(), &table, &[], "统一社会信用代码").await;
    assert_eq!(found.len(), 1448);
    assert_eq!(found.iter().filter(|(_, answer)| answer["class"] == "refuse").count(), 15);
    same(&found, &listed(&question(), &csv, &[], 2));
}

#[tokio::test]
async fn cells_that_are_empty_or_wrong_keep_their_rows() {
    let csv = "序号,\"单位\"\"全称\"\"\",申请人类型,是否处于失信惩戒期\n\
               1,\"甲\"\"乙\"\"，\n丙\",企业,是\n2,丁,企业,\n3,戊,企业,也许\n4,己,,否\n5,庚,企业,否\n6,,,\n";
    let mut question = question();
    let columns = question["mapping"]["columns"].as_array_mut().expect("an array");
    columns.retain(|column| column["to"] != "/subject/uscc");
    columns[0]["heading"] = json!("单位\"全称\"");
    let table = parquet(csv, "cells").await;
    let found = screened(&question, &table, &[], "序号").await;
    same(&found, &listed(&question, csv, &[], 0));
    let classes: Vec<_> = found.iter().map(|(_, answer)| answer["class"].as_str().expect("a class")).collect();
    assert_eq!(classes, ["refuse", "undetermined", "error", "undetermined", "pass", "undetermined"]);
}

#[tokio::test]
async fn a_grade_by_a_pack_of_ones_own_comes_to_the_same() {
    let (question, csv) = graded();
    let table = parquet(&csv, "grades").await;
    let found = screened(&question, &table, &[PACK], "code").await;
    assert_eq!(found.len(), 300);
    let outcomes: std::collections::BTreeSet<_> =
        found.iter().map(|(_, answer)| answer["outcome"].to_string()).collect();
    assert!(outcomes.len() > 2, "{outcomes:?}");
    same(&found, &listed(&question, &csv, &[PACK], 0));
}

/// Three hundred subjects of the benchmark's scheme, with gaps.
fn graded() -> (Value, String) {
    let events: Vec<String> = (1..=12).map(|n| format!("e{n:02}")).collect();
    let parts = events.iter().flat_map(|key| [key.clone(), format!("{key}On"), format!("{key}Severity")]);
    let flags = ["veto1", "veto2", "listed", "reportLate", "cured", "numerator", "denominator"].map(str::to_owned);
    let facts: Vec<String> = ["asOfDay".to_owned()].into_iter().chain(parts).chain(flags).collect();
    let mut state = 11_u64;
    let mut below = |n: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % n
    };
    let mut csv = format!("code,{}\n", facts.join(","));
    for at in 0..300 {
        let trouble = below(10);
        let mut cells = vec![format!("s{at:03}"), "20500".to_owned()];
        for _ in &events {
            let happened = below(10) < trouble;
            cells.extend([happened.to_string(), (20_500 - below(900)).to_string(), (1 + below(3)).to_string()]);
        }
        cells.extend((0..5).map(|_| (below(12) == 0).to_string()));
        cells.extend([below(100).to_string(), "100".to_owned()]);
        // A sixth of the subjects has a cell that nobody filled in.
        if below(6) == 0 {
            let gap = usize::try_from(1 + below(43)).expect("small");
            cells[gap].clear();
        }
        csv.push_str(&format!("{}\n", cells.join(",")));
    }
    let columns: Vec<Value> = facts.iter().map(|id| json!({ "heading": id, "to": format!("/facts/{id}") })).collect();
    let question = json!({ "tasks": [{ "task": "tier", "scheme": "bench.score" }], "jurisdiction": "CN", "asOf": "2026-11-22", "mapping": { "columns": columns } });
    (question, csv)
}

#[tokio::test]
async fn the_program_counts_what_came_out_how() {
    let csv = fs::read_to_string(SAMPLE).expect("the sample is there");
    let table = parquet(&csv, "program").await;
    let question = concat!(env!("CARGO_MANIFEST_DIR"), "/question.json");
    let ran = |table: &str| {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_zhixin-datafusion"));
        let output = program.args([question, table]).output().expect("it runs");
        (output.status.success(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
    };
    let (good, said) = ran(&table);
    assert!(good, "{said}");
    let refused = said.lines().find(|line| line.contains("refuse")).expect("a line of the refused");
    assert!(refused.contains("| 15 "), "{said}");
    let (good, said) = ran("nowhere.parquet");
    assert!(!good && said.contains("nowhere.parquet"), "{said}");
}

#[test]
fn a_question_that_cannot_be_asked_is_told_with_its_place() {
    let told = |change: &dyn Fn(&mut Value)| {
        let mut question = question();
        change(&mut question);
        Question::new(&question.to_string(), &[]).expect_err("it is wrong").to_string()
    };
    assert_contains!(told(&|q| q["asOf"] = json!("2026-02-30")), "/options/asOf");
    assert_contains!(
        told(&|q| {
            q.as_object_mut().expect("an object").remove("asOf");
        }),
        "asOf"
    );
    assert_contains!(
        told(&|q| {
            q.as_object_mut().expect("an object").remove("mapping");
        }),
        "mapping"
    );
    assert_contains!(
        told(&|q| q["mapping"]["columns"][0]["to"] = json!("/records/-/act")),
        "every row must be a subject"
    );
    assert_contains!(told(&|q| q["tasks"] = json!(["benefits", "repair"])), "one task");
}
