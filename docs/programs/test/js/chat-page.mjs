// Uses the chat's page in Chromium, as two people in two browser profiles. Prints what they see.
import { chromium } from "playwright-core";

const url = process.argv[2];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});

async function open(name) {
  const context = await browser.newContext();
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto(`${url}/?name=${name}`);
  return page;
}

async function expectLine(page, line) {
  await page.locator("li", { hasText: line }).waitFor();
  console.log(line);
}

try {
  const ana = await open("Ana");
  await expectLine(ana, "you are Ana");
  await ana.getByPlaceholder("Message").fill("Anybody there?");
  await ana.getByText("Send").click();
  await expectLine(ana, "me: Anybody there? (no. 1)");
  const bob = await open("Bob");
  await expectLine(ana, "Bob came");
  await expectLine(bob, "you are Bob");
  await bob.getByPlaceholder("Message").fill("Hello");
  await ana.waitForFunction(() => document.title === "Bob is typing …");
  await bob.getByText("Send").click();
  await expectLine(bob, "me: Hello (no. 2)");
  await expectLine(ana, "Bob: Hello");
  await bob.close();
  await expectLine(ana, "Bob left");
  const nobody = await open("%20");
  await expectLine(nobody, "name must not be blank");
} finally {
  await browser.close();
}
