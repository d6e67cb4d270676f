// Forms: counters, focus on the error summary, and a second press that does nothing.
import { say } from "./say.js";

const spaced = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, "\u00a0");

function count(control) {
  const line = document.querySelector(`[data-count-for="${CSS.escape(control.id)}"]`);
  if (!line) return;
  const left = Number(line.dataset.limit) - [...control.value].length;
  const words = left < 0 ? line.dataset.over : line.dataset.under;
  line.textContent = words.replace("%d", spaced(Math.abs(left)));
  line.toggleAttribute("data-over-now", left < 0);
}

function arrive(root) {
  root.querySelectorAll?.("[data-count-for]").forEach((line) => {
    const control = document.getElementById(line.dataset.countFor);
    if (control?.value) count(control);
  });
  const summary = root.querySelector?.("[data-summary]");
  if (summary) summary.focus();
}

// A whole new step has taken the place of the old one: begin at its top, as a new page would.
function begin(root) {
  const heading = root.querySelector?.("[data-arrive]");
  if (!heading) return;
  scrollTo(0, 0);
  if (!root.querySelector("[data-summary]")) heading.focus({ preventScroll: true });
}

document.addEventListener("input", (event) => { if (event.target.id) count(event.target); });

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-summary] a[href^='#']");
  const control = link && document.getElementById(link.hash.slice(1));
  if (!control) return;
  event.preventDefault();
  control.focus();
  (control.closest(".t-field") ?? control).scrollIntoView({ block: "start" });
});

// A press that is already on its way is not sent again; the server stops it too (OnceForm).
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || "waits" in form.dataset) return; // taps.js sends each press by itself
  if (form.dataset.sent) { event.preventDefault(); event.stopImmediatePropagation(); say("Vi tar hand om det. Vänta lite."); return; }
  form.dataset.sent = "1";
  setTimeout(() => { delete form.dataset.sent; }, 8000);
}, true);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const form = event.target.closest?.("form[data-sign]") ?? document.querySelector("form[data-sign]");
  if (!form) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("[data-sign-button]") ?? undefined);
});

const unlock = () => document.querySelectorAll("form[data-sent]").forEach((form) => { delete form.dataset.sent; });
document.addEventListener("htmx:after:swap", (event) => {
  unlock();
  begin(document);
  arrive(event.target instanceof Element ? event.target : document);
});
// No answer at all: what was typed stands where it is.
document.addEventListener("htmx:error", () => {
  unlock();
  say("Vi når inte kommunen just nu. Det du skrev står kvar. Försök igen om en stund.");
});
window.addEventListener("pageshow", unlock);
arrive(document);
