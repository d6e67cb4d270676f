// The one polite voice of the page. Nothing is kept in the browser.
export function say(words) {
  const status = document.getElementById("status");
  if (!status) return;
  status.textContent = words;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { status.textContent = ""; }, 6000);
}

// The hour in Sweden, as the rest of the page writes it, wherever the browser is.
const HOUR = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm", hour: "2-digit", minute: "2-digit" });
export const clock = (moment = new Date()) => HOUR.format(moment).replace(":", ".");

export const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
