//! The wording of a letter: words with places that data fills in, such as `{subject.name}`.

use super::{LetterField, LetterKind};
use crate::json::{Reader, hint, nearest};
use crate::subject::Field;
use crate::text::{Lang, Text};

/// A paragraph in both languages.
#[derive(Clone, Debug)]
pub struct Wording {
    zh: Vec<Piece>,
    en: Vec<Piece>,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words that stand as they are.
    Words(String),
    /// A place that is filled in.
    Data(Datum),
}

/// What fills a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Datum {
    /// `{subject.name}`: the name, if the visitor gave it.
    SubjectName,
    /// `{subject.uscc}`: the unified social credit code.
    SubjectCode,
    /// `{matter.title}`: the matter that is applied for.
    MatterTitle,
    /// `{materials.deferred}`: the materials that are missing and may follow.
    Deferred,
    /// `{deadline}`: the last day for them.
    Deadline,
    /// `{record.…}`: a field of the record.
    Record(Field),
    /// `{record.measures}`: the measures of the record.
    Measures,
    /// `{field.…}`: what only the visitor can fill in, by the name of the field.
    Field(String),
}

/// The places that are filled from the input, with their names.
const PLAIN: [(&str, Datum); 6] = [
    ("subject.name", Datum::SubjectName),
    ("subject.uscc", Datum::SubjectCode),
    ("matter.title", Datum::MatterTitle),
    ("materials.deferred", Datum::Deferred),
    ("deadline", Datum::Deadline),
    ("record.measures", Datum::Measures),
];

impl Datum {
    /// The name in templates and answers.
    pub fn id(&self) -> String {
        match self {
            Self::Record(field) => format!("record.{}", field.id()),
            Self::Field(id) => format!("field.{id}"),
            plain => PLAIN.iter().find(|(_, one)| one == plain).map_or("", |(id, _)| id).to_owned(),
        }
    }
}

impl Wording {
    /// The pieces in `lang`.
    pub fn pieces(&self, lang: Lang) -> &[Piece] {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// Reads a text; both languages have to have the same places.
    pub(super) fn read(reader: &Reader<'_>, kind: Option<LetterKind>, fields: &[&LetterField]) -> Option<Self> {
        let text = reader.text()?;
        let known = Known { kind, fields };
        let (zh, en) = (known.split(&text.zh, reader)?, known.split(&text.en, reader)?);
        let places = |pieces: &'_ [Piece]| pieces.iter().filter(|piece| matches!(piece, Piece::Data(_))).count();
        let within =
            |a: &[Piece], b: &[Piece]| a.iter().all(|piece| matches!(piece, Piece::Words(_)) || b.contains(piece));
        let same = within(&zh, &en) && within(&en, &zh);
        if !same || places(&zh) != places(&en) {
            reader.fault(
                "places_differ",
                "中英文里要填的内容不一致",
                "the two languages have different places to fill in",
            );
        }
        Some(Self { zh, en })
    }
}

/// What places may name.
struct Known<'a> {
    kind: Option<LetterKind>,
    fields: &'a [&'a LetterField],
}

impl Known<'_> {
    fn split(&self, text: &str, reader: &Reader<'_>) -> Option<Vec<Piece>> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let inside = after.split_once('}').filter(|(name, _)| !name.contains('{') && !before.contains('}'));
            let Some((name, after)) = inside else { return unbalanced(reader) };
            if !before.is_empty() {
                pieces.push(Piece::Words(before.to_owned()));
            }
            pieces.push(Piece::Data(self.datum(name, reader)?));
            rest = after;
        }
        if rest.contains('}') {
            return unbalanced(reader);
        }
        if !rest.is_empty() {
            pieces.push(Piece::Words(rest.to_owned()));
        }
        Some(pieces)
    }

    fn datum(&self, name: &str, reader: &Reader<'_>) -> Option<Datum> {
        let known = self.all();
        let found = known.iter().find(|datum| datum.id() == name).cloned();
        if found.is_none() {
            let names: Vec<String> = known.iter().map(Datum::id).collect();
            let (zh, en) = hint(nearest(names.iter().map(String::as_str), name));
            let text = Text::new(
                format!("没有可以填入 `{name}` 的内容{zh}"),
                format!("there is nothing to fill in for `{name}`{en}"),
            );
            reader.fault("unknown_place", text.zh, text.en);
        }
        found
    }

    /// Everything that may be named in a letter of this kind.
    fn all(&self) -> Vec<Datum> {
        let of_record = self.kind != Some(LetterKind::Commitment);
        let plain = PLAIN.iter().map(|(_, datum)| datum.clone());
        let fields = self.fields.iter().map(|field| Datum::Field(field.id.clone()));
        let mut all: Vec<Datum> = plain.chain(fields).filter(|datum| of_record || *datum != Datum::Measures).collect();
        if of_record {
            all.extend(Field::ALL.iter().copied().map(Datum::Record));
        }
        all
    }
}

fn unbalanced(reader: &Reader<'_>) -> Option<Vec<Piece>> {
    reader.fault("unbalanced_braces", "`{` 与 `}` 不成对", "`{` and `}` do not pair");
    None
}
