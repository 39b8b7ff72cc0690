//! What is to be shown, as plain data: a small virtual document tree.
//!
//! Nothing here knows a browser. `face::dom` makes a real tree equal to a [`Node`];
//! [`Node::to_html`] writes it out for tests, for print and for servers.
//! Text is always text: there is no way to put markup in as a string.

mod html;

/// An element or a piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element with its attributes and children.
    Element(Element),
    /// A piece of text.
    Text(String),
}

/// An element. Made by [`el`] and completed by its builder methods.
///
/// It is one pointer, and what the methods are given is copied out of line: the form calls them hundreds of times,
/// and what each call does on the spot would be sent with every page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element(Box<Parts>);

/// What an element consists of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The tag, in lower case; SVG elements stand inside an `svg`.
    pub tag: &'static str,
    /// What tells this child from its sibling when the list changes.
    pub key: Option<String>,
    /// Attributes, in the order in which they were set; the names are unique.
    pub attributes: Vec<(&'static str, String)>,
    /// What happens on input, change, click: the word that the form understands.
    pub action: Option<String>,
    /// The value of an input, a text area or a select: a property, not an attribute.
    pub value: Option<String>,
    /// Whether a check box or a radio button is set: a property, not an attribute.
    pub checked: Option<bool>,
    /// What is inside.
    pub children: Vec<Node>,
}

/// Starts an element.
#[inline(never)]
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts { tag, ..Parts::default() }))
}

impl core::ops::Deref for Element {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// A piece of text.
pub fn text(text: impl AsRef<str>) -> Node {
    words(text.as_ref())
}

#[inline(never)]
fn words(text: &str) -> Node {
    Node::Text(text.to_owned())
}

impl Element {
    /// Sets an attribute; a second setting of the same name replaces the first.
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl AsRef<str>) -> Self {
        self.set(name, value.as_ref())
    }

    #[inline(never)]
    fn set(mut self, name: &'static str, value: &str) -> Self {
        let value = value.to_owned();
        match self.0.attributes.iter_mut().find(|(known, _)| *known == name) {
            Some(slot) => slot.1 = value,
            None => self.0.attributes.push((name, value)),
        }
        self
    }

    #[inline(never)]
    fn push(mut self, child: Node) -> Self {
        self.0.children.push(child);
        self
    }

    /// Sets an attribute when there is a value.
    #[must_use]
    pub fn attr_if(self, name: &'static str, value: Option<impl AsRef<str>>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Sets or leaves out an attribute whose presence is its meaning, such as `open`.
    #[must_use]
    pub fn flag(self, name: &'static str, on: bool) -> Self {
        if on { self.attr(name, "") } else { self }
    }

    /// Sets the class.
    #[must_use]
    pub fn class(self, class: impl AsRef<str>) -> Self {
        self.attr("class", class)
    }

    /// Sets the identifier.
    #[must_use]
    pub fn id(self, id: impl AsRef<str>) -> Self {
        self.attr("id", id)
    }

    /// Names the element for `::part()`.
    #[must_use]
    pub fn part(self, part: &'static str) -> Self {
        self.attr("part", part)
    }

    /// Sets the key among the siblings.
    #[must_use]
    pub fn key(self, key: impl AsRef<str>) -> Self {
        self.with(|parts| &mut parts.key, key.as_ref())
    }

    /// Sets the action that an event on this element means.
    #[must_use]
    pub fn on(self, action: impl AsRef<str>) -> Self {
        self.with(|parts| &mut parts.action, action.as_ref())
    }

    /// Sets the value of a control.
    #[must_use]
    pub fn value(self, value: impl AsRef<str>) -> Self {
        self.with(|parts| &mut parts.value, value.as_ref())
    }

    #[inline(never)]
    fn with(mut self, slot: fn(&mut Parts) -> &mut Option<String>, value: &str) -> Self {
        *slot(&mut self.0) = Some(value.to_owned());
        self
    }

    /// Sets whether a check box or a radio button is set.
    #[must_use]
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.checked = Some(checked);
        self
    }

    /// Adds a child.
    #[must_use]
    pub fn child(self, child: impl Into<Node>) -> Self {
        self.push(child.into())
    }

    /// Adds a child when there is one.
    #[must_use]
    pub fn maybe(self, child: Option<impl Into<Node>>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Adds several children.
    #[must_use]
    pub fn children<N: Into<Node>>(mut self, children: impl IntoIterator<Item = N>) -> Self {
        for child in children {
            self = self.push(child.into());
        }
        self
    }

    /// Adds a piece of text.
    #[must_use]
    pub fn text(self, words: impl AsRef<str>) -> Self {
        self.say(words.as_ref())
    }

    #[inline(never)]
    fn say(self, text: &str) -> Self {
        self.push(words(text))
    }

    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl Node {
    /// The key among the siblings, if the element has one.
    pub fn key(&self) -> Option<&str> {
        match self {
            Self::Element(element) => element.key.as_deref(),
            Self::Text(_) => None,
        }
    }

    /// Calls `visit` for this element and every element inside, outermost first.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Element)) {
        if let Self::Element(element) = self {
            visit(element);
            for child in &element.children {
                child.walk(visit);
            }
        }
    }

    /// All the text inside, in order.
    pub fn text_content(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Element(element) => element.children.iter().map(Self::text_content).collect(),
        }
    }
}
