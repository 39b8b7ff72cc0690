//! The fields of a record: their types, labels and questions.

use super::change::{Change, How, Towards};
use super::vocabulary::{self as words, Word};

/// What a field or a fact may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `true` or `false`.
    Bool,
    /// A date, or `false` for an event that is known not to have happened.
    Date,
    /// A whole number.
    Int,
    /// One of a list of words.
    Word,
    /// A rate: per mille, or `[numerator, denominator]`.
    Ratio,
}

impl Kind {
    /// The word of the pack format.
    pub fn id(self) -> &'static str {
        match self {
            Self::Bool => "bool",
            Self::Date => "date",
            Self::Int => "int",
            Self::Word => "word",
            Self::Ratio => "ratio",
        }
    }

    /// The kind with the identifier `id`.
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Bool, Self::Date, Self::Int, Self::Word, Self::Ratio].into_iter().find(|kind| kind.id() == id)
    }
}

macro_rules! fields {
    ($($name:ident $id:literal $kind:ident $words:expr, $zh:literal $en:literal, $ask_zh:literal $ask_en:literal;)*) => {
        /// A field of a record that conditions may read.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Field { $(#[doc = concat!($zh, " (", $en, ")")] $name,)* }

        impl Field {
            /// All fields, in the order of the vocabulary.
            pub const ALL: &'static [Field] = &[$(Field::$name,)*];

            /// The name in inputs and packs.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// What the field may hold.
            pub fn kind(self) -> Kind {
                match self { $(Self::$name => Kind::$kind,)* }
            }

            /// The words the field may hold; empty for other kinds.
            pub fn words(self) -> &'static [Word] {
                match self { $(Self::$name => $words,)* }
            }

            /// The label, Chinese and English.
            pub fn label(self) -> (&'static str, &'static str) {
                match self { $(Self::$name => ($zh, $en),)* }
            }

            /// The question that asks for it, Chinese and English.
            pub fn question(self) -> (&'static str, &'static str) {
                match self { $(Self::$name => ($ask_zh, $ask_en),)* }
            }
        }
    };
}

fields! {
    Act "act" Word words::ACTS, "行为" "act", "认定的是什么行为？" "Which act was determined?";
    Authority "authority" Word words::AUTHORITIES, "认定机关" "authority", "由哪个机关认定？" "Which authority made the determination?";
    Document "document" Word words::DOCUMENTS, "认定文书" "document", "依据哪种文书认定？" "Which document makes the determination?";
    DeterminedOn "determinedOn" Date &[], "认定（决定）日期" "day of determination", "文书是哪一天作出的？" "On which day was the document made?";
    PublishedOn "publishedOn" Date &[], "公示日期" "day of publication", "从哪一天起公示？没有公示请答“未公示”。" "Since which day has it been published? Say so if it was not published.";
    Procedure "procedure" Word words::PROCEDURES, "处罚程序" "procedure", "适用简易程序还是普通程序？" "Was it the simple or the ordinary procedure?";
    Severity "severity" Word words::SEVERITIES, "失信类别" "class of dishonesty", "机关认定的失信类别是轻微、一般还是严重？" "Which class did the authority state: minor, general or serious?";
    DutiesPerformedOn "dutiesPerformedOn" Date &[], "履行全部义务的日期" "day on which all duties were performed", "文书确定的义务是哪一天全部履行完毕的？" "On which day had all duties of the document been performed?";
    CorrectedOn "correctedOn" Date &[], "纠正日期" "day of correction", "行为是哪一天纠正的？" "On which day was the act corrected?";
    HarmRemovedOn "harmRemovedOn" Date &[], "消除危害后果的日期" "day on which the harm was removed", "危害后果和不良影响是哪一天消除的？" "On which day had the harm been removed?";
    TimelyCorrected "timelyCorrected" Bool &[], "及时纠正并主动消除后果" "corrected in time, consequences actively removed", "是否及时纠正并主动消除了后果？" "Was the act corrected in time and were its consequences actively removed?";
    InCatalogue "inCatalogue" Bool &[], "已列入信用信息目录" "listed in a catalogue of credit information", "该信息是否列入国家基础目录或者地方补充目录？" "Is the information listed in the national or the local catalogue?";
    RepairedOn "repairedOn" Date &[], "修复完成日期" "day of repair", "是否已经完成信用修复？哪一天？" "Has it been repaired already, and on which day?";
    RemovedOn "removedOn" Date &[], "移出名单或者撤销日期" "day of removal or withdrawal", "是否已经移出名单或者被撤销？哪一天？" "Has it been removed or withdrawn, and on which day?";
    SameKindAgainOn "sameKindAgainOn" Date &[], "再次被认定或者处罚的日期" "day of a new determination of the same kind", "其后是否因同类行为再次被认定或者处罚？哪一天？" "Was there a new determination or penalty of the same kind since, and on which day?";
    RestrictionEndsOn "restrictionEndsOn" Date &[], "法定限制期限届满日" "last day of a statutory restriction", "有没有法定的限制期限？哪一天届满？" "Is there a statutory restriction, and which is its last day?";
    NoIntentProven "noIntentProven" Bool &[], "有充分证据证明没有主观故意" "proven to be without intent", "是否有充分证据证明没有主观故意？" "Is there sufficient evidence that there was no intent?";
    HarmsPublicInterest "harmsPublicInterest" Bool &[], "损害社会公共利益" "harms the public interest", "是否损害社会公共利益？" "Does it harm the public interest?";
    SeriousCircumstances "seriousCircumstances" Bool &[], "屡禁不止、屡罚不改等严重情形" "serious circumstances such as repeated offending", "是否属于屡禁不止、屡罚不改等严重情形？" "Are there serious circumstances such as repeated offending?";
    Field "field" Word words::FIELDS, "处罚所涉领域" "field of the penalty", "处罚涉及食品、药品、特种设备领域，还是其他领域？" "Does the penalty concern food, drugs, special equipment or another field?";
    AppliedOn "appliedOn" Date &[], "提交修复申请的日期" "day of the application for repair", "哪一天提交修复申请？" "On which day was the application for repair filed?";
    AcceptedOn "acceptedOn" Date &[], "修复申请受理日期" "day of acceptance of the application", "修复申请是哪一天受理的？" "On which day was the application accepted?";
}

impl Field {
    /// Who can change it, and in which direction; nobody when `None`.
    ///
    /// What an authority determined stays so. What a document asks of the subject, the subject can do. A repair and a
    /// removal follow from a request that is granted.
    pub fn change(self) -> Option<Change> {
        match self {
            Self::DutiesPerformedOn | Self::CorrectedOn | Self::HarmRemovedOn => Some(Change::now(Towards::Happens)),
            Self::RepairedOn | Self::RemovedOn => Some(Change { how: How::Wait, to: Towards::Happens }),
            _ => None,
        }
    }

    /// The field with the name `id`.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.id() == id)
    }
}
