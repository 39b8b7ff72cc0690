//! What every rule looks like to a reader, whichever task it belongs to: a label, a condition in words, and citations.

use serde::Serialize;

use crate::date::{Date, Period};
use crate::pack::words::{self, Words};
use crate::pack::{Basis, Condition, Flag, Ground, Item, LastDay, Notice, Pack};
use crate::subject::FactSpec;
use crate::text::Text;

/// A scheme, a rule about benefits or an office check.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Scheme {
    pub(super) id: String,
    pub(super) task: &'static str,
    pub(super) title: Text,
    pub(super) pack: String,
    pub(super) jurisdiction: String,
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
    /// Whose day `from` and `to` are about: `determination` or `as_of`.
    pub(super) valid_by: &'static str,
    /// The packs of narrower places that amend it here.
    pub(super) amended_by: Vec<String>,
    /// The wider scheme whose parts it takes over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) extends: Option<String>,
    /// The wider scheme or rule that does not count at its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) replaces: Option<String>,
    /// The benefits that it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) benefits: Vec<&'static str>,
    /// What it is about; `null` where it is about everything.
    pub(super) applies: Option<Words>,
    /// What else is said of it.
    pub(super) says: Vec<Line>,
    pub(super) basis: Vec<Cite>,
    pub(super) groups: Vec<Group>,
    /// The worked cases that touch it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) cases: Option<Cases>,
}

impl Scheme {
    /// A scheme of which nothing is said yet but where it stands and what it is called; valid by the day that is asked.
    pub(super) fn of(task: &'static str, pack: &Pack, id: &str, title: &Text, basis: &[Basis]) -> Self {
        Self {
            id: id.to_owned(),
            task,
            title: title.clone(),
            pack: pack.id.clone(),
            jurisdiction: pack.jurisdiction.clone(),
            from: None,
            to: None,
            valid_by: "as_of",
            amended_by: Vec::new(),
            extends: None,
            replaces: None,
            benefits: Vec::new(),
            applies: None,
            says: Vec::new(),
            basis: cites(basis),
            groups: Vec::new(),
            cases: None,
        }
    }
}

/// Parts with the same sort of effect.
#[derive(Debug, Serialize)]
pub(super) struct Group {
    pub(super) key: &'static str,
    pub(super) title: Text,
    pub(super) parts: Vec<Part>,
}

/// A rule, an item, a class, a flag.
#[derive(Debug, Default, Serialize)]
pub(super) struct Part {
    /// The name in its list; empty where the list has no names.
    pub(super) id: String,
    pub(super) label: Text,
    /// When it holds; missing for what always does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) when: Option<Words>,
    /// What else is said of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) says: Vec<Line>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
    /// Its own validity, where it is narrower than that of its scheme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) from: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) to: Option<Date>,
    pub(super) basis: Vec<Cite>,
    /// What belongs to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) groups: Vec<Group>,
    /// The worked cases that touch it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) cases: Option<Cases>,
}

/// Something that is said of a part: 期限, 截止, 分值, ….
#[derive(Debug, Serialize)]
pub(super) struct Line {
    pub(super) key: &'static str,
    pub(super) label: Text,
    pub(super) words: Text,
}

/// The names of the worked cases in which a rule holds, does not hold, or is not known.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Cases {
    pub(super) yes: Vec<String>,
    pub(super) no: Vec<String>,
    pub(super) unknown: Vec<String>,
}

/// A citation with its document, in both languages.
#[derive(Debug, Serialize)]
pub(super) struct Cite {
    /// The pack that cites.
    pack: String,
    source: String,
    document: Text,
    number: Option<String>,
    article: Option<String>,
    standing: &'static str,
    from: Option<Date>,
    to: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// Puts parts into words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Speaker<'a> {
    pub(super) facts: &'a [FactSpec],
    /// The day, where only what is in force on it is wanted.
    pub(super) day: Option<Date>,
}

impl Speaker<'_> {
    pub(super) fn when(&self, condition: &Condition) -> Words {
        words::condition(condition, self.facts)
    }

    /// A part without a name that only says something.
    pub(super) fn flag(&self, flag: &Flag) -> Part {
        Part { label: flag.message.clone(), basis: cites(&flag.basis), ..Part::default() }
    }

    pub(super) fn item(&self, item: &Item) -> Part {
        Part {
            id: item.id.clone(),
            label: item.label.clone(),
            when: item.when.as_ref().map(|when| self.when(when)),
            basis: cites(&item.basis),
            ..Part::default()
        }
    }

    pub(super) fn items(&self, items: &[Item]) -> Vec<Part> {
        items.iter().map(|item| self.item(item)).collect()
    }

    pub(super) fn notices(&self, notices: &[Notice]) -> Vec<Part> {
        let one = |notice: &Notice| Part {
            id: notice.id.clone(),
            label: notice.message.clone(),
            when: notice.when.as_ref().map(|when| self.when(when)),
            basis: cites(&notice.basis),
            ..Part::default()
        };
        notices.iter().map(one).collect()
    }

    /// Grounds that are in force on the day.
    pub(super) fn grounds(&self, grounds: &[Ground]) -> Vec<Part> {
        grounds
            .iter()
            .filter(|ground| self.day.is_none_or(|day| ground.covers(day)))
            .map(|it| self.ground(it))
            .collect()
    }

    pub(super) fn ground(&self, ground: &Ground) -> Part {
        let mut says = self.ground_lines(ground);
        if let Some(replaced) = &ground.replaces {
            let words = Text::new(format!("`{replaced}`"), format!("`{replaced}`"));
            says.push(line("replaces", "取代", "Takes the place of", words));
        }
        Part {
            id: ground.id.clone(),
            label: ground.label.clone(),
            when: Some(self.when(&ground.when)),
            says,
            from: ground.from,
            to: ground.to,
            basis: cites(&ground.basis),
            ..Part::default()
        }
    }

    /// For what a ground is judged, how long it lasts and how it is cured.
    pub(super) fn ground_lines(&self, ground: &Ground) -> Vec<Line> {
        let mut says = Vec::new();
        if ground.each_record {
            let words = Text::new("每条记录分别判断，一条符合即成立", "each record by itself; one that fits is enough");
            says.push(line("each", "判断对象", "Judged for", words));
        }
        if !ground.until.is_empty() {
            says.push(line("until", "截止", "Until", self.last_days(&ground.until)));
        }
        if let Some(cure) = &ground.cure {
            says.push(line("cure", "办法", "Cure", cure.clone()));
        }
        says
    }

    fn last_days(&self, until: &[LastDay]) -> Text {
        let one = |until: &LastDay| match until {
            LastDay::Since(value, length) => {
                let (day, length) = (words::day(*value, self.facts), length.in_words());
                Text::new(
                    format!("自{}起满 {} 之日", day.zh, length.zh),
                    format!("the end of {} from the {}", length.en, day.en),
                )
            }
            LastDay::Years(value, years) => {
                let day = words::day(*value, self.facts);
                let (zh, en) = if years.after { ("次年", "the year after") } else { ("当年", "the year of") };
                Text::new(
                    format!("自{}的{zh}起算的第 {} 个公历年度末", day.zh, years.n),
                    format!("the end of calendar year {} that counts from {en} the {}", years.n, day.en),
                )
            }
            LastDay::Day(value) => words::day(*value, self.facts),
        };
        let all: Vec<Text> = until.iter().map(one).collect();
        match all.as_slice() {
            [only] => only.clone(),
            _ => Text::new(
                format!("{}，取其最晚", joined(&all, "、").zh),
                format!("the latest of: {}", joined(&all, "; ").en),
            ),
        }
    }
}

/// What is said under a heading of its own.
pub(super) fn line(key: &'static str, zh: &str, en: &str, words: Text) -> Line {
    Line { key, label: Text::new(zh, en), words }
}

/// A period under a heading.
pub(super) fn length(key: &'static str, zh: &str, en: &str, period: Period) -> Line {
    line(key, zh, en, words::period(period))
}

/// The texts, one after another.
pub(super) fn joined(list: &[Text], by: &str) -> Text {
    let join = |pick: &dyn Fn(&Text) -> &str| list.iter().map(pick).collect::<Vec<_>>().join(by);
    Text::new(join(&|text| text.zh.as_str()), join(&|text| text.en.as_str()))
}

/// Groups that have parts, with their titles.
pub(super) fn groups(list: Vec<(&'static str, &str, &str, Vec<Part>)>) -> Vec<Group> {
    let filled = list.into_iter().filter(|(.., parts)| !parts.is_empty());
    filled.map(|(key, zh, en, parts)| Group { key, title: Text::new(zh, en), parts }).collect()
}

pub(super) fn cites(list: &[Basis]) -> Vec<Cite> {
    let one = |basis: &Basis| Cite {
        pack: basis.pack.to_string(),
        source: basis.source.id.clone(),
        document: basis.source.title.clone(),
        number: basis.source.number.clone(),
        article: basis.article.clone(),
        standing: basis.standing.id(),
        from: basis.source.from,
        to: basis.source.to,
        note: basis.note.clone(),
        url: basis.source.url.clone(),
    };
    list.iter().map(one).collect()
}
