/* Words of the language of a page, as the catalogues of argmap have them. */

/* `words` by key, the `language` whose rules of counting they follow, and for each plural category of it the ending of keys. */
export function wordingOf({ words, language, endings }) {
  const plurals = new Intl.PluralRules(language);

  /* The words for a key, with values in the place of names in braces. */
  const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

  /* A number with what is counted, in the plural form that the language has for the number. */
  function quantity(count, key) {
    const ending = endings[plurals.select(count)] ?? ".many";
    const form = [key + ending, `${key}.many`, key].find((each) => each in words);
    return form.endsWith(".two") ? say(form) : say("number.of", { number: count, noun: say(form) });
  }

  const join = (parts) => parts.join(say("list.comma", { first: "", second: "" }));
  return { say, quantity, join };
}
