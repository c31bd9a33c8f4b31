// What is shown, and its address. The parameters are those of the API, so that what stands behind
// the question mark of a page stands behind that of a list or a feed as well.

const FILTERS = ['type', 'category', 'provider', 'minHeat', 'minQuality'];
const LOCAL = ['127.0.0.1', 'localhost', '[::1]'].includes(location.hostname);
const MOST_TERMS = 10;
// What stands before the API's paths: this page is the API's own root.
const BASE = location.pathname.replace(/\/$/, '');

// The server has the last word on slugs; this finds a topic's name and number for a display name.
function slugOf(name) {
  return name
    .replace(/\p{DI}+/gu, '')
    .normalize('NFKC').toLowerCase().normalize('NFKC')
    .replace(/i\u0307+/g, 'i')
    .replaceAll('+', 'plus')
    .replace(/([\p{L}\p{M}\p{Nd}\p{Nl}])([#♯]+)/gu, (_, before, signs) =>
      before + 'sharp'.repeat(signs.length))
    .replaceAll('&', '-and-')
    .replace(/(?:[^\p{L}\p{M}\p{Nd}\p{Nl}]+\p{M}*|^\p{M}+)+/gu, '-')
    .replace(/^-|-$/g, '');
}

// `ai,robotics/*|quantum,-crypto`: `,` is and, `|` is or, `-` is not, `/*` is with all below it. A
// term knows how it is joined to the one before it.
function parseTerms(text) {
  return text
    .split('|')
    .flatMap((group) =>
      group.split(',').map((word, index) => ({
        slug: slugOf(word.trim().replace(/^-|\/\*$/g, '')),
        tree: word.trim().endsWith('/*'),
        not: word.trim().startsWith('-'),
        or: index === 0,
      })))
    .filter((term) => term.slug);
}

function writeTerms(terms) {
  return terms
    .map((term, index) =>
      (index === 0 ? '' : term.or ? '|' : ',') + (term.not ? '-' : '') + term.slug +
      (term.tree ? '/*' : ''))
    .join('');
}

function readView(search) {
  const given = new URLSearchParams(search);
  const view = {
    terms: parseTerms(given.get('topics') ?? ''),
    sort: given.get('sort') === 'heat' ? 'heat' : 'published',
    from: given.get('from') ?? '',
    to: given.get('to') ?? '',
    state: LOCAL && ['any', 'draft', 'scheduled', 'expired'].includes(given.get('state')) ? given.get('state') : '',
  };
  FILTERS.forEach((name) => {
    view[name] = given.get(name) ?? '';
  });
  // People mean that day; to the API, which ends before `to`, it is nothing.
  if (view.from && view.from === view.to) view.to = dayAfter(view.to, 1);
  return view;
}

// The topic that is shown, when it is one topic and nothing else.
function onlyTopic(view) {
  return view.terms.length === 1 && !view.terms[0].not ? view.terms[0].slug : '';
}

function parameters(view, except = []) {
  const pairs = {
    topics: writeTerms(view.terms),
    from: view.from,
    to: view.to,
    sort: view.sort === 'heat' ? 'heat' : '',
    state: view.state,
  };
  FILTERS.forEach((name) => {
    pairs[name] = view[name];
  });
  const query = Object.entries(pairs)
    .filter(([name, value]) => value && !except.includes(name))
    // A comma and a slash say the same unescaped, and read better.
    .map(([name, value]) =>
      `${name}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%2F', '/')}`)
    .join('&');
  return query && `?${query}`;
}

const addressOf = (view) => `${BASE}/${parameters(view)}`;

const root = (view) => BASE + (view.state ? '/editor' : '');

const stateOf = (view) => (view.state ? `?state=${view.state}` : '');

// One topic has routes of its own: its lists are one request to the index.
function resource(view, list, except = []) {
  const topic = onlyTopic(view);
  if (!topic) return list + parameters(view, except);
  const query = parameters(view, ['topics', ...except]);
  const below = view.terms[0].tree ? `${query ? '&' : '?'}descendants=true` : '';
  return `/topics/${encodeURIComponent(topic)}${list}${query}${below}`;
}

const listOf = (view) => root(view) + resource(view, '/articles');

const feedOf = (view, format) => BASE + resource(view, `/feed.${format}`, ['state']);

const filtered = (view) =>
  Boolean(view.terms.length || view.from || view.to || FILTERS.some((name) => view[name]));

// Dates in addresses: `to` is exclusive there; people mean the whole of the last day.
function dayAfter(date, days) {
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.valueOf())) return '';
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

// The month so many months later, or earlier.
function monthAfter(month, months) {
  const [year, number] = month.split('-').map(Number);
  const count = year * 12 + number - 1 + months;
  const text = (value, length) => String(value).padStart(length, '0');
  return `${text(Math.floor(count / 12), 4)}-${text((count % 12) + 1, 2)}`;
}

const monthSpan = (month) => ({ from: `${month}-01`, to: `${monthAfter(month, 1)}-01` });
