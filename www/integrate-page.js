// The integrator's page itself: what is chosen, the address that keeps it, the form that is shown live. ES5.
(function (integrate, words) {
  "use strict";

  var byId = words.byId;
  var h = words.h;
  var t = words.t;
  var FONTS = [["", "默认（黑体）", "usual (sans serif)"], ["SimSun, \"Noto Serif CJK SC\", serif", "宋体", "Song (serif)"], ["KaiTi, \"Noto Serif CJK SC\", serif", "楷体", "Kai"], ["inherit", "与页面相同", "that of the page"]];
  var CHOICES = {
    task: function () { return ["repair", "tier", "commitment", "benefits"].map(function (task) { return [task, words.pick(words.TASKS[task])]; }); },
    mode: function () { return [["steps", t("一步一步（先问最要紧的）", "step by step, the most decisive first")], ["sheet", t("一页填完", "all on one sheet")]]; },
    lang: function () { return [["zh-CN", "中文"], ["en", "English"]]; },
    uiStyle: function () { return [["normal", t("标准", "usual")], ["elder", t("长辈版（大字）", "large print")]]; },
    radius: function () { return [["0", t("直角", "square")], ["2px", t("2 像素", "2 px")], ["4px", t("4 像素", "4 px")], ["8px", t("8 像素", "8 px")]]; },
    font: function () { return FONTS.map(function (font) { return [font[0], t(font[1], font[2])]; }); }
  };
  var USUAL = { task: "repair", jurisdiction: "CN-ZJ", scheme: "", mode: "steps", lang: "zh-CN", uiStyle: "normal", accent: "#1a4f8b", text: "#1d2530", radius: "2px", font: "", host: "plain", delivery: "", old: true, integrity: true, page: "zh-CN" };
  var SELECTS = ["task", "jurisdiction", "scheme", "mode", "lang", "uiStyle", "radius", "font"];

  var chosen = {};
  var digests = null;
  var zx = null;
  var shown = ""; // What the form in the preview was made of.
  var mounted = null; // The form in a plain element: it does not notice by itself that it is taken away.

  // --- The address: only what differs from the usual ------------------------------------------------------------------

  function read() {
    Object.keys(USUAL).forEach(function (name) { chosen[name] = USUAL[name]; });
    location.hash.replace(/^#/, "").split("&").forEach(function (part) {
      var at = part.indexOf("=");
      var name = part.slice(0, at);
      if (at < 1 || USUAL[name] === undefined) return;
      try {
        var value = decodeURIComponent(part.slice(at + 1));
        chosen[name] = typeof USUAL[name] === "boolean" ? value !== "no" : value;
      } catch (_) {
        // Not an address that this page wrote.
      }
    });
    // What stands in an address is not to be trusted: only what can be chosen is taken.
    ["task", "mode", "lang", "uiStyle", "radius", "font"].forEach(function (name) {
      if (!CHOICES[name]().some(function (pair) { return pair[0] === chosen[name]; })) chosen[name] = USUAL[name];
    });
    ["accent", "text"].forEach(function (name) { if (!integrate.isColour(chosen[name])) chosen[name] = USUAL[name]; });
    if (!Object.prototype.hasOwnProperty.call(integrate.HOSTS, chosen.host)) chosen.host = USUAL.host;
    words.lang = chosen.page === "en" ? "en" : "zh-CN";
  }

  function write() {
    chosen.page = words.lang;
    var list = Object.keys(USUAL).filter(function (name) {
      return chosen[name] !== (name === "delivery" ? integrate.HOSTS[chosen.host].deliveries[0] : USUAL[name]);
    }).map(function (name) {
      return name + "=" + encodeURIComponent(typeof chosen[name] === "boolean" ? (chosen[name] ? "yes" : "no") : chosen[name]);
    });
    history.replaceState(null, "", list.length > 0 ? "#" + list.join("&") : location.pathname + location.search);
  }

  // --- The fields -----------------------------------------------------------------------------------------------------

  function options(name, list) {
    var select = byId(name);
    words.fill(select, list.map(function (pair) { return h("option", { value: pair[0] }, pair[1]); }));
    if (!list.some(function (pair) { return pair[0] === chosen[name]; })) chosen[name] = list[0][0];
    select.value = chosen[name];
  }

  function controls() {
    var places = { CN: true };
    words.packs.forEach(function (pack) { places[pack.jurisdiction] = true; });
    Object.keys(CHOICES).forEach(function (name) { options(name, CHOICES[name]()); });
    options("jurisdiction", Object.keys(places).sort().map(function (place) { return [place, words.placeName(place)]; }));
    var schemes = chosen.task === "tier" ? zx.schemes({ task: "tier", jurisdiction: chosen.jurisdiction }) : [];
    options("scheme", [["", t("由填写的人选择", "the visitor chooses")]].concat(schemes.map(function (one) { return [one.id, words.say(one.title)]; })));
    byId("scheme-field").hidden = schemes.length < 2;
    ["accent", "text"].forEach(function (name) { byId(name).value = chosen[name]; });
    ["old", "integrity"].forEach(function (name) { byId(name).checked = chosen[name]; });
    var host = integrate.HOSTS[chosen.host];
    if (host.deliveries.indexOf(chosen.delivery) < 0) chosen.delivery = host.deliveries[0];
    // A module is named in a script, where no integrity can be written.
    byId("integrity-field").hidden = chosen.delivery === "module";
    chips("hosts", "host", Object.keys(integrate.HOSTS).map(function (name) { return [name, words.pick(integrate.HOSTS[name].name)]; }));
    chips("deliveries", "delivery", host.deliveries.map(function (name) { return [name, integrate.delivery(name)]; }));
  }

  // The one that has the focus keeps it.
  function chips(place, name, list) {
    var had = document.activeElement && document.activeElement.name === name;
    words.fill(byId(place), list.map(function (pair) {
      var input = h("input", { type: "radio", name: name, id: name + "-" + pair[0], value: pair[0] });
      input.checked = chosen[name] === pair[0];
      input.addEventListener("change", function () { choose(name, pair[0]); });
      return h("span", { class: "chip" }, input, h("label", { for: name + "-" + pair[0] }, pair[1]));
    }));
    if (had) byId(name + "-" + chosen[name]).focus();
  }

  function choose(name, value) {
    chosen[name] = value;
    if (name === "task" || name === "jurisdiction") chosen.scheme = "";
    if (name === "host") chosen.delivery = "";
    render();
  }

  // --- What is shown --------------------------------------------------------------------------------------------------

  function look() {
    var accent = chosen.accent === USUAL.accent;
    return { accent: chosen.accent, "accent-dark": accent ? integrate.LOOK["accent-dark"] : integrate.darker(chosen.accent, 0.74), text: chosen.text, radius: chosen.radius, font: chosen.font };
  }

  function render() {
    controls();
    write();
    labels();
    var all = Object.assign ? Object.assign({}, chosen) : JSON.parse(JSON.stringify(chosen));
    all.look = look();
    all.digests = digests;
    var lines = integrate.lines(all);
    integrate.showContrast(byId("contrast"), all.look);
    integrate.showParts(byId("parts"), lines.parts);
    integrate.showFiles(byId("files"), lines.files, digests);
    integrate.showPolicy(byId("policy"), lines.policy);
    integrate.showParts(byId("next-lines"), [{ name: t("命令行", "Shell"), code: "mkdir PORTAL/zhixin-test\ncp www/self-test* www/style.css www/icon.svg PORTAL/zhixin-test/\ncp -r pkg PORTAL/zhixin-test/pkg\n" }]);
    preview(all);
  }

  function preview(all) {
    var place = byId("preview");
    Object.keys(all.look).forEach(function (name) {
      if (all.look[name]) place.style.setProperty("--zhixin-" + name, all.look[name]);
      else place.style.removeProperty("--zhixin-" + name);
    });
    var mount = all.delivery === "mount";
    // Whoever reads this page in large print reads the form so; the lines stay as chosen.
    if (byId("elder").getAttribute("aria-pressed") === "true") all.uiStyle = "elder";
    var made = JSON.stringify([mount, integrate.attributes(all)]);
    if (made === shown) return;
    shown = made;
    if (mounted) mounted.unmount();
    mounted = null;
    words.fill(place);
    var attributes = {};
    integrate.attributes(all).forEach(function (pair) { attributes[pair[0]] = pair[1]; });
    if (!mount) return place.appendChild(h("zhixin-check", attributes));
    mounted = window.zhixin.mount(place, { task: all.task, jurisdiction: all.jurisdiction, scheme: all.scheme || null, lang: all.lang, mode: attributes.mode, uiStyle: attributes["ui-style"] });
  }

  function say(list) { Object.keys(list).forEach(function (id) { byId(id).textContent = t(list[id][0], list[id][1]); }); }

  function labels() {
    var host = chosen.host;
    var module = chosen.delivery === "module";
    var bundled = module && host !== "plain";
    say({
      "choices-title": ["一、选择", "1. Choose"], "task-label": ["事项", "Task"], "jurisdiction-label": ["地区", "Place"], "scheme-label": ["评价方案", "Scheme"],
      "mode-label": ["填写方式", "How it asks"], "lang-label": ["语言", "Language"], "uiStyle-label": ["字号", "Size of text"], "look-title": ["外观", "Look"],
      "accent-label": ["门户色", "Colour of the portal"], "text-label": ["正文颜色", "Colour of the text"], "radius-label": ["圆角", "Corners"], "font-label": ["字体", "Font"],
      reset: ["恢复默认外观", "Usual look"], share: ["复制本页地址", "Copy the address of this page"],
      "preview-title": ["二、看效果", "2. See it live"], "preview-words": ["这就是门户上的表单，可以填写试用；改动上面的选择即重新放置。", "This is the form as the portal will have it: try it. It is put in anew when a choice changes."],
      "lines-title": ["三、复制代码", "3. Copy the lines"], "host-legend": ["页面的种类", "Kind of page"], "delivery-legend": ["交付形式", "Form of delivery"],
      "old-label": ["也供旧浏览器和不许 WebAssembly 的策略使用（多两个文件，需要时才取）", "also for old browsers and policies without WebAssembly (two more files, fetched only where needed)"],
      "integrity-label": ["script 标签带 integrity，文件被改动就不运行", "the script tag has its integrity: a changed file does not run"],
      "files-title": ["四、复制文件", "4. Copy the files"],
      "files-words": bundled ? ["整个 pkg 文件夹是一个 npm 包：复制为项目中的 zhixin 文件夹，运行 npm install ./zhixin（没有安装脚本）。构建时由打包工具取用下列文件。", "The folder pkg is an npm package: copy it into the project as zhixin and run npm install ./zhixin (it has no install script). The bundler takes these files from it."]
        : /vue|react|zheliban/.test(host) ? ["从 pkg 文件夹复制下列文件到项目的 public/zhixin 文件夹，名称不变；打包工具原样带上。", "Copy these files from the folder pkg into public/zhixin of the project, under their own names; the bundler takes them along as they are."]
        : ["从 pkg 文件夹复制下列文件到门户，放在同一个文件夹 zhixin 里，名称不变。", "Copy these files from the folder pkg into one folder zhixin of the portal, under their own names."],
      "digest-words": ["SHA-384 是 integrity 属性的值；SM3 供按国家标准核对：openssl dgst -sm3 文件名。全部文件的摘要在 pkg/integrity.json。", "SHA-384 is the value of the attribute integrity; SM3 is for those who check by the national standard: openssl dgst -sm3 FILE. pkg/integrity.json has those of every file."],
      "policy-title": ["五、页面策略", "5. Policy of the page"],
      "policy-words": ["门户已有内容安全策略（CSP）的，须包含下面这些；没有的，不用设。不加 'wasm-unsafe-eval' 也能用（须有 zhixin.nowasm.js），答案相同，运算较慢。", "A portal that has a content security policy needs these in it; one that has none needs nothing. It works without 'wasm-unsafe-eval' (by zhixin.nowasm.js): the same answers, more slowly."],
      "next-title": ["六、在门户上自检", "6. Test it on the portal"], "next-words": ["部署后把自检页复制到门户（PORTAL 换成门户的目录）打开 zhixin-test/self-test.html：它试出策略、类型、压缩、内核、字体和时钟的情况，并给出应改的那一行。", "Afterwards copy the self-test to the portal (PORTAL is its folder) and open zhixin-test/self-test.html there: it finds out about policy, types, compression, kernel, fonts and clock, and names the line to change."],
      "next-link": ["先在这里看看自检页", "Look at the self-test here first"]
    });
    words.fill(byId("example"), t("完整的示例（含测试）：", "A whole example, with tests: "), h("a", { href: "hosts/" + host + "/" }, "hosts/" + host + "/"));
  }

  function show() {
    Array.prototype.forEach.call(document.querySelectorAll("[data-lang]"), function (part) { part.hidden = part.getAttribute("data-lang") !== words.lang; });
    document.documentElement.lang = byId("desk").lang = words.lang;
    document.title = t("接入门户 - 知信 · 知识产权信用自评", "Put it into a portal - zhixin");
    byId("language").textContent = t("English", "中文");
    byId("language").lang = words.lang === "en" ? "zh-CN" : "en";
    if (zx) render();
  }

  function fail(thrown) {
    byId("failed").hidden = false;
    byId("failed").textContent = thrown && thrown.messages ? words.say(thrown.messages) : t("没有能够打开。请刷新本页，或者换用较新的浏览器。", "It could not be opened. Please reload this page or use a newer browser.");
  }

  byId("language").addEventListener("click", function () {
    words.lang = words.lang === "en" ? "zh-CN" : "en";
    show();
  });
  byId("elder").addEventListener("click", function () {
    var on = byId("elder").getAttribute("aria-pressed") !== "true";
    byId("elder").setAttribute("aria-pressed", String(on));
    document.documentElement.classList.toggle("elder", on);
    if (zx) render();
  });
  SELECTS.concat(["accent", "text"]).forEach(function (name) { byId(name).addEventListener("change", function () { choose(name, byId(name).value); }); });
  ["old", "integrity"].forEach(function (name) { byId(name).addEventListener("change", function () { choose(name, byId(name).checked); }); });
  byId("reset").addEventListener("click", function () {
    ["accent", "text", "radius", "font"].forEach(function (name) { chosen[name] = USUAL[name]; });
    render();
  });
  byId("share").addEventListener("click", function () { integrate.copy(location.href, function (told) { byId("said").textContent = told; }); });
  window.addEventListener("hashchange", function () { read(); show(); });

  read();
  show();
  if (typeof window.zhixin === "undefined") return fail();
  var request = new XMLHttpRequest();
  request.open("GET", "/pkg/integrity.json");
  request.onloadend = function () {
    try { digests = request.status === 200 ? JSON.parse(request.responseText) : null; } catch (_) { digests = null; }
    window.zhixin.load().then(function (loaded) {
      zx = loaded;
      words.packs = zx.packs();
      byId("desk").hidden = false;
      show();
    }).catch(fail);
  };
  request.send();
})(window.zhixinIntegrate, window.zhixinRules);
