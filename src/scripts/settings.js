// What a visitor chose under "Display": put on <html> before anything is painted, kept on the device.
// The panels are written by the publisher (src/views/display.rs): all of this works without the
// application. Each setting is an attribute, empty where nothing was chosen.
{
  const html = document.documentElement;
  const KEY = 'display';
  /** @type {Record<string, string> | null | undefined} */
  let chosen;

  const show = () => {
    for (const name of ['theme', 'size', 'reading', 'keys']) html.dataset[name] = chosen?.[name] ?? '';
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('.panel input'))) {
      // A radio's value is what is chosen; a switch's is kept where it is not as it was written.
      const is = input.value === html.dataset[input.name];
      input.checked = input.type === 'radio' ? is : is !== input.defaultChecked;
    }
    // What had the focus may be gone.
    if (document.activeElement?.checkVisibility?.() === false) /** @type {HTMLElement} */ (document.querySelector('.masthead__display')).focus();
  };
  const load = () => {
    // A device may refuse to keep anything: what is chosen then lasts as long as the page.
    try {
      html.dataset.fonts = localStorage.getItem('fonts') ?? '';
      chosen = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    } catch {}
    show();
  };
  /** @param {Record<string, string>} choice */
  const choose = (choice) => {
    chosen = choice;
    try { localStorage.setItem(KEY, JSON.stringify(choice)); } catch {}
    show();
  };
  /** The element of an event. @param {EventTarget | null} target */
  const elementOf = (target) => /** @type {Element} */ (target);
  const leave = () => choose({ ...chosen, reading: '' });
  load();
  // One returns to places by their height: style/layout.css leaves nothing for later then, nor once one
  // has begun to scroll.
  const whole = () => { html.dataset.whole = ''; };
  if (history.state) whole();
  addEventListener('scroll', whole, { once: true });

  // Another tab, or a page to which the visitor returns.
  addEventListener('storage', load);
  addEventListener('pageshow', load);
  addEventListener('beforetoggle', show, true);
  addEventListener('change', ({ target }) => {
    const input = /** @type {HTMLInputElement} */ (target);
    if (!input.closest('.panel')) return;
    const other = input.type === 'radio' || input.checked !== input.defaultChecked;
    choose({ ...chosen, [input.name]: other ? input.value : '' });
  });
  addEventListener('reset', ({ target }) => {
    if (elementOf(target).closest('.panel')) choose({});
  });
  addEventListener('click', ({ target }) => {
    if (elementOf(target).closest('.masthead__leave')) leave();
  }, true);
  // What has the focus is never under a panel.
  addEventListener('focusout', ({ target, relatedTarget: to }) => {
    /** @type {HTMLElement | null | undefined} */
    const panel = elementOf(target).closest?.('.panel');
    // The button that opened it closes it by itself.
    if (to && panel?.contains(elementOf(to)) === false && /** @type {HTMLButtonElement} */ (to).popoverTargetElement !== panel) panel.hidePopover();
  });

  addEventListener('keydown', ({ key, target, ctrlKey, metaKey, altKey }) => {
    if (document.querySelector(':modal')) return;
    /** @type {HTMLElement | null} */
    const open = document.querySelector(':popover-open');
    if (key === 'Escape' && !open && html.dataset.reading) leave();
    const typing = elementOf(target).closest?.('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]');
    if (key === '?' && !ctrlKey && !metaKey && !altKey && !typing && html.dataset.keys !== 'off') {
      // The focus returns to where it was before.
      open?.hidePopover();
      document.getElementById('shortcuts')?.showPopover();
    }
  });

  // On paper nothing can be clicked: addresses are whole, those of the page with its query.
  addEventListener('beforeprint', () => {
    const sheet = /** @type {HTMLElement} */ (document.querySelector('.sheet'));
    const [address, date] = sheet.children;
    const here = new URL(address.textContent ?? '', location.href);
    address.textContent = `${new URL(location.pathname + location.search, here)}`;
    date.textContent = (sheet.dataset.words ?? '').replace(/{(\w+)}/g, (_, part) => new Date().toLocaleDateString(html.dataset.lang, { [part]: part === 'month' ? 'long' : 'numeric' }));
    for (const link of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('main a[href]'))) link.dataset.address = `${new URL(link.getAttribute('href') ?? '', here)}`;
  });
}
