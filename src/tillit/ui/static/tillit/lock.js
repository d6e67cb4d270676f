// A page that nobody touches locks where it stands. All that is on it is taken out of the document
// and kept in this script alone, with what is typed, until the same person has signed in again.
import { say, token } from "./say.js";
import { use } from "./passkeys.js";

const lock = document.getElementById("lock");
const warning = document.getElementById("still-here");
const MINUTE = 60000, WARN = 2 * MINUTE, SAID = [60, 30, 10];
const FAILED = "Det gick inte. Försök igen.";
const away = document.createDocumentFragment();
let ends, whole, told, active = false, locked = false, title, focused, place;

async function ask(method) {
  const untouched = method === "GET" ? { "X-Requested-With": "awake" } : { "X-CSRFToken": token() };
  const answer = await fetch(lock.dataset.ask, { method, credentials: "same-origin", headers: untouched });
  if (!answer.ok) throw new Error(String(answer.status));
  const said = await answer.json();
  if (said.open) ends = Date.now() + said.seconds * 1000;
  return said;
}

// Somebody else has signed in here: the page is not theirs.
const isMine = (said) => said.account === lock.dataset.account;

function inWords(seconds) {
  if (seconds < 60) return seconds === 1 ? "1 sekund" : `${seconds} sekunder`;
  const minutes = Math.floor(seconds / 60), rest = seconds % 60;
  return `${minutes === 1 ? "1 minut" : `${minutes} minuter`}${rest ? ` och ${inWords(rest)}` : ""}`;
}

function close(why) {
  if (locked) return;
  locked = true;
  if (warning.open) warning.close();
  [title, focused, place] = [document.title, document.activeElement, window.scrollY];
  away.append(...document.body.childNodes);
  document.body.append(lock.content.cloneNode(true));
  document.title = "Låst";
  if (why) document.querySelector("[data-lock-why]").textContent = why;
  document.querySelector("[data-lock-open]")?.addEventListener("click", opened);
  document.querySelector("[data-lock-key]")?.addEventListener("click", byKey);
  document.querySelector("h1").focus();
}

function open() {
  document.body.replaceChildren(away);
  document.title = title;
  locked = false;
  window.scrollTo(0, place);
  focused?.focus?.();
  say("Du är tillbaka. Allt finns kvar.");
}

// A window that we opened may close itself when it is done.
function opened(event) {
  event.preventDefault();
  window.open(event.currentTarget.href, "_blank");
}

async function byKey(event) {
  const { ask: question, save } = event.currentTarget.dataset;
  const crumb = away.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
  try {
    await use({ ask: question, save }, crumb);
    await look();
  } catch {
    const line = document.querySelector("[data-lock-failed]");
    if (line) line.textContent = FAILED;
  }
}

// Ask how things stand, without being counted as somebody's touch.
async function look() {
  let said;
  try {
    said = await ask("GET");
  } catch {
    return; // no answer: the time that was given last holds
  }
  if (!said.open) close(said.why);
  else if (!isMine(said)) location.replace("/arbete/");
  else if (locked) open();
}

async function touch() {
  active = false;
  try {
    const said = await ask("POST");
    if (!said.open) close(said.why);
    else if (!isMine(said)) location.replace("/arbete/");
  } catch { /* no answer: the time that was given last holds */ }
}

function warn(seconds) {
  warning.querySelector("[data-lock-left]").textContent = inWords(seconds);
  if (!warning.open) { told = Infinity; warning.showModal(); }
  const next = SAID.find((each) => seconds <= each && told > each);
  if (next === undefined) return;
  told = seconds;
  warning.querySelector("[data-lock-said]").textContent = `${inWords(seconds)} kvar.`;
}

async function tick() {
  if (locked) return;
  const left = ends - Date.now();
  if (left <= 0) { close(); await look(); return; } // hidden first, then asked
  if (left > Math.min(WARN, whole / 3)) { if (warning.open) warning.close(); return; }
  if (!warning.open) await look(); // another page of theirs may have been touched
  const seconds = Math.ceil((ends - Date.now()) / 1000);
  if (!locked && seconds > 0 && seconds * 1000 <= Math.min(WARN, whole / 3)) warn(seconds);
}

if (lock && warning) {
  whole = Number(lock.dataset.seconds) * 1000;
  ends = Date.now() + whole;
  for (const kind of ["keydown", "pointerdown", "input"]) document.addEventListener(kind, () => { active = true; }, true);
  warning.querySelector("[data-lock-stay]").addEventListener("click", () => { warning.close(); touch(); });
  warning.addEventListener("cancel", touch);
  setInterval(tick, 1000);
  setInterval(() => { if (locked) look(); else if (active) touch(); else look(); }, Math.min(MINUTE, whole / 5));
  document.addEventListener("visibilitychange", () => { if (!document.hidden) tick().then(look); });
  window.addEventListener("focus", () => { if (locked) look(); });
  new BroadcastChannel("tillit-lock").addEventListener("message", look);
  // Locking by hand keeps the page as well.
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-lock-now]")) return;
    event.preventDefault();
    const way = event.target.action;
    fetch(way, { method: "POST", body: new FormData(event.target), credentials: "same-origin", redirect: "manual" })
      .finally(() => close("Du låste sidan."));
  });
}
