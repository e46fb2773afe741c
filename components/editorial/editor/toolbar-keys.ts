/**
 * A toolbar is one stop on the way of Tab, and arrows go from button to button (ARIA, pattern “toolbar”): otherwise
 * whoever works without a mouse passes seven buttons before each narrative.
 */

const buttonsOf = (toolbar: Element): HTMLButtonElement[] => [...toolbar.querySelectorAll('button')];

/** Makes `chosen` the button at which Tab stops. */
function stopAt(toolbar: Element, chosen: HTMLButtonElement | undefined): void {
  for (const button of buttonsOf(toolbar)) button.tabIndex = button === chosen ? 0 : -1;
}

/** Sees to the toolbars of the form until the signal; those of rows that come later when they are first entered. */
export function listenToToolbars(form: HTMLFormElement, signal: AbortSignal): void {
  for (const toolbar of form.querySelectorAll('[role="toolbar"]')) stopAt(toolbar, buttonsOf(toolbar)[0]);
  form.addEventListener(
    'focusin',
    ({ target }) => {
      const toolbar = target instanceof HTMLButtonElement ? target.closest('[role="toolbar"]') : null;
      if (toolbar && target instanceof HTMLButtonElement) stopAt(toolbar, target);
    },
    { signal },
  );
  form.addEventListener('keydown', (event) => move(event), { signal });
}

function move(event: KeyboardEvent): void {
  const { target } = event;
  const toolbar = target instanceof HTMLButtonElement ? target.closest('[role="toolbar"]') : null;
  if (!toolbar || event.altKey || event.ctrlKey || event.metaKey) return;
  const buttons = buttonsOf(toolbar);
  const at = buttons.indexOf(target as HTMLButtonElement);
  const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  buttons[(next + buttons.length) % buttons.length]?.focus();
}
