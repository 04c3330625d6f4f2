/* Moves the map on the screen: zoom by keys, wheel and two fingers, pan by dragging; the browser itself scrolls. On a
   narrow screen the map is one column that the browser scrolls and zooms. */

const LEAST_ZOOM = 0.1;
const MOST_ZOOM = 3;
const LEGIBLE_ZOOM = 0.85;
const DRAG = 4;

/* Whether the language runs from right to left, so that the map starts at its upper right corner. */
const isMirrored = document.documentElement.dir === "rtl";
const isNarrow = () => matchMedia("(max-width: 640px)").matches;

/* Returns what reads and changes the view; `showScale` gets each new zoom. */
function viewOn({ stage, sizer, world, showScale }) {
  let zoomed = 1;

  /* Gives the scrolled area the size of the map at its zoom, which the browser cannot know from the transformation. */
  function resize() {
    sizer.style.setProperty("width", `${world.offsetWidth * zoomed}px`);
    sizer.style.setProperty("height", `${world.offsetHeight * zoomed}px`);
  }

  /* Zooms so that one point of the stage stays in place. */
  function setZoom(wanted, x = stage.clientWidth / 2, y = stage.clientHeight / 2) {
    const zoom = Math.min(Math.max(wanted, LEAST_ZOOM), MOST_ZOOM);
    const left = ((stage.scrollLeft + x) / zoomed) * zoom - x;
    const top = ((stage.scrollTop + y) / zoomed) * zoom - y;
    zoomed = zoom;
    world.style.setProperty("--zoom", String(zoom));
    resize();
    stage.scrollTo(left, top);
    showScale(zoom);
  }

  function toCorner(zoom) {
    setZoom(zoom);
    stage.scrollTo(isMirrored ? stage.scrollWidth : 0, 0);
  }

  const across = () => stage.clientWidth / world.offsetWidth;
  const down = () => stage.clientHeight / world.offsetHeight;

  function listenToMouse() {
    let drag = null;
    stage.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "touch" || event.button !== 0 || isNarrow()) return;
      drag = { x: event.clientX, y: event.clientY, left: stage.scrollLeft, top: stage.scrollTop };
    });
    addEventListener("pointermove", (event) => {
      if (!drag) return;
      const [x, y] = [event.clientX - drag.x, event.clientY - drag.y];
      if (Math.hypot(x, y) > DRAG) stage.classList.add("is-dragged");
      if (stage.classList.contains("is-dragged")) stage.scrollTo(drag.left - x, drag.top - y);
    });
    for (const end of ["pointerup", "pointercancel"]) {
      addEventListener(end, () => {
        drag = null;
        // the click event after a drag is not a click
        setTimeout(() => stage.classList.remove("is-dragged"));
      });
    }
    stage.addEventListener("wheel", (event) => {
      if (!event.ctrlKey || isNarrow()) return;
      event.preventDefault();
      const corner = stage.getBoundingClientRect();
      setZoom(zoomed * Math.exp(-event.deltaY / 300), event.clientX - corner.left, event.clientY - corner.top);
    }, { passive: false });
  }

  function listenToFingers() {
    const fingers = new Map();
    let pinch = null;
    const spread = () => {
      const [one, two] = [...fingers.values()];
      return { length: Math.hypot(one.x - two.x, one.y - two.y), x: (one.x + two.x) / 2, y: (one.y + two.y) / 2 };
    };
    const note = (event) => fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    stage.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "touch" || isNarrow()) return;
      note(event);
      if (fingers.size === 2) pinch = { from: spread().length, zoom: zoomed };
    });
    addEventListener("pointermove", (event) => {
      if (!fingers.has(event.pointerId)) return;
      note(event);
      if (!pinch || fingers.size !== 2) return;
      const { length, x, y } = spread();
      const corner = stage.getBoundingClientRect();
      setZoom((pinch.zoom * length) / pinch.from, x - corner.left, y - corner.top);
    });
    for (const end of ["pointerup", "pointercancel"]) {
      addEventListener(end, (event) => {
        fingers.delete(event.pointerId);
        pinch = null;
      });
    }
  }

  listenToMouse();
  listenToFingers();
  return {
    resize,
    scale: () => (isNarrow() ? 1 : zoomed),
    by: (factor) => setZoom(zoomed * factor),
    fit: () => toCorner(Math.min(across(), down(), 1)),
    start: () => toCorner(Math.max(Math.min(across(), 1), LEGIBLE_ZOOM)),
  };
}
