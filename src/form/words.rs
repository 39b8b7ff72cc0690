//! The words that the form offers: those of the vocabulary, and the places.

use crate::subject::vocabulary::{self, Word};

/// A word, its Chinese term, its English term.
pub type Choice = (&'static str, &'static str, &'static str);

/// The words for one field, in the order in which they are offered.
///
/// Known names: `kind`, `act`, `authority`, `document`, `severity`, `procedure`, `measure` (and `measures`),
/// `size`, `field`, `place`. Any other name has no choices.
pub fn choices(name: &str) -> Vec<Choice> {
    let words: &'static [Word] = match name {
        "kind" => vocabulary::SUBJECT_KINDS,
        "act" => vocabulary::ACTS,
        "authority" => vocabulary::AUTHORITIES,
        "document" => vocabulary::DOCUMENTS,
        "severity" => vocabulary::SEVERITIES,
        "procedure" => vocabulary::PROCEDURES,
        "measure" | "measures" => vocabulary::MEASURE_KINDS,
        "size" => vocabulary::MEASURE_SIZES,
        "field" => vocabulary::FIELDS,
        "place" => return PLACES.to_vec(),
        _ => &[],
    };
    words.iter().map(|word| (word.id, word.zh, word.en)).collect()
}

/// The label of a word in the list `name`.
pub fn label(name: &str, id: &str) -> Option<(&'static str, &'static str)> {
    choices(name).into_iter().find(|(known, _, _)| *known == id).map(|(_, zh, en)| (zh, en))
}

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
