/* What every page needs to find, make and announce elements. Texts of a map only ever become text, never markup. */

export const byId = (id) => document.getElementById(id);

/* An element with attributes and children; attributes that are null, undefined or false are left out. */
export function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export const button = (words, click, attributes = {}) => make("button", { type: "button", click, ...attributes }, words);

/* Says something to people who do not see the page. */
export function announce(words) {
  byId("live").textContent = words;
}

export const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/* Whether the language of the page runs from right to left. */
export const isMirrored = () => document.documentElement.dir === "rtl";

/* The names of the arrow keys that lead on and back in the direction of reading. */
export const onwardKey = () => (isMirrored() ? "ArrowLeft" : "ArrowRight");
export const backKey = () => (isMirrored() ? "ArrowRight" : "ArrowLeft");
