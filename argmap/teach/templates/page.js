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

async function check(section) {
  const tries = Number(section.dataset.tries);
  const attempt = Number(section.dataset.attempt || 0) + 1;
  if (attempt > tries) return;
  const key = await openKey(section.dataset.key, section.dataset.exercise);
  const hint = hintAfter(attempt, tries);
  const tasks = [...section.querySelectorAll(".task")];
  let points = 0;
  for (const task of tasks) {
    const taskKey = key[task.dataset.task];
    const grade = gradeTask(task.dataset.ask, taskKey, answerIn(task));
    points += grade.points;
    show(task, taskKey, grade, hint);
  }
  section.dataset.attempt = String(attempt);
  const isFull = points > tasks.length - 1e-9;
  const shown = Math.round(points * 100) / 100;
  const left = tries - attempt;
  const after = isFull ? "Everything is right." : left ? `You can check ${left === 1 ? "once" : `${left} times`} more.` : "The right answers are shown.";
  const result = section.querySelector(".result");
  result.textContent = `${shown} of ${tasks.length} points. ${after}`;
  if (isFull || !left) {
    section.querySelector(".check").disabled = true;
    section.querySelectorAll("fieldset input, fieldset select, fieldset textarea, .word").forEach((field) => { field.disabled = true; });
  }
  result.focus();
}

function save(section) {
  const answers = {};
  for (const task of section.querySelectorAll(".task")) {
    const answer = answerIn(task);
    answers[task.dataset.task] = task.dataset.ask === "choose" ? answer["1"] || null : answer;
  }
  const attempt = Math.max(1, Number(section.dataset.attempt || 1));
  const student = document.getElementById("student").value.trim() || null;
  const content = { "argmap-answers": 1, exercise: section.dataset.exercise, student, attempt, answers };
  const link = document.createElement("a");
  const name = (student || "answers").normalize("NFC").replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60);
  link.download = `${name}-${section.dataset.exercise}.json`;
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
  for (const word of section.querySelectorAll(".word")) {
    word.addEventListener("click", () => word.setAttribute("aria-pressed", String(word.getAttribute("aria-pressed") !== "true")));
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
