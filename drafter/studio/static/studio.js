// What the pages do in the browser beyond htmx: typing with an input method, fields and blanks, keys.
"use strict";

// An input method sends `input` while it composes, and Chromium's last one still says so: compositionend counts too.
const typed = (event) => {
  if (event.type === "input" && event.isComposing) return;
  const form = event.target.closest("#facts, .search");
  if (form) htmx.trigger(form, "typed");
};
document.addEventListener("input", typed);
document.addEventListener("compositionend", typed);

// A field that is left is settled: an item that says nothing any more goes.
document.addEventListener("focusout", (event) => {
  const form = event.target.closest("#facts");
  if (!form) return;
  const item = event.target.closest("[data-item]");
  if (item && item.contains(event.relatedTarget)) return;
  const emptied = item && event.target.value !== undefined && !event.target.value.trim() && fieldsOf(item).every((field) => !field.value.trim());
  if (!emptied) return;
  settled = item.dataset.item;
  htmx.trigger(form, "typed");
});
let settled = "";
document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.elt.id !== "facts") return;
  sent = { values: valuesOf(event.detail.elt), gone: settled };
  if (settled) event.detail.parameters._settled = settled;
  settled = "";
});

// What is typed while the form is being written anew is put back into it, and saved then.
let sent = null, kept = [];
const valuesOf = (form) => new Map(fieldsOf(form).map((field) => [field.name, field.value]));
const nameNow = (name, gone) => {  // an item that went moves those behind it up
  const [, list, at] = gone.match(/^(.*)\[(\d+)\]$/) || [], number = list && name.startsWith(list + "[") ? parseInt(name.slice(list.length + 1)) : -1;
  return number > Number(at) ? `${list}[${number - 1}]${name.slice(`${list}[${number}]`.length)}` : name;
};
document.addEventListener("htmx:beforeSwap", (event) => {
  const form = document.getElementById("facts");
  kept = [];
  if (!form || !sent || event.detail.requestConfig?.elt?.id !== "facts") return;
  const { values, gone } = sent;
  valuesOf(form).forEach((value, name) => { if (value !== (values.get(name) ?? "")) kept.push([nameNow(name, gone), value]); });
});
let renewed = false;
document.addEventListener("htmx:oobAfterSwap", (event) => { if (event.detail.target.id === "fields") renewed = true; });
const putBack = async () => {
  const typedMeanwhile = kept;
  kept = [];
  let changed = false;
  for (const [name, value] of typedMeanwhile) {
    let field = document.getElementById("f-" + name);
    if (!field) {
      for (const step of name.matchAll(/\[\d+\]/g)) {
        const list = name.slice(0, step.index);
        if (document.querySelector(`[data-items="${list}"]`) && !document.querySelector(`[data-item="${list}${step[0]}"]`)) await add(list);
      }
      field = document.getElementById("f-" + name);
    }
    if (field && field.value !== value) { field.value = value; changed = true; }
  }
  if (changed) htmx.trigger("#facts", "typed");
};

// The studio may have been stopped: what is typed is not saved then.
const offline = (state) => { document.getElementById("offline").hidden = !state; };
document.addEventListener("htmx:sendError", () => offline(true));
document.addEventListener("htmx:responseError", (event) => { if (event.detail.xhr.status === 403) offline(true); });
document.addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) offline(false); });
setInterval(() => { if (!document.getElementById("offline").hidden && document.getElementById("facts")) htmx.trigger("#facts", "typed"); }, 3000);

const fieldsOf = (element) => [...element.querySelectorAll("input:not([type=hidden]), textarea, select")];

// The place in the form where a path is typed: the field, or the nearest thing around it.
const placeOf = (path) => {
  for (let wanted = path; wanted; wanted = wanted.replace(/(^|\.)[^.[\]]+$|\[\d+\]$/, "")) {
    const found = document.getElementById("f-" + wanted) || document.querySelector(`[data-item="${wanted}"]`) || document.getElementById("p-" + wanted);
    if (found) return found;
  }
  return null;
};
const show = async (path) => {
  for (const step of path.matchAll(/\[\d+\]/g)) {  // a list whose item is not there yet gets one to type into
    const list = path.slice(0, step.index);
    if (document.querySelector(`[data-items="${list}"]`) && !document.querySelector(`[data-item="${list}${step[0]}"]`)) await add(list);
  }
  const found = placeOf(path);
  if (!found) return read(path);
  for (let around = found; around; around = around.parentElement) if (around.tagName === "DETAILS") around.open = true;
  if (!document.getElementById("left").offsetParent) column("left");  // where it is seen beside the open points these stay
  const fields = found.matches("input, textarea, select") ? [found] : fieldsOf(found);
  found.scrollIntoView({ block: "center" });
  (fields.find((field) => !field.value.trim()) || fields[0] || found.querySelector("button.add"))?.focus();
  found.classList.add("pointed");
  setTimeout(() => found.classList.remove("pointed"), 1500);
};

// What is open in the speech and is no field: a 【】 inside a phrase is shown where it stands.
const read = (path) => {
  const section = document.getElementById("s-" + path.replace(/^sections\./, ""));
  const found = section?.parentElement.querySelector(`.blank[data-path="${path}"]`) || section;
  column("middle");
  found?.scrollIntoView({ block: "center" });
};

// A star stands where the speech has a blank: the list of what is missing says where.
const star = () => {
  document.querySelectorAll("#fields .lacks").forEach((place) => place.classList.remove("lacks"));
  document.querySelectorAll("#fields [aria-required]").forEach((field) => field.removeAttribute("aria-required"));
  document.querySelectorAll("#missing [data-path]").forEach((link) => {
    const place = placeOf(link.dataset.path);
    if (!place) return;
    place.closest(".field, td, fieldset").classList.add("lacks");
    if (place.matches("input, textarea, select")) place.setAttribute("aria-required", "true");
  });
};

// The speech goes along with the box that is typed into; what the checks found is shown where it stands.
const seek = (place) => {
  if (!place) return;
  place.scrollIntoView({ block: "center" });
  place.classList.add("pointed");
  setTimeout(() => place.classList.remove("pointed"), 1500);
};
document.addEventListener("focusin", (event) => {
  const path = event.target.closest("#fields") && event.target.name, desk = document.getElementById("middle");
  const place = path && desk.offsetParent && desk.querySelector(`.sheet [data-path="${path}"], .sheet [data-path^="${path}["]`);
  if (!place) return;
  const at = place.getBoundingClientRect(), around = desk.getBoundingClientRect();
  if (at.top < around.top || at.bottom > around.bottom) desk.scrollBy(0, at.top - around.top - around.height / 3);
});
const find = (link) => {
  const bare = (text) => text.replace(/\s|…/g, ""), paragraphs = [...document.querySelectorAll(".sheet > *")];
  const of = (words) => words && paragraphs.find((paragraph) => bare(paragraph.textContent).includes(bare(words)));
  column("middle");
  seek(of(link.dataset.around) || of(link.dataset.find));
};

// Files that are chosen one after the other are all meant.
const chosenBefore = new WeakMap();
document.addEventListener("change", (event) => {
  if (!event.target.matches?.("[data-adds]")) return;
  const every = new DataTransfer(), known = chosenBefore.get(event.target) || [], now = [...event.target.files];
  known.filter((old) => !now.some((file) => file.name === old.name)).forEach((file) => every.items.add(file));
  now.forEach((file) => every.items.add(file));
  event.target.files = every.files;
  chosenBefore.set(event.target, [...every.files]);
}, true);
// What was chosen or dropped is named in our own words.
document.addEventListener("change", (event) => {
  const chosen = event.target.closest(".drop")?.querySelector(".chosen");
  if (chosen && event.target.files.length) chosen.textContent = [...event.target.files].slice(0, 3).map((file) => file.name).join("、") + (event.target.files.length > 3 ? ` … (${event.target.files.length})` : "");
});

// A panel stays as it was opened or closed when the page around it is written anew.
const panels = {};
document.addEventListener("click", (event) => {
  const panel = event.target.closest("summary")?.parentElement;
  if (panel?.dataset.panel) panels[panel.dataset.panel] = !panel.open;
});
const keepPanels = () => document.querySelectorAll("details[data-panel]").forEach((panel) => {
  if (panel.dataset.panel in panels) panel.open = panels[panel.dataset.panel];
});
document.addEventListener("htmx:oobAfterSwap", keepPanels);

const column = (name) => {
  const columns = document.querySelector(".columns");
  if (!columns) return;
  columns.dataset.shown = name;
  document.querySelectorAll("[data-show]").forEach((button) => button.setAttribute("aria-pressed", button.dataset.show === name));
  fit();
};

// The material may be as wide as its tables need: a divider that is dragged or moved by the arrow keys, and wide tables.
const widen = (wide) => {
  document.querySelector(".columns").classList.toggle("wide", wide);
  document.querySelectorAll("[data-widen]").forEach((button) => button.setAttribute("aria-pressed", wide));
  fit();
};
const divide = (share) => {
  const columns = document.querySelector(".columns"), divider = document.getElementById("divider");
  if (!columns || !(share > 0)) return;
  const part = Math.round(Math.min(70, Math.max(18, share)));
  columns.style.setProperty("--left", part + "vw");
  divider.setAttribute("aria-valuenow", part);
  try { localStorage.setItem("left", part); } catch { /* a browser that keeps nothing */ }
  fit();
};
document.addEventListener("pointerdown", (event) => {
  if (event.target.id !== "divider") return;
  event.preventDefault();
  widen(false);
  const move = (at) => divide(100 * at.clientX / innerWidth);
  event.target.setPointerCapture(event.pointerId);
  event.target.addEventListener("pointermove", move);
  event.target.addEventListener("lostpointercapture", () => event.target.removeEventListener("pointermove", move), { once: true });
});
document.addEventListener("keydown", (event) => {
  const by = { ArrowLeft: -2, ArrowRight: 2 }[event.key];
  if (event.target.id !== "divider" || !by) return;
  event.preventDefault();
  divide(Number(event.target.getAttribute("aria-valuenow")) + by);
});

// New items of a list; the last one is used while it is empty.
const itemsOf = (list) => [...document.querySelector(`[data-items="${list}"]`).children].filter((child) => child.dataset.item);
const add = async (list) => {
  const last = itemsOf(list).pop();
  if (last && fieldsOf(last).length && fieldsOf(last).every((field) => !field.value.trim())) return last;
  return append(list, 1);
};
const append = async (list, count) => {
  const place = document.querySelector(`[data-items="${list}"]`);
  const items = itemsOf(list);
  const path = encodeURIComponent(`${list}[${items.length}]`);
  await htmx.ajax("GET", `${location.pathname}/item?path=${path}&count=${count}`, { target: place, swap: "beforeend" });
  return place.children[items.length];
};

// A paste from a spreadsheet: rows and cells, quoted where a cell holds line ends.
const cellsOf = (text) => {
  const rows = [[""]];
  let quoted = false;
  const body = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let at = 0; at < body.length; at++) {
    const mark = body[at], row = rows[rows.length - 1];
    if (quoted && mark === '"' && body[at + 1] === '"') { row[row.length - 1] += '"'; at++; }
    else if (mark === '"' && (quoted || row[row.length - 1] === "")) quoted = !quoted;
    else if (!quoted && mark === "\t") row.push("");
    else if (!quoted && mark === "\n") rows.push([""]);
    else row[row.length - 1] += mark;
  }
  return rows;
};
document.addEventListener("paste", async (event) => {
  const cell = event.target.closest("tr[data-item] td");
  const text = event.clipboardData?.getData("text/plain") || "";
  if (!cell || !/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  const row = cell.parentElement, body = row.parentElement, table = body.closest("table");
  let rows = cellsOf(text), columns = null;
  const heads = [...table.querySelectorAll("th[data-names]")].map((head) => head.dataset.names.split("|"));
  const named = rows[0].map((name) => heads.findIndex((names) => names.includes(name.trim())));
  if (named.filter((at) => at >= 0).length >= 2) { columns = named; rows = rows.slice(1); }
  const first = [...body.children].indexOf(row), start = [...row.children].indexOf(cell);
  const missing = first + rows.length - body.children.length;
  if (missing > 0) await append(body.dataset.items, missing);
  rows.forEach((cells, number) => cells.forEach((value, at) => {
    const where = columns ? columns[at] : start + at;
    const field = body.children[first + number]?.children[where]?.querySelector("input, textarea, select");
    if (field && where >= 0) field.value = value.trim();
  }));
  htmx.trigger("#facts", "typed");
});

// A phrase goes where the writer put the cursor; the focus that a dialog opens with is no such place. Where she put none
// it is said behind the sentence, which stays as it is. Instead of a stock phrase it is taken at once, unless it has blanks.
let typedInto = null;
const placed = (event) => { if (event.target.matches?.("#dialog textarea") && event.key !== "Tab") typedInto = event.target; };
["pointerup", "keyup", "input"].forEach((name) => document.addEventListener(name, placed));
const insert = (text, instead) => {
  const more = document.getElementById("more-words"), own = document.getElementById("own-words");
  const cursor = !instead && typedInto?.isConnected, into = instead ? own : cursor ? typedInto : more;
  const blank = text.match(/【[^】]*】/);
  let start = cursor ? into.selectionStart : 0;
  if (cursor) into.setRangeText(text, start, into.selectionEnd, "end");
  else {
    const before = instead ? "" : into.value.trimEnd(), closed = /[。！？…][”’）》]*$/.test(before);
    const head = before && !closed ? before + "。" : before;
    start = head.length;
    into.value = head + text;
    into.setSelectionRange(into.value.length, into.value.length);
  }
  if (instead && !blank) return into.form.requestSubmit();
  if (into === more) more.closest("details").open = true;
  typedInto = into;
  if (blank) into.setSelectionRange(start + blank.index, start + blank.index + blank[0].length);
  into.focus();
  into.scrollIntoView({ block: "nearest" });
};

const copy = async (text) => {
  try { await navigator.clipboard.writeText(text); } catch {
    const box = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(box); box.select(); document.execCommand("copy"); box.remove();
  }
};

document.addEventListener("click", async (event) => {
  const at = (selector) => event.target.closest(selector);
  const blank = at("[data-path]"), adding = at("[data-add]"), copying = at("[data-copy]");
  if (at("[data-show]")) column(at("[data-show]").dataset.show);
  else if (at("[data-find]")) find(at("[data-find]"));
  else if (at("[data-insert]")) insert(at("[data-insert]").dataset.insert);
  else if (at("[data-instead]")) insert(at("[data-instead]").dataset.instead, true);
  else if (at("[data-widen]")) widen(!document.querySelector(".columns").classList.contains("wide"));
  else if (adding) { const item = await add(adding.dataset.add); if (item) fieldsOf(item)[0]?.focus(); }
  else if (at("[data-mine]")) {
    htmx.ajax("POST", `${location.pathname}/facts`, { target: "#middle", source: "#facts", values: { _mine: "true" } });
  }
  else if (at("[data-reload]")) location.reload();
  else if (at("[data-dismiss]")) at(".note").remove();
  else if (at("[data-close]")) document.getElementById("dialog").close();
  else if (at("[data-decide]")) decide(at("[data-decide]").dataset.decide);
  else if (at("[data-scroll]")) { event.preventDefault(); column("middle"); document.getElementById(at("[data-scroll]").dataset.scroll)?.scrollIntoView({ behavior: "auto", block: "start" }); }
  else if (copying && !copying.matches(".entry")) { await copy(copying.dataset.copy); const old = copying.textContent; copying.textContent = "✓ " + old; setTimeout(() => { copying.textContent = old; }, 1200); }
  else if (at("[data-heads]")) htmx.ajax("GET", `${location.pathname}/headings?section=${at("[data-heads]").dataset.heads}`, { target: "#dialog-content" });
  else if (at("[data-said]")) {
    const words = at("[data-said]"), paragraph = words.closest(".sheet > *");
    const line = [...paragraph.parentElement.children].indexOf(paragraph);
    htmx.ajax("GET", `${location.pathname}/sentence?line=${line}&said=${words.dataset.said}`, { target: "#dialog-content" });
  }
  else if (blank && !at(".phrase")) show(blank.dataset.path);
  if (!at("details.menu") || at("details.menu a")) closeMenus();
});
const closeMenus = () => document.querySelectorAll("details.menu[open]").forEach((menu) => {
  const within = menu.contains(document.activeElement);
  menu.open = false;
  if (within) menu.querySelector("summary").focus();
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeMenus(); });

// Phrases and blanks of the speech by keyboard.
document.addEventListener("keydown", async (event) => {
  const role = event.target.closest?.("[role=button]");
  if (role && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); role.click(); return; }
  const entry = event.target.closest?.(".entry");
  const entries = [...document.querySelectorAll(".entry")];
  if (event.target.matches?.(".search input") && event.key === "ArrowDown") { event.preventDefault(); entries[0]?.focus(); return; }
  if (entry) {
    const at = entries.indexOf(entry);
    if (event.key === "ArrowDown") { event.preventDefault(); entries[at + 1]?.focus(); }
    else if (event.key === "ArrowUp") { event.preventDefault(); (entries[at - 1] || document.getElementById("pick") || document.getElementById("q")).focus(); }
    else if (entry.dataset.insert) return;  // Enter and Space press the button
    else if (event.key === "Enter") { event.preventDefault(); await copy(entry.dataset.copy); entry.classList.add("copied"); setTimeout(() => entry.classList.remove("copied"), 1200); }
    else if (event.key === "f" || event.key === "F") htmx.ajax("POST", `/phrases/${entry.dataset.id}`, { target: "#card", values: { op: "mark" } });
    return;
  }
  if (document.getElementById("decision")) {
    if (event.target.id === "wording") {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); event.target.blur(); decide("keep"); }
      else if (event.key === "Escape") { event.target.value = event.target.defaultValue; event.target.blur(); }
      return;
    }
    const op = { k: "keep", w: "edit", r: "reject", s: "skip", u: "undo" }[event.key.toLowerCase()];
    if (op && !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat) { event.preventDefault(); decide(op); }
  }
});

let deciding = false;
const decide = (op) => {
  if (op === "edit") { const box = document.getElementById("wording"); box.focus(); box.select(); return; }
  if (deciding) return;
  deciding = true;
  const values = { op, id: document.querySelector("#decision [name=id]")?.value || "", text: document.getElementById("wording")?.value || "" };
  htmx.ajax("POST", "/review", { target: "#review", values });  // the form itself is not htmx's yet, just after a swap
};
document.addEventListener("htmx:afterSwap", (event) => { if (event.target.id === "review") deciding = false; });
document.addEventListener("htmx:sendError", () => { deciding = false; });

// A dialog opens when something is put into it, and closes when a choice was made in it.
document.addEventListener("htmx:afterSwap", (event) => {
  const dialog = document.getElementById("dialog");
  if (event.target.id === "dialog-content" && !dialog.open) dialog.showModal();
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.elt.closest?.("[data-closes]") && event.detail.successful) document.getElementById("dialog").close();
});

// An item that is moved up or down stays under the pointer: its button keeps its place on the screen, and the focus.
let moving = null;
document.addEventListener("htmx:configRequest", (event) => {
  const { op, path } = event.detail.parameters, by = { up: -1, down: 1 }[op];
  if (!by || !/\/item$/.test(event.detail.path)) return;
  const [, list, at] = path.match(/^(.*)\[(\d+)\]$/);
  moving = { op, item: `${list}[${Number(at) + by}]`, top: event.detail.elt.getBoundingClientRect().top };
});
const followMoved = () => {
  const item = moving && document.querySelector(`[data-item="${moving.item}"]`);
  const button = item && [...item.querySelectorAll(".moves button")].find((each) => each.getAttribute("hx-vals").includes(`"${moving.op}"`) && each.closest("[data-item]") === item);
  if (button) {
    document.getElementById("left").scrollTop += button.getBoundingClientRect().top - moving.top;
    button.focus({ preventScroll: true });
  }
  moving = null;
};

// How much is open stands on the button that shows it.
const countOpen = () => {
  const button = document.querySelector("[data-show=right]"), open = document.getElementById("open");
  if (button && open) button.dataset.count = open.querySelectorAll(".notice, #missing li, #last-year li").length || "";
};

// What had the focus keeps it when the form is written anew.
let focused = null, scrolled = 0;
document.addEventListener("htmx:beforeSwap", () => {
  const field = document.activeElement;
  focused = field && field.closest("#fields") ? { id: field.id, start: field.selectionStart, end: field.selectionEnd } : null;
  scrolled = document.getElementById("left")?.scrollTop ?? 0;
});
document.addEventListener("htmx:afterSettle", async () => {
  if (renewed) {
    renewed = false;
    if (focused && sent?.gone) focused.id = "f-" + nameNow(focused.id.slice(2), sent.gone);
    document.getElementById("left").scrollTop = scrolled;
    followMoved();
    await putBack();
  }
  if (focused && !document.activeElement?.closest("#fields")) {
    const field = document.getElementById(focused.id);
    if (field) { field.focus({ preventScroll: true }); if (focused.start != null && field.setSelectionRange) field.setSelectionRange(focused.start, focused.end); }
  }
  focused = null;
  keepPanels();
  star();
  countOpen();
  fit();
});

// Of a speech that was written anew only the paragraphs that changed are put in: the others stay, with the focus in them.
const written = new WeakMap();  // a paragraph to what the studio wrote of it
const asWritten = (paragraph) => {
  if (!written.has(paragraph)) written.set(paragraph, paragraph.outerHTML);
  return written.get(paragraph);
};
htmx.defineExtension("sheet", {
  isInlineSwap: () => false,
  handleSwap: (style, target, fragment) => {
    const old = target.querySelector(".sheet"), fresh = fragment.querySelector(".sheet");
    if (style !== "sheet" || !old || !fresh) return false;
    const was = [...old.children], is = [...fresh.children];
    is.forEach(asWritten);
    let first = 0, last = 0;
    const same = (left, right) => left && right && asWritten(left) === asWritten(right);
    while (same(was[first], is[first])) first++;
    while (was.length - last > first && is.length - last > first && same(was[was.length - 1 - last], is[is.length - 1 - last])) last++;
    const stays = was[was.length - last] || null, comes = is.slice(first, is.length - last);
    was.slice(first, was.length - last).forEach((paragraph) => paragraph.remove());
    comes.forEach((paragraph) => old.insertBefore(paragraph, stays));
    return comes;
  },
});
document.querySelectorAll("#middle .sheet > *").forEach(asWritten);

// The sheet is as wide as its column.
const fitted = new WeakMap();
const fit = () => document.querySelectorAll(".desk").forEach((desk) => {
  const sheet = desk.querySelector(".sheet");
  if (!sheet || !desk.clientWidth || fitted.get(sheet) === desk.clientWidth) return;
  fitted.set(sheet, desk.clientWidth);
  sheet.style.zoom = "1";
  sheet.style.zoom = String(Math.min(1.2, (desk.clientWidth - 16) / sheet.offsetWidth));
});
// What was typed before these scripts ran is saved, and looked for, now.
const typedOver = (field) => field.options ? [...field.options].some((option) => option.defaultSelected !== option.selected && (option.defaultSelected || option.index)) : field.value !== field.defaultValue;
const catchUp = () => document.querySelectorAll("#facts, #search").forEach((form) => { if (fieldsOf(form).some(typedOver)) htmx.trigger(form, "typed"); });
addEventListener("resize", fit);
addEventListener("DOMContentLoaded", () => { try { divide(Number(localStorage.getItem("left"))); } catch { /* nothing kept */ } catchUp(); star(); countOpen(); fit(); if (location.hash.startsWith("#f-")) show(decodeURIComponent(location.hash.slice(3))); });
