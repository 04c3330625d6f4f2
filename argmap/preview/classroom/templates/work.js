/* An exercise in class: each change is sent to the server, which keeps the key, grades, and counts the tries. */

const PAUSE = 500; // after a change, so that a word is sent rather than each letter
const APART = 1000; // between two times of saving
const AGAIN = 2000; // after one that failed
const EVERY = 3000; // between two questions what is new

const section = document.querySelector(".exercise");
const exercise = decodeURIComponent(location.pathname.split("/").pop());
const checkButton = section.querySelector(".check");
const checkWords = checkButton.textContent;
const result = section.querySelector(".result");
const stored = new Map(); // the answers by task that the server has, as JSON
const unsaved = new Map(); // those that it does not have yet
let known = { version: "", open: true, held: false, over: false, handed_in: false };
let timer = 0;
let savedAt = 0;
let isBusy = false;
let isRefused = false; // whether the server does not take what is unsaved, as when the exercise is closed

function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

document.body.classList.add("in-class");
const bar = element("nav", "class-bar");
const back = element("a", "", WORDS.back);
back.href = "/";
const who = element("span", "");
const saved = element("span", "saved");
const alarm = element("span", "alarm"); // for screen readers, which need not hear of each change that is saved
alarm.setAttribute("role", "alert");
bar.append(back, who, saved, alarm);
document.body.prepend(bar);
const note = element("p", "class-note");
note.setAttribute("role", "status");
section.before(note);
document.querySelector("main").append(linkBox());

function showSaved(words, isMissing = false) {
  if (saved.textContent === words) return;
  saved.textContent = words;
  saved.classList.toggle("is-missing", isMissing);
  alarm.textContent = isMissing ? words : "";
  document.body.classList.toggle("is-cut-off", isMissing); // then answers can be saved to a file
}

/* Where the exercise stands: whether it can be worked on, and what the button does. */
function showKnown() {
  for (const task of section.querySelectorAll(".task")) task.disabled = !known.open;
  checkButton.textContent = known.held ? WORDS["hand-in"] : checkWords;
  checkButton.disabled = !known.open || known.over || isBusy || (known.held && known.handed_in);
  if (!known.open) note.textContent = WORDS.closed;
  else if (known.held && known.handed_in) note.textContent = WORDS["handed-in"];
  else note.textContent = "";
}

/* Takes over what the server has, unless something here is newer. */
function take(state) {
  const wasOpen = known.open;
  known = { ...known, ...state };
  who.textContent = fill("you-are", { name: known.name });
  if (!unsaved.size && state.answers) {
    const answers = {};
    for (const [task, answer] of Object.entries(state.answers)) {
      if (stored.get(task) !== JSON.stringify(answer)) answers[task] = answer;
      stored.set(task, JSON.stringify(answer));
    }
    document.dispatchEvent(new CustomEvent("argmap-restore", {
      detail: { exercise: section.dataset.exercise, student: state.name, attempt: state.verdict?.attempt ?? 1, answers },
    }));
  }
  if (state.verdict && state.verdict.attempt !== Number(section.dataset.attempt || 0)) showVerdict(section, state.verdict);
  showKnown();
  if (isRefused && known.open && !wasOpen) schedule(0);
}

/* What there is to do after an answer that is no success; whether it is to be tried again. */
function explain(answer) {
  if (answer.status === 401) {
    location.assign("/");
    return false;
  }
  if ([0, 429, 503].includes(answer.status) || answer.status >= 500) {
    showSaved(WORDS["not-saved"], true);
    return true;
  }
  showSaved(answer.error, true);
  return false;
}

function schedule(pause) {
  clearTimeout(timer);
  timer = setTimeout(save, pause);
}

async function save() {
  if (isBusy || !unsaved.size) return;
  isBusy = true;
  isRefused = false;
  const sent = new Map(unsaved);
  const answers = Object.fromEntries([...sent].map(([task, answer]) => [task, JSON.parse(answer)]));
  const answer = await ask("answers", { exercise, answers });
  isBusy = false;
  savedAt = Date.now();
  if (answer.status === 200) {
    acknowledge(sent);
    known.version = answer.version;
    known.handed_in = false;
    showKnown();
    if (unsaved.size) schedule(APART);
  } else if (explain(answer)) schedule(AGAIN);
  else {
    isRefused = true;
    known.version = "";
    refresh();
  }
}

function acknowledge(sent) {
  for (const [task, answer] of sent) {
    stored.set(task, answer);
    if (unsaved.get(task) === answer) unsaved.delete(task);
  }
  if (!unsaved.size) showSaved(WORDS.saved);
}

document.addEventListener("argmap-answers", ({ detail }) => {
  if (detail.checked) return;
  for (const [task, answer] of Object.entries(detail.answers)) {
    const text = JSON.stringify(answer);
    const isEmpty = answer === null || answer === "" || (typeof answer === "object" && !Object.keys(answer).length);
    if (text === stored.get(task) || (isEmpty && !stored.has(task))) unsaved.delete(task);
    else unsaved.set(task, text);
  }
  if (!unsaved.size) return;
  showSaved(WORDS.saving);
  schedule(Math.max(PAUSE, savedAt + APART - Date.now()));
});

judge = async (_, attempt) => {
  while (isBusy) await wait(50);
  isBusy = true;
  showKnown();
  const sent = new Map(Object.entries(contentOf(section).answers).map(([task, answer]) => [task, JSON.stringify(answer)]));
  const answer = await ask("check", { exercise, attempt, answers: contentOf(section).answers });
  isBusy = false;
  if (unsaved.size) schedule(APART); // what was changed meanwhile
  if (answer.status !== 200) {
    result.textContent = explain(answer) ? WORDS["no-answer"] : answer.error;
    showKnown();
    return null;
  }
  acknowledge(sent);
  known = { ...known, ...answer };
  showKnown();
  result.textContent = "";
  if (!answer.verdict) note.scrollIntoView({ block: "center" });
  return answer.verdict;
};

async function refresh() {
  if (isBusy || (unsaved.size && !isRefused)) return;
  const before = known.version;
  const state = await ask(`work?${new URLSearchParams({ exercise, seen: before })}`);
  if (state.status === 401) location.assign("/");
  if (state.status === 0) showSaved(WORDS["no-answer"], true);
  else if (saved.textContent === WORDS["no-answer"]) showSaved("");
  if (state.status === 200 && state.answers && !isBusy && known.version === before) take(state);
}

async function follow() {
  for (;;) {
    await refresh();
    await wait(EVERY);
    while (document.hidden) await wait(EVERY);
  }
}

/* What is not saved when the page goes is sent all the same. */
addEventListener("pagehide", () => {
  if (!unsaved.size) return;
  const answers = Object.fromEntries([...unsaved].map(([task, answer]) => [task, JSON.parse(answer)]));
  ask("answers", { exercise, answers }, { keepalive: true });
});
addEventListener("beforeunload", (event) => {
  if (unsaved.size) event.preventDefault();
});

follow();
