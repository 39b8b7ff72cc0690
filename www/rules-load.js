// Packs that a visitor brings, or that are fetched from beside the page: read, checked, loaded. ES5.
(function (rules) {
  "use strict";

  function bytesOf(file) {
    return new Promise(function (resolve, reject) {
      var reader = new FileReader();
      reader.onload = function () { resolve(new Uint8Array(reader.result)); };
      reader.onerror = function () { reject(reader.error); };
      reader.readAsArrayBuffer(file);
    });
  }

  /** The file of a built-in pack, with its cases; it lies beside the script of the package. */
  function fetched(id) {
    return new Promise(function (resolve, reject) {
      var request = new XMLHttpRequest();
      request.open("GET", "/pkg/rules/" + id + ".json");
      request.responseType = "arraybuffer";
      request.onload = function () {
        if (request.status === 200) resolve(new Uint8Array(request.response));
        else reject(new Error(String(request.status)));
      };
      request.onerror = function () { reject(new Error("network")); };
      request.send();
    });
  }

  function both(thrown) {
    return thrown && thrown.messages ? thrown.messages : { zh: String(thrown), en: String(thrown) };
  }

  function parsed(bytes) {
    try {
      return JSON.parse(new TextDecoder("utf-8").decode(bytes));
    } catch (_) {
      return null;
    }
  }

  function placeOf(item) { return (item.json && typeof item.json.jurisdiction === "string" && item.json.jurisdiction) || ""; }

  /** Reads what the visitor chose; the wider places first, in whichever order they were chosen. */
  rules.readFiles = function (files) {
    var one = function (file) {
      return bytesOf(file).then(function (bytes) {
        return { name: file.name, bytes: bytes, json: parsed(bytes), fetched: false };
      }, function (error) {
        return { name: file.name, error: both(error) };
      });
    };
    return Promise.all(Array.prototype.map.call(files, one)).then(function (list) {
      return list.sort(function (a, b) { return placeOf(a).length - placeOf(b).length; });
    });
  };

  rules.fetchPack = function (id) {
    var name = id + ".json";
    return fetched(id).then(function (bytes) {
      return { name: name, bytes: bytes, json: parsed(bytes), fetched: true };
    }, function () {
      return { name: name, error: { zh: "没有能够取得这个文件；请从 pkg/rules/ 目录选择它。", en: "The file could not be fetched; please choose it from the folder pkg/rules/." } };
    });
  };

  /** Checks one pack and hands it to `load` when it is good; resolves with what is to be said of it. */
  rules.takeOne = function (zx, item, load) {
    var out = { name: item.name, answer: null, loaded: false, error: item.error || null, titles: {} };
    if (out.error) return Promise.resolve(out);
    var cases = (item.json && item.json.cases) || [];
    cases.forEach(function (one, at) { out.titles[String((one && one.id) || "#" + at)] = one && one.title; });
    try {
      out.answer = zx.checkPack(item.bytes);
    } catch (thrown) {
      out.error = both(thrown);
    }
    if (out.error || !out.answer.ok) return Promise.resolve(out);
    var pack = { id: out.answer.id, bytes: item.bytes, name: item.name, cases: cases.length, fetched: item.fetched };
    return load(pack).then(function () {
      out.loaded = true;
      return out;
    }, function (thrown) {
      out.error = both(thrown);
      return out;
    });
  };

  rules.both = both;
})(window.zhixinRules);
