//! Words for facts about the subject that are asked often, in the order of the form.

use super::curated::{Curated, NONE, Sort, field, more};

/// The facts about the subject, in the order of the form.
pub(super) const FACTS: &[Curated] = &[
    field(
        "publicCommitment",
        Sort::Flag,
        (
            "是否已公开作出信用承诺，声明所提交材料真实，并愿意承担违反承诺的责任",
            "Have you made a public credit commitment that the materials are true and that you accept liability for breach?",
        ),
        NONE,
    ),
    field(
        "onAbnormalList",
        Sort::Flag,
        ("目前是否在经营异常名录中", "Are you on the abnormal-operation list now?"),
        NONE,
    ),
    field(
        "onSeriousList",
        Sort::Flag,
        ("目前是否在严重违法失信名单中", "Are you on the list of serious dishonesty now?"),
        NONE,
    ),
    field(
        "lastRepairOn",
        Sort::Event {
            yes: ("修复过", "Yes"),
            no: ("没有修复过", "Never"),
            on: ("上次修复的日期", "Date of the last repair"),
        },
        ("以前是否修复过失信记录", "Have you had a record repaired before?"),
        NONE,
    ),
    field(
        "falseRepairMaterialOn",
        Sort::Event {
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
        Sort::Event {
            yes: ("又有", "Yes, again"),
            no: ("没有", "No"),
            on: ("再次被认定的日期", "Date of the new determination"),
        },
        ("认定之后是否又被认定有失信行为", "Has there been another determination of dishonesty since?"),
        NONE,
    ),
    more(
        "heavierPenaltyAgainOn",
        Sort::Event {
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
        Sort::Flag,
        ("是否正在申请行政复议或者提起诉讼", "Is a reconsideration or a lawsuit under way?"),
        NONE,
    ),
    more(
        "registeredInOtherProvince",
        Sort::Flag,
        (
            "作出决定的机关与登记机关是否在不同的省",
            "Are the deciding and the registering authority in different provinces?",
        ),
        NONE,
    ),
    more(
        "repairBarredByLaw",
        Sort::Flag,
        (
            "法律、法规或者中央政策是否规定该信息不可修复",
            "Does a law, a regulation or a central policy bar the repair?",
        ),
        ("多数情况为“否”；不确定可选“不清楚”。", "Mostly no; choose “Not known” if in doubt."),
    ),
    more(
        "reorganisationPlanApprovedOn",
        Sort::Event {
            yes: ("已批准", "Approved"),
            no: ("不涉及", "Does not apply"),
            on: ("裁定批准的日期", "Date of the ruling"),
        },
        ("法院是否裁定批准重整计划", "Has a court approved a reorganisation plan?"),
        NONE,
    ),
    more(
        "reorganisationCompletedOn",
        Sort::Event {
            yes: ("已执行完毕", "Completed"),
            no: ("不涉及", "Does not apply"),
            on: ("裁定确认的日期", "Date of the confirming ruling"),
        },
        ("重整计划是否执行完毕", "Has the reorganisation plan been carried out?"),
        NONE,
    ),
];
