/* What is looked at inside the page. Runs before the page's own scripts, and changes nothing until it is asked. */
window.kijk = (() => {
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const words = (element) => element.textContent.replace(/\s+/g, ' ').trim();
  const name = (element) => `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ''} “${words(element).slice(0, 40)}”`;
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;

  const tooWide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

  /* WCAG 2.5.8 leaves out links inside a sentence; everything that looks like a button is 44 px. */
  function targets() {
    const found = [];
    for (const element of all('a[href], button, summary, select, input:not([type=hidden])').filter(seen)) {
      if (element.matches('.utrecht-skip-link')) continue;
      const label = element.matches('[type=radio], [type=checkbox]') ? element.labels[0] : null;
      const box = (label || element).getBoundingClientRect();
      const knob = element.matches('button, .utrecht-button, summary, select, .utrecht-textbox');
      const inText = element.matches('a:not(.utrecht-button)') && getComputedStyle(element).display === 'inline';
      const least = knob ? 44 : 24;
      if (!inText && (box.height < least - 0.1 || box.width < 24)) found.push(`${name(element)} ${Math.round(box.width)}×${Math.round(box.height)}`);
    }
    return found;
  }

  function rgba(text) {
    const parts = text.match(/[\d.]+/g).map(Number);
    return [parts[0], parts[1], parts[2], parts[3] ?? 1];
  }

  function luminance([red, green, blue]) {
    const [r, g, b] = [red, green, blue].map((part) => (part / 255 <= 0.04045 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function contrast(one, other) {
    const [high, low] = [luminance(rgba(one)), luminance(rgba(other))].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  }

  function behind(element) {
    for (let here = element.parentElement; here; here = here.parentElement) {
      const colour = getComputedStyle(here).backgroundColor;
      if (rgba(colour)[3] === 1) return colour;
    }
    return 'rgb(255, 255, 255)';
  }

  function outline(element) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const inView = box.bottom > 0 && box.top < innerHeight;
    return {
      wie: name(element),
      breed: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
      contrast: contrast(style.outlineColor, behind(element)),
      inBeeld: inView,
    };
  }

  function stops() {
    const groups = new Set();
    return all('a[href], button, summary, select, textarea, input:not([type=hidden]), [tabindex="0"]').filter((element) => {
      if (!seen(element) || element.disabled) return false;
      if (element.type !== 'radio') return true;
      const radios = all(`[type=radio][name="${element.name}"]`, element.form || document);
      if (radios.some((radio) => radio.checked)) return element.checked;
      if (groups.has(element.name)) return false;
      groups.add(element.name);
      return true;
    });
  }

  /* Call once, press Tab as often as it says, and then ask what was seen. */
  let walked = [];
  function walk() {
    walked = [];
    document.addEventListener('focusin', (event) => walked.push(event.target));
    return stops().length;
  }

  function walkedBy() {
    const order = stops().map((stop) => walked.indexOf(stop));
    const missed = stops().filter((stop) => !walked.includes(stop)).map(name);
    const jumps = order.slice(1).filter((place, index) => place < order[index]).length;
    return { gemist: missed, sprongen: jumps };
  }

  function focusRings() {
    return stops().map((stop) => { stop.focus(); return outline(stop); })
      .filter((ring) => ring.breed < 2 || ring.contrast < 3 || !ring.inBeeld)
      .map((ring) => `${ring.wie}: ${ring.breed} px, ${ring.contrast.toFixed(1)}:1${ring.inBeeld ? '' : ', out of view'}`);
  }

  function moving() {
    const running = document.getAnimations().length;
    const ready = all('*').filter((element) => {
      const style = getComputedStyle(element);
      return style.animationName !== 'none' || style.transitionDuration.split(',').some((part) => parseFloat(part) > 0);
    });
    return [...ready.map(name), ...(running ? [`${running} running`] : [])];
  }

  function errors() {
    const wrong = all('.utrecht-alert--error, [aria-invalid=true], .utrecht-form-field--invalid').filter(seen)
      .filter((element) => !element.closest('[data-voorbeeld]'));
    const links = all('.foutsamenvatting a[href^="#"]');
    return {
      fout: wrong.length > 0,
      titel: document.title,
      focus: !all('.foutsamenvatting').length || Boolean(document.activeElement.closest('.foutsamenvatting')),
      loos: links.filter((link) => {
        const field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
        const around = field && field.closest('.utrecht-form-field, fieldset, form');
        return !around || !words(around).includes(words(link));
      }).map(name),
    };
  }

  function unlabelledTimes() {
    return all('time').filter((time) => {
      const around = time.closest('p, li, td, dd, div');
      const before = around && words(around).replace(words(time), '');
      const term = time.closest('dd')?.previousElementSibling || time.closest('table');
      return !before && !term;
    }).map(name);
  }

  /* What cannot be seen when the system takes over the colours: a button without an edge. */
  const edgeless = () => all('button, .utrecht-button, input:not([type=hidden]), select, textarea').filter(seen).filter((element) => {
    const style = getComputedStyle(element);
    return style.appearance === 'none' && !parseFloat(style.borderBlockEndWidth) && style.textDecorationLine === 'none';
  }).map(name);

  function spaced(on) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-block-end: 2em !important; }');
    document.adoptedStyleSheets = on ? [sheet] : [];
  }

  const enlarged = (percent) => document.documentElement.style.setProperty('font-size', percent ? `${percent}%` : '');

  /* Text that is cut off: WCAG 1.4.4 and 1.4.12. */
  const cutOff = () => all('main *, header *, footer *').filter(seen).filter((element) => {
    const style = getComputedStyle(element);
    return !element.matches('textarea, input, select') && style.clipPath === 'none' && style.overflow !== 'visible'
      && style.overflowX !== 'auto' && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
  }).map(name);

  /* What can be pressed must be there without style sheets too. The order is then that of the document. */
  function lostWithoutStyle() {
    const before = stops();
    for (const sheet of document.styleSheets) sheet.disabled = true;
    const after = stops();
    for (const sheet of document.styleSheets) sheet.disabled = false;
    return before.filter((stop) => !after.includes(stop)).map(name);
  }

  /* A field that asks for the focus has it from the first frame on. */
  const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

  async function atOnce() {
    await painted();
    return [tooWide(), {
      richting: getComputedStyle(document.body).direction,
      taal: document.documentElement.lang,
      fouten: errors(),
      tijden: unlabelledTimes(),
      doelen: targets(),
      beweging: moving(),
    }];
  }

  const widthAndCuts = () => [tooWide(), cutOff()];

  function whenSpaced() {
    spaced(true);
    const found = widthAndCuts();
    spaced(false);
    return found;
  }

  function whenEnlarged(percent) {
    enlarged(percent);
    const found = widthAndCuts();
    enlarged(0);
    return found;
  }

  return { atOnce, tooWide, walk, walkedBy, focusRings, edgeless, lostWithoutStyle, whenSpaced, whenEnlarged };
})();
