import { h } from "./dom.js";
import { requestBench } from "./request-bench.js";
import { tokenBench } from "./token-bench.js";

const benches = {
  requests: { label: "Requests", open: requestBench },
  "agora-token": { label: "Agora token", open: tokenBench },
};

export function open({ parameter, signal }) {
  const chosen = parameter ?? "requests";
  return {
    title: `Workbench: ${benches[chosen].label}`,
    content: [
      h("div", { class: "head" },
        h("h1", null, "Workbench"),
        h("nav", { class: "tabs", "aria-label": "Workbench" }, Object.entries(benches).map(([name, { label }]) =>
          h("a", { href: `#/workbench/${name}`, "aria-current": name === chosen && "page" }, label)))),
      ...benches[chosen].open(signal),
    ],
  };
}
