// What Argdown's own parser makes of texts: node argdown_counts.mjs TEXTS.json FOLDER_OF_NODE_MODULES
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(process.argv[3] + "/");
const loaded = await import(pathToFileURL(require.resolve("@argdown/core")));
const core = loaded.ArgdownApplication ? loaded : loaded.default;
const app = new core.ArgdownApplication();
app.addPlugin(new core.ParserPlugin(), "parse-input");
app.addPlugin(new core.DataPlugin(), "build-model");
app.addPlugin(new core.ModelPlugin(), "build-model");
app.addPlugin(new core.JSONExportPlugin(), "export-json");

const counts = JSON.parse(readFileSync(process.argv[2], "utf8")).map((input) => {
  const found = app.run({ process: ["parse-input", "build-model", "export-json"], input, logLevel: "silent" });
  const types = {};
  for (const relation of found.relations ?? []) {
    types[relation.relationType] = (types[relation.relationType] ?? 0) + 1;
  }
  return {
    errors: [
      ...(found.lexerErrors ?? []).map((error) => [error.line, error.message]),
      ...(found.parserErrors ?? []).map((error) => [error.token.startLine ?? error.previousToken?.endLine, error.message]),
    ],
    exceptions: (found.exceptions ?? []).map((error) => error.message),
    statements: Object.values(found.statements ?? {}).map((one) => {
      const said = one.members.filter((member) => !member.isReference);
      return [one.title, said.length ? (said[said.length - 1].text ?? "").trim() : null];
    }),
    arguments: Object.values(found.arguments ?? {}).map((one) => [one.title, one.pcs?.length ?? 0]),
    relations: types,
    json: found.json,
  };
});
console.log(JSON.stringify(counts));
