//! By when missing material has to follow.

use super::answer::{Cap, DeadlineAnswer};
use super::route::Route;
use crate::date::{Date, Period, Reckoned, Roll, add};
use crate::grounds::Writer;
use crate::subject::{Matter, SupplementStart};

/// A deadline before it is put into words: what it is made of, or what is missing for it.
#[derive(Clone, Debug, Default)]
struct Reckoning {
    end: Option<Reckoned>,
    /// The first parameter that nobody stated: its place in the input.
    parameter: Option<&'static str>,
}

/// The deadline of `route`; `None` where nothing may follow and no limit was set.
pub(super) fn deadline(route: &Route<'_>, writer: &Writer<'_>) -> Option<DeadlineAnswer> {
    let matter = &writer.input().matter;
    let rule = route.deadline();
    if rule.is_none() && route.deferral().is_none() && matter.supplement.is_none() {
        return None;
    }
    let set = matter.supplement;
    // What the text states comes first; what it leaves open is for the authority to set.
    let of_rule = rule.and_then(|(_, rule)| rule.period);
    let period = of_rule.or(set.map(|set| set.period));
    let from = rule.and_then(|(_, rule)| rule.from).or(set.map(|set| set.from));
    let roll = rule.map_or(Roll::None, |(_, rule)| rule.roll);
    let mut reckoning = reckon(period, from, roll, matter, writer);
    // A shorter limit that the authority has set counts.
    if let (Some(set), Some(_)) = (set, of_rule) {
        reckoning = reckoning.earlier(reckon(Some(set.period), Some(set.from), roll, matter, writer));
    }
    let capped = rule.is_some_and(|(_, rule)| rule.capped);
    let cap = matter.processing_limit.filter(|_| capped);
    if capped {
        reckoning = reckoning.earlier(capping(cap, matter, writer));
    }
    Some(DeadlineAnswer {
        date: reckoning.end.map(|end| end.date),
        provisional: reckoning.end.is_some_and(|end| end.provisional),
        n: period.map(|period| period.n),
        unit: period.map(|period| period.unit),
        from: from.map(SupplementStart::id),
        start: from.and_then(|from| start(from, matter)),
        cap: cap.map(|limit| Cap { n: limit.n, unit: limit.unit }),
        counts_by: rule.and_then(|(_, rule)| rule.counts_by).map(|by| by.id()),
        set_by_authority: of_rule.is_none() && set.is_some(),
        parameter: reckoning.parameter.map(str::to_owned),
        basis: rule.map(|(_, rule)| writer.cite(&rule.basis)).unwrap_or_default(),
    })
}

fn start(from: SupplementStart, matter: &Matter) -> Option<Date> {
    match from {
        SupplementStart::Acceptance => matter.accepted_on,
        SupplementStart::Commitment => matter.committed_on,
    }
}

fn reckon(
    period: Option<Period>,
    from: Option<SupplementStart>,
    roll: Roll,
    matter: &Matter,
    writer: &Writer<'_>,
) -> Reckoning {
    let (Some(period), Some(from)) = (period, from) else { return Reckoning::without("/matter/supplement") };
    let day = match from {
        SupplementStart::Acceptance => "/matter/acceptedOn",
        SupplementStart::Commitment => "/matter/committedOn",
    };
    match start(from, matter) {
        Some(start) => Reckoning::of(start, period, roll, writer),
        None => Reckoning::without(day),
    }
}

/// The end of the processing limit, which no deadline passes.
fn capping(limit: Option<Period>, matter: &Matter, writer: &Writer<'_>) -> Reckoning {
    match (limit, matter.accepted_on) {
        (None, _) => Reckoning::without("/matter/processingLimit"),
        (_, None) => Reckoning::without("/matter/acceptedOn"),
        (Some(limit), Some(start)) => Reckoning::of(start, limit, Roll::None, writer),
    }
}

impl Reckoning {
    fn without(parameter: &'static str) -> Self {
        Self { end: None, parameter: Some(parameter) }
    }

    fn of(start: Date, period: Period, roll: Roll, writer: &Writer<'_>) -> Self {
        let end = add(start, period, roll, writer.scene.calendar);
        Self { end: Some(end.unwrap_or(Reckoned { date: Date::MAX, provisional: true })), parameter: None }
    }

    /// The earlier of two ends; not known where one of them is not.
    fn earlier(self, other: Self) -> Self {
        let end = self
            .end
            .zip(other.end)
            .map(|(a, b)| Reckoned { date: a.date.min(b.date), provisional: a.provisional || b.provisional });
        Self { end, parameter: self.parameter.or(other.parameter) }
    }
}
