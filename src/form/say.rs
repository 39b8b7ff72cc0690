//! Speaking in one of the two languages.

use crate::text::{Lang, Text};

/// The same words in Chinese and in English.
pub type Words = (&'static str, &'static str);

/// A language that is spoken: texts are written in pairs where they are used, so that neither can be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Say(pub Lang);

impl Say {
    /// The version for this language.
    pub fn t(self, zh: &'static str, en: &'static str) -> &'static str {
        match self.0 {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// The version of a pair for this language.
    pub fn w(self, words: Words) -> &'static str {
        self.t(words.0, words.1)
    }

    /// The version of a text for this language.
    pub fn x(self, text: &Text) -> &str {
        text.in_lang(self.0)
    }

    /// Whether this is Chinese.
    pub fn is_zh(self) -> bool {
        self.0 == Lang::Zh
    }

    /// The value of the `lang` attribute.
    pub fn tag(self) -> &'static str {
        self.t("zh-CN", "en")
    }

    /// A label and what it labels, with the colon of the language.
    pub fn labelled(self, label: &str, rest: &str) -> String {
        format!("{label}{}{rest}", self.t("：", ": "))
    }

    /// A label or a sentence of the engine as it stands on its own: English begins with a capital letter.
    pub fn capital(self, words: &str) -> String {
        let mut chars = words.chars();
        match chars.next() {
            Some(first) if !self.is_zh() => core::iter::once(first.to_ascii_uppercase()).chain(chars).collect(),
            _ => words.to_owned(),
        }
    }

    /// A message of the engine for a visitor: what stands in back-ticks there is quoted here.
    pub fn quoted(self, words: &str) -> String {
        let mut open = false;
        let quote = |c| match c {
            '`' => {
                open = !open;
                if open { '“' } else { '”' }
            }
            _ => c,
        };
        self.capital(&words.chars().map(quote).collect::<String>())
    }

    /// Items in a row, with the comma of the language.
    pub fn list(self, items: &[&str]) -> String {
        items.join(self.t("、", ", "))
    }

    /// A day of the week, 1 for Monday to 7 for Sunday.
    pub fn weekday(self, number: u8) -> &'static str {
        match number {
            1 => self.t("星期一", "Monday"),
            2 => self.t("星期二", "Tuesday"),
            3 => self.t("星期三", "Wednesday"),
            4 => self.t("星期四", "Thursday"),
            5 => self.t("星期五", "Friday"),
            6 => self.t("星期六", "Saturday"),
            _ => self.t("星期日", "Sunday"),
        }
    }
}
