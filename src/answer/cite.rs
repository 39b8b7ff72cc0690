//! Citations as they stand in answers.

use super::parts::Basis;
use crate::pack::{self, Pack, Source};
use crate::text::Lang;

/// The citations of a part.
pub(crate) fn cite(basis: &[pack::Basis], lang: Lang) -> Vec<Basis> {
    basis.iter().map(|basis| cite_one(basis, lang)).collect()
}

fn cite_one(basis: &pack::Basis, lang: Lang) -> Basis {
    Basis {
        article: basis.article.clone(),
        note: basis.note.as_ref().map(|note| note.in_lang(lang).to_owned()),
        ..cite_source(&basis.source, basis.standing, lang)
    }
}

/// A document as a whole.
pub(crate) fn cite_source(source: &Source, standing: pack::Standing, lang: Lang) -> Basis {
    Basis {
        document: source.title.in_lang(lang).to_owned(),
        number: source.number.clone(),
        article: None,
        standing: standing.id(),
        from: source.from,
        to: source.to,
        note: None,
        url: source.url.clone(),
    }
}

/// What the name of a rule ends with where another pack than the scheme's has put it there: `@cn-zj`.
pub(crate) fn origin(basis: &[pack::Basis], of: &Pack) -> String {
    let local = basis.first().filter(|basis| *basis.pack != *of.id);
    local.map(|basis| format!("@{}", basis.pack)).unwrap_or_default()
}
