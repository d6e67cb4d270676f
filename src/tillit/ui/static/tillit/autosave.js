// A draft is on the server within three seconds of the last key. Nothing is kept in the browser.
// The answer may hold { fields } to write into the form (its version), or { sentence } to show.
import { clock, say, token } from "./say.js";

const QUIET = 1200, LONGEST = 2500;
const waiting = new WeakMap();
const going = new WeakMap();

function tell(form, words) {
  const line = form.querySelector("[data-saved]");
  if (line) line.textContent = words;
  say(words);
}

async function answerOf(answer) {
  const json = answer.headers.get("Content-Type")?.startsWith("application/json");
  return json && !answer.redirected ? answer.json() : {};
}

// The header says that this is no press on the form's button: a post without it would be one.
function sent(form, more) {
  return fetch(form.dataset.autosave, {
    method: "POST", body: new FormData(form), credentials: "same-origin",
    headers: { "X-CSRFToken": token(), "X-Requested-With": "autosave" }, ...more,
  });
}

async function post(form) {
  try {
    const answer = await sent(form);
    const { fields = {}, sentence } = await answerOf(answer);
    if (sentence) { tell(form, sentence); return; }
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    for (const [name, value] of Object.entries(fields)) form.elements[name].value = value;
    tell(form, `Sparat ${clock()}`);
  } catch {
    tell(form, "Inte sparat än. Vi försöker igen.");
    schedule(form, 5000);
  }
}

async function save(form) {
  clearTimeout(waiting.get(form)?.timer);
  waiting.delete(form);
  if (going.has(form)) { schedule(form); return; }
  const saved = post(form).finally(() => going.delete(form));
  going.set(form, saved);
  await saved;
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

// A save on its way carries the version that this post must follow: wait for it, then send.
document.addEventListener("submit", (event) => {
  const form = event.target;
  clearTimeout(waiting.get(form)?.timer);
  waiting.delete(form);
  const saving = going.get(form);
  if (!saving) return;
  event.preventDefault();
  const button = event.submitter;
  saving.finally(() => {
    delete form.dataset.sent;
    form.requestSubmit(button ?? undefined);
  });
});

// Leaving with something unsaved: one last post that outlives the page.
window.addEventListener("pagehide", () => {
  document.querySelectorAll("form[data-autosave]").forEach((form) => {
    if (waiting.has(form)) sent(form, { keepalive: true });
  });
});
