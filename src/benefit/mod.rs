//! Benefits (守信激励与失信惩戒): for each benefit, whether it is open, under strict review or refused, until when, and by
//! which record and which item of a list of measures. And the checks that an office can ask for.

mod answer;
mod brief;
mod check;
mod decide;
mod office;
mod outcome;
mod words;

pub use answer::{BenefitAnswer, BenefitsAnswer};
pub(crate) use brief::{briefs, open, rulings};
pub use check::check;
pub use office::{CheckAnswer, Met, OfficeAnswer, RateAnswer, office};
pub use outcome::Outcome;

/// What a check of benefits, or of an office, is asked with.
#[derive(Clone, Debug)]
pub struct Ask<'a> {
    /// The day on which is judged.
    pub as_of: crate::date::Date,
    /// The place.
    pub jurisdiction: &'a str,
    /// The language of the answer.
    pub lang: crate::text::Lang,
    /// The one benefit, or the one office check, that is asked for.
    pub only: Option<&'a str>,
}
