// All topics with the numbers of their trees, under those that lie above them.

const MOST_ROWS = 400;

function topicRow(topic, children = []) {
  const chosen = view.terms.some((term) => term.slug === topic.slug);
  const combinable = view.terms.length > 0 && view.terms.length < MOST_TERMS && !chosen;
  const row = viewLink(
    { ...view, terms: [termOf(topic)] },
    { class: 'topic', 'aria-current': chosen && 'true', 'data-key': `topic ${topic.slug}` },
    element('span', { class: 'name' }, topic.name),
    element('span', { class: 'number' }, number(topic.articlesWithDescendants)));
  return element(
    'li',
    {},
    element('div', { class: 'row' }, row, combinable && combiners(topic)),
    children.length > 0 && element('ul', {}, ...children));
}

function combiners(topic) {
  const add = (join) =>
    viewLink(
      { ...view, terms: [...view.terms, { slug: topic.slug, ...join }] },
      { 'aria-label': `${join.not ? 'not' : join.or ? 'or' : 'and'} ${topic.name}` },
      join.not ? 'not' : join.or ? 'or' : 'and');
  return element(
    'span',
    { class: 'combine' },
    add({ or: false, not: false }),
    add({ or: true, not: false }),
    add({ or: false, not: true }));
}

// A topic with several parents stands under each, as their numbers count it, while there is room.
function tree(topics) {
  const slugs = new Set(topics.map((topic) => topic.slug));
  const parents = (topic) => topic.parentSlugs.filter((slug) => slugs.has(slug));
  const children = new Map(topics.map((topic) => [topic.slug, []]));
  topics.forEach((topic) => parents(topic).forEach((slug) => children.get(slug).push(topic)));
  let room = 2 * MOST_ROWS;
  const branch = (topic) =>
    room-- > 0 ? [topicRow(topic, children.get(topic.slug).flatMap(branch))] : [];
  return topics.filter((topic) => parents(topic).length === 0).flatMap(branch);
}

function matching(words) {
  return known.list.filter((topic) =>
    [topic.name, topic.slug, ...(topic.keywords ?? [])].some((text) =>
      String(text).toLowerCase().includes(words)));
}

function showTopics() {
  const words = at('search').value.trim().toLowerCase();
  const found = words ? matching(words) : known.list;
  const rows = words
    ? found.slice(0, MOST_ROWS).map((topic) => topicRow(topic))
    : tree(found.slice(0, MOST_ROWS));
  const more = found.length - MOST_ROWS;
  const all =
    viewLink(
      { ...view, terms: [] },
      { class: 'topic', 'data-key': 'all', 'aria-current': view.terms.length === 0 && 'true' },
      element('span', { class: 'name' }, 'All stories'));
  const hint =
    found.length === 0
      ? words ? 'No topic is called so.' : 'No article has a topic yet.'
      : more > 0 ? `${number(more)} more: search for them.` : '';
  at('tree').classList.remove('waiting');
  replaceWithin(at('tree'), [
    element('ul', {}, !words && element('li', {}, element('div', { class: 'row' }, all)), ...rows),
    element('p', { class: 'hint' }, hint),
  ], at('heading'));
  at('found').textContent = words
    ? `${number(found.length)} ${found.length === 1 ? 'topic' : 'topics'} found`
    : '';
}

at('search').addEventListener('input', showTopics);

at('unfold').addEventListener('click', () => fold(at('unfold').ariaExpanded === 'true'));

// Where there is room, topics are always there and this does nothing that can be seen.
function fold(away) {
  at('unfold').ariaExpanded = String(!away);
}
