/* Moves and zooms a picture on a stage: by dragging, by two fingers, by the wheel, and from elsewhere in the page.

   The picture may be moved by a transformation, or by a browser that scrolls: `at` gives the place of its corner on the
   stage and its zoom, and `put` shows it at another place. Both count in pixels of the stage. */

const DRAG = 5;
const WHEEL = 300;

/* `limits`: the least and the most zoom. `isOff`: whether the browser alone moves the picture now. `isScrolled`: whether it
   moves it for wheels and fingers. `carry`: gets the event at which a drag begins, and gives null for one that moves
   the picture, else what follows the drag of something in it: `begin`, `move` and `end`, which gets the event and whether
   it was dragged; null for a drag that was given up. */
export function panZoom(stage, { at, put, limits, isOff = () => false, isScrolled = false, carry = () => null }) {
  const [least, most] = limits;

  /* Zooms so that one point of the stage stays in place. */
  function zoomTo(wanted, x = stage.clientWidth / 2, y = stage.clientHeight / 2) {
    const before = at();
    const zoom = Math.min(Math.max(wanted, least), most);
    put({ x: x - ((x - before.x) / before.zoom) * zoom, y: y - ((y - before.y) / before.zoom) * zoom, zoom });
  }

  const zoomAt = (wanted, event) => {
    const corner = stage.getBoundingClientRect();
    zoomTo(wanted, event.x - corner.left, event.y - corner.top);
  };

  listenToPointers(stage, { at, put, zoomAt, isOff, isScrolled, carry });
  stage.addEventListener("wheel", (event) => {
    const isZoom = event.ctrlKey || event.metaKey;
    if (isOff() || (isScrolled && !isZoom)) return;
    event.preventDefault();
    const view = at();
    if (isZoom) zoomAt(view.zoom * Math.exp(-event.deltaY / WHEEL), event);
    else put({ ...view, x: view.x - event.deltaX, y: view.y - event.deltaY });
  }, { passive: false });
  return { zoomTo, by: (factor) => zoomTo(at().zoom * factor) };
}

/* The zoom at which a picture is as large as the stage, but no larger than it is. */
export const fitting = (stage, picture, margin = 0) =>
  Math.min((stage.clientWidth - 2 * margin) / picture.offsetWidth, (stage.clientHeight - 2 * margin) / picture.offsetHeight, 1);

function listenToPointers(stage, { at, put, zoomAt, isOff, isScrolled, carry }) {
  const fingers = new Map();
  let drag = null;
  let pinch = null;

  const spread = () => {
    const [one, two] = [...fingers.values()];
    return { length: Math.hypot(one.x - two.x, one.y - two.y), x: (one.x + two.x) / 2, y: (one.y + two.y) / 2 };
  };

  /* What follows a drag of the picture itself. */
  function pan() {
    const from = at();
    return {
      begin: () => stage.classList.add("is-dragged"),
      move: (_, x, y) => put({ ...at(), x: from.x + x, y: from.y + y }),
      // the click event after a drag is not a click
      end: () => setTimeout(() => stage.classList.remove("is-dragged")),
    };
  }

  function endDrag(event) {
    const ended = drag;
    drag = null;
    ended?.held.end(event, ended.isMoving);
  }

  function follow(event) {
    const [x, y] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.isMoving && Math.hypot(x, y) <= DRAG) return;
    if (!drag.isMoving) {
      drag.isMoving = true;
      stage.setPointerCapture(event.pointerId);
      drag.held.begin(event);
    }
    drag.held.move(event, x, y);
  }

  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || isOff()) return;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (fingers.size === 2) {
      endDrag(null);
      pinch = { from: spread().length, zoom: at().zoom };
      return;
    }
    if (isScrolled && event.pointerType === "touch") return;
    drag = { held: carry(event) ?? pan(), x: event.clientX, y: event.clientY, isMoving: false };
  });
  addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (pinch && fingers.size === 2) {
      const now = spread();
      zoomAt((pinch.zoom * now.length) / pinch.from, now);
    } else if (drag) follow(event);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    addEventListener(end, (event) => {
      if (!fingers.delete(event.pointerId)) return;
      pinch = null;
      endDrag(end === "pointerup" ? event : null);
    });
  }
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drag?.isMoving) endDrag(null);
  });
}
