//! What is asked: one of the four questions of the page.

use super::say::Words;

/// A question of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Task {
    /// May a record be repaired?
    #[default]
    Repair,
    /// Which grade does a scheme give?
    Tier,
    /// May something be done by commitment?
    Commitment,
    /// Which benefits are open?
    Benefits,
}

impl Task {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Repair, Self::Tier, Self::Commitment, Self::Benefits];

    /// The word in attributes and answers.
    pub fn id(self) -> &'static str {
        match self {
            Self::Repair => "repair",
            Self::Tier => "tier",
            Self::Commitment => "commitment",
            Self::Benefits => "benefits",
        }
    }

    /// The task with this word.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|task| task.id() == id)
    }

    /// The method of the face that answers it.
    pub fn method(self) -> &'static str {
        match self {
            Self::Repair => "checkRepair",
            Self::Tier => "calculateTier",
            Self::Commitment => "checkCommitment",
            Self::Benefits => "checkBenefits",
        }
    }

    /// The name of the form.
    pub(super) fn form(self) -> Words {
        match self {
            Self::Repair => ("信用修复自评表", "Self-assessment of credit repair"),
            Self::Tier => ("分级分类自评表", "Self-assessment of a credit grade"),
            Self::Commitment => ("信用承诺自评表", "Self-assessment of a credit commitment"),
            Self::Benefits => ("惠益事项自评表", "Self-assessment of benefits"),
        }
    }
}
