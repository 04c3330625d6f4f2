// The picture of a map to work on: buttons over its boxes and on its lines, and cards to put there, by pointer or by
// keyboard. The picture is that of the exercise; its boxes and lines are found by `data-place`.

const FAR = 5;  // pixels that a pointer moves before it drags

function boardOf(board, task, changed) {
  const scene = board.querySelector(".scene"), drawn = board.querySelector(".drawn"), tray = board.querySelector(".tray"), live = board.querySelector(".live");
  const form = formOf(task, JSON.parse(board.dataset.names));
  const way = WAYS[board.dataset.way](form, board.dataset.card);
  const isFilled = board.dataset.way === "place";
  const names = way.over === "parts" ? form.partIds : form.choiceIds;
  const elements = JSON.parse(way.over === "parts" ? board.dataset.parts : board.dataset.choices);
  const places = new Map(placesOn(board, names, elements, form).map((place) => [place.id, place]));
  const order = [...places.values()];
  const ink = drawn.appendChild(svgElement("svg", { class: "ink", "aria-hidden": "true" }));
  const cards = new Map();
  let held = null, verdict = null, right = null, isLocked = false, current = order[0];
  const nameOf = (id) => places.get(id)?.name ?? "";
  const textOfHeld = () => cards.get(held)?.text ?? nameOf(held);

  for (const { id, text } of way.cards()) {
    const button = tray.appendChild(element("button", { type: "button", class: "card", "data-card": id }));
    cards.set(id, { id, text, button });
    button.addEventListener("click", (event) => !isLocked && pickCard(id, event.detail === 0));
    button.addEventListener("pointerdown", (event) => startDrag(event, () => id));
  }
  tray.hidden = !cards.size;
  for (const place of order) {
    place.button.addEventListener("click", (event) => act(place, event.detail === 0));
    place.button.addEventListener("pointerdown", (event) => startDrag(event, () => way.pick?.(place.id) ?? null, place));
    place.button.addEventListener("focus", () => { current = place; rove(); });
    place.shape?.addEventListener("click", () => act(place, false));
  }
  board.addEventListener("keydown", onKey);
  refresh();
  return { refresh, judge, lock };

  function tellLive(text) {
    live.textContent = text;
  }

  function pickCard(id, isByKey) {
    if (held === id) return letGo(false);
    held = id;
    tellLive(say("held", { claim: inQuotes(textOfHeld()) }));
    refresh();
    if (isByKey) (order.find((place) => !way.show(place.id, place.name).inside) ?? order[0]).button.focus();
  }

  function letGo(goesBack) {
    const card = cards.get(held);
    tellLive(say("let-go", { claim: inQuotes(textOfHeld()) }));
    held = null;
    refresh();
    if (goesBack) card?.button.focus();
  }

  function act(place, isByKey) {
    if (isLocked) return;
    if (held !== null) return put(place, isByKey);
    if (way.act) {
      tellLive(way.act(place.id, place.name, { isWord: !place.shape, nameOf }));
      return edited();
    }
    held = way.pick(place.id);
    tellLive(held === null ? say("nothing-held") : say("held", { claim: inQuotes(textOfHeld()) }));
    refresh();
  }

  function put(place, isByKey) {
    const claim = inQuotes(textOfHeld());
    const told = way.put(held, place.id, { nameOf });
    held = null;
    tellLive(told ?? say("put", { claim, place: place.name }));
    edited();
    if (isByKey && cards.size) [...cards.values()].find(({ button }) => !button.hidden && !button.dataset.at)?.button.focus();
    if (isByKey && document.activeElement === document.body) place.button.focus();
  }

  function takeOut(place) {
    held = null;
    clear(place);
  }

  function clear(place) {
    const inside = way.show(place.id, place.name).inside;
    const told = way.clear?.(place.id);
    tellLive(told || (inside ? say("taken-out", { claim: inQuotes(inside) }) : place.name));
    edited();
  }

  function edited() {
    verdict = right = null;
    refresh();
    changed();
  }

  function onKey(event) {
    const place = order.find(({ button }) => button === event.target);
    if (event.key === "Escape" && held !== null) letGo(true);
    else if (place && (event.key === "Delete" || event.key === "Backspace") && !isLocked) clear(place);
    else if (place && event.key in STEPS) nextPlace(order, place, event.key).button.focus();
    else return;
    event.preventDefault();
  }

  function rove() {
    for (const place of order) if (place.shape) place.button.tabIndex = place === current || (!current.shape && place === order[0]) ? 0 : -1;
  }

  // A pointer that is pressed and moved drags; pressed and released in one place it clicks.
  function startDrag(event, what, place = null) {
    if (event.button !== 0 || isLocked) return;
    const from = { x: event.clientX, y: event.clientY };
    let ghost = null, last = null;
    const move = (at) => {
      last = at;
      if (!ghost) {
        if (Math.hypot(at.clientX - from.x, at.clientY - from.y) < FAR) return;
        const taken = what();
        if (taken === null) return end();
        held = taken;
        refresh();
        ghost = document.body.appendChild(element("div", { class: "ghost", dir: "auto" }));
        ghost.textContent = textOfHeld();
        requestAnimationFrame(scroll);
      }
      ghost.style.left = `${at.clientX}px`;
      ghost.style.top = `${at.clientY}px`;
      showUnder();
    };
    const showUnder = () => {
      const under = placeAt(last);
      for (const place of order) place.button.classList.toggle("is-under", place === under);
    };
    // At the edge of the screen or of the picture it goes on scrolling, also while the pointer rests there.
    const scroll = () => {
      if (!ghost) return;
      const { left, right: rightEdge } = scene.getBoundingClientRect();
      scrollBy(0, last.clientY < 48 ? -8 : last.clientY > innerHeight - 48 ? 8 : 0);
      scene.scrollLeft += last.clientX < left + 32 ? -8 : last.clientX > rightEdge - 32 ? 8 : 0;
      showUnder();
      requestAnimationFrame(scroll);
    };
    const end = (at) => {
      for (const [type, listener] of listeners) document.removeEventListener(type, listener);
      if (!ghost) return;
      ghost.remove();
      ghost = null;
      for (const place of order) place.button.classList.remove("is-under");
      addEventListener("click", stop, { capture: true, once: true });
      setTimeout(() => removeEventListener("click", stop, { capture: true }));
      const under = at?.type === "pointerup" ? placeAt(at) : undefined;
      const away = place && isFilled && at?.type === "pointerup" ? place : null;
      if (under) put(under, false);
      else if (away) takeOut(away);
      else letGo(false);
    };
    const stop = (click) => click.stopPropagation();
    const listeners = [["pointermove", move], ["pointerup", end], ["pointercancel", end]];
    for (const [type, listener] of listeners) document.addEventListener(type, listener);
  }

  function placeAt(at) {
    const over = document.elementsFromPoint(at.clientX, at.clientY);
    return order.find(({ button, shape }) => over.includes(button) || over.some((one) => shape?.contains(one)));
  }

  function refresh() {
    const marks = verdict ? way.marks(verdict) : {}, cardMarks = verdict && way.cardMarks ? way.cardMarks(verdict) : {};
    const solution = right ? way.solution(right) : {};
    for (const place of order) dress(place, way.show(place.id, place.name), marks[place.id], solution[place.id]);
    for (const { id, text, place } of way.cards()) {
      const { button } = cards.get(id);
      const isIn = place !== undefined;
      button.hidden = isIn && !way.keepsCards;
      button.dataset.at = isIn ? "placed" : "";
      const number = way.keepsCards && cards.size > 1 ? `${id}. ` : "";
      button.textContent = `${sign(cardMarks[id])}${number}${isIn ? say("card-at", { claim: text, place: nameOf(place) }) : text}`;
      button.setAttribute("aria-pressed", String(held === id));
    }
    const isDone = cards.size && ![...cards.values()].some(({ button }) => !button.hidden);
    tray.querySelector(".done").hidden = !isDone;
    drawInk();
    rove();
  }

  function dress(place, { inside = "", badge = "", isChosen = false, label }, mark, solution) {
    const { button } = place;
    const isAnswer = solution !== undefined && mark !== true;
    const shown = isAnswer && isFilled ? solution[0] : inside;
    button.classList.toggle("is-chosen", isChosen);
    button.classList.toggle("is-filled", Boolean(shown));
    button.classList.toggle("is-held", held !== null && held === place.id && !cards.size);
    button.classList.toggle("is-right", mark === true);
    button.classList.toggle("is-wrong", mark === false);
    button.classList.toggle("is-answer", isAnswer);
    if (place.shape) button.setAttribute("aria-pressed", String(isChosen || (held !== null && held === place.id && !cards.size)));
    else button.setAttribute("aria-pressed", String(isChosen));
    let said = mark === undefined ? label : say(mark ? "is-right" : "is-wrong", { place: label });
    if (isAnswer) said = solution.length ? `${said} ${say("solution", { claim: listed(solution) })}` : say("is-answer", { place: said });
    button.setAttribute("aria-label", said);
    button.title = place.shape ? (shown || place.name) : "";
    button.replaceChildren(
      element("span", { class: "inside", dir: "auto" }, place.shape ? shown : place.name),
      element("span", { class: "badge", "data-badge": `${sign(isAnswer && !mark ? "answer" : mark)}${badge}`.trim() }),
    );
  }

  function drawInk() {
    const { offsetWidth: width, offsetHeight: height } = drawn;
    ink.replaceChildren();
    ink.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const runsLeft = getComputedStyle(board).direction === "rtl";
    const bracketOf = (kind) => (group) => ink.append(...bracket(group.map((id) => places.get(id)), kind, runsLeft));
    way.groups?.().forEach(bracketOf("is-drawn"));
    if (right && Object.values(verdict).includes(false)) way.solvedGroups?.(right).forEach(bracketOf("is-answer"));
    const line = way.line?.();
    if (line && line[0] && line[1]) ink.append(...arrow(places.get(line[0]), places.get(line[1]), "is-drawn", runsLeft));
    const solved = right && way.solvedLine?.(right);
    if (solved && (solved[0] !== line[0] || solved[1] !== line[1])) ink.append(...arrow(places.get(solved[0]), places.get(solved[1]), "is-answer", runsLeft));
  }

  function judge(parts, answer) {
    verdict = parts;
    right = answer;
    held = null;
    tellLive("");
    refresh();
  }

  function lock() {
    isLocked = true;
    for (const { button } of [...order, ...cards.values()]) button.setAttribute("aria-disabled", "true");
  }
}

const STEPS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0], Home: "first", End: "last" };

// Up and down go through the places in the order of the argument, left and right to the nearest place on that side.
function nextPlace(order, place, key) {
  if (key === "Home") return order[0];
  if (key === "End") return order.at(-1);
  const [right, down] = STEPS[key];
  if (down) return order[order.indexOf(place) + down] ?? place;
  const far = ({ x, y }) => (x - place.x) * right + 2 * Math.abs(y - place.y);
  const beside = order.filter(({ x }) => (x - place.x) * right > 8);
  return beside.reduce((best, one) => (far(one) < far(best) ? one : best), beside[0] ?? place);
}

// A button for each place, over its box, on its line, or below the picture for a choice that is not in it.
function placesOn(board, names, elements, form) {
  const scene = board.querySelector(".scene"), drawn = board.querySelector(".drawn"), words = board.querySelector(".words-below");
  const whole = drawn.getBoundingClientRect();
  const groups = [...drawn.querySelectorAll("[data-place]")];
  const boxes = groups.filter((group) => group.classList.contains("node")).map((shape) => ({ shape, rect: frameOf(shape) }));
  const taken = boxes.map(({ rect }) => rect);
  const places = names.map((id, at) => {
    const shape = groups.find((group) => group.dataset.place === elements[at]);
    const button = element("button", { type: "button", class: "place", "data-of": id });
    if (!shape) {
      if (board.dataset.way === "place") return null;
      button.classList.add("is-word");
      words.append(button);
      return { id, name: form.choiceText(id), button, x: 0, y: Infinity, at: Infinity };
    }
    const name = shape.querySelector("title").textContent;
    const isLine = shape.classList.contains("edge");
    const rect = isLine ? handleOn(shape, taken) : frameOf(shape);
    button.classList.add(isLine ? "is-line" : "is-box");
    button.style.left = `${(100 * (rect.left - whole.left)) / whole.width}%`;
    button.style.top = `${(100 * (rect.top - whole.top)) / whole.height}%`;
    button.style.width = `${(100 * rect.width) / whole.width}%`;
    button.style.height = `${(100 * rect.height) / whole.height}%`;
    const head = shape.querySelector("text");
    if (head) button.style.setProperty("--head", `${head.getBoundingClientRect().bottom - rect.top}px`);
    drawn.append(button);
    const start = isLine ? nearest(boxes, startOf(shape)) + 0.5 : boxes.findIndex((box) => box.shape === shape);
    return { id, name, button, shape, at: start, x: rect.left + rect.width / 2 - whole.left, y: rect.top + rect.height / 2 - whole.top, rect };
  }).filter(Boolean);
  return places.sort((one, other) => one.at - other.at);
}

function frameOf(shape) {
  return shape.querySelector("polygon, path, polyline").getBoundingClientRect();
}

function pointsOn(path) {
  const matrix = path.getScreenCTM(), length = path.getTotalLength();
  return Array.from({ length: 21 }, (_, at) => path.getPointAtLength((length * at) / 20).matrixTransform(matrix));
}

function startOf(shape) {
  return pointsOn(shape.querySelector("path"))[0];
}

function distance(rect, { x, y }) {
  return Math.hypot(Math.max(rect.left - x, 0, x - rect.right), Math.max(rect.top - y, 0, y - rect.bottom));
}

function nearest(boxes, point) {
  const far = boxes.map(({ rect }) => distance(rect, point));
  return far.indexOf(Math.min(...far));
}

// The square on a line that is farthest from boxes and from other such squares.
function handleOn(shape, taken) {
  const points = [...shape.querySelectorAll("path")].flatMap(pointsOn);
  const room = (point) => Math.min(...taken.map((rect) => distance(rect, point)));
  const best = points.reduce((one, other) => (room(other) > room(one) + 0.5 ? other : one));
  const rect = new DOMRect(best.x - 12, best.y - 12, 24, 24);
  taken.push(rect);
  return rect;
}

// Lines between boxes of one column run beside it, those between boxes of one row below it, others from side to side.
function arrangementOf(places) {
  const [left, right] = [Math.max(...places.map(({ x, rect }) => x - rect.width / 2)), Math.min(...places.map(({ x, rect }) => x + rect.width / 2))];
  if (left < right) return "column";
  const [top, bottom] = [Math.max(...places.map(({ y, rect }) => y - rect.height / 2)), Math.min(...places.map(({ y, rect }) => y + rect.height / 2))];
  return top < bottom ? "row" : "apart";
}

function bracket(places, kind, runsLeft) {
  const far = kind === "is-answer" ? 18 : 10;
  if (arrangementOf(places) === "column") {
    const ends = places.map(({ x, y, rect }) => [x + (runsLeft ? -1 : 1) * (rect.width / 2), y]);
    const xs = ends.map(([x]) => x), ys = ends.map(([, y]) => y);
    const edge = runsLeft ? Math.min(...xs) - far : Math.max(...xs) + far;
    return [svgElement("path", { class: kind, d: `${ends.map(([x, y]) => `M${x},${y}H${edge}`).join("")}M${edge},${Math.min(...ys)}V${Math.max(...ys)}` })];
  }
  const ends = places.map(({ x, y, rect }) => [x, y + rect.height / 2]);
  const xs = ends.map(([x]) => x), edge = Math.max(...ends.map(([, y]) => y)) + far;
  return [svgElement("path", { class: kind, d: `${ends.map(([x, y]) => `M${x},${y}V${edge}`).join("")}M${Math.min(...xs)},${edge}H${Math.max(...xs)}` })];
}

function arrow(from, to, kind, runsLeft) {
  const arranged = arrangementOf([from, to]);
  const far = kind === "is-answer" ? 30 : 22, beside = runsLeft ? -1 : 1;
  const edge = (place, across, down) => [place.x + (across * place.rect.width) / 2, place.y + (down * place.rect.height) / 2];
  let start, end, way, out;
  if (arranged === "row") {
    out = [0, 1];
    [start, end] = [edge(from, 0, 1), edge(to, 0, 1)];
    const low = Math.max(start[1], end[1]) + far;
    way = `C${start[0]},${low} ${end[0]},${low}`;
  } else if (arranged === "column") {
    out = [beside, 0];
    [start, end] = [edge(from, beside, 0), edge(to, beside, 0)];
    const wide = (runsLeft ? Math.min(start[0], end[0]) : Math.max(start[0], end[0])) + beside * far;
    way = `C${wide},${start[1]} ${wide},${end[1]}`;
  } else {
    out = [Math.sign(from.x - to.x), 0];
    [start, end] = [edge(from, -out[0], 0), edge(to, out[0], 0)];
    const middle = (start[0] + end[0]) / 2;
    way = `C${middle},${start[1]} ${middle},${end[1]}`;
  }
  const [across, down] = out;
  const foot = [end[0] + across * 10, end[1] + down * 10];
  const tip = [end, [foot[0] + down * 5, foot[1] + across * 5], [foot[0] - down * 5, foot[1] - across * 5]];
  return [svgElement("path", { class: kind, d: `M${start}${way} ${foot}` }), svgElement("polygon", { class: kind, points: tip.join(" ") })];
}

function sign(mark) {
  return mark === undefined ? "" : { true: "✓ ", false: "✗ ", answer: "★ " }[mark];
}

function element(name, attributes, text = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

function svgElement(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
