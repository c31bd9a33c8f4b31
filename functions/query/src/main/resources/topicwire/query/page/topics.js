// All topics with their numbers, under their parents where definitions name some.

const MOST_ROWS = 400;

function topicRow(topic, children = []) {
  const chosen = view.terms.some((term) => term.slug === topic.slug);
  const combinable =
    topic.slug && view.terms.length > 0 && view.terms.length < MOST_TERMS && !chosen;
  const row = topic.slug
    ? viewLink(
        { ...view, terms: parseTerms(topic.slug) },
        { class: 'topic', 'aria-current': chosen && 'true', 'data-key': `topic ${topic.slug}` },
        element('span', { class: 'name' }, topic.name),
        element('span', { class: 'number' }, number(topic.articles)))
    : element('span', { class: 'topic parent' }, topic.name);
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

// Parents that no article has are headings. Whoever is their own ancestor stands at the top.
function tree(topics) {
  const parentOf = (topic) => (topic.parent ? slugOf(topic.parent) : '');
  const children = Map.groupBy(topics.filter(parentOf), parentOf);
  const shown = new Set();
  const branch = (topic) => {
    shown.add(topic);
    const below = (children.get(topic.slug || slugOf(topic.name)) ?? []).filter(
      (child) => !shown.has(child));
    return topicRow(topic, below.map(branch));
  };
  const rows = topics.filter((topic) => !known.bySlug.has(parentOf(topic))).flatMap((topic) => {
    if (shown.has(topic)) return [];
    if (!parentOf(topic)) return [branch(topic)];
    const heading = { name: topic.parent, slug: '' };
    return [branch(heading)];
  });
  return [...rows, ...topics.flatMap((topic) => (shown.has(topic) ? [] : [branch(topic)]))];
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
