/* Goes from slide to slide and from point to point. Classes of the page say what is shown; texts are only read. A link
   leads to a slide with all of its points; going forward shows them one by one, each with all that bears on it. */

import { announce, backKey, byId, isMirrored, onwardKey } from "./elements.js";

(function () {
  const root = document.documentElement;
  const slides = [...document.querySelectorAll(".slide")];
  const points = slides.map(pointsOf);
  const FAR = 50;
  let now = 0;
  let shown = 0;
  let touched = null;

  root.classList.add("js");

  const words = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const isAll = () => document.body.classList.contains("is-all");

  /* The points of a slide, each with the claims that follow it further in. */
  function pointsOf(slide) {
    const groups = [];
    for (const element of slide.querySelectorAll("[data-point], [data-more]")) {
      if (!groups.length || "point" in element.dataset) groups.push([]);
      groups.at(-1).push(element);
    }
    return groups;
  }

  /* Shows a slide with its first points, or with all of them. */
  function show(number, count = Infinity) {
    const last = now;
    now = Math.min(Math.max(number, 0), slides.length - 1);
    shown = Math.min(count, points[now].length);
    slides.forEach((slide, n) => slide.classList.toggle("is-now", n === now));
    points[now].forEach((point, n) => point.forEach((element) => element.classList.toggle("is-hidden", n >= shown)));
    byId("progress").textContent = `${now + 1} / ${slides.length}`;
    if (last !== now || !byId("live").textContent) {
      slides[now].scrollTop = 0;
      history.replaceState(null, "", `#${slides[now].id}`);
      announce(slides[now].getAttribute("aria-label"));
    }
    if (isAll()) slides[now].scrollIntoView({ block: "nearest" });
  }

  function on() {
    if (isAll()) return show(now + 1);
    if (shown === points[now].length) return now + 1 < slides.length && show(now + 1, 1);
    show(now, shown + 1);
    const point = points[now][shown - 1];
    point.at(-1).scrollIntoView({ block: "nearest" });
    point[0].scrollIntoView({ block: "nearest" });
    announce(point.map(words).join(" "));
  }

  function back() {
    if (isAll() || shown <= 1) return show(now - 1);
    show(now, shown - 1);
  }

  /* To where the next line of argument starts, or where this one does, or the one before. */
  function jump(change) {
    const starts = slides.map((_, n) => n).filter((n) => "line" in slides[n].dataset);
    const found = change > 0 ? starts.find((n) => n > now) : starts.findLast((n) => n < now);
    if (found !== undefined) show(found, isAll() ? Infinity : 1);
  }

  function press(name, is) {
    byId(name).setAttribute("aria-pressed", String(is));
  }

  function all(is) {
    document.body.classList.toggle("is-all", is);
    press("overview", is);
    show(now, is ? Infinity : shown);
  }

  function notes(is) {
    root.classList.toggle("has-notes", is);
    press("notes", is);
  }

  /* A slide that is higher than the window is scrolled first. */
  function canScroll(down) {
    const { scrollTop, scrollHeight, clientHeight } = slides[now];
    return !isAll() && (down ? scrollTop + clientHeight < scrollHeight - 1 : scrollTop > 1);
  }

  const acts = {
    [onwardKey()]: on, [backKey()]: back, PageDown: on, PageUp: back, Enter: () => all(false),
    ArrowDown: on, ArrowUp: back, Backspace: back,
    Home: () => show(0), End: () => show(slides.length - 1),
    n: () => jump(1), p: () => jump(-1),
    o: () => all(!isAll()), s: () => notes(!root.classList.contains("has-notes")),
    Escape: () => (isAll() ? all(false) : notes(false)),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isControl = event.target.closest("a, button") !== null;
    if (isControl && (event.key === " " || event.key === "Enter")) return;
    const act = event.key === " " ? (event.shiftKey ? back : on) : acts[event.key];
    if (!act) return;
    if (/Down|Up/.test(event.key) && canScroll(event.key.endsWith("Down"))) return;
    event.preventDefault();
    act();
  });

  document.addEventListener("touchstart", (event) => {
    const [touch] = event.changedTouches;
    touched = event.touches.length === 1 ? [touch.clientX, touch.clientY] : null;
  }, { passive: true });
  document.addEventListener("touchend", (event) => {
    if (!touched || isAll()) return;
    const [touch] = event.changedTouches;
    const across = touch.clientX - touched[0];
    touched = null;
    if (Math.abs(across) < FAR || event.target.closest("button")) return;
    if (isMirrored() ? across > 0 : across < 0) on();
    else back();
  });

  byId("deck").addEventListener("click", (event) => {
    const slide = event.target.closest(".slide");
    if (!isAll() || !slide) return;
    now = slides.indexOf(slide);
    shown = Infinity;
    event.preventDefault();
    all(false);
    show(now);
  });
  byId("previous").addEventListener("click", back);
  byId("next").addEventListener("click", on);
  byId("overview").addEventListener("click", () => all(!isAll()));
  byId("notes").addEventListener("click", () => notes(!root.classList.contains("has-notes")));

  /* The buttons appear when the pointer moves, and disappear when it rests. */
  let resting = 0;
  document.addEventListener("pointermove", () => {
    document.body.classList.add("is-idle");
    clearTimeout(resting);
    resting = setTimeout(() => document.body.classList.remove("is-idle"), 2500);
  });

  const linked = () => slides.findIndex((slide) => `#${slide.id}` === location.hash);
  window.addEventListener("hashchange", () => { if (linked() >= 0 && linked() !== now) show(linked()); });
  show(Math.max(linked(), 0));
})();
