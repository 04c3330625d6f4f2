// What it means to put something on a place of a picture, for each way to work on one. A way only reads and changes the
// lists of its task, which hold the answer; `form` gives them. A place is named by the part or choice that it stands for.

function formOf(task, choiceIds) {
  const selects = [...task.querySelectorAll("select")];
  const radios = [...task.querySelectorAll('input[type="radio"]')];
  const selectOf = (part) => selects.find((select) => select.dataset.part === part);
  return {
    partIds: selects.length ? selects.map((select) => select.dataset.part) : ["1"],
    choiceIds,
    get: (part) => (selects.length ? selectOf(part).value : (radios.find((radio) => radio.checked)?.value ?? "")),
    set(part, choice) {
      if (selects.length) {
        selectOf(part).value = choice;
        takeBack(task, selectOf(part));
      } else for (const radio of radios) radio.checked = radio.value === choice;
    },
    partText: (part) => (selects.length ? task.querySelector(`label[for="${selectOf(part).id}"]`).textContent.trim() : ""),
    choiceText: (choice) => textOf(task, choice),
  };
}

const WAYS = {
  // Cards are choices, places are parts.
  place: (form) => ({
    over: "parts",
    cards: () => form.choiceIds.map((id) => ({ id, text: form.choiceText(id), place: form.partIds.find((part) => form.get(part) === id) })),
    show(part, name) {
      const claim = form.get(part) && form.choiceText(form.get(part));
      return claim ? { inside: claim, label: say("filled", { place: name, claim }) } : { label: say("empty", { place: name }) };
    },
    pick: (part) => form.get(part) || null,
    put: (held, part) => form.set(part, held),
    clear: (part) => form.set(part, ""),
    marks: (verdict) => verdict,
    solution: (right) => Object.fromEntries(form.partIds.map((part) => [part, right[part].map((name) => form.choiceText(name))])),
  }),

  // Cards are parts, places are choices; several cards may lie on one place.
  drop: (form, card) => ({
    over: "choices",
    keepsCards: true,
    cards: () => form.partIds.map((id) => ({ id, text: card || form.partText(id), place: form.get(id) || undefined })),
    show(choice, name) {
      const here = form.partIds.filter((part) => form.get(part) === choice);
      if (!here.length) return { label: name };
      return { badge: here.length || !card ? here.join(" ") : "", isChosen: true, label: say("filled", { place: name, claim: listed(here.map((part) => card || form.partText(part))) }) };
    },
    pick: (choice) => form.partIds.findLast((part) => form.get(part) === choice) ?? null,
    put: (held, choice) => form.set(held, choice),
    clear: (choice) => form.partIds.filter((part) => form.get(part) === choice).forEach((part) => form.set(part, "")),
    cardMarks: (verdict) => verdict,
    marks: (verdict) => (card && form.get("1") ? { [form.get("1")]: verdict["1"] } : {}),
    solution: (right) => Object.fromEntries(form.choiceIds.filter((choice) => form.partIds.some((part) => right[part].includes(choice))).map((choice) => [
      choice, form.partIds.filter((part) => right[part].includes(choice)).map((part) => card || form.partText(part)),
    ])),
  }),

  // A place is chosen at once.
  spot: (form) => ({
    over: "choices",
    cards: () => [],
    show: (choice, name) => ({ label: name, isChosen: form.get("1") === choice }),
    act(choice, name) {
      form.set("1", form.get("1") === choice ? "" : choice);
      return form.get("1") ? say("chosen", { place: name }) : name;
    },
    marks: (verdict) => (form.get("1") ? { [form.get("1")]: verdict["1"] } : {}),
    solution: (right) => Object.fromEntries(right["1"].map((choice) => [choice, []])),
  }),

  // Each part takes another part of its group as its choice, the one after it; the last choice is for a part on its own.
  join(form) {
    const alone = form.choiceIds.at(-1);
    const groups = () => {
      const of = new Map(form.partIds.map((part) => [part, new Set([part])]));
      form.partIds.forEach((part) => {
        const other = form.partIds[form.choiceIds.indexOf(form.get(part))];
        if (form.get(part) === alone || !form.get(part) || !other || of.get(other) === of.get(part)) return;
        const whole = new Set([...of.get(part), ...of.get(other)]);
        for (const member of whole) of.set(member, whole);
      });
      return of;
    };
    const write = (parted) => {
      for (const group of new Set(parted.values())) {
        const members = form.partIds.filter((part) => group.has(part));
        members.forEach((part, at) => {
          const next = members[(at + 1) % members.length];
          form.set(part, members.length > 1 ? form.choiceIds[form.partIds.indexOf(next)] : alone);
        });
      }
    };
    const part = (parted, member) => {
      for (const other of parted.get(member)) if (other !== member) parted.set(other, new Set([...parted.get(other)].filter((one) => one !== member)));
      parted.set(member, new Set([member]));
      return parted;
    };
    const others = (member) => form.partIds.filter((one) => one !== member && groups().get(member).has(one)).map((one) => form.partText(one));
    return {
      over: "parts",
      cards: () => [],
      groups: () => [...new Set(groups().values())].filter((group) => group.size > 1).map((group) => [...group]),
      solvedGroups(right) {
        const groups = form.partIds.map((member) => [member, ...right[member].map((name) => form.partIds[form.choiceIds.indexOf(name)])]);
        const whole = groups.filter((group) => group.every(Boolean) && group.length > 1).map((group) => group.sort().join(" "));
        return [...new Set(whole)].map((group) => group.split(" "));
      },
      show(member, name) {
        const together = others(member);
        const number = this.groups().findIndex((group) => group.includes(member)) + 1;
        return { badge: number ? `⧉ ${number}` : "", isChosen: number > 0, label: together.length ? say("with", { place: name, others: listed(together) }) : say("alone", { place: name }) };
      },
      pick: (member) => member,
      put(held, onto) {
        const parted = groups();
        if (held === onto) return this.clear(held);
        if (parted.get(held) === parted.get(onto)) return this.clear(held);
        const whole = new Set([...part(parted, held).get(onto), held]);
        for (const member of whole) parted.set(member, whole);
        write(parted);
        return say("joined", { claims: listed([form.partText(held), ...others(held)]) });
      },
      clear(member) {
        write(part(groups(), member));
        return say("separated", { claim: form.partText(member) });
      },
      marks: (verdict) => verdict,
      solution: (right) => Object.fromEntries(form.partIds.map((member) => [member, right[member].map((name) => form.choiceText(name))])),
    };
  },

  // Part 1 is where the line starts, part 2 where it ends, part 3 what it does; choices without a box are for part 3.
  draw: (form) => ({
    over: "choices",
    cards: () => [],
    line: () => [form.get("1"), form.get("2"), form.get("3")],
    show(choice, name) {
      if (form.get("1") === choice) return { label: say("from", { place: name }), isChosen: true };
      if (form.get("2") === choice) return { label: say("to", { place: name }), isChosen: true };
      return { label: name, isChosen: form.get("3") === choice };
    },
    pick: (choice) => choice,
    act(choice, name, { isWord, nameOf }) {
      if (isWord) {
        form.set("3", choice);
        return say("chosen", { place: name });
      }
      if (!form.get("1") || form.get("2") || form.get("1") === choice) {
        form.set("1", form.get("1") === choice && !form.get("2") ? "" : choice);
        form.set("2", "");
        return form.get("1") ? say("started", { place: name }) : name;
      }
      form.set("2", choice);
      return say("drawn", { from: nameOf(form.get("1")), to: name });
    },
    put(held, choice, { nameOf }) {
      if (held === choice) return "";
      form.set("1", held);
      form.set("2", choice);
      return say("drawn", { from: nameOf(held), to: nameOf(choice) });
    },
    clear() {
      form.set("1", "");
      form.set("2", "");
      return "";
    },
    marks: (verdict) => Object.fromEntries(["1", "2", "3"].filter((part) => form.get(part)).map((part) => [form.get(part), verdict[part]])),
    solution: (right) => Object.fromEntries(["1", "2", "3"].map((part) => [right[part][0], []])),
    solvedLine: (right) => ["1", "2", "3"].map((part) => right[part][0]),
  }),
};
