import { h, set } from "./dom.js";
import { askForKey } from "./session.js";
import { problemNote } from "./notes.js";

/** Each view gives `{ title, content }`, and ends what it began when its signal does. */
const views = [
  { route: /^#\/rooms$/, nav: "#/rooms", load: () => import("./rooms.js") },
  { route: /^#\/rooms\/([\w-]{1,128})$/, nav: "#/rooms", load: () => import("./room.js") },
  { route: /^#\/health$/, nav: "#/health", load: () => import("./health.js") },
  { route: /^#\/workbench(?:\/(requests|agora-token))?$/, nav: "#/workbench", load: () => import("./workbench.js") },
];

const main = document.getElementById("main");
let leaving = new AbortController();
let isFirst = true;

async function show() {
  const view = views.find(({ route }) => route.test(location.hash));
  if (!view) {
    location.replace("#/rooms");
    return;
  }

  leaving.abort();
  document.querySelectorAll("dialog").forEach((dialog) => dialog.close());
  leaving = new AbortController();
  const { signal } = leaving;
  const [, parameter] = view.route.exec(location.hash);
  try {
    const { open } = await view.load();
    if (!signal.aborted) {
      present(view, open({ parameter, signal }));
    }
  } catch (error) {
    console.error(error);
    main.replaceChildren(problemNote(
      { title: "This view did not load.", detail: "The app may have been updated or restarted meanwhile." },
      h("button", { type: "button", onclick: () => location.reload() }, "Load again")));
  }
}

function present(view, { title, content }) {
  document.title = `${title} · RtcFunctions console`;
  for (const link of document.querySelectorAll("nav a")) {
    set(link, "aria-current", link.hash === view.nav && "page");
  }

  document.getElementById("pulse").hidden = true;
  main.replaceChildren(...content);
  // Who follows a link is taken to what it opened; who opens the page begins at its top.
  if (!isFirst) {
    main.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  isFirst = false;
}

document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
document.getElementById("key").addEventListener("click", async () => {
  await askForKey("Give the key to go on with.");
  show();
});
addEventListener("hashchange", show);
show();
