// A long form: keys that save and preview, the place to begin at, the list of sections on a phone.
"use strict";

(() => {
  const KEPT = "admin-form-place";

  const buttonFor = (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return null;
    if (event.key.toLowerCase() === "s") return document.querySelector("[name=_continue]") ?? document.querySelector("[name=_save]");
    return event.key === "Enter" ? document.querySelector("[name=_preview]") : null;
  };

  // Whoever saves and stays finds the field again: the page is a new one, and would begin at its top.
  const keepPlace = () => {
    const place = { path: location.pathname, field: document.activeElement?.id, top: scrollY };
    sessionStorage.setItem(KEPT, JSON.stringify(place));
  };

  // What was not saved is read first.
  const findPlace = () => {
    const place = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    sessionStorage.removeItem(KEPT);
    const said = document.querySelector(".conflict h2, .problems h2");
    said?.focus();
    if (said || place?.path !== location.pathname) return;
    const field = document.getElementById(place.field);
    for (let folded = field?.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
    field?.focus({ preventScroll: true });
    scrollTo(0, place.top);
  };

  document.addEventListener("keydown", (event) => {
    const button = buttonFor(event);
    if (!button || event.defaultPrevented || event.repeat) return;
    event.preventDefault();
    if (button.name === "_continue") keepPlace();
    button.form.requestSubmit(button);
  });

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelector(".form-keys")?.removeAttribute("hidden");
    document.querySelector("[name=_continue]")?.setAttribute("aria-keyshortcuts", "Control+S Meta+S");
    document.querySelector("[name=_preview]")?.setAttribute("aria-keyshortcuts", "Control+Enter Meta+Enter");

    const sections = document.querySelector(".sections details");
    const narrow = matchMedia("(width < 80rem)");
    const fold = () => {
      if (sections) sections.open = !narrow.matches;
    };
    fold();
    narrow.addEventListener("change", fold);
    sections?.addEventListener("click", (event) => {
      if (narrow.matches && event.target.closest("a")) sections.open = false;
    });
  });
  addEventListener("load", findPlace);
})();
