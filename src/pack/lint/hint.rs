//! What to do about a finding, by its code.

use crate::text::Text;

/// What to do about a finding with that code.
pub(super) fn hint(code: &str) -> Text {
    let (zh, en) = match code {
        "missing_key" => (
            "补上这个键；没有内容时按格式说明写 null 或者空数组",
            "add the key; where there is nothing to say write null or an empty list, as the format asks",
        ),
        "unknown_key" => (
            "删去这个键，或者改正拼写；包中不会有被忽略的内容",
            "remove the key or correct its spelling: nothing in a pack is ignored",
        ),
        "wrong_type" | "wrong_kind" => ("改为所要求的类型", "write a value of the type that is asked for"),
        "unknown_word" => ("从词汇表中选词", "take a word from the vocabulary"),
        "dangling_reference" => {
            ("先声明被引用的对象，或者改正引用的编号", "declare what is referred to, or correct the name")
        }
        "duplicate_id" => (
            "换一个编号：答复和本地包按编号引用各部分",
            "choose another id: answers and local packs refer to parts by id",
        ),
        "empty_text" | "empty_list" => {
            ("填写内容；没有依据的内容不应写入规则包", "fill it in; what has no source does not belong into a pack")
        }
        "impossible_date" | "not_a_date" | "date_out_of_range" => {
            ("对照文本核对日期，写成 YYYY-MM-DD", "check the date against the text and write it as YYYY-MM-DD")
        }
        "ends_before_start" => ("核对生效日和失效日", "check the first and the last day"),
        "max_below_min" => ("核对最短期限和最长期限", "check the minimum and the maximum"),
        "not_a_condition" => (
            "每个条件只写一个运算，需要并列时用 all 或者 any",
            "write one operator per condition; use all or any to join several",
        ),
        "not_the_issuer" => {
            ("改为发布机关网站的链接，或者删去链接", "link to the issuer's own site, or leave the link out")
        }
        "not_a_wider_place" => {
            ("同一地区的规则请直接改动原规则包", "change the pack itself where the place is the same")
        }
        "empty_amendment" => ("写明改动的内容，或者删去这一项", "say what is changed, or remove the amendment"),
        "fact_conflict" => ("改用另一个事实编号，或者统一类型", "use another fact id, or the same type"),
        "not_json" | "too_large" | "too_deep" => ("用编辑器检查 JSON 的格式", "check the JSON in an editor"),
        "half_width_punctuation" => ("中文用全角标点", "use full-width punctuation in Chinese"),
        "zh_without_chinese" => {
            ("写中文；没有译文时不要重复英文", "write it in Chinese; do not repeat the English text")
        }
        "en_with_chinese" => ("写英文；中文名称放在 zh 中", "write it in English; Chinese names belong into zh"),
        "article_missing" => {
            ("补写条号；没有条号的，在 note 中说明原因", "add the article; where it has no number say so in the note")
        }
        "stated_twice" => ("只保留一处，或者改正其中一处的条件", "keep one of them, or correct the condition of one"),
        "never_fires" => {
            ("核对条件：其中有互相排斥的要求", "check the condition: some of its demands exclude each other")
        }
        "class_shadowed" => {
            ("调整类别的先后，或者收紧前面类别的条件", "change the order of the classes, or narrow the earlier one")
        }
        "scheme_shadowed" => ("调整规则的先后、有效期或者适用范围", "change the order, the validity or the scope"),
        "period_without_convention" => (
            "写明按日、月或者年计算；现有约定不包括按工作日计算的公示期",
            "state it in days, months or years: the convention does not cover publication in working days",
        ),
        "ends_without_successor" => (
            "补上其后适用的规则；确无后续的，写入 gaps",
            "add what applies afterwards; where nothing does, say so in the gaps",
        ),
        "expired_citation" => (
            "改引现行文件；仍然有效的，核对文件的 to 和 supersedes",
            "cite the text in force; where it is still valid check `to` and `supersedes` of the source",
        ),
        "edge_without_case" => {
            ("各补一个算例：边界前一日、当日、后一日", "add worked cases: the day before, on and after the edge")
        }
        "unknown_place"
        | "places_differ"
        | "unbalanced_braces"
        | "empty_block"
        | "applies_without_extends"
        | "record_in_commitment" => (
            "按样式的格式说明（docs/letters-format.md）改正",
            "correct it as the format of letters (docs/letters-format.md) says",
        ),
        "no_cases" => ("至少为每项规则写一个算例", "write at least one worked case for each scheme"),
        _ => ("按格式说明（docs/pack-format.md）改正", "correct it as the format (docs/pack-format.md) says"),
    };
    Text::new(zh, en)
}
