/* Copying, the code that checks itself, sound when asked for, and a page that says when the line is gone.
   htmx does the polling. */
(() => {
  const LOST = 10000, HIDDEN = 60000; // milliseconds
  const find = (selector) => document.querySelector(selector);
  const DONE = '#gekopieerd', SOUND = 'beeldpas-geluid';
  const suffix = document.title.includes(' – ') ? document.title.slice(document.title.lastIndexOf(' – ')) : '';
  let heard = Date.now(), hidden = 0, asked = find('#verloop')?.dataset.aandacht, audio;

  async function copy(button) {
    const field = document.getElementById(button.dataset.kopieer);
    const status = button.parentElement.querySelector('[role=status]');
    let text = button.dataset.gelukt;
    status.textContent = '';
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      const folded = field.closest('details');
      if (folded) folded.open = true;
      field.focus();
      field.select();
      text = button.dataset.mislukt;
    }
    status.textContent = text;
  }

  // One press: the browser keeps the clipboard open while the server makes the link.
  async function startAndCopy(form) {
    const answer = fetch(form.action, { method: 'POST', body: new FormData(form), headers: { Accept: 'application/json' } })
      .then((response) => (response.ok ? response.json() : Promise.reject(response)));
    let done = '';
    try {
      const text = answer.then(({ bericht }) => new Blob([bericht], { type: 'text/plain' }));
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
      done = DONE;
    } catch { /* without the clipboard the next page has the button */ }
    answer.then(({ adres }) => location.assign(adres + done), () => form.submit());
  }

  function reveal() {
    document.querySelectorAll('[data-zonder-script]').forEach((element) => { element.hidden = true; });
    document.querySelectorAll('[data-kopieer], [data-met-script], [data-geluid]').forEach((element) => {
      element.hidden = false;
      if (element.autofocus && document.activeElement === document.body) element.focus();
    });
    showSound();
  }

  function remembered(value) {
    try {
      if (value === undefined) return localStorage.getItem(SOUND) === 'aan';
      localStorage.setItem(SOUND, value ? 'aan' : 'uit');
    } catch { /* a browser that remembers nothing stays silent */ }
    return value;
  }

  function showSound() {
    const button = find('[data-geluid]'), on = remembered();
    if (!button) return;
    button.setAttribute('aria-pressed', on);
    button.querySelector('[data-aan]').hidden = !on;
    button.querySelector('[data-uit]').hidden = on;
  }

  async function beep() {
    audio ||= new AudioContext();
    await audio.resume();
    const tone = audio.createOscillator(), volume = audio.createGain(), now = audio.currentTime;
    tone.frequency.value = 660;
    volume.gain.setValueAtTime(0.08, now);
    volume.gain.exponentialRampToValueAtTime(0.001, now + 0.25);
    tone.connect(volume).connect(audio.destination);
    tone.start(now);
    tone.stop(now + 0.25);
  }

  // Only when there is something new to do.
  function attend() {
    const now = find('#verloop')?.dataset.aandacht;
    if (now && now !== asked && remembered()) beep();
    asked = now;
  }

  function show() {
    const block = find('#verloop');
    if (!block) return;
    document.title = block.dataset.titel + suffix;
    find('#icoon').href = block.dataset.icoon;
  }

  const clock = (moment) => moment.toLocaleTimeString('nl-NL', { timeZone: 'Europe/Amsterdam' }).replaceAll(':', '.').replace(/^0/, '');

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
    if (event.target.closest('[data-geluid]')) {
      const on = !remembered();
      remembered(on);
      showSound();
      if (on) beep();
    }
  });
  document.addEventListener('input', (event) => {
    const field = event.target;
    if (field.id !== 'code-invoer' || !/^\d{6}$/.test(field.value.replace(/[\s.\-‐-―]/g, ''))) return;
    if (!field.form.dataset.weg) field.form.requestSubmit();
  });
  // A second press does nothing: the server would answer it right, but the page would jump.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.dataset.weg) event.preventDefault();
    else if (form.method === 'post') form.dataset.weg = '1';
    if (event.defaultPrevented || !('startKopieer' in form.dataset) || !window.ClipboardItem) return;
    event.preventDefault();
    startAndCopy(form);
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
  // The same words again would be read out again.
  document.addEventListener('htmx:oobBeforeSwap', (event) => {
    const { target, fragment } = event.detail;
    if (target.textContent.trim() === fragment.textContent.trim()) event.detail.shouldSwap = false;
  });
  document.addEventListener('htmx:afterSettle', () => { reveal(); show(); attend(); });
  // Going back, a browser may fill in what was typed before: a part that it stands in says something else when folded up.
  const retyped = ({ type, value, defaultValue, checked, defaultChecked }) => (/box|radio/.test(type) ? checked !== defaultChecked : value !== defaultValue);
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
    document.querySelectorAll('.dienstvouw').forEach((part) => { part.open ||= [...part.querySelectorAll('input')].some(retyped); });
  });
  setInterval(() => { if (find('#verloop[hx-get]')) lost(); }, 1000);
  reveal();
  if (location.hash === DONE) {
    const button = find('#kopieer-bericht');
    if (button) find('#bericht-gekopieerd').textContent = button.dataset.gelukt;
    history.replaceState(null, '', location.pathname);
  }
})();
