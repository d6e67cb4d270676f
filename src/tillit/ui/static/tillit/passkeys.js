// Passkeys: make one, or sign in with one. The key itself never leaves the device.
import { say, token } from "./say.js";

const FAILED = "Det gick inte. Försök igen.";

async function post(address, body, crumb = token()) {
  const answer = await fetch(address, {
    method: "POST", credentials: "same-origin", body: JSON.stringify(body),
    headers: { "X-CSRFToken": crumb, "Content-Type": "application/json" },
  });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  return answer.json();
}

async function make({ ask, save, next, name }) {
  const { publicKey } = await post(ask, {});
  const options = PublicKeyCredential.parseCreationOptionsFromJSON(publicKey);
  const key = await navigator.credentials.create({ publicKey: options });
  await post(save, { key: key.toJSON(), name: document.getElementById(name)?.value ?? "" });
  return next;
}

export async function use({ ask, save }, crumb) {
  const { publicKey } = await post(ask, {}, crumb);
  const options = PublicKeyCredential.parseRequestOptionsFromJSON(publicKey);
  const key = await navigator.credentials.get({ publicKey: options });
  return (await post(save, { key: key.toJSON() }, crumb)).next;
}

document.querySelectorAll("[data-passkey]").forEach((button) => {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) return;
  button.hidden = false;
  document.getElementById("passkeys-missing")?.remove();
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      location.assign(await (button.dataset.passkey === "make" ? make : use)(button.dataset));
    } catch {
      const line = document.getElementById("passkey-failed");
      if (line) line.textContent = FAILED;
      say(FAILED);
      button.disabled = false;
    }
  });
});
