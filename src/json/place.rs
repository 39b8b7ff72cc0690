//! Places in a JSON tree, written out only when something is said about them.

use std::rc::Rc;

/// A place: cheap to go down from, because a pointer is only written for a fault.
#[derive(Clone, Debug)]
pub(super) struct Place<'a>(Rc<Step<'a>>);

#[derive(Debug)]
enum Step<'a> {
    Root(String),
    Key(Place<'a>, &'a str),
    Element(Place<'a>, usize),
}

impl<'a> Place<'a> {
    /// The place whose JSON Pointer is `pointer`.
    pub(super) fn root(pointer: String) -> Self {
        Self(Rc::new(Step::Root(pointer)))
    }

    /// The value of `key` in the object here.
    pub(super) fn key(&self, key: &'a str) -> Self {
        Self(Rc::new(Step::Key(self.clone(), key)))
    }

    /// The element at `index` of the list here.
    pub(super) fn element(&self, index: usize) -> Self {
        Self(Rc::new(Step::Element(self.clone(), index)))
    }

    /// The JSON Pointer (RFC 6901).
    pub(super) fn pointer(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, text: &mut String) {
        match self.0.as_ref() {
            Step::Root(pointer) => text.push_str(pointer),
            Step::Key(parent, key) => {
                parent.write(text);
                text.push('/');
                text.push_str(&escape(key));
            }
            Step::Element(parent, index) => {
                parent.write(text);
                text.push('/');
                text.push_str(&index.to_string());
            }
        }
    }
}

/// A key as a part of a JSON Pointer.
pub(super) fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
