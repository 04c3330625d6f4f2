/* What can be done with the claim in focus, by keys, buttons and the list of all actions. */

import { choose, askText } from "./dialogs.js";
import { selectedPassage, sentences } from "./panels.js";
import { say } from "./words.js";

const KINDS = ["claim", "evidence", "recommendation", "question", "context"];
const ROLES = ["reason", "evidence", "objection", "rebuttal", "undercut", "recommendation"];

export const optionsOf = (page, without) =>
  page.known.claims.filter((claim) => claim.id !== without).map(({ id, text, tag }) => ({ value: id, words: text, note: tag }));

/* Asks for another claim of the map. */
const askClaim = (page, claim, question, chosen = null) => choose(say(question), optionsOf(page, claim.id), { note: claim.text, chosen });

const askSign = (claim) =>
  choose(say("ask.sign"), [{ value: "support", words: say("ask.supports") }, { value: "attack", words: say("ask.attacks") }], { note: claim.text });

/* A move of a claim; of one that hangs on nothing yet, it has to be said how it will bear on the other. */
export async function move(claim, to) {
  if (claim.step !== null) return { action: "move", claim: claim.id, to };
  const sign = await askSign(claim);
  return sign && { action: "move", claim: claim.id, to, sign };
}

/* An action that asks nothing. */
const at = (name, action, more = {}) => ({ name, run: async (claim) => ({ action, claim: claim.id, ...more }) });

/* Each action: its name, perhaps a key, whether it is for drafts only, and what it asks before it returns what to do. */
export const ACTIONS = [
  { key: "a", drafts: true, ...at("accept", "accept") },
  { key: "x", ...at("reject", "reject") },
  {
    key: "k", name: "kind",
    async run(claim) {
      const kind = await choose(say("ask.kind"), KINDS.map((each) => ({ value: each, words: say(`role.${each}`) })), { chosen: claim.kind });
      return kind && { action: "set-kind", claim: claim.id, kind };
    },
  },
  {
    key: "m", name: "move",
    async run(claim, page) {
      const to = await askClaim(page, claim, "ask.move", claim.above);
      return to && move(claim, to);
    },
  },
  {
    key: "e", name: "reword",
    async run(claim) {
      const text = await askText(say("ask.reword"), claim.text);
      return text && text !== claim.text ? { action: "reword", claim: claim.id, text } : null;
    },
  },
  {
    key: "q", name: "quote",
    async run(claim, page) {
      const passage = selectedPassage();
      if (passage) return { action: "set-quote", claim: claim.id, quote: passage };
      const found = sentences(page.known).map(({ words, isMissed }) => ({ value: words, words, note: isMissed ? say("not-quoted") : "" }));
      if (!found.length) {
        const typed = await askText(say("ask.quote-text"), claim.quotes[0] ?? "");
        return typed && { action: "set-quote", claim: claim.id, quote: typed };
      }
      const quote = await choose(say("ask.quote"), found, { note: say("ask.quote-note"), chosen: claim.quotes[0] ?? null });
      return quote && { action: "set-quote", claim: claim.id, quote };
    },
  },
  { key: "A", drafts: true, ...at("section", "accept-section") },
  ...ROLES.map((role) => ({
    name: role,
    async run(claim) {
      const text = await askText(say(`do.${role}`), "", { note: say("ask.to", { claim: claim.text }) });
      return text && { action: "add", claim: claim.id, role, text };
    },
  })),
  {
    name: "turn",
    async run(claim) {
      const sign = await askSign(claim);
      return sign && { action: "set-sign", claim: claim.id, sign };
    },
  },
  {
    name: "join",
    async run(claim, page) {
      const other = await askClaim(page, claim, "ask.join");
      return other && { action: "join", claim: claim.id, others: [other] };
    },
  },
  at("split", "split"),
  {
    name: "link",
    async run(claim, page) {
      const to = await askClaim(page, claim, "ask.link");
      return to && { action: "link", claim: claim.id, to };
    },
  },
  {
    name: "voice",
    async run(claim) {
      const voice = await askText(say("ask.voice"), claim.voice, { lines: 1, optional: true });
      return voice === null ? null : { action: "set-voice", claim: claim.id, voice: voice || null };
    },
  },
  {
    name: "issue",
    async run(claim, page) {
      const issue = await choose(say("ask.issue"), page.known.issues.map((each) => ({ value: each, words: each })));
      return issue && { action: "set-issue", claim: claim.id, issue };
    },
  },
  {
    name: "source",
    async run(claim) {
      const title = await askText(say("ask.source"), "", { lines: 1 });
      return title && { action: "set-source", claim: claim.id, title };
    },
  },
  { key: "z", isHidden: true, ...at("aside", "set-aside") },
  { key: "Alt+ArrowUp", isHidden: true, ...at("earlier", "reorder", { by: -1 }) },
  { key: "Alt+ArrowDown", isHidden: true, ...at("later", "reorder", { by: 1 }) },
  at("thesis", "choose-thesis"),
];

export const wordsOf = ({ name }) => say(`do.${name}`);

/* Asks for one of all actions. */
export async function chooseAction() {
  const options = ACTIONS.map((action, index) => (
    { value: String(index), words: wordsOf(action), note: action.key ? say("key-of", { key: action.key.replace("Arrow", "") }) : "" }));
  const number = await choose(say("ask.action"), options);
  return number === null ? null : ACTIONS[Number(number)];
}

/* The claims to review next, by what the server says of the order. */
export function neighbour(known, order, focused, step) {
  const drafts = known.uncertain;
  if (!drafts.length) return null;
  const at = drafts.indexOf(focused);
  if (at >= 0) return drafts[(at + step + drafts.length) % drafts.length];
  return step > 0 ? drafts[0] : drafts.at(-1);
}
