// A program that uses every method of the face; it is type-checked, not run.

import { define, diagnostics, load, mount, version, ZhixinError } from "zhixin";
import type {
  BareTierAnswer, BenefitsAnswer, CalendarFile, CommitmentAnswer, CompareAnswer, DecisionRecord, Diagnostics, ErrorDetail,
  FactInfo, ImproveAnswer, Input, LetterAnswer, OfficeAnswer, PackInfo, PackReport, QrCode, QuestionsAnswer,
  Reckoned, RepairAnswer, SchemeInfo, TierAnswer, TimelineAnswer, UsccAnswer, VerifyReport, ZhixinCheckElement,
  FormValue, ZhixinEventMap,
} from "zhixin";

const input: Input = {
  subject: { kind: "patent_agency", uscc: null, name: "某代理机构" },
  facts: { trained: true, cases: 12, rate: [9, 10], district: "north", auditedOn: "2026-01-31", unknown: null },
  records: [{
    id: "a", act: "counterfeiting", authority: "cnipa", document: "penalty_decision", determinedOn: "2026-03-01",
    publishedOn: false, measures: [{ kind: "fine", amount: 1000, size: "low" }],
  }],
  matter: { acceptedOn: "2026-11-02", supplement: { period: { n: 5, unit: "working_day" }, from: "acceptance" } },
  materials: [{ id: "copy", required: true, submitted: null }],
  benefits: ["award", "fee_reduction"],
};

export async function sample(element: ZhixinCheckElement): Promise<string[]> {
  const zx = await load({ packs: [{}, "{}", new Uint8Array()], lang: "en" });
  const packs: PackInfo[] = zx.packs();
  const schemes: SchemeInfo[] = zx.schemes({ task: "tier", jurisdiction: "CN-ZJ", asOf: "2026-11-02" });
  const facts: FactInfo[] = zx.facts(schemes[0]?.id, { lang: "en" }).concat(zx.facts());
  const commitment: CommitmentAnswer = zx.checkCommitment(input, { scheme: "cn.commitment.accept_first.2024" });
  const tier: TierAnswer = zx.calculateTier(input, { scheme: "cn.patent_agency.2023", lang: "zh-CN" });
  const bare: BareTierAnswer = zx.calculateTier(input, { scheme: "cn.patent_agency.2023", bare: true });
  const repair: RepairAnswer = zx.checkRepair(input, { asOf: "2026-11-02" });
  const benefits: BenefitsAnswer = zx.checkBenefits(input, { benefit: "award" });
  const office: OfficeAnswer = zx.checkOffice(input, { check: "x" });
  const questions: QuestionsAnswer = zx.questions("repair", input, { dontKnow: ["/facts/trained"] });
  const timeline: TimelineAnswer = zx.timeline("benefits", input, { benefit: "award", until: "2030-01-01" });
  const improve: ImproveAnswer = zx.improve("tier", input, { scheme: "cn.patent_agency.2023" });
  const compare: CompareAnswer = zx.compare("commitment", input, ["CN-SH", "CN-ZJ"], { dates: ["2026-11-02"], packs: [{}] });
  const uscc: UsccAnswer = zx.checkUscc("91330000000000000X", { lang: "en" });
  const end: Reckoned = zx.addPeriod("2026-11-02", { n: 3, unit: "month" }, { roll: "next_working_day", lang: "en" });
  const later: Reckoned = zx.addWorkingDays("2026-11-02", 5);
  const report: PackReport = zx.checkPack("{}", { lang: "en" });
  const letters: LetterAnswer = zx.letter("repair", input, { record: "a", fields: { handler: "某人", documentNumber: { a: "1" } } });
  const record: DecisionRecord = zx.record("benefits", input, { benefit: "award", names: true });
  const verified: VerifyReport = zx.verify(JSON.stringify(record), { lang: "en" });
  const code: QrCode = zx.qrCode(record);
  const file: CalendarFile = zx.calendar(repair, { asOf: "2026-11-02" });
  zx.calendar([{ date: "2026-11-02", title: letters.letters[0]?.title ?? code.text }]);
  zx.digest([verified.ok, file.text]).canonical.trim();
  const told: Diagnostics = zx.diagnostics();
  zx.free();

  const mounted = mount(element, { task: "repair", lang: "en", packs: ["{}"], input: null });
  mounted.unmount();
  element.input = input;
  element.task = "tier";
  element.asOf = null;
  element.required = element.checkValidity();
  const sent = element.value === "" ? null : (JSON.parse(element.value) as FormValue);
  element.setCustomValidity(sent?.records?.[0]?.outcome ?? element.validationMessage);
  // @ts-expect-error a task that there is not
  element.task = "office";
  element.addEventListener("zhixin-error", (event) => {
    const detail: ErrorDetail = (event as ZhixinEventMap["zhixin-error"]).detail;
    console.log(detail.path);
  });

  // What is not there is an error; so is an option that the engine does not know.
  // @ts-expect-error a misspelt option
  zx.checkRepair(input, { asof: "2026-11-02" });
  // @ts-expect-error an option of another task
  zx.checkRepair(input, { benefit: "award" });
  // @ts-expect-error a word that is not in the vocabulary
  zx.checkBenefits({ benefits: ["awards"] });
  // @ts-expect-error an outcome that there is not
  if (commitment.outcome === "yes") return [];
  // @ts-expect-error what may be null
  repair.pack.id.trim();
  // @ts-expect-error nobody makes one but load()
  new ZhixinError();

  const words: (string | undefined)[] = [
    version, String(define("x-check")), packs[0]?.title.zh, schemes[0]?.status, facts[0]?.question.en,
    commitment.routes[0]?.deadline?.countsBy ?? undefined, tier.missing[0]?.leads?.[0]?.possible[0], tier.score?.text,
    bare.rules[0], repair.records[0]?.alternatives[0]?.schemeTitle, benefits.benefits[0]?.reasons[0]?.listItem?.label,
    questions.questions[0]?.branches[0]?.outcome, timeline.changes[0]?.parts[0]?.because[0]?.cause,
    improve.parts[0]?.sets[0]?.changes[0]?.how, compare.differences[0]?.here?.summary,
    office.checks[0]?.rate?.target[0].toFixed(), uscc.warnings[0]?.messages.en, end.date, later.date,
    report.diagnostics[0]?.severity, report.cases[0]?.differences[0]?.path,
    told.why.zh, told.features[0]?.means.en, diagnostics().advice[0]?.line, told.wasm.file?.mime ?? undefined,
  ];
  return words.filter((word) => word !== undefined);
}
