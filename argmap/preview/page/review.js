/* What can be done with the claim in focus, by keys, buttons and the list of all actions. */

import { choose, askText } from "./dialogs.js";
import { selectedPassage, sentences } from "./panels.js";

const KINDS = ["claim", "evidence", "recommendation", "question", "context"];
const ROLES = [
  ["reason", "Add a reason"], ["evidence", "Add evidence"], ["objection", "Add an objection"],
  ["rebuttal", "Add a rebuttal"], ["undercut", "Add an objection to the step from it"], ["recommendation", "Add a recommendation"],
];

export const optionsOf = (page, without) =>
  page.known.claims.filter((claim) => claim.id !== without).map(({ id, text, tag }) => ({ value: id, words: text, note: tag }));

/* Each action: its key, its words, whether it is for drafts only, and what it asks before it returns what to do. */
export const ACTIONS = [
  { key: "a", words: "Accept", say: "accepted", run: async (claim) => ({ action: "accept", claim: claim.id }), drafts: true },
  { key: "x", words: "Reject", run: async (claim) => ({ action: "reject", claim: claim.id }) },
  {
    key: "k", words: "Kind",
    async run(claim) {
      const kind = await choose("What is the claim offered as?", KINDS.map((each) => ({ value: each, words: each })), { chosen: claim.kind });
      return kind && { action: "set-kind", claim: claim.id, kind };
    },
  },
  {
    key: "m", words: "Move",
    async run(claim, page) {
      const to = await choose("Move it to bear on", optionsOf(page, claim.id), { note: claim.text, chosen: claim.above });
      return to && { action: "move", claim: claim.id, to };
    },
  },
  {
    key: "e", words: "Reword",
    async run(claim) {
      const text = await askText("Say it in other words", claim.text);
      return text && text !== claim.text ? { action: "reword", claim: claim.id, text } : null;
    },
  },
  {
    key: "q", words: "Quote",
    async run(claim, page) {
      const passage = selectedPassage();
      if (passage) return { action: "set-quote", claim: claim.id, quote: passage };
      const found = sentences(page.known).map(({ words, isMissed }) => ({ value: words, words, note: isMissed ? "not quoted yet" : "" }));
      if (!found.length) {
        const typed = await askText("Quote of the article, word for word", claim.quotes[0] ?? "");
        return typed && { action: "set-quote", claim: claim.id, quote: typed };
      }
      const quote = await choose("Which sentence does it quote?", found, {
        note: "To quote a part of a sentence, select it in the article first.", chosen: claim.quotes[0] ?? null,
      });
      return quote && { action: "set-quote", claim: claim.id, quote };
    },
  },
  { key: "A", words: "Accept section", run: async (claim) => ({ action: "accept-section", claim: claim.id }), drafts: true },
  ...ROLES.map(([role, words]) => ({
    words,
    async run(claim) {
      const text = await askText(words, "", { note: `To: ${claim.text}` });
      return text && { action: "add", claim: claim.id, role, text };
    },
  })),
  {
    words: "Turn the sign",
    async run(claim) {
      const sign = await choose("How does it bear on what it hangs on?", [{ value: "support", words: "supports it" }, { value: "attack", words: "attacks it" }]);
      return sign && { action: "set-sign", claim: claim.id, sign };
    },
  },
  {
    words: "Join with another premise",
    async run(claim, page) {
      const other = await choose("Needed together with", optionsOf(page, claim.id), { note: claim.text });
      return other && { action: "join", claim: claim.id, others: [other] };
    },
  },
  { words: "Split the premises", run: async (claim) => ({ action: "split", claim: claim.id }) },
  {
    words: "Link to what it addresses",
    async run(claim, page) {
      const to = await choose("It addresses", optionsOf(page, claim.id), { note: claim.text });
      return to && { action: "link", claim: claim.id, to };
    },
  },
  {
    words: "Set the voice",
    async run(claim) {
      const voice = await askText("Who says so in the article?", claim.voice, { lines: 1, optional: true });
      return voice === null ? null : { action: "set-voice", claim: claim.id, voice: voice || null };
    },
  },
  {
    words: "Set the issue",
    async run(claim, page) {
      const issue = await choose("Which issue is it about?", page.known.issues.map((each) => ({ value: each, words: each })));
      return issue && { action: "set-issue", claim: claim.id, issue };
    },
  },
  {
    words: "Set the source",
    async run(claim) {
      const title = await askText("Title of the source", "", { lines: 1 });
      return title && { action: "set-source", claim: claim.id, title };
    },
  },
  { words: "Make it the thesis", run: async (claim) => ({ action: "choose-thesis", claim: claim.id }) },
];

/* Asks for one of all actions. */
export async function chooseAction() {
  const number = await choose("What is to be done?", ACTIONS.map(({ words, key }, index) => ({ value: String(index), words, note: key ? `key ${key}` : "" })));
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
