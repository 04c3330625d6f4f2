/* The page: connects what the server says to the panels and the map, and keys to actions. */

import { get, post, listen, takeToken } from "./connection.js";
import { make, button, byId, announce } from "./elements.js";
import { choose, tell } from "./dialogs.js";
import { memoryOf } from "./memory.js";
import { mapView } from "./map_view.js";
import * as panels from "./panels.js";
import { ACTIONS, chooseAction, move, neighbour, optionsOf, wordsOf } from "./review.js";
import { kinship, treeMoves } from "./tree_keys.js";
import { say, setWords } from "./words.js";

const PANELS = ["claims", "article", "text", "score"];
const KEYS = [
  ["↑ ↓ ← →", "arrows"], ["n p", "drafts"], ["a x k m e q", "review"], ["A", "section"], ["z", "aside"], ["Alt+↑ Alt+↓", "order"],
  ["w", "words"], ["o", "all"], ["u U", "undo"], ["/", "find"], ["f + -", "zoom"], ["1 2 3 4", "panels"], ["?", "help"],
];

const page = {
  map: null, known: null, order: [], moves: {}, memory: null, before: {}, focused: null, wanted: null, line: null, score: null, why: null, version: "", panel: "claims",
  isReview: false, goesOn: false, passed: new Set(), hasKeys: sessionStorage.getItem("argmap-keys") !== "off", stream: null,
};

const view = mapView({
  stage: byId("stage"), world: byId("world"), select: (id) => focus(id, { bring: false }),
  canMove: () => page.known?.editable === true,
  async move(claim, to) {
    const action = await move(claimOf(claim), to);
    if (action) edit(action, say("do.move"));
  },
});

const claimOf = (id) => page.known?.claims.find((claim) => claim.id === id) ?? null;

/* Notices */

function notice(words, ...more) {
  byId("notice").dataset.of = "";
  byId("notice").replaceChildren(...(words ? [make("p", { dir: "auto" }, words), ...more, button(say("page.close"), () => notice(""))] : []));
}

function showStatus(words) {
  byId("status").textContent = words;
}

/* What the server says */

const HEAR = {
  open() {
    showStatus("");
  },
  lost() {
    showStatus(say("lost"));
  },
  words(known) {
    setWords(known);
    if (!byId("list").hidden) showStatus("");
  },
  refused({ error }) {
    notice(error);
  },
  missing({ message }) {
    notice(say("unreadable", { message }));
    byId("notice").dataset.of = "missing";
    showStatus(say("waiting"));
  },
  state(known) {
    if (page.passed.has(known.version)) return;
    if (known.version === page.version) page.passed.clear();
    known.claims.forEach((claim, number) => (claim.number = number));
    // a claim that is not in a half-typed text gets the focus back when it is there again
    if (page.focused !== null && !known.claims.some((claim) => claim.id === page.focused)) page.wanted = page.focused;
    const isFirst = page.known === null;
    if (byId("notice").dataset.of === "missing") notice("");
    page.known = known;
    page.version = known.version;
    page.order = panels.treeOrder(known);
    page.moves = treeMoves(kinship(page.order.map(({ depth }) => depth)));
    view.relate(known.steps);
    if (isFirst) recall();
    page.focused = [page.wanted, page.focused, isFirst && page.isReview ? known.uncertain[0] : null, known.thesis, known.claims[0]?.id]
      .find((id) => id && claimOf(id)) ?? null;
    if (page.focused === page.wanted) page.wanted = null;
    if (page.goesOn && known.uncertain.length && !claimOf(page.focused)?.draft) page.focused = known.uncertain[0];
    page.goesOn = false;
    page.line = claimOf(page.focused)?.line ?? page.line;
    if (known.broken) page.line = known.diagnostics.find((one) => one.severity === "error" && one.line)?.line ?? page.line;
    page.why = null;
    showState();
    if (isFirst && page.candidates) askThesis();
  },
  picture({ version, svg, error, old }) {
    if (page.passed.has(version)) return;
    const isFirst = view.isEmpty();
    if (svg) view.show(svg);
    if (isFirst && Number.isFinite(page.before.zoom)) view.put(page.before);
    byId("map-note").textContent = error || (old ? say("last-picture") : "");
    markDrafts();
    view.focus(page.focused, { bring: false });
  },
  score(score) {
    if (page.passed.has(score.version)) return;
    page.score = score;
    showPanel();
  },
};

function showState() {
  const { known } = page;
  byId("title").textContent = known.title || page.map;
  document.title = known.title || page.map;
  byId("question").textContent = known.question;
  const errors = known.diagnostics.filter((one) => one.severity === "error").length;
  const left = known.uncertain.length;
  showStatus([
    known.broken ? say("half-read") : "",
    left ? say("drafts-left", { number: left, total: known.claims.length }) : "",
    known.editable || known.broken ? "" : known.why,
  ].filter(Boolean).join(" · "));
  byId("status").classList.toggle("is-wrong", known.broken);
  const counted = errors ? say("text-errors", { number: errors }) : say("text-problems", { number: known.diagnostics.length });
  byId("tab-text").textContent = known.diagnostics.length ? counted : say("text");
  byId("undo").disabled = !known.editable || !known.undo;
  byId("redo").disabled = !known.editable || !known.redo;
  byId("save-as").hidden = known.format === "native";
  panels.fillTree(known, page.order, page.focused, (id) => focus(id));
  showFocus();
  showPanel();
}

function markDrafts() {
  const marks = (page.known?.claims ?? []).filter((claim) => claim.draft);
  view.mark(new Map(marks.map((claim) => [claim.id, {
    kind: claim.confidence === "guess" ? "is-draft is-guess" : "is-draft", words: panels.stateOf(claim).toUpperCase(),
  }])));
}

/* The claim in focus */

function focus(id, { bring = true, takeFocus = false } = {}) {
  if (!claimOf(id)) return;
  page.focused = id;
  page.wanted = null;
  page.line = claimOf(id).line ?? page.line;
  page.why = null;
  view.focus(id, { bring });
  panels.focusRow(id, { takeFocus });
  panels.focusQuote(id);
  showFocus();
  if (!takeFocus) announce(`${claimOf(id).tag}: ${claimOf(id).text}`);
  if (page.panel !== "claims" && page.panel !== "article") showPanel();
}

function showFocus() {
  const claim = claimOf(page.focused);
  if (!claim) {
    byId("focus").replaceChildren(make("p", { class: "small" }, say("no-claim")));
    return;
  }
  const canEdit = page.known.editable;
  const shown = ACTIONS.filter((action) => action.key && !action.isHidden && (!action.drafts || claim.draft));
  byId("focus").replaceChildren(
    make("div", { class: `about-claim on-${claim.tone}` },
      make("p", { class: "tag" }, claim.tag, claim.draft ? make("span", { class: "chip" }, panels.stateOf(claim)) : null,
        make("span", { class: "small" }, [...claim.notes, claim.rule ? say("rule", { name: claim.rule }) : ""].filter(Boolean).join(" · "))),
      make("p", { class: "words", dir: "auto" }, claim.text),
      ...claim.quotes.slice(0, 1).map((quote) => make("p", { class: "small quote-of", dir: "auto" }, `“${quote}”`))),
    canEdit ? make("div", { class: "tools", role: "group", "aria-label": say("actions") },
      ...shown.map((action) => button("", () => run(action), { title: `${wordsOf(action)} (${action.key})` })),
      button(say("more-actions"), chooseAndRun, { title: `${say("key.all")} (o)` })) : "",
  );
  [...byId("focus").querySelectorAll(".tools button")].slice(0, -1).forEach((each, index) =>
    each.append(make("kbd", { "aria-hidden": "true" }, shown[index].key), ` ${wordsOf(shown[index])}`));
}

function walk(key) {
  const at = page.order.findIndex(({ claim }) => claim.id === page.focused);
  const next = page.order[page.moves[key](Math.max(at, 0))];
  if (next) focus(next.claim.id, { takeFocus: byId("tree").contains(document.activeElement) });
}

async function find() {
  const id = await choose(say("ask.find"), optionsOf(page, null), { chosen: page.focused });
  if (id) focus(id);
}

function nextDraft(by) {
  const next = neighbour(page.known, page.order, page.focused, by);
  if (next === null) announce(say("no-draft"));
  else focus(next);
}

/* Panels */

function openPanel(name) {
  page.panel = name;
  for (const each of PANELS) {
    byId(each).hidden = each !== name;
    byId(`tab-${each}`).setAttribute("aria-selected", String(each === name));
    byId(`tab-${each}`).tabIndex = each === name ? 0 : -1;
  }
  showPanel();
}

async function showPanel() {
  if (!page.known) return;
  if (page.panel === "article") panels.fillArticle(page.known, page.focused, (id) => focus(id), () => run(byName("quote")));
  if (page.panel === "article") panels.focusQuote(page.focused);
  if (page.panel === "text") panels.fillText(page.known, page.line, follow);
  if (page.panel !== "score") return;
  panels.fillScore(page.score, claimOf(page.focused), page.why);
  if (page.why !== null || !claimOf(page.focused)) return;
  const asked = page.focused;
  page.why = "…";
  const answer = await get("why", { map: page.map, claim: asked });
  if (asked !== page.focused) return;
  page.why = answer.error ?? answer.lines.join("\n");
  if (page.panel === "score") panels.fillScore(page.score, claimOf(page.focused), page.why);
}

function follow(claim, line) {
  if (claim) focus(claim);
  page.line = line ?? page.line;
  showPanel();
}

/* Edits: one after another, each with the version that it has seen */

const GOES_ON = ["accept", "reject", "accept-section"];
let edits = Promise.resolve();

function edit(action, name) {
  edits = edits.then(() => send("edit", { action }, action, name));
  return edits;
}

async function send(what, content, action = null, name = "") {
  const answer = await post(what, { map: page.map, version: page.version, ...content });
  if (answer.status === 200) {
    // a state before this edit may still be on its way
    page.passed.add(page.version);
    page.passed.delete(answer.version);
    page.version = answer.version;
    notice("");
    const done = name ? say("done", { action: name }) : say(what === "undo" ? "undone" : "redone");
    announce(done);
    showStatus(done);
    if (answer.focus && action && !GOES_ON.includes(action.action)) page.focused = answer.focus;
    if (action?.action === "accept-section") page.goesOn = true;
  } else if (answer.status === 409) {
    page.passed.clear();
    openMap(page.map);
    notice(say("stale"),
      action ? button(say("make-now"), () => {
        notice("");
        edit(action, name);
      }) : null);
  } else notice(answer.error);
  return answer.status === 200;
}

async function run(action) {
  const claim = claimOf(page.focused);
  if (!claim || !page.known.editable) return;
  const wanted = await action.run(claim, page);
  if (!wanted) return;
  if (action.key === "a" || action.key === "x") nextDraftAfter(claim.id);
  await edit(wanted, wordsOf(action));
}

/* The next draft is in focus at once, so that one can go on without waiting for the file. */
function nextDraftAfter(id) {
  const next = neighbour(page.known, page.order, id, 1);
  page.known.uncertain = page.known.uncertain.filter((each) => each !== id);
  if (next !== null && next !== id) focus(next);
}

const byName = (name) => ACTIONS.find((action) => action.name === name);

/* Leads to the words of the article, of which keys choose some for a quote. */
function chooseWords() {
  openPanel("article");
  byId("article").querySelector(".article-text")?.focus();
}

async function chooseAndRun() {
  const action = await chooseAction();
  if (action) await run(action);
}

const undo = () => (edits = edits.then(() => send("undo", {})));
const redo = () => (edits = edits.then(() => send("redo", {})));

async function saveAs() {
  const answer = await post("save-as", { map: page.map, version: page.version });
  if (answer.status !== 200) return notice(answer.error);
  notice(say("saved-as", { map: answer.map }));
  return openMap(answer.map);
}

/* The first question of a review: what the article argues for. */
async function askThesis() {
  const options = page.candidates.map(({ number, text, reason }) => ({ value: String(number), words: text, note: reason }));
  page.candidates = null;
  const number = await choose(say("thesis-question"), options, { note: say("thesis-note"), chosen: "1" });
  if (number !== null) edits = edits.then(() => send("thesis", { number: Number(number) }, null, say("do.thesis")));
}

/* Keys */

function help() {
  const rows = KEYS.map(([keys, words]) =>
    make("tr", {}, make("th", { scope: "row", dir: "ltr" }, ...keys.split(" ").map((key) => make("kbd", {}, key))), make("td", {}, say(`key.${words}`))));
  const box = make("input", { type: "checkbox", id: "single-keys" });
  box.checked = page.hasKeys;
  box.addEventListener("change", () => {
    page.hasKeys = box.checked;
    sessionStorage.setItem("argmap-keys", box.checked ? "on" : "off");
  });
  tell(say("page.keys"), make("table", {}, make("tbody", {}, ...rows)), make("p", {}, box, make("label", { for: "single-keys" }, ` ${say("single-keys")}`)));
}

const SINGLE = {
  n: () => nextDraft(1),
  p: () => nextDraft(-1),
  o: chooseAndRun,
  w: chooseWords,
  "/": find,
  u: undo,
  U: redo,
  f: view.fit,
  "+": () => view.by(1.25),
  "-": () => view.by(0.8),
  "?": help,
  ...Object.fromEntries(PANELS.map((name, index) => [String(index + 1), () => openPanel(name)])),
  ...Object.fromEntries(ACTIONS.filter((action) => action.key).map((action) => [action.key, () => run(action)])),
};

/* What a key is called here: letters of other scripts count by where they are on the keyboard. */
function nameOf({ key, code, altKey, shiftKey }) {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  const isForeign = letter && key.length === 1 && !/[a-z]/i.test(key);
  return `${altKey ? "Alt+" : ""}${isForeign ? (shiftKey ? letter : letter.toLowerCase()) : key}`;
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.defaultPrevented || !page.known) return;
  if (event.target.closest?.("dialog, input, textarea, select")) return;
  const name = nameOf(event);
  if (page.moves[name] && event.target.closest?.("#stage, #tree")) {
    event.preventDefault();
    walk(name);
  } else if (name in SINGLE && (page.hasKeys || name.length > 1)) {
    event.preventDefault();
    SINGLE[name]();
  }
});

byId("tabs").addEventListener("keydown", (event) => {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  openPanel(PANELS[(PANELS.indexOf(page.panel) + by + PANELS.length) % PANELS.length]);
  byId(`tab-${page.panel}`).focus();
});
for (const name of PANELS) byId(`tab-${name}`).addEventListener("click", () => openPanel(name));
for (const [id, work] of Object.entries({
  undo, redo, help, fit: view.fit, larger: () => view.by(1.25), smaller: () => view.by(0.8), "save-as": saveAs, "to-list": showList,
})) byId(id).addEventListener("click", work);

/* What is remembered of a map while its page is reloaded: what is in focus, the panel, and where the map is. */

function recall() {
  page.memory = memoryOf(page.known.key);
  const { current, panel, x, y, zoom } = page.memory.read();
  page.before = [x, y, zoom].every(Number.isFinite) && zoom > 0 ? { x, y, zoom } : {};
  if (page.isReview) return;
  if (page.known.claims[current]) page.wanted = page.known.claims[current].id;
  if (PANELS[panel]) openPanel(PANELS[panel]);
}

function remember() {
  if (!page.memory || !page.known) return;
  const current = page.known.claims.findIndex((claim) => claim.id === page.focused);
  page.memory.write({ current, panel: PANELS.indexOf(page.panel), ...view.at() });
}
addEventListener("pagehide", remember);

/* Maps */

const isDark = matchMedia("(prefers-color-scheme: dark)");

function openMap(name) {
  page.stream?.close();
  if (page.map !== name) {
    remember();
    Object.assign(page, { map: name, known: null, focused: null, wanted: null, line: null, score: null, why: null, memory: null });
    view.clear();
  }
  byId("list").hidden = true;
  byId("panes").hidden = byId("tools").hidden = false;
  page.stream = listen({ map: name, theme: isDark.matches ? "dark" : "light" }, (event, content) => HEAR[event]?.(content));
}

async function showList() {
  const answer = await get("maps");
  if (answer.error) {
    notice(answer.error);
    return;
  }
  setWords(answer.words);
  page.isReview = answer.review;
  page.candidates = answer.candidates?.length ? answer.candidates : null;
  if (answer.folder === null) {
    openPanel(answer.review ? "article" : "claims");
    openMap(answer.maps[0]);
    return;
  }
  page.stream?.close();
  Object.assign(page, { map: null, known: null });
  byId("to-list").hidden = false;
  byId("title").textContent = document.title = say("maps-in", { folder: answer.folder });
  byId("maps").replaceChildren(...answer.maps.map((name) => make("li", {}, button(name, () => openMap(name)))));
  byId("panes").hidden = byId("tools").hidden = true;
  byId("question").textContent = "";
  byId("list").hidden = false;
  showStatus(answer.maps.length ? "" : say("no-maps"));
}

/* A browser keeps six connections to one server, so a page that nobody sees gives up its own. */
document.addEventListener("visibilitychange", () => {
  if (!page.map) return;
  if (document.hidden) page.stream.close();
  else openMap(page.map);
});
isDark.addEventListener("change", () => page.map && openMap(page.map));
takeToken();
openPanel("claims");
showList();
