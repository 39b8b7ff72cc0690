//! Documents and citations.

use std::sync::{Arc, OnceLock};

use serde_json::value::RawValue;

use super::Context;
use crate::date::Date;
use crate::json::{Faults, Reader, hint, nearest};
use crate::text::{Lang, Text};

/// A document that rules rest on.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name by which the pack cites it.
    pub id: String,
    /// The title.
    pub title: Text,
    /// The number, for example 国家发展和改革委员会令第36号; `None` when it has none or none was seen.
    pub number: Option<String>,
    /// The issuer.
    pub issuer: Text,
    /// The day of issue.
    pub issued: Option<Date>,
    /// The first day in force.
    pub from: Option<Date>,
    /// The last day in force; `None` while it is in force as far as was found.
    pub to: Option<Date>,
    /// The sources that it replaces.
    pub supersedes: Vec<String>,
    /// The sources that it rests on by its own words.
    pub cites: Vec<String>,
    /// Where the issuer publishes it.
    pub url: Option<String>,
    /// What a reader has to know about it.
    pub note: Option<Text>,
}

/// How well a citation is established.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The article was read.
    Text,
    /// Another source reports it.
    Secondary,
    /// General knowledge only.
    Unverified,
}

impl Standing {
    const ALL: [Self; 3] = [Self::Text, Self::Secondary, Self::Unverified];

    /// The word in packs and answers.
    pub fn id(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Secondary => "secondary",
            Self::Unverified => "unverified",
        }
    }
}

/// A citation: the document, the article and the standing.
///
/// It carries its document, so that parts of several packs can stand in one scheme.
#[derive(Clone, Debug)]
pub struct Basis {
    /// The pack in which the citation stands.
    pub pack: Arc<str>,
    /// The document.
    pub source: Arc<Source>,
    /// The article; `None` where its number was not seen.
    pub article: Option<String>,
    /// How well it is established.
    pub standing: Standing,
    /// What a reader has to know about the citation.
    pub note: Option<Text>,
    /// The citation as answers write it.
    pub(crate) written: Written,
}

/// A citation as answers write it, in each language, as soon as it was written once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Written {
    zh: OnceLock<Arc<RawValue>>,
    en: OnceLock<Arc<RawValue>>,
}

impl Written {
    /// The citation in `lang`, which `write` writes the first time.
    pub(crate) fn get(&self, lang: Lang, write: impl FnOnce() -> Arc<RawValue>) -> Arc<RawValue> {
        let kept = match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        };
        kept.get_or_init(write).clone()
    }
}

impl Source {
    pub(super) fn read(reader: &Reader<'_>) -> Option<Self> {
        let object = reader.object()?;
        let string = |key| object.optional(key).and_then(|r| r.filled().map(str::to_owned));
        let date = |key| object.optional(key).and_then(|r| r.date());
        let names = |key| object.list(key).iter().filter_map(|r| r.filled().map(str::to_owned)).collect();
        let (supersedes, cites) = (names("supersedes"), names("cites"));
        let id = object.required("id").and_then(|r| r.filled().map(str::to_owned));
        let title = object.required("title").and_then(|r| r.text());
        let issuer = object.required("issuer").and_then(|r| r.text());
        let url = object.optional("url").and_then(|r| read_url(&r));
        let note = object.optional("note").and_then(|r| r.text());
        let (number, issued, from, to) = (string("number"), date("issued"), date("from"), date("to"));
        object.finish();
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            reader.fault("ends_before_start", "`to` 早于 `from`", "`to` is before `from`");
        }
        Some(Self { id: id?, title: title?, number, issuer: issuer?, issued, from, to, supersedes, cites, url, note })
    }

    /// Whether it is in force on that day, as far as is known.
    pub fn in_force(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// Reports identifiers that stand twice and documents that are named but not listed, here or in a wider pack.
pub(super) fn check_sources(sources: &[Arc<Source>], own: usize, faults: &Faults) {
    use crate::error::Error;
    for (at, source) in sources.iter().take(own).enumerate() {
        if sources.iter().take(at).any(|earlier| earlier.id == source.id) {
            let message = Text::new(
                format!("文件编号 `{}` 重复", source.id),
                format!("the source id `{}` stands twice", source.id),
            );
            faults.push(Error::new("duplicate_id", format!("/sources/{at}/id"), message));
        }
        for (key, names) in [("supersedes", &source.supersedes), ("cites", &source.cites)] {
            for (nth, name) in names.iter().enumerate() {
                if !sources.iter().any(|known| known.id == *name) {
                    let message = dangling(name, sources.iter().map(|known| known.id.as_str()));
                    faults.push(Error::new("dangling_reference", format!("/sources/{at}/{key}/{nth}"), message));
                }
            }
        }
    }
}

/// The words for a reference that leads nowhere.
pub(super) fn dangling<'k>(given: &str, known: impl Iterator<Item = &'k str>) -> Text {
    let (zh, en) = hint(nearest(known, given));
    Text::new(format!("引用的 `{given}` 不存在{zh}"), format!("there is no `{given}` to refer to{en}"))
}

/// Only the issuers' own sites may be linked to.
pub(super) fn read_url(reader: &Reader<'_>) -> Option<String> {
    let url = reader.filled()?;
    let host = url.strip_prefix("https://").and_then(|rest| rest.split('/').next());
    let official = host.is_some_and(|host| host == "gov.cn" || host.ends_with(".gov.cn"));
    if !official {
        reader.fault(
            "not_the_issuer",
            "链接只能指向发布机关（https://….gov.cn/）",
            "a link may only lead to the issuer (https://….gov.cn/)",
        );
        return None;
    }
    Some(url.to_owned())
}

/// Reads a list of citations, which may not be empty.
pub(super) fn read_basis(reader: &Reader<'_>, context: &Context<'_>) -> Vec<Basis> {
    let list = reader.some().unwrap_or_default();
    list.iter().filter_map(|item| read_one(item, context)).collect()
}

fn read_one(reader: &Reader<'_>, context: &Context<'_>) -> Option<Basis> {
    let object = reader.object()?;
    let source = object.required("source").and_then(|r| {
        let id = r.filled()?;
        let found = context.sources.iter().find(|source| source.id == id).cloned();
        if found.is_none() {
            let message = dangling(id, context.sources.iter().map(|source| source.id.as_str()));
            r.fault("dangling_reference", message.zh, message.en);
        }
        found
    });
    // The key has to be written even when the article is not known: a forgotten one is a fault.
    let article =
        object.required("article").and_then(|r| if r.value().is_null() { None } else { r.filled().map(str::to_owned) });
    let standing = object.required("standing").and_then(|r| {
        let id = r.filled()?;
        let found = Standing::ALL.into_iter().find(|standing| standing.id() == id);
        if found.is_none() {
            r.unknown_word(id, nearest(Standing::ALL.into_iter().map(Standing::id), id));
        }
        found
    });
    let note = object.optional("note").and_then(|r| r.text());
    object.finish();
    Some(Basis {
        pack: Arc::clone(context.pack),
        source: source?,
        article,
        standing: standing?,
        note,
        written: Written::default(),
    })
}
