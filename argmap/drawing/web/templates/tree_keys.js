/* Keys in a tree of claims, as the ARIA Authoring Practices have them. Claims are numbers in the order of reading. */

import { backKey, onwardKey } from "./elements.js";

const AGAIN = 500;

/* For each claim its parent, and the number after its last descendant, from the levels alone. */
export function kinship(levels) {
  const parents = [];
  const ends = [];
  const path = [];
  levels.forEach((level, claim) => {
    while (path.length && levels[path.at(-1)] >= level) ends[path.pop()] = claim;
    parents[claim] = path.length ? path.at(-1) : null;
    path.push(claim);
  });
  for (const claim of path) ends[claim] = levels.length;
  return { parents, ends };
}

/* For each key that moves in the tree, the function from a claim to the one that the key leads to. A claim that can be
   folded is unfolded and folded first: `fold(claim, isFolded)` does so where there is something to do, and says whether it has. */
export function treeMoves({ parents, ends }, { isVisible = () => true, fold = () => false } = {}) {
  const isInside = (at) => at >= 0 && at < parents.length;

  function nextVisible(claim, change) {
    let at = claim + change;
    while (isInside(at) && !isVisible(at)) at += change;
    return isInside(at) ? at : claim;
  }

  function enter(claim) {
    if (fold(claim, false)) return claim;
    return ends[claim] > claim + 1 ? nextVisible(claim, 1) : claim;
  }

  return {
    ArrowDown: (claim) => nextVisible(claim, 1),
    ArrowUp: (claim) => nextVisible(claim, -1),
    Home: () => nextVisible(-1, 1),
    End: () => nextVisible(parents.length, -1),
    [onwardKey()]: enter,
    [backKey()]: (claim) => (fold(claim, true) ? claim : parents[claim] ?? claim),
  };
}

/* Makes an item the one that the Tab key leads to, and the one that is selected, in place of another. */
export function pointTo(item, before = null) {
  if (before) {
    before.tabIndex = -1;
    before.setAttribute("aria-selected", "false");
  }
  item.tabIndex = 0;
  item.setAttribute("aria-selected", "true");
}

/* Finds the next claim whose text starts with what was typed within half a second. */
export function typeAhead({ count, text, isVisible }) {
  let typed = "";
  let typedAt = 0;
  return (claim, key, time) => {
    typed = time - typedAt < AGAIN ? typed + key : key;
    typedAt = time;
    for (let turn = typed.length > 1 ? 0 : 1; turn <= count; turn += 1) {
      const other = (claim + turn) % count;
      if (isVisible(other) && text(other).toLowerCase().startsWith(typed.toLowerCase())) return other;
    }
    return claim;
  };
}
