/**
 * Makes an element. Children are nodes or text, and text stays text: nothing in the console parses HTML.
 * Attributes: `onclick` and its like take a function, `vars` sets custom properties, false and null leave an attribute out.
 */
export function h(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes ?? {})) {
    set(element, attribute, value);
  }

  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Sets what h sets, on an element that is there. */
export function set(element, attribute, value) {
  if (typeof value === "function") {
    element.addEventListener(attribute.slice("on".length), value);
  } else if (attribute === "vars") {
    for (const [variable, setting] of Object.entries(value)) {
      element.style.setProperty(`--${variable}`, setting);
    }
  } else if (value === false || value === null || value === undefined) {
    element.removeAttribute(attribute);
  } else {
    element.setAttribute(attribute, value === true ? "" : value);
  }
}

/** Replaces what an element holds, but only where it would show something else: selections and focus survive. */
export function fill(element, ...children) {
  const next = h("div", null, ...children);
  if (!isSame(element, next)) {
    element.replaceChildren(...next.childNodes);
  }

  return element;
}

/**
 * Keeps a container's children in step with items. `make` gives `{ element, update }` for a new item; an item that stays keeps its
 * element, so focus, selections and open details survive.
 */
export function createList(container, { key, make }) {
  const rows = new Map();
  return function show(items) {
    const kept = new Set(items.map(key));
    for (const [id, row] of rows) {
      if (!kept.has(id)) {
        row.element.remove();
        rows.delete(id);
      }
    }

    let place = container.firstElementChild;
    for (const item of items) {
      const row = rows.get(key(item)) ?? make(item);
      rows.set(key(item), row);
      row.update(item);
      if (row.element === place) {
        place = place.nextElementSibling;
      } else {
        container.insertBefore(row.element, place);
      }
    }
  };
}

function isSame(one, other) {
  return one.childNodes.length === other.childNodes.length
    && [...one.childNodes].every((child, i) => child.isEqualNode(other.childNodes[i]));
}
