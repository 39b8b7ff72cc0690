/** zhixin (知信): credit questions under Chinese intellectual-property rules, judged in the visitor's browser. */

/** A civil date, `YYYY-MM-DD`. */
export type CivilDate = string;
/** ISO 3166-2 of China, cities appended: `CN`, `CN-ZJ`, `CN-ZJ-3301`. */
export type Jurisdiction = string;
/** The language of texts; `zh-CN` by default. */
export type Lang = "zh-CN" | "en";
export type Task = "commitment" | "tier" | "repair" | "benefits" | "office";
/** Three values: what is unknown is never taken for a no. */
export type Holds = "yes" | "no" | "unknown";
/** `text`: the article was read; `secondary`: reported by another source; `unverified`: from general knowledge. */
export type Standing = "text" | "secondary" | "unverified";
export type Unit = "day" | "working_day" | "month" | "year";
/** The same text in both languages. */
export interface Text { zh: string; en: string }

// --- Loading ---------------------------------------------------------------------------------------------------------

/** A rule pack: an object, its JSON text, or the bytes of that text in UTF-8. */
export type PackSource = string | object | ArrayBuffer | ArrayBufferView;
/** The WebAssembly file: its bytes, its address (in Node also a path), or a compiled module. */
export type WasmSource = ArrayBuffer | ArrayBufferView | URL | string | WebAssembly.Module;

export interface LoadOptions {
  /** Packs beside those that are built in. */
  packs?: readonly PackSource[];
  /** Only where the file does not lie beside the script. The first `load` of a page decides. */
  wasm?: WasmSource;
  /** The language of this call's errors. */
  lang?: Lang;
}

/** Starts the engine; rejects with a {@link ZhixinError}. */
export function load(options?: LoadOptions): Promise<Zhixin>;
/**
 * Defines the custom element, `zhixin-check` by default. In a browser without custom elements the tags of that name
 * become forms of plain elements. False only where there is no page.
 */
export function define(name?: string): boolean;
/** The form inside a plain element of the page, without a custom element; throws where there is no page. */
export function mount(element: Element, options?: MountOptions): MountedCheck;
/** Which profile runs and why, and what the page's policy and kernel allow; nothing is tried that a policy would report. */
export function diagnostics(): Diagnostics;
/** The version of the package. */
export const version: string;

/** What is wrong with an input, a pack or the page. */
export class ZhixinError extends Error {
  private constructor();
  readonly name: "ZhixinError";
  /** A stable word, such as `impossible_date`. */
  readonly code: string;
  /** A JSON Pointer into the given value (`/options/…` into the options); empty for the whole. */
  readonly path: string;
  /** What is wrong, in both languages; `message` is one of them. */
  readonly messages: Text;
  /** Every fault that was found; the first is the error itself. */
  readonly errors: readonly Fault[];
  toJSON(): ErrorDetail;
}

/** A {@link ZhixinError} as JSON. */
export interface ErrorDetail extends Fault { message: string; errors: readonly Fault[] }
export interface Fault { code: string; path: string; messages: Text }

// --- Diagnostics -----------------------------------------------------------------------------------------------------

/** P1: WebAssembly in a kernel of today; P2: WebAssembly in an older one; P3: the same program as JavaScript. */
export type Profile = "P1" | "P2" | "P3";
export type FeatureId =
  | "webassembly" | "big_int" | "array_find_last" | "text_decoder" | "text_decoder_gb18030" | "worker" | "intl"
  | "custom_elements" | "shadow_dom" | "adopted_style_sheets" | "form_association" | "inline_styles" | "trusted_types"
  | "secure_context" | "prototypes_untouched";

/** What `diagnostics()` tells; JSON-safe. */
export interface Diagnostics {
  version: string;
  /** Null before the first start, and when it failed. */
  profile: Profile | null;
  why: Text;
  engine: "wasm" | "javascript" | null;
  /** Bytes of the engine's memory. */
  memory: number | null;
  wasm: {
    /** `off`: the page asked for none; `forbidden`: by its policy. */
    state: "not_tried" | "works" | "off" | "absent" | "forbidden" | "unavailable" | "invalid";
    /** The words of the fault, in English. */
    said: string;
    /** The fetched file, where there was one; the classic script fetches none. */
    file: { url: string; status: number; mime: string | null; bytes: number | null } | null;
  };
  /** What carries the form; null where there is no page. */
  host: "custom_element" | "plain_element" | null;
  /** `unknown`: it cannot be seen without trying, and a policy would report that. */
  features: readonly { id: FeatureId; state: "yes" | "no" | "unknown"; means: Text }[];
  /** What could be better, with the line that does it. */
  advice: readonly { code: string; line: string; messages: Text }[];
  fault: ErrorDetail | null;
  page: { charset: string | null; userAgent: string | null; today: CivilDate };
}

// --- Input -----------------------------------------------------------------------------------------------------------

export type SubjectKind =
  | "enterprise" | "individual_business" | "patent_agency" | "trademark_agency" | "patent_attorney"
  | "trademark_practitioner" | "institution" | "individual";
export type Act =
  | "abnormal_patent_application" | "bad_faith_trademark_application" | "illegal_agency" | "false_material"
  | "commitment_untrue" | "commitment_unperformed" | "refusal_to_perform" | "intentional_infringement"
  | "infringement" | "counterfeiting" | "unfair_competition" | "good_faith_breach" | "fee_reduction_fraud"
  | "annual_report_missed" | "other_listed";
export type Authority = "cnipa" | "market_regulation" | "ip_office" | "court" | "other";
export type RecordDocument =
  | "penalty_decision" | "dishonesty_determination" | "serious_list_decision" | "abnormal_list_decision" | "judgment"
  | "notice";
export type Severity = "minor" | "general" | "serious";
export type MeasureKind =
  | "warning" | "criticism" | "fine" | "aggravated_fine" | "confiscation" | "permit_suspension" | "permit_revocation"
  | "licence_revocation" | "qualification_downgrade" | "business_restriction" | "suspension_of_business"
  | "stop_new_business" | "closure" | "professional_restriction";
export type MeasureSize = "low" | "ordinary" | "large" | "especially_large";
export type Benefit =
  | "subsidy" | "project" | "demonstration" | "award" | "gi_mark" | "pre_examination" | "priority_examination"
  | "fee_reduction" | "commitment" | "procurement";

export interface Subject {
  kind?: SubjectKind | null;
  /** The unified social credit code; its check digits are tested. */
  uscc?: string | null;
  name?: string | null;
}

/**
 * A fact's value; null is "not known". Numbers are integers, dates are `YYYY-MM-DD` or false for what did not happen,
 * rates are per mille or `[numerator, denominator]`.
 */
export type FactValue = boolean | number | string | readonly [number, number] | null;
/** The day of an event; false: it did not happen; null: not known. */
export type EventDay = CivilDate | false | null;

export interface Measure {
  kind: MeasureKind;
  /** In yuan. */
  amount?: number | null;
  size?: MeasureSize | null;
}

/** A credit record. A field that is missing or null is not known. */
export interface CreditRecord {
  /** `r1`, `r2`, … by position where there is none. */
  id?: string | number | null;
  act?: Act | null;
  authority?: Authority | null;
  document?: RecordDocument | null;
  determinedOn?: EventDay;
  publishedOn?: EventDay;
  procedure?: "simple" | "ordinary" | null;
  severity?: Severity | null;
  measures?: readonly Measure[] | null;
  dutiesPerformedOn?: EventDay;
  correctedOn?: EventDay;
  harmRemovedOn?: EventDay;
  timelyCorrected?: boolean | null;
  inCatalogue?: boolean | null;
  repairedOn?: EventDay;
  removedOn?: EventDay;
  sameKindAgainOn?: EventDay;
  restrictionEndsOn?: EventDay;
  noIntentProven?: boolean | null;
  harmsPublicInterest?: boolean | null;
  seriousCircumstances?: boolean | null;
  field?: "food" | "drug" | "special_equipment" | "other" | null;
  appliedOn?: EventDay;
  acceptedOn?: EventDay;
}

/** The matter that is applied for. */
export interface Matter {
  id?: string | null;
  title?: string | null;
  acceptedOn?: CivilDate | null;
  committedOn?: CivilDate | null;
  /** The time in which the authority promises to decide. */
  processingLimit?: Period | null;
  /** The limit for missing material that the authority has set. */
  supplement?: { period: Period; from: "acceptance" | "commitment" } | null;
  /** The fact `excludedMatter`. */
  excluded?: boolean | null;
}

/** A material of the application; a flag that is missing or null is not known. */
export interface Material {
  id: string;
  name?: string | null;
  required?: boolean | null;
  submitted?: boolean | null;
  /** Whether the authority's list lets it follow. */
  deferrable?: boolean | null;
}

export interface Input {
  subject?: Subject | null;
  facts?: { readonly [fact: string]: FactValue } | null;
  /** A complete list: empty says that there is none, missing or null that nobody stated it. */
  records?: readonly CreditRecord[] | null;
  matter?: Matter | null;
  materials?: readonly Material[] | null;
  /** The benefits that are asked for; all where there is no list. */
  benefits?: readonly Benefit[] | null;
}

/** What every check takes; an option that is not known is an error. */
export interface BaseOptions {
  jurisdiction?: Jurisdiction;
  /** The date of the question; today in Asia/Shanghai by default. */
  asOf?: CivilDate;
  lang?: Lang;
}

export interface Options extends BaseOptions {
  /** The scheme that is judged, whatever else the place has. */
  scheme?: string;
}

export interface TierOptions extends Options {
  /** With a scheme: only the grade and the score, without reasons. */
  bare?: boolean;
}

export interface BenefitsOptions extends BaseOptions {
  /** The one benefit that is asked for. */
  benefit?: Benefit;
}

export interface OfficeOptions extends BaseOptions {
  /** The one check that is asked for; all of the place by default. */
  check?: string;
}

// --- Answers ---------------------------------------------------------------------------------------------------------

/** A citation, with the days the text was in force. */
export interface Basis {
  document: string;
  number: string | null;
  article: string | null;
  standing: Standing;
  from: CivilDate | null;
  to: CivilDate | null;
  note?: string;
  url?: string;
}

/** What was read; the value is null where nobody stated it. */
export interface UsedFact { path: string; label: string; value: FactValue }

export type ReasonEffect =
  | "requires" | "bars" | "class" | "not_needed" | "time" | "scheme" | "band" | "excludes" | "choice" | "resign"
  | "deferral" | "ground" | BenefitEffect;

export interface Reason {
  rule: string;
  holds: Holds;
  effect: ReasonEffect;
  message: string;
  /** How a bar is lifted. */
  cure?: string;
  /** Whether it rests on an assumption. */
  assumed: boolean;
  facts: UsedFact[];
  basis: Basis[];
}

export interface Choice { id: string; label: string }
export type FactType = "bool" | "date" | "int" | "word" | "ratio";

/** A fact that would decide more if it were known. */
export interface Missing {
  fact: string;
  /** The record it belongs to. */
  record?: string;
  /** A JSON Pointer to its place in the input. */
  path: string;
  label: string;
  question: string;
  type: FactType | "measures" | "materials" | "records";
  choices?: Choice[];
}

export interface Notice { code: string; message: string; path?: string; basis?: Basis[] }
/** What was presumed because nobody stated it. */
export interface Assumption { fact: string; path: string; label: string; as: "yes" | "no" | "derived"; message: string }
export interface PackIdentity { id: string; edition: CivilDate; sha256: string; sm3: string }

/** What every answer has. */
export interface AnyAnswer<T extends Task> {
  task: T;
  asOf: CivilDate;
  jurisdiction: Jurisdiction;
  lang: Lang;
  /** The pack that the scheme comes from; the narrowest one of the place where there is none. */
  pack: PackIdentity | null;
  missing: Missing[];
  notices: Notice[];
  /** A self-assessment, not a verdict. */
  disclaimer: string;
}

/** What every answer but an office's has. */
export interface Answer<T extends Task, O extends string, R extends Reason = Reason> extends AnyAnswer<T> {
  outcome: O;
  summary: string;
  scheme: string | null;
  reasons: R[];
}

// --- Repair ---

export type RepairOutcome =
  | "eligible" | "not_yet" | "discretionary" | "ineligible" | "undetermined" | "not_needed" | "not_applicable";

export interface RepairAnswer extends Answer<"repair", RepairOutcome> {
  /** The packs of narrower places that amend the scheme; missing where none does. */
  amendedBy?: PackIdentity[];
  records: RecordAnswer[];
}

/** The answer for one record. Dates are civil dates in China. */
export interface RecordAnswer {
  id: string;
  outcome: RepairOutcome;
  summary: string;
  scheme: string | null;
  schemeTitle: string | null;
  class: string | null;
  classLabel: string | null;
  /** The classes that the known facts leave open. */
  possibleClasses: Choice[];
  /** The day from which publication is counted, and the field it comes from. */
  countFrom: { field: string; date: CivilDate } | null;
  /** The earliest end of publication. */
  minEnd: CivilDate | null;
  /** The first day on which repair may be requested. */
  earliestApplication: CivilDate | null;
  /** The latest end of publication. */
  maxEnd: CivilDate | null;
  /** Whether a day lies past the known holiday calendar. */
  provisional: boolean;
  /** When a bar ends. */
  until: CivilDate | null;
  channel: Channel[];
  materials: Labelled[];
  clocks: Clock[];
  after: { effects: Labelled[]; sync: Sync[] };
  reasons: Reason[];
  missing: Missing[];
  assumptions: Assumption[];
  notices: Notice[];
  alternatives: Alternative[];
}

export interface Labelled { id: string; label: string; basis: Basis[] }
export interface Channel extends Labelled { url: string | null }

export interface Clock extends Labelled {
  n: number;
  unit: Unit;
  /** The event from which it runs. */
  from: "application" | "acceptance" | "repair";
  start: CivilDate | null;
  startAssumed: boolean;
  due: CivilDate | null;
  provisional: boolean;
}

export interface Sync extends Labelled {
  n: number | null;
  unit: Unit | null;
  due: CivilDate | null;
  provisional: boolean;
}

/** What the answer would be under another class, scheme, text or start day. */
export interface Alternative {
  cause: "class" | "scheme" | "superseded" | "start_day";
  scheme: string;
  schemeTitle: string;
  class: string | null;
  classLabel: string | null;
  /** Null where only the dates differ. */
  outcome: RepairOutcome | null;
  minEnd: CivilDate | null;
  earliestApplication: CivilDate | null;
  maxEnd: CivilDate | null;
}

// --- Commitment and benefits ---

/** A reason that names its records, its end and the item of a list of measures. */
export interface GroundReason extends Reason {
  /** The records that satisfy the rule; those that may, where that is not known. */
  records?: string[];
  /** The last day of what holds. */
  until?: CivilDate;
  /** The item of a list of measures that the effect rests on. */
  listItem?: { label: string; basis: Basis[] };
}

export type CommitmentOutcome = "not_applicable" | "ineligible" | "undetermined" | "discretionary" | "eligible";

export interface CommitmentAnswer extends Answer<"commitment", CommitmentOutcome, GroundReason> {
  /** Every route of the place, wider places first. What stands beside them is the deciding route's. */
  routes: Route[];
  deferrable: Deferrable[];
  deadline: Deadline | null;
  onBreach: Labelled[];
  until: CivilDate | null;
  assumptions: Assumption[];
}

/** One route by commitment. */
export interface Route {
  id: string;
  kind: "accept_first" | "notification" | "declaration";
  title: string;
  outcome: CommitmentOutcome;
  summary: string;
  /** The last day of the bar. */
  until: CivilDate | null;
  deferrable: Deferrable[];
  deadline: Deadline | null;
  /** What follows from a broken promise, from an untrue one, from missing the deadline. */
  onBreach: Labelled[];
  onUntruth: Labelled[];
  onMissed: Labelled[];
  /** When the commitment has to be signed anew, and whether that is so. */
  resign: GroundReason[];
  reasons: GroundReason[];
  missing: Missing[];
  assumptions: Assumption[];
  notices: Notice[];
  pack: PackIdentity;
}

/** A material that is missing or may be, and whether it may follow. */
export interface Deferrable { id: string; name: string | null; lacking: Holds; may: Holds; by: CivilDate | null }

/** By when missing material has to follow. */
export interface Deadline {
  /** The last day; null where a parameter is missing. */
  date: CivilDate | null;
  provisional: boolean;
  n: number | null;
  unit: Unit | null;
  from: "acceptance" | "commitment" | null;
  start: CivilDate | null;
  /** The processing limit, where it caps the deadline and was stated. */
  cap: Period | null;
  countsBy: "arrival" | "dispatch" | null;
  setByAuthority: boolean;
  /** A JSON Pointer to the parameter that is missing. */
  parameter: string | null;
  basis: Basis[];
}

export type BenefitOutcome = "open" | "strict" | "discretionary" | "undetermined" | "refused";
export type BenefitEffect = "strict" | "discretionary" | "suspended" | "cancelled" | "refused";

export interface BenefitsAnswer extends Answer<"benefits", BenefitOutcome, GroundReason> {
  /** Rules about benefits are no schemes. */
  scheme: null;
  benefits: BenefitAnswer[];
  assumptions: Assumption[];
}

/** The answer for one benefit. */
export interface BenefitAnswer {
  benefit: Benefit;
  label: string;
  outcome: BenefitOutcome;
  summary: string;
  /** The hardest effect that holds. */
  effect: BenefitEffect | null;
  /** At which point the deciding rule stands. */
  kind: "entry" | "grant" | "suspension" | "cancellation" | null;
  until: CivilDate | null;
  reasons: GroundReason[];
  missing: Missing[];
  assumptions: Assumption[];
  notices: Notice[];
}

export interface OfficeAnswer extends AnyAnswer<"office"> {
  checks: CheckAnswer[];
}

/** The answer to one check of an office: grounds of which any is enough, or a rate. */
export interface CheckAnswer {
  id: string;
  title: string;
  outcome: "met" | "not_met" | "undetermined" | "not_applicable";
  grounds: GroundReason[];
  rate: Rate | null;
  missing: Missing[];
  assumptions: Assumption[];
  notices: Notice[];
  basis: Basis[];
}

/** A rate, exactly. */
export interface Rate {
  num: number | null;
  den: number | null;
  target: [number, number];
  /** The least count that reaches the target. */
  least: number | null;
  /** How many more are needed. */
  needed: number | null;
  facts: UsedFact[];
}

// --- Grades ---

export type SchemeKind = "credit_evaluation" | "risk_classification" | "quota_class" | "voluntary_rating";
export type SchemeStatus = "in_force" | "trial" | "pilot" | "draft" | "slot";
export type Possibility = "certain" | "possible" | "impossible";
/** Whole numbers in units of the score's scale; null where there is no end. */
export interface Limits { min: number | null; max: number | null }
export interface Range { min: number; max: number }

export interface TierAnswer extends Answer<"tier", string> {
  /** What `outcome` is: a grade when it is certain, else the word itself. */
  outcomeKind: "grade" | "undetermined" | "not_rated" | "not_applicable" | "not_in_force";
  schemeKind: SchemeKind | null;
  schemeTitle: string | null;
  schemeStatus: SchemeStatus | null;
  /** The schemes to choose from, where none was named and several fit; else missing. */
  choices?: { id: string; title: string }[];
  /** The grades that are possible, best first. */
  possible: string[];
  impossible: string[];
  grades: Grade[];
  score: Score | null;
  /** Whether every grade and score that is called possible really is. */
  tight: boolean;
  gates: Gate[];
  items: TierItem[];
  nodes: TierNode[];
  /** What changes the score or the grade afterwards, in order. */
  overrides: Override[];
  consequences: Consequence[];
  procedures: Procedure[];
  /** What settles it first stands first. */
  missing: TierMissing[];
  assumptions: Assumption[];
  /** What is not known of the scheme. */
  gaps: { id: string; what: string; supply: string }[];
}

/** The answer with the option `bare`. */
export interface BareTierAnswer {
  outcome: string;
  /** The least and the most, in units of the scheme's scale. */
  score: [number, number] | null;
  /** The items and overrides that apply or may apply. */
  rules: string[];
}

export interface Grade {
  id: string;
  label: string;
  /** Its place from the best, from 1. */
  rank: number;
  meaning: string | null;
  state: Possibility;
  /** Null where no score leads to it. */
  band: string | null;
}

export interface Score {
  min: number | null;
  max: number | null;
  ranges: Range[];
  start: number;
  floor: number | null;
  ceiling: number | null;
  /** How many units make one point. */
  scale: number;
  text: string;
}

/** What must hold before anything is graded. */
export interface Gate {
  id: string;
  label: string;
  holds: Holds;
  otherwise: "not_applicable" | "not_rated";
  basis: Basis[];
}

export interface TierItem {
  id: string;
  label: string;
  /** The node it belongs to. */
  family: string | null;
  holds: Holds;
  points: Limits;
  ranges: Range[];
  /** The records that count or may count. */
  records: string[];
  window: string | null;
  cap: Limits | null;
  /** The full points of a leaf of a weight tree. */
  weight: number | null;
  cure: Cure | null;
  facts: UsedFact[];
  basis: Basis[];
}

export interface Cure { label: string; holds: Holds; points: number; discretionary: boolean; basis: Basis[] }

/** A family of items, or a node of a weight tree. */
export interface TierNode {
  id: string;
  label: string;
  parent: string | null;
  take: "sum" | "best" | "worst";
  points: Limits;
  cap: Limits | null;
  weight: number | null;
  /** Full points of parts that were not readable. */
  missing: number | null;
  basis: Basis[];
}

export interface Override {
  id: string;
  label: string;
  holds: Holds;
  effect: "force" | "worse" | "better" | "not_better_than" | "not_worse_than" | "set_score" | "clamp_score";
  /** The grades possible before and after it. */
  from: string[];
  to: string[];
  /** Whether only somebody who knows all subjects can tell. */
  needsPopulation: boolean;
  cure?: string;
  facts: UsedFact[];
  basis: Basis[];
}

export interface Consequence {
  id: string;
  label: string;
  kind: "inspection" | "quota" | "benefit" | "restriction" | "other";
  grades: string[];
  /** Whether it applies whatever the grade. */
  always: boolean;
  state: Possibility;
  amount: Amount | null;
  basis: Basis[];
}

/** How much: fractions are `[numerator, denominator]`. */
export interface Amount {
  min: [number, number] | null;
  max: [number, number] | null;
  base: number | null;
  /** The whole numbers that it comes to. */
  count: Limits | null;
  rounding: "down" | "up" | "nearest" | "open" | null;
  /** Whether the rounding that the text does not state makes a difference here. */
  open: boolean;
  unit: string;
  per: "day" | "week" | "month" | "year" | "batch" | "total" | null;
  text: string;
}

/** Objection or repair. */
export interface Procedure {
  id: string;
  kind: "objection" | "repair";
  label: string;
  open: Holds;
  opensOn: CivilDate | null;
  clocks: { label: string; n: number | null; unit: Unit | null }[];
  effect: string | null;
  missing: Missing[];
  basis: Basis[];
}

export interface TierMissing extends Missing {
  /** What it is missing for. */
  matters: "grade" | "score";
  /** Whether the answer is certain as soon as it is known; null where that was too much to try. */
  settles: boolean | null;
  /** Whether some value of it leaves fewer grades. */
  narrows: boolean | null;
  /** The grades that each value leaves, for a fact with few values. */
  leads?: { value: FactValue; possible: string[] }[];
}

// --- Letters ---

/** A letter of commitment, or letters for repair, one for each record. */
export type LetterKind = "commitment" | "repair";

export interface LetterOptions extends Options {
  /** The one record whose letter is wanted. */
  record?: string;
  /**
   * What no rule reads and only the visitor can fill in, by the names that `blanks` give as `field.…`; for what each
   * record has of its own, by the record's id.
   */
  fields?: { readonly [field: string]: string | null | { readonly [record: string]: string | null } };
}

export interface LetterAnswer {
  kind: LetterKind;
  asOf: CivilDate;
  jurisdiction: Jurisdiction;
  lang: Lang;
  /** The templates, wider places first. */
  templates: LetterTemplate[];
  letters: Letter[];
  /** The records that need no letter. */
  without: { record: string; outcome: RepairOutcome; summary: string }[];
  notices: Notice[];
  /** A draft, no official form. */
  disclaimer: string;
}

/** A template with its version and the digests of its canonical form. */
export interface LetterTemplate {
  id: string;
  pack: string;
  title: string;
  version: CivilDate;
  /** Whether it adds to the letter here. */
  holds: Holds;
  sha256: string;
  sm3: string;
  basis: Basis[];
}

export interface Letter {
  /** `commitment`, or `repair-` and the record. */
  id: string;
  record: string | null;
  title: string;
  /** What the check of commitment or repair says: a letter may be prepared before it may be used. */
  outcome: CommitmentOutcome | RepairOutcome;
  summary: string;
  /** Nothing is blank and nothing has to be decided. */
  complete: boolean;
  /** All blocks, the absent ones too. */
  blocks: LetterBlock[];
  blanks: Blank[];
  undecided: { block: string; label: string; message: string; missing: Missing[] }[];
  notices: Notice[];
  text: string;
  /** One `article` for print: everything escaped, no style, no script, no address. */
  html: string;
}

/** A block; where it is absent it has no paragraphs and no lines. */
export interface LetterBlock {
  id: string;
  label: string;
  section: "opening" | "promise" | "closing";
  /** Whether it is in the letter; unknown: it has to be decided. */
  holds: Holds;
  /** Its number among the promises. */
  number?: number;
  paragraphs: { text: string; parts: LetterPart[] }[];
  /** Filled in by hand: signature, seal, date. */
  lines: { id: string; label: string }[];
  facts: UsedFact[];
  missing: Missing[];
  basis: Basis[];
}

/** Words, or a place with what fills it. */
export interface LetterPart { text: string; place?: string; blank?: true }
/** A place that nothing fills; the path leads into the input, or with `/options` before it into the options. */
export interface Blank { place: string; label: string; path: string }

// --- Records, codes and calendar files ---

/** Every option of the task; and `names` keeps the subject's name, which is left out otherwise. */
export interface RecordOptions extends Options {
  names?: boolean;
  benefit?: Benefit;
  check?: string;
  bare?: boolean;
}

/** A decision record. The digests are of the canonical text (RFC 8785) of the body. */
export interface DecisionRecord {
  format: "zhixin-record";
  version: 1;
  body: RecordBody;
  sha256: string;
  sm3: string;
}

export interface RecordBody {
  task: Task;
  /** Without names, without null, and without what no rule reads. */
  input: Input;
  leftOut: { path: string; why: "name" | "not_read" }[];
  options: RecordOptions;
  engine: { name: "zhixin"; version: string };
  packs: PackIdentity[];
  /** The first and the last day that the calendar of working days knows. */
  calendar: { from: CivilDate; to: CivilDate };
  answer: RepairAnswer | CommitmentAnswer | BenefitsAnswer | OfficeAnswer | TierAnswer | BareTierAnswer;
}

/** What came of replaying a record; everything is said in both languages. */
export interface VerifyReport {
  ok: boolean;
  summary: Text;
  /** Whether the record is as it was made. */
  digest: { agrees: boolean; stated: Digests; found: Digests; message: Text };
  engine: Agreement;
  calendar: Agreement;
  packs: {
    id: string;
    /** `missing`: not loaded; `added`: loaded for the place, and not in the record. */
    state: "same" | "differs" | "missing" | "added";
    stated: unknown;
    found: PackIdentity | null;
    message: Text;
  }[];
  answer: {
    state: "same" | "differs" | "not_replayed";
    /** JSON Pointers into the answer; at most 100. */
    differences: { path: string; stated?: unknown; found?: unknown }[];
    count: number;
    /** Why the question could not be asked again. */
    faults: Fault[];
    message: Text;
  };
}

export interface Veto {
  task: number;
  /** The rule, as reasons name it. */
  id: string;
  label: string;
  hit: number;
  /** Of how many it is not known whether it hits them. */
  open: number;
  basis: Basis[];
}

export interface Digests { sha256: string; sm3: string }
export interface Agreement { agrees: boolean; stated: unknown; found: unknown; message: Text }

/** A QR code of plain words: the digests and the short facts, and no address. */
export interface QrCode {
  text: string;
  /** Modules of a side. */
  size: number;
  /** Row by row; true is dark. */
  matrix: boolean[][];
  /** The dark modules as the path of an SVG. */
  path: string;
  /** An `svg`, with the white around it. */
  html: string;
}

/** An event of a whole day. */
export interface CalendarEvent { date: CivilDate; title: string; description?: string | null }

/** A calendar file (RFC 5545): its type is `text/calendar`, in UTF-8. */
export interface CalendarFile {
  text: string;
  /** In the order of their days, each once; the same event has the same identifier everywhere. */
  events: { uid: string; date: CivilDate; title: string; description?: string }[];
}

// --- The face --------------------------------------------------------------------------------------------------------

/** A loaded pack. */
export interface PackInfo extends PackIdentity {
  jurisdiction: Jurisdiction;
  title: Text;
  /** The day on which the sources were last read. */
  readOn: CivilDate;
  sources: SourceInfo[];
  /** Everything that may be named as a scheme, a rule or a check. */
  schemes: string[];
  /** What was looked for and not found. */
  gaps: { id: string; what: Text; supply: Text }[];
}

/** A document. */
export interface SourceInfo {
  id: string;
  title: Text;
  number: string | null;
  issuer: Text;
  issued: CivilDate | null;
  from: CivilDate | null;
  to: CivilDate | null;
  supersedes: string[];
  cites: string[];
  url: string | null;
  note: Text | null;
}

/** With `asOf` only the schemes that are in force on that day, or cover determinations of it. */
export interface SchemeQuery extends BaseOptions { task?: Task }

/** What the rules of a task at a place read on a day; with a scheme what that one reads. */
export interface FactQuery extends Options { task?: Task }

/** A scheme, a rule about benefits, or a check of an office. */
export interface SchemeInfo {
  id: string;
  task: Task;
  title: Text;
  pack: string;
  jurisdiction: Jurisdiction;
  from: CivilDate | null;
  to: CivilDate | null;
  /** Of schemes of grading only. */
  kind?: SchemeKind;
  status?: SchemeStatus;
  /** The kinds of subject that it grades; missing: any. */
  subjects?: SubjectKind[];
}

/** A fact, or a field of a record or of the subject, that a scheme reads. */
export interface FactInfo {
  id: string;
  of: "subject" | "facts" | "record";
  type: FactType | "measures";
  label: Text;
  question: Text;
  help?: Text;
  /** The unit of a number. */
  unit?: string;
  least?: number;
  most?: number;
  choices?: { id: string; label: Text }[];
}

export interface UsccAnswer {
  /** As it was understood: trimmed, half-width, upper case. */
  normalized: string;
  /** Both check digits hold. */
  valid: boolean;
  checkDigit: boolean;
  expectedCheckDigit: string;
  organisationCheckDigit: boolean;
  expectedOrganisationCheckDigit: string;
  organisationCode: string;
  region: string | null;
  department: Text | null;
  kind: Text | null;
  /** One for each check digit that does not hold. */
  warnings: { code: "uscc_check_digit" | "uscc_organisation_check_digit"; messages: Text }[];
}

export interface Period { n: number; unit: Unit }
/** What happens where a period ends on a day off; nothing by default. */
export interface PeriodOptions { roll?: "none" | "next_working_day"; lang?: Lang }
/** The last day of a period; provisional past the known holiday calendar. */
export interface Reckoned { date: CivilDate; provisional: boolean }

/** A finding in a pack: an error stops it, a warning does not. */
export interface Diagnostic extends Fault { severity: "error" | "warning"; hints: Text }

export interface PackReport {
  /** Whether the pack loads and every case of it comes out as it says. */
  ok: boolean;
  id: string | null;
  /** Null where it does not load. */
  digests: { sha256: string; sm3: string } | null;
  diagnostics: Diagnostic[];
  cases: CaseReport[];
}

/** How a worked case came out. */
export interface CaseReport {
  id: string;
  ok: boolean;
  /** A JSON Pointer into the expectation, what the case expects there, and what the answer has. */
  differences: { path: string; expected: unknown; found: unknown }[];
}

/** A condition in words; `parts` are there where it is made of several, and `lead` is what is said before them. */
export interface Words { sentence: Text; lead?: Text; parts?: Words[] }
/** A citation with its document in both languages. */
export interface Cite {
  pack: string;
  source: string;
  document: Text;
  number: string | null;
  article: string | null;
  standing: Standing;
  from: CivilDate | null;
  to: CivilDate | null;
  note?: Text;
  url?: string;
}
/** Something that is said of a rule under a heading: its time, its end, its points. */
export interface RuleLine { key: string; label: Text; words: Text }
/** The names of the worked cases in which a rule holds, does not hold, or is not known to. */
export interface RuleCases { yes: string[]; no: string[]; unknown: string[] }
/** A rule, an item, a class, a flag: the same form for every task. */
export interface RulePart {
  /** The name in its list; empty where the list has no names. */
  id: string;
  label: Text;
  /** When it holds; missing for what always does. */
  when?: Words;
  says?: RuleLine[];
  url?: string;
  /** Its own validity, where it has one. */
  from?: CivilDate;
  to?: CivilDate;
  basis: Cite[];
  /** What belongs to it: the conditions of a class, the cure of an item. */
  groups?: RuleGroup[];
  /** With `cases`: what touches it, found by judging it on the inputs of the cases. */
  cases?: RuleCases;
}
/** Parts with the same sort of effect, such as `bars`, `items`, `overrides`. */
export interface RuleGroup { key: string; title: Text; parts: RulePart[] }
/** A scheme, a rule about benefits or an office check in words, as it is in the place that was asked for. */
export interface RuleScheme {
  id: string;
  task: Task;
  title: Text;
  pack: string;
  jurisdiction: Jurisdiction;
  /** The first and the last day that it covers. */
  from: CivilDate | null;
  to: CivilDate | null;
  /** Whose day that is. */
  validBy: "determination" | "as_of";
  amendedBy: string[];
  /** The wider scheme whose parts it takes over. */
  extends?: string;
  /** The wider scheme or rule that does not count at its place. */
  replaces?: string;
  benefits?: Benefit[];
  applies: Words | null;
  says: RuleLine[];
  basis: Cite[];
  groups: RuleGroup[];
  cases?: RuleCases;
}
export interface RuleCatalogue {
  id: string;
  pack: string;
  title: Text;
  version: string | null;
  /** How many entries there are; null where the list was not read. */
  entries: number | null;
  outside: { when: Words; outcome: "not_applicable" | "discretionary"; message: Text; basis: Cite[] } | null;
  basis: Cite[];
}
/** What was looked for and not found, of a pack or of one of its schemes. */
export interface RuleGap { pack: string; scheme: string | null; id: string; what: Text; supply: Text }
/** A worked case of a loaded pack, and whether it comes out as it says. */
export interface RuleCase { id: string; pack: string; task: Task; title: Text | null; asOf: CivilDate | null; ok: boolean }
export interface RuleBook {
  /** The task that was asked for; null for all. */
  task: Task | null;
  jurisdiction: Jurisdiction;
  asOf: CivilDate;
  packs: string[];
  schemes: RuleScheme[];
  catalogues: RuleCatalogue[];
  gaps: RuleGap[];
  /** With `cases`: those that came with the packs of the place, run. Built-in packs come without theirs. */
  cases?: RuleCase[];
}
export interface RuleQuery {
  /** All tasks where none is named. */
  task?: Task;
  jurisdiction?: Jurisdiction;
  asOf?: CivilDate;
  scheme?: string;
  /** Whether to run the worked cases and to tell which rules they touch. */
  cases?: boolean;
  lang?: Lang;
}

// --- What is built on the tasks ---

/** A task that can be foreseen. */
export type ForeseenTask = "commitment" | "tier" | "repair" | "benefits";

/** What `questions`, `timeline`, `improve` and `compare` take: the options of the task. */
export interface ForesightOptions extends Options {
  /** For the task `benefits`: the one benefit that is asked for. */
  benefit?: Benefit;
}

export interface QuestionsOptions extends ForesightOptions {
  /** What the visitor cannot answer: JSON Pointers into the input. It is not asked again. */
  dontKnow?: readonly string[];
}

export interface TimelineOptions extends ForesightOptions {
  /** The last day that is looked at; ten years after `asOf` by default. */
  until?: CivilDate;
}

export interface CompareOptions extends ForesightOptions {
  /** The days that are compared; `asOf` alone by default. */
  dates?: readonly CivilDate[];
  /** Packs that are added for a second edition of the law; one with the id of a loaded pack takes its place. */
  packs?: readonly object[];
}

/** What a record, a benefit or a route comes to; the grade under the id `tier`. */
export interface PartOutcome {
  id: string;
  outcome: string;
  /** The grades that are possible, or the hardest effect on a benefit. */
  details?: string[];
}

export interface QuestionsAnswer {
  task: ForeseenTask;
  outcome: string;
  parts: PartOutcome[];
  asOf: CivilDate;
  jurisdiction: Jurisdiction;
  lang: Lang;
  /** Most decisive first. What is not asked cannot change the outcome. */
  questions: Question[];
  dontKnow: { path: string; label: string; matters: boolean }[];
  /** How many questions remain at most; null where records or materials are not listed yet. */
  remaining: number | null;
  notices: Notice[];
  disclaimer: string;
}

export interface Question extends Missing {
  help?: string;
  unit?: string;
  least?: number;
  most?: number;
  /** The parts of the answer that it bears on. */
  parts: string[];
  why: QuestionReason[];
  /** Whether some answer changes the outcome by itself, or only with others; `not_tried` where values cannot be listed. */
  decides: "alone" | "with_others" | "not_tried";
  /** The outcomes between which it decides by itself. */
  between: string[];
  /** Whether nothing is left to ask after it, whatever is answered. */
  settles: boolean | null;
  branches: Branch[];
  /** What "I don't know" comes to; `matters` is null where only further answers could tell. */
  unknown: { outcome: string; matters: boolean | null };
}

export interface QuestionReason {
  part: string;
  rule: string;
  holds: Holds;
  effect: ForesightEffect;
  message: string;
  assumed: boolean;
  basis: Basis[];
}

export type ForesightEffect = ReasonEffect | "gate" | "item" | "override" | "notice";

/** What some answers come to: listed in `values`, or days or numbers from `from` to `to`, both included. */
export interface Branch {
  values?: unknown[];
  from?: CivilDate | number;
  to?: CivilDate | number;
  changes: boolean;
  outcome: string;
  /** The parts that come out otherwise than they do now. */
  parts: PartOutcome[];
}

/** What a part comes to, in words. */
export interface PartState extends PartOutcome {
  summary: string;
  scheme: string | null;
  /** The last day of what refuses. */
  until: CivilDate | null;
}

export interface TimelineAnswer {
  task: ForeseenTask;
  outcome: string;
  asOf: CivilDate;
  until: CivilDate;
  jurisdiction: Jurisdiction;
  lang: Lang;
  pack: PackIdentity | null;
  parts: PartState[];
  changes: TimelineChange[];
  /** The first day whose arrangement of working days is not known, where it lies in the time that was looked at. */
  provisionalFrom: CivilDate | null;
  notices: Notice[];
  disclaimer: string;
}

export interface TimelineChange {
  /** The first day of what is new. */
  date: CivilDate;
  provisional: boolean;
  before: string;
  after: string;
  parts: { id: string; before: PartState | null; after: PartState | null; because: Because[] }[];
}

/** A rule that comes out otherwise. */
export interface Because {
  cause:
    | "minimum_over" | "maximum_over" | "bar_over" | "bar_begins" | "begins" | "window_over" | "rule_begins"
    | "rule_ends" | "notice";
  rule: string;
  effect: ForesightEffect;
  before: Holds | null;
  after: Holds | null;
  message: string;
  basis: Basis[];
}

export interface ImproveAnswer {
  task: ForeseenTask;
  outcome: string;
  asOf: CivilDate;
  until: CivilDate;
  jurisdiction: Jurisdiction;
  lang: Lang;
  pack: PackIdentity | null;
  parts: ImprovePart[];
  notices: Notice[];
  disclaimer: string;
}

export interface ImprovePart {
  id: string;
  outcome: string;
  summary: string;
  /** Whether no outcome of the task is better. */
  best: boolean;
  /** Sets of changes of which none can be left out: the best outcome first, then the earliest and the smallest. */
  sets: ImprovementSet[];
  inTheWay: Obstacle[];
}

/** Who can change something: the subject now, time or others, nobody. */
export type How = "now" | "wait" | "never";

export interface ImprovementSet {
  outcome: string;
  details?: string[];
  summary: string;
  /** The first day on which it is so. */
  from: CivilDate;
  changes: ImprovementChange[];
  materials: Labelled[];
  channel: Channel[];
}

export interface ImprovementChange {
  how: How;
  /** The day to wait for. */
  until?: CivilDate;
  /** The place in the input; null for time that has to pass. */
  path: string | null;
  label: string;
  was: unknown;
  value: unknown;
  advice: { rule: string; message: string; cure: string | null; basis: Basis[] }[];
}

export interface Obstacle {
  rule: string;
  holds: Holds;
  message: string;
  how: How;
  until?: CivilDate;
  cure?: string;
  basis: Basis[];
}

export interface CompareAnswer {
  task: ForeseenTask;
  lang: Lang;
  /** Whether every part has the same outcome in every case. */
  same: boolean;
  /** Days by places; with `packs` once more, under the edition `given`. */
  cases: ComparedCase[];
  differences: ComparedDifference[];
  notices: Notice[];
  disclaimer: string;
}

export interface ComparedCase {
  jurisdiction: Jurisdiction;
  asOf: CivilDate;
  edition: "loaded" | "given";
  pack: PackIdentity | null;
  outcome: string;
  parts: PartState[];
}

export interface ComparedDifference {
  /** The position in `cases`; everything is held against case 0. */
  case: number;
  part: string;
  /** Whether the outcome differs, or only rules, dates or texts behind it. */
  outcome: boolean;
  first: PartState | null;
  here: PartState | null;
  because: Because[];
}

/** The ready engine. Every method throws a {@link ZhixinError} for a value that is wrong. */
export class Zhixin {
  private constructor();
  packs(): PackInfo[];
  schemes(query?: SchemeQuery): SchemeInfo[];
  /**
   * The rules of a place in words, with citations: with `asOf` only those of that day, as narrower places amend them
   * on it; without it all of them.
   */
  rules(query?: RuleQuery): RuleBook;
  /** What a scheme or a letter, or the rules of a task at a place, read; everything where nothing is named. */
  facts(which?: string | FactQuery | null, options?: { lang?: Lang }): FactInfo[];
  /** May this be done by commitment? */
  checkCommitment(input: Input, options?: Options): CommitmentAnswer;
  /** Which grade is it? What the answers of one scheme have in common may be one frozen object for all of them. */
  calculateTier(input: Input, options: TierOptions & { scheme: string; bare: true }): BareTierAnswer;
  calculateTier(input: Input, options?: TierOptions & { bare?: false }): TierAnswer;
  /** May these records be repaired? */
  checkRepair(input: Input, options?: Options): RepairAnswer;
  /** Are these benefits open? */
  checkBenefits(input: Input, options?: BenefitsOptions): BenefitsAnswer;
  /** What an office asks for. */
  checkOffice(input: Input, options?: OfficeOptions): OfficeAnswer;
  /** What is still worth asking, most decisive first, and what each answer would come to. */
  questions(task: ForeseenTask, input: Input, options?: QuestionsOptions): QuestionsAnswer;
  /** How the answer changes with time if nothing else happens. */
  timeline(task: ForeseenTask, input: Input, options?: TimelineOptions): TimelineAnswer;
  /** The smallest sets of changes that better the answer. */
  improve(task: ForeseenTask, input: Input, options?: TimelineOptions): ImproveAnswer;
  /** The same input at several places, on several days, or under another edition of packs. */
  compare(
    task: ForeseenTask, input: Input, jurisdictions?: readonly Jurisdiction[] | null, options?: CompareOptions,
  ): CompareAnswer;
  /** Letters, block by block, as a structure, as text and as HTML for print. */
  letter(kind: LetterKind, input: Input, options?: LetterOptions): LetterAnswer;
  /** The record of an answer, with digests. */
  record(task: Task, input: Input, options?: RecordOptions): DecisionRecord;
  /** Replays a record, or its JSON text, offline; what is no record is an error, what was changed is told. */
  verify(record: DecisionRecord | string, options?: { lang?: Lang }): VerifyReport;
  /** The code that is printed with a record. */
  qrCode(record: DecisionRecord | string, options?: { lang?: Lang }): QrCode;
  /** A calendar file of events, or of the dates of an answer that lie ahead. */
  calendar(
    events: readonly CalendarEvent[] | AnyAnswer<Task>, options?: { asOf?: CivilDate; lang?: Lang },
  ): CalendarFile;
  /** The canonical text of a JSON value (RFC 8785, without fractions) and its digests. */
  digest(value: unknown, options?: { lang?: Lang }): Digests & { canonical: string };
  checkUscc(text: string, options?: { lang?: Lang }): UsccAnswer;
  /** The last day of a period that starts after `date`. */
  addPeriod(date: CivilDate, period: Period, options?: PeriodOptions): Reckoned;
  addWorkingDays(date: CivilDate, days: number, options?: { lang?: Lang }): Reckoned;
  /** Reads a pack as `load` would, and tells every fault; a faulty pack is an answer here, not an error. */
  checkPack(pack: PackSource, options?: { lang?: Lang }): PackReport;
  /** Runs a list; see {@link BatchOptions}. Rejects with a {@link ZhixinError}, `aborted` where it was cancelled. */
  batch(rows: BatchRows | BatchPreview, options: BatchOptions): Promise<BatchResult>;
  /** A first look at a list: headings, first rows, and what its columns are guessed to mean. */
  previewBatch(rows: BatchRows, options: BatchOptions): Promise<BatchPreview>;
  /** The same as the function of that name. */
  diagnostics(): Diagnostics;
  /** Gives the engine's memory back; nothing may be asked afterwards. */
  free(): void;
}

// --- Lists -----------------------------------------------------------------------------------------------------------

/**
 * A list: CSV or TSV as bytes (UTF-8, GB18030, UTF-16), as a file, or as text that was pasted; an .xlsx file; objects
 * whose keys are headings; or inputs.
 */
export type BatchRows = string | ArrayBuffer | ArrayBufferView | Blob | readonly object[];

/** A task of a list, with its own options where they differ. */
export interface BatchTask extends BaseOptions {
  task: Task;
  scheme?: string;
  benefit?: Benefit;
  check?: string;
}

export interface BatchOptions extends BaseOptions {
  /** One task, or several with {@link BatchOptions.tasks}. */
  task?: Task;
  tasks?: readonly (Task | BatchTask)[];
  scheme?: string;
  benefit?: Benefit;
  check?: string;
  /** What the columns mean; guessed from the headings where there is none. */
  mapping?: BatchMapping;
  /** What separates the cells: a comma, a tab, a semicolon or `|`. */
  delimiter?: string;
  /** How many rows stand above the headings. */
  above?: number;
  /** Whether every row is a record, to be grouped by subject. */
  perRecord?: boolean;
  /** The encoding, where it should not be found out. */
  encoding?: string;
  /** The sheet of an .xlsx file, by name or number; the first by default. */
  sheet?: string | number;
  /** Reads an .xlsx file into rows of cells; `zhixin-xlsx.js` by default. */
  xlsx?: (bytes: Uint8Array, sheet?: string | number) => Promise<unknown[][]>;
  /** The address of `zhixin-worker.js`; false: in slices in the page. A worker is used where the page allows one. */
  worker?: boolean | string;
  onProgress?: (now: { rows: number; bytes: number; size: number; done: boolean }) => void;
  /** Results as they come. */
  onRows?: (some: { from: number; rows: BatchRow[] }) => void;
  signal?: AbortSignal;
}

/** What the columns of a list mean; plain JSON that can be kept. */
export interface BatchMapping {
  columns: BatchColumn[];
  /** The records of the list are all that a subject has: none written means none. */
  recordsComplete?: boolean;
  /** Numbers in columns of dates count the days of a spreadsheet. */
  serials?: boolean;
  /** What holds for every row though no column says it: a pointer, and the text of a cell. */
  constants?: { [pointer: string]: string };
}

export interface BatchColumn {
  heading: string;
  /** A JSON Pointer into the input: `/subject/name`, `/facts/goodCredit`, `/records/-/act`; `""` for a whole input. */
  to: string | null;
  /** What plain numbers mean, in a column of rates. */
  unit?: "percent" | "per_mille";
  /** How alike heading and label are, of 100. */
  likeness?: number;
}

export interface BatchPreview {
  delimiter: string;
  above: number;
  encoding?: string;
  size: number;
  headings: string[];
  /** The first rows. */
  rows: string[][];
  perRecord: boolean;
  mapping: BatchMapping;
  /** What a column may be mapped to; first what the asked rules read. */
  targets: { to: string; label: Text; type: FactType | "measures" | "json" | "text"; asked: boolean }[];
}

/** `answered`: a grade is certain, or an office check was answered; `review`: strict review or discretion. */
export type BatchClass =
  | "not_applicable" | "pass" | "answered" | "review" | "not_yet" | "undetermined" | "refuse" | "error";

/** What a task comes to, without words. */
export interface BatchBrief { class: BatchClass; outcome: string; reasons: string[]; missing: string[] }

export interface BatchRow {
  /** The subject's number in the list, from 0. */
  entry: number;
  /** The gravest class of its tasks. */
  class: BatchClass;
  results: BatchBrief[];
  /** The line of the file, from 1. */
  line?: number;
  lines?: number[];
  cells?: string[];
  faults?: CellFault[];
}

/** A cell that cannot be read. */
export interface CellFault {
  line: number;
  /** From 1; 0 for the row as a whole. */
  column: number;
  heading: string;
  cell: string;
  code: string;
  messages: Text;
}

export interface BatchTally { id: string; label: string; count: number }
export interface BatchCounts {
  total: number;
  classes: BatchTally[];
  tasks: { task: Task; outcomes: BatchTally[]; reasons: BatchTally[]; missing: BatchTally[] }[];
}

export interface BatchFilter { class?: BatchClass; task?: number; outcome?: string; reason?: string; missing?: string; text?: string }

export interface BatchResult {
  readonly total: number;
  readonly counts: BatchCounts;
  readonly labels: { names: { [id: string]: string }; outcomes: { [outcome: string]: string }[]; classes: { [name: string]: string } };
  readonly asked: { task: Task; options: OfficeOptions & Options & BenefitsOptions }[];
  readonly mapping: BatchMapping;
  readonly inWorker: boolean;
  filter(filter?: BatchFilter): Promise<Uint32Array>;
  rows(entries: ArrayLike<number>): Promise<BatchRow[]>;
  /** One subject with its full answers, one for each task. */
  open(entry: number): Promise<{
    entry: number; lines: number[]; headings: string[]; cells: string[][]; input: Input | null; faults: CellFault[]; answers: AnyAnswer<Task>[];
  }>;
  /** CSV in UTF-8 with a byte order mark, guarded against formulas. */
  csv(): Promise<Blob>;
  json(): Promise<Blob>;
  /** Digests of the list, of the packs of the place, and of the CSV. */
  digests(): Promise<{ input: Digests; result: Digests; packs: PackIdentity[] }>;
  /** Which subjects are inspected, as the scheme's consequences say; the same for the same seed. */
  sample(options: { seed: string; batches?: number; task?: number }): Promise<SamplingPlan>;
  /** The vetoes of the rules that were asked, those that hit nobody too; `filter({ task, reason: id })` says whom. */
  vetoes(): Promise<Veto[]>;
  /** What falls due, the nearest day first. */
  board(options?: { workingDays?: number }): Promise<DueRow[]>;
  /** The same list with other options. */
  rerun(options: Partial<BatchOptions>): Promise<BatchResult>;
  /** The subjects that come out otherwise than in a run of the same list on the same side. */
  changed(other: BatchResult): Promise<Uint32Array>;
  free(): Promise<void>;
}

export interface Veto {
  task: number;
  /** The rule, as reasons name it. */
  id: string;
  label: string;
  hit: number;
  /** Of how many it is not known whether it hits them. */
  open: number;
  basis: Basis[];
}

export interface Digests { sha256: string; sm3: string }

export interface SamplingPlan {
  seed: string;
  strata: { grade: string; label: string; pool: number; drawn: number | null; rule: string | null; basis: Basis[] }[];
  batches: { entry: number; grade: string }[][];
  notices: Text[];
}

export interface DueRow {
  date: CivilDate;
  /** `materials`, `min_end`, `apply`, `max_end`, or the name of a clock. */
  what: string;
  record: string | null;
  provisional: boolean;
  entry: number;
  task: number;
  workingDays: number;
}

// --- The custom element ----------------------------------------------------------------------------------------------

/** What the element answers with, by its `task`. */
export type TaskAnswer = RepairAnswer | TierAnswer | CommitmentAnswer | BenefitsAnswer;

/**
 * `<zhixin-check task jurisdiction scheme as-of lang ui-style mode name required disabled>`; `task` is `repair` where it
 * is left out. `mode="steps"` asks one screen at a time, `mode="sheet"` shows all on one sheet and offers the other way;
 * without it there is only the sheet. `custom-elements.json` has its slots, parts and custom properties.
 *
 * Taken out of the page and put back it goes on where it was.
 */
export interface ZhixinCheckElement extends HTMLElement {
  /** The properties of the attributes; null takes an attribute away. */
  get task(): ForeseenTask;
  set task(task: ForeseenTask | null);
  get jurisdiction(): Jurisdiction | "";
  set jurisdiction(place: Jurisdiction | null);
  get scheme(): string;
  set scheme(scheme: string | null);
  get asOf(): CivilDate | "";
  set asOf(day: CivilDate | null);
  get uiStyle(): "elder" | "";
  set uiStyle(style: "elder" | "" | null);
  get mode(): "steps" | "sheet" | "";
  set mode(mode: "steps" | "sheet" | "" | null);
  get name(): string;
  set name(name: string | null);
  required: boolean;
  disabled: boolean;
  /** What is known beforehand. */
  input: Input | null;
  /** Extra rule packs; setting them starts the form anew. */
  packs: readonly PackSource[];
  /** The last answer, or null. */
  readonly result: TaskAnswer | null;
  /**
   * What goes with the page's form under `name`: a {@link FormValue} as JSON text; empty where there is no answer, or
   * something was changed since. Forms need a kernel with ElementInternals (77 and later).
   */
  readonly value: string;
  readonly form: HTMLFormElement | null;
  readonly labels: NodeList | readonly never[];
  readonly type: "zhixin-check";
  /** Undefined where the kernel has no ElementInternals. */
  readonly validity: ValidityState | undefined;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  checkValidity(): boolean;
  reportValidity(): boolean;
  setCustomValidity(message: string): void;
  /** Resolves when the form is there; rejects with a {@link ZhixinError}. */
  readonly ready: Promise<void>;
  evaluate(): Promise<TaskAnswer | null>;
  reset(): Promise<void>;
  /** Prints the form and its answer without the page around it. */
  print(): Window;
  /** Moves the focus to the form, or to the screen or the answer that is shown. */
  focus(): void;
}

/** What goes with a form: the conclusion and what it rests on, and nothing of what was filled in. */
export interface FormValue {
  task: ForeseenTask;
  outcome: string;
  asOf: CivilDate;
  jurisdiction: Jurisdiction;
  scheme?: string | null;
  records?: { at: number; outcome: RepairOutcome; earliestApplication?: CivilDate | null; maxEnd?: CivilDate | null }[];
  benefits?: { benefit: Benefit; outcome: string; until?: CivilDate | null }[];
  pack?: PackIdentity | null;
}

export interface MountOptions {
  task?: Task;
  jurisdiction?: Jurisdiction;
  scheme?: string;
  asOf?: CivilDate;
  lang?: Lang;
  uiStyle?: "elder";
  mode?: "steps" | "sheet";
  input?: Input | null;
  packs?: readonly PackSource[];
}
/** A form that was mounted: an element with the members of the custom element, and attributes of the same names. */
export interface MountedCheck extends ZhixinCheckElement {
  /** Takes the form out of the page and gives its memory back. */
  unmount(): void;
}

/** What the element shows now. */
export interface StepDetail {
  task: Task;
  mode: "steps" | "sheet";
  screen:
    | "subject" | "scheme" | "matter" | "benefits" | "records" | "record" | "question" | "answer" | "letter" | "sheet";
}

/** A file that was made for the visitor: a draft, a decision record, a calendar file, a letter. */
export interface SavedFile { name: string; type: string; text: string }

/** What is filled in now. */
export interface ChangeDetail { input: Input; options: Options }

/** The events of the element; all bubble, are composed, and have a detail that is plain JSON. */
export interface ZhixinEventMap {
  "zhixin-change": CustomEvent<ChangeDetail>;
  "zhixin-result": CustomEvent<TaskAnswer | null>;
  /** An answer was asked for, and something has to be put right first; empty where a field cannot be read. */
  "zhixin-invalid": CustomEvent<{ errors: ErrorDetail[] }>;
  "zhixin-error": CustomEvent<ErrorDetail>;
  /** Another screen is shown. */
  "zhixin-step": CustomEvent<StepDetail>;
  /** The visitor asks for a file; cancelable: a page that keeps files in its own way prevents the default. */
  "zhixin-save": CustomEvent<SavedFile>;
}
