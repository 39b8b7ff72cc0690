// The portal's side: a frame is given the height that its page tells, and only its page is believed.
//
// `data-origin` of the frame is the origin of the framed page, exactly (`https://credit.example.gov.cn`); empty: this
// page's own. A message counts when it comes from that frame's window, from that origin, and is a sensible height.
(function () {
  "use strict";

  var LOWEST = 200;
  var HIGHEST = 20000;

  /** Keeps `frame` as high as its page; `told(height)` is called after each change. */
  window.zhixinFrame = function (frame, told) {
    var origin = frame.getAttribute("data-origin") || window.location.origin;

    window.addEventListener("message", function (event) {
      if (event.source !== frame.contentWindow || event.origin !== origin) return;
      var data = event.data;
      if (!data || data.zhixin !== "height" || typeof data.height !== "number" || !isFinite(data.height)) return;
      var height = Math.min(HIGHEST, Math.max(LOWEST, Math.ceil(data.height)));
      frame.style.height = height + "px";
      if (told) told(height);
    });

    function ask() {
      frame.contentWindow.postMessage({ zhixin: "height?" }, origin);
    }
    frame.addEventListener("load", ask);
    // The frame may have been loaded before this script; the page's own load comes after all its frames'.
    if (document.readyState === "complete") ask();
    else window.addEventListener("load", ask);
  };
})();
