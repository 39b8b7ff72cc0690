//! Which worked cases touch a rule, found by judging the rule on their inputs.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value as Json;

use super::view::{Cases, Part, Scheme};
use crate::api::{Engine, run_cases};
use crate::cover::{Case, touched};
use crate::date::Date;
use crate::pack::{Pack, parts};
use crate::text::Text;

/// A worked case of a loaded pack, and whether it comes out as it says.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CaseView {
    id: String,
    pack: String,
    task: String,
    title: Option<Text>,
    as_of: Option<Date>,
    ok: bool,
}

/// The scheme, the list, the class and the name of a part.
type Key<'a> = (&'a str, &'a str, &'a str, &'a str);

/// What the cases of the packs touch.
#[derive(Debug, Default)]
pub(super) struct Coverage<'a>(BTreeMap<Key<'a>, Cases>);

impl<'a> Coverage<'a> {
    /// Judges all parts of `packs` on the inputs of their cases.
    pub(super) fn of(engine: &'a Engine, packs: &[&'a Pack]) -> Self {
        let world = engine.world();
        let mut found: BTreeMap<Key<'a>, Cases> = BTreeMap::new();
        for pack in packs.iter().filter(|pack| !pack.cases.is_empty()) {
            let cases = Case::all(world, pack);
            for part in parts(world, pack) {
                let touched = touched(world, pack, &part, &cases);
                let names = |list: &[usize]| {
                    list.iter().filter_map(|at| cases.get(*at)).map(|case| case.id.clone()).collect::<Vec<_>>()
                };
                let place = found.entry((part.scheme, part.list, part.class.unwrap_or_default(), part.id)).or_default();
                place.yes.extend(names(&touched.yes));
                place.no.extend(names(&touched.no));
                place.unknown.extend(names(&touched.unknown));
            }
        }
        Self(found)
    }

    /// Adds to `scheme` and its parts which cases touch them.
    pub(super) fn add_to(&self, scheme: &mut Scheme) {
        let id = scheme.id.clone();
        let whole = match scheme.task {
            "tier" => "tiers",
            "office" => "checks",
            task => task,
        };
        // A rule about benefits is its own only ground.
        let name = if scheme.task == "benefits" { id.as_str() } else { "" };
        scheme.cases = self.0.get(&(id.as_str(), whole, "", name)).cloned();
        for group in &mut scheme.groups {
            for part in &mut group.parts {
                self.add_to_part(&id, group.key, "", part);
            }
        }
    }

    fn add_to_part(&self, scheme: &str, list: &str, class: &str, part: &mut Part) {
        // An item that counts records holds where a record counts.
        let of_records =
            self.0.get(&(scheme, "records", part.id.as_str(), part.id.as_str())).filter(|_| list == "items");
        part.cases = of_records.or_else(|| self.0.get(&(scheme, list, class, part.id.as_str()))).cloned();
        let name = part.id.clone();
        for group in &mut part.groups {
            for inner in &mut group.parts {
                self.add_to_part(scheme, group.key, &name, inner);
            }
        }
    }
}

/// The cases of `packs` about `task`, run.
pub(super) fn list(engine: &Engine, packs: &[&Pack], task: Option<&str>) -> Vec<CaseView> {
    let mut list = Vec::new();
    for pack in packs {
        let wanted = |case: &&Json| task.is_none_or(|task| case.get("task").and_then(Json::as_str) == Some(task));
        let cases: Vec<Json> = pack.cases.iter().filter(wanted).cloned().collect();
        for (case, report) in cases.iter().zip(run_cases(engine, &cases)) {
            let string = |pointer: &str| case.pointer(pointer).and_then(Json::as_str);
            let title = string("/title/zh").zip(string("/title/en")).map(|(zh, en)| Text::new(zh, en));
            list.push(CaseView {
                id: report.id,
                pack: pack.id.clone(),
                task: string("/task").unwrap_or_default().to_owned(),
                title,
                as_of: string("/options/asOf").and_then(|day| crate::date::parse(day).ok()),
                ok: report.ok,
            });
        }
    }
    list
}
