//! What a printed sheet bears below the answer: what was filled in, the code with the digests, and which rules answered.

use serde_json::Value;

use crate::form::answer::{list, s};
use crate::form::control::Desk;
use crate::form::flow;
use crate::view::{Element, el};

/// The foot of the printed sheet; nothing on the screen.
pub(in crate::form) fn view(desk: &Desk<'_>) -> Option<Element> {
    let (model, say) = (desk.model, desk.say);
    if !model.printing {
        return None;
    }
    let body = model.further.record.as_ref().and_then(|record| record.get("body"));
    let packs = body.into_iter().flat_map(|body| list(body, "packs"));
    let packs: Vec<String> = packs.map(|pack| format!("{} {}", s(pack, "id"), s(pack, "edition"))).collect();
    let digest = |name: &'static str| {
        let value = model.further.record.as_ref().map(|record| s(record, name)).unwrap_or_default();
        (!value.is_empty()).then(|| el("p").class("zx-digest").text(format!("{} {value}", name.to_uppercase())))
    };
    let code = model.further.code.as_ref().and_then(|code| {
        let size = code.get("size").and_then(Value::as_i64)?;
        // Four modules of white belong to the code.
        let side = size + 8;
        Some(
            el("svg")
                .class("zx-code")
                .attr("viewBox", format!("-4 -4 {side} {side}"))
                .attr("role", "img")
                .attr("aria-label", say.t("二维码：摘要与简要结论", "QR code: digest and short facts"))
                .child(el("path").attr("d", s(code, "path")).attr("fill", "#000")),
        )
    });
    let words = say.t(
        "本页是自我评估，不是行政机关的认定或者决定。二维码只含决定记录的摘要和简要结论，不指向任何网址。",
        "This sheet is a self-assessment, not a determination by an authority. The code holds the digests and the short facts, and no address.",
    );
    Some(
        el("div")
            .class("zx-block zx-printed")
            .key("printed")
            .child(el("h4").class("zx-h4").text(say.t("所填内容", "What was filled in")))
            .child(flow::answers(desk))
            .child(
                el("div").class("zx-printed-foot").maybe(code).child(
                    el("div")
                        .child(el("p").text(words))
                        .child(
                            el("p")
                                .class("zx-rules")
                                .text(say.labelled(say.t("规则包", "Rule packs"), &packs.join(say.t("、", ", ")))),
                        )
                        .maybe(digest("sm3"))
                        .maybe(digest("sha256")),
                ),
            ),
    )
}
