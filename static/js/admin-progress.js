// A form that takes a while tells how far it is: form[data-progress] > .progress > progress, [role=status].
// The answer is one JSON object a line: {done, total} time and again, at last {url} or {url, refused: [sentences]}.
"use strict";

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-progress]");
  if (!form) return;
  event.preventDefault();
  const [box, bar, status] = [".progress", "progress", "[role=status]"].map((part) => form.querySelector(part));
  const buttons = form.querySelectorAll("[type=submit]");
  for (const button of buttons) button.disabled = true;
  box.hidden = false;

  let end = {};
  const hear = (line) => {
    const said = JSON.parse(line);
    if (said.url) end = said;
    if (!said.total) return;
    bar.max = said.total;
    bar.value = said.done;
    status.textContent = form.dataset.progress.replace("{done}", said.done).replace("{total}", said.total);
  };
  try {
    const body = new FormData(form);
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/x-ndjson" } });
    if (!answer.ok) throw new Error(answer.status);
    const text = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (let part = await text.read(); !part.done; part = await text.read()) {
      const lines = (rest + part.value).split("\n");
      rest = lines.pop();
      lines.forEach(hear);
    }
  } catch {
    end.refused ??= end.url ? undefined : ["The connection was lost. Reload the page: it says whether all was written."];
  }
  if (end.url && !end.refused) {
    location.assign(end.url);
    return;
  }
  bar.hidden = true;
  status.textContent = (end.refused ?? ["There was no answer. Reload the page: it says whether all was written."]).join(" ");
  if (end.url) {
    const again = document.createElement("a");
    again.href = end.url;
    again.textContent = "Look again";
    status.append(" ", again);
  }
  for (const button of buttons) button.disabled = false;
});
