/* The page of a map in a frame, such as the output of a notebook. It asks its parent how to begin, and answers to it alone.

   Messages are objects whose field `argmap` says what they are; claims go by their ids. To the parent: `ready`, `selected`
   with the `id` or null, `left` with the `state` of the page, and `open` with the `url` of a link that was followed. From it:
   `begin` with `state`, `id` and `theme`, then `select` with an `id` or null, and `theme`. */

import { showMap } from "./map.js";

(function () {
  const root = document.documentElement;
  const ids = [...document.querySelectorAll("[role=treeitem]")].map((claim) => decodeURIComponent(claim.dataset.hash));
  const numbers = new Map(ids.map((id, claim) => [id, claim]));
  const hasTheme = Boolean(root.dataset.theme);
  let page = null;
  let current = null;

  const send = (argmap, content = {}) => parent.postMessage({ argmap, ...content }, "*");

  const idsOf = ({ folded, overview }) => ({ folded: folded.map((claim) => ids[claim]), overview });

  const numbersOf = (state) =>
    state ? { folded: state.folded.filter((id) => numbers.has(id)).map((id) => numbers.get(id)), overview: state.overview } : {};

  /* The parent may hear of the same state again; it hears of each change. */
  function tell(claim) {
    current = claim;
    send("selected", { id: claim === null ? null : ids[claim] });
  }

  function select(id, isCalm = false) {
    const claim = numbers.get(id) ?? null;
    if (claim === current) return;
    if (claim === null) page.deselect();
    else page.select(claim, { centre: true, isCalm, name: false });
  }

  function colour(theme) {
    if (!hasTheme && theme) root.dataset.theme = theme;
  }

  const acts = {
    begin({ state, id, theme }) {
      if (page) return;
      colour(theme);
      const keep = { read: () => numbersOf(state), write: (now) => send("left", { state: idsOf(now) }) };
      page = showMap({ keep, tell });
      select(id, true);
    },
    select: ({ id }) => page && select(id),
    theme: ({ theme }) => colour(theme),
  };

  addEventListener("message", (event) => {
    if (event.source === parent) acts[event.data?.argmap]?.(event.data);
  });
  // the frame may open no window, so its parent does
  for (const kind of ["click", "auxclick"]) {
    document.addEventListener(kind, (event) => {
      const link = event.target.closest("a[href]");
      if (!link || event.button > 1) return;
      event.preventDefault();
      send("open", { url: link.href });
    });
  }
  send("ready");
})();
