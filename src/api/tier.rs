//! `calculateTier` of the face.

use serde::Serialize;
use serde_json::Value;

use super::Engine;
use super::options::Options;
use crate::date::Date;
use crate::error::Error;
use crate::subject::Input;
use crate::tier::{self, Plan};

/// The grade and the score, and nothing about why.
#[derive(Debug, Serialize)]
struct Bare<'a> {
    outcome: &'a str,
    /// The least and the most, in units of the scheme's scale.
    score: Option<[i64; 2]>,
    /// The items and overrides that apply or may apply.
    rules: Vec<&'a str>,
}

impl Engine {
    pub(super) fn calculate_tier(
        &self,
        input: &Value,
        options: &Value,
        today: Option<Date>,
    ) -> Result<String, Vec<Error>> {
        let options = Options::read(options, &self.world, today)?;
        let input = Input::read(input, &self.world.facts)?;
        if let (true, Some(plan)) = (options.bare, options.scheme.as_deref().and_then(|id| Plan::new(&self.world, id)))
        {
            return self.bare(&plan, &input, options.as_of);
        }
        let ask = tier::Ask {
            as_of: options.as_of,
            jurisdiction: &options.jurisdiction,
            lang: options.lang,
            scheme: options.scheme.as_deref(),
        };
        super::text(&tier::calculate(&self.world, &input, &ask))
    }

    fn bare(&self, plan: &Plan<'_>, input: &Input, as_of: Date) -> Result<String, Vec<Error>> {
        let verdict = plan.verdict(input, as_of);
        super::text(&Bare {
            outcome: verdict.outcome.id(plan.scheme()),
            score: verdict.score.map(|(min, max)| [min, max]),
            rules: verdict.rules(plan.scheme()).collect(),
        })
    }
}
