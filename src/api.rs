//! Stand-in for the core's face until the core is there.

use serde_json::{Value, json};

use crate::date::Date;
use crate::error::Error;
use crate::text::Text;

/// The engine with its packs.
#[derive(Debug)]
pub struct Engine {
    packs: Vec<Value>,
}

impl Engine {
    /// Makes an engine; `packs` are extra packs as JSON text.
    pub fn new(packs: &[&str]) -> Result<Self, Error> {
        let mut loaded = vec![json!({ "id": "cn" })];
        for (at, pack) in packs.iter().enumerate() {
            let bad = |_| {
                let text = Text::new("规则包不是 JSON", "a pack must be JSON text");
                Error::new("not_json", format!("/packs/{at}"), text)
            };
            loaded.push(serde_json::from_str(pack).map_err(bad)?);
        }
        Ok(Self { packs: loaded })
    }

    /// Answers a method of the public face.
    pub fn call(&self, method: &str, args: &[Value], today: Option<Date>) -> Result<String, Error> {
        match method {
            "packs" => Ok(json!(self.packs).to_string()),
            "checkRepair" => Ok(json!({ "task": "repair", "asOf": today.map(|d| d.to_string()), "input": args.first() }).to_string()),
            _ => Err(Error::new("unknown_method", "", Text::new("没有这个方法", "there is no such method"))),
        }
    }
}
