import { h } from "./dom.js";

/** A control with its label above it; the control needs an ID. */
export function labelled(label, control) {
  return h("div", { class: "field" }, h("label", { for: control.id }, label), control);
}

export function input(name, attributes) {
  return h("input", { name, id: `field-${name}`, type: "text", ...attributes });
}

export function checkbox(name, label, checked) {
  return h("label", { class: "check" }, h("input", { type: "checkbox", name, checked }), label);
}

/** Choices are `[value, label]`. */
export function select(id, choices, attributes) {
  return h("select", { id, ...attributes }, options(choices));
}

export function options(choices) {
  return choices.map(([value, label]) => h("option", { value }, label));
}
