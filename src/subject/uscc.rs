//! The unified social credit code (统一社会信用代码, GB 32100-2015): its form and its two check digits.
//!
//! | characters | meaning |
//! | --- | --- |
//! | 1 | registering department |
//! | 2 | kind of organisation |
//! | 3 to 8 | administrative division of the registering authority (GB/T 2260) |
//! | 9 to 17 | organisation code (GB 11714), the last of them its own check digit |
//! | 18 | check digit of the whole |
//!
//! A text that cannot be a code is an [`Error`]. A check digit that does not
//! hold is only a [`UsccWarning`]: a code in real use is reported to fail, so the
//! person who knows the code decides. The standards were not read themselves: the
//! outer rule follows several public implementations that agree (standing
//! `secondary`), the inner rule of GB 11714 is `unverified`.

mod labels;

use serde::Serialize;

use crate::error::Error;
use crate::text::Text;

/// The 31 characters of a code; the value of each is its place. I, O, S, V and Z are not used.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// The weights of characters 1 to 17: powers of 3 modulo 31.
const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// The weights of the first eight characters of an organisation code.
const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// How many characters a code has.
const LENGTH: usize = 18;

/// What a code of the right form says, and whether its check digits hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UsccCheck {
    /// The code as it was understood: trimmed, half-width, upper case; 18 characters.
    pub normalized: String,
    /// Both check digits hold.
    pub valid: bool,
    /// The last character is the check digit of the first 17 (GB 32100-2015).
    pub check_digit: bool,
    /// The check digit that the first 17 characters ask for.
    pub expected_check_digit: char,
    /// Character 17 is the check digit of characters 9 to 16 (GB 11714; standing `unverified`).
    pub organisation_check_digit: bool,
    /// The check digit that characters 9 to 16 ask for.
    pub expected_organisation_check_digit: char,
    /// Characters 9 to 17.
    pub organisation_code: String,
    /// Characters 3 to 8 when they are six digits; not looked up in GB/T 2260.
    pub region: Option<String>,
    /// The registering department, when the first character is a known one.
    pub department: Option<Text>,
    /// The kind of organisation, when the first two characters are a known pair.
    ///
    /// The list (with amendment 1 of 2016) may be incomplete: an unknown pair is no fault.
    pub kind: Option<Text>,
    /// One for each check digit that does not hold.
    pub warnings: Vec<UsccWarning>,
}

/// A doubt about a code of the right form; the person who knows the code decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UsccWarning {
    /// `uscc_check_digit` or `uscc_organisation_check_digit`.
    pub code: &'static str,
    /// What does not agree and what to do.
    pub messages: Text,
}

/// Reads a unified social credit code.
///
/// Spaces around it are dropped (the ideographic space too), full-width
/// characters become half-width and lower case upper case. Nothing else is repaired: an
/// I, O, S, V or Z is a fault, never taken for 1, 0, 5, U or 2.
///
/// # Errors
///
/// At path `""`: `uscc_format` when nothing is given, `uscc_length` when there are not 18
/// characters, `uscc_character` when some characters cannot occur, with their
/// positions counted from 1.
///
/// ```
/// use zhixin::subject::uscc::check;
///
/// assert!(check(" 91330000733796106p ")?.valid);
/// assert!(!check("914403001922038217")?.check_digit);
/// assert_eq!(check("9144030019220382I6").map_err(|e| e.code), Err("uscc_character"));
/// # Ok::<(), zhixin::error::Error>(())
/// ```
pub fn check(text: &str) -> Result<UsccCheck, Error> {
    let text = text.trim();
    let length = text.chars().count();
    if length == 0 {
        return Err(Error::new(
            "uscc_format",
            "",
            Text::new(
                "未填写统一社会信用代码，应为18位",
                "no unified social credit code is given; it has 18 characters",
            ),
        ));
    }
    if length != LENGTH {
        return Err(wrong_length(length));
    }
    let normalized: String = text.chars().map(normalize).collect();
    if let Some(error) = wrong_characters(&normalized) {
        return Err(error);
    }

    // Every character is now ASCII and of the alphabet.
    let bytes = normalized.as_bytes();
    let expected = expected_check_digit(bytes);
    let check_digit = bytes.get(17) == Some(&expected);
    let organisation = bytes.get(8..17).unwrap_or_default();
    let organisation_expected = expected_organisation_check_digit(organisation);
    let organisation_check_digit = organisation.last() == Some(&organisation_expected);

    let mut warnings = Vec::new();
    if !check_digit {
        warnings.push(outer_warning(expected));
    }
    if !organisation_check_digit {
        warnings.push(inner_warning(organisation_expected));
    }
    let region = bytes.get(2..8).unwrap_or_default();
    let (department, kind) = labels::labels(bytes);
    Ok(UsccCheck {
        valid: check_digit && organisation_check_digit,
        check_digit,
        expected_check_digit: char::from(expected),
        organisation_check_digit,
        expected_organisation_check_digit: char::from(organisation_expected),
        organisation_code: ascii(organisation),
        region: region.iter().all(u8::is_ascii_digit).then(|| ascii(region)),
        department,
        kind,
        warnings,
        normalized,
    })
}

/// Full-width to half-width, lower case to upper case.
fn normalize(c: char) -> char {
    let half = match u32::from(c) {
        wide @ 0xFF01..=0xFF5E => char::from_u32(wide - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    half.to_ascii_uppercase()
}

/// The value of a character in the code: its place in the alphabet.
fn value(byte: u8) -> Option<u32> {
    ALPHABET.iter().position(|&of| of == byte).and_then(|place| u32::try_from(place).ok())
}

/// The check digit of the first 17 characters.
///
/// The outer remainder matters: without it a sum that 31 divides would ask for a
/// character with the value 31, which does not exist.
fn expected_check_digit(code: &[u8]) -> u8 {
    let mut sum = 0;
    for (byte, weight) in code.iter().zip(WEIGHTS) {
        sum += value(*byte).unwrap_or(0) * weight;
    }
    let place = (31 - sum % 31) % 31;
    usize::try_from(place).ok().and_then(|place| ALPHABET.get(place)).copied().unwrap_or(b'0')
}

/// The check digit of the first eight characters of an organisation code.
///
/// Here a letter is worth 10 (A) to 35 (Z); 10 is written X and 11 is written 0.
fn expected_organisation_check_digit(code: &[u8]) -> u8 {
    let mut sum = 0;
    for (byte, weight) in code.iter().zip(ORGANISATION_WEIGHTS) {
        sum += char::from(*byte).to_digit(36).unwrap_or(0) * weight;
    }
    match 11 - sum % 11 {
        10 => b'X',
        11 => b'0',
        digit => u8::try_from(digit).map_or(b'0', |digit| b'0' + digit),
    }
}

fn ascii(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

fn wrong_length(length: usize) -> Error {
    let n = length.to_string();
    Error::new(
        "uscc_length",
        "",
        Text::new(
            ["统一社会信用代码应为18位，现为", &n, "位（中间的空格和符号也计入）"].concat(),
            [
                "a unified social credit code has 18 characters; this one has ",
                &n,
                " (spaces and signs inside it count)",
            ]
            .concat(),
        ),
    )
}

/// Names every character that cannot occur, by position.
fn wrong_characters(code: &str) -> Option<Error> {
    let mut zh = String::new();
    let mut en = String::new();
    for (index, c) in code.chars().enumerate() {
        if u8::try_from(c).ok().and_then(value).is_some() {
            continue;
        }
        if !zh.is_empty() {
            zh.push('、');
            en.push_str(", ");
        }
        let position = (index + 1).to_string();
        let shown = shown(c);
        zh.push_str(&["第", &position, "位 `", &shown, "`"].concat());
        en.push_str(&["position ", &position, " `", &shown, "`"].concat());
    }
    if zh.is_empty() {
        return None;
    }
    let messages = Text::new(
        ["统一社会信用代码只用数字和大写字母（不含 I、O、S、V、Z），请对照证照核对：", &zh].concat(),
        [
            "a unified social credit code has digits and capital letters without I, O, S, V and Z; \
             compare with the certificate: ",
            &en,
        ]
        .concat(),
    );
    Some(Error::new("uscc_character", "", messages))
}

/// A character for a message: ASCII and Chinese characters as they are, others by number.
///
/// A Cyrillic О looks like a Latin O and a zero-width space like nothing: the number tells.
fn shown(c: char) -> String {
    let plain = c.is_ascii_graphic() && c != '`';
    if plain || ('\u{4E00}'..='\u{9FFF}').contains(&c) { c.to_string() } else { format!("U+{:04X}", u32::from(c)) }
}

fn outer_warning(expected: u8) -> UsccWarning {
    let expected = char::from(expected).to_string();
    UsccWarning {
        code: "uscc_check_digit",
        messages: Text::new(
            ["第18位校验码与前17位不符（按前17位应为 `", &expected, "`），请对照证照核对；确认无误仍可使用"].concat(),
            [
                "character 18, the check digit, does not agree with the first 17, which ask for `",
                &expected,
                "`; compare with the certificate, and keep the code if it is the same",
            ]
            .concat(),
        ),
    }
}

fn inner_warning(expected: u8) -> UsccWarning {
    let expected = char::from(expected).to_string();
    UsccWarning {
        code: "uscc_organisation_check_digit",
        messages: Text::new(
            [
                "第17位与第9至16位不符（按组织机构代码规则应为 `",
                &expected,
                "`），请对照证照核对；该规则未经核实，确认无误仍可使用",
            ]
            .concat(),
            [
                "character 17 does not agree with characters 9 to 16, which ask for `",
                &expected,
                "` as organisation code; compare with the certificate. This rule is unverified; \
                 keep the code if it is the same",
            ]
            .concat(),
        ),
    }
}
