// Passkeys, beside allauth's own script: shows the buttons where the browser knows passkeys, and says what went wrong.

document.addEventListener("DOMContentLoaded", () => {
  if (!window.PublicKeyCredential) return;
  for (const part of document.querySelectorAll("[data-passkey]")) part.hidden = false;
  for (const part of document.querySelectorAll("[data-no-passkey]")) part.hidden = true;
});

const FAULTS = {
  NotAllowedError: "No passkey was given: it was cancelled, took too long, or there is none for this site here.",
  InvalidStateError: "This passkey is on your account already.",
  SecurityError: "Passkeys work at the site’s own address only. Open the site by its usual address and try again.",
};

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const fault = document.querySelector("[data-passkey-fault]");
  fault.textContent = FAULTS[event.detail.exception.name] ?? "The passkey did not work. Try again, or sign in another way.";
  fault.hidden = false;
});
