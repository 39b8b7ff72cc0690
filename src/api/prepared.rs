//! A scheme of grading with its options, prepared once and asked many times.

use std::rc::Rc;

use serde::Serialize;
use serde_json::Value;

use super::Engine;
use super::options::Options;
use crate::date::Date;
use crate::pack::Pack;
use crate::pack::tier::Scheme;
use crate::subject::Input;
use crate::text::Lang;
use crate::tier::{Ask, CellSpec, Conclusion, Kept, Layout, NOTHING, Plan, Program, Verdict};

/// How many numbers a verdict is.
const NUMBERS: usize = 8;

/// One scheme on one day, ready for inputs that come as cells.
#[derive(Debug)]
pub struct Prepared {
    engine: Rc<Engine>,
    /// The positions of the pack and of the scheme in it.
    at: (usize, usize),
    as_of: Date,
    jurisdiction: String,
    lang: Lang,
    layout: Layout,
    /// The scheme as tests of cells, where it has such a form, and the cells that were found to be in order last.
    program: Option<Program>,
    fitting: Vec<i32>,
    /// The input that every question fills anew, and the cells that it was filled from.
    input: Input,
    last: Vec<i32>,
    /// The cells of a question, and after them the numbers of its verdict: a caller outside writes and reads here.
    desk: Vec<i32>,
    /// The parts of full answers, where the scheme's answers can be put together from parts.
    kept: Option<Kept>,
}

/// What is told once to whoever asks: where facts stand, and what numbers mean.
#[derive(Debug, Serialize)]
struct Told<'a> {
    cells: Vec<CellSpec<'a>>,
    size: usize,
    grades: Vec<&'a str>,
    items: Vec<&'a str>,
    overrides: Vec<&'a str>,
    nodes: usize,
    /// Whether full answers can be asked for.
    full: bool,
}

impl Prepared {
    /// Prepares `calculateTier` with `options`; `None` where only the long way answers: without a scheme or a day, for
    /// schemes that read records or other schemes' grades, and for faults, which it names.
    pub fn new(engine: Rc<Engine>, options: &Value) -> Option<Self> {
        let options = Options::read(options, &engine.world, None).ok()?;
        let id = options.scheme.as_deref()?;
        let found = engine.world.packs.iter().enumerate().rev().find_map(|(nth, pack)| {
            let at = pack.tiers.iter().position(|scheme| scheme.id == id)?;
            Some((nth, at))
        });
        let at = found?;
        let scheme = engine.world.packs.get(at.0)?.tiers.get(at.1)?;
        if scheme.items.len() > 64 || scheme.overrides.len() > 64 {
            return None;
        }
        let layout = Layout::of(scheme, &engine.world.facts)?;
        let input = Input { facts: vec![Default::default(); engine.world.facts.len()], ..Input::default() };
        let kept = Kept::fits(scheme, &engine.world.facts).then(Kept::default);
        let Options { as_of, jurisdiction, lang, .. } = options;
        let program = Program::of(scheme, &layout, &engine.world.facts, as_of);
        let last = vec![NOTHING; layout.size()];
        let fitting = last.clone();
        let desk = vec![NOTHING; layout.size() + NUMBERS];
        Some(Self { at, as_of, jurisdiction, lang, program, fitting, last, desk, layout, input, kept, engine })
    }

    fn scheme(&self) -> Option<&Scheme> {
        let pack: &Pack = self.engine.world.packs.get(self.at.0)?;
        pack.tiers.get(self.at.1)
    }

    /// Where facts stand among the cells and what numbers mean, as JSON.
    pub fn told(&self) -> String {
        let Some(scheme) = self.scheme() else { return String::new() };
        let told = Told {
            cells: self.layout.specs(&self.engine.world.facts),
            size: self.layout.size(),
            grades: scheme.grades.iter().map(|grade| grade.id.as_str()).collect(),
            items: scheme.items.iter().map(|item| item.id.as_str()).collect(),
            overrides: scheme.overrides.iter().map(|rule| rule.id.as_str()).collect(),
            nodes: scheme.nodes.len(),
            full: self.kept.is_some(),
        };
        serde_json::to_string(&told).unwrap_or_default()
    }

    /// The verdict on what `cells` say; `None` where only the long way answers.
    pub fn verdict(&mut self, cells: &[i32]) -> Option<Verdict> {
        let world = &self.engine.world;
        let plan = Plan::of(world, world.packs.get(self.at.0)?.tiers.get(self.at.1)?);
        if let Some(program) = &self.program {
            if !self.layout.fits(cells, &mut self.fitting) {
                return None;
            }
            if let Some(verdict) = plan.of_cells(program, cells, self.as_of) {
                return Some(verdict);
            }
        }
        let filled = self.layout.fill(cells, &mut self.last, &world.facts, &mut self.input);
        filled.then(|| plan.verdict(&self.input, self.as_of))
    }

    /// Where a question is put, as cells, and where the numbers of its verdict are read, after the cells. It stays in one
    /// place of the memory.
    pub fn desk(&mut self) -> &mut [i32] {
        &mut self.desk
    }

    /// Judges the cells on the desk and puts the verdict after them: the outcome (a grade's position, or below 0), whether
    /// there is a score, its least, its most, and the bits of the items and of the overrides, two numbers each. False
    /// where only the long way answers.
    pub fn judge(&mut self) -> bool {
        let mut desk = core::mem::take(&mut self.desk);
        let judged = desk.split_at_mut_checked(self.layout.size()).and_then(|(cells, told)| {
            let numbers = numbers(&self.verdict(cells)?)?;
            told.iter_mut().zip(numbers).for_each(|(place, number)| *place = number);
            Some(())
        });
        self.desk = desk;
        judged.is_some()
    }

    /// The full answer to the cells on the desk, as the numbers of its parts, after how many of them were not told yet.
    /// Empty where only the long way answers.
    pub fn parts(&mut self) -> Vec<i32> {
        let desk = core::mem::take(&mut self.desk);
        let parts = desk.get(..self.layout.size()).and_then(|cells| self.kept_parts(cells));
        self.desk = desk;
        parts.unwrap_or_default()
    }

    fn kept_parts(&mut self, cells: &[i32]) -> Option<Vec<i32>> {
        let (world, kept) = (&self.engine.world, self.kept.as_mut()?);
        if !self.layout.fill(cells, &mut self.last, &world.facts, &mut self.input) {
            return None;
        }
        let pack = world.packs.get(self.at.0)?;
        let scheme = pack.tiers.get(self.at.1)?;
        let ask =
            Ask { as_of: self.as_of, jurisdiction: &self.jurisdiction, lang: self.lang, scheme: Some(&scheme.id) };
        let mut parts = kept.answer(world, (pack, scheme), &self.input, &ask)?;
        parts.insert(0, i32::try_from(kept.untold()).ok()?);
        Some(parts)
    }

    /// The parts that were not told yet: a JSON list, and the number of the first of them.
    pub fn tell(&mut self) -> (usize, String) {
        self.kept.as_mut().map(Kept::tell).unwrap_or_default()
    }
}

fn numbers(verdict: &Verdict) -> Option<[i32; NUMBERS]> {
    let outcome = match verdict.outcome {
        Conclusion::Grade(at) => i32::try_from(at).ok()?,
        Conclusion::Undetermined => -1,
        Conclusion::NotRated => -2,
        Conclusion::NotApplicable => -3,
        Conclusion::NotInForce => -4,
    };
    let (least, most) = verdict.score.unwrap_or_default();
    let (least, most) = (i32::try_from(least).ok()?, i32::try_from(most).ok()?);
    let halves = |bits: u64| [bits, bits >> 32].map(|half| (half & 0xffff_ffff) as u32 as i32);
    let ([low, high], [low_rules, high_rules]) = (halves(verdict.items), halves(verdict.overrides));
    Some([outcome, i32::from(verdict.score.is_some()), least, most, low, high, low_rules, high_rules])
}
