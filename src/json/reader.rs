//! A cursor over a parsed tree that remembers its place and collects faults.

use core::cell::RefCell;
use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{hint, nearest};
use crate::date::{Date, DateFault};
use crate::error::Error;
use crate::text::Text;

/// The most faults that are collected: a file with more has one cause.
const MOST: usize = 50;

/// The faults found while reading.
#[derive(Debug, Default)]
pub struct Faults {
    list: RefCell<Vec<Error>>,
    keys: Option<RefCell<BTreeSet<&'static str>>>,
}

impl Faults {
    /// Faults that also keep every key that was asked for, so that a schema can be held against the reader.
    pub fn with_keys() -> Self {
        Self { keys: Some(RefCell::default()), ..Self::default() }
    }

    /// The keys that were asked for, where they were kept.
    pub fn keys(&self) -> BTreeSet<&'static str> {
        self.keys.as_ref().map(|keys| keys.borrow().clone()).unwrap_or_default()
    }

    /// Adds a fault.
    pub fn push(&self, fault: Error) {
        let mut list = self.list.borrow_mut();
        if list.len() < MOST {
            list.push(fault);
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.borrow().is_empty()
    }

    /// All of them, in the order of reading.
    pub fn into_vec(self) -> Vec<Error> {
        self.list.into_inner()
    }
}

/// A value in a tree that is being read.
///
/// It is four words and is copied freely: its place is only looked up, in the tree, when a fault needs it.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    value: &'a Value,
    root: Root<'a>,
}

/// The tree that is being read, the name of its own place, and where faults go.
#[derive(Clone, Copy, Debug)]
struct Root<'a> {
    value: &'a Value,
    path: &'static str,
    faults: &'a Faults,
}

impl<'a> Reader<'a> {
    /// Starts at `value`, whose own place is `path`.
    pub fn new(value: &'a Value, path: &'static str, faults: &'a Faults) -> Self {
        Self { value, root: Root { value, path, faults } }
    }

    /// The value itself.
    pub fn value(self) -> &'a Value {
        self.value
    }

    /// The place: a JSON Pointer.
    pub fn path(self) -> String {
        let mut steps = Vec::new();
        locate(self.root.value, self.value, &mut steps);
        steps.iter().rev().fold(self.root.path.to_owned(), |path, step| path + "/" + step)
    }

    /// Where the faults go.
    pub fn faults(self) -> &'a Faults {
        self.root.faults
    }

    /// Adds a fault at this place.
    pub fn fault(self, code: &'static str, zh: impl Into<String>, en: impl Into<String>) {
        self.root.faults.push(Error::new(code, self.path(), Text::new(zh, en)));
    }

    /// The same tree, at another of its values.
    fn at(self, value: &'a Value) -> Self {
        Self { value, ..self }
    }

    /// A string.
    pub fn string(self) -> Option<&'a str> {
        let found = self.value.as_str();
        self.or_wrong_type(found, "文本", "a string")
    }

    /// A string that is not blank.
    pub fn filled(self) -> Option<&'a str> {
        let text = self.string()?;
        if text.trim().is_empty() {
            self.fault("empty_text", "不能为空", "it may not be empty");
            return None;
        }
        Some(text)
    }

    /// `true` or `false`.
    pub fn boolean(self) -> Option<bool> {
        let found = self.value.as_bool();
        self.or_wrong_type(found, " true 或 false", "true or false")
    }

    /// An integer; a number with a fraction is a fault.
    pub fn integer(self) -> Option<i64> {
        let found = self.value.as_i64();
        self.or_wrong_type(found, "整数", "an integer")
    }

    /// A civil date, `YYYY-MM-DD`.
    pub fn date(self) -> Option<Date> {
        let text = self.value.as_str();
        let text = self.or_wrong_type(text, "日期（YYYY-MM-DD）", "a date (YYYY-MM-DD)")?;
        match crate::date::parse(text) {
            Ok(date) => Some(date),
            Err(fault) => {
                self.bad_date(text, fault);
                None
            }
        }
    }

    /// A text in both languages.
    pub fn text(self) -> Option<Text> {
        let object = self.object()?;
        let zh = object.required("zh").and_then(Reader::filled).map(str::to_owned);
        let en = object.required("en").and_then(Reader::filled).map(str::to_owned);
        object.finish();
        Some(Text { zh: zh?, en: en? })
    }

    /// The elements of a list.
    pub fn list(self) -> Option<Vec<Reader<'a>>> {
        let items = self.value.as_array();
        let items = self.or_wrong_type(items, "数组", "a list")?;
        Some(items.iter().map(|value| self.at(value)).collect())
    }

    /// The elements of a list that may not be empty.
    pub fn some(self) -> Option<Vec<Reader<'a>>> {
        let list = self.list()?;
        if list.is_empty() {
            self.fault("empty_list", "至少要有一项", "at least one element is needed");
            return None;
        }
        Some(list)
    }

    /// An object.
    pub fn object(self) -> Option<Object<'a>> {
        let map = self.value.as_object();
        let map = self.or_wrong_type(map, "对象", "an object")?;
        Some(Object { map, reader: self, known: RefCell::default() })
    }

    /// Adds a fault that says which type is needed and which was given.
    pub fn wrong_type(self, zh: &str, en: &str) {
        let (given_zh, given_en) = type_of(self.value);
        self.fault("wrong_type", format!("应为{zh}，而不是{given_zh}"), format!("it has to be {en}, not {given_en}"));
    }

    /// Adds a fault for a word that is not known, with the nearest known one.
    pub fn unknown_word(self, given: &str, near: Option<&str>) {
        let given = short(given);
        let (hint_zh, hint_en) = hint(near);
        self.fault(
            "unknown_word",
            format!("未知的词 `{given}`{hint_zh}"),
            format!("the word `{given}` is not known{hint_en}"),
        );
    }

    fn or_wrong_type<T>(self, found: Option<T>, zh: &str, en: &str) -> Option<T> {
        if found.is_none() {
            self.wrong_type(zh, en);
        }
        found
    }

    fn bad_date(self, text: &str, fault: DateFault) {
        let text = short(text);
        match fault {
            DateFault::NoSuchDay => {
                self.fault("impossible_date", format!("没有 {text} 这一天"), format!("there is no such day as {text}"))
            }
            DateFault::OutOfRange => self.fault(
                "date_out_of_range",
                format!("日期 {text} 超出范围（{} 至 {}）", Date::MIN, Date::MAX),
                format!("the date {text} is out of range ({} to {})", Date::MIN, Date::MAX),
            ),
            DateFault::NotADate => self.fault(
                "not_a_date",
                format!("`{text}` 不是日期，应写成 2026-05-08 的形式"),
                format!("`{text}` is not a date, write it like 2026-05-08"),
            ),
        }
    }
}

/// An object whose keys are being read; [`Object::finish`] reports the keys that nobody asked for.
#[derive(Debug)]
pub struct Object<'a> {
    map: &'a Map<String, Value>,
    reader: Reader<'a>,
    known: RefCell<Vec<&'static str>>,
}

impl<'a> Object<'a> {
    /// The value of `key`, which has to be there.
    pub fn required(&self, key: &'static str) -> Option<Reader<'a>> {
        let found = self.nullable(key);
        if found.is_none() {
            self.reader.fault("missing_key", format!("缺少 `{key}`"), format!("`{key}` is missing"));
        }
        found
    }

    /// The value of `key`, if it is there and not `null`.
    pub fn optional(&self, key: &'static str) -> Option<Reader<'a>> {
        self.nullable(key).filter(|reader| !reader.value.is_null())
    }

    /// The value of `key`, if it is there, `null` included.
    pub fn nullable(&self, key: &'static str) -> Option<Reader<'a>> {
        self.known.borrow_mut().push(key);
        if let Some(keys) = &self.reader.faults().keys {
            keys.borrow_mut().insert(key);
        }
        self.map.get(key).map(|value| self.reader.at(value))
    }

    /// The elements of the list at `key`; none when the key is missing.
    pub fn list(&self, key: &'static str) -> Vec<Reader<'a>> {
        self.optional(key).and_then(Reader::list).unwrap_or_default()
    }

    /// The place of the object.
    pub fn path(&self) -> String {
        self.reader.path()
    }

    /// Where the faults go.
    pub fn faults(&self) -> &'a Faults {
        self.reader.faults()
    }

    /// All entries, for objects whose keys are data.
    pub fn entries(&self) -> impl Iterator<Item = (&'a str, Reader<'a>)> {
        let reader = self.reader;
        self.map.iter().map(move |(key, value)| (key.as_str(), reader.at(value)))
    }

    /// The keys that nobody asked for, each with the nearest known one.
    pub fn unknown(&self) -> Vec<(&'a str, Option<&'static str>)> {
        let known = self.known.borrow();
        let keys = self.map.keys().filter(|key| !known.contains(&key.as_str()));
        keys.map(|key| (key.as_str(), nearest(known.iter().copied(), key))).collect()
    }

    /// Reports every key that nobody asked for as a fault.
    pub fn finish(&self) {
        for (key, near) in self.unknown() {
            let (zh, en) = hint(near);
            let path = format!("{}/{}", self.path(), escape(key));
            let key = short(key);
            let messages = Text::new(format!("未知的键 `{key}`{zh}"), format!("the key `{key}` is not known{en}"));
            self.reader.faults().push(Error::new("unknown_key", path, messages));
        }
    }
}

/// Adds to `steps` the way from `tree` to `value`, which is a part of it, the last step first, and says whether it was
/// found. Steps are written on the way back, for most of what is passed leads elsewhere.
fn locate(tree: &Value, value: &Value, steps: &mut Vec<String>) -> bool {
    if core::ptr::eq(tree, value) {
        return true;
    }
    let step = match tree {
        Value::Array(items) => items.iter().position(|item| locate(item, value, steps)).map(|at| at.to_string()),
        Value::Object(map) => map.iter().find(|(_, item)| locate(item, value, steps)).map(|(key, _)| escape(key)),
        _ => None,
    };
    let found = step.is_some();
    steps.extend(step);
    found
}

/// A key as a part of a JSON Pointer.
pub(crate) fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// A given text, cut so that a message stays a sentence.
fn short(text: &str) -> String {
    let mut cut: String = text.chars().take(40).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    cut
}

fn type_of(value: &Value) -> (&'static str, &'static str) {
    match value {
        Value::Null => ("null", "null"),
        Value::Bool(_) => ("布尔值", "a boolean"),
        Value::Number(_) => ("数字", "a number"),
        Value::String(_) => ("文本", "a string"),
        Value::Array(_) => ("数组", "a list"),
        Value::Object(_) => ("对象", "an object"),
    }
}
