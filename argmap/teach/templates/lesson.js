"use strict";
// Goes one step on or back; with questions, each question comes before its claim.
const steps = [...document.querySelectorAll(".step")];
const asks = document.querySelector(".steps").hasAttribute("data-predict");
const stops = asks ? 2 * steps.length : steps.length;
let at = 1;

function show() {
  const open = asks ? Math.floor(at / 2) : at;
  steps.forEach((step, number) => {
    step.hidden = !(number < open || (asks && number === open && at % 2 === 1));
    step.querySelector(".box").hidden = number >= open;
  });
  document.getElementById("back").disabled = at <= 1;
  document.getElementById("next").disabled = at >= stops;
  const count = document.getElementById("count");
  const numbers = { number: Math.max(open, 1), count: steps.length };
  count.textContent = count.dataset.words.replace(/\{(\w+)\}/gu, (_, name) => numbers[name]);
  const last = steps[asks && at % 2 === 1 ? open : open - 1];
  if (last) {
    const part = asks && at % 2 === 1 ? last.querySelector(".ask") : last.querySelector(".box");
    document.querySelector(".said").textContent = part.textContent.replace(/\s+/gu, " ").trim();
    last.scrollIntoView({ block: "nearest" });
  }
}

function move(by) {
  at = Math.min(stops, Math.max(1, at + by));
  show();
}

document.getElementById("back").addEventListener("click", () => move(-1));
document.getElementById("next").addEventListener("click", () => move(1));
document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const onward = document.documentElement.dir === "rtl" ? -1 : 1;
  const by = { ArrowRight: onward, ArrowDown: 1, PageDown: 1, ArrowLeft: -onward, ArrowUp: -1, PageUp: -1 }[event.key];
  if (by) {
    event.preventDefault();
    move(by);
  }
});
document.querySelector("nav").hidden = false;
show();
