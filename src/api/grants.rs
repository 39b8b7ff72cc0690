//! Checks of commitment, of benefits, and those that an office asks for.

use serde_json::Value;

use super::options::Options;
use crate::benefit::{self, BenefitsAnswer, OfficeAnswer};
use crate::commitment::{self, CommitmentAnswer};
use crate::date::Date;
use crate::error::Error;
use crate::pack::World;
use crate::subject::Input;

pub(super) fn commitment(
    world: &World,
    input: &Value,
    options: &Value,
    today: Option<Date>,
) -> Result<CommitmentAnswer, Vec<Error>> {
    let options = Options::read(options, world, today)?;
    let input = Input::read(input, &world.facts)?;
    let named = |id: &str| world.commitment().any(|(_, scheme)| scheme.id == id);
    let scheme = options.scheme_of("commitment", options.scheme.as_deref().is_none_or(named))?;
    let ask = commitment::Ask { as_of: options.as_of, jurisdiction: &options.jurisdiction, lang: options.lang, scheme };
    Ok(commitment::check(world, &input, &ask))
}

pub(super) fn benefits(
    world: &World,
    input: &Value,
    options: &Value,
    today: Option<Date>,
) -> Result<BenefitsAnswer, Vec<Error>> {
    let options = Options::read(options, world, today)?;
    let input = Input::read(input, &world.facts)?;
    // The rules about benefits are no schemes.
    options.scheme_of("benefits", options.scheme.is_none())?;
    Ok(benefit::check(world, &input, &ask(&options, options.benefit)))
}

pub(super) fn office(
    world: &World,
    input: &Value,
    options: &Value,
    today: Option<Date>,
) -> Result<OfficeAnswer, Vec<Error>> {
    let options = Options::read(options, world, today)?;
    let input = Input::read(input, &world.facts)?;
    options.scheme_of("office", options.scheme.is_none())?;
    Ok(benefit::office(world, &input, &ask(&options, options.check.as_deref())))
}

fn ask<'a>(options: &'a Options, only: Option<&'a str>) -> benefit::Ask<'a> {
    benefit::Ask { as_of: options.as_of, jurisdiction: &options.jurisdiction, lang: options.lang, only }
}
