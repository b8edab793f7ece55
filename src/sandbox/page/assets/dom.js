// Building and renewing the page. Words only ever become text: nothing here reads markup.

const SVG = 'http://www.w3.org/2000/svg';

function fill(node, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (name === 'text') node.textContent = value;
    else if (name === 'on')
      for (const [event, listen] of Object.entries(value)) node.addEventListener(event, listen);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== undefined));
  return node;
}

/** An element with attributes, `text`, listeners (`on`) and children; an attribute of undefined or false is left out. */
export function el(tag, properties = {}, ...children) {
  return fill(document.createElement(tag), properties, children);
}

/** The same for a part of a drawing. */
export function draw(tag, properties = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), properties, children);
}

/** The one element of this id. */
export function byId(id) {
  return document.getElementById(id);
}

/** Writes only what differs, so that a reader's selection and a screen reader's place stay. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function setAttribute(node, name, value) {
  if (value === undefined || value === false) node.removeAttribute(name);
  else if (node.getAttribute(name) !== String(value)) node.setAttribute(name, String(value));
}

/**
 * Makes the children of `parent` those of `items`, in order: kept by key, so that focus and scrolling stay, made by
 * `make(item)` and renewed by `renew(node, item)`.
 */
export function keyed(parent, items, keyOf, make, renew) {
  const present = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  let before = null;
  for (const item of items) {
    const key = keyOf(item);
    let node = present.get(key);
    if (node) present.delete(key);
    else {
      node = make(item);
      node.dataset.key = key;
    }
    renew?.(node, item);
    const next = before ? before.nextElementSibling : parent.firstElementChild;
    if (next !== node) parent.insertBefore(node, next);
    before = node;
  }
  for (const node of present.values()) node.remove();
}
