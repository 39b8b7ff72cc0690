//! The answer to a check of benefits, as it leaves the core.

use serde::Serialize;

use super::outcome::Outcome;
use crate::answer::{Assumption, Missing, Note, PackRef};
use crate::date::Date;
use crate::grounds::GroundReason;
use crate::text::Lang;

/// The answer for an input.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BenefitsAnswer {
    /// Always `benefits`.
    pub task: &'static str,
    /// The worst of the benefits that were asked for.
    pub outcome: Outcome,
    /// One sentence.
    pub summary: String,
    /// The day on which was judged.
    pub as_of: Date,
    /// The place.
    pub jurisdiction: String,
    /// The language of the texts.
    pub lang: Lang,
    /// Always `null`: the rules about benefits are no schemes.
    pub scheme: Option<String>,
    /// The narrowest loaded pack for the place.
    pub pack: Option<PackRef>,
    /// The answer for each benefit.
    pub benefits: Vec<BenefitAnswer>,
    /// Reasons about the input as a whole.
    pub reasons: Vec<GroundReason>,
    /// Everything that is missing, of all benefits.
    pub missing: Vec<Missing>,
    /// Everything that is presumed, of all benefits.
    pub assumptions: Vec<Assumption>,
    /// What deserves a word about the input as a whole.
    pub notices: Vec<Note>,
    /// That this is a self-assessment.
    pub disclaimer: String,
}

/// The answer for one benefit.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BenefitAnswer {
    /// The benefit.
    pub benefit: &'static str,
    /// Its label.
    pub label: String,
    /// What can be said of it.
    pub outcome: Outcome,
    /// One sentence.
    pub summary: String,
    /// The hardest effect that holds: `strict`, `discretionary`, `suspended`, `cancelled` or `refused`.
    pub effect: Option<&'static str>,
    /// At which point the deciding rule stands: `entry`, `grant`, `suspension` or `cancellation`.
    pub kind: Option<&'static str>,
    /// The last day of what decides.
    pub until: Option<Date>,
    /// Every rule about the benefit, each with its citation.
    pub reasons: Vec<GroundReason>,
    /// What is missing for a certain answer.
    pub missing: Vec<Missing>,
    /// What the answer presumes.
    pub assumptions: Vec<Assumption>,
    /// What deserves a word.
    pub notices: Vec<Note>,
}
