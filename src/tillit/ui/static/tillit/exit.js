// Leave at once: empty the page, then go. Without script the link itself does the going.
const link = document.querySelector("[data-exit]");
const PRESSES = 3, WITHIN = 2000;
let presses = [];

function leave() {
  const away = link.href;
  document.title = "";
  document.body.replaceChildren();
  location.replace(away); // this page is taken out of the history
}

if (link) {
  link.addEventListener("click", (event) => { event.preventDefault(); leave(); });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") { presses = []; return; }
    if (event.repeat) return;
    const now = event.timeStamp;
    presses = [...presses.filter((then) => now - then < WITHIN), now];
    if (presses.length >= PRESSES) leave();
  });
  // Somebody pressing "back" afterwards must not meet the page again.
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
}
