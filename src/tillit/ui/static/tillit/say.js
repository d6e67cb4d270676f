// The one polite voice of the page. Nothing is kept in the browser.
export function say(words) {
  const status = document.getElementById("status");
  if (!status) return;
  status.textContent = words;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { status.textContent = ""; }, 6000);
}

export function clock(moment = new Date()) {
  const two = (number) => String(number).padStart(2, "0");
  return `${two(moment.getHours())}.${two(moment.getMinutes())}`;
}

export const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
