// Keys on the desk. Single letters only outside fields; data-keys="off" on html turns them off.
const off = () => document.documentElement.dataset.keys === "off";
const typing = (target) => target.closest?.("input, textarea, select, [contenteditable], dialog[open]");
let after = "";
let timer;

function rows() { return [...document.querySelectorAll("[data-row]")].filter((row) => row.getClientRects().length); }

function move(step) {
  const all = rows();
  if (!all.length) return;
  const here = all.findIndex((row) => row.hasAttribute("data-here"));
  const next = all[Math.min(all.length - 1, Math.max(0, here + step))] ?? all[0];
  all.forEach((row) => row.removeAttribute("data-here"));
  next.setAttribute("data-here", "");
  const link = next.querySelector("[data-open], a, button");
  if (link) link.focus();
  else { next.tabIndex = -1; next.focus(); }
  next.scrollIntoView({ block: "nearest" });
}

// What the page says comes first; what holds on every page is left out where the page says the same.
function hints() {
  const all = [...document.querySelectorAll("[data-keys-are]")].map((hint) => ({
    keys: hint.dataset.keysAre, words: hint.lastElementChild.textContent, href: hint.dataset.href,
  }));
  return all.filter((hint, at) => all.findIndex((one) => one.keys === hint.keys) === at);
}

function help() {
  const dialog = document.createElement("dialog");
  dialog.className = "t-dialog";
  const title = document.createElement("h2");
  title.textContent = "Kortkommandon";
  title.id = "keys-title";
  dialog.setAttribute("aria-labelledby", title.id);
  const list = document.createElement("dl");
  for (const hint of hints()) {
    const term = document.createElement("dt"), words = document.createElement("dd");
    for (const key of hint.keys.split(" ")) {
      const one = document.createElement("kbd");
      one.textContent = key;
      term.append(one, " ");
    }
    words.textContent = hint.words;
    list.append(term, words);
  }
  const close = document.createElement("button");
  close.className = "ds-button";
  close.type = "button";
  close.textContent = "Stäng";
  close.addEventListener("click", () => dialog.close());
  dialog.append(title, list, close);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function go(href) { if (href) location.assign(href); }

function pressed(event) {
  const key = event.key.toLowerCase();
  if (key === "/") { document.querySelector("[data-key-search]")?.focus(); return true; }
  if (key === "?") { help(); return true; }
  if (after) {
    const pair = `${after} ${key}`.toUpperCase();
    after = "";
    const hint = hints().find((one) => one.keys.toUpperCase() === pair);
    go(hint?.href);
    return Boolean(hint);
  }
  const own = hints().find((one) => one.keys.toLowerCase() === key && one.href);
  if (!own && (key === "j" || key === "k")) { move(key === "j" ? 1 : -1); return true; }
  if (key === "g") {
    after = key;
    clearTimeout(timer);
    timer = setTimeout(() => { after = ""; }, 1500);
    return true;
  }
  if (!own) return false;
  if (own.href.startsWith("#")) document.querySelector(own.href)?.focus();
  else go(own.href);
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || off()) return;
  if (event.key === "Escape" && event.target.matches?.("[data-key-search]")) { event.target.blur(); return; }
  if (typing(event.target)) return;
  if (pressed(event)) event.preventDefault();
});
document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.("[data-row]");
  if (!row) return;
  document.querySelectorAll("[data-here]").forEach((one) => one.removeAttribute("data-here"));
  row.setAttribute("data-here", "");
});
