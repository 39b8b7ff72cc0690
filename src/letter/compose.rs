//! Which templates make a letter at a place on a day, and which of their blocks are in.

use super::Ask;
use super::deferred::Deferred;
use crate::judge::{Read, Scene, Trace, Tri, trace};
use crate::pack::{Block, Letter, Pack, Section, World};
use crate::text::Text;

/// A template with the verdict on whether it adds to the letter.
#[derive(Debug)]
pub(super) struct Template<'a> {
    pub(super) pack: &'a Pack,
    pub(super) letter: &'a Letter,
    applies: Option<Trace>,
}

/// A block with the verdict on whether it is in.
#[derive(Debug)]
pub(super) struct Judged<'a> {
    /// The template and the name within it.
    pub(super) id: String,
    pub(super) block: &'a Block,
    pub(super) holds: Tri,
    pub(super) read: Vec<Read>,
    /// What is not known and can still decide.
    pub(super) missing: Vec<Read>,
    /// Whether the materials can still decide.
    pub(super) asks_materials: bool,
    /// What the text itself leaves open.
    pub(super) unsettled: Vec<Text>,
}

/// The templates of a letter: the narrowest that stands by itself, then what adds to it, wider places first.
pub(super) fn templates<'a>(world: &'a World, ask: &Ask<'_>) -> Vec<(&'a Pack, &'a Letter)> {
    let here = |(pack, letter): &(&Pack, &Letter)| {
        letter.kind == ask.kind && pack.covers(ask.jurisdiction) && letter.covers(ask.as_of)
    };
    let all: Vec<(&Pack, &Letter)> = world.letters().filter(here).collect();
    let Some(base) = all.iter().rev().find(|(_, letter)| letter.extends.is_none()) else { return Vec::new() };
    let mut chosen = vec![*base];
    for (pack, letter) in all {
        let of_base = letter.extends.as_deref().is_some_and(|id| chosen.iter().any(|(_, known)| known.id == id));
        if of_base {
            chosen.push((pack, letter));
        }
    }
    chosen
}

impl Template<'_> {
    /// Whether it adds to the letter.
    pub(super) fn holds(&self) -> Tri {
        self.applies.as_ref().map_or(Tri::Yes, |trace| trace.holds)
    }
}

/// Judges which of `templates` add to the letter. Nothing is presumed: what is not known has to be decided.
pub(super) fn judge_templates<'a>(templates: &[(&'a Pack, &'a Letter)], scene: &Scene<'_>) -> Vec<Template<'a>> {
    let one = |(pack, letter): &(&'a Pack, &'a Letter)| Template {
        pack,
        letter,
        applies: letter.applies.as_ref().map(|when| trace(when, scene)),
    };
    templates.iter().map(one).collect()
}

/// Judges every block, in the order of the letter.
pub(super) fn judge_blocks<'a>(
    templates: &[Template<'a>],
    deferred: Option<&Deferred>,
    scene: &Scene<'_>,
) -> Vec<Judged<'a>> {
    let mut list: Vec<Judged<'a>> = Vec::new();
    for template in templates {
        for block in &template.letter.blocks {
            let mut judged = Judged {
                id: format!("{}/{}", template.letter.id, block.id),
                block,
                holds: Tri::Yes,
                read: Vec::new(),
                missing: Vec::new(),
                asks_materials: false,
                unsettled: Vec::new(),
            };
            template.applies.iter().for_each(|trace| judged.and(trace, trace.holds));
            block.when.iter().map(|when| trace(when, scene)).for_each(|trace| judged.and(&trace, trace.holds));
            if block.deferring {
                let holds = deferred.map_or(Tri::Unknown, |deferred| deferred.holds);
                judged.asks_materials = holds == Tri::Unknown;
                judged.holds = judged.holds.and(holds);
            }
            place(&mut list, judged, template);
        }
    }
    list.iter_mut().for_each(Judged::finish);
    let (opening, rest): (Vec<_>, Vec<_>) =
        list.into_iter().partition(|judged| judged.block.section == Section::Opening);
    let (promises, closing): (Vec<_>, Vec<_>) =
        rest.into_iter().partition(|judged| judged.block.section == Section::Promise);
    opening.into_iter().chain(promises).chain(closing).collect()
}

/// Puts a block into the list: after the one that it stands in for, which goes where its template adds to the letter.
fn place<'a>(list: &mut Vec<Judged<'a>>, judged: Judged<'a>, template: &Template<'a>) {
    let replaced = judged.block.replaces.as_deref();
    let at = list.iter().rposition(|known| replaced == Some(known.block.id.as_str()));
    let Some(at) = at else { return list.push(judged) };
    if let Some(known) = list.get_mut(at) {
        match &template.applies {
            Some(trace) => known.and(trace, trace.holds.not()),
            None => known.holds = Tri::No,
        }
    }
    // Several blocks may stand in for one; they keep their order.
    let own = template.letter.id.as_str();
    let after = list.iter().skip(at + 1).take_while(|known| known.id.starts_with(own)).count();
    list.insert(at + 1 + after, judged);
}

impl Judged<'_> {
    fn and(&mut self, trace: &Trace, holds: Tri) {
        self.holds = self.holds.and(holds);
        add(&mut self.read, &trace.read);
        add(&mut self.missing, &trace.missing);
        add(&mut self.unsettled, &trace.unsettled);
    }

    /// What a part misses only counts while the whole is not known.
    fn finish(&mut self) {
        if self.holds != Tri::Unknown {
            self.missing.clear();
            self.unsettled.clear();
            self.asks_materials = false;
        }
    }
}

fn add<T: Clone + PartialEq>(list: &mut Vec<T>, more: &[T]) {
    for item in more {
        if !list.contains(item) {
            list.push(item.clone());
        }
    }
}
