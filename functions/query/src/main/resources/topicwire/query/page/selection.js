// The expression as chips: what stands within one frame holds together.

function joinOf(term) {
  return `${term.or ? 'or' : 'and'}${term.not ? ' not' : ''}`;
}

function changed(index, change) {
  const terms = view.terms.map((term, at) => (at === index ? { ...term, ...change } : term));
  return { ...view, terms };
}

function without(index) {
  const rest = view.terms.filter((_, at) => at !== index);
  // What followed the first of a group begins the group now.
  if (view.terms[index].or && rest[index]) rest[index] = { ...rest[index], or: true };
  return { ...view, terms: rest };
}

function joint(term, index) {
  const name = nameOf(term.slug);
  const choices = index === 0 ? ['with', 'not'] : ['and', 'or', 'and not', 'or not'];
  const current = index === 0 ? (term.not ? 'not' : 'with') : joinOf(term);
  return element(
    'select',
    {
      'aria-label': `How ${name} counts`,
      'data-key': `join ${index}`,
      onchange: (event) =>
        go(changed(index, {
          or: event.target.value.startsWith('or'),
          not: event.target.value.endsWith('not'),
        })),
    },
    choices.map((choice) =>
      element('option', { value: choice, selected: choice === current }, choice)));
}

function chip(text, next, key, before) {
  return element(
    'span',
    { class: 'chip' },
    before,
    element('span', { class: 'text' }, text),
    viewLink(next, { class: 'remove', 'aria-label': `Remove ${text}`, 'data-key': key }, '×'));
}

function groups() {
  const groups = [];
  view.terms.forEach((term, index) => {
    if (index === 0 || term.or) groups.push([]);
    groups.at(-1).push(
      chip(nameOfTerm(term), without(index), `term ${index}`, joint(term, index)));
  });
  return groups.map((chips) =>
    chips.length > 1 ? element('span', { class: 'group' }, chips) : chips[0]);
}

function filters() {
  const labels = {
    provider: 'from', type: 'type', category: 'in', minHeat: 'heat ≥', minQuality: 'quality ≥',
  };
  const chips = FILTERS.filter((name) => view[name]).map((name) =>
    chip(`${labels[name]} ${view[name]}`, { ...view, [name]: '' }, `filter ${name}`));
  return view.from || view.to
    ? [...chips, chip(spanName(view.from, view.to), { ...view, from: '', to: '' }, 'dates')]
    : chips;
}

function showSelection() {
  replaceWithin(at('selection'), [...groups(), ...filters()], at('heading'));
}
