/* Shows the page of a map in a frame, and keeps what is selected there and in Python the same.

   The frame has an origin of its own and may run only its own script, so that neither styles nor keys nor anything in a map
   reach the notebook. A notebook may take an output out of its page and put it back, and a frame then begins anew: what was
   folded is kept here. Each view of a widget has a frame; messages count only from that frame. */

const THEMED = ["class", "style", "data-theme", "data-jp-theme-light", "data-vscode-theme-kind"];

function render({ model, el }) {
  let frame = null;
  let state = null;
  let shown = null;
  let theme = "";

  const send = (argmap, content) => frame.contentWindow?.postMessage({ argmap, ...content }, "*");

  function showPage() {
    const next = document.createElement("iframe");
    next.setAttribute("sandbox", "allow-scripts");
    next.title = model.get("_title");
    next.srcdoc = model.get("_page");
    next.style.cssText = `display: block; box-sizing: border-box; width: 100%; height: ${model.get("_height")}px; border: 1px solid rgb(128 128 128 / 45%); border-radius: 4px`;
    if (frame) frame.replaceWith(next);
    else el.append(next);
    frame = next;
  }

  const acts = {
    ready() {
      shown = model.get("selected");
      theme = themeAround(el);
      send("begin", { state, id: shown, theme });
    },
    selected({ id }) {
      shown = id;
      if (model.get("selected") === id) return;
      model.set("selected", id);
      model.save_changes();
    },
    left(content) {
      state = content.state;
    },
    open({ url }) {
      if (!/^https?:\/\//i.test(url)) return;
      const link = document.createElement("a");
      Object.assign(link, { href: url, target: "_blank", rel: "noopener noreferrer" });
      link.click();
    },
  };

  function hear(event) {
    if (event.source === frame.contentWindow && Object.hasOwn(acts, event.data?.argmap)) acts[event.data.argmap](event.data);
  }

  /* Of what this view itself has told, it needs no news. */
  function select() {
    if (model.get("selected") === shown) return;
    shown = model.get("selected");
    send("select", { id: shown });
  }

  function follow() {
    const now = themeAround(el);
    if (now === theme) return;
    theme = now;
    send("theme", { theme });
  }

  const watcher = new MutationObserver(() => requestAnimationFrame(follow));
  for (const element of [document.documentElement, document.body]) watcher.observe(element, { attributeFilter: THEMED });
  addEventListener("message", hear);
  model.on("change:_page", showPage);
  model.on("change:selected", select);
  showPage();
  return () => {
    watcher.disconnect();
    removeEventListener("message", hear);
    model.off("change:_page", showPage);
    model.off("change:selected", select);
    frame.remove();
  };
}

/* Whether what is painted behind an element is light or dark, "" if nothing is. */
function themeAround(element) {
  for (let at = element; at; at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host) {
    const [red, green, blue, alpha] = painted(getComputedStyle(at).backgroundColor);
    if (alpha > 127) return 0.3 * red + 0.59 * green + 0.11 * blue < 128 ? "dark" : "light";
  }
  return "";
}

/* Red, green, blue and opacity of a colour in any notation, 0 to 255. */
function painted(colour) {
  const brush = new OffscreenCanvas(1, 1).getContext("2d");
  brush.fillStyle = colour;
  brush.fillRect(0, 0, 1, 1);
  return brush.getImageData(0, 0, 1, 1).data;
}

export default { render };
