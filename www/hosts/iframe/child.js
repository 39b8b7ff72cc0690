// The framed page's side: it tells its height to the page around it, and to nobody else.
//
// The page around asks first: { zhixin: "height?" }. Only where the question comes from the window around this one, and
// from an origin on the list of `data-parents`, is it answered, to that very origin: { zhixin: "height", height: 812 }.
// Nothing else is ever said: what the visitor fills in, and the answer, stay in the frame.
(function () {
  "use strict";

  var script = document.currentScript || document.querySelector("script[data-parents]");
  var listed = (script.getAttribute("data-parents") || "").split(/\s+/).filter(function (one) { return one !== ""; });
  var origins = listed.length > 0 ? listed : [window.location.origin];
  var content = document.getElementById("content");
  var told = 0;
  // The origin that asked; null until one on the list did.
  var asker = null;

  window.addEventListener("message", function (event) {
    if (event.source !== window.parent || origins.indexOf(event.origin) < 0) return;
    if (!event.data || event.data.zhixin !== "height?") return;
    asker = event.origin;
    told = 0;
    tell();
  });

  function tell() {
    if (asker === null || window.parent === window) return;
    var height = Math.ceil(content.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    window.parent.postMessage({ zhixin: "height", height: height }, asker);
  }

  if (typeof ResizeObserver === "function") new ResizeObserver(tell).observe(content);
  // Kernels before 64 have none: the events of the component and of the window will do.
  ["zhixin-step", "zhixin-change", "zhixin-result", "click"].forEach(function (name) {
    document.addEventListener(name, function () { setTimeout(tell, 50); });
  });
  window.addEventListener("resize", tell);
  window.addEventListener("load", tell);
})();
