//! What is built on the tasks: `questions`, `timeline`, `improve`, `compare`.

use serde_json::{Map, Value};

use super::options::{Options, read_jurisdiction};
use crate::answer::Slot;
use crate::ask::{Asked, Task, slot_at};
use crate::compare::{self, CompareAnswer, Over};
use crate::date::Date;
use crate::error::Error;
use crate::improve::{self, ImproveAnswer};
use crate::interview::{self, QuestionsAnswer};
use crate::json::{Faults, Object, Reader};
use crate::pack::World;
use crate::subject::Input;
use crate::text::Text;
use crate::timeline::{self, TimelineAnswer};

/// How many years a timeline covers where nobody says how many.
const YEARS: i64 = 10;

/// The first two arguments and the options, read.
struct Put {
    task: Task,
    input: Input,
    options: Options,
}

impl Put {
    fn asked(&self) -> Asked<'_> {
        Asked {
            task: self.task,
            as_of: self.options.as_of,
            jurisdiction: &self.options.jurisdiction,
            lang: self.options.lang,
            scheme: self.options.scheme.as_deref(),
            benefit: self.options.benefit,
        }
    }
}

/// Reads the task, the input and the options that all tasks have.
fn read(
    world: &World,
    task: &Value,
    input: &Value,
    options: &Value,
    today: Option<Date>,
    own: &[&str],
) -> Result<Put, Vec<Error>> {
    let task = read_task(task)?;
    let options = Options::read(&without(options, own), world, today)?;
    let known = options.scheme.as_deref().is_none_or(|id| match task {
        Task::Repair => world.scheme(id).is_some(),
        Task::Tier => world.tier(id).is_some(),
        Task::Commitment => world.commitment().any(|(_, scheme)| scheme.id == id),
        Task::Benefits => false,
    });
    options.scheme_of(task.id(), known)?;
    let input = Input::read(input, &world.facts)?;
    Ok(Put { task, input, options })
}

fn read_task(task: &Value) -> Result<Task, Vec<Error>> {
    Task::from_id(task.as_str().unwrap_or_default()).map_err(|fault| vec![fault])
}

/// The options without those that belong to one method only.
fn without(options: &Value, own: &[&str]) -> Value {
    match options {
        Value::Object(map) => {
            let kept = map.iter().filter(|(key, _)| !own.contains(&key.as_str()));
            Value::Object(kept.map(|(key, value)| (key.clone(), value.clone())).collect::<Map<_, _>>())
        }
        other => other.clone(),
    }
}

/// Reads the options that belong to one method only.
fn own<T>(options: &Value, read: impl FnOnce(&Object<'_>, &Faults) -> T) -> Result<T, Vec<Error>> {
    let faults = Faults::default();
    let empty = Value::Object(Map::new());
    let options = if options.is_null() { &empty } else { options };
    let found = Reader::new(options, "/options", &faults).object().map(|object| read(&object, &faults));
    match (found, faults.into_vec()) {
        (Some(found), faults) if faults.is_empty() => Ok(found),
        (_, faults) => Err(faults),
    }
}

pub(super) fn questions(world: &World, args: [&Value; 3], today: Option<Date>) -> Result<QuestionsAnswer, Vec<Error>> {
    let [task, input, options] = args;
    let put = read(world, task, input, options, today, &["dontKnow"])?;
    let dont_know = own(options, |object, faults| {
        let list = object.list("dontKnow");
        list.iter().filter_map(|reader| read_slot(reader, world, &put.input, faults)).collect::<Vec<_>>()
    })?;
    Ok(interview::questions(world, &put.input, &put.asked(), &dont_know))
}

/// A JSON Pointer to a fact or field.
fn read_slot(reader: &Reader<'_>, world: &World, input: &Input, faults: &Faults) -> Option<Slot> {
    let path = reader.filled()?;
    let slot = slot_at(world, input, path);
    if slot.is_none() {
        let shown: String = path.chars().take(40).collect();
        let message = Text::new(
            format!("`{shown}` 不是输入中的事实或者字段，应写成 /facts/… 或者 /records/0/… 的形式"),
            format!("`{shown}` is no fact or field of the input; write it like /facts/… or /records/0/…"),
        );
        faults.push(Error::new("unknown_path", reader.path(), message));
    }
    slot
}

pub(super) fn timeline(world: &World, args: [&Value; 3], today: Option<Date>) -> Result<TimelineAnswer, Vec<Error>> {
    let [task, input, options] = args;
    let put = read(world, task, input, options, today, &["until"])?;
    let until = read_until(options, put.options.as_of)?;
    Ok(timeline::timeline(world, &put.input, &put.asked(), until))
}

pub(super) fn improve(world: &World, args: [&Value; 3], today: Option<Date>) -> Result<ImproveAnswer, Vec<Error>> {
    let [task, input, options] = args;
    let put = read(world, task, input, options, today, &["until"])?;
    let until = read_until(options, put.options.as_of)?;
    Ok(improve::improve(world, &put.input, &put.asked(), until))
}

/// The last day that is looked at; ten years on where nobody says.
fn read_until(options: &Value, as_of: Date) -> Result<Date, Vec<Error>> {
    let until = own(options, |object, _| {
        let reader = object.optional("until")?;
        let until = reader.date()?;
        if until < as_of {
            reader.fault("ends_before_start", "`until` 早于判断日期", "`until` is before the as-of date");
        }
        Some(until)
    })?;
    Ok(until.or_else(|| as_of.add_months(YEARS * 12)).unwrap_or(Date::MAX))
}

/// The most cases of a comparison.
const CASES: usize = 64;

pub(super) fn compare(world: &World, args: [&Value; 4], today: Option<Date>) -> Result<CompareAnswer, Vec<Error>> {
    let [task, input, places, options] = args;
    let put = read(world, task, input, options, today, &["dates", "packs"])?;
    let jurisdictions = read_places(places, &put.options.jurisdiction)?;
    let dates = own(options, |object, _| object.list("dates").iter().filter_map(|r| r.date()).collect::<Vec<_>>())?;
    let dates = if dates.is_empty() { vec![put.options.as_of] } else { dates };
    let given = read_given(world, options)?;
    let of_given = given.as_ref().map(|world| Input::read(input, &world.facts)).transpose()?;
    let mut editions = vec![("loaded", world, &put.input)];
    editions.extend(given.as_ref().zip(of_given.as_ref()).map(|(world, input)| ("given", world, input)));
    if jurisdictions.len().saturating_mul(dates.len()).saturating_mul(editions.len()) > CASES {
        let message = Text::new(format!("最多比较 {CASES} 种情形"), format!("at most {CASES} cases are compared"));
        return Err(vec![Error::new("too_many_cases", "/jurisdictions", message)]);
    }
    Ok(compare::compare(&put.asked(), &Over { jurisdictions: &jurisdictions, dates: &dates, editions: &editions }))
}

/// The places to compare; that of the options where none are named.
fn read_places(places: &Value, one: &str) -> Result<Vec<String>, Vec<Error>> {
    if places.is_null() {
        return Ok(vec![one.to_owned()]);
    }
    let faults = Faults::default();
    let list = Reader::new(places, "/jurisdictions", &faults).some().unwrap_or_default();
    let list: Vec<String> = list.iter().filter_map(read_jurisdiction).collect();
    let faults = faults.into_vec();
    if faults.is_empty() { Ok(list) } else { Err(faults) }
}

/// The loaded packs with those of the options added, where there are any: one with the same id takes the other's place.
fn read_given(world: &World, options: &Value) -> Result<Option<World>, Vec<Error>> {
    let packs = own(options, |object, _| object.list("packs").iter().map(|r| r.value().clone()).collect::<Vec<_>>())?;
    if packs.is_empty() {
        return Ok(None);
    }
    let mut given = world.clone();
    let mut packs: Vec<(usize, Value)> = packs.into_iter().enumerate().collect();
    // A narrower place may refer to a wider one, in whichever order they are handed over.
    packs.sort_by_key(|(_, pack)| pack.get("jurisdiction").and_then(Value::as_str).map_or(0, str::len));
    for (at, pack) in &packs {
        let place = |fault: Error| Error { path: format!("/options/packs/{at}{}", fault.path), ..fault };
        given.add(pack).map_err(|faults| faults.into_iter().map(place).collect::<Vec<_>>())?;
    }
    Ok(Some(given))
}
