// A draft is on the server within three seconds of the last key. Nothing is kept in the browser.
import { clock, say, token } from "./say.js";

const QUIET = 1200, LONGEST = 2500;
const waiting = new WeakMap();

async function save(form) {
  const now = waiting.get(form);
  clearTimeout(now?.timer);
  waiting.delete(form);
  const line = form.querySelector("[data-saved]");
  try {
    const answer = await fetch(form.dataset.autosave, {
      method: "POST", body: new FormData(form), credentials: "same-origin",
      headers: { "X-CSRFToken": token(), "X-Requested-With": "autosave" },
    });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    const words = `Sparat ${clock()}`;
    if (line) line.textContent = words;
    say(words);
  } catch {
    const words = "Inte sparat än. Vi försöker igen.";
    if (line) line.textContent = words;
    say(words);
    schedule(form, 5000);
  }
}

function schedule(form, delay = QUIET) {
  const was = waiting.get(form);
  const first = was?.first ?? Date.now();
  clearTimeout(was?.timer);
  const left = Math.max(0, first + LONGEST - Date.now());
  const timer = setTimeout(() => save(form), delay > LONGEST ? delay : Math.min(delay, left));
  waiting.set(form, { first, timer });
}

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.dataset.autosave) schedule(form);
});

document.addEventListener("submit", (event) => {
  clearTimeout(waiting.get(event.target)?.timer);
  waiting.delete(event.target);
});

// Leaving with something unsaved: one last post that outlives the page.
window.addEventListener("pagehide", () => {
  document.querySelectorAll("form[data-autosave]").forEach((form) => {
    if (waiting.has(form)) navigator.sendBeacon(form.dataset.autosave, new FormData(form));
  });
});
