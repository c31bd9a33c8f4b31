// The foot of the page: how complete the index is.

async function showHealth() {
  const editors = BASE + (LOCAL ? '/editor' : '');
  try {
    const status = await ask(`${editors}/status`);
    const compared = status.verifiedAt
      ? ['compared with the bucket ', time(status.verifiedAt)]
      : ['not compared with the bucket yet'];
    const drift =
      status.verifiedAt && status.driftFound !== undefined &&
      (status.driftFound === 0
        ? ', nothing had been missed'
        : `, ${number(status.driftFound)} found and mended`);
    const drafts = status.drafts > 0 &&
      ` and ${number(status.drafts)} ${status.drafts === 1 ? 'draft' : 'drafts'}`;
    at('health').replaceChildren(
      ...[stories(status.published), drafts, ' in the index, ', ...compared, drift].filter(Boolean));
  } catch {
    at('health').textContent = 'The state of the index is not known at the moment.';
  }
}

function followFoot() {
  const seen = new IntersectionObserver(([foot]) => {
    if (!foot.isIntersecting) return;
    seen.disconnect();
    showHealth();
  });
  seen.observe(at('health'));
}
