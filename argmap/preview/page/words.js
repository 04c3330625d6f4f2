/* The words of the page, in the language of the map that is shown. */

import { english } from "./english.js";
import { wordingOf } from "./wording.js";

let wording = wordingOf(english);

/* The words for a key, with values in the place of names in braces. */
export const say = (key, values) => wording.say(key, values);

/* Takes the words of a language, as the server has them, and puts them where the page itself has words. */
export function setWords(known) {
  wording = wordingOf(known);
  Object.assign(document.documentElement, { lang: known.lang, dir: known.dir });
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = say(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", say(element.dataset.label));
  for (const element of document.querySelectorAll("[data-title]")) {
    element.title = say(element.dataset.title) + (element.dataset.key ? ` (${element.dataset.key})` : "");
  }
}
