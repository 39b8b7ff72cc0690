//! Schemes of grading in words: gates, items with points, bands, overrides in order, and what follows.

use super::points::points;
use super::view::{Line, Part, Scheme, Speaker, cites, groups, joined, length, line};
use crate::pack::tier::{self, Consequence, Effect, Gate, GateOutcome, Grades, Item, Node, Procedure, Take};
use crate::pack::{Pack, words};
use crate::text::Text;
use crate::tier::{amount_in_words, band_in_words, points_in_words, window_in_words};

/// A scheme of grading.
pub(super) fn scheme(speaker: Speaker<'_>, pack: &Pack, scheme: &tier::Scheme) -> Scheme {
    let own = Graded { speaker, scheme, scale: scheme.score.as_ref().map_or(1, |score| score.scale) };
    let list = vec![
        ("grades", "等级（由优到劣）", "Grades (best first)", own.grades()),
        (
            "gates",
            "参加评级的前提",
            "What must hold before anything is graded",
            scheme.gates.iter().map(|it| own.gate(it)).collect(),
        ),
        (
            "nodes",
            "指标分组",
            "Families of items and nodes of the weight tree",
            scheme.nodes.iter().map(|it| own.node(it)).collect(),
        ),
        ("items", "计分项", "Items of the score", scheme.items.iter().map(|it| own.item(it)).collect()),
        ("bands", "分数对应的等级", "From score to grade", own.bands()),
        ("classes", "按条件分级（先符合的先适用）", "Classes by conditions (the first that holds)", own.classes()),
        ("unreadable", "未能读到", "Not readable", scheme.unreadable.iter().map(|flag| speaker.flag(flag)).collect()),
        ("overrides", "直接判定和调整（按顺序）", "Overrides, in order", own.overrides()),
        ("chain", "引用其他方案的等级", "Grades of other schemes", own.chain()),
        (
            "consequences",
            "等级的后果",
            "What follows from a grade",
            scheme.consequences.iter().map(|it| own.consequence(it)).collect(),
        ),
        (
            "procedures",
            "异议和修复",
            "Objection and repair",
            scheme.procedures.iter().map(|it| own.procedure(it)).collect(),
        ),
        ("notices", "提示", "Notices", speaker.notices(&scheme.notices)),
        ("after", "期限届满之后", "After its time", scheme.after.iter().map(|flag| speaker.flag(flag)).collect()),
    ];
    Scheme {
        from: scheme.from,
        to: scheme.to,
        says: own.says(),
        groups: groups(list),
        ..Scheme::of("tier", pack, &scheme.id, &scheme.title, &scheme.basis)
    }
}

struct Graded<'a> {
    speaker: Speaker<'a>,
    scheme: &'a tier::Scheme,
    scale: i64,
}

impl Graded<'_> {
    /// A number of points in words.
    fn points(&self, n: i64) -> Text {
        let n = points_in_words(n, self.scale);
        Text::new(format!("{n} 分"), format!("{n} points"))
    }

    fn bounds(&self, least: Option<i64>, most: Option<i64>) -> Vec<Line> {
        let least = least.map(|n| line("least", "最少", "At least", self.points(n)));
        least.into_iter().chain(most.map(|n| line("most", "最多", "At most", self.points(n)))).collect()
    }

    fn names(&self, grades: Grades) -> Text {
        let names: Vec<Text> =
            grades.iter().filter_map(|at| self.scheme.grades.get(at)).map(|grade| grade.label.clone()).collect();
        Text::new(joined(&names, "、").zh, joined(&names, ", ").en)
    }

    fn name(&self, at: usize) -> Text {
        self.scheme.grades.get(at).map(|grade| grade.label.clone()).unwrap_or_default()
    }

    fn says(&self) -> Vec<Line> {
        let scheme = self.scheme;
        let mut says = vec![
            line("kind", "性质", "Kind", kind(scheme.kind)),
            line("status", "状态", "Status", status(scheme.status)),
        ];
        if !scheme.subjects.is_empty() {
            let known = crate::subject::vocabulary::SUBJECT_KINDS;
            let word = |id: &String| known.iter().find(|word| word.id == id).map(|word| Text::new(word.zh, word.en));
            let names: Vec<Text> = scheme.subjects.iter().filter_map(word).collect();
            let (zh, en) = (joined(&names, "、").zh, joined(&names, ", ").en);
            says.push(line("subjects", "对象", "Subjects", Text::new(zh, en)));
        }
        if let Some(score) = &scheme.score {
            says.push(line("start", "起评分", "Starts at", self.points(score.start)));
            says.extend(score.full.map(|full| line("full", "满分", "Full points", self.points(full))));
            let end = |n: Option<i64>| {
                n.map_or_else(|| Text::new("文本没有规定", "the text states none"), |n| self.points(n))
            };
            says.push(line("floor", "下限", "Least", end(score.floor)));
            says.push(line("ceiling", "上限", "Most", end(score.ceiling)));
            if let Some(missing) = &score.missing {
                says.push(line("missing", "未能读到的分值", "Points not readable", self.points(missing.weight)));
            }
        }
        says
    }

    fn grades(&self) -> Vec<Part> {
        let one = |grade: &tier::Grade| Part {
            id: grade.id.clone(),
            label: grade.label.clone(),
            says: grade.meaning.iter().map(|meaning| line("meaning", "含义", "Meaning", meaning.clone())).collect(),
            ..Part::default()
        };
        self.scheme.grades.iter().map(one).collect()
    }

    fn gate(&self, gate: &Gate) -> Part {
        let otherwise = match gate.otherwise {
            GateOutcome::NotApplicable => Text::new("不适用本方案", "the scheme does not apply"),
            GateOutcome::NotRated => {
                Text::new("不参加评级（不等于最差等级）", "not rated, which is not the worst grade")
            }
        };
        Part {
            id: gate.id.clone(),
            label: gate.label.clone(),
            when: Some(self.speaker.when(&gate.when)),
            says: vec![line("otherwise", "不符合时", "Otherwise", otherwise)],
            basis: cites(&gate.basis),
            ..Part::default()
        }
    }

    fn node(&self, node: &Node) -> Part {
        let take = match node.take {
            Take::Sum => Text::new("各部分相加", "the sum of its parts"),
            Take::Best => Text::new("只取最高的一项", "its highest part alone"),
            Take::Worst => Text::new("只取最低的一项", "its lowest part alone"),
        };
        let parent = node.parent.and_then(|at| self.scheme.nodes.get(at));
        let mut says: Vec<Line> =
            parent.map(|it| line("parent", "属于", "Part of", it.label.clone())).into_iter().collect();
        says.push(line("take", "计算", "Takes", take));
        says.extend(node.weight.map(|n| line("weight", "满分", "Full points", self.points(n))));
        says.extend(self.bounds(node.least, node.most));
        if let Some((weight, flag)) = &node.missing {
            let n = self.points(*weight);
            let words = Text::new(format!("{}：{}", n.zh, flag.message.zh), format!("{}: {}", n.en, flag.message.en));
            says.push(line("missing", "未能读到的分值", "Points not readable", words));
        }
        if let Some(n) = node.only_from {
            let n = self.points(n);
            let words =
                Text::new(format!("不计本组时至少 {}", n.zh), format!("the score without it is at least {}", n.en));
            says.push(line("onlyFrom", "计入前提", "Counts only where", words));
        }
        Part { id: node.id.clone(), label: node.label.clone(), says, basis: cites(&node.basis), ..Part::default() }
    }

    fn item(&self, item: &Item) -> Part {
        let mut says = points(self.speaker, self.scale, &item.points);
        says.extend(self.bounds(item.least, item.most));
        says.extend(item.weight.map(|n| line("weight", "满分", "Full points", self.points(n))));
        says.extend(
            item.node
                .and_then(|at| self.scheme.nodes.get(at))
                .map(|node| line("node", "所属", "Part of", node.label.clone())),
        );
        if let Some(window) = &item.window {
            let from = match window {
                tier::Window::Rolling(value, _) | tier::Window::Cycle(value, ..) => {
                    Some(words::day(*value, self.speaker.facts))
                }
                _ => None,
            };
            says.push(line("window", "计入期间", "Window", window_in_words(window, from.as_ref())));
        }
        let cure = item.cure.iter().map(|cure| {
            let mut says = vec![line("points", "分值改为", "Points instead", self.points(cure.points))];
            says.extend(cure.within.map(|within| length("within", "期限", "Time", within)));
            if let Some(granted) = &cure.granted {
                says.push(line("granted", "须经", "Has to be granted", self.speaker.when(granted).sentence));
            }
            let when = Some(self.speaker.when(&cure.when));
            Part { label: cure.label.clone(), when, says, basis: cites(&cure.basis), ..Part::default() }
        });
        Part {
            id: item.id.clone(),
            label: item.label.clone(),
            when: item.when.as_ref().map(|when| self.speaker.when(when)),
            says,
            basis: cites(&item.basis),
            groups: groups(vec![("cure", "补正", "Cure", cure.collect())]),
            ..Part::default()
        }
    }

    fn bands(&self) -> Vec<Part> {
        let one = |band: &tier::Band| {
            let open = band.open.iter().map(|why| line("open", "没有定论", "Left open", why.clone()));
            let mut says = vec![line("score", "分数", "Score", band_in_words(band, self.scale))];
            says.extend(open);
            let (low, label) = (band.least(), self.names(band.grades));
            Part { id: format!("{}@{low}", label.zh), label, says, basis: cites(&band.basis), ..Part::default() }
        };
        self.scheme.bands.iter().map(one).collect()
    }

    fn classes(&self) -> Vec<Part> {
        let one = |class: &tier::Class| Part {
            id: self.scheme.grades.get(class.grade).map(|grade| grade.id.clone()).unwrap_or_default(),
            label: class.label.clone(),
            when: class.when.as_ref().map(|when| self.speaker.when(when)),
            says: vec![line("grade", "等级", "Grade", self.name(class.grade))],
            basis: cites(&class.basis),
            ..Part::default()
        };
        self.scheme.classes.iter().map(one).collect()
    }

    fn overrides(&self) -> Vec<Part> {
        let one = |rule: &tier::Override| {
            let mut says = vec![line("effect", "结果", "Effect", self.effect(rule.effect))];
            if rule.only != Grades::first(self.scheme.grades.len()) {
                says.push(line("only", "只对", "Only for", self.names(rule.only)));
            }
            if rule.needs_population {
                let words = Text::new(
                    "须知道全体对象的结果，只有主管部门能判断",
                    "only somebody who knows all subjects can tell",
                );
                says.push(line("population", "说明", "Note", words));
            }
            says.extend(rule.cure.iter().map(|cure| line("cure", "办法", "Cure", cure.clone())));
            Part {
                id: rule.id.clone(),
                label: rule.label.clone(),
                when: Some(self.speaker.when(&rule.when)),
                says,
                basis: cites(&rule.basis),
                ..Part::default()
            }
        };
        self.scheme.overrides.iter().map(one).collect()
    }

    fn effect(&self, effect: Effect) -> Text {
        let to = |at: usize| self.name(at);
        let text = |zh: String, en: String| Text::new(zh, en);
        match effect {
            Effect::Force(at) => text(format!("直接定为 {}", to(at).zh), format!("straight to {}", to(at).en)),
            Effect::Worse(n, stop) => text(
                format!("降 {n} 级，最低到 {}", to(stop).zh),
                format!("{n} grades worse, not beyond {}", to(stop).en),
            ),
            Effect::Better(n, stop) => text(
                format!("升 {n} 级，最高到 {}", to(stop).zh),
                format!("{n} grades better, not beyond {}", to(stop).en),
            ),
            Effect::NotBetter(at) => text(format!("不高于 {}", to(at).zh), format!("not better than {}", to(at).en)),
            Effect::NotWorse(at) => text(format!("不低于 {}", to(at).zh), format!("not worse than {}", to(at).en)),
            Effect::SetScore(n) => {
                text(format!("分数定为 {}", self.points(n).zh), format!("the score becomes {}", self.points(n).en))
            }
            Effect::ClampScore(least, most) => {
                let ends = [least.map(|n| ("不低于", "at least", n)), most.map(|n| ("不高于", "at most", n))];
                let ends = ends.into_iter().flatten().map(|(zh, en, n)| {
                    let n = self.points(n);
                    Text::new(format!("{zh} {}", n.zh), format!("{en} {}", n.en))
                });
                let all = joined(&ends.collect::<Vec<_>>(), "、");
                text(format!("分数{}", all.zh), format!("the score is {}", all.en.replace('、', ", ")))
            }
        }
    }

    fn chain(&self) -> Vec<Part> {
        let one = |chain: &tier::Chain| Part {
            id: chain.scheme.clone(),
            label: chain.label.clone(),
            basis: cites(&self.scheme.basis),
            ..Part::default()
        };
        self.scheme.chain.iter().map(one).collect()
    }

    fn consequence(&self, of: &Consequence) -> Part {
        let grades = if of.always { Text::new("不论等级", "whatever the grade") } else { self.names(of.grades) };
        let mut says = vec![line("grades", "等级", "Grades", grades)];
        if let Some(amount) = &of.amount {
            says.push(line("amount", "数量", "How much", amount_in_words(amount)));
            says.extend(amount.of.map(|base| line("base", "基数", "Of", words::day(base, self.speaker.facts))));
        }
        Part {
            id: of.id.clone(),
            label: of.label.clone(),
            when: of.when.as_ref().map(|when| self.speaker.when(when)),
            says,
            basis: cites(&of.basis),
            ..Part::default()
        }
    }

    fn procedure(&self, of: &Procedure) -> Part {
        let mut says = Vec::new();
        if let Some((since, period)) = of.opens {
            let (day, period) = (words::day(since, self.speaker.facts), words::period(period));
            let words =
                Text::new(format!("自{}起满 {} 后", day.zh, period.zh), format!("{} after the {}", period.en, day.en));
            says.push(line("opens", "可以提出", "Open", words));
        }
        for clock in &of.clocks {
            let open = || Text::new("文本没有规定或者未能读到", "none stated, or not readable");
            let words = clock.period.map_or_else(open, words::period);
            says.push(Line { key: "clock", label: clock.label.clone(), words });
        }
        says.extend(of.effect.iter().map(|effect| line("effect", "结果", "Effect", effect.clone())));
        Part {
            id: of.id.clone(),
            label: of.label.clone(),
            when: of.requires.as_ref().map(|requires| self.speaker.when(requires)),
            says,
            basis: cites(&of.basis),
            ..Part::default()
        }
    }
}

fn kind(kind: tier::SchemeKind) -> Text {
    let (zh, en) = match kind {
        tier::SchemeKind::CreditEvaluation => ("信用评价", "credit evaluation"),
        tier::SchemeKind::RiskClassification => (
            "信用风险分类，供内部监管参考，不是信用评价",
            "risk classification for the regulator's own use, no credit evaluation",
        ),
        tier::SchemeKind::QuotaClass => ("服务机构的分类或者额度管理", "classes or quotas of a service"),
        tier::SchemeKind::VoluntaryRating => ("自愿申报的评定", "a rating for which subjects apply"),
    };
    Text::new(zh, en)
}

fn status(status: tier::Status) -> Text {
    let (zh, en) = match status {
        tier::Status::InForce => ("施行", "in force"),
        tier::Status::Trial => ("试行", "on trial"),
        tier::Status::Pilot => ("试点", "pilot"),
        tier::Status::Draft => ("草案", "draft"),
        tier::Status::Slot => {
            ("空位：内容未能读到，须由机关补充", "an empty place: not readable, an office has to supply it")
        }
    };
    Text::new(zh, en)
}
