/* Remembers how a reader left a map, by its content. Where the browser refuses storage, nothing is remembered and
   everything else works. Only numbers and yes or no are kept, no words of the map, and only of the maps seen last. */

const MEMORIES = "argmap:";
const MOST_MEMORIES = 50;

/* Returns { read, write }; what is read is an object with anything in it. */
export function memoryOf(key) {
  const name = MEMORIES + key;
  let before = "";

  function read() {
    try {
      const found = JSON.parse(localStorage.getItem(name));
      return found !== null && typeof found === "object" ? found : {};
    } catch {
      return {};
    }
  }

  function write(state) {
    const now = JSON.stringify(state);
    if (now === before) return;
    before = now;
    try {
      if (localStorage.getItem(name) === null) forgetOldest();
      localStorage.setItem(name, JSON.stringify({ ...state, at: Date.now() }));
    } catch {
      return;
    }
  }

  function forgetOldest() {
    const names = Object.keys(localStorage).filter((other) => other.startsWith(MEMORIES));
    const since = (other) => Number(/"at":(\d+)/.exec(localStorage.getItem(other))?.[1] ?? 0);
    names.sort((one, other) => since(other) - since(one));
    for (const old of names.slice(MOST_MEMORIES - 1)) localStorage.removeItem(old);
  }

  return { read, write };
}
