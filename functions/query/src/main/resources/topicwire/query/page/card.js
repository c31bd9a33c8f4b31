// One article as a card.

const DEFAULT_WIDTH = 1200;
const DEFAULT_HEIGHT = 630;

// Room is kept by the picture's own size where it is given, and never more than the frame's ratio;
// a picture that cannot be had leaves its frame, so that nothing moves.
function picture(article, eager) {
  const image = [article.images].flat().find((each) => each && webAddress(each.url));
  if (!image) return null;
  const width = Number(image.width) || DEFAULT_WIDTH;
  const height = Number(image.height) || DEFAULT_HEIGHT;
  const frame = element('div', {
    class: width < 400 || width / height < 0.9 ? 'picture whole' : 'picture',
  });
  const [initial] = (article.provider?.name || article.title).toUpperCase();
  frame.append(element('span', { class: 'initial', 'aria-hidden': 'true' }, initial));
  frame.append(
    element('img', {
      src: pictureAt(webAddress(image.url)),
      alt: '',
      width,
      height,
      loading: eager ? 'eager' : 'lazy',
      decoding: 'async',
      onload: (event) => frame.classList.add(event.target.naturalWidth > 1 ? 'loaded' : 'failed'),
      onerror: (event) => event.target.remove(),
    }));
  return frame;
}

const hidden = (article) => article.state && article.state !== 'published';

const stateOfArticle = ({ state, appearsAt }) =>
  appearsAt ? ['Appears ', time(appearsAt)] : state[0].toUpperCase() + state.slice(1);

// The article's page here, which hidden ones have none of.
const pageOf = (article) =>
  hidden(article) ? '' : `${BASE}/?article=${encodeURIComponent(article.path)}`;

function headline(article) {
  const page = webAddress(article.originalUrl) || webAddress(article.webUrl);
  const address = page && !isNowhere(page) ? page : pageOf(article);
  const title = address
    ? element('a', { href: address, rel: 'noopener noreferrer' }, article.title)
    : article.title;
  return element('h2', { dir: 'auto' }, title);
}

function readButton(article) {
  const address = pageOf(article);
  return address &&
    element('a', { class: 'read', href: address, 'aria-label': `Read ${article.title}` }, 'Read');
}

function source(article) {
  const { name, domain } = article.provider ?? {};
  if (!name && !domain) return null;
  return domain
    ? viewLink({ ...view, provider: domain }, { title: `Only from ${domain}` }, name ?? domain)
    : element('span', {}, name);
}

function heat(article) {
  return article.heat > 0 &&
    element(
      'span',
      { class: 'heat', title: `Heat ${number(article.heat)}` },
      element('span', { class: 'unseen' }, 'heat '),
      compact.format(article.heat));
}

function tags(article) {
  const topics = [article.topics ?? []].flat().filter((name) => slugOf(String(name)));
  return topics.length > 0 &&
    element(
      'ul',
      { class: 'tags', 'aria-label': 'Topics' },
      topics.map((name) =>
        element('li', {}, viewLink({ ...view, terms: parseTerms(slugOf(String(name))) }, {}, name))));
}

function card(article, eager) {
  const shown = picture(article, eager);
  const about = [
    hidden(article) && element('strong', { class: 'draft' }, stateOfArticle(article)),
    source(article),
    time(article.publishedDateTime),
    heat(article),
  ].filter(Boolean);
  const story = element(
    'article',
    { class: shown ? 'card' : 'card plain' },
    shown,
    element(
      'div',
      { class: 'words' },
      headline(article),
      about.length > 0 && element('p', { class: 'meta' }, about),
      article.excerpt && element('p', { class: 'excerpt', dir: 'auto' }, article.excerpt),
      tags(article),
      readButton(article),
      relatedButton(article)));
  return element('li', {}, story);
}
