// Taps on a bad line: what was tapped waits in the browser and is sent once. Only ids and an age
// band lie there, never a name. The id is made here, so that sending again counts nothing twice.
import { say, token } from "./say.js";

const PLACE = "tillit-taps", AGAIN = 15000;
const read = () => { try { return JSON.parse(localStorage.getItem(PLACE)) ?? []; } catch { return []; } };
const write = (taps) => localStorage.setItem(PLACE, JSON.stringify(taps));

function tell() {
  const line = document.querySelector("[data-waits-line]"), number = read().length;
  if (!line) return;
  line.hidden = !number;
  line.textContent = number === 1 ? "1 tryck väntar på nät. Det skickas av sig självt." : `${number} tryck väntar på nät. De skickas av sig själva.`;
}

async function send(tap) {
  const body = new URLSearchParams(tap.fields);
  body.set("csrfmiddlewaretoken", token());
  const answer = await fetch(tap.to, {
    method: "POST", body, credentials: "same-origin", redirect: "manual",
    headers: { "X-Requested-With": "waited", "X-CSRFToken": token() },
  });
  if (answer.status === 204) return "";
  if (answer.status === 409 || answer.status === 422) return answer.text();
  throw new Error(String(answer.status));
}

let going = false;
async function sendAll() {
  if (going) return;
  going = true;
  try {
    for (let taps = read(); taps.length; taps = read()) {
      const wrong = await send(taps[0]);
      write(read().slice(1));
      if (wrong) { say(wrong); undo(taps[0]); }
    }
  } catch { /* it waits */ } finally { going = false; tell(); }
}

function shown(form, step) {
  const fact = form.closest("section")?.querySelector(".t-box__fact");
  const number = Number.parseInt(fact?.textContent ?? "", 10);
  if (fact && !Number.isNaN(number)) fact.textContent = `${number + step} i dag`;
}

const forms = new Map();
const undo = (tap) => { const form = forms.get(tap.fields.id); if (form) shown(form, -1); };

function press(form, button) {
  form.querySelectorAll("button").forEach((each) => {
    const on = each === button && button.value !== "";
    each.dataset.variant = on ? "primary" : "secondary";
    each.setAttribute("aria-pressed", String(on));
    const own = each.dataset.own ?? (each.dataset.own = each.value || (each === form.querySelector("button") ? "ja" : "nej"));
    each.value = on ? "" : own;
  });
}

document.addEventListener("submit", (event) => {
  const form = event.target, button = event.submitter;
  if (!form.matches("[data-waits]") || !button) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const fields = Object.fromEntries(new FormData(form));
  delete fields.csrfmiddlewaretoken;
  fields[button.name] = button.value;
  if ("id" in fields) {
    fields.id = crypto.randomUUID();
    forms.set(fields.id, form);
    shown(form, 1);
    say("Räknad.");
  } else {
    press(form, button);
    say("Noterat.");
  }
  write([...read(), { to: form.action, fields }]);
  sendAll();
}, true);

addEventListener("online", sendAll);
setInterval(sendAll, AGAIN);
tell();
sendAll();
