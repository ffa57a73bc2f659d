// Rows in the admin: moved by buttons that the keyboard reaches too, and numbered as they stand.
"use strict";

(() => {
  const groupOf = (node) => node.closest(".inline-group");
  const rowsOf = (group) => [...group.querySelectorAll(".inline-related:not(.empty-form)")];
  const placeOf = (row) => row.querySelector(".row-place");
  const numberOf = (row) => Number(row.id.split("-").pop());
  const wordsOf = (row) => row.querySelector(".inline_label")?.textContent.trim() || "Row";

  const status = document.createElement("p");
  status.className = "rows-status";
  status.setAttribute("role", "status");

  // Put the rows of a group into the order that `key` gives, before the template for new ones.
  const arrange = (group, key) => {
    const rows = rowsOf(group);
    const sorted = rows.toSorted((a, b) => key(a) - key(b));
    if (sorted.some((row, index) => row !== rows[index])) {
      const end = group.querySelector(".empty-form") ?? rows.at(-1).nextSibling;
      for (const row of sorted) end.before(row);
    }
  };
  const byPlace = (row) => (placeOf(row)?.value === "" ? Infinity : Number(placeOf(row)?.value));

  // Give the rows their numbers anew: the same ones if they were complete, else 1, 2, 3 …
  const renumber = (group) => {
    const places = rowsOf(group).map(placeOf);
    const numbers = places.map((place) => Number(place.value)).sort((a, b) => a - b);
    const complete = numbers[0] > 0 && new Set(numbers).size === numbers.length;
    places.forEach((place, index) => {
      place.value = complete ? numbers[index] : index + 1;
    });
  };

  const move = (row, step) => {
    const rows = rowsOf(groupOf(row));
    const other = rows[rows.indexOf(row) + step];
    if (other) {
      if (step < 0) other.before(row);
      else other.after(row);
      renumber(groupOf(row));
    }
    const now = rowsOf(groupOf(row)).indexOf(row) + 1;
    status.textContent = `${wordsOf(row)}: place ${now} of ${rows.length}`;
  };

  // Alt and Shift with an arrow move the row that one is in; in a long text they are the text's own.
  document.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || !event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return;
    const row = event.target.closest?.(".inline-related:not(.empty-form)");
    if (!row?.querySelector(".row-move") || event.target.matches("textarea")) return;
    event.preventDefault();
    event.stopPropagation();
    const field = event.target;
    move(row, step);
    field.focus();
  }, true);

  const button = (row, step, sign, words) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "row-move";
    made.textContent = sign;
    made.setAttribute("aria-label", `${words}: ${wordsOf(row)}`);
    made.title = words;
    made.addEventListener("click", () => {
      move(row, step);
      made.focus();
    });
    return made;
  };

  const addButtons = (row) => {
    if (!placeOf(row) || placeOf(row).disabled) return;
    const moves = document.createElement("span");
    moves.className = "row-moves";
    moves.append(button(row, -1, "↑", "Move up"), button(row, 1, "↓", "Move down"));
    row.querySelector("h3").append(moves);
  };

  const count = (group) => {
    const heading = group.querySelector(".inline-heading");
    const shown = heading.querySelector(".row-count") ?? document.createElement("span");
    shown.className = "row-count";
    shown.textContent = ` (${rowsOf(group).length})`;
    heading.append(shown);
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.body.append(status);
    for (const group of document.querySelectorAll(".inline-group")) {
      arrange(group, byPlace);
      rowsOf(group).forEach(addButtons);
      count(group);
    }
  });

  // A new row is a copy of the template, and Django's script leaves what describes its fields as it was there.
  document.addEventListener("formset:added", (event) => {
    const row = event.target;
    const own = row.id;
    const name = own.replace(/-\d+$/, "");
    for (const attribute of ["aria-describedby", "aria-labelledby"]) {
      for (const node of row.querySelectorAll(`[${attribute}]`)) {
        const before = node.getAttribute(attribute);
        node.setAttribute(attribute, before.replace(new RegExp(`${name}-(\\d+|__prefix__)`), own));
      }
    }
    addButtons(row);
    count(groupOf(row));
    // Whoever asked for the row goes on in it; rows that a script brings back leave the keyboard where it is.
    if (document.activeElement?.closest(".add-row")) {
      const field = "fieldset :is(input, textarea, .select2-selection, select:not(.select2-hidden-accessible))";
      queueMicrotask(() => row.querySelector(field)?.focus());
    }
  });

  // Django's script now numbers the fields in the order of the page; saved rows must keep the first numbers.
  document.addEventListener("formset:removed", (event) => {
    const group = document.getElementById(`${event.detail.formsetName}-group`);
    arrange(group, numberOf);
    queueMicrotask(() => arrange(group, byPlace));
    count(group);
  });

  // The desk leads to a group of rows or to one row, which may be folded away: unfold what stands in the way.
  const unfold = () => {
    const target = document.getElementById(location.hash.slice(1));
    let folded = target?.querySelector(":scope > fieldset > details") ?? target?.closest("details");
    for (; folded; folded = folded.parentElement.closest("details")) folded.open = true;
    target?.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  addEventListener("load", unfold);
})();
