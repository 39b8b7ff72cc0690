//! Words for the fields of a record, in the order of the form.

use super::curated::{Curated, NONE, Sort, field, more};

/// The fields of a record, in the order of the form.
pub(super) const RECORD: &[Curated] = &[
    field("document", Sort::Word, ("文书类型", "Type of document"), NONE),
    field(
        "authority",
        Sort::Word,
        ("作出认定的单位", "Authority that made the determination"),
        ("决定书落款盖章的单位。", "The body whose seal is on the document."),
    ),
    field("act", Sort::Word, ("失信行为", "Act"), NONE),
    field(
        "determinedOn",
        Sort::Day,
        ("作出认定的日期", "Date of the determination"),
        (
            "文书落款日期。可写作 2026-05-08、2026/5/8、2026年5月8日 或 20260508。",
            "The date on the document, year first: 2026-05-08, 2026/5/8 or 20260508.",
        ),
    ),
    field(
        "severity",
        Sort::Word,
        ("认定单位写明的失信程度", "Class stated by the authority"),
        (
            "文书或公示页面写明了才选；没有写明时按处理措施推定。",
            "Only if the document or its publication states one; otherwise it is derived from the measures.",
        ),
    ),
    field("measures", Sort::Measures, ("决定中的处理措施（可多选）", "Measures in the decision (choose all)"), NONE),
    field("procedure", Sort::Word, ("处罚程序", "Procedure"), NONE),
    field(
        "dutiesPerformedOn",
        Sort::Event {
            yes: ("已全部履行", "Performed in full"),
            no: ("尚未履行", "Not yet performed"),
            on: ("履行完毕的日期", "Date of full performance"),
        },
        ("决定规定的义务是否履行完毕", "Have the duties in the decision been performed?"),
        ("例如罚款已缴清、应交的材料已交齐。", "For example, the fine has been paid in full."),
    ),
    field(
        "correctedOn",
        Sort::Event {
            yes: ("已纠正", "Corrected"),
            no: ("尚未纠正", "Not yet corrected"),
            on: ("纠正的日期", "Date of correction"),
        },
        ("失信行为是否已经纠正", "Has the act been corrected?"),
        NONE,
    ),
    field(
        "publishedOn",
        Sort::Event {
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
        Sort::Event {
            yes: ("已消除", "Removed"),
            no: ("尚未消除", "Not yet removed"),
            on: ("消除的日期", "Date of removal of harm"),
        },
        ("危害后果和不良影响是否已经消除", "Has the harm been removed?"),
        NONE,
    ),
    more(
        "sameKindAgainOn",
        Sort::Event {
            yes: ("又有", "Yes, again"),
            no: ("没有", "No"),
            on: ("再次被认定的日期", "Date of the new determination"),
        },
        ("此后是否又因同类行为被处罚或认定", "Has there been a new determination for the same kind of act?"),
        NONE,
    ),
    more(
        "timelyCorrected",
        Sort::Flag,
        ("是否及时纠正并主动消除后果", "Was the act corrected in time and its consequences actively removed?"),
        NONE,
    ),
    more(
        "restrictionEndsOn",
        Sort::Event {
            yes: ("有期限", "There is a term"),
            no: ("没有限制期", "No restriction"),
            on: ("限制期届满的日期", "Last day of the restriction"),
        },
        ("是否有法定的限制期（如限制从业）", "Is there a statutory restriction with a term?"),
        NONE,
    ),
    more(
        "repairedOn",
        Sort::Event {
            yes: ("已修复", "Repaired"),
            no: ("没有修复", "Not repaired"),
            on: ("修复的日期", "Date of the repair"),
        },
        ("该记录是否已经修复", "Has this record been repaired already?"),
        NONE,
    ),
    more(
        "removedOn",
        Sort::Event {
            yes: ("已移出或停止公示", "Removed or no longer published"),
            no: ("仍在公示", "Still published"),
            on: ("移出或停止公示的日期", "Date of the removal"),
        },
        ("该记录是否已经移出或停止公示", "Has the record been removed from publication?"),
        NONE,
    ),
    more(
        "inCatalogue",
        Sort::Flag,
        ("该信息是否列入信用信息目录", "Is the information listed in the credit catalogue?"),
        NONE,
    ),
    more(
        "noIntentProven",
        Sort::Flag,
        ("是否有充分证据证明没有主观故意", "Is there sufficient evidence of no intent?"),
        NONE,
    ),
    more(
        "harmsPublicInterest",
        Sort::Flag,
        ("文书是否认定损害公共利益", "Does the document find harm to the public interest?"),
        NONE,
    ),
    more(
        "seriousCircumstances",
        Sort::Flag,
        ("文书是否认定情节严重", "Does the document find serious circumstances?"),
        NONE,
    ),
    more(
        "field",
        Sort::Word,
        ("是否属于特殊领域", "Special field"),
        ("不属于这些领域的不必选。", "Leave open if none of these."),
    ),
];
