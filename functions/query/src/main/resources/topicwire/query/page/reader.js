// Which view is shown, and what follows from that.

const SITE = document.querySelector('.wordmark').textContent;

let view;
let current = new AbortController();

// The topics, and what narrows them: two views never have one heading.
function nameOfView() {
  const labels = { provider: 'from', type: 'of type', category: 'in' };
  const narrowed = Object.keys(labels)
    .filter((name) => view[name])
    .map((name) => `${labels[name]} ${view[name]}`);
  const dates = view.from || view.to ? [spanName(view.from, view.to)] : [];
  return [[nameOfTerms(view.terms) || 'All stories', ...narrowed].join(' '), ...dates].join(', ');
}

function showHeading() {
  const name = nameOfView();
  at('heading').textContent = name;
  document.title = `${name} · ${SITE}`;
}

function showTools() {
  document.querySelectorAll('[name=sort]').forEach((radio) => {
    radio.checked = radio.value === view.sort;
  });
  document.querySelectorAll('[name=state]').forEach((radio) => {
    radio.checked = radio.value === view.state;
  });
  at('from').value = dayAfter(view.from.slice(0, 10), 0);
  at('to').value = dayAfter(view.to.slice(0, 10), -1);
  at('alternate').href = feedOf(view, 'atom');
  // Drafts are in no feed.
  at('feeds').replaceChildren(...(view.state ? [] : [
    'Feed ',
    ...[['atom', 'Atom'], ['rss', 'RSS'], ['json', 'JSON']].map(([format, name]) =>
      element('a', { href: feedOf(view, format), 'aria-label': `${name} feed` }, name))]));
}

function showNames() {
  showHeading();
  showSelection();
  if (known.address) showTopics();
  if (at('stories').ariaBusy === 'false' && list.pages > 0) showSummary();
}

function show(next) {
  view = next;
  current.abort();
  current = new AbortController();
  const { signal } = current;
  showNames();
  showTools();
  const shown = showStories(signal);
  list.topics = loadTopics(view).then(showNames).catch((failure) => {
    at('tree').classList.remove('waiting');
    at('tree').replaceChildren(element('p', { class: 'hint' }, failure.message));
  });
  showTimeline(signal, list.topics);
  showRejections(signal);
  return shown;
}

// What a reader comes back to: as many stories as there were, at the same place.
function leave() {
  history.replaceState({ stories: list.shown, top: scrollY }, '');
}

async function comeBack(state) {
  const shown = show(readView(location.search));
  const { signal } = current;
  await shown;
  while (!signal.aborted && list.next && list.shown < (state?.stories ?? 0)) {
    const before = list.shown;
    await more();
    if (list.shown === before) break;
  }
  if (!signal.aborted && state) scrollTo(0, state.top);
}

function go(change) {
  const next = { ...view, ...change };
  leave();
  history.pushState(null, '', addressOf(next));
  if (scrollY > at('heading').offsetTop) scrollTo(0, 0);
  show(next);
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-view]');
  const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0;
  if (!link || elsewhere) return;
  event.preventDefault();
  const chosen = link.matches('.topic');
  go(readView(new URL(link.getAttribute('href'), location).search));
  if (chosen && matchMedia('(width < 60rem)').matches) {
    fold(true);
    at('heading').focus();
  }
});

document.querySelectorAll('[name=sort], [name=state]').forEach((radio) =>
  radio.addEventListener('change', () => go({ [radio.name]: radio.value })));

at('from').addEventListener('change', (event) => go({ from: event.target.value }));

at('to').addEventListener('change', (event) =>
  go({ to: event.target.value && dayAfter(event.target.value, 1) }));

// On a phone, so that the first screen is for stories.
at('options').addEventListener('click', ({ currentTarget }) => {
  currentTarget.ariaExpanded = String(currentTarget.ariaExpanded !== 'true');
});

history.scrollRestoration = 'manual';
addEventListener('popstate', (event) => comeBack(event.state));
addEventListener('pagehide', leave);

// The first view is this page, its list and its topics; what else there is waits for a reader.
function whenUsed() {
  followScrolling();
  followFoot();
}

const used = new AbortController();
['scroll', 'pointermove', 'pointerdown', 'keydown'].forEach((name) =>
  addEventListener(name, () => {
    if (used.signal.aborted) return;
    used.abort();
    whenUsed();
  }, { signal: used.signal, passive: true }));

at('today').textContent = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full' }).format();
at('states').hidden = !LOCAL;
comeBack(history.state);
at('sheet').classList.remove('starting');
