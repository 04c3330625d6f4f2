/* What a reader can do with the map: walk the tree, fold it, search it, step through it, ask for details.

   The state is in the page itself: claims have numbers, which are their places in reading order, and the attributes of
   their elements say what is folded, hidden or current. The browser remembers, by the content of the map, what was folded.
   Texts are always moved as text. */

import { announce, byId, isMirrored, isStill, make } from "./elements.js";
import { linesOver } from "./lines.js";
import { memoryOf } from "./memory.js";
import { stepsAround } from "./relations.js";
import { light, matchesIn, patternOf } from "./search.js";
import { kinship, pointTo, treeMoves, typeAhead } from "./tree_keys.js";
import { viewOn } from "./view.js";
import { wordingOf } from "./wording.js";

/* Brings the page to life. `keep` remembers what was folded, as `memoryOf` does, by default in the browser; `tell(claim)`
   is called with the number of each claim that becomes current, or null. Returns what the frame around the page may do. */
export function showMap({ keep = null, tell = () => {} } = {}) {
  const [stage, world, panel] = ["stage", "world", "panel"].map(byId);
  const known = JSON.parse(byId("known").textContent);
  const claims = [...document.querySelectorAll("[role=treeitem]")];
  const levels = claims.map((claim) => Number(claim.getAttribute("aria-level")));
  const { parents, ends } = kinship(levels);
  const folded = claims.map(() => false);
  const away = claims.map(() => false);
  const OVERVIEW = 2;
  const CLOSER = 1.2;
  const AT_ONCE = 40;
  const childCounts = claims.map(() => 0);
  parents.forEach((parent) => { if (parent !== null) childCounts[parent] += 1; });
  let turn = 0;
  let current = null;
  let hovered = null;
  let focused = null;
  let isReading = false;
  let finds = [];

  document.documentElement.classList.add("js");
  const showScale = (zoom) => { byId("scale").textContent = `${Math.round(zoom * 100)}%`; };
  const memory = keep ?? memoryOf(known.key);
  const view = viewOn({ stage, sizer: byId("sizer"), world, showScale });
  const isVisible = (claim) => !away[claim] && standIn(claim) === claim;
  const endsOf = ({ premises, claim }) => (claim === null ? premises : [...premises, claim]);
  const around = stepsAround(known.steps.map((_, number) => number), (number) => endsOf(known.steps[number]));
  const lines = linesOver({ world, svg: byId("lines"), over: byId("links"), known, claims, around, isShown: isVisible, scale: view.scale });

  const isParent = (claim) => claims[claim].hasAttribute("aria-expanded");
  const text = (claim) => claims[claim].querySelector(".text").textContent;
  const tag = (claim) => claims[claim].querySelector(".tag").textContent;
  const spoken = (claim) => [...claims[claim].querySelectorAll(".head, .text, .strength")].map((part) => part.textContent.trim()).join(" ");
  const role = (claim) => [...claims[claim].classList].find((name) => name.startsWith("as-")).slice(3);
  const numberOf = (element) => Number(element.closest("[role=treeitem]").id.slice(1));
  const { say, quantity, join } = wordingOf(known);

  /* The claim itself, or the outermost folded one around it; null if it is not in the part that is shown. */
  function standIn(claim) {
    if (away[claim]) return null;
    let found = claim;
    for (let at = parents[claim]; at !== null; at = parents[at]) if (folded[at]) found = at;
    return found;
  }

  /* Drawing waits for the next frame, so that many changes cost one layout. */
  let isDue = false;
  function redraw() {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      view.resize();
      lines.draw();
      lines.mark(hovered ?? current);
      memory.write({ folded: claims.map((_, claim) => claim).filter((claim) => folded[claim]), overview: view.isOverview(), current });
    });
  }

  /* --- folding --- */

  function fold(claim, isFolded) {
    if (!isParent(claim) || folded[claim] === isFolded) return false;
    folded[claim] = isFolded;
    claims[claim].setAttribute("aria-expanded", String(!isFolded));
    const inside = claims[claim].firstElementChild;
    if (isFolded) inside.insertBefore(summary(claim), inside.querySelector(".facts"));
    else inside.querySelector(".is-summary").remove();
    redraw();
    return true;
  }

  /* The summary of a folded claim: “+7 claims: 4 reasons, 2 evidence, 1 objection”. */
  function summary(claim) {
    const counts = new Map();
    for (let below = claim + 1; below < ends[claim]; below += 1) {
      const { noun } = known.looks[role(below)];
      counts.set(noun, (counts.get(noun) || 0) + 1);
    }
    const parts = [...counts].map(([noun, count]) => quantity(count, noun));
    const total = quantity(ends[claim] - claim - 1, "claim");
    return make("p", { class: "folded is-summary" }, say("folded", { claims: total, counts: join(parts) }));
  }

  /* Shows this many levels: every parent from the last one on is folded. Two levels are an overview, which fills the
     window; of more, lines of argument are beside each other, however wide that is. */
  function showLevels(count) {
    const isOverview = count <= OVERVIEW;
    claims.forEach((_, claim) => { if (levels[claim] >= count) fold(claim, true); });
    byId("depth").value = count === Infinity ? "" : String(count);
    if (current !== null && !isVisible(current)) select(standIn(current) ?? 0);
    arrange(isOverview);
    const rest = claims.map((_, claim) => claim).filter((claim) => levels[claim] < count && folded[claim]);
    unfoldSome(rest.sort((one, other) => levels[one] - levels[other]), isOverview, (turn += 1));
  }

  /* Unfolds claims, outer ones first, and as many in one frame as the browser lays out without a halt. */
  function unfoldSome(rest, isOverview, ofTurn) {
    if (ofTurn !== turn) return;
    const known = rest.length;
    for (let shown = 0; rest.length && shown < AT_ONCE;) {
      const claim = rest.shift();
      shown += childCounts[claim];
      fold(claim, false);
    }
    world.setAttribute("aria-busy", String(rest.length > 0));
    // the lines are drawn in the frame between
    if (rest.length) requestAnimationFrame(() => requestAnimationFrame(() => unfoldSome(rest, isOverview, ofTurn)));
    else if (known) arrange(isOverview);
  }

  function arrange(isOverview) {
    view.arrange(isOverview);
    press("overview", isOverview);
    press("unfold-all", !isOverview && !folded.includes(true));
    redraw();
  }

  const press = (id, is) => byId(id).setAttribute("aria-pressed", String(is));

  function reveal(claim) {
    if (away[claim]) endFocus();
    for (let at = parents[claim]; at !== null; at = parents[at]) fold(at, false);
  }

  /* --- the current claim --- */

  function select(claim, { moveFocus = false, centre = false, isCalm = false, name = true } = {}) {
    claims[current ?? 0].classList.remove("is-current");
    pointTo(claims[claim], claims[current ?? 0]);
    current = claim;
    claims[claim].classList.add("is-current");
    reveal(claim);
    if (moveFocus) claims[claim].focus({ preventScroll: true });
    bringIntoView(claim, centre, isCalm);
    showCounter();
    if (!panel.hidden) fillPanel();
    if (name) nameInAddress(claim);
    lines.mark(claim);
    tell(claim);
    redraw();
  }

  function deselect() {
    if (current === null) return;
    claims[current].classList.remove("is-current");
    claims[current].setAttribute("aria-selected", "false");
    panel.hidden = true;
    current = null;
    showCounter();
    lines.mark(null);
    tell(null);
    redraw();
  }

  function showCounter() {
    byId("counter").textContent = `${current === null ? "–" : current + 1} / ${claims.length}`;
  }

  /* Of a box that is wider than the stage, the start is shown. */
  function bringIntoView(claim, centre, isCalm = false) {
    const isSmooth = centre && !isCalm && !isStill();
    const block = centre ? "center" : "nearest";
    const isWide = claims[claim].getBoundingClientRect().width > stage.clientWidth / 2;
    const inline = isWide ? "start" : block;
    // only the stage: a browser may scroll the page around a frame too
    claims[claim].scrollIntoView({ block, inline, behavior: isSmooth ? "smooth" : "auto", container: "nearest" });
  }

  /* A page in a frame, or one without an address, must not change it; everything works without. */
  function nameInAddress(claim) {
    try {
      history.replaceState(null, "", `#${claims[claim].dataset.hash}`);
    } catch {
      return;
    }
  }

  function goToAddress() {
    const wanted = location.hash.slice(1);
    const names = new Map(claims.map((element, claim) => [decodeURIComponent(element.dataset.hash), claim]));
    let name;
    try {
      name = decodeURIComponent(wanted);
    } catch {
      return;
    }
    if (names.has(name)) select(names.get(name), { centre: true, name: false });
  }

  /* --- stepping, focus --- */

  function stepBy(change, moveFocus) {
    const order = claims.map((_, claim) => claim).filter((claim) => !away[claim]);
    if (!order.length) return;
    const at = current === null ? (change > 0 ? -1 : 0) : order.indexOf(current);
    const claim = order[(at + change + order.length) % order.length];
    setReading(true);
    select(claim, { moveFocus, centre: true });
    if (!moveFocus) announce(say("step", { number: claim + 1, count: claims.length, text: spoken(claim) }));
  }

  function setReading(isOn) {
    isReading = isOn;
    world.classList.toggle("is-reading", isOn);
  }

  /* Shows only a claim, its path to the thesis, all that hangs on it, and what it is linked to elsewhere. */
  function focusOn(claim) {
    if (!claims[claim]) return;
    if (focused !== null) endFocus();
    focused = claim;
    const kept = new Set();
    for (let below = claim; below < ends[claim]; below += 1) kept.add(below);
    for (const number of around(claim)) for (const other of endsOf(known.steps[number])) kept.add(other);
    for (const other of [...kept]) for (let at = parents[other]; at !== null; at = parents[at]) kept.add(at);
    setAway((other) => !kept.has(other));
    claims[claim].classList.add("is-focused");
    press("focus", true);
    fold(claim, false);
    stage.scrollTo(isMirrored() ? stage.scrollWidth : 0, 0);
    select(claim, { moveFocus: world.contains(document.activeElement) });
    announce(say("focused", { claims: quantity(kept.size, "claim") }));
  }

  function endFocus() {
    claims[focused].classList.remove("is-focused");
    focused = null;
    setAway(() => false);
    press("focus", false);
    announce(say("unfocused"));
  }

  function setAway(isAway) {
    claims.forEach((element, claim) => {
      away[claim] = isAway(claim);
      element.parentElement.classList.toggle("is-away", away[claim]);
    });
    for (const column of world.querySelectorAll(".column, .side, .row")) {
      column.classList.toggle("is-away", !column.querySelector(".claim:not(.is-away)"));
    }
    redraw();
  }

  function toggleFocus() {
    if (focused !== null && (current === null || current === focused)) endFocus();
    else focusOn(current ?? 0);
  }

  /* --- search --- */

  const query = byId("query");
  const searched = claims.map((claim) => [...claim.querySelectorAll(".text, .notes")]);

  function search() {
    const words = query.value.trim();
    const pattern = patternOf(words);
    const matches = searched.map((elements) => (pattern ? elements.flatMap((element) => matchesIn(element, pattern)) : []));
    finds = claims.map((_, claim) => claim).filter((claim) => matches[claim].length);
    light(matches.flat());
    if (finds.length) goToFind(finds.findIndex((claim) => claim >= (current ?? 0)));
    else byId("found").textContent = words ? say("no-match") : "";
  }

  function goToFind(at) {
    const place = (at + finds.length) % finds.length;
    const claim = finds[Math.max(place, 0)];
    select(claim, { centre: true, isCalm: true });
    byId("found").textContent = say("match", { number: finds.indexOf(claim) + 1, count: finds.length });
  }

  function nextFind(change) {
    if (!finds.length) return;
    const at = finds.indexOf(current);
    const next = change > 0 ? finds.findIndex((claim) => claim > current) : finds.findLastIndex((claim) => claim < current);
    goToFind(at >= 0 ? at + change : Math.max(next, 0));
  }

  /* --- details --- */

  function showPanel({ moveFocus }) {
    panel.hidden = false;
    fillPanel();
    redraw();
    if (moveFocus) byId("panel-tag").focus();
    bringIntoView(current, false);
  }

  function closePanel() {
    panel.hidden = true;
    redraw();
    if (current !== null) claims[current].focus({ preventScroll: true });
  }

  function fillPanel() {
    const body = byId("panel-body");
    const marks = [...claims[current].querySelectorAll(".chip")].map((chip) => chip.textContent);
    byId("panel-tag").textContent = [tag(current), ...marks].join(" · ");
    body.replaceChildren(make("p", { class: "panel-text", dir: "auto" }, text(current)));
    const facts = claims[current].querySelector(".facts");
    if (facts) body.append(facts.cloneNode(true));
    list(body, say("bears-on"), bearing((step) => step.premises.includes(current)));
    list(body, say("bearing"), bearing((step) => step.claim === current));
    list(body, say("bearing-on-step"), bearing((step) => isOwnStep(step.step)));
    panel.scrollTop = 0;
  }

  const isOwnStep = (number) => number !== null && known.steps[number].premises.includes(current);

  const bearing = (isWanted) => known.steps.filter(isWanted);

  /* Buttons that lead to the other ends of steps, with the kind of each step. */
  function list(body, heading, steps) {
    if (!steps.length) return;
    body.append(make("h3", {}, heading));
    for (const step of steps) for (const other of otherEnds(step)) body.append(leading(step, other));
  }

  /* From a premise of a step to its target and to the premises beside it, from its target to its premises. */
  function otherEnds(step) {
    if (!step.premises.includes(current)) return step.premises;
    const target = step.claim === null ? known.steps[step.step].premises : [step.claim];
    return [...target, ...step.premises.filter((other) => other !== current)];
  }

  function leading(step, other) {
    const click = () => {
      select(other, { centre: true });
      byId("panel-tag").focus();
    };
    return make("button", { type: "button", class: `go as-${role(other)}`, click },
      make("b", {}, [saying(step, other), ...step.notes].join(" · ")), make("span", { dir: "auto" }, text(other)));
  }

  /* The words above a button: how this claim bears on the other one, or in which role the other bears on this one. */
  function saying(step, other) {
    const look = known.looks[step.role];
    if (step.premises.includes(other)) return step.premises.includes(current) ? say("together-with") : taggedBy(step, look, other);
    return step.claim === null ? say("verb-step", look) : look.verb;
  }

  /* A claim's tag is its role where it is at home; elsewhere it may have another role. */
  const taggedBy = (step, look, other) =>
    known.steps[claims[other].dataset.step] === step ? tag(other) : look.word.toUpperCase();

  /* --- keys: the tree pattern of the ARIA Authoring Practices; they also act while nothing has the focus --- */

  const MOVES = treeMoves({ parents, ends }, { isVisible, fold });
  const typed = typeAhead({ count: claims.length, text, isVisible });

  const COMMANDS = {
    "*": (claim) => unfoldSiblings(claim),
    "/": () => { query.focus(); query.select(); },
    "?": () => byId("help").showModal(),
    "+": () => view.by(CLOSER),
    "-": () => view.by(1 / CLOSER),
    "0": () => view.fit(),
    " ": (claim) => toggle(claim),
    Enter: () => showPanel({ moveFocus: true }),
    Escape: () => endLast(),
  };

  /* Commands that are not about a claim. */
  const ANYWHERE = ["/", "?", "+", "-", "0"];

  const SHIFTED = { N: () => stepBy(1, true), P: () => stepBy(-1, true), F: () => toggleFocus() };

  const toggle = (claim) => fold(claim, !folded[claim]);

  function unfoldSiblings(claim) {
    claims.forEach((_, other) => { if (parents[other] === parents[claim]) fold(other, false); });
  }

  function endLast() {
    if (isReading) setReading(false);
    else if (focused !== null) endFocus();
    else if (!panel.hidden) closePanel();
  }

  /* The claim that a key acts on: the one with the focus; the current or the first one where nothing has the focus, or a
     button that does not use the key itself. */
  function claimOfKey({ key, target }) {
    const item = target.closest("[role=treeitem]");
    if (item) return numberOf(item);
    const isElsewhere = target.closest("input, select, dialog, #panel, a") !== null;
    const isOfButton = target.closest("button") !== null && !MOVES[key] && !ANYWHERE.includes(key);
    return isElsewhere || isOfButton ? null : current ?? 0;
  }

  function onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || !claims.length) return;
    const claim = claimOfKey(event);
    if (claim === null) return;
    const act = (event.shiftKey && SHIFTED[event.key]) || COMMANDS[event.key];
    if (act) {
      if (claim !== current && !ANYWHERE.includes(event.key)) select(claim);
      act(claim);
    } else if (MOVES[event.key]) {
      select(current === null && event.target.closest("[role=treeitem]") === null ? claim : MOVES[event.key](claim), { moveFocus: true });
    } else if (event.key.length === 1 && !event.shiftKey) {
      select(typed(claim, event.key, event.timeStamp), { moveFocus: true });
    } else {
      return;
    }
    event.preventDefault();
  }

  function onTreeClick(event) {
    const element = event.target.closest(".box");
    if (!element || event.target.closest("a") || stage.classList.contains("is-dragged")) return;
    const flag = event.target.closest(".flag");
    const claim = flag ? Number(flag.dataset.to) : numberOf(element);
    const isFold = event.target.closest(".twisty, .is-summary");
    select(claim, { moveFocus: true, centre: flag !== null });
    if (isFold) toggle(claim);
    else if (!flag) showPanel({ moveFocus: false });
  }

  /* --- colours --- */

  function toggleTheme() {
    const root = document.documentElement;
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
  }

  /* --- what bears on something elsewhere --- */

  function hover(event) {
    if (stage.classList.contains("is-dragged")) return;
    const element = event.type === "pointerover" ? event.target.closest(".box") : null;
    const claim = element ? numberOf(element) : null;
    if (claim === hovered) return;
    hovered = claim;
    lines.mark(hovered ?? current);
  }

  /* --- start --- */

  function listen() {
    for (const claim of claims.slice(1)) claim.tabIndex = -1;
    const tree = byId("tree");
    if (tree) {
      tree.addEventListener("click", onTreeClick);
      for (const kind of ["pointerover", "pointerleave"]) tree.addEventListener(kind, hover);
    }
    document.addEventListener("keydown", onKey);
    const clicks = {
      previous: () => stepBy(-1, false), next: () => stepBy(1, false), focus: toggleFocus, close: closePanel, fit: view.fit,
      overview: () => showLevels(OVERVIEW), "unfold-all": () => showLevels(Infinity),
      smaller: () => view.by(1 / CLOSER), larger: () => view.by(CLOSER), theme: toggleTheme,
      keys: () => byId("help").showModal(), "help-close": () => byId("help").close(),
    };
    for (const [id, act] of Object.entries(clicks)) byId(id).addEventListener("click", act);
    byId("depth").addEventListener("change", (event) => showLevels(Number(event.target.value) || Infinity));
    query.addEventListener("input", search);
    query.addEventListener("keydown", (event) => {
      if (event.key === "Enter") nextFind(event.shiftKey ? -1 : 1);
      else if (event.key === "Escape" && current !== null) claims[current].focus();
    });
    for (const part of [panel, document.querySelector(".tools")]) {
      part.addEventListener("keydown", (event) => { if (event.key === "Escape" && event.target !== query) endLast(); });
    }
    addEventListener("hashchange", goToAddress);
    new ResizeObserver(redraw).observe(world);
    new ResizeObserver(() => { view.refit(); redraw(); }).observe(stage);
  }

  function offerLevels() {
    const deepest = Math.max(...levels.filter((_, claim) => isParent(claim)), 0);
    const choices = [[say("all-levels"), ""]];
    for (let level = 1; level <= deepest; level += 1) choices.push([quantity(level, "level"), level]);
    byId("depth").append(...choices.map(([words, value]) => new Option(words, value)));
  }

  /* Shows what the reader saw last time, else the overview. What is remembered may be anything. */
  function begin() {
    const { folded: before, overview, current: last } = memory.read();
    if (!Array.isArray(before)) return showLevels(OVERVIEW);
    for (const claim of before) if (Number.isInteger(claim) && claims[claim]) fold(claim, true);
    arrange(overview !== false);
    if (Number.isInteger(last) && claims[last] && isVisible(last)) select(last, { isCalm: true, name: false });
  }

  listen();
  offerLevels();
  showCounter();
  begin();
  goToAddress();
  redraw();
  return { select, deselect };
}
