// What may be meant by "[[" and a few letters: a list beneath the caret. ↑ ↓ and Enter or a click choose, Escape closes
// it, Tab leaves the box as ever.
/* global prose */
"use strict";

(() => {
  const WAIT = 120; // milliseconds after the last key
  const BEGUN = /\[\[([^[\]|\n]{0,100})$/;
  const NAME = "prose-answers";

  const list = prose.make("ul", "prose-answers");
  list.id = NAME;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Links and figures");
  const status = prose.make("p", "visually-hidden");
  status.setAttribute("role", "status");
  document.addEventListener("DOMContentLoaded", () => document.body.append(status));

  let editor = null; // the box that the list stands at
  let start = 0; // where its two brackets begin
  let answers = [];
  let chosen = 0;
  let shut = -1; // brackets at which Escape was pressed
  let timer;
  let asked;

  const openerOf = (box) => box.closest(".markdownx").querySelector("[aria-haspopup]");
  const begun = (box) =>
    box.selectionStart === box.selectionEnd && BEGUN.exec(box.value.slice(0, box.selectionStart));

  const close = () => {
    clearTimeout(timer);
    asked?.abort();
    if (!editor) return;
    list.remove();
    for (const name of ["aria-controls", "aria-activedescendant"]) editor.removeAttribute(name);
    openerOf(editor)?.setAttribute("aria-expanded", "false");
    editor = null;
    status.textContent = "";
  };

  // How far down in its box the caret stands: measured on a copy that wraps its lines alike.
  const caretBottom = (box, place) => {
    const copy = prose.make("div", "prose-copy", box.value.slice(0, place));
    const caret = prose.make("span", "", "​");
    const style = getComputedStyle(box);
    for (const name of ["font", "letter-spacing", "padding", "border", "box-sizing", "tab-size", "line-height"]) {
      copy.style.setProperty(name, style.getPropertyValue(name));
    }
    copy.style.width = `${box.offsetWidth}px`;
    copy.append(caret);
    document.body.append(copy);
    const bottom = caret.offsetTop + caret.offsetHeight;
    copy.remove();
    return Math.min(bottom - box.scrollTop, box.offsetHeight) + box.offsetTop;
  };

  const point = (number) => {
    chosen = (number + answers.length) % answers.length;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
    editor.setAttribute("aria-activedescendant", list.children[chosen].id);
    list.children[chosen].scrollIntoView({ block: "nearest" });
  };

  const choose = (number) => {
    const { write } = answers[number];
    const box = editor;
    const whole = !write.endsWith(":");
    const end = box.selectionStart + (whole && box.value.startsWith("]]", box.selectionStart) ? 2 : 0);
    const from = start;
    close();
    prose.replace(box, from, end, `[[${write}${whole ? "]]" : ""}`);
  };

  const option = (answer, number) => {
    const made = prose.make("li", "prose-answer");
    made.id = `${NAME}-${number}`;
    made.setAttribute("role", "option");
    made.append(prose.make("strong", "", answer.name), " ", prose.make("span", "prose-answer__kind", answer.kind));
    if (answer.mark) made.append(" ", prose.make("span", "prose-answer__mark", answer.mark));
    if (answer.about) made.append(" ", prose.make("span", "prose-answer__about", answer.about));
    made.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
    made.addEventListener("click", () => choose(number));
    return made;
  };

  const show = (box, place, found) => {
    if (!found.length) {
      close();
      status.textContent = "Nothing is called that.";
      return;
    }
    if (editor !== box) close();
    editor = box;
    start = place;
    answers = found;
    list.replaceChildren(...found.map(option));
    list.style.setProperty("--below", `${caretBottom(box, place)}px`);
    box.closest(".markdownx").append(list);
    box.setAttribute("aria-controls", NAME);
    openerOf(box)?.setAttribute("aria-expanded", "true");
    status.textContent = `${found.length} found. Choose with the arrow keys and Enter.`;
    point(0);
    list.scrollIntoView({ block: "nearest" });
  };

  const look = (box) => {
    clearTimeout(timer);
    asked?.abort();
    const found = begun(box);
    if (!found || found.index === shut) {
      if (!found) shut = -1;
      close();
      return;
    }
    timer = setTimeout(async () => {
      asked = new AbortController();
      const query = new URLSearchParams({ q: found[1], page: location.pathname });
      try {
        const { answers: got } = await prose.ask(`${box.dataset.complete}?${query}`, { signal: asked.signal });
        if (document.activeElement === box && begun(box)?.[0] === found[0]) show(box, found.index, got);
      } catch (error) {
        if (error.name === "AbortError") return;
        close();
        prose.tell(box, error.message);
      }
    }, WAIT);
  };

  const KEYS = {
    ArrowDown: () => point(chosen + 1),
    ArrowUp: () => point(chosen - 1),
    Enter: () => choose(chosen),
    Escape: () => {
      shut = start;
      close();
    },
  };
  document.addEventListener("keydown", (event) => {
    const plain = !event.isComposing && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (!editor || event.target !== editor || !plain || !(event.key in KEYS)) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  document.addEventListener("input", ({ target }) => target.matches?.(prose.EDITOR) && look(target));
  document.addEventListener("focusout", ({ target }) => target === editor && close());
  document.addEventListener("selectionchange", () => {
    if (editor && begun(editor)?.index !== start) close();
  });

  prose.prepared((box) => {
    box.setAttribute("aria-autocomplete", "list");
    const opener = prose.button("Add a link or figure", () => {
      shut = -1;
      prose.replace(box, box.selectionEnd, box.selectionEnd, "[[");
    });
    opener.setAttribute("aria-haspopup", "listbox");
    opener.setAttribute("aria-expanded", "false");
    prose.part(box, "prose-tools").append(opener);
  });
})();
