//! Who is asked about, on which day, and where.

use super::control::Desk;
use super::model::Level;
use super::view::section;
use super::words::{Choice, choices};
use crate::view::{Element, el};

pub(super) fn subject(desk: &Desk<'_>, number: usize) -> Option<Element> {
    let (model, say) = (desk.model, desk.say);
    let name = desk.line(
        "subject/name",
        say.t("名称（选填）", "Name (optional)"),
        "",
        el("input").attr("type", "text").attr("maxlength", "120"),
        None,
    );
    // An input of the page may leave the kind open; a visitor knows it.
    let open = model.value("subject/kind").is_empty().then(|| say.t("不清楚", "Not known"));
    let kind = desk.select("subject/kind", say.t("主体类型", "Kind of subject"), "", &choices("kind"), open);
    Some(
        section("subject", number, say.t("主体、日期与地区", "Subject, date and place"))
            .child(el("div").class("zx-cols").child(kind).child(code(desk)).child(name))
            .child(
                el("div")
                    .class("zx-cols")
                    .child(desk.day(
                        "asOf",
                        say.t("评估日期（选填）", "As-of date (optional)"),
                        say.t(
                            "按这一天的规定和状态判断；不填即为今天。",
                            "The law and the state of this day are taken; today if left empty.",
                        ),
                    ))
                    .child(desk.select(
                        "place",
                        say.t("地区", "Place"),
                        say.t(
                            "没有收录地方规定的地区，按全国规定判断。",
                            "Where no local rules are included, the national rules are taken.",
                        ),
                        &places(desk),
                        None,
                    )),
            ),
    )
}

/// The places on offer, and the one that the page asks for even where nothing is known of it.
fn places(desk: &Desk<'_>) -> Vec<Choice> {
    let mut list = choices("place");
    list.extend(desk.model.places.iter().cloned());
    let asked = desk.model.value("place");
    if !asked.is_empty() && !list.iter().any(|one| one.id == asked) {
        list.push(Choice::new(asked, asked, asked));
    }
    list
}

fn code(desk: &Desk<'_>) -> Element {
    let (model, say) = (desk.model, desk.say);
    let typed = super::input::tidy_code(model.value("subject/uscc"));
    let checked = (model.check_code)(&typed).filter(|checked| !typed.is_empty() && checked.level != Level::Error);
    let live = checked.map(|checked| {
        let (class, mark) = match checked.level {
            Level::Valid => ("zx-read zx-good", "✓"),
            Level::Warning | Level::Error => ("zx-read zx-care", "!"),
        };
        let mark = el("span").class("zx-mark").attr("aria-hidden", "true").text(mark);
        el("p").class(class).child(mark).text(say.quoted(checked.text.in_lang(model.lang)))
    });
    desk.line(
        "subject/uscc",
        say.t("统一社会信用代码（选填）", "Unified social credit code (optional)"),
        say.t(
            "18 位。只用于核对和打印，不影响结论。",
            "18 characters. Only for checking and print; it does not change the result.",
        ),
        el("input")
            .attr("type", "text")
            .attr("maxlength", "40")
            .attr("spellcheck", "false")
            .attr("autocapitalize", "characters"),
        Some(el("div").attr("aria-live", "polite").maybe(live)),
    )
}
