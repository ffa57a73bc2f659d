// What markdownx's own script leaves to be mended in the admin.
"use strict";

(() => {
  const inEditor = (event) => event.target instanceof Element && event.target.matches(".markdownx-editor");

  // Its hotkeys: Tab has to leave the editor, or the keyboard is trapped there; the others change the wrong line.
  document.addEventListener(
    "keydown",
    (event) => {
      const hotkey = event.key === "Tab" || ((event.ctrlKey || event.metaKey) && ["d", "[", "]"].includes(event.key));
      if (hotkey && inEditor(event)) event.stopImmediatePropagation();
    },
    true,
  );

  const say = (box, sentence) => {
    box.querySelector(".markdownx-refusal")?.remove();
    if (!sentence) return;
    const note = document.createElement("p");
    note.className = "markdownx-refusal errornote";
    note.setAttribute("role", "alert");
    note.textContent = sentence;
    box.prepend(note);
  };

  // A file that is too large: its answer would not be one that the script can read, so it is not sent.
  const sizeUp = (event) => {
    const files = [...((event.clipboardData || event.dataTransfer)?.files ?? [])];
    if (!files.length || !inEditor(event)) return;
    const limit = Number(event.target.dataset.maxUpload);
    const tooLarge = files.some((file) => file.size > limit);
    const sentence = `The picture is larger than ${Math.floor(limit / 2 ** 20)} MB. Make it smaller.`;
    say(event.target.closest(".markdownx"), tooLarge ? sentence : "");
    if (!tooLarge) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener("paste", sizeUp, true);
  document.addEventListener("drop", sizeUp, true);

  // A refused upload: the script writes "Invalid response" into the text. Take that out, and say what was wrong.
  const refused = (event) => {
    const editor = event.target.querySelector(".markdownx-editor");
    const { value, selectionStart } = editor;
    queueMicrotask(() => {
      editor.value = value;
      editor.setSelectionRange(selectionStart, selectionStart);
    });
    say(event.target, event.detail?.[0]?.error || "The picture did not reach the site. Try again.");
  };
  document.addEventListener("markdownx.fileUploadError", refused, true);
  document.addEventListener("fileUploadError", refused, true);
  document.addEventListener("markdownx.fileUploadEnd", (event) => say(event.target, ""), true);

  // The preview scrolls, so the keyboard must reach it, and it must have a name.
  document.addEventListener("DOMContentLoaded", () => {
    for (const preview of document.querySelectorAll(".markdownx-preview")) {
      preview.tabIndex = 0;
      preview.setAttribute("role", "group");
      preview.setAttribute("aria-label", "Preview");
    }
  });
})();
