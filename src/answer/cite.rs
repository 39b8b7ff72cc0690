//! Citations as they stand in answers.

use std::sync::Arc;

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::parts::Basis;
use crate::date::Date;
use crate::pack::{self, Pack, Source};
use crate::text::Lang;

/// What is written of a citation.
#[derive(Serialize)]
struct Citation<'a> {
    document: &'a str,
    number: Option<&'a str>,
    article: Option<&'a str>,
    standing: &'static str,
    from: Option<Date>,
    to: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

/// The citations of a part.
pub(crate) fn cite(basis: &[pack::Basis], lang: Lang) -> Vec<Basis> {
    basis.iter().map(|basis| cite_one(basis, lang)).collect()
}

fn cite_one(basis: &pack::Basis, lang: Lang) -> Basis {
    let write = || {
        let note = basis.note.as_ref().map(|note| note.in_lang(lang));
        write(&Citation { article: basis.article.as_deref(), note, ..whole(&basis.source, basis.standing, lang) })
    };
    Basis(basis.written.get(lang, write))
}

/// A document as a whole.
pub(crate) fn cite_source(source: &Source, standing: pack::Standing, lang: Lang) -> Basis {
    Basis(write(&whole(source, standing, lang)))
}

fn whole(source: &Source, standing: pack::Standing, lang: Lang) -> Citation<'_> {
    Citation {
        document: source.title.in_lang(lang),
        number: source.number.as_deref(),
        article: None,
        standing: standing.id(),
        from: source.from,
        to: source.to,
        note: None,
        url: source.url.as_deref(),
    }
}

fn write(citation: &Citation<'_>) -> Arc<RawValue> {
    // Texts and dates can always be written.
    Arc::from(to_raw_value(citation).unwrap_or_default())
}

/// What the name of a rule ends with where another pack than the scheme's has put it there: `@cn-zj`.
pub(crate) fn origin(basis: &[pack::Basis], of: &Pack) -> String {
    let local = basis.first().filter(|basis| *basis.pack != *of.id);
    local.map(|basis| format!("@{}", basis.pack)).unwrap_or_default()
}
