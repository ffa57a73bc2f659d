// How readers will see what is typed: drawn by the server like the public page, in a pane that wears the page's own
// stylesheet and nothing of the admin's (a shadow root).
/* global prose */
"use strict";

(() => {
  const drawing = new WeakMap(); // editor → what was last asked for, with its text
  let number = 0;

  const paneOf = (editor) => {
    const pane = prose.part(editor, "markdownx-preview");
    if (!pane.shadowRoot) {
      const sheet = document.createElement("link");
      sheet.rel = "stylesheet";
      sheet.href = editor.dataset.sheet;
      pane.attachShadow({ mode: "open" }).append(sheet, prose.make("div", "prose"));
      // It scrolls, so the keyboard must reach it, and it must have a name.
      pane.tabIndex = 0;
      pane.setAttribute("role", "group");
      pane.setAttribute("aria-label", `${prose.labelOf(editor)}: preview`);
      // A link that leads away would take what is typed along.
      pane.shadowRoot.addEventListener("click", (event) => {
        const link = event.target.closest("a[href]");
        if (!link) return;
        event.preventDefault();
        open(link.href, "_blank", "noopener");
      });
    }
    return pane;
  };

  const instead = (editor, figure, text) => {
    const act = () => {
      if (editor.value === text) prose.replace(editor, figure.start, figure.end, figure.write);
      else draw(editor);
    };
    return prose.button(`Write ${figure.write}`, act);
  };

  // Not announced while somebody types: the box is described by them, so they are read when one comes back to it.
  const note = (editor, { faults, figures }, text) => {
    const notes = prose.part(editor, "prose-notes");
    notes.id ||= `prose-notes-${++number}`;
    const items = faults.map((fault) => prose.make("li", "prose-fault", fault));
    for (const figure of figures) {
      const item = prose.make("li", "prose-warning", figure.sentence);
      if (figure.write) item.append(" ", instead(editor, figure, text));
      items.push(item);
    }
    const list = prose.make("ul");
    list.append(...items);
    notes.replaceChildren(...(items.length ? [list] : []));
    const described = new Set((editor.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
    described[items.length ? "add" : "delete"](notes.id);
    if (described.size) editor.setAttribute("aria-describedby", [...described].join(" "));
    else editor.removeAttribute("aria-describedby");
  };

  // The same text is not drawn twice: a definition that is open in the pane would close.
  const draw = async (editor) => {
    const text = editor.value;
    const before = drawing.get(editor);
    if (before?.text === text) return;
    before?.abort();
    const asked = Object.assign(new AbortController(), { text });
    drawing.set(editor, asked);
    const fields = { content: text, page: location.pathname, ...(prose.isLine(editor) && { line: "1" }) };
    try {
      const answer = await prose.send(editor.dataset.markdownxUrlsPath, fields, asked.signal);
      const pane = paneOf(editor);
      const shown = pane.shadowRoot.querySelector(".prose");
      shown.innerHTML = prose.isLine(editor) && answer.html ? `<p>${answer.html}</p>` : answer.html;
      pane.hidden = !answer.html;
      pane.classList.remove("markdownx-preview--old");
      note(editor, answer, text);
      prose.tell(editor, "");
    } catch (error) {
      if (error.name === "AbortError") return;
      drawing.delete(editor);
      editor.closest(".markdownx").querySelector(".markdownx-preview").classList.add("markdownx-preview--old");
      prose.tell(editor, `${error.message} The preview is as it last was.`);
    }
  };

  const timers = new WeakMap();
  document.addEventListener("input", ({ target }) => {
    if (!target.matches?.(prose.EDITOR)) return;
    clearTimeout(timers.get(target));
    timers.set(target, setTimeout(() => draw(target), Number(target.dataset.markdownxLatency)));
  });

  // Drawn when it first comes into sight, so that a long form does not ask for everything at once.
  const sight = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      sight.unobserve(target);
      draw(target);
    }
  });
  prose.prepared((editor) => editor.value && sight.observe(editor));
})();
