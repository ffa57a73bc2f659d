// Comforts only: every page works without this file. It loads before anything is drawn, so that the chosen
// scheme is there from the first frame; the rest waits until the page has been read. One file: one request.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const THEMES = { auto: "as on this device", light: "light", dark: "dark" };
  const stored = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const wear = (theme) => {
    root.dataset.theme = theme;
    document.querySelector("meta[name=color-scheme]").content = theme === "auto" ? "light dark" : theme;
    for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
      const own = meta.dataset.own ??= meta.media;
      meta.media = theme === "auto" ? own : own.includes(theme) ? "all" : "not all";
    }
  };
  root.classList.add("js");
  wear(Object.hasOwn(THEMES, stored()) ? stored() : "auto");

  document.addEventListener("DOMContentLoaded", () => {
    // Colours: as on the device, the other ones, its own ones, and round again. The admin keeps the choice likewise.
    const status = document.querySelector("[data-status]");
    const themeButton = document.querySelector(".theme-switch");
    if (themeButton) {
      const label = () => {
        const now = THEMES[root.dataset.theme];
        themeButton.title = `Colours: ${now}`;
        themeButton.setAttribute("aria-label", `Change colours (now ${now})`);
      };
      label();
      themeButton.addEventListener("click", () => {
        const round = system.matches ? ["auto", "light", "dark"] : ["auto", "dark", "light"];
        wear(round[(round.indexOf(root.dataset.theme) + 1) % 3]);
        try { localStorage.setItem("theme", root.dataset.theme); } catch { /* private window: the choice lasts for this page */ }
        label();
      });
    }

    // Copy the address of a section, a row or an answer: the page's own, without what the reader's has behind it. Only
    // the day as of which the page is shown belongs to what is linked to.
    const own = new URL(document.querySelector("link[rel=canonical]")?.href ?? location.pathname, location.href);
    const asOf = new URLSearchParams(location.search).get("as-of");
    if (asOf) own.searchParams.set("as-of", asOf);
    for (const anchor of document.querySelectorAll("a.anchor")) {
      anchor.addEventListener("click", async () => {
        if (!navigator.clipboard) return;
        try { await navigator.clipboard.writeText(new URL(anchor.getAttribute("href"), own)); } catch { return; }
        anchor.dataset.copied = "Copied";
        if (status) status.textContent = "Link copied";
        setTimeout(() => { delete anchor.dataset.copied; if (status) status.textContent = ""; }, 2000);
      });
    }

    // What a word has opened closes when the reader goes on by keyboard, or it would lie over what has the focus next.
    document.addEventListener("focusin", ({ target }) => {
      const open = document.querySelector(":popover-open");
      if (open && !open.contains(target) && target.getAttribute("popovertarget") !== open.id) open.hidePopover();
    });

    // On a phone, two columns of a table: choosing the other one's role swaps the two.
    for (const pick of document.querySelectorAll(".compare__pick")) {
      const chosen = [...pick.querySelectorAll("select")];
      let before = chosen.map((select) => select.value);
      pick.addEventListener("change", ({ target }) => {
        const at = chosen.indexOf(target), other = chosen[1 - at];
        if (other.value === target.value) other.value = before[at];
        before = chosen.map((select) => select.value);
      });
    }

    // Contents: mark the section being read, and fold the list after a choice on a small screen.
    const contents = document.querySelector(".contents");
    if (contents) {
      const box = contents.querySelector("details");
      const here = contents.querySelector(".contents__here");
      const links = [...contents.querySelectorAll("a[href^='#']")];
      const targets = links.map((link) => document.getElementById(link.hash.slice(1)));
      let waiting = false;
      const mark = () => {
        waiting = false;
        let current = -1;
        targets.forEach((target, i) => { if (target && target.getBoundingClientRect().top < innerHeight * 0.35) current = i; });
        links.forEach((link, i) => i === current ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current"));
        if (here) here.textContent = current < 0 ? "" : links[current].textContent;
      };
      addEventListener("scroll", () => { if (!waiting) { waiting = true; requestAnimationFrame(mark); } }, { passive: true });
      contents.addEventListener("click", (event) => { if (event.target.closest("a")) box.open = false; });
      mark();
    }

    // Names of roles while one is typed: the guide is asked once the typing rests, and the list is the browser's own.
    for (const form of document.querySelectorAll("form[data-suggest]")) {
      const list = form.querySelector("datalist");
      const own = [...list.children];
      let timer, asking;
      const offer = async (text) => {
        asking = new AbortController();
        try {
          const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(text)}`, { signal: asking.signal });
          if (!answer.ok) return;
          const { names } = await answer.json();
          list.replaceChildren(...names.map(({ value, label }) => {
            const option = document.createElement("option");
            option.value = value;
            if (label) option.label = label;
            return option;
          }));
        } catch { /* overtaken by the next letter, or no network: the names can be typed in full */ }
      };
      form.addEventListener("input", ({ target }) => {
        clearTimeout(timer);
        asking?.abort();
        const text = target.value.trim();
        if (text.length < 2) list.replaceChildren(...own);
        else if (![...list.options].some((option) => option.value === text)) timer = setTimeout(offer, 150, text);
      });
    }
  });
})();
