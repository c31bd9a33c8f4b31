// Related stories, asked for when somebody wants them.

const MOST_RELATED = 8;

function relatedButton(article) {
  const list = element('div', { class: 'related', hidden: true });
  const button = element(
    'button',
    {
      type: 'button',
      class: 'more',
      'aria-expanded': 'false',
      'aria-label': `Related to ${article.title}`,
    },
    'Related');
  let asked = false;
  button.addEventListener('click', async () => {
    list.hidden = !list.hidden;
    button.ariaExpanded = String(!list.hidden);
    if (asked) return;
    asked = true;
    list.append(element('p', { class: 'hint' }, 'Looking …'));
    try {
      const key = encodeURIComponent(article.path);
      const whole = await ask(`${root(view)}/article?key=${key}`);
      const related = [whole.related ?? []].flat();
      if (related.length > 0) list.replaceChildren(relatedList(related));
      else {
        list.replaceChildren();
        button.replaceWith(element('span', { class: 'hint', role: 'status' }, 'None are related'));
      }
      list.hidden = related.length === 0;
    } catch (failure) {
      asked = false;
      list.replaceChildren(element('p', { class: 'hint', role: 'alert' }, failure.message));
    }
  });
  return [button, list];
}

// Those that are articles here, which have a path, come first.
function relatedList(related) {
  const sorted = [
    ...related.filter((story) => story.path),
    ...related.filter((story) => !story.path),
  ].slice(0, MOST_RELATED);
  return element('ul', {}, sorted.map((story) => {
    const page = webAddress(story.originalUrl) || webAddress(story.webUrl);
    const address =
      page && story.path && isNowhere(page) ? pageOf({ path: story.path }) : page;
    const title = story.title ?? page;
    return element(
      'li',
      { dir: 'auto' },
      address ? element('a', { href: address, rel: 'noopener noreferrer' }, title) : title,
      ' ',
      element(
        'span',
        { class: 'meta' },
        story.provider?.name && element('span', {}, story.provider.name),
        time(story.publishedDateTime)));
  }));
}
