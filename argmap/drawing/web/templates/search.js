/* Finds words in the texts of a page and lights them, without a change to the page, so that a long search costs no layout.
   A browser that cannot light them still finds them. */

/* The pattern of words as they were typed, in any case; null for none. */
export const patternOf = (typed) => (typed ? new RegExp(typed.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"), "giu") : null);

/* The places of a pattern in an element that begins with its text. */
export function matchesIn(element, pattern) {
  const words = element.firstChild;
  return words === null ? [] : [...words.textContent.matchAll(pattern)].map(({ 0: found, index }) => {
    const range = new Range();
    range.setStart(words, index);
    range.setEnd(words, index + found.length);
    return range;
  });
}

/* Lights these places, and no others. */
export function light(ranges) {
  if (!globalThis.CSS?.highlights) return;
  CSS.highlights.set("found", new Highlight(...ranges));
}
