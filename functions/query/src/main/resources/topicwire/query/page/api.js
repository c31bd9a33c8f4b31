// The API, and what is known of its topics.

const known = { address: '', list: [], bySlug: new Map() };

async function ask(reference, signal) {
  let response;
  try {
    response = await fetch(reference, { signal, headers: { accept: 'application/json' } });
  } catch (failure) {
    if (signal?.aborted) throw failure;
    throw new Error('The API cannot be reached. Are you online?');
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(answer.detail ?? `The API answered with status ${response.status}.`);
  }
  return answer;
}

// All topics, once for each state of articles.
async function loadTopics(view) {
  const address = `${root(view)}/topics${stateOf(view)}`;
  if (known.address === address) return;
  const answer = await ask(address);
  known.address = address;
  known.list = answer.value;
  known.bySlug = new Map(answer.value.map((topic) => [topic.slug, topic]));
}

const nameOf = (slug) => known.bySlug.get(slug)?.name ?? slug;

// The sentence that says what a view is of.
function nameOfTerms(terms) {
  return terms
    .map((term, index) => {
      const joined = index === 0 ? '' : term.or ? ' or ' : term.not ? ' ' : ' and ';
      return `${joined}${term.not ? 'not ' : ''}${nameOf(term.slug)}`;
    })
    .join('');
}
