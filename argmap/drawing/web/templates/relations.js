/* Which steps start from a claim or lead to it: what is lit with it, and what can be read beside it. */

/* For each end of steps, such as a claim, the steps that it is an end of, in their order; `endsOf(step)` gives the ends. */
export function stepsAround(steps, endsOf) {
  const around = new Map();
  for (const step of steps) {
    for (const end of new Set(endsOf(step))) {
      if (!around.has(end)) around.set(end, []);
      around.get(end).push(step);
    }
  }
  return (end) => around.get(end) ?? [];
}
