/** A person at a page who has a keyboard and nothing else: no mouse, and nobody who fills fields for them. */
import { expect, type Page } from '@playwright/test';
import { totpCode, totpStep } from '#lib/auth/totp.ts';
import { goodPassword } from '#tests/support/accounts.ts';

/** Every step is a key, and the page is asked only where the focus is. */
export class Typist {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  /** Goes on with Tab, or back, until what has the focus is called `name`; a longer way than `within` is no way. */
  async tabTo(name: string | RegExp, { within = 60, back = false } = {}) {
    for (let steps = 0; steps < within; steps += 1) {
      await this.page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
      const called = await this.focused();
      if (typeof name === 'string' ? called === name : name.test(called)) return;
    }
    throw new Error(
      `Nothing called ${name} is reached with ${within} presses of ${back ? 'Shift+' : ''}Tab.`,
    );
  }

  async press(...keys: string[]) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string) {
    await this.page.keyboard.type(text);
  }

  /** Goes to a link or button and presses it. */
  async follow(name: string | RegExp, way: { within?: number; back?: boolean } = {}) {
    await this.tabTo(name, way);
    await this.press('Enter');
  }

  /** Follows a link or button to another page, and goes on when that is there. */
  async followTo(name: string | RegExp, address: RegExp, way: { within?: number; back?: boolean } = {}) {
    await this.tabTo(name, way);
    await this.goTo(address);
  }

  /** Presses Enter where it leads to another page, and goes on when that is there. */
  async goTo(address: RegExp) {
    await this.press('Enter');
    await this.page.waitForURL(address);
  }

  /** Types over what is in the field that is reached. */
  async fill(name: string | RegExp, text: string) {
    await this.tabTo(name);
    await this.press('Control+A');
    await this.type(text);
  }

  /** Waits until what has the focus is called `name`. */
  async expectFocus(name: string) {
    await expect.poll(() => this.focused()).toBe(name);
  }

  /** What a reader of the screen calls what has the focus: its label or its own words. */
  async focused(): Promise<string> {
    return (await this.page.locator(':focus').evaluateAll(namesOf))[0] ?? '';
  }

  /** By the form, as on any morning. */
  async signIn(email: string, secret: string | null) {
    await this.page.goto('/en/staff');
    await this.fill('E-mail', email);
    await this.fill('Password', goodPassword);
    await this.goTo(/\/staff(\/second-factor.*)?$/);
    // A demonstration asks for none.
    if (secret !== null && this.page.url().includes('second-factor')) {
      await this.fill('Code', totpCode(secret, totpStep(new Date())));
      await this.press('Enter');
    }
    await expect(this.page.getByRole('heading', { level: 1, name: 'My work' })).toBeVisible();
  }
}

function namesOf(elements: Element[]): string[] {
  return elements.map((element) => {
    const named = (element as HTMLInputElement).labels?.[0] ?? element;
    const said = named.cloneNode(true) as Element;
    for (const silent of said.querySelectorAll('[aria-hidden="true"]')) silent.remove();
    const name = (named.getAttribute('aria-label') ?? said.textContent ?? '').trim();
    // What a link leads to may stand beside it.
    const about = element.matches('a') ? element.getAttribute('aria-describedby') : null;
    return about === null ? name : `${name}: ${document.getElementById(about)?.textContent?.trim()}`;
  });
}
