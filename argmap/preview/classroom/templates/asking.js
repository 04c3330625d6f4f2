/* What both pages for students share: asking the server, and filling in words. */

/* The answer of the server: its status and its JSON; status 0 if it does not answer. */
async function ask(name, content = null, options = {}) {
  try {
    const sent = content === null ? {} : {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(content),
    };
    const answer = await fetch(`/api/${name}`, { ...sent, ...options });
    return { status: answer.status, ...(await answer.json()) };
  } catch {
    return { status: 0, error: WORDS["no-answer"] };
  }
}

const fill = (key, values) => WORDS[key].replace(/\{(\w+)\}/gu, (_, name) => values[name]);
const wait = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

/* The box with a student's own link, which is asked for when it is opened. */
function linkBox() {
  const box = document.createElement("details");
  const [title, hint, place] = ["summary", "p", "p"].map((name) => document.createElement(name));
  title.textContent = WORDS["own-link"];
  hint.textContent = WORDS["own-link-hint"];
  place.className = "own-link";
  place.dir = "ltr";
  box.className = "link-box";
  box.append(title, hint, place);
  box.addEventListener("toggle", async () => {
    if (!box.open || place.textContent) return;
    const answer = await ask("link");
    place.textContent = answer.link || answer.error;
  });
  return box;
}
