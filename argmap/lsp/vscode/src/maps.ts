// Which documents are maps of argmap: Argdown always, YAML and JSON when their first key is `argmap`.

import { Range, type TextDocument } from "vscode";

const HEAD = new Range(0, 0, 1000, 0);
const JSON_KEY = /^\uFEFF?\s*\{\s*"argmap"\s*:/;
const FIRST_KEY: Record<string, RegExp[]> = {
  yaml: [/^\uFEFF?(?:[ \t]*(?:#.*)?\r?\n|%.*\r?\n|---[ \t]*(?:#.*)?\r?\n)*(?:---[ \t]+)?["']?argmap["']?[ \t]*:/, JSON_KEY],
  json: [JSON_KEY],
  jsonc: [JSON_KEY],
};

export const LANGUAGES = ["yaml", "json", "jsonc", "argdown"];

export function isMap(document: TextDocument): boolean {
  if (document.languageId === "argdown") return true;
  const head = document.getText(HEAD);
  return FIRST_KEY[document.languageId]?.some((key) => key.test(head)) ?? false;
}
