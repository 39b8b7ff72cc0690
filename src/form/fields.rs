//! The fields of the form as data: what is asked about a record and about the subject.

use super::say::Words;

/// What sort of answer a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of the words of the named list; nothing chosen means unknown.
    Word(&'static str),
    /// A date; nothing typed means unknown.
    Day,
    /// A date, or "it did not happen", or unknown. `on` is the label of the date.
    Event {
        /// The choice "it happened".
        yes: Words,
        /// The choice "it did not happen".
        no: Words,
        /// The label of its date.
        on: Words,
    },
    /// Yes, no, or unknown.
    Flag,
    /// The measures of the decision, each with its size where it is a fine.
    Measures,
}

/// A field of the form.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The name in the input (`facts.<id>` or a field of the record).
    pub id: &'static str,
    /// The sort of answer.
    pub kind: Kind,
    /// The label, or the question.
    pub label: Words,
    /// What helps to answer; may be empty.
    pub hint: Words,
    /// Whether it stands under "more circumstances", which is closed at first.
    pub more: bool,
}

const NONE: Words = ("", "");

const fn field(id: &'static str, kind: Kind, label: Words, hint: Words) -> Field {
    Field { id, kind, label, hint, more: false }
}

const fn more(id: &'static str, kind: Kind, label: Words, hint: Words) -> Field {
    Field { id, kind, label, hint, more: true }
}

/// The fields of a record, in the order of the form.
pub const RECORD: &[Field] = &[
    field("document", Kind::Word("document"), ("文书类型", "Type of document"), NONE),
    field(
        "authority",
        Kind::Word("authority"),
        ("作出认定的单位", "Authority that made the determination"),
        ("决定书落款盖章的单位。", "The body whose seal is on the document."),
    ),
    field("act", Kind::Word("act"), ("失信行为", "Act"), NONE),
    field(
        "determinedOn",
        Kind::Day,
        ("作出认定的日期", "Date of the determination"),
        (
            "文书落款日期。可写作 2026-05-08、2026/5/8、2026年5月8日 或 20260508。",
            "The date on the document, year first: 2026-05-08, 2026/5/8 or 20260508.",
        ),
    ),
    field(
        "severity",
        Kind::Word("severity"),
        ("认定单位写明的失信程度", "Class stated by the authority"),
        (
            "文书或公示页面写明了才选；没有写明时按处理措施推定。",
            "Only if the document or its publication states one; otherwise it is derived from the measures.",
        ),
    ),
    field("measures", Kind::Measures, ("决定中的处理措施（可多选）", "Measures in the decision (choose all)"), NONE),
    field("procedure", Kind::Word("procedure"), ("处罚程序", "Procedure"), NONE),
    field(
        "dutiesPerformedOn",
        Kind::Event {
            yes: ("已全部履行", "Performed in full"),
            no: ("尚未履行", "Not yet performed"),
            on: ("履行完毕的日期", "Date of full performance"),
        },
        ("决定规定的义务是否履行完毕", "Have the duties in the decision been performed?"),
        ("例如罚款已缴清、应交的材料已交齐。", "For example, the fine has been paid in full."),
    ),
    field(
        "correctedOn",
        Kind::Event {
            yes: ("已纠正", "Corrected"),
            no: ("尚未纠正", "Not yet corrected"),
            on: ("纠正的日期", "Date of correction"),
        },
        ("失信行为是否已经纠正", "Has the act been corrected?"),
        NONE,
    ),
    field(
        "publishedOn",
        Kind::Event {
            yes: ("已公示", "Published"),
            no: ("没有公示", "Not published"),
            on: ("开始公示的日期", "Date of first publication"),
        },
        ("该记录是否已经公示", "Has the record been published?"),
        (
            "可在信用中国或国家企业信用信息公示系统查看。",
            "See Credit China or the national enterprise credit system (gsxt).",
        ),
    ),
    more(
        "harmRemovedOn",
        Kind::Event {
            yes: ("已消除", "Removed"),
            no: ("尚未消除", "Not yet removed"),
            on: ("消除的日期", "Date of removal of harm"),
        },
        ("危害后果和不良影响是否已经消除", "Has the harm been removed?"),
        NONE,
    ),
    more(
        "sameKindAgainOn",
        Kind::Event {
            yes: ("又有", "Yes, again"),
            no: ("没有", "No"),
            on: ("再次被认定的日期", "Date of the new determination"),
        },
        ("此后是否又因同类行为被处罚或认定", "Has there been a new determination for the same kind of act?"),
        NONE,
    ),
    more(
        "timelyCorrected",
        Kind::Flag,
        ("是否及时纠正并主动消除后果", "Was the act corrected in time and its consequences actively removed?"),
        NONE,
    ),
    more(
        "restrictionEndsOn",
        Kind::Event {
            yes: ("有期限", "There is a term"),
            no: ("没有限制期", "No restriction"),
            on: ("限制期届满的日期", "Last day of the restriction"),
        },
        ("是否有法定的限制期（如限制从业）", "Is there a statutory restriction with a term?"),
        NONE,
    ),
    more(
        "repairedOn",
        Kind::Event {
            yes: ("已修复", "Repaired"),
            no: ("没有修复", "Not repaired"),
            on: ("修复的日期", "Date of the repair"),
        },
        ("该记录是否已经修复", "Has this record been repaired already?"),
        NONE,
    ),
    more(
        "removedOn",
        Kind::Event {
            yes: ("已移出或停止公示", "Removed or no longer published"),
            no: ("仍在公示", "Still published"),
            on: ("移出或停止公示的日期", "Date of the removal"),
        },
        ("该记录是否已经移出或停止公示", "Has the record been removed from publication?"),
        NONE,
    ),
    more(
        "inCatalogue",
        Kind::Flag,
        ("该信息是否列入信用信息目录", "Is the information listed in the credit catalogue?"),
        NONE,
    ),
    more(
        "noIntentProven",
        Kind::Flag,
        ("是否有充分证据证明没有主观故意", "Is there sufficient evidence of no intent?"),
        NONE,
    ),
    more(
        "harmsPublicInterest",
        Kind::Flag,
        ("文书是否认定损害公共利益", "Does the document find harm to the public interest?"),
        NONE,
    ),
    more(
        "seriousCircumstances",
        Kind::Flag,
        ("文书是否认定情节严重", "Does the document find serious circumstances?"),
        NONE,
    ),
    more(
        "field",
        Kind::Word("field"),
        ("是否属于特殊领域", "Special field"),
        ("不属于这些领域的不必选。", "Leave open if none of these."),
    ),
];

/// The facts about the subject, in the order of the form.
pub const FACTS: &[Field] = &[
    field(
        "publicCommitment",
        Kind::Flag,
        (
            "是否已公开作出信用承诺，声明所提交材料真实，并愿意承担违反承诺的责任",
            "Have you made a public credit commitment that the materials are true and that you accept liability for breach?",
        ),
        NONE,
    ),
    field(
        "onAbnormalList",
        Kind::Flag,
        ("目前是否在经营异常名录中", "Are you on the abnormal-operation list now?"),
        NONE,
    ),
    field(
        "onSeriousList",
        Kind::Flag,
        ("目前是否在严重违法失信名单中", "Are you on the list of serious dishonesty now?"),
        NONE,
    ),
    field(
        "lastRepairOn",
        Kind::Event {
            yes: ("修复过", "Yes"),
            no: ("没有修复过", "Never"),
            on: ("上次修复的日期", "Date of the last repair"),
        },
        ("以前是否修复过失信记录", "Have you had a record repaired before?"),
        NONE,
    ),
    field(
        "falseRepairMaterialOn",
        Kind::Event {
            yes: ("曾被认定", "Yes"), no: ("没有", "Never"), on: ("认定的日期", "Date of that finding")
        },
        (
            "是否曾被认定在信用修复中弄虚作假或者不履行承诺",
            "Has there been a finding of false material or a broken commitment in a repair?",
        ),
        NONE,
    ),
    more(
        "newDishonestyOn",
        Kind::Event {
            yes: ("又有", "Yes, again"),
            no: ("没有", "No"),
            on: ("再次被认定的日期", "Date of the new determination"),
        },
        ("认定之后是否又被认定有失信行为", "Has there been another determination of dishonesty since?"),
        NONE,
    ),
    more(
        "heavierPenaltyAgainOn",
        Kind::Event {
            yes: ("又有", "Yes, again"),
            no: ("没有", "No"),
            on: ("再次被处罚的日期", "Date of the new penalty"),
        },
        (
            "列入严重违法失信名单之后是否又受到较重行政处罚",
            "Has there been another heavier penalty since the listing for serious dishonesty?",
        ),
        NONE,
    ),
    more(
        "remedyPending",
        Kind::Flag,
        ("是否正在申请行政复议或者提起诉讼", "Is a reconsideration or a lawsuit under way?"),
        NONE,
    ),
    more(
        "registeredInOtherProvince",
        Kind::Flag,
        (
            "作出决定的机关与登记机关是否在不同的省",
            "Are the deciding and the registering authority in different provinces?",
        ),
        NONE,
    ),
    more(
        "repairBarredByLaw",
        Kind::Flag,
        (
            "法律、法规或者中央政策是否规定该信息不可修复",
            "Does a law, a regulation or a central policy bar the repair?",
        ),
        ("多数情况为“否”；不确定可选“不清楚”。", "Mostly no; choose “Not known” if in doubt."),
    ),
    more(
        "reorganisationPlanApprovedOn",
        Kind::Event {
            yes: ("已批准", "Approved"),
            no: ("不涉及", "Does not apply"),
            on: ("裁定批准的日期", "Date of the ruling"),
        },
        ("法院是否裁定批准重整计划", "Has a court approved a reorganisation plan?"),
        NONE,
    ),
    more(
        "reorganisationCompletedOn",
        Kind::Event {
            yes: ("已执行完毕", "Completed"),
            no: ("不涉及", "Does not apply"),
            on: ("裁定确认的日期", "Date of the confirming ruling"),
        },
        ("重整计划是否执行完毕", "Has the reorganisation plan been carried out?"),
        NONE,
    ),
];

/// The field of a record with this name.
pub fn record_field(id: &str) -> Option<&'static Field> {
    RECORD.iter().find(|field| field.id == id)
}

/// The fact about the subject with this name.
pub fn fact(id: &str) -> Option<&'static Field> {
    FACTS.iter().find(|field| field.id == id)
}
