// No lost text: all fields of a form are kept while they are filled in, and offered when the form is opened again after
// a closed tab, an error or a sign-in that had expired.
/* global kept */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const WAIT = 500; // milliseconds after the last change
  const LEFT_OUT = /^csrfmiddlewaretoken$|^kept$|__prefix__|^_(save|addanother|continue|preview|publish)|^initial-/;
  const ROW = /^(.+)-(\d+)-([^-]+)$/;

  const form = document.querySelector("#content-main form[method=post]");
  if (!form?.elements.seen) return; // it keeps nothing of the guide

  const UNKEPT = ["file", "password", "submit"];
  const controls = () =>
    [...form.elements].filter((one) => one.name && !LEFT_OUT.test(one.name) && !UNKEPT.includes(one.type));
  const isTicked = (one) => ["checkbox", "radio"].includes(one.type);
  const isSent = (one) => !one.disabled && (!isTicked(one) || one.checked);

  // Name, value and, for a choice found by typing, its words.
  const state = () =>
    controls()
      .filter(isSent)
      .map((one) => {
        const words = one.tagName === "SELECT" && one.value ? [one.selectedOptions[0].text] : [];
        return [one.name, one.value, ...words];
      });
  // What is compared: everything but the mark of the state that the editor had seen.
  const text = (fields) =>
    JSON.stringify(fields.filter(([name]) => name !== "seen").map(([name, value]) => [name, plain(value)]));
  const plain = (value) => value.replaceAll("\r\n", "\n");

  let id = kept.newId();
  let leaving = false;
  let atFirst = text(state());
  const found = kept.here();

  // Sent, and sent back with what stands in its way: the form holds it all, and it still is not saved.
  if (kept.held) {
    id = kept.held;
    atFirst = "";
  }
  const isDirty = () => text(state()) !== atFirst;

  let timer;
  const keep = (sent = false) => {
    clearTimeout(timer);
    if (!isDirty()) kept.remove(id);
    else if (!kept.write(id, { at: Date.now(), sent, fields: state() })) warn();
  };
  let warned = false;
  const warn = () => {
    if (warned) return;
    warned = true;
    const note = made("p", "kept-note", "This browser has no room to keep what you type. Save often.");
    note.setAttribute("role", "status");
    form.before(note);
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(keep, WAIT);
  };
  for (const name of ["input", "change", "click"]) form.addEventListener(name, later);
  for (const name of ["formset:added", "formset:removed"]) document.addEventListener(name, later);
  globalThis.django?.jQuery(form).on("change", later); // choices found by typing speak to jQuery alone
  document.addEventListener("visibilitychange", () => document.hidden && !leaving && keep());

  // A form that is sent says which copy it is, so that the server can say that this one is saved.
  form.addEventListener("submit", () => {
    keep(true);
    leaving = true;
    const named = form.querySelector("[name=kept]") ?? document.createElement("input");
    Object.assign(named, { type: "hidden", name: "kept", value: id });
    form.append(named);
  });
  addEventListener("pageshow", () => (leaving = false));
  addEventListener("beforeunload", (event) => {
    if (leaving || !isDirty()) return;
    keep();
    event.preventDefault();
  });

  // --- Bringing back -------------------------------------------------------------------------------

  const total = (name) => Number(form.elements[`${name}-TOTAL_FORMS`]?.value ?? 0);

  // Where each row of the copy stands now: a saved row under its number in the database, any other in a row that is
  // still new, or in one that is added.
  const places = (fields) => {
    const saved = new Map();
    const free = new Set();
    for (const { name, value } of controls()) {
      const [, rowsOf, number, field] = ROW.exec(name) ?? [];
      if (field !== "id") continue;
      if (value) saved.set(`${rowsOf} ${value}`, `${rowsOf}-${number}`);
      else free.add(`${rowsOf}-${number}`);
    }
    const rows = new Map();
    for (const [name, value] of fields) {
      const [, rowsOf, number, field] = ROW.exec(name) ?? [];
      if (rowsOf && !rows.get(`${rowsOf}-${number}`)) {
        rows.set(`${rowsOf}-${number}`, field === "id" ? saved.get(`${rowsOf} ${value}`) : undefined);
      }
    }
    for (const [row, place] of rows) {
      if (place) continue;
      const rowsOf = row.replace(/-\d+$/, "");
      const added = `${rowsOf}-${total(rowsOf)}`;
      if (free.delete(row)) rows.set(row, row);
      else {
        document.querySelector(`#${rowsOf}-group .add-row :is(a, button)`)?.click();
        if (form.elements[`${added}-id`]) rows.set(row, added);
      }
    }
    return rows;
  };

  const set = (one, given) => {
    const [value, words] = given[0] ?? [one.value];
    const ticked = given.some(([each]) => each === one.value);
    if (isTicked(one) ? one.checked === ticked : plain(one.value) === plain(value)) return;
    if (one.tagName === "SELECT" && ![...one.options].some((option) => option.value === value)) {
      one.append(new Option(words ?? value, value));
    }
    if (isTicked(one)) one.checked = ticked;
    else one.value = value;
    for (const name of ["input", "change"]) one.dispatchEvent(new Event(name, { bubbles: true }));
  };

  const bringBack = (copy) => {
    const rows = places(copy.fields);
    const given = new Map(); // name as it is now → what the copy says
    for (const [name, value, words] of copy.fields) {
      const [, rowsOf, number, field] = ROW.exec(name) ?? [];
      const now = rowsOf ? `${rows.get(`${rowsOf}-${number}`)}-${field}` : name;
      if (field === "id" || /_FORMS$/.test(name)) continue;
      given.set(now, [...(given.get(now) ?? []), [value, words]]);
    }
    const brought = new Set([...rows.values()]);
    for (const one of controls()) {
      const [, rowsOf, number] = ROW.exec(one.name) ?? [];
      if (/_FORMS$|-id$/.test(one.name) || (rowsOf && !brought.has(`${rowsOf}-${number}`))) continue;
      if (given.has(one.name) || isTicked(one)) set(one, given.get(one.name) ?? []);
    }
    kept.remove(copy.id);
    keep();
  };

  const labelOf = (name) => form.elements[name]?.labels?.[0]?.textContent.replace(/:\s*$/, "").trim();

  // What the copy says and the form does not: label and words of each.
  const differences = (copy) => {
    const now = new Map(state().map(([name, value]) => [name, plain(value)]));
    return copy.fields
      .filter(([name]) => name !== "seen" && !/_FORMS$|-(id|parent|order)$/.test(name))
      .filter(([name, value]) => value && now.get(name) !== plain(value))
      .map(([name, value, words]) => [
        labelOf(name) ?? labelOf(name.replace(/-\d+-/, "-__prefix__-")) ?? "",
        words ?? value,
      ]);
  };

  const made = (tag, className, words = "") =>
    Object.assign(document.createElement(tag), { className, textContent: words });
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const minute = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

  const offer = (copy) => {
    const when = `${day.format(copy.at)}, ${minute.format(copy.at)}`;
    const note = made("section", "kept-note");
    note.setAttribute("aria-label", "What you typed before");
    const button = (words, act) => {
      const one = made("button", "kept-note__button", words);
      one.type = "button";
      one.addEventListener("click", () => {
        act();
        note.remove();
        form.querySelector("input:not([type=hidden]), textarea, select")?.focus();
      });
      return one;
    };
    const shown = made("details", "kept-note__what");
    const list = made("dl", "");
    for (const [label, value] of differences(copy)) {
      list.append(made("dt", "", label), made("dd", "", value.length > 300 ? `${value.slice(0, 300)}…` : value));
    }
    shown.append(made("summary", "", "What it says"), list);
    const buttons = made("p", "kept-note__buttons");
    buttons.append(
      button(`Bring back what you typed on ${when}`, () => bringBack(copy)),
      button("Throw it away", () => kept.remove(copy.id)),
    );
    note.append(made("p", "", "You typed something here that was not saved. It is kept in this browser alone."));
    if (list.children.length) note.append(shown);
    note.append(buttons);
    form.before(note);
  };

  // What came to nothing, typed and taken back or saved meanwhile, is not worth a word.
  for (const copy of found) {
    if (copy.id === kept.held) continue;
    if (text(copy.fields) === text(state())) kept.remove(copy.id);
    else offer(copy);
  }
});
