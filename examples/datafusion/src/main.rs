//! `zhixin-datafusion QUESTION.json TABLE.parquet [PACK.json …]`: screens a Parquet file and prints what came out how.

use std::fs;
use std::process::ExitCode;
use std::time::Instant;

use datafusion::error::{DataFusionError, Result};
use datafusion::prelude::{ParquetReadOptions, SessionContext};
use zhixin_datafusion::{Question, screen};

#[tokio::main]
async fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [question, table, packs @ ..] = args.as_slice() else {
        eprintln!("zhixin-datafusion QUESTION.json TABLE.parquet [PACK.json ...]");
        return ExitCode::FAILURE;
    };
    match run(question, table, packs).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

async fn run(question: &str, table: &str, packs: &[String]) -> Result<()> {
    let packs = packs.iter().map(|path| text(path)).collect::<Result<Vec<_>>>()?;
    let packs: Vec<&str> = packs.iter().map(String::as_str).collect();
    let question = Question::new(&text(question)?, &packs)?;
    let call = question.call();
    let context = SessionContext::new();
    context.register_udf(screen(question));
    context.register_parquet("list", table, ParquetReadOptions::default()).await?;
    let sql = format!(
        "SELECT get_field(a, 'class') AS class, get_field(a, 'outcome') AS outcome, get_field(a, 'reasons') AS reasons, get_field(a, 'missing') AS missing, \
         count(*) AS subjects FROM (SELECT {call} AS a FROM list) GROUP BY 1, 2, 3, 4 ORDER BY subjects DESC"
    );
    let started = Instant::now();
    let table = context.sql(&sql).await?;
    table.show().await?;
    eprintln!("{:.1} s", started.elapsed().as_secs_f64());
    Ok(())
}

fn text(path: &str) -> Result<String> {
    fs::read_to_string(path).map_err(|fault| DataFusionError::Execution(format!("{path}: {fault}")))
}
