//! `calculateTier` of the face.

use serde::Serialize;
use serde_json::Value;

use super::Engine;
use super::options::Options;
use crate::date::Date;
use crate::error::Error;
use crate::judge::Scene;
use crate::subject::Input;
use crate::tier::{self, Plan, Verdict};

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
        let scene = Scene { as_of, input, record: None, calendar: &self.world.calendar, presume: false };
        let verdict = plan.verdict(&scene);
        let grade = verdict.grade.and_then(|at| plan.scheme().grades.get(at));
        let in_force = plan.scheme().covers(as_of);
        super::text(&Bare {
            outcome: grade.filter(|_| in_force).map_or("undetermined", |grade| grade.id.as_str()),
            score: verdict.score.map(|(min, max)| [min, max]),
            rules: applied(plan, &verdict),
        })
    }
}

fn applied<'a>(plan: &Plan<'a>, verdict: &Verdict) -> Vec<&'a str> {
    let scheme = plan.scheme();
    let has = |bits: u64, at: usize| at < 64 && bits >> at & 1 == 1;
    let items = scheme.items.iter().enumerate().filter(|(at, _)| has(verdict.items, *at)).map(|(_, item)| &item.id);
    let rules = scheme.overrides.iter().enumerate().filter(|(at, _)| has(verdict.overrides, *at));
    items.chain(rules.map(|(_, rule)| &rule.id)).map(String::as_str).collect()
}
