/* Keys that choose a passage of the article: arrows go by words and by sentences, with Shift they take more, Enter quotes.
   What is chosen is the selection of the browser, so that the mouse and the keys go together. */

import { announce, onwardKey, backKey } from "./elements.js";

/* Where the words and the sentences of a text begin and end. */
function partsOf(text, kind, isPart) {
  const parts = new Intl.Segmenter(document.documentElement.lang || undefined, { granularity: kind }).segment(text);
  return [...parts].filter(isPart).map(({ segment, index }) => ({ start: index, end: index + segment.trimEnd().length }));
}

/* Lets keys choose words within `element` while it has the focus; `quote()` takes what is chosen. */
export function passageKeys(element, quote) {
  const text = element.textContent;
  const words = partsOf(text, "word", ({ isWordLike }) => isWordLike);
  const sentences = partsOf(text, "sentence", ({ segment }) => /[\p{L}\p{N}]/u.test(segment));
  let first = null;
  let last = null;

  const wordAt = (offset) => Math.max(words.findLastIndex(({ start }) => start <= offset), 0);
  const sentenceAt = (word) => Math.max(sentences.findLastIndex(({ start }) => start <= words[word].start), 0);

  /* The node of text at an offset, and the offset within it. */
  function placeOf(offset) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let left = offset;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (left <= node.length) return [node, left];
      left -= node.length;
    }
    return [element, 0];
  }

  function offsetOf(node, within) {
    const range = document.createRange();
    range.selectNodeContents(element);
    range.setEnd(node, within);
    return range.toString().length;
  }

  /* Begins where something is chosen already, else at the quote that is lit, else at what nobody quotes. */
  function begin() {
    const { anchorNode, anchorOffset, isCollapsed } = getSelection();
    const lit = element.querySelector(".is-focus") ?? element.querySelector(".missed");
    if (!isCollapsed && element.contains(anchorNode)) return wordAt(offsetOf(anchorNode, anchorOffset));
    return lit ? wordAt(offsetOf(lit, 0)) : 0;
  }

  function show() {
    const [start, end] = [Math.min(first, last), Math.max(first, last)];
    const [from, to] = [placeOf(words[start].start), placeOf(words[end].end)];
    getSelection().setBaseAndExtent(...from, ...to);
    announce(text.slice(words[start].start, words[end].end).replace(/\s+/g, " "));
    const range = document.createRange();
    range.setStart(...placeOf(words[last].start));
    range.setEnd(...placeOf(words[last].end));
    const [box, frame] = [range.getBoundingClientRect(), element.parentElement.getBoundingClientRect()];
    if (box.top < frame.top) element.parentElement.scrollTop += box.top - frame.top - 20;
    if (box.bottom > frame.bottom) element.parentElement.scrollTop += box.bottom - frame.bottom + 20;
  }

  /* The word that a key leads to; with Shift to the end of a sentence rather than to its start. */
  function target(key, isMore) {
    const sentence = sentenceAt(last);
    const startOf = (number) => wordAt(sentences[Math.min(Math.max(number, 0), sentences.length - 1)].start);
    const endOf = (number) => wordAt(sentences[Math.min(Math.max(number, 0), sentences.length - 1)].end - 1);
    switch (key) {
      case onwardKey(): return last + 1;
      case backKey(): return last - 1;
      case "ArrowDown": return isMore ? (last === endOf(sentence) ? endOf(sentence + 1) : endOf(sentence)) : startOf(sentence + 1);
      case "ArrowUp": return last === startOf(sentence) ? startOf(sentence - 1) : startOf(sentence);
      case "Home": return startOf(sentence);
      case "End": return endOf(sentence);
      default: return null;
    }
  }

  element.addEventListener("keydown", (event) => {
    if (event.target !== element || event.ctrlKey || event.metaKey || event.altKey || !words.length) return;
    if (event.key === "Enter") {
      event.preventDefault();
      if (!getSelection().isCollapsed) quote();
      return;
    }
    const isFirst = last === null;
    if (isFirst) first = last = begin();
    const next = target(event.key, event.shiftKey);
    if (next === null) return;
    event.preventDefault();
    if (!isFirst || event.shiftKey) last = Math.min(Math.max(next, 0), words.length - 1);
    if (!event.shiftKey) first = last;
    show();
  });
}
