const dark = matchMedia("(prefers-color-scheme: dark)");
dark.addEventListener("change", paint);
paint();

const spec = await (await fetch("openapi.json")).json();

SwaggerUIBundle({
  spec,
  domNode: document.getElementById("docs"),
  deepLinking: true,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  // The page asks nobody but this app.
  validatorUrl: null,
  requestInterceptor: (request) => ({ ...request, url: withSlashes(request.url) }),
});

// Swagger UI has dark colours, and leaves it to the page to ask for them.
function paint() {
  document.documentElement.classList.toggle("dark-mode", dark.matches);
}

// Swagger UI encodes every slash in a path's parameter, and OpenAPI 3.1 has no word for one of several segments.
function withSlashes(url) {
  const { origin, pathname, search } = new URL(url, location.href);
  const prefix = severalSegments().find((start) => pathname.startsWith(start));
  return prefix ? origin + prefix + pathname.slice(prefix.length).replaceAll("%2F", "/") + search : url;
}

function severalSegments() {
  return Object.entries(spec.paths)
    .filter(([, path]) => path.parameters?.some((parameter) => parameter["x-several-segments"]))
    .map(([path]) => spec.servers[0].url + path.slice(0, path.indexOf("{")));
}
