// The lines for each kind of host, as pure functions of what was chosen: which files to write, which to copy, and the
// policy that lets them run. ES5; the tests run what stands here.
window.zhixinIntegrate = {};
(function (integrate) {
  "use strict";

  /** Names of the look and their values where the portal says nothing. */
  integrate.LOOK = { accent: "#1a4f8b", "accent-dark": "#133c6b", text: "#1d2530", radius: "2px", font: "" };

  /** The attributes of the form, those only that say something: `[name, value]`. */
  integrate.attributes = function (chosen) {
    return [
      ["task", chosen.task], ["jurisdiction", chosen.jurisdiction], ["scheme", chosen.scheme], ["lang", chosen.lang],
      ["mode", chosen.mode === "steps" ? "steps" : ""], ["ui-style", chosen.uiStyle === "elder" ? "elder" : ""]
    ].filter(function (pair) { return pair[1]; });
  };

  function written(chosen) {
    return integrate.attributes(chosen).map(function (pair) { return " " + pair[0] + '="' + pair[1] + '"'; }).join("");
  }

  function element(chosen, more) { return "<zhixin-check" + written(chosen) + (more || "") + "></zhixin-check>"; }

  /** What `mount` takes: the names of attributes without their dashes. */
  function options(chosen) {
    return "{ " + integrate.attributes(chosen).map(function (pair) {
      return pair[0].replace(/-(.)/g, function (_, letter) { return letter.toUpperCase(); }) + ': "' + pair[1] + '"';
    }).join(", ") + " }";
  }

  function integrityOf(chosen, name) {
    var known = chosen.integrity && chosen.digests && chosen.digests[name];
    return known ? ' integrity="' + known.sha384 + '"' : "";
  }

  function script(chosen, folder, more) {
    return '<script src="' + folder + 'zhixin.js"' + integrityOf(chosen, "zhixin.js") + (more || "") + "></script>";
  }

  /** The custom properties that differ from the usual ones. */
  integrate.properties = function (look) {
    return Object.keys(integrate.LOOK).filter(function (name) { return look[name] && look[name] !== integrate.LOOK[name]; })
      .map(function (name) { return ["--zhixin-" + name, look[name]]; });
  };

  function styles(chosen, selector) {
    var list = integrate.properties(chosen.look);
    if (list.length === 0) return null;
    return { name: "credit.css", kind: "css", code: selector + " {\n" + list.map(function (pair) { return "  " + pair[0] + ": " + pair[1] + ";\n"; }).join("") + "}\n" };
  }

  function answer(owner) {
    return owner + '.addEventListener("zhixin-result", function (event) {\n  if (event.detail) console.log(event.detail.outcome, event.detail.summary);\n});\n';
  }

  function only(list) { return list.filter(function (one) { return one; }); }
  function link(look) { return look ? '<link rel="stylesheet" href="credit.css">\n' : ""; }

  // --- Pages without a build -----------------------------------------------------------------------------------------

  function plain(chosen) {
    var look = styles(chosen, chosen.delivery === "mount" ? "#credit" : "zhixin-check");
    if (chosen.delivery === "mount") {
      return only([
        { name: "page.html", kind: "html", code: link(look) + '<div id="credit"></div>\n' + script(chosen, "zhixin/", ' data-define="off"') + '\n<script src="credit.js"></script>\n' },
        { name: "credit.js", kind: "js", code: 'var form = window.zhixin.mount(document.getElementById("credit"), ' + options(chosen) + ");\n" + answer("form") }, look
      ]);
    }
    if (chosen.delivery === "module") {
      return only([
        { name: "page.html", kind: "html", code: link(look) + element(chosen) + '\n<script type="module" src="credit.js"></script>\n' },
        { name: "credit.js", kind: "js", code: 'import { define } from "./zhixin/zhixin.mjs";\n\ndefine();\n' + answer('document.querySelector("zhixin-check")') }, look
      ]);
    }
    return only([
      { name: "page.html", kind: "html", code: link(look) + script(chosen, "zhixin/") + "\n" + element(chosen) + '\n<script src="credit.js"></script>\n' },
      { name: "credit.js", kind: "js", code: answer('document.querySelector("zhixin-check")') }, look
    ]);
  }

  function jquery(chosen) {
    var mount = chosen.delivery === "mount";
    var look = styles(chosen, mount ? "#credit" : "zhixin-check");
    var code = "$(function () {\n" + (mount ? '  var form = $(window.zhixin.mount($("#credit")[0], ' + options(chosen) + "));\n" : '  var form = $("zhixin-check");\n') +
      '  form.on("zhixin-result", function (event) {\n    var answer = event.originalEvent.detail;\n    if (answer) console.log(answer.summary);\n  });\n});\n';
    return only([
      { name: "page.html", kind: "html", code: link(look) + '<script src="jquery.min.js"></script>\n' + script(chosen, "zhixin/", mount ? ' data-define="off"' : "") + "\n" +
        (mount ? '<div id="credit"></div>' : element(chosen)) + '\n<script src="credit.js"></script>\n' },
      { name: "credit.js", kind: "js", code: code }, look
    ]);
  }

  function iframe(chosen) {
    var look = styles(chosen, "zhixin-check");
    return only([
      { name: "page.html", kind: "html", code: '<iframe id="credit" src="frame.html" title="知识产权信用自评"></iframe>\n<script src="credit.js"></script>\n' },
      { name: "credit.js", kind: "js", code: 'var frame = document.getElementById("credit");\nwindow.addEventListener("message", function (event) {\n' +
        "  if (event.origin !== location.origin || event.source !== frame.contentWindow) return;\n" +
        '  if (event.data && event.data.zhixin === "height") frame.style.height = Math.min(20000, Number(event.data.height) || 0) + "px";\n});\n' +
        'window.addEventListener("load", function () {\n  frame.contentWindow.postMessage({ zhixin: "height?" }, location.origin);\n});\n' },
      { name: "frame.html", kind: "html", code: '<!DOCTYPE html>\n<html lang="' + chosen.lang + '">\n<head>\n<meta charset="utf-8">\n<title>知识产权信用自评</title>\n' + link(look) + script(chosen, "zhixin/") + "\n</head>\n<body>\n" +
        element(chosen) + '\n<script src="frame.js"></script>\n</body>\n</html>\n' },
      { name: "frame.js", kind: "js", code: answer('document.querySelector("zhixin-check")') +
        '\n// The page around is told the height and nothing else: the answer stays here.\nwindow.addEventListener("message", function (event) {\n' +
        '  if (event.origin !== location.origin || event.source !== parent || !event.data || event.data.zhixin !== "height?") return;\n' +
        '  new ResizeObserver(function () {\n    parent.postMessage({ zhixin: "height", height: document.body.offsetHeight + 32 }, event.origin);\n  }).observe(document.body);\n});\n' }, look
    ]);
  }

  // --- Pages that are built ------------------------------------------------------------------------------------------

  // By a module the package is a dependency of the project; by a script it lies in the folder of untouched files.
  function entry(chosen, lines) {
    return (chosen.delivery === "module" ? 'import { define } from "zhixin";\n' : "") + lines + (chosen.delivery === "module" ? "\ndefine();\n" : "");
  }
  function tagged(chosen, folder, name) {
    return chosen.delivery === "module" ? null : { name: name || "index.html", kind: "html", code: script(chosen, folder) + "\n" };
  }
  /** How Vite builds: for kernels from 64 on where they are wanted, and without taking the package apart. */
  function built(chosen, folder) {
    var build = [folder ? 'outDir: "' + folder + '"' : "", chosen.old ? 'target: "chrome64"' : "", "assetsInlineLimit: 0"].filter(function (one) { return one; });
    return "  build: { " + build.join(", ") + " },\n" + (chosen.delivery === "module" ? '  optimizeDeps: { exclude: ["zhixin"] },\n' : "");
  }
  function lookOf(chosen) {
    var look = styles(chosen, "zhixin-check");
    if (look) look.name = "src/credit.css";
    return look;
  }

  function vue2(chosen) {
    var look = lookOf(chosen);
    return only([
      tagged(chosen, "<%= BASE_URL %>zhixin/", "public/index.html"),
      { name: "src/main.js", kind: "js", code: entry(chosen, 'import Vue from "vue";\n' + (look ? 'import "./credit.css";\n' : "") + '\nVue.config.ignoredElements = ["zhixin-check"];\n') },
      { name: "src/ZhixinCheck.vue", kind: "vue", code: '<template>\n  <el-card header="知识产权信用自评">\n    ' + element(chosen, ' :input.prop="input" @zhixin-result="told"') +
        '\n    <el-alert v-if="answer" :title="answer.summary" :closable="false"></el-alert>\n  </el-card>\n</template>\n\n<script>\nexport default {\n  props: { input: { type: Object, default: null } },\n' +
        "  data() {\n    return { answer: null };\n  },\n  methods: {\n    told(event) {\n      this.answer = Object.freeze(event.detail);\n    },\n  },\n};\n</script>\n" }, look
    ]);
  }

  function vue3(chosen) {
    var look = lookOf(chosen);
    return only([
      tagged(chosen, "/zhixin/"),
      { name: "vite.config.js", kind: "js", code: 'import { defineConfig } from "vite";\nimport vue from "@vitejs/plugin-vue";\n\nexport default defineConfig({\n  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("zhixin-") } } })],\n' +
        built(chosen) + "});\n" },
      { name: "src/main.js", kind: "js", code: entry(chosen, 'import { createApp } from "vue";\nimport ZhixinCheck from "./ZhixinCheck.vue";\n' + (look ? 'import "./credit.css";\n' : "") + '\ncreateApp(ZhixinCheck).mount("#app");\n') },
      { name: "src/ZhixinCheck.vue", kind: "vue", code: '<script setup>\nimport { ref } from "vue";\n\ndefineProps({ input: { type: Object, default: null } });\nconst answer = ref(null);\n</script>\n\n<template>\n  ' +
        element(chosen, ' :input="input" @zhixin-result="answer = $event.detail"') + '\n  <p v-if="answer" role="status">{{ answer.summary }}</p>\n</template>\n' }, look
    ]);
  }

  function react(chosen) {
    var look = lookOf(chosen);
    return only([
      tagged(chosen, "/zhixin/"),
      { name: "src/CreditCheck.jsx", kind: "jsx", code: entry(chosen, 'import { useEffect, useRef } from "react";\n' + (look ? 'import "./credit.css";\n' : "")) +
        "\nexport function CreditCheck({ onAnswer }) {\n  const form = useRef(null);\n  useEffect(() => {\n    const element = form.current;\n    const told = (event) => onAnswer(event.detail);\n" +
        '    element.addEventListener("zhixin-result", told);\n    return () => element.removeEventListener("zhixin-result", told);\n  }, [onAnswer]);\n' +
        "  return <zhixin-check ref={form}" + written(chosen) + " />;\n}\n" }, look
    ]);
  }

  function zheliban(chosen) {
    var look = lookOf(chosen);
    return only([
      tagged(chosen, "./zhixin/"),
      { name: "vite.config.js", kind: "js", code: 'import { defineConfig } from "vite";\nimport vue from "@vitejs/plugin-vue";\n\nexport default defineConfig({\n  base: "./",\n' +
        '  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("zhixin-") } } })],\n' + built(chosen, "build") + "});\n" },
      { name: "src/main.js", kind: "js", code: entry(chosen, 'import { createApp } from "vue";\nimport { createRouter, createWebHashHistory } from "vue-router";\nimport App from "./App.vue";\nimport ZhixinCheck from "./ZhixinCheck.vue";\n' + (look ? 'import "./credit.css";\n' : "") +
        '\nconst router = createRouter({ history: createWebHashHistory(), routes: [{ path: "/", component: ZhixinCheck }] });\ncreateApp(App).use(router).mount("#app");\n') },
      { name: "src/ZhixinCheck.vue", kind: "vue", code: '<script setup>\nimport { onMounted, ref } from "vue";\n\nconst style = ref("normal");\nonMounted(() => {\n  const bridge = window.ZWJSBridge;\n  if (!bridge) return;\n' +
        '  bridge.onReady(() => {\n    Promise.resolve(bridge.getUiStyle()).then(\n      (told) => { style.value = (told && told.uiStyle || told) === "elder" ? "elder" : "normal"; },\n      () => { style.value = "normal"; },\n    );\n  });\n});\n</script>\n\n<template>\n  ' +
        element({ task: chosen.task, jurisdiction: chosen.jurisdiction, scheme: chosen.scheme, lang: chosen.lang, mode: chosen.mode }, ' :ui-style="style"') + "\n</template>\n" }, look
    ]);
  }

  /** Each kind of host: its name, the forms of delivery it takes, the example in `hosts/`. */
  integrate.HOSTS = {
    plain: { name: ["普通网页", "Plain HTML"], deliveries: ["script", "mount", "module"], parts: plain },
    jquery: { name: ["jQuery", "jQuery"], deliveries: ["script", "mount"], parts: jquery },
    "vue2-element-ui": { name: ["Vue 2 + Element UI", "Vue 2 + Element UI"], deliveries: ["module", "script"], parts: vue2 },
    "vue3-vite": { name: ["Vue 3 + Vite", "Vue 3 + Vite"], deliveries: ["module", "script"], parts: vue3 },
    react: { name: ["React", "React"], deliveries: ["module", "script"], parts: react },
    iframe: { name: ["iframe", "An iframe"], deliveries: ["script"], parts: iframe },
    // At 浙里办 every request goes by a gateway: the script has all in it and asks for nothing.
    zheliban: { name: ["浙里办", "浙里办 (Zheliban)"], deliveries: ["script", "module"], parts: zheliban }
  };

  /** All that has to be said for what was chosen: `{ parts, files, policy }`. */
  integrate.lines = function (chosen) {
    var host = integrate.HOSTS[chosen.host];
    var module = chosen.delivery === "module";
    return { parts: host.parts(chosen), files: integrate.files(chosen), policy: integrate.policy(chosen.host, module) };
  };

  /** The files of the package that are needed, beside each other in one folder. */
  integrate.files = function (chosen) {
    return (chosen.delivery === "module" ? ["zhixin.mjs", "zhixin.wasm"] : ["zhixin.js"]).concat(chosen.old ? ["zhixin.nowasm.js", "zhixin.css"] : []);
  };

  integrate.policy = function (host, module) {
    return "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'" + (module ? "; connect-src 'self'" : "") + (host === "iframe" ? "; frame-src 'self'; frame-ancestors 'self'" : "");
  };
})(window.zhixinIntegrate);
