// Pictures: chosen, pasted or dropped, each with what it shows and who made it, without which none is stored.
/* global prose */
"use strict";

(() => {
  const FORM = `
    <form method="dialog" class="picture-form" novalidate>
      <h2 id="picture-title">Add a picture</h2>
      <p class="errornote" role="alert" hidden></p>
      <p><label for="picture-file">File</label> <input type="file" id="picture-file" accept="image/png,image/jpeg,image/webp" aria-describedby="picture-taken"></p>
      <p class="help" id="picture-taken"></p>
      <p><label for="picture-description">What it shows</label> <textarea id="picture-description" rows="3" maxlength="300" required aria-describedby="picture-seen"></textarea></p>
      <p class="help" id="picture-seen">For those who cannot see it: “A line that rises from 2019 to 2024”.</p>
      <p><label for="picture-credit">Credit</label> <input type="text" id="picture-credit" maxlength="200" required aria-describedby="picture-made"></p>
      <p class="help" id="picture-made">Who made it, and its licence: “Ann Lee, CC BY 4.0”. It stands beneath the picture.</p>
      <div class="picture-form__buttons"><button class="picture-form__add">Add the picture</button> <button type="button" class="picture-form__cancel">Cancel</button></div>
    </form>`;

  let dialog;
  let editor; // where the picture goes
  let place = 0; // and where in its text: while the dialog is open the browser forgets the caret
  let pasted = null; // what came without the file field

  const field = (name) => dialog.querySelector(`#picture-${name}`);

  const refuse = (sentence, at) => {
    const note = dialog.querySelector(".errornote");
    note.textContent = sentence;
    note.hidden = !sentence;
    at?.focus();
  };

  // The text stays as it is around it, with an empty line on either side: a picture stands by itself.
  const insert = (markdown) => {
    const before = editor.value.slice(0, place);
    const after = editor.value.slice(place);
    const above = before.trim() ? "\n".repeat(2 - Math.min(2, /\n*$/.exec(before)[0].length)) : "";
    const below = after.trim() ? "\n".repeat(2 - Math.min(2, /^\n*/.exec(after)[0].length)) : "";
    prose.replace(editor, place, place, above + markdown + below);
  };

  const store = async () => {
    const limit = Number(editor.dataset.maxUpload);
    const image = pasted ?? field("file").files[0];
    const [description, credit] = [field("description"), field("credit")];
    if (!image) return refuse("Choose a file.", field("file"));
    if (image.size > limit) {
      return refuse(`The picture is larger than ${Math.floor(limit / 2 ** 20)} MB. Make it smaller.`, field("file"));
    }
    if (!description.value.trim()) return refuse("Say what the picture shows.", description);
    if (!credit.value.trim()) return refuse("Say who made the picture.", credit);
    const add = dialog.querySelector(".picture-form__add");
    add.disabled = true;
    try {
      const fields = { image, description: description.value, credit: credit.value };
      const answer = await prose.send(editor.dataset.markdownxUploadUrlsPath, fields);
      dialog.addEventListener("close", () => insert(answer.image_code), { once: true });
      dialog.close();
    } catch (error) {
      refuse(error.message, add);
    } finally {
      add.disabled = false;
    }
  };

  const build = () => {
    dialog = prose.make("dialog", "picture-dialog");
    dialog.setAttribute("aria-labelledby", "picture-title");
    dialog.innerHTML = FORM;
    dialog.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      store();
    });
    dialog.querySelector(".picture-form__cancel").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      editor.focus();
      editor.setSelectionRange(place, place);
    });
    field("file").addEventListener("change", () => {
      pasted = null;
      refuse("");
      say();
    });
    document.body.append(dialog);
  };

  const say = () => {
    field("taken").textContent = pasted
      ? `${pasted.name || "The picture"} is taken. Choose another here if you like.`
      : "PNG, JPEG or WebP, at most 5 MB.";
  };

  const ask = (box, file = null) => {
    if (!dialog) build();
    editor = box;
    place = box.selectionEnd;
    pasted = file;
    dialog.querySelector("form").reset();
    refuse("");
    say();
    dialog.showModal();
    (file ? field("description") : field("file")).focus();
  };

  const take = (event) => {
    const [file] = (event.clipboardData ?? event.dataTransfer)?.files ?? [];
    if (!file || !event.target.matches?.(prose.EDITOR) || prose.isLine(event.target)) return;
    event.preventDefault();
    ask(event.target, file);
  };
  document.addEventListener("paste", take);
  document.addEventListener("drop", take);
  // Without this a browser would open a dropped file in place of the form.
  document.addEventListener("dragover", (event) => event.target.matches?.(prose.EDITOR) && event.preventDefault());

  prose.prepared((box) => {
    if (!prose.isLine(box)) prose.part(box, "prose-tools").append(prose.button("Add a picture", () => ask(box)));
  });
})();
