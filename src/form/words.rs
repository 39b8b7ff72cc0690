//! The words of the vocabulary that the form offers, in both languages.
//!
//! The only place where the form names them: to take them from elsewhere, change [`choices`].

/// A word, its Chinese term, its English term.
pub type Choice = (&'static str, &'static str, &'static str);

/// The words for one field, in the order in which they are offered.
///
/// Known names: `kind`, `act`, `authority`, `document`, `severity`, `procedure`,
/// `measure`, `size`, `field`, `place`. Any other name has no choices.
pub fn choices(name: &str) -> Vec<Choice> {
    let list: &[Choice] = match name {
        "kind" => KINDS,
        "act" => ACTS,
        "authority" => AUTHORITIES,
        "document" => DOCUMENTS,
        "severity" => SEVERITIES,
        "procedure" => PROCEDURES,
        "measure" => MEASURES,
        "size" => SIZES,
        "field" => FIELDS,
        "place" => PLACES,
        _ => &[],
    };
    list.to_vec()
}

const KINDS: &[Choice] = &[
    ("enterprise", "企业", "Enterprise"),
    ("individual_business", "个体工商户", "Individual business"),
    ("patent_agency", "专利代理机构", "Patent agency"),
    ("trademark_agency", "商标代理机构", "Trademark agency"),
    ("patent_attorney", "专利代理师", "Patent attorney"),
    ("trademark_practitioner", "商标代理从业人员", "Trademark practitioner"),
    ("institution", "事业单位", "Public institution"),
    ("individual", "自然人", "Natural person"),
];

const ACTS: &[Choice] = &[
    ("abnormal_patent_application", "非正常专利申请", "Abnormal patent application"),
    ("bad_faith_trademark_application", "恶意商标注册申请", "Bad-faith trademark application"),
    ("illegal_agency", "违法代理", "Illegal agency"),
    ("false_material", "提交虚假材料或隐瞒重要事实", "False material or concealed facts"),
    ("commitment_untrue", "承诺不实", "Untrue commitment"),
    ("commitment_unperformed", "未履行承诺", "Commitment not performed"),
    ("refusal_to_perform", "有能力而拒不履行", "Refusal to perform although able"),
    ("intentional_infringement", "故意侵权", "Intentional infringement"),
    ("infringement", "侵权", "Infringement"),
    ("counterfeiting", "假冒专利", "Patent counterfeiting"),
    ("unfair_competition", "不正当竞争", "Unfair competition"),
    ("good_faith_breach", "违反诚实信用原则", "Breach of good faith"),
    ("fee_reduction_fraud", "虚假费用减缴证明", "False proof for fee reduction"),
    ("annual_report_missed", "未按规定提交年报", "Annual report not filed"),
    ("other_listed", "目录所列其他", "Other act in the catalogue"),
];

const AUTHORITIES: &[Choice] = &[
    ("cnipa", "国家知识产权局", "CNIPA"),
    ("market_regulation", "市场监管部门", "Market regulation authority"),
    ("ip_office", "地方知识产权管理部门", "Local IP office"),
    ("court", "法院", "Court"),
    ("other", "其他单位", "Other body"),
];

const DOCUMENTS: &[Choice] = &[
    ("penalty_decision", "行政处罚决定", "Administrative penalty decision"),
    ("dishonesty_determination", "失信行为认定", "Determination of dishonesty"),
    ("serious_list_decision", "列入严重违法失信名单决定", "Decision to enter on the serious list"),
    ("abnormal_list_decision", "列入经营异常名录决定", "Decision to enter on the abnormal-operation list"),
    ("judgment", "裁判文书", "Judgment"),
    ("notice", "通报", "Notice"),
];

const SEVERITIES: &[Choice] = &[
    ("minor", "轻微", "Minor"),
    ("general", "一般", "General"),
    ("serious", "严重", "Serious"),
];

const PROCEDURES: &[Choice] = &[
    ("simple", "简易程序", "Simple procedure"),
    ("ordinary", "普通程序", "Ordinary procedure"),
];

const MEASURES: &[Choice] = &[
    ("warning", "警告", "Warning"),
    ("criticism", "通报批评", "Public criticism"),
    ("fine", "罚款", "Fine"),
    ("aggravated_fine", "从重罚款", "Aggravated fine"),
    ("confiscation", "没收违法所得或财物", "Confiscation"),
    ("permit_suspension", "暂扣许可证件", "Suspension of a permit"),
    ("permit_revocation", "吊销许可证件", "Revocation of a permit"),
    ("licence_revocation", "吊销营业执照", "Revocation of the business licence"),
    ("qualification_downgrade", "降低资质等级", "Lower qualification grade"),
    ("business_restriction", "限制开展生产经营活动", "Restriction of business"),
    ("suspension_of_business", "责令停产停业", "Suspension of business"),
    ("stop_new_business", "责令停止承接新的代理业务", "No new agency business"),
    ("closure", "责令关闭", "Closure"),
    ("professional_restriction", "限制从业", "Restriction of profession"),
];

const SIZES: &[Choice] = &[
    ("low", "较低数额", "Low"),
    ("ordinary", "一般数额", "Ordinary"),
    ("large", "较大数额", "Large"),
    ("especially_large", "数额特别巨大", "Especially large"),
];

const FIELDS: &[Choice] = &[
    ("food", "食品", "Food"),
    ("drug", "药品", "Drugs"),
    ("special_equipment", "特种设备", "Special equipment"),
];

const PLACES: &[Choice] = &[
    ("CN", "全国规定", "National rules"),
    ("CN-BJ", "北京市", "Beijing"),
    ("CN-TJ", "天津市", "Tianjin"),
    ("CN-HE", "河北省", "Hebei"),
    ("CN-SX", "山西省", "Shanxi"),
    ("CN-NM", "内蒙古自治区", "Inner Mongolia"),
    ("CN-LN", "辽宁省", "Liaoning"),
    ("CN-JL", "吉林省", "Jilin"),
    ("CN-HL", "黑龙江省", "Heilongjiang"),
    ("CN-SH", "上海市", "Shanghai"),
    ("CN-JS", "江苏省", "Jiangsu"),
    ("CN-ZJ", "浙江省", "Zhejiang"),
    ("CN-AH", "安徽省", "Anhui"),
    ("CN-FJ", "福建省", "Fujian"),
    ("CN-JX", "江西省", "Jiangxi"),
    ("CN-SD", "山东省", "Shandong"),
    ("CN-HA", "河南省", "Henan"),
    ("CN-HB", "湖北省", "Hubei"),
    ("CN-HN", "湖南省", "Hunan"),
    ("CN-GD", "广东省", "Guangdong"),
    ("CN-GX", "广西壮族自治区", "Guangxi"),
    ("CN-HI", "海南省", "Hainan"),
    ("CN-CQ", "重庆市", "Chongqing"),
    ("CN-SC", "四川省", "Sichuan"),
    ("CN-GZ", "贵州省", "Guizhou"),
    ("CN-YN", "云南省", "Yunnan"),
    ("CN-XZ", "西藏自治区", "Tibet"),
    ("CN-SN", "陕西省", "Shaanxi"),
    ("CN-GS", "甘肃省", "Gansu"),
    ("CN-QH", "青海省", "Qinghai"),
    ("CN-NX", "宁夏回族自治区", "Ningxia"),
    ("CN-XJ", "新疆维吾尔自治区", "Xinjiang"),
];
