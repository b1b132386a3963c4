/* Copying, following the page, and a word when the time is almost over. Every page works without this. */
(() => {
  const POLL = 3000, WARN = 150, LAST = 60; // milliseconds; seconds before the end
  const find = (selector) => document.querySelector(selector);
  let said = '', busy = false, ahead = 0;

  function select(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }

  /* How far the clock of the server is ahead: the one here may be minutes off. */
  function synchronise() {
    const state = find('#staat');
    if (state && state.dataset.nu) ahead = new Date(state.dataset.nu) - Date.now();
  }

  async function copy(button) {
    const status = button.parentElement.querySelector('[role=status]');
    let text = button.dataset.gelukt;
    status.textContent = '';
    try {
      await navigator.clipboard.writeText(button.dataset.kopieer);
    } catch {
      const field = document.getElementById(button.dataset.veld);
      select(field.querySelector('[aria-hidden]') || field);
      text = button.dataset.mislukt;
    }
    status.textContent = text;
  }

  const reveal = () => document.querySelectorAll('[data-kopieer]').forEach((button) => { button.hidden = false; });

  /* Puts the new page in place of the old one, and tells it by its heading. The header says that no person asked. */
  async function renew() {
    const answer = await fetch(location.href, { headers: { Vanzelf: '1' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const main = page.querySelector('main'), state = page.querySelector('#staat');
    const band = find('#tijdband'), next = page.querySelector('#tijdband');
    if (!main) return;
    if (state && state.dataset.blad === find('#staat').dataset.blad && page.title === document.title) {
      find('#staat').replaceWith(state);
      synchronise();
      return;
    }
    find('main').innerHTML = main.innerHTML;
    if (band && next) band.replaceWith(next); else if (band) band.remove();
    document.title = page.title;
    find('#icoon').href = page.querySelector('#icoon').href;
    said = '';
    synchronise();
    reveal();
    const heading = find('main h1');
    heading.tabIndex = -1;
    heading.focus();
  }

  async function poll() {
    const state = find('#staat');
    if (!state || !state.dataset.url || document.hidden || busy) return;
    busy = true;
    try {
      const url = new URL(state.dataset.url, location.href);
      url.searchParams.set('versie', state.dataset.versie);
      const answer = await fetch(url);
      if (answer.status !== 204 && answer.status < 429) await renew();
    } catch { /* The line is gone: the page on the screen is still right. */ }
    busy = false;
  }

  function clock() {
    const state = find('#staat'), band = find('#tijdband');
    if (!state || !band || !state.dataset.einde) return;
    const left = (new Date(state.dataset.einde) - Date.now() - ahead) / 1000;
    const which = left > WARN || left < 0 ? '' : left > LAST ? 'tekst' : 'laatste';
    if (which === said) return;
    said = which;
    band.hidden = !which;
    band.querySelector('[role=alert]').textContent = band.querySelector('[role=alert]').dataset[which] || '';
  }

  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-kopieer]');
    if (button) copy(button);
  });
  document.addEventListener('visibilitychange', poll);
  addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
  reveal();
  synchronise();
  clock();
  setInterval(poll, POLL);
  setInterval(clock, 1000);
})();
