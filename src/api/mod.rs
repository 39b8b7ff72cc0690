//! The public face as plain functions: JSON values in, JSON text out.
//!
//! The browser's face, the tests and the worked cases all go through [`Engine::call`],
//! so they cannot differ.

mod asked;
mod batch;
mod cases;
mod diary;
mod entries;
mod foresight;
mod grants;
mod letter;
mod options;
mod packs;
mod parts;
mod prepared;
mod record;
mod rules;
mod tier;

use serde::Serialize;
use serde_json::Value;

use crate::date::Date;
use crate::error::Error;
use crate::json::{hint, nearest};
use crate::pack::World;
use crate::repair;
use crate::subject::Input;
use crate::text::Text;

pub use cases::{CaseReport, differences, run_cases};
use options::Options;
pub use packs::PackReport;
pub use prepared::Prepared;

/// The methods of the face that the engine answers.
const METHODS: [&str; 23] = [
    "packs",
    "schemes",
    "rules",
    "facts",
    "checkCommitment",
    "calculateTier",
    "checkRepair",
    "checkBenefits",
    "checkOffice",
    "questions",
    "timeline",
    "improve",
    "compare",
    "letter",
    "record",
    "verify",
    "qrCode",
    "calendar",
    "digest",
    "checkUscc",
    "addPeriod",
    "addWorkingDays",
    "checkPack",
];

/// The loaded rules, ready to be asked.
#[derive(Clone, Debug)]
pub struct Engine {
    world: World,
}

impl Engine {
    /// Loads the built-in packs and then `packs`, each a JSON text.
    ///
    /// # Errors
    ///
    /// The faults of the first pack that has any; paths start with `/packs/<position>`.
    pub fn new(packs: &[&str]) -> Result<Self, Vec<Error>> {
        let mut world = World::builtin()?;
        let place = |at: usize, fault: Error| Error { path: format!("/packs/{at}{}", fault.path), ..fault };
        let mut parsed = Vec::new();
        for (at, text) in packs.iter().enumerate() {
            parsed.push((at, crate::json::parse(text).map_err(|fault| vec![place(at, fault)])?));
        }
        // A narrower place may refer to a wider one, in whichever order they are handed over.
        parsed.sort_by_key(|(_, json)| json.get("jurisdiction").and_then(Value::as_str).map_or(0, str::len));
        for (at, json) in parsed {
            world.add(&json).map_err(|faults| faults.into_iter().map(|fault| place(at, fault)).collect::<Vec<_>>())?;
        }
        Ok(Self { world })
    }

    /// The loaded packs, facts and calendar.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// Answers the method `name` of the face; `today` stands in where the options give no date.
    ///
    /// # Errors
    ///
    /// Every fault of the arguments, at its place in the argument it belongs to.
    pub fn call(&self, name: &str, args: &[Value], today: Option<Date>) -> Result<String, Vec<Error>> {
        let arg = |at: usize| args.get(at).unwrap_or(&Value::Null);
        match name {
            "packs" => text(&packs::list(&self.world)),
            "schemes" => text(&packs::schemes(&self.world, arg(0), today)?),
            "rules" => text(&rules::rules(self, arg(0), today)?),
            "facts" => text(&packs::facts(&self.world, arg(0), today)?),
            "checkRepair" => self.check_repair(arg(0), arg(1), today),
            "checkCommitment" => text(&grants::commitment(&self.world, arg(0), arg(1), today)?),
            "checkBenefits" => text(&grants::benefits(&self.world, arg(0), arg(1), today)?),
            "checkOffice" => text(&grants::office(&self.world, arg(0), arg(1), today)?),
            "calculateTier" => self.calculate_tier(arg(0), arg(1), today),
            "questions" => text(&foresight::questions(&self.world, [arg(0), arg(1), arg(2)], today)?),
            "timeline" => text(&foresight::timeline(&self.world, [arg(0), arg(1), arg(2)], today)?),
            "improve" => text(&foresight::improve(&self.world, [arg(0), arg(1), arg(2)], today)?),
            "compare" => text(&foresight::compare(&self.world, [arg(0), arg(1), arg(2), arg(3)], today)?),
            "letter" => text(&letter::letter(&self.world, arg(0), arg(1), arg(2), today)?),
            "record" => text(&self.record(arg(0), arg(1), arg(2), today)?),
            "verify" => text(&self.verify(arg(0))?),
            "qrCode" => text(&self.qr_code(arg(0), arg(1))?),
            "calendar" => text(&diary::calendar(arg(0), arg(1), today)?),
            "digest" => text(&record::digest(arg(0))?),
            "checkUscc" => text(&parts::check_uscc(arg(0))?),
            "addPeriod" => text(&parts::add_period(&self.world, arg(0), arg(1), arg(2))?),
            "addWorkingDays" => text(&parts::add_working_days(&self.world, arg(0), arg(1))?),
            "checkPack" => text(&packs::check(&self.world, arg(0))),
            _ => Err(vec![unknown_method(name)]),
        }
    }

    fn check_repair(&self, input: &Value, options: &Value, today: Option<Date>) -> Result<String, Vec<Error>> {
        let options = Options::read(options, &self.world, today)?;
        let input = Input::read(input, &self.world.facts)?;
        let known = options.scheme.as_deref().is_none_or(|id| self.world.scheme(id).is_some());
        let scheme = options.scheme_of("repair", known)?;
        let ask = repair::Ask { as_of: options.as_of, jurisdiction: &options.jurisdiction, lang: options.lang, scheme };
        text(&repair::check(&self.world, &input, &ask))
    }
}

fn text(answer: &impl Serialize) -> Result<String, Vec<Error>> {
    // Answers hold no maps with keys other than strings and no floats, so writing cannot fail.
    serde_json::to_string(answer).map_err(|fault| {
        let fault = fault.to_string();
        vec![Error::new("internal", "", Text::new(fault.clone(), fault))]
    })
}

fn unknown_method(name: &str) -> Error {
    let (zh, en) = hint(nearest(METHODS.into_iter(), name));
    Error::new(
        "unknown_method",
        "",
        Text::new(format!("没有 `{name}` 这个方法{zh}"), format!("there is no method `{name}`{en}")),
    )
}
