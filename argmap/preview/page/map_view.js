/* Shows the picture of a map: keeps the claim in focus at its point of the screen when the picture
   is drawn again, and drags claims. Claims are found by the ids in the picture only. */

import { isMirrored, isStill, make } from "./elements.js";
import { fitting, panZoom } from "./pan_zoom.js";
import { stepsAround } from "./relations.js";

const SVG = "http://www.w3.org/2000/svg";
const ZOOMS = [0.01, 4];
const LEGIBLE_ZOOM = 0.55;
const MARGIN = 16;
const MOVING = 320;
const MOST_MOVING = 300;
const FRAME = 2.5;

/* `select(id)` is called for a claim that is clicked, `move(id, to)` for one that is dropped on another; `canMove()`
   says whether claims can be dragged now. */
export function mapView({ stage, world, select, move, canMove }) {
  let view = { x: 0, y: 0, zoom: 1 };
  const claims = new Map();
  let svg = null;
  let focused = null;
  let marks = new Map();
  let around = () => [];
  let lines = new Map();

  function put(wanted) {
    view = wanted;
    world.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.zoom})`;
  }

  const by = (x, y) => put({ ...view, x: view.x + x, y: view.y + y });

  function fit() {
    if (!svg) return;
    const zoom = Math.max(fitting(stage, world, MARGIN), ZOOMS[0]);
    const [x, y] = [stage.clientWidth - world.offsetWidth * zoom, stage.clientHeight - world.offsetHeight * zoom];
    put({ x: x / 2, y: Math.max(y / 2, MARGIN), zoom });
  }

  /* The first view: the whole map, or its upper part where the whole would be too small to read. */
  function start() {
    fit();
    if (view.zoom >= LEGIBLE_ZOOM) return;
    const corner = isMirrored() ? stage.clientWidth - world.offsetWidth * LEGIBLE_ZOOM - MARGIN : MARGIN;
    put({ x: corner, y: MARGIN, zoom: LEGIBLE_ZOOM });
  }

  function find(picture) {
    claims.clear();
    for (const group of picture.querySelectorAll("g.node[data-id]")) claims.set(group.dataset.id, group);
    lines = new Map([...picture.querySelectorAll("g.edge[data-id]")].map((line) => [line.dataset.id, line]));
  }

  const claimAt = (target) => target.closest?.("g.node[data-id]") ?? null;

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
    by(before.get(anchor).x - now.x, before.get(anchor).y - now.y);
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
    lightLines(focused);
  }

  /* Lights what a claim bears on and what bears on it. */
  function lightLines(id) {
    for (const line of world.querySelectorAll(".edge.is-on")) line.classList.remove("is-on");
    for (const step of around(id)) lines.get(step.id)?.classList.add("is-on");
  }

  for (const kind of ["pointerover", "pointerleave"]) {
    stage.addEventListener(kind, (event) => lightLines(claimAt(event.target)?.dataset.id ?? focused));
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
      label.setAttribute("x", isMirrored() ? box.x + 2 : box.x + box.width - 2);
      label.setAttribute("text-anchor", isMirrored() ? "start" : "end");
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
    const isBeside = box.left < frame.left + MARGIN || box.right > frame.right - MARGIN;
    const isBeyond = box.top < frame.top + MARGIN || box.bottom > frame.bottom - MARGIN;
    by(
      isBeside ? frame.left + frame.width / 2 - (box.left + box.width / 2) : 0,
      isBeyond ? frame.top + frame.height / 2 - (box.top + box.height / 2) : 0,
    );
  }

  /* What follows a drag that begins on a claim: a note of its words, and the claim below the pointer. */
  function carry(event) {
    const claim = claimAt(event.target);
    if (!claim || !canMove()) return null;
    let ghost = null;
    let over = null;
    const isOver = (other) => {
      over?.classList.remove("is-target");
      over = other;
      over?.classList.add("is-target");
    };
    return {
      begin() {
        ghost = document.body.appendChild(make("div", { class: "ghost" }, claim.querySelector("title")?.textContent ?? ""));
        claim.classList.add("is-carried");
      },
      move(at) {
        ghost.style.transform = `translate(${at.clientX + 12}px, ${at.clientY + 8}px)`;
        const under = document.elementFromPoint(at.clientX, at.clientY);
        const other = under && stage.contains(under) ? claimAt(under) : null;
        isOver(other === claim ? null : other);
      },
      end(at) {
        const target = over;
        isOver(null);
        ghost?.remove();
        claim.classList.remove("is-carried");
        if (at && target) move(claim.dataset.id, target.dataset.id);
      },
    };
  }

  const camera = panZoom(stage, { at: () => view, put, limits: ZOOMS, carry });
  stage.addEventListener("click", (event) => {
    const claim = claimAt(event.target);
    if (claim && !stage.classList.contains("is-dragged")) select(claim.dataset.id);
  });

  return {
    show,
    fit,
    focus,
    by: camera.by,
    put,
    at: () => view,
    isEmpty: () => svg === null,
    relate(steps) {
      around = stepsAround(steps, ({ premises, target }) => [...premises, target]);
    },
    mark(entries) {
      marks = entries;
      drawMarks();
    },
    clear() {
      world.replaceChildren();
      claims.clear();
      svg = focused = null;
      lines.clear();
    },
  };
}
