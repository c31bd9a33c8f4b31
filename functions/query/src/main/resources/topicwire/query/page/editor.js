// What only editors see. Their routes are open on the developer's own machine alone; elsewhere
// they need a signed request, and this page does not ask.

const MOST_REJECTIONS = 100;

async function showRejections(signal) {
  const place = at('rejections');
  place.hidden = !view.state;
  if (!view.state) return;
  try {
    const answer = await ask(`${BASE}/editor/rejections?limit=${MOST_REJECTIONS}`, signal);
    const count = answer.value.length;
    const files = `${number(count)}${answer.next ? ' or more' : ''}`;
    place.replaceChildren(
      count === 0
        ? element('p', { class: 'hint' }, 'No file is rejected.')
        : element(
          'details',
          {},
          element('summary', {}, `Rejected files: ${files}`),
          element('ul', {}, answer.value.map(rejection))));
  } catch (failure) {
    if (!signal.aborted) {
      place.replaceChildren(element('p', { class: 'hint', role: 'alert' }, failure.message));
    }
  }
}

function rejection({ path, since, flaws }) {
  return element(
    'li',
    {},
    element('code', {}, path),
    ' ',
    element('span', { class: 'meta' }, time(since)),
    element(
      'ul',
      {},
      flaws.map((flaw) =>
        element(
          'li',
          {},
          element('strong', {}, [`Line ${flaw.line}`, flaw.field].filter(Boolean).join(', ')),
          ': ',
          flaw.message))));
}
