//! Makes a real tree equal to a virtual one, and tells what happens in it.
//!
//! Elements are kept and changed in place, so focus, caret and what was typed survive.
//! Only nodes, attributes, text and properties are written: no markup is ever parsed,
//! which is what Trusted Types and a strict content security policy ask for.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element as Real, Event, Node as RealNode};

use crate::view::{Element, Node, el};

const SVG: &str = "http://www.w3.org/2000/svg";
const EVENTS: [&str; 4] = ["input", "change", "click", "keydown"];

/// What happened at an element that has an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Happened {
    /// A text was changed and is still being typed.
    Typed,
    /// A choice was made, or a text was typed and left.
    Chosen,
    /// A button was pressed.
    Pressed,
    /// The return key was pressed in a field of one line.
    Returned,
}

/// Shared, because moving the focus makes the browser report a change while an earlier event is still at work.
type Listener = Closure<dyn Fn(Event)>;

/// A place in the page whose content is a virtual tree.
pub(super) struct Surface {
    document: Document,
    host: Real,
    shown: Vec<Node>,
    listener: Listener,
}

impl Surface {
    /// Makes a surface inside `root` (a shadow root or an element); `tell` gets what happened, the action and the value.
    ///
    /// The value of a check box is `true` or `false`.
    pub(super) fn new(root: &RealNode, tell: impl Fn(Happened, &str, &str) + 'static) -> Result<Self, JsValue> {
        let document = root.owner_document().ok_or_else(|| JsValue::from_str("the root has no document"))?;
        let host = document.create_element("div")?;
        root.append_child(&host)?;
        let listener: Listener = Closure::new(move |event: Event| {
            if let Some((what, action, value)) = read(&event) {
                if matches!(what, Happened::Pressed | Happened::Returned) {
                    event.prevent_default();
                }
                tell(what, &action, &value);
            }
        });
        for name in EVENTS {
            host.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref())?;
        }
        Ok(Self { document, host, shown: Vec::new(), listener })
    }

    /// Shows a tree.
    pub(super) fn show(&mut self, node: Node) -> Result<(), JsValue> {
        let new = vec![node];
        patch_children(&self.document, &self.host, &self.shown, &new, false)?;
        self.shown = new;
        Ok(())
    }

    /// Moves the focus to the element with this identifier, opening what encloses it.
    pub(super) fn focus(&self, id: &str) -> Result<bool, JsValue> {
        let Some(found) = self.host.query_selector(&format!("[id=\"{}\"]", id.replace(['"', '\\'], "")))? else {
            return Ok(false);
        };
        let mut up = found.parent_element();
        while let Some(element) = up {
            if element.tag_name().eq_ignore_ascii_case("details") {
                element.set_attribute("open", "")?;
            }
            up = element.parent_element();
        }
        let focus = js_sys::Reflect::get(&found, &"focus".into())?;
        focus.dyn_into::<js_sys::Function>()?.call0(&found)?;
        Ok(true)
    }
}

impl Drop for Surface {
    fn drop(&mut self) {
        for name in EVENTS {
            // A failure leaves a listener on an element that is going away: nothing to do about it.
            let _ = self.host.remove_event_listener_with_callback(name, self.listener.as_ref().unchecked_ref());
        }
        // `remove` is not in Internet Explorer.
        if let Some(parent) = self.host.parent_node() {
            let _ = parent.remove_child(&self.host);
        }
    }
}

/// What an event means, if it is at an element with an action.
fn read(event: &Event) -> Option<(Happened, String, String)> {
    let mut at = event.target()?.dyn_into::<RealNode>().ok();
    let element = loop {
        let node = at?;
        match node.dyn_ref::<Real>() {
            Some(element) if element.has_attribute("data-on") => break element.clone(),
            _ => at = node.parent_node(),
        }
    };
    let action = element.get_attribute("data-on")?;
    let tag = element.tag_name().to_ascii_lowercase();
    let kind = element.get_attribute("type").unwrap_or_default();
    let typed = tag == "textarea" || (tag == "input" && !matches!(kind.as_str(), "checkbox" | "radio"));
    let what = match (event.type_().as_str(), tag.as_str()) {
        ("click", "button" | "a") => Happened::Pressed,
        ("input", _) if typed => Happened::Typed,
        ("change", "input" | "select" | "textarea") => Happened::Chosen,
        ("keydown", "input") if typed => {
            // Engines of ES5 give an event without `key`: there the button has to be pressed.
            let key = property(event, "key").as_string()?;
            (key == "Enter" && !property(event, "isComposing").is_truthy()).then_some(Happened::Returned)?
        }
        _ => return None,
    };
    let value = if kind == "checkbox" {
        property(&element, "checked").is_truthy().to_string()
    } else {
        property(&element, "value").as_string().unwrap_or_default()
    };
    Some((what, action, value))
}

fn property(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn create(document: &Document, node: &Node, svg: bool) -> Result<RealNode, JsValue> {
    match node {
        Node::Text(text) => Ok(document.create_text_node(text).into()),
        Node::Element(element) => {
            let svg = svg || element.tag == "svg";
            let real = if svg {
                document.create_element_ns(Some(SVG), element.tag)?
            } else {
                document.create_element(element.tag)?
            };
            patch_element(document, &real, &el(element.tag), element, svg)?;
            Ok(real.into())
        }
    }
}

fn patch_element(document: &Document, real: &Real, old: &Element, new: &Element, svg: bool) -> Result<(), JsValue> {
    for (name, _) in &old.attributes {
        if new.get(name).is_none() {
            real.remove_attribute(name)?;
        }
    }
    // Compared with what was shown, not with the page: a `details` that the visitor opened stays open.
    for (name, value) in &new.attributes {
        if old.get(name) != Some(value) {
            real.set_attribute(name, value)?;
        }
    }
    if old.action != new.action {
        match &new.action {
            Some(action) => real.set_attribute("data-on", action)?,
            None => real.remove_attribute("data-on")?,
        }
    }
    patch_children(document, real, &old.children, &new.children, svg)?;
    // Properties are compared with the page, and come after the children: a select needs its options first.
    if let (Some(value), true) = (&new.value, new.tag != "option")
        && property(real, "value").as_string().as_ref() != Some(value)
    {
        js_sys::Reflect::set(real, &"value".into(), &value.into())?;
    }
    if let Some(checked) = new.checked
        && property(real, "checked").is_truthy() != checked
    {
        js_sys::Reflect::set(real, &"checked".into(), &checked.into())?;
    }
    Ok(())
}

/// Whether an old node can become a new one.
fn same(old: &Node, new: &Node) -> bool {
    match (old, new) {
        (Node::Text(_), Node::Text(_)) => true,
        (Node::Element(old), Node::Element(new)) => old.tag == new.tag && old.key == new.key,
        _ => false,
    }
}

fn patch_children(document: &Document, parent: &Real, old: &[Node], new: &[Node], svg: bool) -> Result<(), JsValue> {
    // The real children, beside the virtual ones that they show.
    let mut kept: Vec<Option<(&Node, RealNode)>> = Vec::with_capacity(old.len());
    let mut next = parent.first_child();
    for node in old {
        let Some(real) = next else { break };
        next = real.next_sibling();
        kept.push(Some((node, real)));
    }
    // First find what stays and take the rest away, so that nothing that stays has to be moved for it.
    let mut plan: Vec<Option<(&Node, RealNode)>> = Vec::with_capacity(new.len());
    let mut search = 0;
    for node in new {
        // Without a key only the next free place counts, so that order is never changed for nothing.
        let found = kept
            .iter()
            .enumerate()
            .skip(if node.key().is_some() { 0 } else { search })
            .find_map(|(at, slot)| slot.as_ref().filter(|(old, _)| same(old, node)).map(|_| at));
        let taken = found.and_then(|at| {
            search = search.max(at + 1);
            kept.get_mut(at).and_then(Option::take)
        });
        plan.push(taken);
    }
    for (_, real) in kept.into_iter().flatten() {
        parent.remove_child(&real)?;
    }
    let mut cursor = parent.first_child();
    for (node, taken) in new.iter().zip(plan) {
        let real = match taken {
            Some((old, real)) => {
                let real = patch_node(document, old, node, real, svg)?;
                if cursor.as_ref().is_some_and(|at| at.is_same_node(Some(&real))) {
                    cursor = real.next_sibling();
                    continue;
                }
                real
            }
            None => create(document, node, svg)?,
        };
        parent.insert_before(&real, cursor.as_ref())?;
    }
    Ok(())
}

fn patch_node(document: &Document, old: &Node, new: &Node, real: RealNode, svg: bool) -> Result<RealNode, JsValue> {
    match (old, new) {
        (Node::Text(old), Node::Text(new)) if old == new => {}
        (Node::Text(_), Node::Text(new)) => real.set_text_content(Some(new)),
        (Node::Element(old), Node::Element(new)) => {
            if let Some(element) = real.dyn_ref::<Real>() {
                patch_element(document, element, old, new, svg || new.tag == "svg")?;
            }
        }
        _ => {}
    }
    Ok(real)
}
