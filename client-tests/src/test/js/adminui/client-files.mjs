// A page that loads the client from the server: node client-files.mjs URL OTHER_URL
// As a script of its own origin, and as a module of another one. Writes {script, module}: what the server has answered each.
import { launch, open } from './page.mjs';

const [url, other] = process.argv.slice(2);
const browser = await launch();
try {
  const page = await open(browser, `${url}/page`);
  await page.locator('#answer:not(:empty)').waitFor();
  const elsewhere = await open(browser, `${other}/module`);
  await elsewhere.locator('#answer:not(:empty)').waitFor();
  if (page.problems.length + elsewhere.problems.length > 0) {
    throw new Error([...page.problems, ...elsewhere.problems].join('\n'));
  }
  process.stdout.write(JSON.stringify({
    script: await page.locator('#answer').textContent(),
    module: await elsewhere.locator('#answer').textContent(),
  }) + '\n');
} finally {
  await browser.close();
}
