import { moment } from "./time.js";

let lastGood = new Date();

/** The line in the header that says whether what is seen is up to date, and if not, since when and why. */
export function pulse(answer) {
  const element = document.getElementById("pulse");
  const text = document.getElementById("pulse-text");
  element.hidden = false;
  element.classList.toggle("bad", !answer.ok);
  if (answer.ok) {
    lastGood = new Date();
    text.replaceChildren("Live");
    element.title = "Up to date, and asked again every few seconds";
  } else {
    text.replaceChildren("As of ", moment(lastGood.toISOString()), `: ${answer.problem.detail}`);
    element.title = answer.problem.traceId ? `trace ${answer.problem.traceId}` : "";
  }
}
