// Grades like the command line: the points of a task in [0, 1], and what is wrong.

const WORD = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]|(?:(?![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}])[\p{L}\p{N}_])+/gu;
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/gu;
const END = /[.!?…。！？؟।۔]["'”’»」』）)\]\u200e\u200f]*$/u;

// The number of words; in scripts without spaces between words, that of characters.
function countWords(text) {
  let counted = 0;
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    const characters = (word.match(UNSPACED) || []).length;
    counted += characters + (!characters || /[\p{L}\p{N}]/u.test(word.replace(UNSPACED, "")) ? 1 : 0);
  }
  return counted;
}

function wordsOf(text) {
  const folded = text.toLowerCase();
  return folded.match(WORD) || folded.split(/\s+/u).filter(Boolean);
}

function tally(words) {
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) || 0) + 1);
  return counts;
}

// The coefficient of Sørensen and Dice over words, each counted as often as it occurs.
function resemblance(one, other) {
  let shared = 0;
  const theirs = tally(other);
  for (const [word, count] of tally(one)) shared += Math.min(count, theirs.get(word) || 0);
  return one.length + other.length ? (2 * shared) / (one.length + other.length) : 1;
}

// What is wrong with the form of a text: the ends of the keys of `feedback.form`, with their values.
function checkForm(text, form) {
  const mistakes = [];
  const count = countWords(text);
  const [least, most] = form.words;
  if (count < least) mistakes.push({ key: "short", number: count, least });
  else if (count > most) mistakes.push({ key: "long", number: count, most });
  if (form.sentence && !(END.test(text.trim()) && count > 1)) mistakes.push({ key: "sentence" });
  const answer = wordsOf(text);
  const bare = new Set(answer.map((word) => (word.endsWith("s") ? word.slice(0, -1) : word)));
  if (form.subjects.length && !form.subjects.some((matter) => matter.some((word) => bare.has(word)))) {
    mistakes.push({ key: "subject" });
  }
  if (form.texts.length && (!answer.length || form.texts.some((other) => resemblance(answer, other) >= form.copied))) {
    mistakes.push({ key: answer.length ? "copied" : "empty" });
  }
  return mistakes;
}

// `answer` is a list of marked words, choices by part, or a text; `key` is the key of the task.
function gradeTask(ask, key, answer) {
  if (ask === "write") {
    const mistakes = checkForm(answer, key.form);
    const checked = 1 + (key.form.sentence ? 1 : 0) + (key.form.subjects.length ? 1 : 0) + (key.form.texts.length ? 1 : 0);
    return { points: answer.trim() ? 1 - mistakes.length / checked : 0, parts: { 1: mistakes.length === 0 }, mistakes };
  }
  if (ask === "mark") {
    const right = new Set(key.right["1"]);
    const hits = answer.filter((word) => right.has(word)).length;
    const wrong = answer.filter((word) => !right.has(word));
    const points = Math.max(0, (hits - wrong.length) / right.size);
    return { points, parts: { 1: hits === right.size && !wrong.length }, wrong, missed: right.size - hits };
  }
  const parts = {};
  for (const [part, names] of Object.entries(key.right)) parts[part] = names.includes(answer[part]);
  const values = Object.values(parts);
  return { points: values.filter(Boolean).length / values.length, parts };
}

// The weakest hint after the first check, the answer after the last one.
function hintAfter(attempt, tries) {
  if (attempt >= tries) return "answer";
  return attempt === 1 ? "where" : "principle";
}

async function openKey(sealed, seed) {
  const bytes = Uint8Array.from(atob(sealed), (char) => char.charCodeAt(0));
  const encoder = new TextEncoder();
  for (let start = 0; start < bytes.length; start += 32) {
    const block = new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(`${seed}:${start / 32}`)));
    for (let at = start; at < Math.min(start + 32, bytes.length); at++) bytes[at] ^= block[at - start];
  }
  return JSON.parse(new TextDecoder().decode(bytes));
}
