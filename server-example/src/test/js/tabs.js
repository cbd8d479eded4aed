// Uses the page in Debian's Chromium, each tab in a separate browser profile.

import { chromium } from 'playwright-core';

const TIMEOUT_MS = 20_000;

export async function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-background-networking',
      // Simulated camera and microphone, with permission to use them.
      '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream',
    ],
  });
}

/** A new tab in which a user has signed in and the first chat is open. */
export async function signIn(browser, url, name, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', ...options });
  context.setDefaultTimeout(TIMEOUT_MS);
  const page = await context.newPage();
  page.problems = [];
  page.on('pageerror', (error) => page.problems.push(String(error)));
  page.on('console', (message) => {
    // Failed connections while the server is down are expected; the page shows them.
    if (message.type() === 'error' && !/ERR_|WebSocket|Failed to load/.test(message.text())) page.problems.push(message.text());
  });
  await page.goto(url);
  await page.getByLabel('Your name').fill(name);
  await page.keyboard.press('Enter');
  await page.locator('#connection.online').waitFor({ state: 'attached' });
  await page.locator('#subtitle', { hasText: 'member' }).waitFor();
  return page;
}

export async function openChat(page, name) {
  await page.locator(`[data-chat="${name}"]`).click();
  await page.locator('#title', { hasText: name }).waitFor();
}

export async function say(page, text) {
  await page.getByLabel('Message', { exact: true }).fill(text);
  await page.keyboard.press('Enter');
  await message(page, text).waitFor();
}

/** The message with a text, without messages that quote it. */
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

/** Waits until a panel's list of received events shows a text. */
export async function expectInFeed(page, panel, text) {
  await page.locator(`#panel-${panel} .feed li`, { hasText: text }).first().waitFor({ state: 'attached' });
}
