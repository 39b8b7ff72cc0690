//! Reading templates of letters.

use std::sync::Arc;

use super::{Block, Letter, LetterField, LetterKind, Line, Section, Wording};
use crate::error::Error;
use crate::json::{Object, Reader, nearest};
use crate::pack::Context;
use crate::pack::commitment::written;
use crate::pack::condition::Condition;
use crate::pack::ground::check_order;
use crate::pack::rule::Notice;
use crate::pack::source::{dangling, read_basis};
use crate::text::Text;

impl Letter {
    /// Reads the list `letters` of a pack; `others` are the templates of the other packs.
    pub(in crate::pack) fn list(object: &Object<'_>, context: &Context<'_>, others: &[&Self]) -> Vec<Self> {
        let mut own: Vec<Self> = Vec::new();
        for reader in object.list("letters") {
            let known: Vec<&Self> = others.iter().copied().chain(&own).collect();
            if let Some(letter) = Self::read(&reader, context, &known) {
                own.push(letter);
            }
        }
        own
    }

    fn read(reader: &Reader<'_>, context: &Context<'_>, known: &[&Self]) -> Option<Self> {
        let object = reader.object()?;
        let id = object.required("id").and_then(|r| {
            let id = r.filled()?;
            if known.iter().any(|letter| letter.id == id) {
                duplicate(&r, id);
            }
            Some(id.to_owned())
        });
        let kind = object.required("kind").and_then(|r| read_kind(&r));
        let version = object.required("version").and_then(|r| r.date());
        let title = object.required("title").and_then(|r| r.text());
        let day = |key| written(&object, key).and_then(|r| r.date());
        let (from, to) = (day("from"), day("to"));
        check_order(from, to, reader);
        let bases: Vec<&Self> =
            object.optional("extends").and_then(|r| read_base(&r, kind, known)).into_iter().flatten().collect();
        let extends = bases.first().map(|base| base.id.clone());
        let applies = written(&object, "applies").and_then(|r| {
            if extends.is_none() {
                r.fault(
                    "applies_without_extends",
                    "只有写明 `extends` 的样式才能写适用条件",
                    "only a template with `extends` may have a condition",
                );
            }
            read_condition(&r, kind, context)
        });
        let basis = object.required("basis").map(|r| read_basis(&r, context)).unwrap_or_default();
        let fields = read_fields(&object, kind);
        let names: Vec<&LetterField> = bases.iter().flat_map(|base| &base.fields).chain(&fields).collect();
        let replaced: Vec<&str> = bases.iter().flat_map(|base| &base.blocks).map(|block| block.id.as_str()).collect();
        let mut blocks: Vec<Block> = Vec::new();
        for r in object.list("blocks") {
            let Some(block) = Block::read(&r, kind, context, &names, &replaced) else { continue };
            if blocks.iter().any(|known| known.id == block.id) {
                duplicate(&r, &block.id);
            }
            blocks.push(block);
        }
        let notices = object.list("notices").iter().filter_map(|r| Notice::read(r, context)).collect();
        object.finish();
        let json = Arc::new(reader.value().clone());
        Some(Self {
            id: id?,
            kind: kind?,
            version: version?,
            title: title?,
            from,
            to,
            extends,
            applies,
            basis,
            fields,
            blocks,
            notices,
            json,
        })
    }
}

impl Block {
    fn read(
        reader: &Reader<'_>,
        kind: Option<LetterKind>,
        context: &Context<'_>,
        fields: &[&LetterField],
        replaced: &[&str],
    ) -> Option<Self> {
        let object = reader.object()?;
        let id = object.required("id").and_then(|r| r.filled().map(str::to_owned));
        let label = object.required("label").and_then(|r| r.text());
        let section = object.required("section").and_then(|r| {
            let given = r.filled()?;
            let found = Section::ALL.into_iter().find(|section| section.id() == given);
            if found.is_none() {
                r.unknown_word(given, nearest(Section::ALL.into_iter().map(Section::id), given));
            }
            found
        });
        let when = object.optional("when").and_then(|r| read_condition(&r, kind, context));
        let deferring = object.optional("about").and_then(|r| read_about(&r)).is_some();
        let replaces = object.optional("replaces").and_then(|r| {
            let id = r.filled()?;
            if !replaced.contains(&id) {
                let message = dangling(id, replaced.iter().copied());
                r.fault("dangling_reference", message.zh, message.en);
            }
            Some(id.to_owned())
        });
        let paragraphs = object.list("paragraphs");
        let paragraphs: Vec<Wording> = paragraphs.iter().filter_map(|r| Wording::read(r, kind, fields)).collect();
        let lines: Vec<Line> = object.list("lines").iter().filter_map(read_line).collect();
        let basis = object.required("basis").map(|r| read_basis(&r, context)).unwrap_or_default();
        object.finish();
        if paragraphs.is_empty() && lines.is_empty() {
            reader.fault(
                "empty_block",
                "`paragraphs` 和 `lines` 不能都没有",
                "one of `paragraphs` and `lines` has to be written",
            );
        }
        Some(Self { id: id?, label: label?, section: section?, when, deferring, replaces, paragraphs, lines, basis })
    }
}

fn read_kind(reader: &Reader<'_>) -> Option<LetterKind> {
    let given = reader.filled()?;
    let found = LetterKind::from_id(given);
    if found.is_none() {
        reader.unknown_word(given, nearest(LetterKind::ALL.into_iter().map(LetterKind::id), given));
    }
    found
}

/// The template that is extended, and those that it extends itself.
fn read_base<'k>(reader: &Reader<'_>, kind: Option<LetterKind>, known: &[&'k Letter]) -> Option<Vec<&'k Letter>> {
    let id = reader.filled()?;
    let of_kind = || known.iter().copied().filter(|letter| Some(letter.kind) == kind);
    let mut chain: Vec<&Letter> = Vec::new();
    let mut next = Some(id);
    while let Some(base) = next.and_then(|id| of_kind().find(|letter| letter.id == id)) {
        // Templates of a new edition may come to extend each other; a circle ends the chain.
        if chain.iter().any(|seen| seen.id == base.id) {
            break;
        }
        chain.push(base);
        next = base.extends.as_deref();
    }
    if chain.is_empty() && kind.is_some() {
        let message = dangling(id, of_kind().map(|letter| letter.id.as_str()));
        reader.fault("dangling_reference", message.zh, message.en);
        return None;
    }
    Some(chain)
}

/// A letter of commitment is about no record of its own, so its conditions may only count records.
fn read_condition(reader: &Reader<'_>, kind: Option<LetterKind>, context: &Context<'_>) -> Option<Condition> {
    let condition = Condition::read(reader, context)?;
    if kind == Some(LetterKind::Commitment) && condition.reads_record() {
        reader.fault(
            "record_in_commitment",
            "承诺书不针对某一条记录，条件不能读取记录的字段，请用 `count`",
            "a letter of commitment is about no record: the condition may not read its fields, use `count`",
        );
    }
    Some(condition)
}

fn read_about(reader: &Reader<'_>) -> Option<()> {
    let given = reader.filled()?;
    if given != "deferred_materials" {
        reader.unknown_word(given, nearest(core::iter::once("deferred_materials"), given));
    }
    Some(())
}

fn read_fields(object: &Object<'_>, kind: Option<LetterKind>) -> Vec<LetterField> {
    let mut fields: Vec<LetterField> = Vec::new();
    for reader in object.list("fields") {
        let Some(field) = read_field(&reader, kind) else { continue };
        if fields.iter().any(|known| known.id == field.id) {
            duplicate(&reader, &field.id);
        }
        fields.push(field);
    }
    fields
}

fn read_field(reader: &Reader<'_>, kind: Option<LetterKind>) -> Option<LetterField> {
    let object = reader.object()?;
    let id = object.required("id").and_then(|r| r.filled().map(str::to_owned));
    let label = object.required("label").and_then(|r| r.text());
    let of_record = object.optional("each").and_then(|r| {
        let given = r.filled()?;
        if given != "record" || kind == Some(LetterKind::Commitment) {
            r.unknown_word(given, (kind != Some(LetterKind::Commitment)).then_some("record"));
        }
        Some(())
    });
    object.finish();
    Some(LetterField { id: id?, label: label?, of_record: of_record.is_some() })
}

fn read_line(reader: &Reader<'_>) -> Option<Line> {
    let object = reader.object()?;
    let id = object.required("id").and_then(|r| r.filled().map(str::to_owned));
    let label = object.required("label").and_then(|r| r.text());
    object.finish();
    Some(Line { id: id?, label: label? })
}

fn duplicate(reader: &Reader<'_>, id: &str) {
    let path = format!("{}/id", reader.path().trim_end_matches("/id"));
    let message = Text::new(format!("编号 `{id}` 重复"), format!("the id `{id}` stands twice"));
    reader.faults().push(Error::new("duplicate_id", path, message));
}
