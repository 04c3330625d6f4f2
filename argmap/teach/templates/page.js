// The page: collects answers, shows hints, and saves answers to a file.

const boards = new Map();  // task → its picture to work on

// In a task that lets a choice belong to one part only, the last part that takes it has it.
function takeBack(task, taker) {
  if (!("once" in task.dataset) || !taker.value) return;
  for (const select of task.querySelectorAll("select")) if (select !== taker && select.value === taker.value) select.value = "";
}

function answerIn(task) {
  const ask = task.dataset.ask;
  if (ask === "write") return task.querySelector("textarea").value;
  if (ask === "mark") {
    return [...task.querySelectorAll('.word[aria-pressed="true"]')].map((word) => word.dataset.choice);
  }
  if (ask === "choose") {
    const chosen = task.querySelector("input:checked");
    return chosen ? { 1: chosen.value } : {};
  }
  const choices = {};
  for (const select of task.querySelectorAll("select")) if (select.value) choices[select.dataset.part] = select.value;
  return choices;
}

function textOf(task, name) {
  const ask = task.dataset.ask;
  if (ask === "mark") return task.querySelector(`.word[data-choice="${name}"]`).textContent;
  if (ask === "choose") return task.querySelector(`input[value="${name}"]`).closest("label").textContent.trim();
  return task.querySelector(`option[value="${name}"]`).textContent;
}

function mark(place, isRight, text) {
  place.textContent = text ? `${isRight ? "✓" : "✗"} ${text}` : "";
  place.classList.toggle("is-right", isRight);
  place.classList.toggle("is-wrong", !isRight);
}

function answerTo(task, key, part) {
  const names = key.right[part].map((name) => inQuotes(textOf(task, name)));
  const answer = task.dataset.ask === "mark" ? listed(names) : names.reduce((first, second) => say("feedback.or", { first, second }));
  const why = (key.why[part] || "").replace(/\.$/u, "");
  return why ? say("because", { answer, why }) : answer;
}

// The part of the map that a task was about; the claims that are the answer are lit.
function mapWithAnswer({ picture, words, lit }) {
  const figure = element("figure", { class: "scene shown-map", tabindex: "0" });
  const drawn = figure.appendChild(element("div", { class: "drawn", role: "img", "aria-label": words }));
  drawn.innerHTML = picture;
  for (const box of drawn.querySelectorAll("[data-place]")) box.classList.toggle("is-lit", lit.includes(box.dataset.place));
  return figure;
}

// Shows the feedback on one task; feedback on a part goes next to the part, and into the picture.
function show(task, key, grade, hint) {
  const ask = task.dataset.ask;
  const place = document.getElementById(`${task.id}-said`);
  const isRight = Object.values(grade.parts).every(Boolean);
  const more = [];
  if (ask === "match") {
    for (const select of task.querySelectorAll("select")) {
      const part = select.dataset.part;
      const fits = grade.parts[part];
      select.setAttribute("aria-invalid", String(!fits));
      const result = fits ? say("part-right") : select.value ? say("part-wrong") : say("part-empty");
      const isShown = hint === "answer" && !fits;
      mark(document.getElementById(`${task.id}-${part}-said`), fits, isShown ? say("part-answer", { answer: answerTo(task, key, part) }) : result);
    }
  } else if (ask === "mark" && !isRight) {
    if (grade.wrong.length) more.push(say("not-marked", { words: listed(grade.wrong.map((name) => inQuotes(textOf(task, name)))) }));
    if (grade.missed) more.push(count("missed", grade.missed));
  } else if (ask === "write") {
    for (const { key: form, ...values } of grade.mistakes) {
      const words = "number" in values ? count(`feedback.form.${form}`, values.number, values) : say(`feedback.form.${form}`);
      more.push(say("sentence", { text: capitalised(words) }));
    }
  }
  if (!isRight && hint !== "where") more.push(key.says);
  if (!isRight && hint === "principle") more.push(key.do);
  if (!isRight && hint === "answer" && ask !== "match") {
    more.push(ask === "write" ? say("example", { example: key.example }) : say("answer-is", { answer: answerTo(task, key, "1") }));
  }
  const wellFormed = ask === "write" ? say("form-right") : say("right");
  mark(place, isRight, isRight ? wellFormed : [say("not-yet"), ...more].join("\n"));
  task.querySelectorAll("input, textarea").forEach((field) => field.setAttribute("aria-invalid", String(!isRight)));
  if (hint === "answer" && key.picture && !task.querySelector(".shown-map")) place.after(mapWithAnswer(key));
  boards.get(task)?.judge(grade.parts, hint === "answer" ? key.right : null);
}

// What a check finds: the hint that it has earned and, by task, the grade and what of the key may be shown. Where a
// server keeps the key, it is asked instead; null if it has nothing to show yet.
let judge = async (section, attempt) => {
  const key = await openKey(section.dataset.key, section.dataset.exercise);
  const tasks = {};
  for (const task of section.querySelectorAll(".task")) {
    const taskKey = key[task.dataset.task];
    const grade = gradeTask(task.dataset.ask, taskKey, answerIn(task));
    grade.points *= worthOf(task);
    tasks[task.dataset.task] = { key: taskKey, grade };
  }
  return { attempt, hint: hintAfter(attempt, Number(section.dataset.tries)), tasks };
};

function worthOf(task) {
  return Number(task.dataset.points || 1);
}

function showVerdict(section, { attempt, hint, tasks }) {
  const tries = Number(section.dataset.tries);
  const shownTasks = [...section.querySelectorAll(".task")];
  let points = 0;
  for (const task of shownTasks) {
    const { key, grade } = tasks[task.dataset.task];
    points += grade.points;
    show(task, key, grade, hint);
  }
  section.dataset.attempt = String(attempt);
  const left = tries - attempt;
  const total = shownTasks.reduce((sum, task) => sum + worthOf(task), 0);
  const isFull = points > total - 1e-9;
  const shown = Math.round(points * 100) / 100;
  const after = isFull ? say("all-right") : left ? count("more", left) : say("shown");
  section.querySelector(".result").textContent = `${count("points", total, { points: number(shown), total: number(total) })} ${after}`;
  if (isFull || !left) lock(section);
}

function lock(section) {
  section.querySelector(".check").disabled = true;
  section.querySelectorAll("fieldset input, fieldset select, fieldset textarea, .word").forEach((field) => { field.disabled = true; });
  for (const task of section.querySelectorAll(".task")) boards.get(task)?.lock();
}

async function check(section) {
  const attempt = Number(section.dataset.attempt || 0) + 1;
  if (attempt > Number(section.dataset.tries)) return;
  const verdict = await judge(section, attempt);
  if (!verdict) return;
  showVerdict(section, verdict);
  section.querySelector(".result").focus();
  tell(section, true);
}

function contentOf(section) {
  const answers = {};
  for (const task of section.querySelectorAll(".task")) {
    const answer = answerIn(task);
    answers[task.dataset.task] = task.dataset.ask === "choose" ? answer["1"] || null : answer;
  }
  const attempt = Math.max(1, Number(section.dataset.attempt || 1));
  const student = document.getElementById("student").value.trim() || null;
  return { exercise: section.dataset.exercise, student, attempt, answers };
}

// Tells other scripts of the page about each change of the answers, and about each check.
function tell(section, checked) {
  document.dispatchEvent(new CustomEvent("argmap-answers", { detail: { ...contentOf(section), checked } }));
}

function fillIn(task, answer) {
  const ask = task.dataset.ask;
  if (ask === "write") {
    const field = task.querySelector("textarea");
    field.value = answer || "";
    field.dispatchEvent(new Event("input"));
  } else if (ask === "mark") {
    for (const word of task.querySelectorAll(".word")) word.setAttribute("aria-pressed", String((answer || []).includes(word.dataset.choice)));
  } else if (ask === "choose") {
    for (const input of task.querySelectorAll("input")) input.checked = input.value === answer;
  } else for (const select of task.querySelectorAll("select")) select.value = (answer || {})[select.dataset.part] || "";
  boards.get(task)?.refresh();
}

// Another script gives back answers that this page once told.
document.addEventListener("argmap-restore", ({ detail }) => {
  const section = [...document.querySelectorAll(".exercise")].find((each) => each.dataset.exercise === detail.exercise);
  if (!section) return;
  if (detail.student) document.getElementById("student").value = detail.student;
  for (const task of section.querySelectorAll(".task")) {
    if (task.dataset.task in detail.answers) fillIn(task, detail.answers[task.dataset.task]);
  }
});

function save(section) {
  const content = { "argmap-answers": 1, ...contentOf(section) };
  const link = document.createElement("a");
  const name = (content.student || "answers").normalize("NFC").replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60);
  link.download = `${name}-${content.exercise}.json`;
  link.href = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: "application/json" }));
  link.click();
  URL.revokeObjectURL(link.href);
}

for (const section of document.querySelectorAll(".exercise")) {
  section.querySelector(".check").addEventListener("click", () => {
    check(section).catch(() => {
      section.querySelector(".result").textContent = say("cannot-check");
    });
  });
  section.querySelector(".save").addEventListener("click", () => save(section));
  section.addEventListener("input", ({ target }) => {
    const task = target.closest(".task");
    if (task && target.tagName === "SELECT") takeBack(task, target);
    if (task) boards.get(task)?.refresh();
    tell(section, false);
  });
  for (const board of section.querySelectorAll(".board")) {
    const task = board.closest(".task");
    boards.set(task, boardOf(board, task, () => tell(section, false)));
  }
  for (const word of section.querySelectorAll(".word")) {
    word.addEventListener("click", () => {
      word.setAttribute("aria-pressed", String(word.getAttribute("aria-pressed") !== "true"));
      tell(section, false);
    });
  }
  for (const field of section.querySelectorAll("textarea")) {
    const shown = field.closest(".task").querySelector(".count");
    field.addEventListener("input", () => {
      shown.textContent = count("so-far", countWords(field.value), { range: shown.dataset.range });
    });
    shown.dataset.range = shown.textContent;
  }
}
