//! The loaded rules as cited items in words, for readers: the rule browser, a review sheet.

use serde::Serialize;
use serde_json::Value;

use super::options::Options;
use crate::date::{Date, Period};
use crate::error::Error;
use crate::pack::words::{self, Words};
use crate::pack::{AtMax, Basis, Catalogue, Class, Count, Flag, Item, Law, Notice, Pack, Rule, Scheme, World};
use crate::subject::FactSpec;
use crate::text::Text;

/// The rules of one place, on one day.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RuleBook<'a> {
    task: &'static str,
    jurisdiction: &'a str,
    as_of: Date,
    /// The packs of the place, wider places first.
    packs: Vec<&'a str>,
    schemes: Vec<SchemeView>,
    catalogues: Vec<CatalogueView<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SchemeView {
    id: String,
    task: &'static str,
    title: Text,
    pack: String,
    jurisdiction: String,
    from: Option<Date>,
    to: Option<Date>,
    /// The packs of narrower places that amend it here.
    amended_by: Vec<String>,
    applies: Words,
    basis: Vec<Cite>,
    count: CountView,
    convention: FlagView,
    classes: Vec<ClassView>,
    at_max: Option<AtMaxView>,
    not_needed: Vec<RuleView>,
    bars: Vec<RuleView>,
    conditions: Vec<RuleView>,
    discretion: Option<FlagView>,
    channel: Vec<ItemView>,
    materials: Vec<ItemView>,
    clocks: Vec<ItemView>,
    effects: Vec<ItemView>,
    sync: Vec<ItemView>,
    notices: Vec<NoticeView>,
    superseded: Option<SupersededView>,
}

/// A citation with its document, in both languages.
#[derive(Debug, Serialize)]
struct Cite {
    /// The pack that cites.
    pack: String,
    source: String,
    document: Text,
    number: Option<String>,
    article: Option<String>,
    standing: &'static str,
    from: Option<Date>,
    to: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Debug, Serialize)]
struct FlagView {
    message: Text,
    basis: Vec<Cite>,
}

#[derive(Debug, Serialize)]
struct CountView {
    from: &'static str,
    words: Text,
    basis: Vec<Cite>,
    open: Option<OpenView>,
}

#[derive(Debug, Serialize)]
struct OpenView {
    from: &'static str,
    words: Text,
    #[serde(flatten)]
    flag: FlagView,
}

#[derive(Debug, Serialize)]
struct PeriodView {
    n: u32,
    unit: &'static str,
    words: Text,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ClassView {
    id: String,
    label: Text,
    when: Words,
    min: Option<PeriodView>,
    max: Option<PeriodView>,
    /// A day before which the maximum does not end.
    max_not_before: Option<Text>,
    not_needed: Vec<RuleView>,
    conditions: Vec<RuleView>,
    notices: Vec<NoticeView>,
    basis: Vec<Cite>,
}

#[derive(Debug, Serialize)]
struct AtMaxView {
    requires: Words,
    #[serde(flatten)]
    flag: FlagView,
}

#[derive(Debug, Serialize)]
struct RuleView {
    id: String,
    label: Text,
    when: Words,
    #[serde(skip_serializing_if = "Option::is_none")]
    cure: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Text>,
    basis: Vec<Cite>,
}

/// A channel, a material, a clock, an effect or a platform.
#[derive(Debug, Default, Serialize)]
struct ItemView {
    id: String,
    label: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<PeriodView>,
    /// The event from which a clock runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    basis: Vec<Cite>,
}

#[derive(Debug, Serialize)]
struct NoticeView {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<Words>,
    message: Text,
    basis: Vec<Cite>,
}

#[derive(Debug, Serialize)]
struct SupersededView {
    on: Date,
    by: String,
    #[serde(flatten)]
    flag: FlagView,
}

#[derive(Debug, Serialize)]
struct CatalogueView<'a> {
    id: &'a str,
    pack: &'a str,
    title: &'a Text,
    version: Option<&'a str>,
    /// How many entries there are; `null` where the list was not read.
    entries: Option<usize>,
    outside: Option<OutsideView>,
    basis: Vec<Cite>,
}

#[derive(Debug, Serialize)]
struct OutsideView {
    when: Words,
    outcome: &'static str,
    #[serde(flatten)]
    flag: FlagView,
}

/// The rules for a place; with `asOf` only the schemes that cover determinations of that day, as amended on it.
pub(super) fn rules(world: &World, query: &Value, today: Option<Date>) -> Result<Value, Vec<Error>> {
    let dated = query.get("asOf").is_some_and(|day| !day.is_null());
    let options = Options::read(query, world, today.or(Some(Date::MAX)))?;
    let law = world.law(&options.jurisdiction, options.as_of);
    let book = Book { facts: &world.facts, law: &law };
    let here = |pack: &&Pack| pack.covers(&options.jurisdiction);
    let wanted = |(pack, scheme): &(&Pack, &Scheme)| {
        here(pack)
            && (!dated || scheme.covers(options.as_of))
            && options.scheme.as_ref().is_none_or(|id| *id == scheme.id)
    };
    let packs = || world.packs.iter().filter(here);
    let catalogues = packs().flat_map(|pack| pack.catalogues.iter().map(move |catalogue| (pack, catalogue)));
    let rules = RuleBook {
        task: "repair",
        jurisdiction: &options.jurisdiction,
        as_of: options.as_of,
        packs: packs().map(|pack| pack.id.as_str()).collect(),
        schemes: law.repair().filter(wanted).map(|(pack, scheme)| book.scheme(pack, scheme)).collect(),
        catalogues: catalogues.map(|(pack, catalogue)| book.catalogue(pack, catalogue)).collect(),
    };
    // There is one task so far, so a task that was asked for is this one.
    let _ = options.task;
    serde_json::to_value(rules)
        .map_err(|fault| vec![Error::new("internal", "", Text::new(fault.to_string(), fault.to_string()))])
}

struct Book<'a> {
    facts: &'a [FactSpec],
    law: &'a Law<'a>,
}

impl Book<'_> {
    fn scheme(&self, pack: &Pack, scheme: &Scheme) -> SchemeView {
        let rules = |list: &[Rule]| list.iter().map(|rule| self.rule(rule)).collect();
        let items = |list: &[Item]| list.iter().map(|item| self.item(item)).collect();
        let channel = scheme.channel.iter().map(|it| ItemView { url: it.url.clone(), ..self.item(&it.item) });
        let clocks = scheme.clocks.iter().map(|it| ItemView {
            period: Some(period(it.period)),
            from: Some(words::start(it.from)),
            ..self.item(&it.item)
        });
        let sync = scheme.after.sync.iter();
        let sync = sync.map(|it| ItemView { period: it.period.map(period), ..self.item(&it.item) });
        SchemeView {
            id: scheme.id.clone(),
            task: "repair",
            title: scheme.title.clone(),
            pack: pack.id.clone(),
            jurisdiction: pack.jurisdiction.clone(),
            from: scheme.from,
            to: scheme.to,
            amended_by: self.law.amending(&scheme.id).iter().map(|pack| pack.id.clone()).collect(),
            applies: words::condition(&scheme.applies, self.facts),
            basis: cites(&scheme.basis),
            count: self.count(&scheme.count),
            convention: flag(&scheme.convention),
            classes: scheme.classes.iter().map(|class| self.class(class)).collect(),
            at_max: scheme.at_max.as_ref().map(|at_max| self.at_max(at_max)),
            not_needed: rules(&scheme.not_needed),
            bars: rules(&scheme.bars),
            conditions: rules(&scheme.conditions),
            discretion: scheme.discretion.as_ref().map(flag),
            channel: channel.collect(),
            materials: items(&scheme.materials),
            clocks: clocks.collect(),
            effects: items(&scheme.after.effects),
            sync: sync.collect(),
            notices: scheme.notices.iter().map(|notice| self.notice(notice)).collect(),
            superseded: scheme.superseded.as_ref().map(|it| SupersededView {
                on: it.on,
                by: it.by.clone(),
                flag: flag(&it.flag),
            }),
        }
    }

    fn count(&self, count: &Count) -> CountView {
        let words = |from: crate::pack::CountFrom| {
            let day = words::day(crate::pack::Value::Record(from.field()), self.facts);
            Text::new(format!("自{}起算", day.zh), format!("counted from the {}", day.en))
        };
        CountView {
            from: count.from.field().id(),
            words: words(count.from),
            basis: cites(&count.basis),
            open: count.open.as_ref().map(|open| OpenView {
                from: open.from.field().id(),
                words: words(open.from),
                flag: flag(&open.flag),
            }),
        }
    }

    fn class(&self, class: &Class) -> ClassView {
        ClassView {
            id: class.id.clone(),
            label: class.label.clone(),
            when: words::condition(&class.when, self.facts),
            min: class.min.map(period),
            max: class.max.map(period),
            max_not_before: class.max_not_before.map(|value| words::day(value, self.facts)),
            not_needed: class.not_needed.iter().map(|rule| self.rule(rule)).collect(),
            conditions: class.conditions.iter().map(|rule| self.rule(rule)).collect(),
            notices: class.notices.iter().map(|notice| self.notice(notice)).collect(),
            basis: cites(&class.basis),
        }
    }

    fn at_max(&self, at_max: &AtMax) -> AtMaxView {
        AtMaxView { requires: words::condition(&at_max.requires, self.facts), flag: flag(&at_max.flag) }
    }

    fn rule(&self, rule: &Rule) -> RuleView {
        RuleView {
            id: rule.id.clone(),
            label: rule.label.clone(),
            when: words::condition(&rule.when, self.facts),
            cure: rule.cure.clone(),
            until: rule.until.as_ref().map(|until| words::until(until, self.facts)),
            basis: cites(&rule.basis),
        }
    }

    fn item(&self, item: &Item) -> ItemView {
        ItemView {
            id: item.id.clone(),
            label: item.label.clone(),
            when: item.when.as_ref().map(|when| words::condition(when, self.facts)),
            basis: cites(&item.basis),
            ..ItemView::default()
        }
    }

    fn notice(&self, notice: &Notice) -> NoticeView {
        NoticeView {
            id: notice.id.clone(),
            when: notice.when.as_ref().map(|when| words::condition(when, self.facts)),
            message: notice.message.clone(),
            basis: cites(&notice.basis),
        }
    }

    fn catalogue<'a>(&self, pack: &'a Pack, catalogue: &'a Catalogue) -> CatalogueView<'a> {
        CatalogueView {
            id: &catalogue.id,
            pack: &pack.id,
            title: &catalogue.title,
            version: catalogue.version.as_deref(),
            entries: catalogue.entries.as_ref().map(Vec::len),
            outside: catalogue.outside.as_ref().map(|outside| OutsideView {
                when: words::condition(&outside.when, self.facts),
                outcome: if outside.discretionary { "discretionary" } else { "not_applicable" },
                flag: flag(&outside.flag),
            }),
            basis: cites(&catalogue.basis),
        }
    }
}

fn period(period: Period) -> PeriodView {
    PeriodView { n: period.n, unit: period.unit.word(), words: words::period(period) }
}

fn flag(flag: &Flag) -> FlagView {
    FlagView { message: flag.message.clone(), basis: cites(&flag.basis) }
}

fn cites(list: &[Basis]) -> Vec<Cite> {
    let one = |basis: &Basis| Cite {
        pack: basis.pack.to_string(),
        source: basis.source.id.clone(),
        document: basis.source.title.clone(),
        number: basis.source.number.clone(),
        article: basis.article.clone(),
        standing: basis.standing.id(),
        from: basis.source.from,
        to: basis.source.to,
        note: basis.note.clone(),
        url: basis.source.url.clone(),
    };
    list.iter().map(one).collect()
}
