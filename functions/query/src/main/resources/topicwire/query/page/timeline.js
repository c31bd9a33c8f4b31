// A topic's articles by month, as bars that narrow the list.

const HEIGHT = 56;
const STEP = 10;
const FEWEST_BARS = 12;
const MOST_BARS = 96;
const FIRST_YEAR = '0002';
const FULL_WIDTH = 36;
const MOST_BESIDE = 4;

const MOST_NEAR = 12;

// The months between are shown, too, and a year at least; unless the dates lie so far apart that
// they would be lost.
function withGaps(timeline) {
  if (timeline.length === 0) return [];
  const numbers = new Map(timeline.map(({ month, articles }) => [month, articles]));
  const last = timeline.at(-1).month;
  const year = monthAfter(last, 1 - FEWEST_BARS);
  const filled = [];
  let month = timeline[0].month < year || last < FIRST_YEAR ? timeline[0].month : year;
  for (; month <= last; month = monthAfter(month, 1)) {
    filled.push({ month, articles: numbers.get(month) ?? 0 });
    if (filled.length > MOST_BARS) return timeline.slice(-MOST_BARS);
  }
  return filled;
}

function bar({ month, articles }, index, most) {
  const span = monthSpan(month);
  const chosen = view.from === span.from && view.to === span.to;
  const height = articles === 0 ? 1 : Math.max(4, (articles / most) * HEIGHT);
  const label = `${monthName(month)}, ${stories(articles)}`;
  const next = chosen ? { from: '', to: '' } : span;
  const column = [
    shape('rect', { class: 'hit', x: index * STEP, width: STEP, height: HEIGHT }),
    shape('rect', {
      class: 'bar', x: index * STEP + 1, y: HEIGHT - height, width: STEP - 2, height,
    }),
  ];
  if (articles === 0) return shape('g', { 'aria-hidden': 'true' }, ...column);
  return shape(
    'a',
    {
      href: addressOf({ ...view, ...next }),
      'data-view': true,
      'data-key': `month ${month}`,
      'data-label': label,
      'aria-label': label,
      'aria-current': chosen && 'true',
      tabindex: -1,
    },
    ...column);
}

// One stop for the tabulator, arrows from month to month.
function rove(chart) {
  const bars = [...chart.querySelectorAll('a')];
  const first = chart.querySelector('[aria-current]') ?? bars.at(-1);
  first?.setAttribute('tabindex', '0');
  chart.addEventListener('keydown', (event) => {
    const now = bars.indexOf(document.activeElement);
    const next = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: bars.length - 1 };
    const target = bars[next[event.key]];
    if (!target) return;
    event.preventDefault();
    bars.forEach((each) => each.setAttribute('tabindex', each === target ? '0' : '-1'));
    target.focus();
  });
}

// The months are those of the topic itself.
function drawTimeline(topic) {
  const { tree } = view.terms[0];
  const months = withGaps(topic.timeline);
  const most = Math.max(1, ...months.map((month) => month.articles));
  const chart = shape(
    'svg',
    {
      viewBox: `0 0 ${Math.max(1, months.length) * STEP} ${HEIGHT}`,
      preserveAspectRatio: 'none',
      role: 'group',
      'aria-label': 'Months; arrow keys go from one to the next',
    },
    ...months.map((month, index) => bar(month, index, most)));
  const caption = element('span', { class: 'said' });
  const say = (event) => {
    caption.textContent = event.target.closest('a')?.dataset.label ?? '';
  };
  chart.addEventListener('pointerover', say);
  chart.addEventListener('pointerleave', () => { caption.textContent = ''; });
  chart.addEventListener('focusin', say);
  rove(chart);
  const ends = element(
    'p',
    { class: 'ends' },
    months.length > 0 && element('span', {}, monthName(months[0].month)),
    caption,
    element('span', {}, months.length > 1 && monthName(months.at(-1).month)));
  const figure = element('div', { class: 'months' }, chart, ends);
  figure.style.maxInlineSize = `max(100% * ${Math.min(1, months.length / FULL_WIDTH)}, 24rem)`;
  // On one line as far as they fit: room is kept for one.
  const others = [
    tree && topic.articles > 0 && near('Without what is below: ', [{ ...topic, articlesWithDescendants: topic.articles }]),
    near('Part of ', topic.broader),
    near('Parts of it: ', topic.narrower),
    beside(topic.topics),
  ].filter(Boolean);
  return [!tree && figure, others.length > 0 && element('div', { class: 'near' }, others)].filter(Boolean);
}

// The topics directly above or below, with the numbers of their trees.
function near(words, topics = []) {
  return topics.length > 0 && element(
    'p',
    { class: 'beside' },
    words,
    topics.slice(0, MOST_NEAR).map((topic) =>
      viewLink(
        { ...view, terms: [termOf(topic)] },
        {},
        `${topic.name} (${topic.articlesWithDescendants})`)));
}

// What the newest articles are about as well.
function beside(topics) {
  const room = MOST_TERMS - view.terms.length;
  return room > 0 && topics.length > 0 && element(
    'p',
    { class: 'beside' },
    'Also about ',
    topics.slice(0, MOST_BESIDE).map((topic) =>
      viewLink(
        { ...view, terms: [...view.terms, { slug: topic.slug, or: false, not: false }] },
        { 'aria-label': `and ${topic.name}` },
        topic.name)));
}

// Its room is kept while it is asked for; a topic that nothing has is not asked for.
async function showTimeline(signal, topics) {
  const slug = onlyTopic(view);
  const place = at('timeline');
  place.hidden = !slug;
  if (place.dataset.slug !== `${root(view)} ${slug}`) place.replaceChildren();
  place.dataset.slug = `${root(view)} ${slug}`;
  if (!slug) return;
  await topics;
  if (signal.aborted) return;
  place.hidden = !known.bySlug.has(slug);
  if (place.hidden) return;
  try {
    const address = `${root(view)}/topics/${encodeURIComponent(slug)}${stateOf(view)}`;
    const topic = await ask(address, signal);
    replaceWithin(place, drawTimeline(topic), at('heading'));
  } catch {
    if (!signal.aborted) place.hidden = true;
  }
}
