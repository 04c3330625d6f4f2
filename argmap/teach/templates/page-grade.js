// Grading as the command line does it: points of a task in [0, 1], and what of it is not right.

const WORD = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]|(?:(?![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}])[\p{L}\p{N}_])+/gu;
const END = /[.!?…。！？؟।]["'”’»)\]]*$/u;

function wordsOf(text) {
  const folded = text.toLowerCase();
  return folded.match(WORD) || folded.split(/\s+/u).filter(Boolean);
}

function tally(words) {
  const found = new Map();
  for (const word of words) found.set(word, (found.get(word) || 0) + 1);
  return found;
}

// The coefficient of Sørensen and Dice over words, each counted as often as it occurs.
function resemblance(one, other) {
  let shared = 0;
  const theirs = tally(other);
  for (const [word, count] of tally(one)) shared += Math.min(count, theirs.get(word) || 0);
  return one.length + other.length ? (2 * shared) / (one.length + other.length) : 1;
}

function faultsOfForm(text, form) {
  const faults = [];
  const count = text.split(/\s+/u).filter(Boolean).length;
  const [least, most] = form.words;
  if (count < least) faults.push(`it has ${count} word${count === 1 ? "" : "s"}; at least ${least} are expected`);
  else if (count > most) faults.push(`it has ${count} words; at most ${most} are expected`);
  if (form.sentence && !(END.test(text.trim()) && count > 1)) faults.push("it is no whole sentence");
  const own = wordsOf(text);
  const bare = new Set(own.map((word) => (word.endsWith("s") ? word.slice(0, -1) : word)));
  if (form.subjects.length && !form.subjects.some((matter) => matter.some((word) => bare.has(word)))) {
    faults.push("it takes up no word of what it answers");
  }
  if (form.texts.length && (!own.length || form.texts.some((other) => resemblance(own, other) >= form.copied))) {
    faults.push(own.length ? "it repeats what the map says already" : "it says nothing yet");
  }
  return faults;
}

// `given` is a list of marked words, choices by part, or a text; `key` is the opened key of the task.
function gradeTask(ask, key, given) {
  if (ask === "write") {
    const faults = faultsOfForm(given, key.form);
    const checked = 1 + (key.form.sentence ? 1 : 0) + (key.form.subjects.length ? 1 : 0) + (key.form.texts.length ? 1 : 0);
    return { points: given.trim() ? 1 - faults.length / checked : 0, parts: { 1: faults.length === 0 }, faults };
  }
  if (ask === "mark") {
    const right = new Set(key.right["1"]);
    const hits = given.filter((word) => right.has(word)).length;
    const wrong = given.filter((word) => !right.has(word));
    const points = Math.max(0, (hits - wrong.length) / right.size);
    return { points, parts: { 1: hits === right.size && !wrong.length }, wrong, missed: right.size - hits };
  }
  const parts = {};
  for (const [part, names] of Object.entries(key.right)) parts[part] = names.includes(given[part]);
  const values = Object.values(parts);
  return { points: values.filter(Boolean).length / values.length, parts };
}

// The weakest hint at the first check, the answer at the last one.
function hintAfter(attempt, tries) {
  if (attempt >= tries) return "answer";
  return attempt === 1 ? "where" : "principle";
}

async function opened(sealed, seed) {
  const bytes = Uint8Array.from(atob(sealed), (char) => char.charCodeAt(0));
  const encoder = new TextEncoder();
  for (let start = 0; start < bytes.length; start += 32) {
    const block = new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(`${seed}:${start / 32}`)));
    for (let at = start; at < Math.min(start + 32, bytes.length); at++) bytes[at] ^= block[at - start];
  }
  return JSON.parse(new TextDecoder().decode(bytes));
}
