/** zhixin (知信): credit questions under Chinese intellectual-property rules, judged in the visitor's browser. */

/** A civil date, `YYYY-MM-DD`. */
export type CivilDate = string;
/** ISO 3166-2 of China, cities appended: `CN`, `CN-ZJ`, `CN-ZJ-3301`. */
export type Jurisdiction = string;
/** The language of texts; `zh-CN` by default. */
export type Lang = "zh-CN" | "en";
export type Task = "commitment" | "tier" | "repair" | "benefits";
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
/** Defines the custom element, `zhixin-check` by default; false where the page has no custom elements. */
export function define(name?: string): boolean;
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

// --- Input -----------------------------------------------------------------------------------------------------------

export type SubjectKind =
  | "enterprise" | "patent_agency" | "trademark_agency" | "patent_attorney" | "individual" | "institution";

export interface Subject {
  kind: SubjectKind;
  /** The unified social credit code; its check digit is tested. */
  uscc?: string | null;
  name?: string | null;
}

/** A fact's value; null is "not known". Numbers are integers, dates are `YYYY-MM-DD`. */
export type FactValue = boolean | number | string | readonly string[] | null;

/** A credit record. Which acts, authorities, documents and measures there are is in the pack format's vocabulary. */
export interface CreditRecord {
  id: string;
  act?: string | null;
  authority?: string | null;
  document?: string | null;
  determinedOn?: CivilDate | null;
  severity?: string | null;
  measures?: readonly unknown[] | null;
  dutiesPerformedOn?: CivilDate | null;
  correctedOn?: CivilDate | null;
  [field: string]: unknown;
}

export interface Input {
  subject: Subject;
  facts?: { readonly [fact: string]: FactValue };
  records?: readonly CreditRecord[];
  materials?: readonly unknown[];
}

export interface Options {
  jurisdiction?: Jurisdiction;
  scheme?: string;
  matter?: string;
  /** The date of the question; today in Asia/Shanghai by default. */
  asOf?: CivilDate;
  lang?: Lang;
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

export interface UsedFact { path: string; label: string; value: unknown }

export interface Reason {
  rule: string;
  holds: Holds;
  effect: "requires" | "bars" | "class" | "not_needed" | "time" | "scheme";
  message: string;
  /** How a bar is lifted. */
  cure?: string;
  /** Whether it rests on an assumption. */
  assumed: boolean;
  facts: UsedFact[];
  basis: Basis[];
}

export interface Choice { id: string; label: string }

/** A fact that would decide more if it were known. */
export interface Missing {
  fact: string;
  /** The record it belongs to. */
  record?: string;
  /** A JSON Pointer to its place in the input. */
  path: string;
  label: string;
  question: string;
  choices?: Choice[];
}

export interface Notice { code: string; message: string; path?: string; basis?: Basis[] }
export interface Assumption { fact: string; label: string; as: unknown }
export interface PackIdentity { id: string; edition: CivilDate; sha256: string; sm3: string }

/** What every answer has. */
export interface Answer<T extends Task, O extends string> {
  task: T;
  outcome: O;
  summary: string;
  asOf: CivilDate;
  jurisdiction: Jurisdiction;
  lang: Lang;
  scheme: string | null;
  pack: PackIdentity;
  packs: PackIdentity[];
  /** The packs of narrower places that amend the scheme; missing where none does. */
  amendedBy?: PackIdentity[];
  reasons: Reason[];
  missing: Missing[];
  notices: Notice[];
  /** A self-assessment, not a verdict. */
  disclaimer: string;
}

export type RepairOutcome =
  | "eligible" | "not_yet" | "discretionary" | "ineligible" | "undetermined" | "not_needed" | "not_applicable";

export interface RepairAnswer extends Answer<"repair", RepairOutcome> {
  records: RecordAnswer[];
}

/** The answer for one record. Dates are civil dates in China. */
export interface RecordAnswer {
  id: string;
  outcome: RepairOutcome;
  summary: string;
  scheme: string | null;
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
export interface Channel extends Labelled { url?: string }

export interface Clock extends Labelled {
  n: number;
  unit: Unit;
  /** The event from which it runs. */
  from: string;
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
  scheme: string | null;
  schemeTitle: string | null;
  class: string | null;
  classLabel: string | null;
  outcome: RepairOutcome;
  minEnd: CivilDate | null;
  earliestApplication: CivilDate | null;
  maxEnd: CivilDate | null;
}

// --- The face --------------------------------------------------------------------------------------------------------

/** JSON whose shape depends on the pack. */
export type JsonObject = { [key: string]: unknown };

/** What is loaded. */
export interface PackInfo extends JsonObject { id: string }
export interface Diagnostic { code: string; path: string; messages?: Text; [key: string]: unknown }
export interface Period { n: number; unit: Unit }

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
export interface RulePeriod extends Period { words: Text }
export interface RuleFlag { message: Text; basis: Cite[] }
export interface RuleItem {
  id: string;
  label: Text;
  when?: Words;
  period?: RulePeriod;
  from?: Text;
  url?: string;
  basis: Cite[];
}
export interface RuleView { id: string; label: Text; when: Words; cure?: Text; until?: Text; basis: Cite[] }
export interface RuleNotice extends RuleFlag { id: string; when?: Words }
export interface RuleClass {
  id: string;
  label: Text;
  when: Words;
  min: RulePeriod | null;
  max: RulePeriod | null;
  maxNotBefore: Text | null;
  notNeeded: RuleView[];
  conditions: RuleView[];
  notices: RuleNotice[];
  basis: Cite[];
}
/** A scheme in words, as it is in the place that was asked for. */
export interface RuleScheme {
  id: string;
  task: Task;
  title: Text;
  pack: string;
  jurisdiction: Jurisdiction;
  /** The first and the last day of determination that it covers. */
  from: CivilDate | null;
  to: CivilDate | null;
  amendedBy: string[];
  applies: Words;
  basis: Cite[];
  count: { from: string; words: Text; basis: Cite[]; open: (RuleFlag & { from: string; words: Text }) | null };
  convention: RuleFlag;
  classes: RuleClass[];
  atMax: (RuleFlag & { requires: Words }) | null;
  notNeeded: RuleView[];
  bars: RuleView[];
  conditions: RuleView[];
  discretion: RuleFlag | null;
  channel: RuleItem[];
  materials: RuleItem[];
  clocks: RuleItem[];
  effects: RuleItem[];
  sync: RuleItem[];
  notices: RuleNotice[];
  superseded: (RuleFlag & { on: CivilDate; by: string }) | null;
}
export interface RuleCatalogue {
  id: string;
  pack: string;
  title: Text;
  version: string | null;
  /** How many entries there are; null where the list was not read. */
  entries: number | null;
  outside: (RuleFlag & { when: Words; outcome: "not_applicable" | "discretionary" }) | null;
  basis: Cite[];
}
export interface RuleBook {
  task: Task;
  jurisdiction: Jurisdiction;
  asOf: CivilDate;
  packs: string[];
  schemes: RuleScheme[];
  catalogues: RuleCatalogue[];
}

/** The ready engine. Every method throws a {@link ZhixinError} for a value that is wrong. */
export class Zhixin {
  private constructor();
  packs(): PackInfo[];
  schemes(query?: { task?: Task; jurisdiction?: Jurisdiction; asOf?: CivilDate; lang?: Lang }): JsonObject[];
  /**
   * The rules of a place in words, with citations: with `asOf` only the schemes that cover determinations of that day,
   * as narrower places amend them on it; without it all of them.
   */
  rules(query?: { task?: Task; jurisdiction?: Jurisdiction; asOf?: CivilDate; scheme?: string; lang?: Lang }): RuleBook;
  facts(scheme: string, options?: Options): JsonObject[];
  checkRepair(input: Input, options?: Options): RepairAnswer;
  checkUscc(text: string, options?: { lang?: Lang }): JsonObject;
  addPeriod(date: CivilDate, period: Period, options?: JsonObject): JsonObject;
  addWorkingDays(date: CivilDate, days: number, options?: JsonObject): JsonObject;
  /** Reads a pack as `load` would, and tells every fault; a faulty pack is an answer here, not an error. */
  checkPack(pack: PackSource, options?: { lang?: Lang }): JsonObject;
  /** Gives the engine's memory back; nothing may be asked afterwards. */
  free(): void;
}

// --- The custom element ----------------------------------------------------------------------------------------------

/** `<zhixin-check task jurisdiction scheme as-of lang ui-style>`. */
export interface ZhixinCheckElement extends HTMLElement {
  /** What is known beforehand. */
  input: Input | null;
  /** Extra rule packs; setting them starts the form anew. */
  packs: readonly PackSource[];
  /** The last answer, or null. */
  readonly result: RepairAnswer | null;
  /** Resolves when the form is there; rejects with a {@link ZhixinError}. */
  readonly ready: Promise<void>;
  evaluate(): Promise<RepairAnswer | null>;
  reset(): Promise<void>;
  /** Prints the form and its answer without the page around it. */
  print(): Window;
}

/** The events of the element; all bubble, are composed, and have a detail that is plain JSON. */
export interface ZhixinEventMap {
  "zhixin-change": CustomEvent<JsonObject>;
  "zhixin-result": CustomEvent<RepairAnswer>;
  "zhixin-error": CustomEvent<ErrorDetail>;
}
