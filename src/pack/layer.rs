//! Layers: how the pack of a narrower place amends the schemes of a wider one.
//!
//! An amendment names a scheme and adds, replaces or removes its parts by name, with a citation of its own.
//! The lists that may be amended are declared once for each sort of scheme with [`layered`]; reading, checking
//! and applying follow from that. Judging knows nothing of it: it is handed the scheme as amended.

use super::Context;
use super::rule::{Channel, Clock, Item, Notice, Rule, Sync};
use super::source::{Basis, dangling, read_basis};
use crate::date::Date;
use crate::error::Error;
use crate::json::{Faults, Object, Reader};
use crate::text::Text;

/// A named, cited part of a scheme.
pub(super) trait Part: Clone {
    /// The name within its list.
    fn id(&self) -> &str;
    /// Reads one.
    fn read_part(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self>;
}

macro_rules! parts {
    ($($part:ident $($item:ident)?;)*) => {
        $(impl Part for $part {
            fn id(&self) -> &str {
                &self.$($item.)?id
            }

            fn read_part(reader: &Reader<'_>, context: &Context<'_>) -> Option<Self> {
                Self::read(reader, context)
            }
        })*
    };
}

parts! {
    Rule;
    Item;
    Notice;
    Channel item;
    Clock item;
    Sync item;
}

/// An amendment of a scheme of a wider place: what it changes, since when, and by which text.
#[derive(Clone, Debug)]
pub struct Amendment<C> {
    /// The scheme that is amended.
    pub scheme: String,
    /// The first as-of date on which it is valid.
    pub from: Option<Date>,
    /// The last as-of date on which it is valid.
    pub to: Option<Date>,
    /// The changes.
    pub changes: C,
    /// The citation.
    pub basis: Vec<Basis>,
}

/// The changes to one list of parts.
#[derive(Clone, Debug)]
pub struct Changes<T> {
    /// Parts that come after the others.
    pub add: Vec<T>,
    /// Parts that take the place of those with the same name.
    pub replace: Vec<T>,
    /// The names of the parts that do not apply, each with its position in the pack.
    pub remove: Vec<(usize, String)>,
}

impl<C> Amendment<C> {
    /// Whether it is valid on the as-of date.
    pub fn valid(&self, as_of: Date) -> bool {
        self.from.is_none_or(|from| from <= as_of) && self.to.is_none_or(|to| as_of <= to)
    }

    /// Reads one; `changes` reads what is added, replaced and removed.
    pub(super) fn read(
        reader: &Reader<'_>,
        context: &Context<'_>,
        changes: impl FnOnce(&Source<'_>) -> C,
    ) -> Option<Self> {
        let object = reader.object()?;
        let scheme = object.required("scheme").and_then(|r| r.filled().map(str::to_owned));
        let (from, to) = super::repair::read_validity(&object, reader);
        let part = |key| object.optional(key).and_then(|r| r.object());
        let source = Source { add: part("add"), replace: part("replace"), remove: object.list("remove") };
        let changes = changes(&source);
        [&source.add, &source.replace].into_iter().flatten().for_each(Object::finish);
        let basis = object.required("basis").map(|r| read_basis(&r, context)).unwrap_or_default();
        object.finish();
        if source.add.is_none() && source.replace.is_none() && source.remove.is_empty() {
            reader.fault(
                "empty_amendment",
                "至少要有 `add`、`replace`、`remove` 之一",
                "one of `add`, `replace` and `remove` is needed",
            );
        }
        Some(Self { scheme: scheme?, from, to, changes, basis })
    }
}

/// The parts of an amendment in a pack.
#[derive(Debug)]
pub(super) struct Source<'a> {
    add: Option<Object<'a>>,
    replace: Option<Object<'a>>,
    remove: Vec<Reader<'a>>,
}

impl Source<'_> {
    /// The changes to the list `key`.
    pub(super) fn changes<T: Part>(&self, key: &'static str, context: &Context<'_>) -> Changes<T> {
        let read = |object: &Option<Object<'_>>| {
            let list = object.as_ref().map(|object| object.list(key)).unwrap_or_default();
            list.iter().filter_map(|r| T::read_part(r, context)).collect()
        };
        let removed = |(at, r): (usize, &Reader<'_>)| {
            let (list, id) = r.value().as_str()?.split_once('/')?;
            (list == key).then(|| (at, id.to_owned()))
        };
        let remove = self.remove.iter().enumerate().filter_map(removed).collect();
        Changes { add: read(&self.add), replace: read(&self.replace), remove }
    }

    /// What `key`, which is no list, is replaced by.
    pub(super) fn replaced<T>(&self, key: &'static str, read: impl FnOnce(&Reader<'_>) -> Option<T>) -> Option<T> {
        self.replace.as_ref()?.optional(key).and_then(|r| read(&r))
    }

    /// Reports what is to be removed from a list that is not one of `keys`.
    pub(super) fn check_removed(&self, keys: &[&'static str]) {
        for reader in &self.remove {
            let Some(text) = reader.filled() else { continue };
            let list = text.split_once('/').map_or(text, |(list, _)| list);
            if !keys.contains(&list) || !text.contains('/') {
                reader.unknown_word(text, crate::json::nearest(keys.iter().copied(), list));
            }
        }
    }
}

#[expect(private_bounds, reason = "which parts can be amended is for the pack format to say")]
impl<T: Part> Changes<T> {
    /// Changes `list`. A part that another amendment has added already is taken over, so that the narrower place prevails.
    pub(super) fn apply(&self, list: &mut Vec<T>) {
        list.retain(|part| !self.remove.iter().any(|(_, id)| id == part.id()));
        for part in self.replace.iter().chain(&self.add) {
            match list.iter_mut().find(|known| known.id() == part.id()) {
                Some(known) => *known = part.clone(),
                None => list.push(part.clone()),
            }
        }
    }

    /// The names of the parts that are replaced or removed.
    pub(super) fn touched(&self) -> impl Iterator<Item = &str> {
        self.replace.iter().map(Part::id).chain(self.remove.iter().map(|(_, id)| id.as_str()))
    }

    /// Reports parts that are added though they are there, and parts that are changed though they are not.
    /// `added` are the parts that other amendments of the scheme add.
    pub(super) fn check(&self, key: &str, list: &[T], added: &[&str], path: &str, faults: &Faults) {
        let own = || list.iter().map(Part::id);
        for (at, part) in self.add.iter().enumerate() {
            if own().chain(self.add.iter().take(at).map(Part::id)).any(|id| id == part.id()) {
                let id = part.id();
                let message = Text::new(
                    format!("`{id}` 已经存在；要改动它，请写在 `replace` 中"),
                    format!("there is a `{id}` already; to change it, write it into `replace`"),
                );
                faults.push(Error::new("duplicate_id", format!("{path}/add/{key}/{at}/id"), message));
            }
        }
        let known: Vec<&str> = own().chain(added.iter().copied()).collect();
        let replaced = self.replace.iter().enumerate();
        let replaced = replaced.map(|(at, part)| (format!("{path}/replace/{key}/{at}/id"), part.id()));
        let removed = self.remove.iter().map(|(at, id)| (format!("{path}/remove/{at}"), id.as_str()));
        for (place, id) in replaced.chain(removed) {
            if !known.contains(&id) {
                faults.push(Error::new("dangling_reference", place, dangling(id, known.iter().copied())));
            }
        }
    }
}

/// Declares which lists of a sort of scheme may be amended, where in the scheme they are, and which of them guard the
/// public: a change that could loosen these is told in every answer. What is no list can only be replaced, and is told.
macro_rules! layered {
    ($(#[$doc:meta])* $changes:ident of $scheme:ident {
        $($key:literal $field:ident [$($place:ident).+] $part:ident $guards:literal;)*
        $(one $whole_key:literal $whole:ident $sort:ident;)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $changes {
            $(#[doc = concat!("The changes to `", $key, "`.")] pub $field: $crate::pack::layer::Changes<$part>,)*
            $(#[doc = concat!("What stands for `", $whole_key, "` instead.")] pub $whole: Option<$sort>,)*
        }

        impl $changes {
            /// Reads the changes of an amendment.
            pub(in crate::pack) fn read(
                source: &$crate::pack::layer::Source<'_>,
                context: &$crate::pack::Context<'_>,
            ) -> Self {
                source.check_removed(&[$($key),*]);
                Self {
                    $($field: source.changes($key, context),)*
                    $($whole: source.replaced($whole_key, |r| $sort::read(r, context)),)*
                }
            }

            /// Changes `scheme`.
            pub(in crate::pack) fn apply(&self, scheme: &mut $scheme) {
                $(self.$field.apply(&mut scheme.$($place).+);)*
                $(if let Some(whole) = &self.$whole {
                    scheme.$whole = whole.clone();
                })*
            }

            /// Reports changes that do not fit `scheme`; `others` are the other amendments of it.
            pub(in crate::pack) fn check(
                &self,
                scheme: &$scheme,
                others: &[&Self],
                path: &str,
                faults: &$crate::json::Faults,
            ) {
                use $crate::pack::layer::Part as _;
                $({
                    let added = others.iter().flat_map(|other| &other.$field.add).map(|part| part.id());
                    let added: Vec<&str> = added.collect();
                    self.$field.check($key, &scheme.$($place).+, &added, path, faults);
                })*
            }

            /// What is changed of the lists that guard the public, for example `bars/serious_list`.
            pub(in crate::pack) fn guarded(&self) -> Vec<String> {
                let mut list = Vec::new();
                $(if $guards {
                    list.extend(self.$field.touched().map(|id| format!("{}/{id}", $key)));
                })*
                $(list.extend(self.$whole.as_ref().map(|_| $whole_key.to_owned()));)*
                list
            }
        }
    };
}
pub(super) use layered;
