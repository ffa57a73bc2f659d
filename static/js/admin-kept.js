// What was typed into a form and is not saved yet, kept in this browser alone: by account, by the form's address and by
// the visit. It goes when it is saved, after two weeks, and when whoever typed it signs out.
/* exported kept */
"use strict";

const kept = (() => {
  const { account, room } = document.currentScript.dataset; // whose it is, and where the editing room begins
  const WEEKS_2 = 14 * 24 * 60 * 60 * 1000;
  const START = "guide-kept:";
  const own = `${START}${account}:`;
  const nameOf = (id, path = location.pathname) => `${own}${path}:${id}`;

  // A browser may refuse to keep anything; then the form works as forms do.
  const names = () => {
    try {
      return Object.keys(localStorage).filter((name) => name.startsWith(START));
    } catch {
      return [];
    }
  };
  const read = (name) => {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch {
      return null;
    }
  };
  const remove = (name) => localStorage.removeItem(name);

  // Whether it could be kept. When there is no room, the oldest goes first.
  const write = (id, copy) => {
    if (signingOut) return true;
    const text = JSON.stringify(copy);
    const older = names()
      .filter((name) => name !== nameOf(id))
      .sort((a, b) => (read(a)?.at ?? 0) - (read(b)?.at ?? 0));
    for (;;) {
      try {
        localStorage.setItem(nameOf(id), text);
        return true;
      } catch {
        if (!older.length) return false;
        remove(older.shift());
      }
    }
  };

  const here = () =>
    names()
      .filter((name) => name.startsWith(nameOf("")))
      .map((name) => ({ id: name.slice(nameOf("").length), ...read(name) }))
      .filter((copy) => copy.fields)
      .sort((a, b) => b.at - a.at);

  for (const name of names()) if (!(read(name)?.at > Date.now() - WEEKS_2)) remove(name);

  // What the server says of a copy that was sent, in a cookie that is read once.
  const told = (cookie) => {
    const id = new RegExp(`(?:^|; )${cookie}=([\\w-]+)`).exec(document.cookie)?.[1];
    if (id) document.cookie = `${cookie}=; path=${room}; max-age=0`;
    return id;
  };
  const saved = told("kept");
  const held = told("held");
  if (saved) for (const name of names()) if (name.endsWith(`:${saved}`)) remove(name);

  let signingOut = false; // until somebody who stayed after all types on
  document.addEventListener("input", () => (signingOut = false));
  document.addEventListener("submit", ({ target }) => {
    const to = new URL(target.getAttribute("action") ?? "", location.href).pathname;
    if (!to.endsWith("/logout/")) return;
    signingOut = true;
    for (const name of names()) if (name.startsWith(own)) remove(name);
  });

  // Where one signs in: what waits.
  document.addEventListener("DOMContentLoaded", () => {
    const password = document.querySelector("form input[type=password]");
    if (account || !password || !names().some((name) => read(name)?.sent)) return;
    const note = document.createElement("p");
    note.className = "kept-note";
    note.setAttribute("role", "status");
    note.textContent =
      "What you typed is kept in this browser. Sign in and open the form again: it is offered to you there.";
    password.form.before(note);
  });

  return {
    held, // the copy that this page's form holds, sent and sent back
    write,
    here,
    remove: (id) => remove(nameOf(id)),
    newId: () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`,
  };
})();
