//! `cargo run --release --example many 10000000`: screens so many rows, copies of the page's sample, and measures it.

use std::time::{Duration, Instant};

use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::error::{DataFusionError, Result};
use datafusion::prelude::{CsvReadOptions, ParquetReadOptions, SessionContext};
use zhixin_datafusion::{Question, screen};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/samples/applicants-1448.csv");
const ROUNDS: usize = 5;

#[tokio::main]
async fn main() -> Result<()> {
    let wanted = std::env::args().nth(1).map_or(Ok(1_000_000), |rows| rows.parse::<usize>());
    let wanted = wanted.map_err(|fault| DataFusionError::External(fault.into()))?;
    let table = made(wanted).await?;

    let context = SessionContext::new();
    let question = Question::new(include_str!("../question.json"), &[])?;
    let call = question.call();
    let columns = call.trim_start_matches("zhixin(").trim_end_matches(')').to_owned();
    context.register_udf(screen(question));
    context.register_parquet("list", &table, ParquetReadOptions::default()).await?;
    let read = format!("SELECT count(*) AS subjects FROM (SELECT concat({columns}) AS a FROM list) WHERE a <> ''");
    let judged = format!(
        "SELECT get_field(a, 'class') AS class, count(*) AS subjects FROM (SELECT {call} AS a FROM list) GROUP BY 1 ORDER BY 1"
    );

    let (mut reading, mut judging) = (Vec::new(), Vec::new());
    let mut found = String::new();
    for _ in 0..ROUNDS {
        reading.push(timed(&context, &read).await?.0);
        let (time, text) = timed(&context, &judged).await?;
        judging.push(time);
        found = text;
    }
    println!("{found}");
    say("reading the columns and joining them", reading, wanted);
    say("judging every row", judging, wanted);
    Ok(())
}

/// Writes the sample again and again, under the headings that it has, until there are enough rows.
async fn made(rows: usize) -> Result<String> {
    let folder = std::env::temp_dir().join("zhixin-many");
    std::fs::create_dir_all(&folder)?;
    let path = |name: String| folder.join(name).to_string_lossy().into_owned();
    let (sample, table) = (path("sample.csv".to_owned()), path(format!("{rows}.parquet")));
    // The page's sample begins with a byte order mark.
    std::fs::write(&sample, std::fs::read_to_string(SAMPLE)?.trim_start_matches('\u{feff}'))?;
    let context = SessionContext::new();
    context.register_csv("sample", &sample, CsvReadOptions::new()).await?;
    let copies = rows.div_ceil(1448);
    let sql = format!(
        "COPY (SELECT sample.* FROM generate_series(1, {copies}) CROSS JOIN sample LIMIT {rows}) TO '{table}' \
         STORED AS PARQUET"
    );
    context.sql(&sql).await?.collect().await?;
    Ok(table)
}

async fn timed(context: &SessionContext, sql: &str) -> Result<(Duration, String)> {
    let started = Instant::now();
    let found = context.sql(sql).await?.collect().await?;
    let time = started.elapsed();
    Ok((time, pretty_format_batches(&found)?.to_string()))
}

fn say(what: &str, mut times: Vec<Duration>, rows: usize) {
    times.sort();
    let a_second = |at: usize| times.get(at).map_or(0.0, |time| rows as f64 / time.as_secs_f64());
    println!(
        "{what}: {:.0} rows a second (median of {ROUNDS}; {:.0} to {:.0})",
        a_second(ROUNDS / 2),
        a_second(ROUNDS - 1),
        a_second(0)
    );
}
