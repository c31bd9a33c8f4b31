// Elements are made one by one and text is only ever text: nothing from the API is parsed as
// markup, and only http(s) becomes a link or a picture.

const SVG = 'http://www.w3.org/2000/svg';
const at = (id) => document.getElementById(id);

function fill(node, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child || child === 0).map(textOrNode));
  return node;
}

const textOrNode = (child) => (child instanceof Node ? child : String(child));

const element = (name, properties = {}, ...children) =>
  fill(document.createElement(name), properties, children);

const shape = (name, properties = {}, ...children) =>
  fill(document.createElementNS(SVG, name), properties, children);

// A link to another view of this page: a real address, shown without loading the page again.
const viewLink = (view, properties, ...children) =>
  element('a', { href: addressOf(view), 'data-view': true, ...properties }, ...children);

function webAddress(text) {
  try {
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : '';
  } catch {
    return '';
  }
}

// Hosts under .example exist nowhere (RFC 2606), and the samples are from one. On one's own machine
// the gateway draws their pictures, and their pages are read here.
const isNowhere = (address) => LOCAL && new URL(address).hostname.endsWith('.example');

const pictureAt = (address) => (isNowhere(address) ? `/media${new URL(address).pathname}` : address);

// Replaces what an element holds and leaves the focus where it was, so far as that is still there.
function replaceWithin(node, children, otherwise) {
  const key = node.contains(document.activeElement) && document.activeElement.dataset.key;
  node.replaceChildren(...children);
  if (key) (node.querySelector(`[data-key="${CSS.escape(key)}"]`) ?? otherwise)?.focus();
}
