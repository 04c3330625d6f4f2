// The words of the page, in its language: `say` fills in the names in braces, `count` also chooses the plural form.

const shownWords = JSON.parse(document.getElementById("page-words").textContent);
const plurals = new Intl.PluralRules(shownWords.language);

function say(key, values = {}) {
  return shownWords.words[key].replace(/\{(\w+)\}/gu, (_, name) => values[name]);
}

function count(key, number, values = {}) {
  const ending = shownWords.endings[plurals.select(number)] ?? ".many";
  const form = [key + ending, `${key}.many`, key].find((each) => each in shownWords.words);
  return say(form, { number, ...values });
}

function inQuotes(text) {
  return say("quote", { text });
}

function listed(texts) {
  return texts.reduce((first, second) => say("list.comma", { first, second }));
}

function capitalised(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function number(value) {
  return String(value).replace(".", shownWords.words["number.decimal"]);
}
