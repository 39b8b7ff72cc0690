//! Which place of the input a heading means: the nearest of the labels and names that the loaded packs know.

use super::likeness::{Letters, likeness};
use super::target::{Part, Slot, Target};
use crate::pack::{Value, World};
use crate::subject::Field;

/// The least likeness, of 100, at which a heading is taken for a label.
const LIKE: u32 = 60;

/// What headings call the common columns, beside their labels.
const NAMES: &[(Target, &[&str])] = &[
    (
        Target::Name,
        &[
            "名称",
            "企业名称",
            "单位名称",
            "申请人",
            "申请人名称",
            "申请单位",
            "机构名称",
            "代理机构",
            "代理机构名称",
            "主体名称",
            "当事人",
            "公司名称",
            "姓名",
            "name",
            "company",
            "applicant",
            "enterprise",
            "agency",
        ],
    ),
    (
        Target::Uscc,
        &[
            "统一社会信用代码",
            "信用代码",
            "社会信用代码",
            "统一信用代码",
            "机构代码",
            "代码",
            "uscc",
            "credit code",
            "code",
        ],
    ),
    (
        Target::SubjectKind,
        &["主体类型", "主体类别", "申请人类型", "机构类型", "企业类型", "kind", "type", "subject kind"],
    ),
    (Target::Records, &["有无失信记录", "有无记录", "有无处罚记录", "是否有失信记录", "records"]),
];

/// What headings call the fields of a record, beside their labels.
const FIELDS: &[(Field, &[&str])] = &[
    (Field::Act, &["失信行为", "违法行为", "行为类型", "违法行为类型", "失信行为类型"]),
    (Field::Authority, &["处罚机关", "决定机关", "认定单位", "作出机关", "处罚单位"]),
    (Field::Document, &["文书", "文书类型", "决定文书", "认定文书类型"]),
    (Field::DeterminedOn, &["认定日期", "决定日期", "处罚日期", "处罚决定日期", "作出日期", "决定书日期"]),
    (Field::PublishedOn, &["公示日期", "公示起始日期", "公开日期"]),
    (Field::Severity, &["失信类别", "失信程度", "失信等级", "严重程度"]),
    (Field::DutiesPerformedOn, &["履行日期", "义务履行日期", "缴款日期", "履行完毕日期"]),
    (Field::CorrectedOn, &["整改日期", "改正日期", "纠正日期"]),
    (Field::RepairedOn, &["修复日期", "信用修复日期"]),
    (Field::RemovedOn, &["移出日期", "撤销日期"]),
];

/// A column's likeliest meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Guess {
    /// The place of the input.
    pub(super) to: Target,
    /// How alike heading and label are, of 100.
    pub(super) likeness: u32,
}

/// The names by which a heading may mean a place of the input.
#[derive(Debug)]
pub(super) struct Names(Vec<Name>);

#[derive(Debug)]
struct Name {
    to: Target,
    letters: Letters,
    /// Whether the asked rules read it.
    is_wanted: bool,
}

impl Names {
    /// The names that the loaded packs and the common headings give.
    ///
    /// `wanted` are the values that the asked rules read: only an exact name makes a column of any other fact.
    pub(super) fn of(wanted: &[Value], world: &World) -> Self {
        let mut names = Vec::new();
        let mut add = |to: Target, is_wanted: bool, list: &[&str]| {
            names.extend(list.iter().map(|name| Name { to, letters: Letters::of(&plain(name)), is_wanted }));
        };
        for (to, list) in NAMES {
            add(*to, true, list);
        }
        for (at, fact) in world.facts.iter().enumerate() {
            let is_wanted = wanted.contains(&Value::Fact(at));
            add(Target::Fact(at), is_wanted, &[&fact.id, &fact.label.zh, &fact.label.en]);
        }
        for field in Field::ALL {
            let to = Target::Record(Slot::Nth(0), Part::Field(*field));
            let is_wanted = wanted.contains(&Value::Record(*field));
            let (zh, en) = field.label();
            add(to, is_wanted, &[field.id(), zh, en]);
            for (_, list) in FIELDS.iter().filter(|(of, _)| of == field) {
                add(to, is_wanted, list);
            }
        }
        add(Target::Record(Slot::Nth(0), Part::Measures), true, &["处罚种类", "处罚内容", "处罚措施", "measures"]);
        Self(names)
    }

    /// Guesses what each heading means; no place of the input is given to two.
    ///
    /// Where every row is a record (`per_record`), all fields of a record are wanted, and are those of the row.
    pub(super) fn guess(&self, headings: &[String], per_record: bool) -> Vec<Option<Guess>> {
        let mut all: Vec<(u32, usize, Target)> = Vec::new();
        for (column, heading) in headings.iter().enumerate() {
            let heading = Letters::of(&plain(heading));
            if heading.is_empty() {
                continue;
            }
            for Name { to, letters, is_wanted } in &self.0 {
                let (to, is_wanted) = match *to {
                    Target::Record(_, part) if per_record => (Target::Record(Slot::Each, part), true),
                    to => (to, *is_wanted),
                };
                let likeness = match (*letters == heading, is_wanted) {
                    (true, _) => 100,
                    (false, true) => likeness(letters, &heading).min(99),
                    (false, false) => 0,
                };
                if likeness >= LIKE {
                    // Of two names that are just alike, one that the asked rules read comes first.
                    all.push((likeness * 2 + u32::from(is_wanted), column, to));
                }
            }
        }
        all.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut guesses: Vec<Option<Guess>> = vec![None; headings.len()];
        let mut taken: Vec<Target> = Vec::new();
        for (score, column, to) in all {
            if let Some(place) = guesses.get_mut(column).filter(|place| place.is_none())
                && !taken.contains(&to)
            {
                *place = Some(Guess { to, likeness: score / 2 });
                taken.push(to);
            }
        }
        guesses
    }
}

/// A name without what headings add: brackets with what stands in them, spaces, signs, and letter case.
pub(super) fn plain(name: &str) -> String {
    let wide = super::cell::half_width(name);
    let mut depth = 0_u32;
    let mut bare = String::new();
    for c in wide.chars() {
        match c {
            '(' | '【' | '[' => depth += 1,
            ')' | '】' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 && c.is_alphanumeric() => bare.extend(c.to_lowercase()),
            _ => {}
        }
    }
    // 是否 at the start asks the question that the label states.
    bare.strip_prefix("是否").map(str::to_owned).unwrap_or(bare)
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn headings_are_compared_without_their_ornaments() {
        assert_eq!(plain(" 企业名称（全称）*"), "企业名称");
        assert_eq!(plain("是否处于失信惩戒期"), "处于失信惩戒期");
        assert_eq!(plain("Day of  Determination"), "dayofdetermination");
    }
}
