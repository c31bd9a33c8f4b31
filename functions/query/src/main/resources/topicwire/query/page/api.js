// The API, and what is known of its topics.

const known = { address: '', list: [], bySlug: new Map() };

async function ask(reference, signal) {
  let response;
  try {
    // Asks whether what the browser holds is still so: a withdrawn story is gone at the next look.
    response = await fetch(
      reference, { signal, cache: 'no-cache', headers: { accept: 'application/json' } });
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
  const address = `${root(view)}/topics?tree=true${stateOf(view).replace('?', '&')}`;
  if (known.address === address) return;
  const answer = await ask(address);
  known.address = address;
  known.list = answer.value;
  known.bySlug = new Map(answer.value.map((topic) => [topic.slug, topic]));
}

const nameOf = (slug) => known.bySlug.get(slug)?.name ?? slug;

const nameOfTerm = ({ slug, tree }) => nameOf(slug) + (tree ? ' and all below' : '');

// What a topic stands for where its number is that of its tree.
const termOf = ({ slug, articles, articlesWithDescendants }) => ({
  slug, tree: articlesWithDescendants > articles, or: false, not: false,
});

// What a view is of, in words: Harbours, or Tidal Power and Weather without Ferries.
function nameOfTerms(terms) {
  const groups = [];
  terms.forEach((term, index) => {
    if (index === 0 || term.or) groups.push([]);
    groups.at(-1).push(term);
  });
  return groups
    .map((group) => {
      const names = (not) => group.filter((term) => term.not === not).map(nameOfTerm);
      const [wanted, unwanted] = [names(false).join(' and '), names(true).join(' or ')];
      if (!unwanted) return wanted;
      return wanted ? `${wanted} without ${unwanted}` : `All but ${unwanted}`;
    })
    .join(', or ');
}
