// Numbers and dates in words.

const LANGUAGE = document.documentElement.lang;
const grouped = new Intl.NumberFormat(LANGUAGE);
const compact = new Intl.NumberFormat(LANGUAGE, { notation: 'compact' });
const relative = new Intl.RelativeTimeFormat(LANGUAGE, { numeric: 'auto' });
const exactTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' });
const exactDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
const shortDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
const monthAndYear =
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

const UNITS = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

const number = (value) => grouped.format(value);

const stories = (count) => `${number(count)} ${count === 1 ? 'story' : 'stories'}`;

const monthName = (month) => monthAndYear.format(new Date(`${month}-01T00:00:00Z`));

function ago(instant) {
  const seconds = (instant - Date.now()) / 1000;
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ['minute', 60];
  return relative.format(Math.trunc(seconds / length), unit);
}

const RECENT = 30 * 86_400_000;

// When: relative for what is recent, else the day, and exact on hover. A date without a time is a
// day, wherever the reader is.
function time(text) {
  const instant = new Date(text);
  if (!text || Number.isNaN(instant.valueOf())) return text ?? '';
  const exact = (text.length <= 10 ? exactDay : exactTime).format(instant);
  const recent = Math.abs(instant - Date.now()) < RECENT;
  const shown = recent ? ago(instant) : shortDay.format(instant);
  return element('time', { datetime: text, title: exact }, shown);
}

// `2026-03-01` to `2026-04-01` is March 2026.
function spanName(from, to) {
  const month = from.slice(0, 7);
  if (/^\d{4}-\d\d-01$/.test(from) && monthSpan(month).to === to) return monthName(month);
  const day = (date) =>
    /^\d{4}-\d\d-\d\d$/.test(date) ? shortDay.format(new Date(date)) : date;
  if (!to) return `since ${day(from)}`;
  const last = dayAfter(to, -1);
  if (!from) return `until ${day(last || to)}`;
  return from === last ? day(from) : `${day(from)} – ${day(last || to)}`;
}
