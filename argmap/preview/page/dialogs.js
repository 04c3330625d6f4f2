/* Questions in a dialog: one of several, found by typing; or a text. Each answers with a promise, null for no answer. */

import { make, button } from "./elements.js";
import { light, matchesIn, patternOf } from "./search.js";
import { say } from "./words.js";

let number = 0;

function open(title, note, fill) {
  return new Promise((answer) => {
    number += 1;
    const head = `dialog-${number}`;
    const dialog = make("dialog", { "aria-labelledby": head }, make("h2", { id: head }, title));
    if (note) dialog.append(make("p", { class: "small" }, note));
    const back = document.activeElement;
    let result = null;
    const close = (value) => {
      result = value;
      dialog.close();
    };
    dialog.append(...fill(close, head));
    dialog.addEventListener("close", () => {
      dialog.remove();
      back?.focus?.();
      answer(result);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/* One of `options`, each with `value`, `words` and perhaps `note`; typing leaves those that have all the words. */
export function choose(title, options, { note = "", chosen = null } = {}) {
  return open(title, note, (close, head) => {
    const list = make("ul", { role: "listbox", id: `${head}-list`, "aria-labelledby": head });
    const field = make("input", {
      type: "text", role: "combobox", "aria-labelledby": head, "aria-controls": list.id, "aria-expanded": "true",
      "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", placeholder: say("type-to-find"),
    });
    let shown = [];
    let at = 0;

    function point(wanted) {
      if (!shown.length) {
        field.removeAttribute("aria-activedescendant");
        return;
      }
      at = Math.min(Math.max(wanted, 0), shown.length - 1);
      [...list.children].forEach((row, index) => row.setAttribute("aria-selected", String(index === at)));
      field.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    }

    function filter() {
      const wanted = field.value.split(/\s+/).filter(Boolean).map(patternOf);
      const has = (option) => wanted.every((pattern) => `${option.words} ${option.note ?? ""}`.search(pattern) >= 0);
      shown = options.filter(has).slice(0, 300);
      list.replaceChildren(...shown.map((option, index) =>
        make("li", { role: "option", id: `${list.id}-${index}`, "aria-selected": "false", click: () => close(option.value) },
          option.words, option.note ? make("span", { class: "small" }, option.note) : null)));
      light([...list.children].flatMap((row) => wanted.flatMap((pattern) => matchesIn(row, pattern))));
      point(Math.max(shown.findIndex((option) => option.value === chosen), 0));
    }

    field.addEventListener("input", filter);
    field.addEventListener("keydown", (event) => {
      const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
      if (event.key in steps) {
        event.preventDefault();
        point(at + steps[event.key]);
      } else if (event.key === "Enter") {
        event.preventDefault();
        if (shown.length) close(shown[at].value);
      }
    });
    filter();
    return [field, list];
  });
}

/* A text; Enter takes it, Shift+Enter begins a new line where `lines` is more than 1. */
export function askText(title, value = "", { note = "", lines = 3, optional = false } = {}) {
  return open(title, note, (close, head) => {
    const field = make("textarea", { "aria-labelledby": head, rows: lines });
    field.value = value;
    const take = () => {
      if (field.value.trim() || optional) close(field.value.trim());
    };
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey) return;
      event.preventDefault();
      take();
    });
    setTimeout(() => field.select());
    return [field, make("div", { class: "tools" }, button(say("ok"), take), button(say("cancel"), () => close(null)))];
  });
}

/* Something to read. */
export const tell = (title, ...content) =>
  open(title, "", (close) => [...content, make("div", { class: "tools" }, button(say("page.close"), () => close(null)))]);
