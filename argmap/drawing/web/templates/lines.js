/* Draws the lines over the boxes.

   Style rules place the boxes, and lines follow their measured positions. What bears on a claim from the same side shares
   a trunk with one arrowhead, from which a stub leads to each box. A line to another place in the map is drawn only while
   its claim is hovered over, focused or current; otherwise flags with a number stand at both ends. A draw reads all
   positions first and writes afterwards, so that the browser lays the page out once. Lengths are in pixels of the page at
   zoom 1, from the side where reading starts: pages that run from right to left are mirrored. */

import { isMirrored } from "./elements.js";
import { isNarrow } from "./view.js";

const SVG = "http://www.w3.org/2000/svg";
const MOST_LANES = 6;
const CORNER = 5;
const CLEARANCE = 2;
const STRAIGHT_AT = 20;
const BUS = 12;
const SAME_ROW = 8;
const SIDE_LANE = 13;
const BULGE = 36;
const AWAY = 10;
const THIN = 0.5;
const THICK = 1.6;

/* Returns { draw, mark }: `draw` measures and draws everything visible, `mark` shows all lines of one claim. */
export function linesOver({ world, svg, over, known, claims, around, isShown, scale }) {
  const { steps, looks } = known;
  const layer = svg.appendChild(document.createElementNS(SVG, "g"));
  const above = over.appendChild(document.createElementNS(SVG, "g"));
  const onto = steps.map(() => 0);
  for (const step of steps) if (step.step !== null) onto[step.step] += 1;
  const joints = new Map([...world.querySelectorAll(".joint")].map((joint) => [Number(joint.dataset.step), joint]));
  const homes = steps.map((step, number) => step.premises.filter((claim) => claims[claim].dataset.step === String(number)));
  const dots = steps.map((_, number) => joints.get(number)?.querySelector(":scope > .dot") ?? null);
  const trunks = [...world.querySelectorAll(".stack:not(.heads)")].filter((stack) => !stack.closest(".flat")).flatMap(trunksOf);
  const sides = [...world.querySelectorAll(".side")].map(sideOf);
  const strangers = steps.map(({ premises }, number) => premises.filter((claim) => !homes[number].includes(claim)));
  const linked = new Map();
  strangers.forEach((others, number) => { if (others.length) for (const claim of ends(number)) note(linked, claim, number); });
  const flags = new Map();
  for (const flag of world.querySelectorAll(".flag")) note(flags, flag.dataset.number, flag);
  let drawn = [];
  let paths = new Map();
  let lit = [];
  let measure;

  function note(map, key, value) {
    if (!map.has(key)) map.set(key, []);
    map.get(key).push(value);
  }

  function stepOf(item) {
    return Number(item.matches(".joint") ? item.dataset.step : item.firstElementChild.dataset.step);
  }

  /* The trunks of a list of steps onto one element: one for each run of steps with the same look. The lowest run has the
     outermost lane, so that no two cross. */
  function trunksOf(stack) {
    const runs = [];
    for (const number of [...stack.children].map(stepOf)) {
      const { tone, role } = steps[number];
      const { arrow } = looks[role];
      const last = runs.at(-1);
      if (last && last.tone === tone && last.arrow === arrow) last.numbers.push(number);
      else runs.push({ tone, arrow, numbers: [number] });
    }
    const lanes = Math.min(runs.length, stack.classList.contains("on-step") ? 2 : MOST_LANES);
    const { claim, step } = steps[runs[0].numbers[0]];
    return runs.map(({ numbers }, at) => ({ stack, numbers, claim, step, lane: lanes - 1 - Math.floor((at * lanes) / runs.length) }));
  }

  /* A block of what bears on a root from one side. */
  function sideOf(side) {
    const numbers = [...side.querySelectorAll(":scope > .columns > .column > .heads > li")].map(stepOf);
    const outer = [...side.parentElement.children].filter((other) => other.matches(".side"));
    return { side, numbers, claim: steps[numbers[0]].claim, lane: outer.length - 1 - outer.indexOf(side) };
  }

  /* The claims where a line to another place begins and ends. */
  function ends(number) {
    const { premises, claim, step } = steps[number];
    const target = claim !== null ? [claim] : step !== null ? homes[step].slice(0, 1) : [];
    return new Set([...premises, ...target]);
  }

  /* The positions of elements, and lengths from the style sheet; valid for one draw. */
  function measuring() {
    const origin = world.getBoundingClientRect();
    const zoom = scale();
    const style = getComputedStyle(document.documentElement);
    const length = (name) => parseFloat(style.getPropertyValue(name));
    const places = new Map();
    return {
      first: length("--first"),
      lane: length("--lane"),
      narrow: isNarrow(),
      width: origin.width / zoom,
      height: origin.height / zoom,
      place(element) {
        if (!places.has(element)) {
          const found = element.getBoundingClientRect();
          const [near, far] = isMirrored() ? [origin.right - found.right, origin.right - found.left] : [found.left - origin.left, found.right - origin.left];
          const [top, bottom] = [(found.top - origin.top) / zoom, (found.bottom - origin.top) / zoom];
          const [left, right] = [near / zoom, far / zoom];
          places.set(element, { left, right, top, bottom, middle: (top + bottom) / 2, wide: right - left });
        }
        return places.get(element);
      },
    };
  }

  const place = (claim) => measure.place(claims[claim]);

  /* The point where premises of a step meet and where other steps end on it; null if it is hidden. */
  function jointOf(number) {
    if (dots[number]) {
      const dot = measure.place(dots[number]);
      return dot.wide > 0 ? { x: dot.left, y: dot.middle } : null;
    }
    const first = homes[number].find(isShown);
    if (first === undefined) return null;
    const { left, middle } = place(first);
    if (steps[number].premises.length > 1) return { x: left - 8, y: middle };
    return { x: onto[number] ? left - 14 : left, y: middle };
  }

  const isJoint = (number) => steps[number].premises.length > 1 || onto[number] > 0;

  function drawTrunk({ stack, numbers, claim, step, lane }) {
    if (claim !== null && !isShown(claim)) return;
    const members = numbers.map((number) => ({ number, joint: jointOf(number) })).filter(({ joint }) => joint);
    const end = claim !== null ? place(claim).bottom : step !== null ? jointOf(step)?.y : undefined;
    if (!members.length || end === undefined) return;
    const x = measure.place(stack).left + measure.first + lane * measure.lane;
    for (const { number, joint } of members) {
      if (isJoint(number)) addJoint(number, joint);
      add([number], [[joint.x, joint.y], [x, joint.y], [x, joint.y - CORNER]], { kind: "stub" });
    }
    add(members.map(({ number }) => number), [[x, members.at(-1).joint.y - CORNER], [x, end + CLEARANCE]], { kind: "trunk", hasHead: true });
  }

  /* The lines of a block lead over a bus above each row of boxes to its trunk, which goes up to the root. */
  function drawSide({ side, numbers, claim, lane }) {
    if (!isShown(claim)) return;
    const heads = numbers.map((number) => ({ number, joint: jointOf(number) })).filter(({ joint }) => joint);
    if (!heads.length) return;
    const root = place(claim);
    for (const { number, joint } of heads) if (isJoint(number)) addJoint(number, joint);
    const all = heads.map(({ number }) => number);
    if (measure.narrow) {
      const x = root.left + 6 + lane * SIDE_LANE;
      for (const { number, joint } of heads) add([number], [[joint.x, joint.y], [x, joint.y], [x, joint.y - CORNER]], { kind: "stub" });
      add(all, [[x, heads.at(-1).joint.y - CORNER], [x, root.bottom + CLEARANCE]], { kind: "trunk", hasHead: true });
      return;
    }
    const isGrid = world.classList.contains("is-overview");
    const places = heads.map(({ number, joint }) => ({ number, joint, column: columnOf(number), top: topOf(number, joint) }));
    const first = Math.min(...places.map(({ top }) => top)) - BUS;
    // boxes further down also reach the trunk, so it has to pass beside the boxes above
    const isBeside = places.some(({ top }) => top - BUS >= first + SAME_ROW);
    const starts = places.map((head) => startOf(head, isGrid || head.top - BUS < first + SAME_ROW));
    const trunk = isBeside ? measure.place(side).left - BUS : Math.min(...starts.map((points) => points.at(-1)[0]));
    /* each line runs along its bus only as far as the next one does not yet */
    const reached = new Map();
    places.forEach(({ number, column, top }, at) => {
      const points = starts[at];
      const isBelow = !isGrid && top - BUS >= first + SAME_ROW;
      const bus = isGrid ? top - BUS : first;
      const x = isBelow ? measure.place(column).left - BUS : points.at(-1)[0];
      const path = isBelow ? [...points, [x, points[0][1]], [x, bus]] : [...points, [x, bus]];
      const before = reached.get(bus) ?? trunk;
      reached.set(bus, Math.max(before, x));
      add([number], x > before ? [...path, [before, bus]] : path, { kind: "stub" });
    });
    const lowest = isGrid ? Math.max(...places.map(({ top }) => top)) - BUS : first;
    add(all, [[trunk, lowest], [trunk, root.bottom + CLEARANCE]], { kind: "trunk", hasHead: true });
  }

  const columnOf = (number) => (joints.get(number) ?? claims[homes[number][0]]).closest(".column");

  function topOf(number, joint) {
    const first = homes[number].find(isShown);
    return first === undefined ? joint.y : place(first).top;
  }

  /* How the line of a step leaves its boxes: upwards, or from its joint or its box to the side. */
  function startOf({ number, joint, top }, isUpwards) {
    if (isJoint(number)) return [[joint.x, joint.y], [joint.x - AWAY, joint.y]];
    return isUpwards ? [[joint.x + STRAIGHT_AT, top]] : [[joint.x, joint.y]];
  }

  /* The bracket around premises that join, or the stub of one premise whose step is attacked itself. */
  function addJoint(number, joint) {
    const shown = homes[number].filter(isShown).map(place);
    for (const { left, middle } of shown) add([number], [[left, middle], [joint.x, middle]], { kind: "bracket" });
    const last = shown.at(-1);
    if (last && last.middle > joint.y) add([number], [[joint.x, joint.y], [joint.x, last.middle]], { kind: "bracket" });
    keep([number], make("circle", { cx: joint.x, cy: joint.y, r: 3, class: `joint-dot on-${steps[number].tone}` }));
  }

  /* The path over corners, rounded where there is room. */
  function pathOver(points) {
    const corners = points.filter(([x, y], at) => !at || x !== points[at - 1][0] || y !== points[at - 1][1]);
    const path = [`M${corners[0].map(round)}`];
    corners.slice(1, -1).forEach((corner, at) => {
      path.push(`L${towards(corner, corners[at]).map(round)}Q${corner.map(round)} ${towards(corner, corners[at + 2]).map(round)}`);
    });
    return `${path.join("")}L${corners.at(-1).map(round)}`;
  }

  const round = (length) => Math.round(length * 10) / 10;

  function towards([x, y], [otherX, otherY]) {
    const length = Math.hypot(otherX - x, otherY - y) || 1;
    const back = Math.min(CORNER, length / 2) / length;
    return [x + (otherX - x) * back, y + (otherY - y) * back];
  }

  /* A line of some steps, as thick as their weight. */
  function lineOf(numbers, path, { kind, hasHead = false }) {
    const { tone, role } = steps[numbers[0]];
    const { stroke, arrow } = looks[role];
    const weight = Math.max(...numbers.map((number) => steps[number].weight));
    const line = make("path", {
      d: path,
      class: `line on-${tone} ${kind === "bracket" ? "" : stroke} ${kind}`,
      "stroke-width": THIN + (THICK - THIN) * weight + (kind === "bracket" ? 0.8 : 0),
      "data-steps": numbers.join(" "),
    });
    if (hasHead) line.setAttribute("marker-end", `url(#${arrow}-${tone})`);
    return line;
  }

  function add(numbers, points, what) {
    keep(numbers, lineOf(numbers, pathOver(points), what));
  }

  function keep(numbers, path) {
    drawn.push(path);
    for (const number of numbers) note(paths, number, path);
  }

  function make(name, attributes) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function draw() {
    measure = measuring();
    drawn = [];
    paths = new Map();
    sides.forEach(drawSide);
    trunks.forEach(drawTrunk);
    for (const picture of [svg, over]) {
      picture.setAttribute("width", measure.width);
      picture.setAttribute("height", measure.height);
    }
    layer.replaceChildren(...drawn);
    lit = [];
  }

  /* --- lines to other places --- */

  /* From the side of one box to that of another, past the stubs on the near side. */
  function curve(from, to) {
    if (from.right + AWAY < to.left) return bend([from.right, from.middle], [to.left - CLEARANCE, to.top + 9], 1);
    if (to.right + AWAY < from.left) return bend([from.left, from.bottom - 9], [to.right + CLEARANCE, to.middle], -1);
    const out = Math.max(from.right, to.right) + BULGE;
    return `M${round(from.right)},${round(from.middle)}C${round(out)},${round(from.middle)} ${round(out)},${round(to.middle)} ${round(to.right + CLEARANCE)},${round(to.middle)}`;
  }

  function bend([x, y], [toX, toY], way) {
    const reach = way * Math.max(40, Math.abs(toX - x) / 2);
    return `M${round(x)},${round(y)}C${round(x + reach)},${round(y)} ${round(toX - reach)},${round(toY)} ${round(toX)},${round(toY)}`;
  }

  /* Where a line to another place ends: at the joint of its premises, at the target, or at the joint of the step there. */
  function endOf(number) {
    const { claim, step } = steps[number];
    const joint = homes[number].length || dots[number] ? jointOf(number) : claim === null && step !== null ? jointOf(step) : null;
    if (joint) return { left: joint.x, right: joint.x, top: joint.y - 9, bottom: joint.y, middle: joint.y };
    return claim !== null && isShown(claim) ? place(claim) : null;
  }

  function drawLinks(claim) {
    const links = [];
    for (const number of linked.get(claim) ?? []) {
      const end = endOf(number);
      for (const premise of end ? strangers[number].filter(isShown) : []) {
        const line = lineOf([number], curve(place(premise), end), { kind: "across", hasHead: !homes[number].length });
        links.push(make("path", { d: line.getAttribute("d"), class: "halo" }), line);
      }
    }
    return links;
  }

  /* Shows what a claim bears on and what bears on it: its lines, and those to other places with their flags. */
  function mark(claim) {
    const own = claim === null ? [] : around(claim);
    const all = claim === null ? [] : [...claims[claim].querySelectorAll(".flag")].flatMap((flag) => flags.get(flag.dataset.number));
    for (const element of lit) element.classList.remove("is-on");
    lit = [...new Set(own.flatMap((number) => paths.get(number) ?? [])), ...all];
    for (const element of lit) element.classList.add("is-on");
    above.replaceChildren(...(claim === null || !measure || measure.narrow || !isShown(claim) ? [] : drawLinks(claim)));
  }

  return { draw, mark };
}
