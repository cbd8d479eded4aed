// Opens the page as people do: each tab in a browser profile of its own, with Debian's Chromium.

import { chromium } from 'playwright-core';

const WITHIN = 20_000;

export async function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-background-networking',
      // A camera and a microphone that nobody need have, and leave to use them.
      '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream',
    ],
  });
}

/** A tab where that user has signed in and the first room is open. */
export async function signIn(browser, url, name, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', ...options });
  context.setDefaultTimeout(WITHIN);
  const page = await context.newPage();
  page.problems = [];
  page.on('pageerror', (error) => page.problems.push(String(error)));
  page.on('console', (message) => {
    // What cannot be reached while the server is down is told here too; the page shows that itself.
    if (message.type() === 'error' && !/ERR_|WebSocket|Failed to load/.test(message.text())) page.problems.push(message.text());
  });
  await page.goto(url);
  await page.getByLabel('Your name').fill(name);
  await page.keyboard.press('Enter');
  await page.locator('#connection.online').waitFor({ state: 'attached' });
  await page.locator('#subtitle', { hasText: 'member' }).waitFor();
  return page;
}

export async function openRoom(page, name) {
  await page.locator(`[data-room="${name}"]`).click();
  await page.locator('#title', { hasText: name }).waitFor();
}

export async function say(page, text) {
  await page.getByLabel('Message', { exact: true }).fill(text);
  await page.keyboard.press('Enter');
  await message(page, text).waitFor();
}

/** The message with that text, not the place where it is quoted. */
export const message = (page, text) =>
  page.locator('.message:not(.pending)', { has: page.locator('.content', { hasText: text }) });

/** Presses a button of a message. */
export async function act(page, text, button) {
  const target = message(page, text);
  await target.hover();
  await target.getByRole('button', { name: button, exact: true }).click();
}

/** Opens a panel by its button. */
export async function openPanel(page, name) {
  await page.locator('.panels').getByRole('button', { name }).click();
}

/** Waits until a panel's list of what was heard shows that. */
export async function heard(page, panel, text) {
  await page.locator(`#panel-${panel} .feed li`, { hasText: text }).first().waitFor({ state: 'attached' });
}
