//! Lists judged by columns: whatever the rows say, they come to what each comes to by itself.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot read its data has to stop"
)]

#[path = "support/dice.rs"]
mod dice;

use std::sync::OnceLock;

use dice::Dice;
use proptest::prelude::*;
use serde_json::{Value, json};
use zhixin::api::Engine;
use zhixin::batch::{Batch, Brief, Class, Next, Setting, Table};
use zhixin::pack::{Condition, Value as Read, World};
use zhixin::subject::{FactSpec, Kind};

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let bench = std::fs::read_to_string("benches/peers/score-pack.json").expect("the benchmark's pack");
        let model = std::fs::read_to_string("tests/data/tier-model.json").expect("the model's pack");
        Engine::new(&[&bench, &model]).expect("the packs load")
    })
}

/// A question with the facts that its rules read.
struct Question {
    task: Value,
    facts: Vec<usize>,
}

fn questions(world: &World) -> Vec<Question> {
    let sorted = |mut facts: Vec<usize>| {
        facts.sort_unstable();
        facts.dedup();
        facts
    };
    let of = |condition: &Condition, facts: &mut Vec<usize>| {
        condition.values(&mut |value| {
            if let Read::Fact(at) = value {
                facts.push(at);
            }
        });
    };
    let mut list = Vec::new();
    for (_, scheme) in world.tiers() {
        let mut facts = Vec::new();
        scheme.each_value(&mut |value| {
            if let Read::Fact(at) = value {
                facts.push(at);
            }
        });
        list.push(Question { task: json!({ "task": "tier", "scheme": scheme.id }), facts: sorted(facts) });
    }
    let mut facts = Vec::new();
    world.benefits().for_each(|(_, rule)| of(&rule.ground.when, &mut facts));
    list.push(Question { task: json!({ "task": "benefits" }), facts: sorted(facts) });
    let mut facts = Vec::new();
    world.commitment().for_each(|(_, scheme)| scheme.each_condition(&mut |condition| of(condition, &mut facts)));
    list.push(Question { task: json!({ "task": "commitment" }), facts: sorted(facts.clone()) });
    list.push(Question { task: json!({ "task": "office" }), facts: sorted(facts) });
    list
}

/// A cell of a fact: mostly readable, sometimes empty or unknown, rarely wrong.
fn cell(fact: &FactSpec, dice: &mut Dice) -> String {
    match dice.below(24) {
        0 => return dice.pick(&["", "未知", "-", " ", "不详"]).to_string(),
        1 if dice.below(6) == 0 => return dice.pick(&["大概", "2026-02-30", "1e9", "\"说\"\"好\"\"\""]).to_string(),
        _ => {}
    }
    match fact.kind {
        Kind::Bool => dice.pick(&["是", "否", "true", "false", "1", "0", "有", "×", "no", " 否 "]).to_string(),
        Kind::Int => match dice.below(3) {
            0 => dice.below(4).to_string(),
            1 => dice.below(120).to_string(),
            _ => dice.pick(&["7", "1000", "\"1,000\"", "12.00", "３", "20500", "100000", "000"]).to_string(),
        },
        Kind::Date => match dice.below(5) {
            0 => dice.pick(&["无", "没有", "否"]).to_string(),
            1 => format!("{}年{}月{}日", 2019 + dice.below(9), 1 + dice.below(12), 1 + dice.below(28)),
            _ => format!("{}-{:02}-{:02}", 2019 + dice.below(9), 1 + dice.below(12), 1 + dice.below(28)),
        },
        Kind::Word => {
            let choices = &fact.choices;
            let (id, label) = &choices[dice.below(choices.len())];
            if dice.below(2) == 0 { id.clone() } else { format!("\"{}\"", label.zh) }
        }
        Kind::Ratio => {
            dice.pick(&["95%", "90%", "0.5", "19/20", "1/3", "0%", "100%", "85.5%", "60‰", "3/4"]).to_string()
        }
    }
}

/// A list of subjects for a question; `known` of a hundred facts have a column.
fn list(world: &World, question: &Question, rows: usize, dice: &mut Dice) -> (String, Value) {
    let known = [100, 100, 90, 50][dice.below(4)];
    let mut facts: Vec<&FactSpec> = question.facts.iter().map(|at| &world.facts[*at]).collect();
    facts.retain(|_| dice.below(100) < known);
    let mut head = vec!["名称".to_owned(), "代码".to_owned(), "类型".to_owned(), "备注".to_owned()];
    let mut columns = vec![
        json!({ "heading": "名称", "to": "/subject/name" }),
        json!({ "heading": "代码", "to": "/subject/uscc" }),
        json!({ "heading": "类型", "to": "/subject/kind" }),
    ];
    for fact in &facts {
        head.push(fact.id.clone());
        columns.push(json!({ "heading": fact.id, "to": format!("/facts/{}", fact.id) }));
    }
    let mut text = head.join(",") + "\n";
    // Values repeat from row to row, as they do in lists.
    let kind = *dice.pick(&["企业", "专利代理机构", "individual", ""]);
    let usual: Vec<String> = facts.iter().map(|fact| cell(fact, dice)).collect();
    let varied = [2, 10, 100][dice.below(3)];
    for row in 0..rows {
        let code = if dice.below(30) == 0 { "123" } else { "" };
        let of_kind = if dice.below(9) == 0 { *dice.pick(&["企业", "代理师", ""]) } else { kind };
        let mut cells = vec![format!("单位{row}"), code.to_owned(), of_kind.to_owned(), "x".to_owned()];
        for (fact, usual) in facts.iter().zip(&usual) {
            cells.push(if dice.below(100) < varied { cell(fact, dice) } else { usual.clone() });
        }
        match dice.below(60) {
            0 => cells.truncate(5),
            1 => cells.push("多".to_owned()),
            2 => cells[3] = "\"没有关上".to_owned(),
            _ => {}
        }
        text.push_str(&cells.join(","));
        text.push_str(["\n", "\r\n", "\n\n"][dice.below(3)]);
    }
    (text, json!({ "columns": columns }))
}

fn finished(mut batch: Batch, text: &[u8], chunk: usize, most: usize, world: &World) -> Vec<Vec<Brief>> {
    for part in text.chunks(chunk) {
        batch.push(part, false);
        while batch.step(most, world).expect("the columns are there") > 0 {}
    }
    batch.push(b"", true);
    while batch.step(most, world).expect("the columns are there") > 0 {}
    assert!(batch.is_done());
    let tasks = batch.setting().asked.len();
    let of = |entry| (0..tasks).map(|task| batch.brief(task, entry).expect("every row has an answer")).collect();
    (0..u32::try_from(batch.len()).unwrap()).map(of).collect()
}

/// Judges a list both ways; what every row comes to, and how many outcomes of each class there are.
fn both_ways(question: &Question, rows: usize, seed: u64) -> Vec<Vec<Brief>> {
    let world = engine().world();
    let mut dice = Dice::new(seed);
    let (text, mapping) = list(world, question, rows, &mut dice);
    let options = json!({
        "tasks": [question.task, { "task": "benefits", "benefit": "subsidy" }], "jurisdiction": "CN-BJ",
        "asOf": dice.pick(&["2026-11-22", "2024-02-29", "2021-10-30"]), "mapping": mapping, "delimiter": ",",
    });
    let setting: Setting = engine().batch(&options, None).expect("good options").setting().clone();
    let (chunk, most) = (1 + dice.below(5000), 1 + dice.below(3000));
    let columns = finished(Batch::new(setting.clone()), text.as_bytes(), chunk, most, world);
    let each = finished(Batch::one_by_one(setting), text.as_bytes(), text.len(), usize::MAX, world);
    // A quotation mark that is never closed may take rows with it, for both.
    assert_eq!(columns.len(), each.len(), "{text}");
    assert!(!columns.is_empty(), "{text}");
    for (row, (columns, each)) in columns.iter().zip(&each).enumerate() {
        assert_eq!(columns, each, "row {row} of seed {seed}: {}\n{text}", question.task);
    }
    columns
}

#[test]
fn every_question_is_answered_by_columns_as_row_by_row() {
    let mut classes: Vec<Class> = Vec::new();
    for (nth, question) in questions(engine().world()).iter().enumerate() {
        for seed in [nth as u64, 20_261_122 + nth as u64] {
            let rows = both_ways(question, 25, seed);
            classes.extend(rows.iter().flatten().map(|brief| brief.class));
        }
    }
    for class in [Class::Pass, Class::Answered, Class::Undetermined, Class::Refuse, Class::Error] {
        assert!(classes.contains(&class), "no row was {class:?}");
    }
}

/// More than one block, by a scheme that is decided by numbers.
#[test]
fn blocks_follow_one_another() {
    let questions = questions(engine().world());
    let bench = questions.iter().find(|question| question.task["scheme"] == "bench.score").expect("the benchmark's");
    both_ways(bench, 1100, 7);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 0, ..ProptestConfig::default() })]

    /// The same for rows that nobody wrote down.
    #[test]
    fn columns_say_what_rows_say(seed in any::<u64>(), nth in any::<prop::sample::Index>()) {
        let questions = questions(engine().world());
        both_ways(nth.get(&questions), 60, seed);
    }

    /// Rows are read where they stand, and in quotation marks, to the same cells.
    #[test]
    fn cells_are_the_same_with_and_without_quotation_marks(
        rows in proptest::collection::vec(proptest::collection::vec("[a-z0-9是 ]{0,9}", 1..70), 1..9), chunk in 1_usize..80,
    ) {
        let line = |row: &Vec<String>, mark: &str| -> String {
            row.iter().map(|cell| [mark, cell, mark].concat()).collect::<Vec<_>>().join(",")
        };
        let cells = |mark: &str| {
            let text = rows.iter().map(|row| line(row, mark)).collect::<Vec<_>>().join("\r\n");
            let mut table = Table::new(b',');
            let mut found: Vec<(u32, Vec<Vec<u8>>)> = Vec::new();
            let mut take = |table: &mut Table| {
                while let Next::Row(row) = table.advance() {
                    found.push((row.line, (0..row.len()).map(|at| row.cell(at).to_vec()).collect()));
                }
            };
            for part in text.as_bytes().chunks(chunk) {
                table.push(part, false);
                take(&mut table);
            }
            table.push(b"", true);
            take(&mut table);
            found
        };
        let mut quoted = cells("\"");
        // A row of one empty cell is a blank line where it has no quotation marks.
        quoted.retain(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()) || cells.len() > 1);
        prop_assert_eq!(cells(""), quoted);
    }
}
