//! A tree as HTML text.

use super::{Element, Node};

/// Elements that have no end tag.
const VOID: [&str; 4] = ["input", "br", "hr", "img"];

impl Node {
    /// Writes the tree as HTML, everything escaped.
    ///
    /// ```
    /// use zhixin::view::{el, Node};
    ///
    /// let node = Node::from(el("p").class("a").text("1 < 2"));
    /// assert_eq!(node.to_html(), r#"<p class="a">1 &lt; 2</p>"#);
    /// ```
    pub fn to_html(&self) -> String {
        let mut out = String::new();
        write_node(self, None, &mut out);
        out
    }
}

fn write_node(node: &Node, chosen: Option<&str>, out: &mut String) {
    match node {
        Node::Text(text) => escape(text, out),
        Node::Element(element) => write_element(element, chosen, out),
    }
}

/// `chosen` is the value of the select around, which HTML says on the option.
fn write_element(element: &Element, chosen: Option<&str>, out: &mut String) {
    out.push('<');
    out.push_str(element.tag);
    for (name, value) in &element.attributes {
        write_attribute(name, value, out);
    }
    if let Some(action) = &element.action {
        write_attribute("data-on", action, out);
    }
    if element.checked == Some(true) {
        out.push_str(" checked");
    }
    match (element.tag, &element.value) {
        ("option", Some(value)) => {
            write_attribute("value", value, out);
            if chosen == Some(value) {
                out.push_str(" selected");
            }
        }
        ("input", Some(value)) => write_attribute("value", value, out),
        _ => {}
    }
    out.push('>');
    if VOID.contains(&element.tag) {
        return;
    }
    if element.tag == "textarea" {
        escape(element.value.as_deref().unwrap_or_default(), out);
    }
    let inner = if element.tag == "select" { element.value.as_deref() } else { chosen };
    for child in &element.children {
        write_node(child, inner, out);
    }
    out.push_str("</");
    out.push_str(element.tag);
    out.push('>');
}

fn write_attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    if !value.is_empty() {
        out.push_str("=\"");
        escape(value, out);
        out.push('"');
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
}
