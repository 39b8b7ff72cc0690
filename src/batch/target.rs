//! What a column may say: a place of the input, named by its JSON Pointer.

use super::cell::{Reading, Words};
use crate::pack::World;
use crate::subject::{Field, Kind, vocabulary};
use crate::text::Text;

/// A place of the input that a column fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The whole input, as JSON text: an empty pointer.
    Whole,
    /// `/subject/kind`.
    SubjectKind,
    /// `/subject/uscc`.
    Uscc,
    /// `/subject/name`.
    Name,
    /// `/facts/<id>`, by the position in the catalogue.
    Fact(usize),
    /// `/facts/<id>/0` or `/facts/<id>/1`: a rate whose two parts stand in columns of their own.
    Part(usize, usize),
    /// `/records`: “no” says that there is none, “yes” that those of the file are all there are.
    Records,
    /// `/records/<n>/…`, or `/records/-/…` where every row is a record.
    Record(Slot, Part),
    /// `/matter/<key>`.
    Matter(&'static str),
    /// `/materials` or `/benefits`, as a list in JSON text.
    List(&'static str),
}

/// Which record of the subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// Every row is one.
    Each,
    /// The one with this number, from 0.
    Nth(u8),
}

/// Which part of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its identifier.
    Id,
    /// A field.
    Field(Field),
    /// Its measures: `罚款 50000；没收`.
    Measures,
}

/// The keys of `matter` that a column may fill, with what their cells hold.
const MATTER: [(&str, Option<Kind>, &str, &str); 7] = [
    ("id", None, "事项编号", "matter id"),
    ("title", None, "事项名称", "title of the matter"),
    ("acceptedOn", Some(Kind::Date), "受理日期", "day of acceptance"),
    ("committedOn", Some(Kind::Date), "承诺日期", "day of the commitment"),
    ("excluded", Some(Kind::Bool), "属不适用事项", "excluded matter"),
    ("processingLimit", None, "承诺办结时限", "promised time to decide"),
    ("supplement", None, "补正期限", "limit for missing material"),
];

impl Target {
    /// The target that `pointer` names, among what `world` knows.
    pub fn from_pointer(pointer: &str, world: &World) -> Option<Self> {
        if pointer.is_empty() {
            return Some(Self::Whole);
        }
        let mut steps = pointer.strip_prefix('/')?.split('/');
        let found = match (steps.next()?, steps.next(), steps.next()) {
            ("subject", Some("kind"), None) => Self::SubjectKind,
            ("subject", Some("uscc"), None) => Self::Uscc,
            ("subject", Some("name"), None) => Self::Name,
            ("records", None, None) => Self::Records,
            ("materials", None, None) => Self::List("materials"),
            ("benefits", None, None) => Self::List("benefits"),
            ("matter", Some(key), None) => Self::Matter(MATTER.iter().find(|(of, ..)| *of == key)?.0),
            ("records", Some(slot), Some(part)) => Self::Record(slot_of(slot)?, part_of(part)?),
            ("facts", Some(id), part) => {
                let at = world.facts.iter().position(|fact| fact.id == id)?;
                match part {
                    None => Self::Fact(at),
                    Some(part) => {
                        let fact = world.facts.get(at).filter(|fact| fact.kind == Kind::Ratio);
                        Self::Part(at, ["0", "1"].iter().position(|step| *step == part).filter(|_| fact.is_some())?)
                    }
                }
            }
            _ => return None,
        };
        steps.next().is_none().then_some(found)
    }

    /// Its JSON Pointer.
    pub fn pointer(self, world: &World) -> String {
        let id = |at: usize| world.facts.get(at).map(|fact| fact.id.as_str()).unwrap_or_default();
        match self {
            Self::Whole => String::new(),
            Self::SubjectKind => "/subject/kind".to_owned(),
            Self::Uscc => "/subject/uscc".to_owned(),
            Self::Name => "/subject/name".to_owned(),
            Self::Fact(at) => format!("/facts/{}", id(at)),
            Self::Part(at, part) => format!("/facts/{}/{part}", id(at)),
            Self::Records => "/records".to_owned(),
            Self::Record(slot, part) => format!("/records/{}/{}", slot.step(), part.id()),
            Self::Matter(key) => format!("/matter/{key}"),
            Self::List(key) => format!("/{key}"),
        }
    }

    /// What it is called.
    pub fn label(self, world: &World) -> Text {
        let pair = |(zh, en): (&str, &str)| Text::new(zh, en);
        match self {
            Self::Whole => Text::new("整个输入（JSON）", "the whole input (JSON)"),
            Self::SubjectKind => vocabulary::subject_kind().0,
            Self::Uscc => Text::new("统一社会信用代码", "unified social credit code"),
            Self::Name => Text::new("主体名称", "name of the subject"),
            Self::Fact(at) => world.facts.get(at).map(|fact| fact.label.clone()).unwrap_or_default(),
            Self::Part(at, part) => {
                let label = Self::Fact(at).label(world);
                let (zh, en) = if part == 0 { ("分子", "numerator") } else { ("分母", "denominator") };
                Text::new(format!("{}（{zh}）", label.zh), format!("{} ({en})", label.en))
            }
            Self::Records => Text::new("有无失信、处罚记录", "whether there are records"),
            Self::Record(slot, part) => {
                let label = match part {
                    Part::Id => Text::new("记录编号", "record id"),
                    Part::Field(field) => pair(field.label()),
                    Part::Measures => vocabulary::measures().0,
                };
                match slot {
                    Slot::Each => Text::new(format!("记录：{}", label.zh), format!("record: {}", label.en)),
                    Slot::Nth(n) => {
                        let n = u16::from(n) + 1;
                        Text::new(format!("记录{n}：{}", label.zh), format!("record {n}: {}", label.en))
                    }
                }
            }
            Self::Matter(key) => {
                MATTER.iter().find(|(of, ..)| *of == key).map(|(.., zh, en)| pair((zh, en))).unwrap_or_default()
            }
            Self::List("benefits") => Text::new("申请的待遇", "benefits that are asked for"),
            Self::List(_) => Text::new("申请材料", "materials of the application"),
        }
    }

    /// How its cells are read, where they hold one value; texts, lists and JSON are read otherwise.
    pub(super) fn reading(self, world: &World) -> Option<Reading<'_>> {
        match self {
            Self::SubjectKind => {
                Some(Reading { words: Words::Fixed(vocabulary::SUBJECT_KINDS), ..Reading::plain(Kind::Word) })
            }
            Self::Fact(at) => world.facts.get(at).map(Reading::fact),
            Self::Part(..) => Some(Reading::plain(Kind::Int)),
            Self::Records => Some(Reading::plain(Kind::Bool)),
            Self::Record(_, Part::Field(field)) => Some(Reading::field(field)),
            Self::Matter(key) => {
                MATTER.iter().find(|(of, ..)| *of == key).and_then(|(_, kind, ..)| kind.map(Reading::plain))
            }
            _ => None,
        }
    }

    /// What its cells hold, as a word for people's tools.
    pub fn kind(self, world: &World) -> &'static str {
        match (self, self.reading(world)) {
            (_, Some(reading)) => reading.kind.id(),
            (Self::Record(_, Part::Measures), _) => "measures",
            (Self::Whole | Self::List(_), _) => "json",
            _ => "text",
        }
    }

    /// Everything that a column may fill: `records` says how many records a row may have, or that it is one.
    pub fn all(world: &World, records: Option<u8>) -> Vec<Self> {
        let mut list = vec![Self::Name, Self::Uscc, Self::SubjectKind];
        list.extend((0..world.facts.len()).map(Self::Fact));
        list.push(Self::Records);
        let slots = match records {
            None => vec![Slot::Each],
            Some(n) => (0..n).map(Slot::Nth).collect(),
        };
        for slot in slots {
            list.push(Self::Record(slot, Part::Id));
            list.extend(Field::ALL.iter().map(|field| Self::Record(slot, Part::Field(*field))));
            list.push(Self::Record(slot, Part::Measures));
        }
        list.extend(MATTER.iter().map(|(key, ..)| Self::Matter(key)));
        list.extend([Self::List("materials"), Self::List("benefits"), Self::Whole]);
        list
    }
}

impl Slot {
    fn step(self) -> String {
        match self {
            Self::Each => "-".to_owned(),
            Self::Nth(n) => n.to_string(),
        }
    }
}

impl Part {
    /// The key in a record.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Field(field) => field.id(),
            Self::Measures => "measures",
        }
    }
}

fn slot_of(step: &str) -> Option<Slot> {
    if step == "-" { Some(Slot::Each) } else { step.parse().ok().map(Slot::Nth) }
}

fn part_of(step: &str) -> Option<Part> {
    match step {
        "id" => Some(Part::Id),
        "measures" => Some(Part::Measures),
        other => Field::from_id(other).map(Part::Field),
    }
}
