/* Moves the map on the screen: zoom by keys, wheel and two fingers, pan by dragging; the browser itself scrolls. An
   overview is as wide as the window, with as many boxes beside each other as are legible. On a narrow screen the map is
   one column that the browser scrolls and zooms. */

const LEAST_ZOOM = 0.1;
const MOST_ZOOM = 3;
const LEGIBLE_ZOOM = 0.85;
const OVERVIEW_ZOOMS = [1, 0.93, 0.86, 0.79, 0.72];
const LEAST_BOX = 205;
const MOST_BOX = 420;
const BETWEEN = 22;
const DRAG = 4;

/* Whether the language runs from right to left, so that the map starts at its upper right corner. */
const isMirrored = document.documentElement.dir === "rtl";
const isNarrow = () => matchMedia("(max-width: 640px)").matches;

/* Returns what reads and changes the view; `showScale` gets each new zoom. */
function viewOn({ stage, sizer, world, showScale }) {
  let zoomed = 1;
  let isOverview = false;
  let isFitted = false;

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

  /* Lays the overview out at the largest zoom at which all of it is to be seen; if there is none, it scrolls down. */
  function fitOverview() {
    for (const zoom of OVERVIEW_ZOOMS) {
      const width = stage.clientWidth / zoom;
      world.style.setProperty("--wide", `${width}px`);
      for (const group of world.querySelectorAll(".sides")) divide(group, width);
      toCorner(zoom);
      if (world.offsetHeight * zoom <= stage.clientHeight) return;
    }
    world.style.setProperty("--wide", `${stage.clientWidth}px`);
    for (const group of world.querySelectorAll(".sides")) divide(group, stage.clientWidth);
    toCorner(1);
  }

  /* Divides the width of a root among the blocks below it, in columns of equal width, by the number of their boxes. */
  function divide(group, width) {
    const sides = [...group.children].filter((side) => side.matches(".side"));
    const counts = sides.map((side) => side.querySelectorAll(":scope > .columns > .column > .heads > li").length);
    const across = counts.map(() => 1);
    const room = Math.floor((width - 60 - sides.length * BETWEEN) / (LEAST_BOX + BETWEEN));
    for (let left = room - sides.length; left > 0; left -= 1) {
      const fullest = counts.map((count, at) => (across[at] < count ? count / across[at] : 0));
      if (Math.max(...fullest) === 0) break;
      across[fullest.indexOf(Math.max(...fullest))] += 1;
    }
    sides.forEach((side, at) => {
      side.style.setProperty("--across", String(across[at]));
      side.style.setProperty("--least", `${(across[at] - 1) * BETWEEN}px`);
      side.style.setProperty("--most", `${across[at] * (MOST_BOX + BETWEEN)}px`);
    });
  }

  function fit() {
    isFitted = true;
    if (isOverview) fitOverview();
    else toCorner(Math.min(across(), down(), 1));
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
      isFitted = false;
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
      isFitted = false;
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
    isOverview: () => isOverview,
    by(factor) {
      isFitted = false;
      setZoom(zoomed * factor);
    },
    fit,
    /* Fits an overview anew to a window of another size, unless the reader has zoomed. */
    refit() {
      if (isOverview && isFitted && stage.clientWidth && !isNarrow()) fitOverview();
    },
    arrange(overview) {
      isOverview = overview;
      world.classList.toggle("is-overview", overview);
      if (overview) fit();
      else toCorner(Math.max(Math.min(across(), 1), LEGIBLE_ZOOM));
    },
  };
}
