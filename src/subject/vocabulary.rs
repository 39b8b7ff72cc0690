//! The fixed words of inputs and packs, with their Chinese terms.
//!
//! Portals rely on these words: they are only ever added to. The terms follow
//! GB/T 40478-2021 (data items of enterprise credit files) where it names a thing.

use crate::text::Text;

/// A fixed word with its label in both languages.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    /// The word in inputs and packs.
    pub id: &'static str,
    /// The Chinese term.
    pub zh: &'static str,
    /// The English label.
    pub en: &'static str,
}

const fn word(id: &'static str, zh: &'static str, en: &'static str) -> Word {
    Word { id, zh, en }
}

/// `subject.kind`: what the subject is.
pub static SUBJECT_KINDS: &[Word] = &[
    word("enterprise", "企业", "enterprise"),
    word("individual_business", "个体工商户", "individual business"),
    word("patent_agency", "专利代理机构", "patent agency"),
    word("trademark_agency", "商标代理机构", "trademark agency"),
    word("patent_attorney", "专利代理师", "patent attorney"),
    word("trademark_practitioner", "商标代理从业人员", "trademark practitioner"),
    word("institution", "事业单位", "public institution"),
    word("individual", "自然人", "individual"),
];

/// `record.act`: what was done.
pub static ACTS: &[Word] = &[
    word("abnormal_patent_application", "非正常专利申请", "abnormal patent application"),
    word("bad_faith_trademark_application", "恶意商标注册申请", "bad-faith trademark application"),
    word("illegal_agency", "违法代理", "illegal agency"),
    word("false_material", "提交虚假材料或隐瞒重要事实", "false material or concealment of important facts"),
    word("commitment_untrue", "承诺不实", "untrue commitment"),
    word("commitment_unperformed", "未履行承诺", "commitment not performed"),
    word("refusal_to_perform", "有能力而拒不履行", "refusal to perform although able to"),
    word("intentional_infringement", "故意侵权", "intentional infringement"),
    word("infringement", "侵权", "infringement"),
    word("counterfeiting", "假冒专利", "patent counterfeiting"),
    word("unfair_competition", "不正当竞争", "unfair competition"),
    word("good_faith_breach", "违反诚实信用原则", "breach of good faith"),
    word("fee_reduction_fraud", "虚假费用减缴证明", "false proof for a fee reduction"),
    word("annual_report_missed", "未按规定提交年报", "annual report not filed as required"),
    word("other_listed", "目录所列其他", "other act listed in a catalogue"),
];

/// `record.authority`: who made the determination.
pub static AUTHORITIES: &[Word] = &[
    word("cnipa", "国家知识产权局", "China National Intellectual Property Administration"),
    word("market_regulation", "市场监管部门", "market regulation authority"),
    word("ip_office", "地方知识产权管理部门", "local intellectual property office"),
    word("court", "法院", "court"),
    word("other", "其他", "other authority"),
];

/// `record.document`: the document that makes the determination.
pub static DOCUMENTS: &[Word] = &[
    word("penalty_decision", "行政处罚决定", "administrative penalty decision"),
    word("dishonesty_determination", "失信行为认定", "determination of dishonest conduct"),
    word(
        "serious_list_decision",
        "列入严重违法失信名单决定",
        "decision of listing for serious violation and dishonesty",
    ),
    word("abnormal_list_decision", "列入经营异常名录决定", "decision of listing for abnormal operation"),
    word("judgment", "裁判文书", "judgment"),
    word("notice", "通报", "notice"),
];

/// `record.procedure`: the procedure in which a penalty was imposed (行政处罚法).
pub static PROCEDURES: &[Word] =
    &[word("simple", "简易程序", "simple procedure"), word("ordinary", "普通程序", "ordinary procedure")];

/// `record.severity`: the class of dishonesty, where the authority stated it.
pub static SEVERITIES: &[Word] =
    &[word("minor", "轻微", "minor"), word("general", "一般", "general"), word("serious", "严重", "serious")];

/// `record.field`: the fields for which older rules have longer minimum periods.
pub static FIELDS: &[Word] = &[
    word("food", "食品", "food"),
    word("drug", "药品", "drugs"),
    word("special_equipment", "特种设备", "special equipment"),
    word("other", "其他领域", "other field"),
];

/// `record.measures[].kind`: the kinds of penalties and measures.
pub static MEASURE_KINDS: &[Word] = &[
    word("warning", "警告", "warning"),
    word("criticism", "通报批评", "criticism"),
    word("fine", "罚款", "fine"),
    word("aggravated_fine", "从重罚款", "fine set under the heavier scale"),
    word("confiscation", "没收违法所得或非法财物", "confiscation of illegal gains or property"),
    word("permit_suspension", "暂扣许可证件", "suspension of a permit"),
    word("permit_revocation", "吊销许可证件", "revocation of a permit"),
    word("licence_revocation", "吊销营业执照", "revocation of the business licence"),
    word("qualification_downgrade", "降低资质等级", "downgrade of a qualification"),
    word("business_restriction", "限制开展生产经营活动", "restriction of business activity"),
    word("suspension_of_business", "责令停产停业", "order to suspend production or business"),
    word("stop_new_business", "责令停止承接新的代理业务", "order to take no new agency business"),
    word("closure", "责令关闭", "order to close"),
    word("professional_restriction", "限制从业", "restriction of profession"),
];

/// `record.measures[].size`: the size of a fine, as the authority's own benchmark has it.
pub static MEASURE_SIZES: &[Word] = &[
    word("low", "较低数额", "low"),
    word("ordinary", "一般数额", "ordinary"),
    word("large", "较大数额", "large"),
    word("especially_large", "数额特别巨大", "especially large"),
];

/// `benefit`: what a subject may ask for, or lose.
pub static BENEFITS: &[Word] = &[
    word("subsidy", "资助奖励", "subsidy"),
    word("project", "财政资金项目", "publicly funded project"),
    word("demonstration", "示范优势企业", "demonstration title"),
    word("award", "评优评先", "award"),
    word("gi_mark", "地理标志专用标志", "geographical indication mark"),
    word("pre_examination", "快速预审", "fast pre-examination"),
    word("priority_examination", "优先审查", "priority examination"),
    word("fee_reduction", "费用减缴", "fee reduction"),
    word("commitment", "信用承诺", "credit commitment"),
    word("procurement", "政府采购", "government procurement"),
];

/// The label of `records` and the question that asks for them.
pub fn records() -> (Text, Text) {
    (
        Text::new("失信、处罚等记录", "records of dishonesty and penalties"),
        Text::new(
            "有没有失信行为认定、行政处罚、列入名单等记录？没有的，请填空列表。",
            "Are there determinations of dishonesty, penalties or listings? If there are none, give an empty list.",
        ),
    )
}

/// The label of `record.measures` and the question that asks for them.
pub fn measures() -> (Text, Text) {
    (
        Text::new("处罚种类和数额档次", "measures and their size"),
        Text::new(
            "决定了哪些处罚？罚款属于哪个数额档次？",
            "Which measures were decided, and of which size is a fine?",
        ),
    )
}

/// The label of `subject.kind` and the question that asks for it.
pub fn subject_kind() -> (Text, Text) {
    (Text::new("主体类型", "kind of subject"), Text::new("主体属于哪一类？", "Which kind of subject is it?"))
}

/// The known identifier that is nearest to `given`: by the Chinese term, the English label or the spelling.
pub fn nearest(words: &[Word], given: &str) -> Option<&'static str> {
    let by_label = words.iter().find(|w| w.zh == given || w.en.eq_ignore_ascii_case(given));
    by_label.map(|w| w.id).or_else(|| crate::json::nearest(words.iter().map(|w| w.id), given))
}
