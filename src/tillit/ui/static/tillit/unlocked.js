// The window in which somebody signed in again tells the locked page, and goes away if it may.
new BroadcastChannel("tillit-lock").postMessage("signed in");
window.close();
