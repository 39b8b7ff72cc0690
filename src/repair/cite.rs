//! Citations as they stand in answers.

use super::answer::Basis;
use crate::pack::{self, Pack};
use crate::text::Lang;

/// The citations of a part of `pack`.
pub(super) fn cite(basis: &[pack::Basis], pack: &Pack, lang: Lang) -> Vec<Basis> {
    basis.iter().filter_map(|basis| cite_one(basis, pack, lang)).collect()
}

fn cite_one(basis: &pack::Basis, pack: &Pack, lang: Lang) -> Option<Basis> {
    // Positions were resolved when the pack was read, so the source is there.
    let source = pack.sources.get(basis.source)?;
    Some(Basis {
        document: source.title.in_lang(lang).to_owned(),
        number: source.number.clone(),
        article: basis.article.clone(),
        standing: basis.standing.id(),
        from: source.from,
        to: source.to,
        note: basis.note.as_ref().map(|note| note.in_lang(lang).to_owned()),
        url: source.url.clone(),
    })
}
