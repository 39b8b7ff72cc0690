//! Civil dates, periods and the holiday calendar, against data files, jiff and naive counting.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should stop with the place"
)]

use proptest::prelude::*;
use serde_json::{Value, json};
use zhixin::date::{Calendar, Date, DateFault, Period, Reckoned, Roll, Unit, WorkingDays, add, parse};

fn data(text: &str) -> Value {
    serde_json::from_str(text).expect("a data file is JSON")
}

fn calendar() -> Calendar {
    Calendar::from_json(&data(include_str!("../rules/calendar.json"))).expect("the built-in calendar")
}

fn day(text: &str) -> Date {
    parse(text).expect(text)
}

fn every_day() -> impl Iterator<Item = Date> {
    std::iter::successors(Some(Date::MIN), |date| date.next())
}

fn to_jiff(date: Date) -> jiff::civil::Date {
    date.to_string().parse().expect("jiff reads it")
}

// Dates.

#[test]
fn every_day_agrees_with_jiff() {
    let mut theirs = jiff::civil::date(1900, 1, 1);
    let mut previous: Option<Date> = None;
    for (count, ours) in (Date::MIN.epoch_day()..).zip(every_day()) {
        assert_eq!(ours.to_string(), theirs.to_string());
        assert_eq!(ours.year(), i32::from(theirs.year()));
        assert_eq!(ours.month(), u32::try_from(theirs.month()).unwrap());
        assert_eq!(ours.day(), u32::try_from(theirs.day()).unwrap());
        assert_eq!(i32::from(ours.weekday()), i32::from(theirs.weekday().to_monday_one_offset()));
        assert_eq!(Date::days_in_month(ours.year(), ours.month()), u32::try_from(theirs.days_in_month()).unwrap());
        assert_eq!(parse(&ours.to_string()), Ok(ours));
        assert_eq!(Date::new(ours.year(), ours.month(), ours.day()), Some(ours));
        assert_eq!(Date::from_epoch_day(ours.epoch_day()), Some(ours));
        assert_eq!(ours.prev(), previous);
        assert_eq!(ours.epoch_day(), count, "days are numbered without gaps");
        previous = Some(ours);
        theirs = theirs.tomorrow().unwrap();
    }
    assert_eq!(previous, Some(Date::MAX));
    assert_eq!(day("1970-01-01").epoch_day(), 0);
}

#[test]
fn texts_that_are_not_dates() {
    for (text, fault) in [
        ("", DateFault::NotADate),
        ("2026-2-3", DateFault::NotADate),
        ("２０２６-01-01", DateFault::NotADate),
        ("2026/01/01", DateFault::NotADate),
        ("20260101", DateFault::NotADate),
        (" 2026-01-01", DateFault::NotADate),
        ("2026-01-01\n", DateFault::NotADate),
        ("2026-01-01T00:00", DateFault::NotADate),
        ("+026-01-01", DateFault::NotADate),
        ("-026-01-01", DateFault::NotADate),
        ("2026-+1-01", DateFault::NotADate),
        ("2026年1月1", DateFault::NotADate),
        ("😀😀-1", DateFault::NotADate),
        ("😀-01-01", DateFault::NotADate),
        ("2026-02-30", DateFault::NoSuchDay),
        ("2026-02-29", DateFault::NoSuchDay),
        ("1900-02-29", DateFault::NoSuchDay),
        ("2100-02-29", DateFault::NoSuchDay),
        ("2026-00-01", DateFault::NoSuchDay),
        ("2026-13-01", DateFault::NoSuchDay),
        ("2026-01-00", DateFault::NoSuchDay),
        ("2026-04-31", DateFault::NoSuchDay),
        ("2026-99-99", DateFault::NoSuchDay),
        ("1899-12-31", DateFault::OutOfRange),
        ("2201-01-01", DateFault::OutOfRange),
        ("0000-01-01", DateFault::OutOfRange),
        ("9999-12-31", DateFault::OutOfRange),
    ] {
        assert_eq!(parse(text), Err(fault), "{text:?}");
    }
    assert_eq!(parse(&"2026-01-01".repeat(100_000)), Err(DateFault::NotADate));
    assert_eq!(parse("2000-02-29"), Ok(Date::new(2000, 2, 29).unwrap()));
}

#[test]
fn faults_speak_both_languages() {
    for (fault, code) in [
        (DateFault::NotADate, "not_a_date"),
        (DateFault::NoSuchDay, "impossible_date"),
        (DateFault::OutOfRange, "date_out_of_range"),
    ] {
        let error = fault.at("/records/0/determinedOn");
        assert_eq!(error.code, code);
        assert_eq!(error.path, "/records/0/determinedOn");
        assert!(!error.messages.zh.is_empty() && !error.messages.en.is_empty());
        assert!(!error.messages.en.ends_with('.'));
    }
}

#[test]
fn the_edges_of_the_range() {
    assert_eq!(Date::MAX.next(), None);
    assert_eq!(Date::MIN.prev(), None);
    for days in [i64::MAX, i64::MIN, 109_938, -1] {
        assert_eq!(Date::MIN.add_days(days), None, "{days}");
    }
    assert_eq!(Date::MIN.add_days(109_937), Some(Date::MAX));
    for months in [i64::MAX, i64::MIN, 3612, -1] {
        assert_eq!(Date::MIN.add_months(months), None, "{months}");
    }
    assert_eq!(Date::from_epoch_day(i32::MAX), None);
    assert_eq!(Date::from_epoch_day(i32::MIN), None);
    assert_eq!(Date::new(i32::MAX, 1, 1), None);
    assert_eq!(Date::new(2026, u32::MAX, 1), None);
    assert_eq!(Date::new(2026, 1, u32::MAX), None);
    assert_eq!(Date::days_in_month(2024, 2), 29);
    assert_eq!(Date::days_in_month(2026, 13), 0);
    assert_eq!(Date::days_in_month(i32::MIN, 1), 0);
}

// Periods.

#[test]
fn worked_periods() {
    let calendar = calendar();
    let file = data(include_str!("data/periods.json"));
    for case in file["cases"].as_array().unwrap() {
        let start = day(case["start"].as_str().unwrap());
        let period: Period = serde_json::from_value(json!({ "n": case["n"], "unit": case["unit"] })).unwrap();
        let roll: Roll = serde_json::from_value(case["roll"].clone()).unwrap();
        let end = add(start, period, roll, &calendar);
        let expected = case["date"]
            .as_str()
            .map(|date| Reckoned { date: day(date), provisional: case["provisional"].as_bool().unwrap() });
        assert_eq!(end, expected, "{case}");
        if let Some(after) = case["dayAfter"].as_str() {
            assert_eq!(end.unwrap().date.next(), Some(day(after)), "{case}");
        }
    }
}

#[test]
fn periods_are_read_and_written() {
    for (unit, word, zh, en) in [
        (Unit::Day, "day", "7日", "7 days"),
        (Unit::WorkingDay, "working_day", "7个工作日", "7 working days"),
        (Unit::Month, "month", "7个月", "7 months"),
        (Unit::Year, "year", "7年", "7 years"),
    ] {
        let period = Period::new(7, unit);
        assert_eq!(Unit::from_word(word), Some(unit));
        assert_eq!(unit.word(), word);
        assert_eq!(period.to_string(), format!("7 {word}"));
        assert_eq!(serde_json::to_value(period).unwrap(), json!({ "n": 7, "unit": word }));
        assert_eq!(period.in_words().zh, zh);
        assert_eq!(period.in_words().en, en);
    }
    assert_eq!(Period::new(1, Unit::Year).in_words().en, "1 year");
    assert_eq!(Unit::from_word("week"), None);
    assert_eq!(
        serde_json::to_value(Reckoned { date: day("2026-11-22"), provisional: true }).unwrap(),
        json!({ "date": "2026-11-22", "provisional": true })
    );
}

/// A calendar that ends in the middle of a holiday: the roll stops at its edge.
#[test]
fn a_roll_never_passes_what_is_known() {
    let calendar = Calendar::from_json(&json!({
        "id": "edge", "title": { "zh": "边界", "en": "edge" },
        "from": "2026-10-01", "to": "2026-10-03",
        "years": { "2026": { "off": ["1001-1003"], "work": [],
            "basis": { "document": "示例", "number": null, "note": null } } }
    }))
    .unwrap();
    let roll = |start: &str| {
        let end = add(day(start), Period::new(0, Unit::Day), Roll::NextWorkingDay, &calendar);
        end.map(|end| (end.date.to_string(), end.provisional)).unwrap()
    };
    assert_eq!(roll("2026-10-01"), ("2026-10-04".into(), true));
    assert_eq!(roll("2026-10-04"), ("2026-10-04".into(), true));
    assert_eq!(roll("2026-09-30"), ("2026-09-30".into(), true));
}

// The calendar.

/// Every day of 2020 to 2026 as an independent library reads the same notices.
#[test]
fn every_day_agrees_with_an_independent_reading() {
    let calendar = calendar();
    let file = data(include_str!("data/working_days.json"));
    for year in 2020..=2026 {
        let entry = &file["years"][year.to_string()];
        let hex = entry["hex"].as_str().unwrap();
        let bits: Vec<bool> = hex
            .chars()
            .flat_map(|digit| {
                let digit = digit.to_digit(16).unwrap();
                [3, 2, 1, 0].map(|place| digit >> place & 1 == 1)
            })
            .collect();
        let mut date = Date::new(year, 1, 1).unwrap();
        let mut count = 0;
        for bit in bits {
            if date.year() != year {
                assert!(!bit, "only padding follows the year");
                continue;
            }
            assert_eq!(calendar.is_working_day(date), (bit, false), "{date}");
            count += u32::from(bit);
            date = date.next().unwrap();
        }
        assert_eq!(date, Date::new(year + 1, 1, 1).unwrap());
        assert_eq!(Some(u64::from(count)), entry["workingDays"].as_u64());
        let eve = Date::new(year - 1, 12, 31).unwrap();
        let last = Date::new(year, 12, 31).unwrap();
        assert_eq!(calendar.working_days_between(eve, last), Some(WorkingDays { n: count, provisional: year == 2020 }));
    }
}

#[test]
fn working_days_of_each_year() {
    let calendar = calendar();
    for (year, expected) in [(2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)]
    {
        let days = every_day().filter(|date| date.year() == year);
        assert_eq!(days.filter(|date| calendar.is_working_day(*date).0).count(), expected);
    }
}

#[test]
fn the_built_in_calendar_names_its_sources() {
    let calendar = calendar();
    assert_eq!(calendar.id(), "cn-working-days");
    assert!(!calendar.title().zh.is_empty() && !calendar.title().en.is_empty());
    assert_eq!(calendar.from(), day("2020-01-01"));
    assert_eq!(calendar.to(), day("2026-12-31"));
    for year in 2020..=2026 {
        let basis = calendar.basis(year).unwrap();
        assert!(basis.document.contains(&format!("{year}年部分节假日安排")));
    }
    assert_eq!(calendar.basis(2027), None);
    assert_eq!(calendar.basis(2019), None);
}

#[test]
fn outside_the_calendar_is_provisional() {
    let calendar = calendar();
    assert_eq!(calendar.is_working_day(day("2026-12-31")), (true, false));
    assert_eq!(calendar.is_working_day(day("2027-01-01")), (true, true));
    assert_eq!(calendar.is_working_day(day("2027-01-02")), (false, true));
    assert_eq!(calendar.is_working_day(day("2020-01-01")), (false, false));
    assert_eq!(calendar.is_working_day(day("2019-12-31")), (true, true));
    assert_eq!(calendar.working_days_between(day("2026-01-02"), day("2026-01-01")), None);
}

#[test]
fn faulty_calendars_name_the_place() {
    let file = data(include_str!("data/calendar_faults.json"));
    assert!(Calendar::from_json(&file["base"]).is_ok());
    for case in file["faults"].as_array().unwrap() {
        let mut json = file["base"].clone();
        let key = case["key"].as_str().unwrap_or_default();
        if let Some(at) = case["set"].as_str() {
            *json.pointer_mut(at).unwrap() = case["to"].clone();
        } else if let Some(at) = case["add"].as_str() {
            json.pointer_mut(at).unwrap()[key] = json!({});
        } else {
            let at = json.pointer_mut(case["remove"].as_str().unwrap()).unwrap();
            at.as_object_mut().unwrap().remove(key).unwrap();
        }
        let error = Calendar::from_json(&json).expect_err(&case.to_string());
        assert_eq!(error.code, case["code"].as_str().unwrap(), "{case}");
        assert_eq!(error.path, case["path"].as_str().unwrap(), "{case}");
        assert!(!error.messages.zh.is_empty() && !error.messages.en.is_empty());
    }
}

// Properties.

fn any_date() -> impl Strategy<Value = Date> {
    (Date::MIN.epoch_day()..=Date::MAX.epoch_day()).prop_map(|day| Date::from_epoch_day(day).unwrap())
}

/// Mostly near the known calendar, where the days off are.
fn near_date() -> impl Strategy<Value = Date> {
    prop_oneof![
        4 => (day("2019-11-01").epoch_day()..=day("2027-03-01").epoch_day())
            .prop_map(|day| Date::from_epoch_day(day).unwrap()),
        1 => any_date(),
    ]
}

fn any_unit() -> impl Strategy<Value = Unit> {
    prop::sample::select(vec![Unit::Day, Unit::WorkingDay, Unit::Month, Unit::Year])
}

fn any_roll() -> impl Strategy<Value = Roll> {
    prop::sample::select(vec![Roll::None, Roll::NextWorkingDay])
}

proptest! {
    #[test]
    fn months_and_years_agree_with_jiff(start in any_date(), n in 0_u32..4000, years in any::<bool>()) {
        use jiff::ToSpan;
        let span = if years { i64::from(n).years() } else { i64::from(n).months() };
        let expected = to_jiff(start).checked_add(span).ok().map(|date| date.to_string());
        let expected = expected.and_then(|date| parse(&date).ok());
        let unit = if years { Unit::Year } else { Unit::Month };
        let end = add(start, Period::new(n, unit), Roll::None, &calendar());
        prop_assert_eq!(end.map(|end| end.date), expected);
        prop_assert!(!end.is_some_and(|end| end.provisional));
    }

    #[test]
    fn months_backwards_agree_with_jiff(start in any_date(), n in 0_i64..4000) {
        use jiff::ToSpan;
        let expected = to_jiff(start).checked_sub(n.months()).ok().map(|date| date.to_string());
        prop_assert_eq!(start.add_months(-n), expected.and_then(|date| parse(&date).ok()));
    }

    #[test]
    fn the_month_is_right_and_the_day_is_clamped(start in any_date(), n in 0_u32..600) {
        if let Some(end) = add(start, Period::new(n, Unit::Month), Roll::None, &calendar()) {
            let months = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month());
            prop_assert_eq!(months(end.date) - months(start), i64::from(n));
            let last = Date::days_in_month(end.date.year(), end.date.month());
            prop_assert_eq!(end.date.day(), start.day().min(last));
        }
    }

    #[test]
    fn a_later_start_never_ends_earlier(
        a in near_date(), b in near_date(), n in 0_u32..400, unit in any_unit(), roll in any_roll()
    ) {
        let (a, b) = (a.min(b), a.max(b));
        let calendar = calendar();
        let period = Period::new(n, unit);
        let (first, second) = (add(a, period, roll, &calendar), add(b, period, roll, &calendar));
        match (first, second) {
            (Some(first), Some(second)) => prop_assert!(first.date <= second.date),
            (None, second) => prop_assert_eq!(second, None),
            (Some(_), None) => {}
        }
    }

    #[test]
    fn a_longer_period_ends_no_earlier_and_the_start_is_not_counted(
        start in near_date(), n in 0_u32..400, unit in any_unit(), roll in any_roll()
    ) {
        let calendar = calendar();
        let end = |n| add(start, Period::new(n, unit), roll, &calendar);
        if let (Some(shorter), Some(longer)) = (end(n), end(n + 1)) {
            prop_assert!(start < longer.date);
            prop_assert!(start <= shorter.date);
            prop_assert!(shorter.date <= longer.date);
        }
        let fixed = add(start, Period::new(n, unit), Roll::None, &calendar);
        if let (Some(fixed), Some(rolled)) = (fixed, end(n)) {
            prop_assert!(fixed.date <= rolled.date);
            if n == 0 { prop_assert_eq!(fixed.date, start); }
        }
    }

    #[test]
    fn working_days_agree_with_a_naive_count(start in near_date(), n in 0_u32..600) {
        let calendar = calendar();
        let mut left = n;
        let mut day = start.epoch_day();
        while left > 0 {
            day += 1;
            let Some(date) = Date::from_epoch_day(day) else { break };
            left -= u32::from(calendar.is_working_day(date).0);
        }
        let expected = Date::from_epoch_day(day).map(|date| Reckoned {
            date,
            provisional: start < calendar.from() || date > calendar.to(),
        });
        let end = calendar.add_working_days(start, n);
        prop_assert_eq!(end, expected);
        if let Some(end) = end {
            let between = calendar.working_days_between(start, end.date);
            prop_assert_eq!(between, Some(WorkingDays { n, provisional: end.provisional }));
        }
    }

    #[test]
    fn a_rolled_end_is_a_working_day_or_provisional(start in near_date(), n in 0_u32..60, unit in any_unit()) {
        let calendar = calendar();
        if let Some(end) = add(start, Period::new(n, unit), Roll::NextWorkingDay, &calendar) {
            prop_assert!(end.provisional || calendar.is_working_day(end.date) == (true, false));
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        if let Ok(date) = parse(&text) {
            prop_assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn anything_shaped_like_a_date_agrees_with_jiff(y in 0_u32..10_000, m in 0_u32..20, d in 0_u32..40) {
        let text = format!("{y:04}-{m:02}-{d:02}");
        let expected = match text.parse::<jiff::civil::Date>() {
            Err(_) => Err(DateFault::NoSuchDay),
            Ok(_) if !(1900..=2200).contains(&y) => Err(DateFault::OutOfRange),
            Ok(date) => Ok(date.to_string()),
        };
        prop_assert_eq!(parse(&text).map(|date| date.to_string()), expected);
    }
}
