/* Places the map on the screen; the browser itself scrolls it. An overview is as wide as the window, with as many boxes
   beside each other as are legible. On a narrow screen the map is one column that the browser scrolls and zooms. */

import { isMirrored } from "./elements.js";
import { fitting, panZoom } from "./pan_zoom.js";

const ZOOMS = [0.1, 3];
const LEGIBLE_ZOOM = 0.85;
const OVERVIEW_ZOOMS = [1, 0.93, 0.86, 0.79, 0.72];
const LEAST_BOX = 205;
const MOST_BOX = 420;
const BETWEEN = 22;

export const isNarrow = () => matchMedia("(max-width: 640px)").matches;

/* Returns what reads and changes the view; `showScale` gets each new zoom. */
export function viewOn({ stage, sizer, world, showScale }) {
  let zoomed = 1;
  let isOverview = false;
  let isFitted = false;

  /* Gives the scrolled area the size of the map at its zoom, which the browser cannot know from the transformation. */
  function resize() {
    sizer.style.setProperty("width", `${world.offsetWidth * zoomed}px`);
    sizer.style.setProperty("height", `${world.offsetHeight * zoomed}px`);
  }

  const at = () => ({ x: -stage.scrollLeft, y: -stage.scrollTop, zoom: zoomed });

  function put({ x, y, zoom }) {
    if (zoom !== zoomed) {
      zoomed = zoom;
      isFitted = false;
      world.style.setProperty("--zoom", String(zoom));
      resize();
      showScale(zoom);
    }
    stage.scrollTo(-x, -y);
  }

  const camera = panZoom(stage, { at, put, limits: ZOOMS, isOff: isNarrow, isScrolled: true });

  function toCorner(zoom) {
    camera.zoomTo(zoom);
    resize();
    stage.scrollTo(isMirrored() ? stage.scrollWidth : 0, 0);
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
    if (isOverview) fitOverview();
    else toCorner(fitting(stage, world));
    isFitted = true;
  }

  showScale(zoomed);
  return {
    resize,
    scale: () => (isNarrow() ? 1 : zoomed),
    isOverview: () => isOverview,
    by: camera.by,
    fit,
    /* Fits an overview anew to a window of another size, unless the reader has zoomed. */
    refit() {
      if (isOverview && isFitted && stage.clientWidth && !isNarrow()) fit();
    },
    arrange(overview) {
      isOverview = overview;
      world.classList.toggle("is-overview", overview);
      if (overview) fit();
      else toCorner(Math.max(Math.min(stage.clientWidth / world.offsetWidth, 1), LEGIBLE_ZOOM));
    },
  };
}
