// The built site, in a browser: npm test, after npm run build. With SCREENSHOTS, pictures are put into that folder.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, posix, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const SITE = fileURLToPath(new URL('../../../target/docs/', import.meta.url));
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.png': 'image/png', '.json': 'application/json' };
const TIMEOUT_MS = 20_000;
let browser;
let server;
let address;

before(async () => {
  server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    try {
      const content = readFileSync(join(SITE, path.endsWith('/') ? `${path}index.html` : path));
      response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'text/html' }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${server.address().port}/`;
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** A page in a browser profile of its own, which reaches nothing but the site. */
async function open(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1300, height: 850 }, ...options });
  context.setDefaultTimeout(TIMEOUT_MS);
  await context.route((url) => url.hostname !== '127.0.0.1', (route) => route.abort());
  const page = await context.newPage();
  page.problems = [];
  page.on('pageerror', (error) => page.problems.push(String(error)));
  page.on('response', (response) => response.ok() || page.problems.push(response.url()));
  await page.goto(address + path);
  await page.locator('.VPDoc h1').waitFor();
  return page;
}

async function picture(page, name) {
  if (process.env.SCREENSHOTS) {
    await page.screenshot({ path: join(process.env.SCREENSHOTS, `docs-${name}.png`) });
  }
}

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const brightness = (page) => page.evaluate(() => {
  const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number);
  return (red + green + blue) / 3;
});

test('the search finds a page by a word in it, and leads there', async () => {
  const page = await open('');
  await picture(page, 'start');
  await page.getByRole('button', { name: 'Search' }).first().click();
  await page.locator('.VPLocalSearchBox input').fill('revocation');
  const found = page.locator('.VPLocalSearchBox .result').first();
  await found.waitFor();
  await picture(page, 'search');
  await found.click();
  await page.waitForURL(/\.html/);
  // The address changes before the page's text does.
  await page.locator('.VPDoc').filter({ hasText: /revo/i }).waitFor();
  assert.deepEqual(page.problems, []);
});

test('code is highlighted, in the light and in the dark', async () => {
  for (const [colorScheme, isDark] of [['light', false], ['dark', true]]) {
    const page = await open('operations.html', { colorScheme });
    assert.equal((await brightness(page)) < 128, isDark);
    await page.goto(`${address}platform.html`);
    const colours = await page.locator('.language-java code span').evaluateAll(
      (spans) => new Set(spans.map((span) => getComputedStyle(span).color)).size);
    assert.ok(colours > 2, `${colours} colours`);
    await picture(page, colorScheme);
    assert.deepEqual(page.problems, []);
  }
});

test('the reader can switch to the dark', async () => {
  const page = await open('', { colorScheme: 'light' });
  await page.locator('.VPNavBar .VPSwitchAppearance').filter({ visible: true }).first().click();
  await page.waitForFunction(() => document.documentElement.classList.contains('dark'));
  assert.ok((await brightness(page)) < 128);
});

test('on a phone the page is as wide as the screen, and has the navigation in a menu', async () => {
  const page = await open('operations.html', { viewport: { width: 390, height: 844 }, isMobile: true });
  assert.ok((await overflow(page)) <= 0);
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.locator('.VPSidebar').getByText('Behind', { exact: false }).first().waitFor();
  await picture(page, 'phone');
  assert.deepEqual(page.problems, []);
});

const pages = () => readdirSync(SITE, { recursive: true }).filter((file) => file.endsWith('.html'));

test('every link within the site leads to a page, and to a heading that is there', () => {
  const ids = new Map(pages().map((file) => {
    const text = readFileSync(join(SITE, file), 'utf8');
    return ['/' + relative('.', file).replaceAll('\\', '/'), { text, ids: new Set([...text.matchAll(/ id="([^"]+)"/g)].map((id) => id[1])) }];
  }));
  const dead = [];
  for (const [file, { text }] of ids) {
    if (file === '/404.html') {
      continue;
    }
    for (const [, href] of text.matchAll(/<a [^>]*href="([^"]+)"/g)) {
      if (/^[a-z]+:/.test(href)) {
        continue;
      }
      const [path, id] = href.replaceAll('&amp;', '&').split('#');
      const target = path === '' ? file : posix.resolve(posix.dirname(file), path).replace(/^\/$/, '/index.html');
      const there = ids.get(target);
      if (!there || id && !there.ids.has(decodeURIComponent(id))) {
        dead.push(`${file}: ${href}`);
      }
    }
  }
  assert.ok(ids.size > 20);
  assert.deepEqual(dead, []);
});
