/* Copying, the code that checks itself, and a page that says when the line is gone. htmx does the polling. */
(() => {
  const LOST = 10000, HIDDEN = 60000; // milliseconds
  const find = (selector) => document.querySelector(selector);
  const suffix = document.title.includes(' – ') ? document.title.slice(document.title.lastIndexOf(' – ')) : '';
  let heard = Date.now(), hidden = 0;

  async function copy(button) {
    const field = document.getElementById(button.dataset.kopieer);
    const status = button.parentElement.querySelector('[role=status]');
    let text = button.dataset.gelukt;
    status.textContent = '';
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      field.focus();
      field.select();
      text = button.dataset.mislukt;
    }
    status.textContent = text;
  }

  function reveal() {
    document.querySelectorAll('[data-kopieer], [data-met-script]').forEach((element) => {
      element.hidden = false;
      if (element.autofocus && document.activeElement === document.body) element.focus();
    });
  }

  function show() {
    const block = find('#verloop');
    if (!block) return;
    document.title = block.dataset.titel + suffix;
    find('#icoon').href = block.dataset.icoon;
  }

  const clock = (moment) => moment.toLocaleTimeString('nl-NL', { timeZone: 'Europe/Amsterdam' }).replaceAll(':', '.');

  function alive(answer) {
    const said = Date.parse(answer.getResponseHeader('Date'));
    const moment = new Date(said || Date.now()), time = find('#bijgewerkt time'), alert = find('#verbinding');
    heard = Date.now();
    if (alert) { alert.hidden = true; alert.textContent = ''; }
    if (time) { time.dateTime = moment.toISOString(); time.textContent = alert.dataset.tijd.replace('{}', clock(moment)); }
  }

  function lost() {
    const alert = find('#verbinding');
    if (!alert || alert.textContent || hidden || Date.now() - heard < LOST) return;
    alert.hidden = false;
    alert.textContent = alert.dataset.weg.replace('{}', clock(new Date(heard)));
  }

  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-kopieer]');
    if (button) copy(button);
  });
  document.addEventListener('input', (event) => {
    const field = event.target;
    if (field.id !== 'code-invoer' || !/^\d{6}$/.test(field.value.replace(/[\s.\-‐-―]/g, ''))) return;
    if (!field.form.dataset.weg) field.form.requestSubmit();
  });
  // A second press does nothing: the server would answer it right, but the page would jump.
  document.addEventListener('submit', (event) => {
    if (event.target.dataset.weg) event.preventDefault();
    else if (event.target.method === 'post') event.target.dataset.weg = '1';
  });
  document.addEventListener('visibilitychange', () => {
    hidden = document.hidden ? Date.now() : 0;
    if (hidden) return;
    heard = Date.now();
    if (window.htmx && find('#verloop')) window.htmx.trigger('#verloop', 'bijwerken');
  });
  document.addEventListener('htmx:beforeRequest', (event) => {
    if (hidden && Date.now() - hidden > HIDDEN) event.preventDefault();
  });
  // Another page than the one asked for: the login of the medewerker is over.
  document.addEventListener('htmx:beforeSwap', (event) => {
    const { xhr, requestConfig } = event.detail;
    if (new URL(xhr.responseURL || location.href).pathname === new URL(requestConfig.path, location.href).pathname) return;
    event.detail.shouldSwap = false;
    location.reload();
  });
  document.addEventListener('htmx:afterRequest', (event) => {
    if (event.detail.successful) alive(event.detail.xhr);
  });
  document.addEventListener('htmx:afterSettle', () => { reveal(); show(); });
  addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
  setInterval(() => { if (find('#verloop[hx-get]')) lost(); }, 1000);
  reveal();
})();
