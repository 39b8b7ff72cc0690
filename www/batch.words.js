// The words of the batch desk in both languages, and the small parts that make a page of them.
(function () {
  "use strict";

  var words = {
    "zh-CN": {
      page: "批量核查 - 知信 · 知识产权信用自评", brand: "知识产权信用自评", elder: "长辈版", language: "English", skip: "跳到名单",
      title: "批量核查", lead: "把名单表格拖进来，逐行得出通过、不予通过、时间未到、尚不能判断或者须更正，每一行都可以打开看理由和依据。名单在本机处理，不离开浏览器。",
      list: "一、名单", choose: "选择文件", drop: "或者把 CSV、TSV、.xlsx 文件拖到这里（UTF-8、GB18030 都可以）", sample: "用示例名单（1,448 家虚构单位）",
      paste: "从表格软件粘贴", pasteLabel: "在表格软件中选中标题行和数据，复制后粘贴到这里", take: "用这些内容",
      read: "{name}：{size}，编码 {encoding}，{columns} 列", pasted: "粘贴的内容",
      ask: "二、核查什么", task: "事项", only: "范围", place: "地区", asOf: "判断日期", any: "全部", chosen: "按主体自动选择",
      tasks: { benefits: "资助、评优等待遇", tier: "分级分类", repair: "信用修复", commitment: "信用承诺", office: "机关检查项" },
      map: "三、各列的含义", mapWords: "已按标题猜出每一列的含义，请核对；猜错的请改正，用不到的选“不使用”。", heading: "标题", values: "前几行", means: "含义", unused: "不使用",
      guessed: "猜测", asked: "规则会用到", others: "其他", kind: "名单中没有主体类型的，都按", kindNone: "不知道",
      perRecord: "每行是一条记录（同一主体的多行合在一起）", complete: "表中的记录就是该主体的全部记录（没有写的，就是没有）",
      run: "开始核查", save: "保存对应关系", load: "载入对应关系", running: "核查中", finished: "核查完成", stopped: "核查已停止", cancel: "取消",
      semicolon: "；", colon: "：", bracketed: "（{0}）", counted: "{label}（{n}）",
      progress: "已核查 {rows} 家，{percent}%", cancelled: "已取消", took: "{rows} 家，用时 {time} 秒（{where}）", worker: "后台线程", slices: "页面内",
      result: "四、结果", all: "全部", reason: "理由或者尚缺", text: "查找名称、代码等", shown: "显示 {n} 家，共 {total} 家", none: "没有符合条件的行",
      about: "{task}，{place}，{day}", line: "行", name: "名称", code: "代码", outcome: "结论", why: "理由、尚缺、须更正",
      csv: "导出 CSV", json: "导出 JSON", print: "打印汇总表", close: "关闭", row: "第 {line} 行",
      cells: "表中内容", answer: "结论", reasons: "理由", deciding: "起决定作用的理由", otherReasons: "其他核对过的规则（{n}）", missing: "还缺什么", faults: "须更正", notices: "说明", assumptions: "推定",
      standing: { text: "已读原文", secondary: "转述", unverified: "未核实" }, until: "至 {date}", noArticle: "条款号未见",
      minEnd: "最短公示至 {date}", apply: "最早 {date} 可以申请", maxEnd: "最长公示至 {date}", deadline: "材料补齐期限 {date}",
      tools: "五、办公工具", rerun: "换日期或者地区再核查", rerunGo: "再核查并比较", changedN: "{n} 家结论改变，共 {total} 家", before: "原结论", after: "新结论",
      sampling: "抽查计划", seed: "随机种子", batches: "批次（空着按规则）", draw: "抽取", stratum: "等级", pool: "家数", drawn: "抽取", rule: "依据", batchN: "第 {n} 批（{count} 家）", noRule: "没有规定数量",
      samplingWords: "同一种子、同一名单，任何人重抽结果相同。", noShares: "所选规则没有写明抽查数量。",
      vetoes: "否决筛查", vetoGo: "筛查", vetoWords: "所选规则中一经成立即不予通过或者降级的条件，逐条列出命中的主体；没有命中的也列出。", veto: "否决条件", hit: "命中", openHit: "尚不能判断", whom: "命中的主体", noVetoes: "所选规则没有否决条件。", showRows: "在结果中查看",
      board: "到期看板", within: "今后多少个工作日", show: "列出", dueOn: "日期", due: "事项", left: "剩余工作日", noDue: "这段时间内没有到期的。", provisional: "（工作日安排未公布，暂估）",
      dues: { materials: "材料补齐期限", min_end: "最短公示期届满", apply: "可以申请修复", max_end: "最长公示期届满" },
      sheet: "批量核查汇总表", made: "判断日期", list2: "名单", packs: "规则包", digestIn: "名单摘要", digestOut: "结果（CSV）摘要", sign: "经办人：＿＿＿＿＿＿　　日期：＿＿＿＿＿＿", disclaimer: "本表由程序按已收录的规则得出，供核对参考，以主管部门的认定为准。",
      foot: "结论由程序按已收录的规则得出，供核对参考，以主管部门的认定为准。名单和结果只在本机，关闭页面即消失。", linkCheck: "信用修复自评", linkRules: "规则与来源", linkIntegrate: "接入门户",
      failed: "批量核查没有能够打开。请刷新本页，或者换用较新的浏览器。", nobody: "请先选择名单", badDate: "判断日期请写成 2026-05-08 的形式", digesting: "正在计算摘要……", working: "处理中……",
      size: { b: "字节", k: "KB", m: "MB" }
    },
    en: {
      page: "Batch desk - zhixin", brand: "IP credit self-assessment", elder: "Large print", language: "中文", skip: "Skip to the list",
      title: "Batch desk", lead: "Drop a list and every row is answered: pass, refuse, not yet, undetermined, or to be corrected. Each row opens to its reasons and citations. The list is worked on in this browser and leaves it nowhere.",
      list: "1. The list", choose: "Choose a file", drop: "or drop a CSV, TSV or .xlsx file here (UTF-8 or GB18030)", sample: "Use the sample (1,448 made-up applicants)",
      paste: "Paste from a spreadsheet", pasteLabel: "Select headings and data in the spreadsheet, copy, and paste here", take: "Use this",
      read: "{name}: {size}, encoding {encoding}, {columns} columns", pasted: "What was pasted",
      ask: "2. The question", task: "Task", only: "Scope", place: "Place", asOf: "As of", any: "all", chosen: "by the kind of subject",
      tasks: { benefits: "Benefits: subsidies, titles", tier: "Grading", repair: "Credit repair", commitment: "Commitment", office: "Office checks" },
      map: "3. What the columns mean", mapWords: "The meaning of each column was guessed from its heading. Check it; choose 'not used' for what is not needed.", heading: "Heading", values: "First rows", means: "Meaning", unused: "not used",
      guessed: "guessed", asked: "read by the rules", others: "others", kind: "Where no column says it, all are", kindNone: "not known",
      perRecord: "Every row is a record (rows of one subject belong together)", complete: "The records of the list are all there are (none written means none)",
      run: "Start", save: "Save the mapping", load: "Load a mapping", running: "At work", finished: "Done", stopped: "Stopped", cancel: "Cancel",
      semicolon: "; ", colon: ": ", bracketed: "({0})", counted: "{label} ({n})",
      progress: "{rows} answered, {percent}%", cancelled: "Cancelled", took: "{rows} in {time} s ({where})", worker: "worker", slices: "in the page",
      result: "4. Results", all: "All", reason: "Reason or missing fact", text: "Find a name or code", shown: "{n} of {total} shown", none: "No row fits",
      about: "{task}, {place}, {day}", line: "Line", name: "Name", code: "Code", outcome: "Outcome", why: "Why",
      csv: "Export CSV", json: "Export JSON", print: "Print the summary", close: "Close", row: "Line {line}",
      cells: "In the list", answer: "Answer", reasons: "Reasons", deciding: "What decides", otherReasons: "Other rules that were checked ({n})", missing: "Missing", faults: "To be corrected", notices: "Notices", assumptions: "Assumed",
      standing: { text: "text read", secondary: "reported", unverified: "not verified" }, until: "until {date}", noArticle: "article number not seen",
      minEnd: "published until {date} at least", apply: "may apply from {date}", maxEnd: "published until {date} at most", deadline: "missing material by {date}",
      tools: "5. Office tools", rerun: "Another date or place", rerunGo: "Run again and compare", changedN: "{n} of {total} come out otherwise", before: "Before", after: "Now",
      sampling: "Sampling plan", seed: "Seed", batches: "Batches (empty: as the rules say)", draw: "Draw", stratum: "Grade", pool: "Pool", drawn: "Drawn", rule: "Rule", batchN: "Batch {n} ({count})", noRule: "no number is given",
      samplingWords: "The same seed and list give the same draw to anyone.", noShares: "The scheme does not say how many are inspected.",
      vetoes: "Veto screening", vetoGo: "Screen", vetoWords: "Every condition of the rules that refuses or lowers by itself, with the subjects that it hits; those that hit nobody are listed too.", veto: "Veto", hit: "Hit", openHit: "Open", whom: "Who is hit", noVetoes: "These rules have no vetoes.", showRows: "Show in the results",
      board: "Deadline board", within: "Working days ahead", show: "Show", dueOn: "Day", due: "What", left: "Working days left", noDue: "Nothing falls due in this time.", provisional: " (provisional)",
      dues: { materials: "missing material is due", min_end: "minimum publication ends", apply: "repair may be requested", max_end: "maximum publication ends" },
      sheet: "Summary of the batch", made: "As of", list2: "List", packs: "Packs", digestIn: "Digests of the list", digestOut: "Digests of the result (CSV)", sign: "Officer: ____________   Date: ____________", disclaimer: "Worked out by a program from the loaded rules, for checking; the authority's finding prevails.",
      foot: "Outcomes are worked out by a program from the loaded rules, for checking; the authority's finding prevails. List and results stay on this machine and are gone when the page is closed.", linkCheck: "Self-assessment of repair", linkRules: "Rules and sources", linkIntegrate: "Put it into a portal",
      failed: "The batch desk could not be opened. Please reload this page or use a newer browser.", nobody: "Choose a list first", badDate: "Write the date like 2026-05-08", digesting: "Working out the digests…", working: "At work…",
      size: { b: "bytes", k: "KB", m: "MB" }
    }
  };

  var desk = (window.desk = { lang: "zh-CN" });

  /** The words with a name, their places filled. */
  desk.t = function (name, values) {
    var text = words[desk.lang][name];
    return values ? text.replace(/\{(\w+)\}/g, function (_, key) { return values[key]; }) : text;
  };

  /** An element: its tag and class, its attributes, and what is in it. */
  desk.el = function (tag, attributes, children) {
    var parts = tag.split(".");
    var element = document.createElement(parts[0]);
    if (parts.length > 1) element.className = parts.slice(1).join(" ");
    Object.keys(attributes || {}).forEach(function (name) {
      var value = attributes[name];
      if (typeof value === "function") element.addEventListener(name, value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
    });
    [].concat(children === undefined ? [] : children).forEach(function (child) {
      if (child === null || child === undefined || child === "") return;
      element.appendChild(typeof child === "object" ? child : document.createTextNode(child));
    });
    return element;
  };

  desk.fill = function (element, children) {
    while (element.firstChild) element.removeChild(element.firstChild);
    [].concat(children).forEach(function (child) { if (child) element.appendChild(child); });
    return element;
  };

  desk.byId = function (id) { return document.getElementById(id); };
  desk.text = function (both) { return both ? (desk.lang === "en" ? both.en : both.zh) : ""; };
  desk.number = function (n) { return String(n).replace(/\B(?=(\d{3})+$)/g, ","); };
  desk.size = function (n) {
    var unit = desk.t("size");
    return n < 1024 ? n + " " + unit.b : n < 1048576 ? (n / 1024).toFixed(1) + " " + unit.k : (n / 1048576).toFixed(1) + " " + unit.m;
  };

  /** Offers a file for saving. */
  desk.save = function (blob, name) {
    var url = URL.createObjectURL(blob);
    var link = desk.el("a", { href: url, download: name });
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    setTimeout(function () { URL.revokeObjectURL(url); }, 60000);
  };
})();
