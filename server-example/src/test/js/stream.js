// Opens event streams in Chromium, as pages do: by the session cookie, without it, and from a foreign origin. Prints what comes,
// a line each; what is read from the input as a line is sent on the first stream.

import { createInterface } from 'node:readline';
import { launch } from './tabs.js';

const [url, cookie] = process.argv.slice(2);
const elsewhere = url.replace('127.0.0.1', 'localhost');
const browser = await launch();

const open = (name, stream) => {
  window.stream = new WebSocket(stream.replace(/^http/, 'ws') + '/api/v1/events');
  window.stream.onopen = () => window.report(`${name} open`);
  window.stream.onmessage = ({ data }) => window.report(`${name} ${data}`);
  window.stream.onclose = ({ code, reason }) => window.report(`${name} close ${code} ${reason}`.trim());
};

async function page(name, at, cookies) {
  const context = await browser.newContext();
  await context.addCookies(cookies);
  const tab = await context.newPage();
  await tab.exposeFunction('report', (line) => console.log(line));
  await tab.goto(at);
  await tab.evaluate(`(${open})(${JSON.stringify(name)}, ${JSON.stringify(url)})`);
  return tab;
}

const session = { name: 'session', value: cookie, url };
await page('stranger', url, []);
await page('foreign', elsewhere, [session]);
const first = await page('ada', url, [session]);

for await (const line of createInterface({ input: process.stdin })) {
  await first.evaluate((text) => window.stream.send(text), line);
}
await browser.close();
