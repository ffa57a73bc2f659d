// The preview: links in the page lead on within the preview, everything else opens in a tab of its own. Without this
// file the bar works as it is, and the page can be opened by itself.
"use strict";

(() => {
  const frame = document.querySelector("[data-preview]");
  const ELSEWHERE = /^\/(admin|static|media|markdownx)\//;

  const show = ({ pathname, search }) => {
    const chosen = new URL(location.href);
    chosen.searchParams.delete("with");
    chosen.searchParams.set("path", pathname + search);
    location.assign(chosen);
  };

  const lead = (page) => {
    const here = new URL(new URL(frame.src).searchParams.get("path"), location.origin);
    page.addEventListener("click", (event) => {
      const link = event.target.closest("a[href]");
      if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const url = new URL(link.getAttribute("href"), here);
      if (url.hash && url.pathname === here.pathname && url.search === here.search) {
        // The frame has an address of its own: the way to a section is the hash alone.
        event.preventDefault();
        page.defaultView.location.hash = url.hash;
      } else if (url.origin === location.origin && !ELSEWHERE.test(url.pathname)) {
        event.preventDefault();
        show(url);
      } else {
        link.target = "_blank";
        link.rel = "noopener";
      }
    });
    page.addEventListener("submit", (event) => {
      const form = event.target, url = new URL(form.getAttribute("action") || here, here);
      event.preventDefault();
      url.search = new URLSearchParams(new FormData(form, event.submitter));
      show(url);
    });
  };

  // The page in the frame may have come before this file.
  if (frame.contentDocument?.readyState === "complete" && frame.contentDocument.URL !== "about:blank") lead(frame.contentDocument);
  frame.addEventListener("load", () => lead(frame.contentDocument));

  // Names of roles while one is typed, as in the guide's own picker.
  const form = document.querySelector("form[data-suggest]");
  let timer;
  form?.addEventListener("input", ({ target }) => {
    clearTimeout(timer);
    const text = target.value.trim(), list = form.querySelector("datalist");
    if (text.length < 2 || [...list.options].some((option) => option.value === text)) return;
    timer = setTimeout(async () => {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(text)}`);
      if (!answer.ok) return;
      const { names } = await answer.json();
      list.replaceChildren(...names.map(({ value, label }) => Object.assign(document.createElement("option"), { value, label })));
    }, 150);
  });
})();
