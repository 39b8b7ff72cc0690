//! What the first two characters of a unified social credit code mean.

use crate::text::Text;

/// Department and kind, from public implementations of GB 32100-2015 (standing `secondary`).
///
/// The labels are those of the standard; several departments have been renamed since.
pub(super) fn labels(code: &[u8]) -> (Option<Text>, Option<Text>) {
    let [department, kind, ..] = code else {
        return (None, None);
    };
    let label = |found: Option<&(&[u8], &str, &str)>| found.map(|(_, zh, en)| Text::new(*zh, *en));
    let pair = [*department, *kind];
    let known = label(KINDS.iter().find(|(of, _, _)| *of == pair));
    (label(DEPARTMENTS.iter().find(|(of, _, _)| *of == [*department])), known)
}

const DEPARTMENTS: &[(&[u8], &str, &str)] = &[
    (b"1", "机构编制", "staffing administration"),
    (b"2", "外交", "foreign affairs"),
    (b"3", "司法行政", "judicial administration"),
    (b"4", "文化", "culture"),
    (b"5", "民政", "civil affairs"),
    (b"6", "旅游", "tourism"),
    (b"7", "宗教", "religious affairs"),
    (b"8", "工会", "trade unions"),
    (b"9", "工商", "industry and commerce (now market regulation)"),
    (b"A", "中央军委改革和编制办公室", "reform and staffing office of the Central Military Commission"),
    (b"N", "农业", "agriculture"),
    (b"Y", "其他", "other"),
];

const KINDS: &[(&[u8], &str, &str)] = &[
    (b"11", "机关", "state organ"),
    (b"12", "事业单位", "public institution"),
    (b"13", "编办直接管理机构编制的群众团体", "mass organisation staffed by the state"),
    (b"19", "其他", "other"),
    (b"21", "外国常驻新闻机构", "resident foreign news office"),
    (b"29", "其他", "other"),
    (b"31", "律师执业机构", "law firm"),
    (b"32", "公证处", "notary office"),
    (b"33", "基层法律服务所", "grass-roots legal service office"),
    (b"34", "司法鉴定机构", "forensic appraisal body"),
    (b"35", "仲裁委员会", "arbitration commission"),
    (b"39", "其他", "other"),
    (b"41", "外国在华文化中心", "foreign cultural centre in China"),
    (b"49", "其他", "other"),
    (b"51", "社会团体", "social organisation"),
    (b"52", "民办非企业单位", "private non-enterprise unit"),
    (b"53", "基金会", "foundation"),
    (b"59", "其他", "other"),
    (b"61", "外国旅游部门常驻代表机构", "resident office of a foreign tourism authority"),
    (
        b"62",
        "港澳台地区旅游部门常驻内地（大陆）代表机构",
        "resident office of a Hong Kong, Macao or Taiwan tourism authority",
    ),
    (b"69", "其他", "other"),
    (b"71", "宗教活动场所", "religious venue"),
    (b"72", "宗教院校", "religious school"),
    (b"79", "其他", "other"),
    (b"81", "基层工会", "grass-roots trade union"),
    (b"89", "其他", "other"),
    (b"91", "企业", "enterprise"),
    (b"92", "个体工商户", "individual business"),
    (b"93", "农民专业合作社", "farmers' cooperative"),
    (b"A1", "军队事业单位", "military institution"),
    (b"A9", "其他", "other"),
    (b"N1", "组级集体经济组织", "collective economic organisation of a villagers' group"),
    (b"N2", "村级集体经济组织", "collective economic organisation of a village"),
    (b"N3", "乡镇级集体经济组织", "collective economic organisation of a township"),
    (b"N9", "其他", "other"),
    (b"Y1", "其他", "other"),
];
