//! Local texts that lean on superseded ones.

use super::cite::{cite, cite_source};
use super::parts::Note;
use crate::pack::{Basis, Law};
use crate::text::{Lang, Text};

/// A word for each document among `bases` that cites one which is no longer in force, with both citations.
pub(crate) fn stale<'b>(bases: impl Iterator<Item = &'b [Basis]>, law: &Law<'_>, lang: Lang) -> Vec<Note> {
    let mut seen: Vec<&str> = Vec::new();
    let mut notes = Vec::new();
    for basis in bases.flatten().filter(|basis| !basis.source.cites.is_empty()) {
        if seen.contains(&basis.source.id.as_str()) {
            continue;
        }
        seen.push(&basis.source.id);
        notes.extend(basis.source.cites.iter().filter_map(|cited| note(basis, cited, law, lang)));
    }
    notes
}

fn note(basis: &Basis, cited: &str, law: &Law<'_>, lang: Lang) -> Option<Note> {
    let cited = law.source(cited)?;
    let later = law.superseding(cited);
    let expired = cited.to.is_some_and(|to| to < law.as_of);
    if !expired && later.is_none() {
        return None;
    }
    let (citing, old) = (&basis.source.title, &cited.title);
    let message = match later {
        Some(later) => Text::new(
            format!("《{}》引用的《{}》已被《{}》取代，请向认定机关确认现行做法", citing.zh, old.zh, later.title.zh),
            format!(
                "\"{}\" cites \"{}\", which \"{}\" has replaced; ask the authority what is done now",
                citing.en, old.en, later.title.en
            ),
        ),
        None => Text::new(
            format!("《{}》引用的《{}》已经失效，请向认定机关确认现行做法", citing.zh, old.zh),
            format!(
                "\"{}\" cites \"{}\", which is no longer in force; ask the authority what is done now",
                citing.en, old.en
            ),
        ),
    };
    let mut both = cite(core::slice::from_ref(basis), lang);
    both.push(cite_source(cited, basis.standing, lang));
    both.extend(later.map(|later| cite_source(later, basis.standing, lang)));
    let message = message.in_lang(lang).to_owned();
    Some(Note { code: "cites_superseded".to_owned(), message, path: None, basis: both })
}
