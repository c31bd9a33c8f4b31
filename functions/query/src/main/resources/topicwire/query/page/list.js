// The stories, page after page.

const PAGES_BY_THEMSELVES = 4;
const SPARSE_PAGES = 5;

const list = {
  total: 0, shown: 0, pages: 0, next: '', busy: null, signal: null, topics: null, follow: () => {},
};

async function showStories(signal) {
  Object.assign(list, { shown: 0, pages: 0, next: listOf(view), busy: null, signal });
  at('stories').ariaBusy = 'true';
  at('request').href = list.next;
  at('request').textContent = list.next;
  await more();
}

// Appends the next page, or waits for the one that is on its way.
function more() {
  if (!list.busy && list.next) {
    const running = nextPage(list.signal).finally(() => {
      if (list.busy === running) list.busy = null;
    });
    list.busy = running;
  }
  return list.busy;
}

// Where few articles pass the filters, a page may hold none.
async function nextPage(signal) {
  try {
    for (let asked = 0, found = 0; list.next && found === 0 && asked < SPARSE_PAGES; asked++) {
      const page = await ask(list.next, signal);
      if (signal.aborted) return;
      append(page.value);
      list.next = page.next ?? '';
      found = page.value.length;
    }
    list.pages++;
    // Why there is nothing is said in the topics' names.
    if (list.shown === 0 && !list.next) await list.topics;
    if (!signal.aborted) showEnd();
  } catch (failure) {
    if (!signal.aborted) showFailure(failure);
  }
}

function append(articles) {
  const place = at('stories');
  const cards = articles.map((article, index) => card(article, list.shown === 0 && index === 0));
  if (list.shown === 0) place.replaceChildren(...cards);
  else place.append(...cards);
  place.classList.remove('waiting');
  list.shown += articles.length;
}

function showEnd() {
  at('stories').ariaBusy = 'false';
  at('stories').hidden = list.shown === 0;
  showSummary();
  if (list.next && list.pages === 1 && !filtered(view) && !view.state) askTotal(list.signal);
  const button = element(
    'button',
    { type: 'button', class: 'next', 'data-key': 'next', onclick: () => {
      list.pages = 0;
      more();
    } },
    list.shown === 0 ? 'Look further back' : 'More stories');
  const children = list.next ? [button] : list.shown === 0 ? [emptiness()] : [];
  replaceWithin(at('end'), children, at('stories').lastElementChild?.querySelector('a'));
  list.follow();
}

// How many there are is known of a whole topic, and of everything.
async function askTotal(signal) {
  const status = await ask(`${BASE}/status`, signal).catch(() => ({}));
  list.total = status.published ?? 0;
  if (!signal.aborted) showSummary();
}

function showSummary() {
  const all = filtered(view) || view.state
    ? known.bySlug.get(onlyTopic(view))?.[
      view.terms[0]?.tree ? 'articlesWithDescendants' : 'articles']
    : list.total;
  const whole = !filtered({ ...view, terms: [] });
  at('summary').textContent =
    list.shown === 0 && !list.next ? 'Nothing found'
      : !list.next ? stories(list.shown)
        : whole && all >= list.shown ? `${number(list.shown)} of ${stories(all)}`
          : `${stories(list.shown)} so far`;
}

function emptiness() {
  if (!filtered(view)) {
    return view.state
      ? element('p', { class: 'notice' }, 'There is nothing in this state.')
      : element(
        'p',
        { class: 'notice' },
        'Nothing is published here yet. Copy an article file to the bucket, and it will be here a',
        ' moment later: ',
        element('code', {}, 'aws s3 cp my-article.md s3://…/_news/'));
  }
  const ways = [
    (view.from || view.to) && viewLink({ ...view, from: '', to: '' }, {}, 'Any date'),
    view.terms.length > 1 &&
      viewLink(without(view.terms.length - 1), {},
        `Without “${nameOf(view.terms.at(-1).slug)}”`),
    viewLink(readView(''), {}, 'All stories'),
  ];
  return element(
    'div',
    { class: 'notice' },
    element('p', {}, reason()),
    element('p', { class: 'ways' }, ways.filter(Boolean)));
}

function reason() {
  const unknown = view.terms.filter((term) => !term.not && !known.bySlug.has(term.slug));
  if (known.address && unknown.length > 0) {
    return `No ${view.state === 'draft' ? 'draft' : view.state ? 'story' : 'published story'} has the topic ${unknown.map((term) => term.slug).join(' or ')}.`;
  }
  const dates = view.from || view.to ? `, ${spanName(view.from, view.to)}` : '';
  const narrowed = FILTERS.some((name) => view[name]) ? ' with these filters' : '';
  return `No story is about ${nameOfTerms(view.terms) || 'anything'}${narrowed}${dates}.`;
}

function showFailure(failure) {
  at('stories').ariaBusy = 'false';
  at('stories').classList.remove('waiting');
  if (list.shown === 0) at('stories').hidden = true;
  at('summary').textContent = 'Not shown';
  at('end').replaceChildren(
    element(
      'div',
      { class: 'notice', role: 'alert' },
      element('p', {}, failure.message),
      element(
        'p',
        { class: 'ways' },
        element('button', { type: 'button', onclick: () => show(view) }, 'Try again'),
        viewLink(readView(''), {}, 'All stories'))));
}

// Not before somebody scrolls: the first view is the first page. Then some pages by themselves and
// a button, so that the foot of the page can be reached.
function followScrolling() {
  const near = new IntersectionObserver(
    // Of several changes the last one is how things are.
    (changes) => changes.at(-1).isIntersecting && list.pages > 0 &&
      list.pages < PAGES_BY_THEMSELVES && more(),
    { rootMargin: '800px' });
  // Looks again after every page, as a short one leaves the end where it was.
  list.follow = () => {
    near.unobserve(at('end'));
    near.observe(at('end'));
  };
  list.follow();
}
