/* The panels beside the map: claims as a tree, the article, the text of the file with what is wrong in it, the score. */

import { make, button, byId } from "./elements.js";
import { passageKeys } from "./passage_keys.js";
import { pointTo } from "./tree_keys.js";
import { say } from "./words.js";

const NEAR = 400;

/* The claims in the order of the tree, each with its depth: below what it bears on, roots first. */
export function treeOrder(known) {
  const below = new Map();
  const ids = new Set(known.claims.map((claim) => claim.id));
  const premise = new Map(known.steps.map((step) => [step.id, step.premises[0]]));
  for (const claim of known.claims) {
    let above = claim.above;
    for (let steps = 0; above !== null && !ids.has(above) && steps < 50; steps += 1) above = premise.get(above) ?? null;
    const key = above === claim.id ? null : above;
    if (!below.has(key)) below.set(key, []);
    below.get(key).push(claim);
  }
  const order = [];
  const seen = new Set();
  const visit = (roots) => {
    const work = roots.map((claim) => [claim, 1]).reverse();
    while (work.length) {
      const [claim, depth] = work.pop();
      if (seen.has(claim.id)) continue;
      seen.add(claim.id);
      const children = below.get(claim.id) ?? [];
      order.push({ claim, depth, hasChildren: children.some((child) => !seen.has(child.id)) });
      for (const child of [...children].reverse()) work.push([child, depth + 1]);
    }
  };
  visit(below.get(null) ?? []);
  visit(known.claims); // what is in a circle hangs on no root
  return order;
}

/* Whether nobody has reviewed a claim, and how sure its draft is, in words. */
export const stateOf = (claim) => (claim.draft ? say(claim.confidence === "guess" ? "guess" : "draft") : "");

/* Fills the tree; `select(id)` is called for the row that is clicked or reached by a key. */
export function fillTree(known, order, focused, select) {
  const rows = order.map(({ claim, depth }) =>
    make("li", {
      role: "treeitem", id: `row-${claim.number}`, "aria-level": depth, "aria-selected": String(claim.id === focused),
      class: `row on-${claim.tone}${claim.draft ? " is-draft" : ""}`, tabindex: claim.id === focused ? 0 : -1,
      "data-claim": claim.id, "data-depth": Math.min(depth, 12), click: () => select(claim.id),
    },
    make("span", { class: "tag" }, claim.tag, claim.draft ? make("span", { class: "chip" }, stateOf(claim)) : null),
    make("span", { class: "words", dir: "auto" }, claim.text)));
  const hadFocus = byId("tree").contains(document.activeElement);
  byId("tree").replaceChildren(...rows);
  if (rows.length && !rows.some((row) => row.tabIndex === 0)) rows[0].tabIndex = 0;
  if (hadFocus) byId("tree").querySelector("[tabindex='0']")?.focus();
}

/* Marks the row of the claim in focus. */
export function focusRow(id, { takeFocus = false } = {}) {
  const row = [...byId("tree").children].find((each) => each.dataset.claim === id);
  if (!row) return;
  pointTo(row, byId("tree").querySelector("[tabindex='0']"));
  row.scrollIntoView({ block: "nearest" });
  if (takeFocus) row.focus({ preventScroll: true });
}

/* Fills the article: every quote is marked and leads to its claim; sentences that nobody quotes are marked otherwise. */
export function fillArticle(known, focused, select, quote) {
  const panel = byId("article");
  if (!known.article) {
    panel.replaceChildren(make("p", { class: "small" }, say("no-article", { example: "source: {file: …}" })));
    return;
  }
  const words = new Map(known.claims.map((claim) => [claim.id, claim.text]));
  const { pieces, title } = known.article;
  const missed = new Set(pieces.filter((piece) => piece[2]).map((piece) => piece[3])).size;
  const all = new Set(pieces.filter((piece) => piece[3] >= 0).map((piece) => piece[3])).size;
  const hadFocus = document.activeElement === panel.querySelector(".article-text");
  const text = make("div", { class: "article-text", dir: "auto", tabindex: 0, role: "group", "aria-label": say("article-keys") });
  for (const [piece, claims, isMissed] of pieces) {
    if (claims.length) {
      text.append(make("mark", {
        class: claims.includes(focused) ? "quote is-focus" : "quote", tabindex: 0, role: "button",
        "aria-label": say("quoted-by", { text: piece, claims: claims.map((id) => words.get(id)).join("; ") }),
        title: claims.map((id) => words.get(id)).join("\n"), "data-claims": JSON.stringify(claims),
        click: () => {
          if (getSelection().isCollapsed) select(claims[0]);
        },
        keydown: (event) => {
          if (event.key === "Enter" || event.key === " ") {
            event.preventDefault();
            select(claims[0]);
          }
        },
      }, piece));
    } else text.append(isMissed ? make("span", { class: "missed" }, piece) : piece);
  }
  panel.replaceChildren(
    make("h2", { dir: "auto" }, title || say("article")),
    make("p", { class: "small" }, missed ? say("missed", { number: missed, total: all }) : say("all-quoted")),
    text,
  );
  passageKeys(text, quote);
  if (hadFocus) text.focus({ preventScroll: true });
  focusQuote(focused, { scrolls: false });
}

/* Lights the quotes of the claim in focus, and shows the first. */
export function focusQuote(id, { scrolls = true } = {}) {
  let first = null;
  for (const quote of byId("article").querySelectorAll("mark.quote")) {
    const isIt = JSON.parse(quote.dataset.claims).includes(id);
    quote.classList.toggle("is-focus", isIt);
    first ??= isIt ? quote : null;
  }
  if (scrolls && first && !byId("article").hidden) first.scrollIntoView({ block: "center" });
}

/* What is selected in the article, on one line; "" for nothing. */
export function selectedPassage() {
  const selection = getSelection();
  if (selection.isCollapsed || !byId("article").contains(selection.anchorNode)) return "";
  return selection.toString().replace(/\s+/g, " ").trim();
}

/* The sentences of the article. */
export function sentences(known) {
  const found = new Map();
  for (const [piece, , isMissed, sentence] of known.article?.pieces ?? []) {
    if (sentence < 0) continue;
    const before = found.get(sentence) ?? { words: "", isMissed };
    found.set(sentence, { words: before.words + piece, isMissed });
  }
  return [...found.values()].map(({ words, isMissed }) => ({ words: words.replace(/\s+/g, " ").trim(), isMissed }));
}

/* Fills the text of the file, read-only, under the list of what is wrong; `go(claim, line)` follows an entry. */
export function fillText(known, line, go) {
  const found = known.diagnostics;
  const list = make("ul", { class: "problems", "aria-label": say("problems"), lang: "en", dir: "ltr" }, ...found.map((one) =>
    make("li", {}, button("", () => go(one.claim, one.line), { class: `problem is-${one.severity}` }))));
  [...list.children].forEach((row, index) => {
    const { severity, code, rule, message, line: at } = found[index];
    row.firstChild.append(make("b", {}, severity), ` ${message} `, make("span", { class: "small" }, `${code} ${rule}${at ? `, line ${at}` : ""}`));
  });
  const at = line ?? 1;
  const editor = `vscode://file${known.path.startsWith("/") ? "" : "/"}${encodeURI(known.path).replace(/[?#]/g, encodeURIComponent)}:${at}`;
  const link = make("a", { href: editor, id: "editor" }, say("editor", { number: at }));
  if (window.parent !== window) {
    // in the panel of an editor, which cannot follow such a link but shows the line when it is told
    link.addEventListener("click", (event) => {
      event.preventDefault();
      window.parent.postMessage({ argmapLine: at }, "*");
    });
  }
  byId("text").replaceChildren(
    found.length ? list : make("p", { class: "small" }, say("no-problems")),
    make("p", { class: "small" }, link),
    textLines(known, at, new Set(found.filter((one) => one.severity === "error").map((one) => one.line))),
  );
  byId("text").querySelector(".is-here")?.scrollIntoView({ block: "center" });
}

function textLines(known, at, wrong) {
  const lines = known.text.split("\n");
  const first = lines.length > 2 * NEAR ? Math.max(at - NEAR, 1) : 1;
  const shown = lines.slice(first - 1, first - 1 + 2 * NEAR);
  const list = make("ol", { class: "lines", start: first, tabindex: 0, "aria-label": say("file-text"), dir: "ltr" });
  list.append(...shown.map((text, index) => {
    const number = first + index;
    const kind = `${number === at ? "is-here" : ""} ${wrong.has(number) ? "is-wrong" : ""}`.trim();
    return make("li", { class: kind || null, "aria-current": number === at ? "true" : null }, make("code", {}, text || " "));
  }));
  return list;
}

/* Fills the score: what it says, and why the claim in focus has its strength. */
export function fillScore(score, claim, why) {
  const strength = claim && score?.strengths[claim.id];
  byId("score").replaceChildren(
    make("h2", {}, say("score")),
    ...(score?.sentences.length ? score.sentences : [say("no-score")]).map((words) => make("p", { dir: "auto" }, words)),
    ...(claim ? [
      make("h2", {}, say("why")),
      make("p", { dir: "auto" }, strength === undefined ? claim.text : say("strength", { claim: `“${claim.text}”`, strength: strength.toFixed(2) })),
      make("pre", { dir: "auto" }, why ?? ""),
    ] : []),
  );
}
