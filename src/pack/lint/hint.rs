//! What to do about a finding, by its code.

use crate::text::Text;

/// A hint in Chinese and in English.
type Hint = (&'static str, &'static str);

/// What to do about a finding with that code.
pub(super) fn hint(code: &str) -> Text {
    let known = of_format(code).or_else(|| of_rules(code)).or_else(|| of_grading(code)).or_else(|| of_lints(code));
    let (zh, en) = known
        .unwrap_or(("按格式说明（docs/pack-format.md）改正", "correct it as the format (docs/pack-format.md) says"));
    Text::new(zh, en)
}

/// Faults of the format as such.
fn of_format(code: &str) -> Option<Hint> {
    let hint = match code {
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
        "not_an_integer" | "not_exact" => (
            "写不带小数点的整数；比例写成 [分子, 分母]",
            "write a whole number without a decimal point; a rate is [numerator, denominator]",
        ),
        "wrong_direction" => {
            ("核对所声明的改进方向与事实的类型", "check the declared direction against the type of the fact")
        }
        "unknown_format" => {
            ("`format` 写 1；更新的格式需要更新的程序", "write 1 for `format`; a newer format needs a newer program")
        }
        "not_an_id" => (
            "编号改用小写字母、数字、`-` 和 `.`，例如 cn-zj",
            "make the id of lower-case letters, digits, `-` and `.`, for example cn-zj",
        ),
        "out_of_range" => (
            "对照文本核对这个数；单位写错时也会超出范围",
            "check the number against the text; a wrong unit also takes it out of range",
        ),
        _ => return None,
    };
    Some(hint)
}

/// Faults of conditions, of commitment, benefits and office checks.
fn of_rules(code: &str) -> Option<Hint> {
    let hint = match code {
        "not_a_pair" => (
            "`otherwise` 恰写两个条件：先看的，和前者不清楚时看的",
            "give `otherwise` exactly two conditions: the first, and the one for where that is not known",
        ),
        "not_a_fraction" => (
            "写成 [分子, 分母]，例如百分之八十五写 [85, 100]",
            "write [numerator, denominator], for example [85, 100] for 85 per cent",
        ),
        "not_a_cycle" => (
            "周期写成整月或者整年；按日计算的用 `within`",
            "write a cycle in whole months or years; for days use `within`",
        ),
        "period_and_cure" => (
            "`cure` 含 expiry 的，写明满多久；只靠修复消除的，删去 `period`",
            "where `cure` has expiry say after how long; where only repair helps leave `period` out",
        ),
        "record_without_each" => (
            "逐条记录判断的，加 `\"each\": \"record\"`；只问有几条的，用 `count`",
            "add `\"each\": \"record\"` to judge each record, or use `count` to ask how many there are",
        ),
        "extends_and_replaces" => (
            "在上位规则之上补充的写 `extends`，不再适用上位规则的写 `replaces`",
            "write `extends` to add to the wider scheme, `replaces` where that one no longer counts",
        ),
        "grounds_or_rate" => (
            "符合其一即可的写 `grounds`，要达到比例的写 `rate`；两者都有的分成两项",
            "write `grounds` where any is enough and `rate` for a target; make two checks where there are both",
        ),
        _ => return None,
    };
    Some(hint)
}

/// Faults of schemes of grading.
fn of_grading(code: &str) -> Option<Hint> {
    let hint = match code {
        "not_points" => (
            "固定分值写整数；其余写 perCase、ladder、rate、first、between、records 之一",
            "write an integer for fixed points, else one of perCase, ladder, rate, first, between, records",
        ),
        "not_an_effect" => (
            "每条只写一种结果；既调分数又调等级的分成两条",
            "write one effect for each override; make two where the score and the grade both change",
        ),
        "not_a_root" => (
            "把 `onlyFrom` 移到顶层的组，或者删去 `parent`",
            "move `onlyFrom` to the node at the top, or leave out `parent`",
        ),
        "empty_band" => {
            ("核对区间两端，以及两端是否包含在内", "check both ends of the band and whether they belong to it")
        }
        "stands_twice" => (
            "含端点的写 least 或者 most，不含的写 above 或者 below，只留一个",
            "keep one: least or most where the number belongs to the band, above or below where it does not",
        ),
        "reserved_word" => ("给等级换一个编号，名称可以不变", "give the grade another id; its label can stay"),
        "too_many_grades" => {
            ("核对等级列表；把不是等级的内容移走", "check the list of grades and move out what is no grade")
        }
        "levels_differ" => (
            "按原文数一遍等级：改 `levels`，或者补齐、删去等级；原文自相矛盾的，不写 `levels` 并写入 gaps",
            "count the grades in the text: correct `levels` or the list; if the text contradicts itself leave `levels` out and record a gap",
        ),
        "no_way_to_a_grade" => (
            "按分数定级的写 `bands`，按条件定级的写 `classes`，未能读到的写 `unreadable`",
            "write `bands` for a score, `classes` for conditions, `unreadable` where the way could not be read",
        ),
        "gap" => (
            "补上这一段；文本没有规定这一段的，用 `open` 写明",
            "cover this stretch; where the text leaves it out say so with `open`",
        ),
        "overlap" => (
            "改动相接的一端，使每个数值只属于一档",
            "move the end where they meet, so that every number lies in one step only",
        ),
        "never_reached" => (
            "调整先后，或者核对分值、门槛和 `outside`：按现在的写法永远得不出这一项",
            "change the order, or check the points, the thresholds and `outside`: as it stands nothing leads here",
        ),
        "weights_differ" => (
            "核对各部分的分值；未能读到的部分写在 `missing`，不要改总分凑数",
            "check the points of the parts; put what was not readable into `missing` rather than change the whole",
        ),
        "missing_window" => (
            "写 `window`：滚动期间、周期、`asked`、`open` 或者 `none` 之一",
            "write a `window`: a rolling period, a cycle, or one of `asked`, `open`, `none`",
        ),
        "wrong_start" => (
            "对记录计分的从记录的日期起算，其余从事实的日期起算",
            "let the window start from a date of the record where records are counted, else from a fact",
        ),
        "wrong_order" => (
            "把 setScore、clampScore 的规则移到调整等级的规则之前",
            "move the overrides with setScore or clampScore before those that change the grade",
        ),
        _ => return None,
    };
    Some(hint)
}

/// What a reader of the texts would stumble over.
fn of_lints(code: &str) -> Option<Hint> {
    let hint = match code {
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
        "edge_without_case" => (
            "按消息所列补上算例，并把边界两侧的结果都与文本核对",
            "add the cases that the message names, and hold the result on each side against the text",
        ),
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
        "fact_differs" => (
            "含义相同的，照抄另一规则包的声明；含义不同的，换一个编号",
            "copy the other pack's declaration where the same is meant, else use another id",
        ),
        _ => return None,
    };
    Some(hint)
}

#[cfg(test)]
#[expect(clippy::expect_used, reason = "a test that cannot read the sources has to stop")]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::hint;

    /// The codes that the sources in `folder` report.
    fn codes(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).expect("the sources are there") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                codes(&path, found);
            } else {
                let text = fs::read_to_string(&path).expect("readable");
                for call in ["fault(", "Error::new(", "warning(", "warnings.push("] {
                    found.extend(text.split(call).skip(1).filter_map(code));
                }
            }
        }
    }

    /// The first literal of a call that is one plain word.
    fn code(rest: &str) -> Option<String> {
        let call = rest.split(';').next()?;
        let word = |text: &&str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        call.split('"').skip(1).step_by(2).find(word).map(str::to_owned)
    }

    #[test]
    fn every_code_has_a_hint_of_its_own() {
        let mut found = BTreeSet::new();
        ["src/pack", "src/json", "src/cover"].into_iter().for_each(|folder| codes(Path::new(folder), &mut found));
        assert!(found.len() > 50, "{found:?}");
        for known in ["levels_differ", "gap", "missing_window", "edge_without_case", "fact_conflict", "not_json"] {
            assert!(found.contains(known), "{known} was not found: {found:?}");
        }
        let generic = hint("no_such_code");
        let without: Vec<&String> = found.iter().filter(|code| hint(code) == generic).collect();
        assert!(without.is_empty(), "{without:?}");
    }
}
