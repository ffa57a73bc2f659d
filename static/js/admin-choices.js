// A choice found by typing takes its field's label for its name; select2 gives it none while nothing is chosen.
/* global django */
"use strict";

(() => {
  const name = (root) => {
    for (const select of root.querySelectorAll("select.admin-autocomplete")) {
      const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
      const box = select.nextElementSibling?.querySelector("[role=combobox]");
      if (!label || !box) continue;
      label.id ||= `${select.id}_label`;
      const chosen = box.querySelector("[role=textbox]");
      chosen?.setAttribute("aria-labelledby", label.id);
      box.setAttribute("aria-labelledby", chosen ? `${label.id} ${chosen.id}` : label.id);
    }
  };
  // After Django's own scripts, which wait for the same events.
  document.addEventListener("DOMContentLoaded", () => django.jQuery(() => name(document)));
  document.addEventListener("formset:added", (event) => setTimeout(() => name(event.target)));
})();
