/* Joining a class, and choosing an exercise. */

const byId = (id) => document.getElementById(id);
const EVERY = 3000;

function say(words) {
  byId("problem").textContent = words;
}

function showJoin() {
  byId("home").hidden = true;
  byId("join").hidden = false;
}

function entryOf(exercise) {
  const entry = document.createElement("li");
  const title = document.createElement(exercise.open || exercise.begun ? "a" : "span");
  if (title.localName === "a") title.href = `/work/${encodeURIComponent(exercise.name)}`;
  title.textContent = exercise.title;
  title.dir = "auto";
  const about = document.createElement("p");
  about.textContent = [exercise.about, exercise.over ? WORDS.finished : "", exercise.open ? "" : WORDS["is-closed"]].filter(Boolean).join(" · ");
  about.dir = "auto";
  entry.append(title, about);
  return entry;
}

let shown = "";
function showHome(me) {
  byId("join").hidden = true;
  byId("home").hidden = false;
  byId("who").textContent = fill("you-are", { name: me.name });
  const state = JSON.stringify(me.exercises);
  if (state === shown) return; // what has the focus keeps it
  shown = state;
  byId("exercises").replaceChildren(...me.exercises.map(entryOf));
  byId("none").hidden = me.exercises.some((exercise) => exercise.open);
}

/* Goes on to the only exercise of a class; else shows all. */
async function begin() {
  const me = await ask("me");
  if (!me.name) {
    showJoin();
    say(me.error || "");
    return;
  }
  const open = me.exercises.filter((exercise) => exercise.open);
  if (open.length === 1 && me.exercises.length === 1) location.assign(`/work/${encodeURIComponent(open[0].name)}`);
  showHome(me);
}

byId("join").addEventListener("submit", async (event) => {
  event.preventDefault();
  byId("join-now").disabled = true;
  say("");
  const answer = await ask("join", { code: byId("code").value, name: byId("name")?.value ?? "" });
  byId("join-now").disabled = false;
  if (answer.status === 200) begin();
  else say(answer.error);
});

byId("leave").addEventListener("click", async () => {
  await ask("leave", {});
  shown = "";
  showJoin();
  byId("code").focus();
});

async function follow() {
  for (;;) {
    await wait(EVERY);
    if (byId("home").hidden || document.hidden) continue;
    const me = await ask("me");
    say(me.error || "");
    if (me.name) showHome(me);
    else if (me.status === 200) showJoin();
  }
}

async function start() {
  const given = new URLSearchParams(location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
  byId("code").value = given.get("code") || "";
  byId("home").append(linkBox());
  if (given.get("me")) {
    const answer = await ask("enter", { token: given.get("me") });
    if (answer.status !== 200) say(answer.error);
    if (answer.status === 200) return begin();
  }
  const me = await ask("me");
  if (me.name) return showHome(me);
  showJoin();
  if (me.error) say(me.error);
  return byId(byId("code").value && byId("name") ? "name" : "code").focus();
}

start();
follow();
