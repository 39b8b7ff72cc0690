// In the page: what the package has of what a contract asks for. `inspected(contract)` gives it as plain values.

window.inspected = async (contract) => {
  const { sample } = contract;
  const module = await import("/pkg/zhixin.mjs");
  const classic = contract.scripts.length > 0;
  const { load, define } = classic ? window.zhixin : module;
  const face = await load();
  const has = {
    exports: Object.keys(module), globals: Object.keys(window.zhixin), faceMethods: methodsOf(face),
    tags: [], parts: [], customProperties: [], members: {}, attributes: {}, events: {},
  };
  define("zhixin-check");
  if (customElements.get("zhixin-check")) has.tags.push("zhixin-check");

  const main = document.querySelector("main");
  const mounted = contract.globals.includes("mount");
  const camel = (name) => name.replace(/-(.)/g, (all, letter) => letter.toUpperCase());

  /** A form as the host makes it, ready; `close` takes it away again. */
  async function made(attributes, input) {
    let form;
    if (mounted) {
      const options = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [camel(name), value]));
      form = window.zhixin.mount(main, { ...options, input });
    } else {
      form = document.createElement("zhixin-check");
      for (const [name, value] of Object.entries(attributes)) form.setAttribute(name, value);
      if (input) form.input = input;
      main.append(form);
    }
    await form.ready;
    return { form, inner: form.shadowRoot ?? form, close: () => (mounted ? form.unmount() : form.remove()) };
  }

  /** What is shown, as text, with the values of its fields. */
  const known = {};
  async function shown(attributes, evaluated) {
    const key = JSON.stringify([Object.entries(attributes).sort(), evaluated]);
    return (known[key] ??= await shownAnew(attributes, evaluated));
  }

  async function shownAnew(attributes, evaluated) {
    const { form, inner, close } = await made(attributes, sample.input);
    if (evaluated) await form.evaluate();
    const fields = [...inner.querySelectorAll("input, select")].map((one) => [one.value, one.checked]);
    const text = JSON.stringify([inner.innerHTML.replace(/zx\d+-?/g, ""), fields]);
    close();
    return text;
  }

  // A word has a meaning when something else is shown with another word in its place, or with none.
  const OTHERS = { lang: { "zh-CN": "en", en: "zh-CN" }, task: { repair: "tier" } };
  for (const [name, values] of Object.entries(contract.attributes)) {
    has.attributes[name] = {};
    for (const value of values) {
      const with_ = { ...sample.attributes, [name]: value };
      const without = { ...with_ };
      const other = OTHERS[name]?.[value] ?? (name === "task" ? "repair" : undefined);
      if (other === undefined) delete without[name];
      else without[name] = other;
      has.attributes[name][value] = await shown(with_) !== await shown(without) || await shown(with_, true) !== await shown(without, true);
    }
  }

  const { form, inner, close } = await made(sample.attributes, sample.input);
  for (const name of Object.keys(contract.events)) form.addEventListener(name, ({ detail }) => learn((has.events[name] ??= {}), detail, ""));
  // What a visitor types is told too; the date of the question is in every form.
  const typed = [...inner.querySelectorAll("input[type=text]")].find((one) => /asOf/.test(one.id));
  typed.value = "2026-11-20";
  typed.dispatchEvent(new Event("input", { bubbles: true }));
  typed.dispatchEvent(new Event("change", { bubbles: true }));
  await form.evaluate();
  const field = [...inner.querySelectorAll("button")].find((one) => /修改|去填写/.test(one.textContent));
  if (field && sample.attributes.mode === "steps") {
    field.click();
    await form.evaluate();
  }
  has.parts = [...new Set([...inner.querySelectorAll("[part]")].flatMap((one) => one.getAttribute("part").split(" ")))];
  const css = [...(form.shadowRoot ?? document).adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join("\n");
  has.customProperties = [...new Set([...css.matchAll(/var\((--zhixin-[\w-]+)/g)].map((found) => found[1]))];
  for (const name of contract.members) if (name in form) has.members[name] = typeof form[name] === "function" ? "function" : "value";
  // A fault: told by the event too.
  form.packs = ["{"];
  await form.ready.catch(() => {});
  await new Promise((done) => setTimeout(done));
  close();
  face.free();
  return has;
};

function methodsOf(face) {
  return Object.getOwnPropertyNames(Object.getPrototypeOf(face)).filter((name) => typeof face[name] === "function");
}

/** Every place of a detail with the types that stand there; a list's places are all `[]`. */
function learn(places, value, path) {
  if (value === null || typeof value !== "object") return;
  for (const [key, part] of Object.entries(value)) {
    const at = Array.isArray(value) ? `${path}[]` : path ? `${path}.${key}` : key;
    const type = part === null ? "null" : Array.isArray(part) ? "list" : typeof part;
    const known = (places[at] ??= []);
    if (!known.includes(type)) known.push(type);
    learn(places, part, at);
  }
}
