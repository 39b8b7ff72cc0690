//! The unified social credit code, against codes in use and codes that cannot be.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should stop with the place"
)]

use proptest::prelude::*;
use serde_json::{Value, json};
use zhixin::subject::uscc::check;

const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

fn data() -> Value {
    serde_json::from_str(include_str!("data/uscc.json")).expect("the data file is JSON")
}

#[test]
fn codes_in_use_and_altered_codes() {
    for case in data()["codes"].as_array().unwrap() {
        let code = case["code"].as_str().unwrap();
        let found = check(code).expect(code);
        assert_eq!(found.normalized, code);
        let json = serde_json::to_value(&found).unwrap();
        for field in
            ["valid", "checkDigit", "expectedCheckDigit", "organisationCheckDigit", "expectedOrganisationCheckDigit"]
        {
            assert_eq!(json[field], case[field], "{field} of {case}");
        }
        let warnings: Vec<_> = found.warnings.iter().map(|warning| warning.code).collect();
        let mut expected = Vec::new();
        if case["checkDigit"] == false {
            expected.push("uscc_check_digit");
        }
        if case["organisationCheckDigit"] == false {
            expected.push("uscc_organisation_check_digit");
        }
        assert_eq!(warnings, expected, "{case}");
    }
}

#[test]
fn texts_that_cannot_be_codes() {
    for case in data()["faults"].as_array().unwrap() {
        let error = check(case["text"].as_str().unwrap()).expect_err(&case.to_string());
        assert_eq!(error.code, case["code"].as_str().unwrap(), "{case}");
        assert_eq!(error.path, "");
        assert!(!error.messages.zh.is_empty());
        if let Some(says) = case["says"].as_str() {
            assert!(error.messages.en.contains(says), "{case}: {}", error.messages.en);
        }
    }
    let long = check(&"9".repeat(1_000_000)).unwrap_err();
    assert_eq!(long.code, "uscc_length");
    assert!(long.messages.en.len() < 200, "the text itself is not repeated");
}

#[test]
fn spaces_around_width_and_case_do_not_matter() {
    for case in data()["normalised"].as_array().unwrap() {
        let found = check(case["text"].as_str().unwrap()).unwrap();
        assert_eq!(json!(found.normalized), case["normalized"]);
        assert!(found.valid);
    }
}

#[test]
fn messages_name_what_was_expected() {
    let found = check("91350211M0000XUF46").unwrap();
    assert_eq!(
        found.warnings[0].messages.zh,
        "第18位校验码与前17位不符（按前17位应为 `R`），请对照证照核对；确认无误仍可使用"
    );
    let found = check("91330000MA00000080").unwrap();
    assert!(found.warnings[0].messages.en.contains("unverified"));
    assert!(found.warnings[0].messages.zh.contains("未经核实"));
    assert_eq!(
        check("9144030019220382I6").unwrap_err().messages.zh,
        "统一社会信用代码只用数字和大写字母（不含 I、O、S、V、Z），请对照证照核对：第17位 `I`"
    );
}

#[test]
fn the_parts_of_a_code() {
    let json = serde_json::to_value(check("91330000733796106P").unwrap()).unwrap();
    assert_eq!(
        json,
        json!({
            "normalized": "91330000733796106P",
            "valid": true,
            "checkDigit": true,
            "expectedCheckDigit": "P",
            "organisationCheckDigit": true,
            "expectedOrganisationCheckDigit": "6",
            "organisationCode": "733796106",
            "region": "330000",
            "department": { "zh": "工商", "en": "industry and commerce (now market regulation)" },
            "kind": { "zh": "企业", "en": "enterprise" },
            "warnings": []
        })
    );
}

/// The first eight characters may be letters: such a code is read, not refused.
#[test]
fn letters_at_the_beginning() {
    let found = check("N2330000MF12345678").unwrap();
    assert_eq!(found.department.unwrap().zh, "农业");
    assert_eq!(found.kind.unwrap().zh, "村级集体经济组织");
    let found = check("Y1A30000MF12345678").unwrap();
    assert_eq!(found.region, None);
    let found = check("WW330000MF12345678").unwrap();
    assert_eq!((found.department, found.kind), (None, None));
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        let _ = check(&text);
    }

    /// With the check digits asked for a code is valid, and with any other it is not.
    #[test]
    fn the_expected_check_digits_hold(text in "[0-9A-HJ-NP-RTUWXY]{18}", other in 0_usize..31) {
        let first = check(&text).unwrap();
        let inner = first.expected_organisation_check_digit;
        let code: String = text.chars().take(16).chain([inner]).collect();
        let outer = check(&format!("{code}0")).unwrap().expected_check_digit;
        let whole = check(&format!("{code}{outer}")).unwrap();
        prop_assert!(whole.valid && whole.warnings.is_empty());
        let other = ALPHABET.chars().nth(other).unwrap();
        prop_assert_eq!(check(&format!("{code}{other}")).unwrap().valid, other == outer);
    }

    /// One wrong character never passes: 31 is prime and no weight is 0.
    #[test]
    fn one_changed_character_is_found(
        text in "[0-9A-HJ-NP-RTUWXY]{17}", place in 0_usize..17, other in 0_usize..31
    ) {
        let outer = check(&format!("{text}0")).unwrap().expected_check_digit;
        let other = ALPHABET.chars().nth(other).unwrap();
        let changed: String =
            text.chars().enumerate().map(|(i, c)| if i == place { other } else { c }).collect();
        let found = check(&format!("{changed}{outer}")).unwrap();
        prop_assert_eq!(found.check_digit, changed == text);
    }
}
