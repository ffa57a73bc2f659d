// What the scripts of a prose box share. They stand in for markdownx's own, which swallows the Tab key, changes the
// wrong line by its hotkeys, writes its errors into the text and is dead in rows that are added later.
/* exported prose */
"use strict";

const prose = (() => {
  const EDITOR = ".markdownx-editor";

  const make = (tag, className, text = "") => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.textContent = text;
    return made;
  };

  const button = (words, act) => {
    const made = make("button", "prose-tool", words);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };

  // By the browser's own command, so that it can be undone like typing; where there is none, by hand.
  const replace = (editor, start, end, text) => {
    editor.focus();
    editor.setSelectionRange(start, end);
    if (document.execCommand("insertText", false, text)) return;
    editor.setRangeText(text, start, end, "end");
    editor.dispatchEvent(new Event("input", { bubbles: true }));
  };

  // The answer of one of our addresses; what is thrown is a sentence for the editor.
  const ask = async (address, options) => {
    let answer;
    let said;
    try {
      answer = await fetch(address, { headers: { Accept: "application/json" }, ...options });
      said = await answer.json();
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new Error("The site gave no answer. What you typed is still here.", { cause: error });
    }
    if (!answer.ok) throw new Error(said.error);
    return said;
  };

  const send = (address, fields, signal) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    return ask(address, { method: "POST", body: form, signal });
  };

  // One of the parts beneath a box, in this order, made when it is first wanted.
  const PARTS = ["prose-tools", "prose-told", "prose-notes", "markdownx-preview"];
  const part = (editor, name) => {
    const box = editor.closest(".markdownx");
    const there = box.querySelector(`:scope > .${name}`);
    if (there) return there;
    const made = make("div", name);
    const next = PARTS.slice(PARTS.indexOf(name) + 1).map((other) => box.querySelector(`:scope > .${other}`));
    box.insertBefore(made, next.find(Boolean) ?? null);
    return made;
  };

  // Say something once, aloud too; an empty sentence takes it back.
  const tell = (editor, sentence) => {
    const told = part(editor, "prose-told");
    told.setAttribute("role", "alert");
    told.replaceChildren(...(sentence ? [make("p", "errornote", sentence)] : []));
  };

  const labelOf = (editor) => editor.labels?.[0]?.textContent.replace(/:\s*$/, "").trim() || "the text";
  const isLine = (editor) => "line" in editor.dataset;

  // Boxes of the root are ready at once; those of rows, of which there may be hundreds, when somebody goes there.
  const ready = new WeakSet();
  const waiting = [];
  const prepare = (editor) => {
    if (ready.has(editor)) return;
    ready.add(editor);
    waiting.forEach((act) => act(editor));
  };
  document.addEventListener("DOMContentLoaded", () => {
    for (const editor of document.querySelectorAll(EDITOR)) if (!editor.closest(".inline-related")) prepare(editor);
  });
  document.addEventListener("focusin", ({ target }) => target.matches(EDITOR) && prepare(target));

  return {
    EDITOR,
    make,
    button,
    replace,
    ask,
    send,
    part,
    tell,
    labelOf,
    isLine,
    /** Call it for each box once it is wanted. */
    prepared: (act) => waiting.push(act),
  };
})();
