//! `calculateTier` of the face.

use serde::Serialize;
use serde_json::Value;

use super::Engine;
use super::options::Options;
use crate::date::Date;
use crate::error::Error;
use crate::judge::Scene;
use crate::subject::Input;
use crate::tier::{self, Plan};

/// The grade and the score, and nothing about why.
#[derive(Debug, Serialize)]
struct Bare<'a> {
    outcome: &'a str,
    score: Option<[i64; 2]>,
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
        })
    }
}
