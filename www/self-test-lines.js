// The lines to change, for each kind of server, with the page's own policy carried on where it is known. ES5.
(function (test) {
  "use strict";

  var lines = (test.lines = {});
  var TEXTS = "text/javascript application/javascript text/css application/json application/wasm";

  /**
   * A policy with `token` added to `directive`; what is not said there comes from `default-src`. Several headers come
   * as one with commas: each is a policy of its own, and each has to allow.
   */
  lines.amended = function (policy, directive, token) {
    var all = [];
    test.each(String(policy || "").split(/,\s*/), function (one) { all[all.length] = amendedOne(one, directive, token); });
    return all.join(", ");
  };

  function amendedOne(policy, directive, token) {
    var parts = [];
    var own = -1;
    var fallback = null;
    test.each(policy.split(";"), function (part) {
      var words = part.replace(/^\s+|\s+$/g, "");
      if (!words) return;
      var name = words.split(/\s+/)[0].toLowerCase();
      if (name === directive) own = parts.length;
      if (name === "default-src") fallback = words.slice(name.length);
      parts[parts.length] = words;
    });
    var base = own >= 0 ? parts[own] : directive + (/^(script|style|connect|worker)-src$/.test(directive) ? fallback || " 'self'" : "");
    base = base.replace(/\s+'none'/g, "");
    if ((base + " ").indexOf(" " + token + " ") < 0) base += " " + token;
    parts[own >= 0 ? own : parts.length] = base;
    return parts.join("; ");
  }

  /** How a policy says it: the directive by itself, and the whole header. */
  lines.policy = function (directive, token) {
    var policy = lines.amended(test.known.policy, directive, token);
    var changed = "";
    test.each(policy.split(/[;,] /), function (part) { if (part.split(" ")[0] === directive) changed = part; });
    return [
      ["CSP", changed],
      ["nginx", 'add_header Content-Security-Policy "' + policy + '" always;'],
      ["Apache", 'Header always set Content-Security-Policy "' + policy + '"'],
      ["HTML", '<meta http-equiv="Content-Security-Policy" content="' + policy + '">']
    ];
  };

  lines.type = function (ending, type) {
    return [
      ["nginx mime.types", type + " " + ending + ";"],
      ["Apache", "AddType " + type + " ." + ending],
      ["Tomcat web.xml", "<mime-mapping><extension>" + ending + "</extension><mime-type>" + type + "</mime-type></mime-mapping>"]
    ];
  };

  lines.compression = [
    ["nginx", "gzip on; gzip_min_length 1024; gzip_types " + TEXTS + ";"],
    ["Apache", "AddOutputFilterByType DEFLATE " + TEXTS],
    ["Tomcat server.xml", '<Connector … compression="on" compressibleMimeType="text/html,' + TEXTS.split(" ").join(",") + '"/>']
  ];

  // A filter runs where it is mapped only.
  function filter(name, kind, parameter, value) {
    return ["Tomcat web.xml", "<filter><filter-name>" + name + "</filter-name><filter-class>org.apache.catalina.filters." + kind + "</filter-class>" +
      "<init-param><param-name>" + parameter + "</param-name><param-value>" + value + "</param-value></init-param></filter>" +
      "<filter-mapping><filter-name>" + name + "</filter-name><url-pattern>/*</url-pattern></filter-mapping>"];
  }

  // In nginx not by add_header: one in a location takes away those around it, the policy among them.
  lines.caching = [
    ["nginx", "expires -1; etag on;"],
    ["Apache", 'Header set Cache-Control "no-cache"'],
    filter("expires", "ExpiresFilter", "ExpiresDefault", "access plus 0 seconds")
  ];

  lines.charset = [
    ["nginx", "charset utf-8; charset_types text/html text/javascript application/javascript text/css application/json;"],
    ["Apache", "AddDefaultCharset UTF-8"],
    filter("charset", "AddDefaultCharsetFilter", "encoding", "UTF-8")
  ];

  /** The portal's own tag with something more, and the tag of the second script where it has to stand in the page. */
  lines.tag = function (more) {
    var tag = test.tag();
    return ["HTML", '<script src="' + (tag ? tag.getAttribute("src") : "zhixin.js") + '"' + (more || "") + "></script>"];
  };
  lines.both = function () {
    return [lines.tag(), ["HTML", lines.tag()[1].replace(/zhixin[^\/"?]*\.js/, "zhixin.nowasm.js")]];
  };

  lines.copy = function (name) { return [["copy", "pkg/" + name + " → " + test.beside(name)]]; };
})(window.zhixinSelfTest);
