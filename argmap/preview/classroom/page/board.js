/* The teacher's board: asks again and again how the class stands, and shows what has changed. */

import { get, post, takeToken } from "./connection.js";
import { button, byId, make } from "./elements.js";
import { english as known } from "./english.js"; // in the language of the class
import { say, setWords } from "./words.js";

const EVERY = 1500;
let board = null;
let toRemove = null;
let isLost = true; // whether the last question had no answer

const plurals = new Intl.PluralRules(known.language);

/* Words about a number of things, in the plural form that the language has for it. */
function counted(number, key, values = {}) {
  const ending = known.endings[plurals.select(number)] ?? ".many";
  return say([key + ending, `${key}.many`, key].find((each) => each in known.words), { number, ...values });
}

function notice(words) {
  if (byId("notice").textContent !== words) byId("notice").textContent = words;
}

/* Replaces what is in a place if it has changed; the button that has the focus keeps it. */
const shown = new Map();
function put(place, content, makeChildren) {
  const text = JSON.stringify(content);
  if (shown.get(place.id) === text) return;
  shown.set(place.id, text);
  const focused = place.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  place.replaceChildren(...makeChildren());
  if (focused) place.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

/* Students */

const minutes = (seconds) => (seconds < 90 ? "" : say("quiet", { number: Math.round(seconds / 60) }));

function workText(work) {
  if (work.state === "not begun") return [];
  return [
    say("answered", work),
    work.tries ? counted(work.tries, "checks") : "",
    work.points === null ? "" : counted(work.points[1], "points", { points: work.points[0] }),
    ["working", "stuck"].includes(work.state) ? minutes(work.idle) : "",
  ].filter(Boolean);
}

const stageOf = (work) => say(`stage.${work.state.replace(" ", "-")}`);

const CLASS = { stuck: "is-stuck", finished: "is-finished", "not begun": "is-empty" };

function studentRow(student) {
  const cells = board.exercises.map(({ name }) => {
    const work = student.work[name];
    const marks = [CLASS[work.state] ?? "", student.where === name ? "is-where" : ""].filter(Boolean).join(" ");
    return make("td", { class: marks },
      make("span", { class: "stage" }, student.where === name ? say("stage-here", { stage: stageOf(work) }) : stageOf(work)),
      make("span", { class: "small" }, workText(work).join(" · ")));
  });
  const presence = student.here ? "here" : "away", told = say(student.here ? "present" : "absent");
  return make("tr", {},
    make("th", { scope: "row" }, make("span", { class: presence, title: told }, make("span", { dir: "auto" }, student.name),
      make("span", { class: "hidden" }, ` (${told})`))),
    ...cells,
    make("td", { class: "row-tools" },
      button(say("link"), () => showLink(student), { "data-key": `link ${student.number}`, "aria-label": say("link-of", student) }), " ",
      button(say("remove"), () => askRemove(student), { "data-key": `remove ${student.number}`, "aria-label": say("remove-who", student) })));
}

function showStudents() {
  const { students, exercises } = board;
  byId("nobody").hidden = students.length > 0;
  const rows = students.map((student) => ({
    ...student, work: Object.values(student.work).map((work) => [work.state, ...workText(work)]),
  }));
  put(byId("students"), rows, () => students.length ? [
    make("thead", {}, make("tr", {}, make("th", { scope: "col" }, say("name")),
      ...exercises.map(({ title }) => make("th", { scope: "col", dir: "auto" }, title)),
      make("td", {}, make("span", { class: "hidden" }, say("actions"))))),
    make("tbody", {}, ...students.map(studentRow)),
  ] : []);
  const here = students.filter((student) => student.here).length;
  const stuck = students.filter((student) => Object.values(student.work).some((work) => work.state === "stuck")).length;
  const words = [counted(students.length, "students-count"), say("here-count", { number: here }), stuck ? say("stuck-count", { number: stuck }) : ""].filter(Boolean).join(" · ");
  for (const id of ["count", "big-count"]) if (byId(id).textContent !== words) byId(id).textContent = words;
}

async function showLink(student) {
  const answer = await get("teacher/link", { student: student.number });
  if (answer.error) return notice(answer.error);
  byId("link-title").textContent = say("link-of", answer);
  byId("link-qr").src = answer.qr;
  byId("link-qr").alt = say("link-qr");
  byId("link-text").textContent = answer.link;
  return byId("link").showModal();
}

function askRemove(student) {
  toRemove = student.number;
  byId("sure-title").textContent = say("remove-sure", student);
  byId("sure-text").textContent = say("remove-means");
  byId("sure").showModal();
}

/* Exercises */

function taskRow(task, isWorst) {
  const wrong = task.answered ? say("wrong", task) : say("no-answer-yet");
  return make("tr", { class: isWorst ? "is-worst" : null },
    make("th", { scope: "row", dir: "auto" }, make("b", {}, task.task), ` ${task.prompt}`),
    make("td", {}, task.answered ? make("meter", { min: 0, max: 1, low: 0.34, high: 0.67, optimum: 0, value: task.wrong / task.answered, "aria-hidden": "true" }) : null, wrong),
    make("td", {}, make("ul", { class: "errors small" }, ...task.errors.map(([error, count]) => make("li", { dir: "auto" }, `${count} × ${error}`)))));
}

function worstOf(tasks) {
  const share = (task) => (task.answered > 1 ? task.wrong / task.answered : 0);
  const worst = [...tasks].sort((one, other) => share(other) - share(one))[0];
  return worst && share(worst) > 0 ? worst.task : null;
}

function exerciseBox(exercise) {
  const { name, title } = exercise;
  const tool = (words, work, what) => button(words, work, { "data-key": `${what} ${name}`, "aria-label": say("labelled", { what: words, title }) });
  const worst = worstOf(exercise.tasks);
  return make("div", { class: "exercise" },
    make("div", { class: "exercise-head" },
      make("div", {}, make("h3", { dir: "auto" }, title), make("p", { class: "small", dir: "auto" }, exercise.about),
        make("p", { class: "small" }, [say(exercise.open ? "open" : "closed"), say(exercise.held ? "feedback-held" : "feedback-now"), counted(exercise.tries, "tries")].join(" · "))),
      make("div", { class: "tools" },
        tool(say(exercise.open ? "do-close" : "do-open"), () => steer(name, exercise.open ? "close" : "open"), "open"),
        tool(say(exercise.held ? "release" : "hold"), () => steer(name, exercise.held ? "release" : "hold"), "hold"),
        tool(say("results"), () => download(name), "results"))),
    make("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": say("tasks-of", { title }) }, make("table", { class: "tasks" },
      make("thead", {}, make("tr", {}, ...["task", "goes-wrong", "mistakes"].map((key) => make("th", { scope: "col" }, say(key))))),
      make("tbody", {}, ...exercise.tasks.map((task) => taskRow(task, task.task === worst))))));
}

async function act(name, content) {
  const answer = await post(`teacher/${name}`, content);
  notice(answer.error ?? "");
  await refresh();
}

const steer = (exercise, action) => act("steer", { exercise, action });

async function download(name) {
  const asked = await fetch(`/api/teacher/results?${new URLSearchParams({ exercise: name })}`, {
    headers: { "X-Argmap-Token": takeToken() },
  }).catch(() => null);
  if (!asked?.ok) return notice(asked ? (await asked.json()).error : say("unreachable"));
  const link = make("a", { download: `${name}.csv`, href: URL.createObjectURL(await asked.blob()) });
  link.click();
  return URL.revokeObjectURL(link.href);
}

/* The whole */

function show() {
  byId("tools").hidden = byId("board").hidden = false;
  byId("address").textContent = byId("big-address").textContent = board.address;
  byId("code").textContent = byId("big-code").textContent = board.admits ? board.code : say("no-entry");
  for (const id of ["qr", "big-qr"]) {
    if (byId(id).getAttribute("src") !== board.qr) byId(id).src = board.qr;
    byId(id).alt = say("qr", board);
    byId(id).hidden = !board.admits;
  }
  byId("only-here").hidden = board.network;
  byId("admit").setAttribute("aria-pressed", String(!board.admits));
  showStudents();
  put(byId("exercises"), board.exercises, () => board.exercises.map(exerciseBox));
}

async function refresh() {
  const answer = await get("teacher/board");
  if (answer.error) {
    isLost = true;
    return notice(answer.error);
  }
  const unwritten = answer.unwritten ? counted(answer.unwritten, "unwritten") : "";
  if (isLost || unwritten) notice(unwritten);
  isLost = false;
  board = answer;
  show();
  return undefined;
}

async function follow() {
  for (;;) {
    if (!document.hidden) await refresh();
    await new Promise((done) => { setTimeout(done, EVERY); });
  }
}

byId("admit").addEventListener("click", () => act("admit", { admits: !board.admits }));
byId("new-code").addEventListener("click", () => act("code", {}));
byId("show-code").addEventListener("click", () => byId("projector").showModal());
byId("close-projector").addEventListener("click", () => byId("projector").close());
byId("close-link").addEventListener("click", () => byId("link").close());
byId("leave-it").addEventListener("click", () => byId("sure").close());
byId("do-it").addEventListener("click", () => {
  byId("sure").close();
  act("remove", { student: toRemove });
});
setWords(known);
takeToken();
follow();
