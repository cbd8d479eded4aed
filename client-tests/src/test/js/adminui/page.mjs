// The official Admin UI, served on a port of its own, in Chromium.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const FILES = fileURLToPath(new URL('node_modules/@socket.io/admin-ui/ui/dist/', import.meta.url));
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png' };
const TIMEOUT_MS = 20_000;

/** Serves the files of the page; returns the server and its address. */
export async function serve() {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, 'http://localhost').pathname);
    try {
      const content = await readFile(join(FILES, path.endsWith('/') ? `${path}index.html` : path));
      response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'text/html' }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${server.address().port}/` };
}

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});

/** A page in a browser profile of its own; what it wants from elsewhere, fonts and icons, it does not get. */
export async function open(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1300, height: 850 }, locale: 'en-GB' });
  context.setDefaultTimeout(TIMEOUT_MS);
  await context.route((address) => address.hostname !== '127.0.0.1', (route) => route.abort());
  const page = await context.newPage();
  page.problems = [];
  page.on('pageerror', (error) => page.problems.push(String(error)));
  await page.goto(url);
  return page;
}

/** Fills in the form and presses its button. */
export async function signIn(page, { server, user, password, namespace }) {
  await page.getByLabel('Server URL').fill(server);
  await page.getByLabel('Username').fill(user);
  await page.getByLabel('Password').fill(password);
  if (namespace && !(await page.getByLabel('Admin namespace').isVisible())) {
    await page.getByText('Advanced options').click();
    await page.getByLabel('Admin namespace').fill(namespace);
  }
  await page.getByRole('button', { name: 'Connect' }).click();
}

export const form = (page) => page.locator('.v-dialog--active form');

/** Waits until the form has gone. */
export const signedIn = (page) => form(page).waitFor({ state: 'hidden' });

/** Opens a view by the navigation. */
export async function view(page, name) {
  await page.locator('.v-navigation-drawer').getByText(name, { exact: true }).click();
  await settled(page);
}

/** Waits until the view before has gone. */
export const settled = (page) => page.waitForFunction(
  () => !document.querySelector('[class*="transition-leave"], [class*="transition-enter"]'));

/** Selects a namespace in a view that has a choice of them. */
export async function selectNamespace(page, name) {
  await page.locator('main .v-select').first().click();
  await page.locator('.v-menu__content').getByText(name, { exact: true }).click();
}

export const row = (page, text) => page.locator('main table tbody tr').filter({ hasText: text });

/** Writes a picture if a folder for them is named. */
export async function picture(page, name) {
  if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, `admin-ui-${name}.png`) });
}
