// The page: collects answers, shows hints, and saves answers to a file.

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

function say(place, isRight, text) {
  place.textContent = text ? `${isRight ? "✓" : "✗"} ${text}` : "";
  place.classList.toggle("is-right", isRight);
  place.classList.toggle("is-wrong", !isRight);
}

function because(key, part) {
  const why = key.why[part] || "";
  return why ? `: ${why.replace(/\.$/u, "")}` : "";
}

function answerTo(task, key, part) {
  const joined = task.dataset.ask === "mark" ? ", " : " or ";
  return key.right[part].map((name) => `“${textOf(task, name)}”`).join(joined) + because(key, part);
}

// Shows the feedback on one task; feedback on a part goes next to the part.
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
      const result = fits ? "right" : select.value ? "not right yet" : "not answered yet";
      say(document.getElementById(`${task.id}-${part}-said`), fits, hint === "answer" && !fits ? `the right answer is ${answerTo(task, key, part)}` : result);
    }
  } else if (ask === "mark" && !isRight) {
    if (grade.wrong.length) more.push(`Should not be marked: ${grade.wrong.map((name) => `“${textOf(task, name)}”`).join(", ")}.`);
    if (grade.missed) more.push(`${grade.missed} right word${grade.missed === 1 ? "" : "s"} not marked yet.`);
  } else if (ask === "write") {
    more.push(...grade.mistakes.map((mistake) => `${mistake[0].toUpperCase()}${mistake.slice(1)}.`));
  }
  if (!isRight && hint !== "where") more.push(key.says);
  if (!isRight && hint === "principle") more.push(key.do);
  if (!isRight && hint === "answer" && ask !== "match") {
    more.push(ask === "write" ? `For example: ${key.example}` : `The right answer is ${answerTo(task, key, "1")}.`);
  }
  const wellFormed = ask === "write" ? "The form is right. Your teacher reads the content." : "Right.";
  say(place, isRight, isRight ? wellFormed : ["Not right yet.", ...more].join("\n"));
  task.querySelectorAll("input, textarea").forEach((field) => field.setAttribute("aria-invalid", String(!isRight)));
}

// What a check finds: the hint that it has earned and, by task, the grade and what of the key may be shown. Where a
// server keeps the key, it is asked instead; null if it has nothing to show yet.
let judge = async (section, attempt) => {
  const key = await openKey(section.dataset.key, section.dataset.exercise);
  const tasks = {};
  for (const task of section.querySelectorAll(".task")) {
    const taskKey = key[task.dataset.task];
    tasks[task.dataset.task] = { key: taskKey, grade: gradeTask(task.dataset.ask, taskKey, answerIn(task)) };
  }
  return { attempt, hint: hintAfter(attempt, Number(section.dataset.tries)), tasks };
};

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
  const isFull = points > shownTasks.length - 1e-9;
  const shown = Math.round(points * 100) / 100;
  const after = isFull ? "Everything is right." : left ? `You can check ${left === 1 ? "once" : `${left} times`} more.` : "The right answers are shown.";
  section.querySelector(".result").textContent = `${shown} of ${shownTasks.length} points. ${after}`;
  if (isFull || !left) lock(section);
}

function lock(section) {
  section.querySelector(".check").disabled = true;
  section.querySelectorAll("fieldset input, fieldset select, fieldset textarea, .word").forEach((field) => { field.disabled = true; });
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
      section.querySelector(".result").textContent = "This browser cannot check the answers on this page. Save them for your teacher.";
    });
  });
  section.querySelector(".save").addEventListener("click", () => save(section));
  section.addEventListener("input", () => tell(section, false));
  for (const word of section.querySelectorAll(".word")) {
    word.addEventListener("click", () => {
      word.setAttribute("aria-pressed", String(word.getAttribute("aria-pressed") !== "true"));
      tell(section, false);
    });
  }
  for (const field of section.querySelectorAll("textarea")) {
    field.addEventListener("input", () => {
      const count = field.closest(".task").querySelector(".count");
      const words = field.value.split(/\s+/u).filter(Boolean).length;
      count.textContent = `${words} word${words === 1 ? "" : "s"} so far (${count.dataset.range})`;
    });
    const count = field.closest(".task").querySelector(".count");
    count.dataset.range = count.textContent;
  }
}
