/* Draws the lines over the boxes.

   Style rules place the boxes, and lines follow their measured positions. What hangs on a claim rises in its lane left of
   its box; what bears on a claim elsewhere goes through the gutters right of the columns and the corridors above them.
   A draw reads all positions first and writes afterwards, so that the browser lays the page out once. Lengths are in pixels of the page at zoom 1. */

const SVG = "http://www.w3.org/2000/svg";
const MOST_LANES = 6;
const GUTTER_TRACKS = 6;
const CORRIDOR_TRACKS = 4;
const TRACK = 6;
const CORNER = 5;
const CLEARANCE = 2;
const STRAIGHT_AT = 20;
const LEAST_STUB = 5;
const THIN = 0.5;
const THICK = 1.6;

/* Returns { draw, mark }: `draw` measures and draws everything visible, `mark` highlights the lines of one claim. */
function linesOver({ world, svg, known, claims, standIn, scale }) {
  const { steps, looks } = known;
  const layer = svg.appendChild(document.createElementNS(SVG, "g"));
  const onto = steps.map(() => 0);
  for (const step of steps) if (step.step !== null) onto[step.step] += 1;
  const joints = new Map([...world.querySelectorAll(".joint")].map((joint) => [Number(joint.dataset.step), joint]));
  const hosts = steps.map((step, number) => hostsOf(step, number));
  let drawn = [];
  let measure;

  /* The place of a step: the boxes of its premises that are at home there, and its position among its neighbours; null
     if all are at home elsewhere. Too deep to be indented, it has no line. */
  function hostsOf(step, number) {
    const home = step.premises.filter((claim) => claims[claim].dataset.step === String(number));
    const joint = joints.get(number);
    const entry = joint || (home.length ? claims[home[0]].parentElement : null);
    const stack = entry && entry.parentElement.closest(".stack");
    if (!stack) return null;
    if (entry.closest(".flat")) return { home, isFlat: true };
    const inner = entry.closest(".stack > li") || entry;
    return { home, dot: joint && joint.querySelector(":scope > .dot"), stack, at: [...stack.children].indexOf(inner) };
  }

  /* The positions of elements, and lengths from the style sheet; valid for one draw. */
  function measuring() {
    const origin = world.getBoundingClientRect();
    const zoom = scale();
    const style = getComputedStyle(document.documentElement);
    const length = (name) => parseFloat(style.getPropertyValue(name));
    const places = new Map();
    const tracks = new Map();
    return {
      first: length("--first"),
      lane: length("--lane"),
      gutter: length("--gutter"),
      narrow: isNarrow(),
      place(element) {
        if (!places.has(element)) {
          const found = element.getBoundingClientRect();
          const edges = isMirrored ? [origin.right - found.right, origin.right - found.left] : [found.left - origin.left, found.right - origin.left];
          const [left, right] = edges.map((edge) => edge / zoom);
          const [top, bottom] = [(found.top - origin.top) / zoom, (found.bottom - origin.top) / zoom];
          places.set(element, { left, right, top, bottom, middle: (top + bottom) / 2, wide: right - left });
        }
        return places.get(element);
      },
      /* Lines that share a gutter or a corridor run side by side. */
      track(way, most) {
        const used = tracks.get(way) || 0;
        tracks.set(way, used + 1);
        return (used % most) * TRACK;
      },
    };
  }

  const place = (claim) => measure.place(claims[claim]);
  const isShown = (claim) => place(claim).wide > 0;

  /* The point where premises of a step meet and where other steps end on it; null if it is hidden. */
  function jointOf(number) {
    const host = hosts[number];
    if (!host || host.isFlat) return null;
    if (host.dot) {
      const dot = measure.place(host.dot);
      return dot.wide > 0 ? { x: dot.left, y: dot.middle, left: dot.left } : null;
    }
    const first = host.home.find(isShown);
    if (first === undefined) return null;
    const { left, middle } = place(first);
    if (steps[number].premises.length > 1) return { x: left - 8, y: middle, left };
    return { x: onto[number] ? left - 14 : left, y: middle, left };
  }

  /* The lane of a step: the lowest step of a list has the outermost, so that no two cross. */
  function laneOf({ stack, at }) {
    const count = stack.children.length;
    const lanes = Math.min(count, stack.classList.contains("on-step") ? 2 : MOST_LANES);
    return measure.place(stack).left + measure.first + (lanes - 1 - Math.floor((at * lanes) / count)) * measure.lane;
  }

  /* The line of a step from its own place up to its target; null if the style leaves no space for its lane. */
  function rising(number, joint) {
    const { claim, step } = steps[number];
    const { stack } = hosts[number];
    // on a narrow screen columns stand below each other, and a line would lead behind all columns before
    if (measure.narrow && stack.parentElement.matches(".column + .column")) return null;
    if (stack.classList.contains("l0")) {
      const start = place(hosts[number].home[0]);
      return [[start.left + STRAIGHT_AT, start.top], [start.left + STRAIGHT_AT, place(claim).bottom + CLEARANCE]];
    }
    const lane = laneOf(hosts[number]);
    if (joint.left - lane < LEAST_STUB) return null;
    const end = claim !== null ? place(claim).bottom : (jointOf(step) || {}).y;
    return end === undefined ? null : [[joint.x, joint.y], [lane, joint.y], [lane, end + CLEARANCE]];
  }

  function drawStanding(number) {
    const step = steps[number];
    const joint = jointOf(number);
    if (!joint || (step.claim !== null && !isShown(step.claim))) return;
    const points = rising(number, joint);
    if (!points) return;
    const cross = step.premises.filter((claim) => !hosts[number].home.includes(claim));
    if (step.premises.length > 1 || onto[number]) addJoint(number, joint);
    add(number, points, "", true);
    if (!measure.narrow) for (const claim of cross) drawAcross(number, claim, { joint, at: number });
  }

  /* The bracket around premises that join, or the stub of one premise whose step is attacked itself. */
  function addJoint(number, joint) {
    const shown = hosts[number].home.filter(isShown).map(place);
    for (const { left, middle } of shown) add(number, [[left, middle], [joint.x, middle]], "bracket", false);
    const last = shown.at(-1);
    if (last && last.middle > joint.y) add(number, [[joint.x, joint.y], [joint.x, last.middle]], "bracket", false);
    const dot = element("circle", { cx: joint.x, cy: joint.y, r: 3, class: `joint-dot on-${steps[number].tone}` });
    drawn.push({ path: dot, number });
  }

  /* A line from a claim to a claim or a joint elsewhere; hidden ends are replaced by the folded claim around them. */
  function drawAcross(number, premise, { claim, joint, at }) {
    const from = standIn(premise);
    const to = claim === undefined ? null : standIn(claim);
    if (from === null || (claim !== undefined && (to === null || to === from)) || !isShown(from)) return;
    const start = { ...place(from), element: claims[from].parentElement };
    const points = joint
      ? route(start, { x: joint.x, y: joint.y, element: hosts[at].stack, isJoint: true })
      : route(start, { ...place(to), element: claims[to].parentElement });
    const isPlaced = points && points.flat().every(Number.isFinite); // not so where an end has no place of its own
    if (isPlaced) add(number, points, "across", at !== number);
  }

  const columnOf = (element) => element.parentElement && element.parentElement.closest(".column");
  const containerOf = (column) => column.parentElement;
  /* Columns inside each other that end at the same place share their gutter, hence its key. */
  const rightOf = ({ right }) => right + 12 + measure.track(`right ${Math.round(right)}`, GUTTER_TRACKS);
  const gutter = (column) => rightOf(measure.place(column));
  const above = (element) => measure.place(element).top - 10 - measure.track(element, CORRIDOR_TRACKS);
  const corridor = (container) => above(container.firstElementChild);

  function columnsFrom(element) {
    const found = [];
    for (let column = columnOf(element); column; column = columnOf(column)) found.push(column);
    return found;
  }

  /* The corners of a line through gutters and corridors. */
  function route(start, end) {
    const [up, down] = [columnsFrom(start.element), columnsFrom(end.element)];
    const finish = (x) => finishAt(end, x);
    if (!up.length) return down.length ? downFrom(start, down, finish) : null;
    const out = gutter(up[0]);
    const points = [[start.right, start.middle], [out, start.middle]];
    if (up[0] === down[0]) return [...points, ...finish(end.isJoint ? leftOf(up[0]) : out)];
    const shared = up.find((column) => down.some((other) => containerOf(other) === containerOf(column)));
    const headed = up.find((column) => end.element.contains(containerOf(column)));
    if (headed && !end.isJoint) {
      for (const column of up.slice(0, up.indexOf(headed))) points.push(...turn(points, column, columnOf(column)));
      const y = corridor(containerOf(headed));
      const x = points.at(-1)[0];
      return [...points, [x, y], [Math.min(x, end.right - 12), y], [Math.min(x, end.right - 12), end.bottom + CLEARANCE]];
    }
    const last = down.length ? (end.isJoint ? leftOf(down[0]) : gutter(down[0])) : null;
    if (last !== null && Math.abs(last - out) < measure.gutter) return [...points, ...finish(out)];
    if (!shared) return last === null ? aroundTo(points, up, end) : [...points, ...between(up, down, out, last), ...finish(last)];
    for (const column of up.slice(0, up.indexOf(shared))) points.push(...turn(points, column, columnOf(column)));
    const y = corridor(containerOf(shared));
    points.push([points.at(-1)[0], y]);
    return [...points, ...descend(down, containerOf(shared), y, last), ...finish(last)];
  }

  /* From the gutter of a column over the corridor above it to the gutter of the column around it. */
  function turn(points, column, outer) {
    const y = corridor(containerOf(column));
    return [[points.at(-1)[0], y], [gutter(outer), y]];
  }

  /* From a corridor into the gutters of columns inside each other; the last x is given. */
  function descend(down, container, y, last) {
    const points = [];
    for (let at = down.findIndex((column) => containerOf(column) === container); at > 0; at -= 1) {
      const x = gutter(down[at]);
      const next = corridor(containerOf(down[at - 1]));
      points.push([x, y], [x, next]);
      y = next;
    }
    points.push([last, y]);
    return points;
  }

  /* Between rows, along the corridor above the lower one; every gutter reaches it from above. */
  function between(up, down, out, last) {
    const [from, to] = [containerOf(up.at(-1)), containerOf(down.at(-1))];
    const lower = measure.place(from).top > measure.place(to).top ? from : to;
    const y = above(lower.closest(".row"));
    return [[out, y], [last, y]];
  }

  /* To a claim above all columns: along the corridor below it. */
  function aroundTo(points, up, end) {
    const target = end.element.querySelector(".columns");
    const edge = rightOf(target ? measure.place(target) : end);
    const out = points.at(-1)[0];
    const y = above(containerOf(up.at(-1)).closest(".row"));
    return [...points, [out, y], [edge, y], [edge, end.middle], [end.right + CLEARANCE, end.middle]];
  }

  function downFrom(start, down, finish) {
    const last = gutter(down[0]);
    return [[Math.min(last, start.right - 12), start.bottom], [last, corridor(containerOf(down[0]))], ...finish(last)];
  }

  function leftOf(column) {
    const { left } = measure.place(column);
    return left - 8 - measure.track(`left ${Math.round(left)}`, CORRIDOR_TRACKS);
  }

  function finishAt(end, x) {
    if (end.isJoint) return [[x, end.y], [end.x, end.y]];
    return [[x, end.middle], [end.right + CLEARANCE, end.middle]];
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

  function add(number, points, kind, hasHead) {
    const { role, weight, tone } = steps[number];
    const { stroke, arrow } = looks[role];
    const path = element("path", {
      d: pathOver(points),
      class: `line on-${tone} ${kind === "bracket" ? "" : stroke} ${kind}`,
      "stroke-width": THIN + (THICK - THIN) * weight + (kind === "bracket" ? 0.8 : 0),
      "data-step": number,
    });
    if (hasHead) path.setAttribute("marker-end", `url(#${arrow}-${tone})`);
    drawn.push({ path, number });
  }

  function element(name, attributes) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function draw() {
    measure = measuring();
    drawn = [];
    const { wide, bottom } = measure.place(world);
    steps.forEach((step, number) => {
      if (!hosts[number] && !measure.narrow) drawElsewhere(number);
      else if (hosts[number] && !hosts[number].isFlat) drawStanding(number);
    });
    svg.setAttribute("width", wide);
    svg.setAttribute("height", bottom);
    layer.replaceChildren(...drawn.map(({ path }) => path));
  }

  /* A step without a place of its own: all its premises are at home elsewhere. */
  function drawElsewhere(number) {
    const { premises, claim, step } = steps[number];
    const joint = step === null ? null : jointOf(step);
    if (step !== null && !joint) return;
    const end = joint ? { joint, at: step } : { claim };
    for (const premise of premises) drawAcross(number, premise, end);
  }

  function mark(claim) {
    for (const { path, number } of drawn) {
      const isOn = claim !== null && (steps[number].claim === claim || steps[number].premises.includes(claim));
      path.classList.toggle("is-on", isOn);
      if (isOn) layer.append(path);
    }
  }

  return { draw, mark };
}
