/* Shows the picture of a map: moves and zooms it, keeps the claim in focus at its point of the screen when the picture
   is drawn again, and drags claims. Claims are found by the ids in the picture only. */

import { isStill } from "./elements.js";

const SVG = "http://www.w3.org/2000/svg";
const LEAST_ZOOM = 0.01;
const MOST_ZOOM = 4;
const LEGIBLE_ZOOM = 0.55;
const MARGIN = 16;
const DRAG = 5;
const MOVING = 320;
const MOST_MOVING = 300;
const FRAME = 2.5;

/* `select(id)` is called for a claim that is clicked, `move(id, to)` for one that is dropped on another; `canMove()`
   says whether claims can be dragged now. */
export function mapView({ stage, world, select, move, canMove }) {
  const view = { x: 0, y: 0, zoom: 1 };
  const claims = new Map();
  let svg = null;
  let focused = null;
  let marks = new Map();

  function place() {
    world.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.zoom})`;
  }

  function zoomTo(wanted, x = stage.clientWidth / 2, y = stage.clientHeight / 2) {
    const zoom = Math.min(Math.max(wanted, LEAST_ZOOM), MOST_ZOOM);
    view.x = x - ((x - view.x) / view.zoom) * zoom;
    view.y = y - ((y - view.y) / view.zoom) * zoom;
    view.zoom = zoom;
    place();
  }

  const fitting = () =>
    Math.min(
      (stage.clientWidth - 2 * MARGIN) / world.offsetWidth,
      (stage.clientHeight - 2 * MARGIN) / world.offsetHeight,
      1,
    );

  function fit() {
    if (!svg) return;
    view.zoom = Math.max(fitting(), LEAST_ZOOM);
    view.x = (stage.clientWidth - world.offsetWidth * view.zoom) / 2;
    view.y = Math.max((stage.clientHeight - world.offsetHeight * view.zoom) / 2, MARGIN);
    place();
  }

  /* The first view: the whole map, or its upper part where the whole would be too small to read. */
  function start() {
    fit();
    if (view.zoom >= LEGIBLE_ZOOM) return;
    view.zoom = LEGIBLE_ZOOM;
    view.x = view.y = MARGIN;
    place();
  }

  function find(picture) {
    claims.clear();
    for (const group of picture.querySelectorAll("g.node[data-id]")) claims.set(group.dataset.id, group);
  }

  const middle = (element) => {
    const box = element.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  };

  /* Puts a new picture in place of the old one. */
  function show(text) {
    const picture = document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
    if (picture.nodeName !== "svg") return;
    for (const link of picture.querySelectorAll("a")) {
      link.setAttribute("target", "_blank");
      link.setAttribute("rel", "noopener noreferrer");
    }
    const before = new Map([...claims].map(([id, group]) => [id, middle(group)]));
    const isFirst = svg === null;
    world.replaceChildren(picture);
    svg = picture;
    find(picture);
    drawMarks();
    if (isFirst) {
      start();
      return;
    }
    const anchor = [focused, ...before.keys()].find((id) => before.has(id) && claims.has(id));
    if (anchor === undefined) return;
    const now = middle(claims.get(anchor));
    view.x += before.get(anchor).x - now.x;
    view.y += before.get(anchor).y - now.y;
    place();
    if (!isStill()) glide(before);
  }

  /* Moves claims from where they were to where they are now, and lets new ones and lines appear. */
  function glide(before) {
    const frame = stage.getBoundingClientRect();
    const isSeen = ({ x, y }) => x > frame.left && x < frame.right && y > frame.top && y < frame.bottom;
    const unit = svg.getScreenCTM().a || 1;
    const timing = { duration: MOVING, easing: "ease-in-out" };
    const moved = [];
    for (const [id, group] of claims) {
      const [from, to] = [before.get(id), middle(group)];
      if (!isSeen(to) && !(from && isSeen(from))) continue;
      moved.push({ group, from, to });
      if (moved.length > MOST_MOVING) return;
    }
    for (const { group, from, to } of moved) {
      const [x, y] = from ? [(from.x - to.x) / unit, (from.y - to.y) / unit] : [0, 0];
      if (!from) group.animate([{ opacity: 0 }, { opacity: 1 }], timing);
      else if (Math.hypot(x, y) > 0.5) group.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: "none" }], timing);
    }
    for (const line of svg.querySelectorAll("g.edge")) line.animate([{ opacity: 0 }, { opacity: 0 }, { opacity: 1 }], timing);
  }

  /* Frames around drafts, and around the claim in focus; they are part of the group of their claim, and move with it. */
  function drawMarks() {
    for (const frame of world.querySelectorAll(".frame-of")) frame.remove();
    for (const [id, { kind, words }] of marks) if (claims.has(id)) addFrame(claims.get(id), kind, words, FRAME);
    if (focused !== null && claims.has(focused)) addFrame(claims.get(focused), "is-focus", "", FRAME + 3);
  }

  function addFrame(group, kind, words, gap) {
    const box = boxOf(group);
    const frame = document.createElementNS(SVG, "g");
    frame.setAttribute("class", `frame-of ${kind}`);
    frame.setAttribute("aria-hidden", "true");
    const line = frame.appendChild(document.createElementNS(SVG, "rect"));
    const sizes = { x: box.x - gap, y: box.y - gap, width: box.width + 2 * gap, height: box.height + 2 * gap, rx: 4 };
    for (const [name, value] of Object.entries(sizes)) line.setAttribute(name, value);
    if (words) {
      const label = frame.appendChild(document.createElementNS(SVG, "text"));
      label.textContent = words;
      label.setAttribute("x", box.x + box.width - 2);
      label.setAttribute("y", box.y + 8);
    }
    group.append(frame);
  }

  /* The box of a claim, without frames. */
  function boxOf(group) {
    const shapes = [...group.children].filter((child) => child.nodeName !== "title" && !child.matches(".frame-of"));
    const boxes = shapes.map((shape) => shape.getBBox());
    const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
    const [right, bottom] = [Math.max(...boxes.map((box) => box.x + box.width)), Math.max(...boxes.map((box) => box.y + box.height))];
    return { x, y, width: right - x, height: bottom - y };
  }

  function focus(id, { bring = true } = {}) {
    focused = id;
    drawMarks();
    if (bring && claims.has(id)) bringIntoView(claims.get(id));
  }

  function bringIntoView(group) {
    const [box, frame] = [group.getBoundingClientRect(), stage.getBoundingClientRect()];
    if (box.left < frame.left + MARGIN || box.right > frame.right - MARGIN) {
      view.x += frame.left + frame.width / 2 - (box.left + box.width / 2);
    }
    if (box.top < frame.top + MARGIN || box.bottom > frame.bottom - MARGIN) {
      view.y += frame.top + frame.height / 2 - (box.top + box.height / 2);
    }
    place();
  }

  const claimAt = (target) => target.closest?.("g.node[data-id]") ?? null;

  listenToPointers({ stage, view, place, zoomTo, claimAt, select, move, canMove });
  return {
    show,
    fit,
    focus,
    by: (factor) => zoomTo(view.zoom * factor),
    mark(entries) {
      marks = entries;
      drawMarks();
    },
    clear() {
      world.replaceChildren();
      claims.clear();
      svg = focused = null;
    },
    isEmpty: () => svg === null,
  };
}

/* Dragging moves the map, or a claim where it begins on one; two fingers and Ctrl with the wheel zoom. */
function listenToPointers({ stage, view, place, zoomTo, claimAt, select, move, canMove }) {
  const fingers = new Map();
  let drag = null;
  let pinch = null;
  let ghost = null;

  const spread = () => {
    const [one, two] = [...fingers.values()];
    return { length: Math.hypot(one.x - two.x, one.y - two.y), x: (one.x + two.x) / 2, y: (one.y + two.y) / 2 };
  };

  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (fingers.size === 2) {
      endDrag();
      pinch = { length: spread().length, zoom: view.zoom };
      return;
    }
    const claim = claimAt(event.target);
    drag = { claim, x: event.clientX, y: event.clientY, from: { ...view }, isMoving: false, over: null };
  });

  addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (pinch && fingers.size === 2) {
      const [{ length, x, y }, corner] = [spread(), stage.getBoundingClientRect()];
      zoomTo((pinch.zoom * length) / pinch.length, x - corner.left, y - corner.top);
    } else if (drag) follow(event);
  });

  function follow(event) {
    const [x, y] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.isMoving && Math.hypot(x, y) <= DRAG) return;
    if (!drag.isMoving) {
      drag.isMoving = true;
      stage.setPointerCapture(event.pointerId);
      if (drag.claim && canMove()) startGhost(drag.claim);
      else stage.classList.add("is-dragged");
    }
    if (!ghost) {
      [view.x, view.y] = [drag.from.x + x, drag.from.y + y];
      place();
      return;
    }
    ghost.style.transform = `translate(${event.clientX + 12}px, ${event.clientY + 8}px)`;
    const under = document.elementFromPoint(event.clientX, event.clientY);
    const over = under && stage.contains(under) ? claimAt(under) : null;
    if (over === drag.over) return;
    drag.over?.classList.remove("is-target");
    drag.over = over === drag.claim ? null : over;
    drag.over?.classList.add("is-target");
  }

  function startGhost(claim) {
    ghost = document.body.appendChild(document.createElement("div"));
    ghost.className = "ghost";
    ghost.textContent = claim.querySelector("title")?.textContent ?? "";
    claim.classList.add("is-carried");
  }

  function endDrag() {
    drag?.claim?.classList.remove("is-carried");
    drag?.over?.classList.remove("is-target");
    ghost?.remove();
    stage.classList.remove("is-dragged");
    ghost = drag = null;
  }

  addEventListener("pointerup", (event) => {
    if (!fingers.delete(event.pointerId)) return;
    pinch = null;
    if (!drag) return;
    const { claim, over, isMoving } = drag;
    const isCarried = ghost !== null;
    endDrag();
    if (claim && !isMoving) select(claim.dataset.id);
    if (isCarried && over) move(claim.dataset.id, over.dataset.id);
  });
  addEventListener("pointercancel", (event) => {
    fingers.delete(event.pointerId);
    pinch = null;
    endDrag();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && ghost) endDrag();
  });
  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    const corner = stage.getBoundingClientRect();
    if (event.ctrlKey || event.metaKey) {
      zoomTo(view.zoom * Math.exp(-event.deltaY / 300), event.clientX - corner.left, event.clientY - corner.top);
      return;
    }
    [view.x, view.y] = [view.x - event.deltaX, view.y - event.deltaY];
    place();
  }, { passive: false });
}
