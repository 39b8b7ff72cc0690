//! The engine's own sentences about grades, in both languages.

use super::span::{Range, Set};
use crate::pack::tier::{Band, ENDLESS, Scheme, SchemeKind, Window};
use crate::text::Text;

/// A number of units as points: `59.9` for 599 at scale 10.
pub(crate) fn points(n: i64, scale: i64) -> String {
    let (sign, size) = (if n < 0 { "-" } else { "" }, n.unsigned_abs());
    let scale = scale.unsigned_abs().max(1);
    let (whole, rest) = (size / scale, size % scale);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let mut digits = format!("{:0width$}", rest, width = scale.ilog10() as usize);
    while digits.ends_with('0') {
        digits.pop();
    }
    format!("{sign}{whole}.{digits}")
}

/// A set of scores in words.
pub(super) fn score(set: &Set, scale: i64) -> Text {
    let endless = (set.min() <= -ENDLESS / 2, set.max() >= ENDLESS / 2);
    let (min, max) = (points(set.min(), scale), points(set.max(), scale));
    match endless {
        (true, true) => return Text::new("未知", "unknown"),
        (true, false) => return Text::new(format!("最多 {max}"), format!("at most {max}")),
        (false, true) => return Text::new(format!("至少 {min}"), format!("at least {min}")),
        (false, false) => {}
    }
    let one = |range: &Range| match (range.min, range.max) {
        (min, max) if min == max => Text::new(points(min, scale), points(min, scale)),
        (min, max) => Text::new(
            format!("{} 至 {}", points(min, scale), points(max, scale)),
            format!("{} to {}", points(min, scale), points(max, scale)),
        ),
    };
    let ranges: Vec<Range> = set.ranges().collect();
    if ranges.len() > 6 {
        return one(&Range { min: set.min(), max: set.max() });
    }
    let parts: Vec<Text> = ranges.iter().map(one).collect();
    let join = |pick: &dyn Fn(&Text) -> String, by: &str| parts.iter().map(pick).collect::<Vec<_>>().join(by);
    Text::new(join(&|text| text.zh.clone(), "，或者 "), join(&|text| text.en.clone(), " or "))
}

/// A band in words.
pub(crate) fn band(band: &Band, scale: i64) -> Text {
    let low = band.low.map(|end| (points(end.at, scale), end.closed));
    let high = band.high.map(|end| (points(end.at, scale), end.closed));
    let zh = [
        low.as_ref().map(|(at, closed)| format!("{at} 分{}", if *closed { "以上（含）" } else { "以上（不含）" })),
        high.as_ref().map(|(at, closed)| format!("{at} 分{}", if *closed { "以下（含）" } else { "以下（不含）" })),
    ];
    let en = [
        low.map(|(at, closed)| format!("{} {at}", if closed { "at least" } else { "above" })),
        high.map(|(at, closed)| format!("{} {at}", if closed { "at most" } else { "below" })),
    ];
    let join = |parts: [Option<String>; 2], by: &str| parts.into_iter().flatten().collect::<Vec<_>>().join(by);
    Text::new(join(zh, "、"), join(en, ", "))
}

/// What a window is, in words.
pub(crate) fn window(window: &Window, label: Option<&Text>) -> Text {
    let of = |zh: &str, en: &str| match label {
        Some(label) => (format!("{}起", label.zh), format!(" from {}", label.en)),
        None => (zh.to_owned(), en.to_owned()),
    };
    match window {
        Window::Rolling(_, period) => {
            let ((zh, en), words) = (of("", ""), period.in_words());
            Text::new(format!("{zh}{}内", words.zh), format!("{}{en}", words.en))
        }
        Window::Cycle(_, anchor, period) => {
            let words = period.in_words();
            Text::new(
                format!("自 {anchor} 起每 {} 为一个周期，只计本周期", words.zh),
                format!("cycles of {} from {anchor}, only the running one counts", words.en),
            )
        }
        Window::Asked(text) | Window::Open(text) | Window::None(text) => text.clone(),
    }
}

/// That an answer is no official grade.
pub(super) fn self_estimate() -> Text {
    Text::new(
        "自行估算：正式等级由主管部门根据其掌握的数据评定，可能与本结果不同",
        "an estimate: the official grade is made by the authority from its own data and may differ",
    )
}

/// What a grade of this kind of scheme is and is not.
pub(super) fn kind(kind: SchemeKind) -> (&'static str, Text) {
    match kind {
        SchemeKind::CreditEvaluation => (
            "kind_credit_evaluation",
            Text::new(
                "这是信用评价：等级由主管部门评定和公布，可能影响激励、限制和检查安排",
                "this is a credit evaluation: the authority makes and publishes the grade, and benefits, restrictions and inspections may depend on it",
            ),
        ),
        SchemeKind::RiskClassification => (
            "kind_risk_classification",
            Text::new(
                "这是信用风险分类，供监管部门内部安排检查参考，不是信用评价，不对外公布，不得当作信用等级使用",
                "this is a risk classification for the regulator's own planning of inspections; it is no credit evaluation, is not published, and may not be used as a credit grade",
            ),
        ),
        SchemeKind::QuotaClass => (
            "kind_quota_class",
            Text::new(
                "这是服务机构对备案主体的分类或者额度管理，不是信用评价",
                "this is how a service centre classifies its subjects or sets quotas; it is no credit evaluation",
            ),
        ),
        SchemeKind::VoluntaryRating => (
            "kind_voluntary_rating",
            Text::new(
                "这是自愿申报的评定，不是行政机关的信用评价",
                "this is a rating for which subjects apply; it is no credit evaluation by an authority",
            ),
        ),
    }
}

/// What the answer is about, as a noun: a credit grade, a risk class.
fn noun(kind: SchemeKind) -> (&'static str, &'static str) {
    match kind {
        SchemeKind::CreditEvaluation => ("信用等级", "credit grade"),
        SchemeKind::RiskClassification => ("风险类别", "risk class"),
        SchemeKind::QuotaClass => ("类别", "class"),
        SchemeKind::VoluntaryRating => ("评定结果", "rating"),
    }
}

/// The headline.
pub(super) enum Headline<'a> {
    /// The grade is certain.
    Grade(&'a Text),
    /// Several are possible, and some fact would tell.
    Several(&'a [Text], Option<&'a Text>),
    /// The scheme is an empty place.
    Slot,
    /// A gate failed.
    NotRated(&'a Text),
    NotApplicable(&'a Text),
    /// It is open whether there is a grade at all.
    Open,
    /// The scheme is over, and what is in force now is not known.
    Over,
    NotYet,
    Past,
    NoScheme,
    ChooseScheme(usize),
}

impl Headline<'_> {
    pub(super) fn text(&self, scheme: Option<&Scheme>, score: Option<&Text>) -> Text {
        let (zh_noun, en_noun) = scheme.map_or(("等级", "grade"), |scheme| noun(scheme.kind));
        let (zh_score, en_score) = score.map_or((String::new(), String::new()), |score| {
            (format!("（{} 分）", score.zh), format!(" ({} points)", score.en))
        });
        match self {
            Self::Grade(label) => Text::new(
                format!("估算{zh_noun}：{}{zh_score}", label.zh),
                format!("estimated {en_noun}: {}{en_score}", label.en),
            ),
            Self::Several(labels, ask) => several(labels, *ask, (zh_noun, en_noun), (&zh_score, &en_score)),
            Self::Slot => Text::new(
                "这一方案的指标和分级标准未能读到，尚不能判断；可由主管部门提供规则包",
                "the indicators and cut-offs of this scheme were not readable: it cannot be told; an office can supply a pack",
            ),
            Self::NotRated(why) => Text::new(format!("不参加评级：{}", why.zh), format!("not rated: {}", why.en)),
            Self::NotApplicable(why) => {
                Text::new(format!("不适用本方案：{}", why.zh), format!("the scheme does not apply: {}", why.en))
            }
            Self::Open => Text::new("尚不能判断是否参加评级", "it cannot be told yet whether there is a grade at all"),
            Self::Over => Text::new(
                "这一方案的期限已过，目前执行什么规定未能查明，尚不能判断；所列结果仅供对照",
                "the time of this scheme is over and what is in force now is not known: it cannot be told; what is listed is for comparison only",
            ),
            Self::NotYet => {
                Text::new("这一方案在判断日期尚未施行", "on the as-of date the scheme was not yet in force")
            }
            Self::Past => {
                Text::new("这一方案在判断日期已不再施行", "on the as-of date the scheme was no longer in force")
            }
            Self::NoScheme => Text::new(
                "已录入的规则中没有适用于该主体和地区的分级方案；可由主管部门提供规则包",
                "no loaded scheme grades this subject in this place; an office can supply a pack",
            ),
            Self::ChooseScheme(n) => {
                Text::new(format!("有 {n} 个方案适用，请选择其中之一"), format!("{n} schemes fit, choose one"))
            }
        }
    }
}

fn several(labels: &[Text], ask: Option<&Text>, noun: (&str, &str), score: (&str, &str)) -> Text {
    let zh = labels.iter().map(|label| label.zh.as_str()).collect::<Vec<_>>().join("、");
    let en = labels.iter().map(|label| label.en.as_str()).collect::<Vec<_>>().join(", ");
    let (ask_zh, ask_en) = ask.map_or((String::new(), String::new()), |ask| {
        (format!("；请先确认：{}", ask.zh), format!("; state first: {}", ask.en))
    });
    Text::new(
        format!("尚不能确定，可能的{}：{zh}{}{ask_zh}", noun.0, score.0),
        format!("not certain yet, possible {}: {en}{}{ask_en}", noun.1, score.1),
    )
}

/// A fraction in words, as a percentage where it is a share.
pub(super) fn fraction(n: i64, d: i64, share: bool) -> String {
    if share && d > 0 && (n.saturating_mul(1000)) % d == 0 {
        return format!("{}%", points(n.saturating_mul(1000) / d, 10));
    }
    if d > 0 && n % d == 0 { (n / d).to_string() } else { format!("{n}/{d}") }
}

/// Per which time, in words.
pub(super) fn per(per: &str) -> Text {
    match per {
        "day" => Text::new("每日", "a day"),
        "week" => Text::new("每周", "a week"),
        "month" => Text::new("每月", "a month"),
        "year" => Text::new("每年", "a year"),
        "batch" => Text::new("每批", "a batch"),
        _ => Text::new("共", "in total"),
    }
}
