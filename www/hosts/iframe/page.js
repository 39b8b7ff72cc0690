// The portal's page: what is asked goes to the frame in its address, and comes back as a height only.
(function () {
  "use strict";

  var frame = document.getElementById("check");
  var place = document.getElementById("jurisdiction");
  var words = { lang: "zh-CN", elder: false };
  var page = frame.getAttribute("src").split("#")[0];
  var state = document.getElementById("state");

  window.zhixinFrame(frame, function () {
    state.textContent = "";
    clearTimeout(waiting);
  });

  // A frame that never tells its height is not the page that was meant, or its list of origins lacks this portal.
  var waiting = setTimeout(function () {
    state.textContent = words.lang === "en" ? "The form did not open. Please reload the page." : "自评表没有能够打开，请刷新本页。";
  }, 15000);

  /** Only what stands after `#` changes: the framed page stays and keeps what was filled in. */
  function show() {
    frame.src = page + "#task=repair&jurisdiction=" + place.value + "&lang=" + words.lang + (words.elder ? "&ui-style=elder" : "");
  }

  place.addEventListener("change", show);

  document.getElementById("language").addEventListener("click", function () {
    words.lang = words.lang === "en" ? "zh-CN" : "en";
    document.documentElement.lang = words.lang;
    this.lang = words.lang === "en" ? "zh-CN" : "en";
    this.textContent = words.lang === "en" ? "中文" : "English";
    frame.title = words.lang === "en" ? "Self-assessment of credit repair" : "信用修复自评表";
    [].forEach.call(document.querySelectorAll("[data-zh]"), function (one) {
      one.textContent = one.getAttribute(words.lang === "en" ? "data-en" : "data-zh");
    });
    show();
  });

  document.getElementById("elder").addEventListener("click", function () {
    words.elder = !words.elder;
    this.setAttribute("aria-pressed", String(words.elder));
    document.documentElement.classList.toggle("elder", words.elder);
    show();
  });
})();
