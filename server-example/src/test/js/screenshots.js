// Plays a conversation and takes screenshots of it: node screenshots.js URL FOLDER

import { act, launch, message, openPanel, openChat, say, signIn } from './tabs.js';

const [url, folder] = process.argv.slice(2);
const browser = await launch();
try {
  const ada = await signIn(browser, url, 'Ada Lovelace', { colorScheme: 'light' });
  const grace = await signIn(browser, url, 'Grace Hopper', { colorScheme: 'dark' });
  const alan = await signIn(browser, url, 'Alan Turing');
  for (const page of [ada, grace, alan]) await openChat(page, 'General');

  await say(alan, 'Morning! The board wants to see the live dashboard on Thursday. Are we ready?');
  await say(grace, 'Nearly. Events are declared once now, so the page and the server cannot disagree about a payload any more.');
  await say(grace, 'The TypeScript types come out of the same declaration.');
  await act(ada, 'The TypeScript types', 'React');
  await ada.getByRole('button', { name: 'React with 🎉' }).click();
  await act(alan, 'The TypeScript types', 'React');
  await alan.getByRole('button', { name: 'React with 🎉' }).click();
  await act(ada, 'Nearly. Events', 'React');
  await ada.getByRole('button', { name: 'React with 👍' }).click();
  await say(ada, 'Lovely. I pulled the plug on the server in the middle of a sentence yesterday: it came back, and so did every tab, with nothing said twice.');
  await act(alan, 'Lovely. I pulled', 'Reply');
  await say(alan, 'Even the message you were sending at that moment?');
  await act(ada, 'Even the message', 'Reply');
  await say(ada, 'Even that one. It has an id of its own, so sending it again is safe.');
  await act(grace, 'Even that one', 'React');
  await grace.getByRole('button', { name: 'React with ❤️' }).click();
  await act(alan, 'Even that one', 'React');
  await alan.getByRole('button', { name: 'React with 👍' }).click();
  await say(grace, 'Then let us show exactly that. Thursday, ten o’clock?');
  await act(ada, 'Then let us show', 'React');
  await ada.getByRole('button', { name: 'React with 👍' }).click();
  await openChat(alan, 'Help');
  await say(alan, 'How do I add an event of my own?');
  await say(alan, 'Found it: one constant and one record.');
  await openChat(alan, 'Random');
  await say(alan, 'Whose bicycle is in the lift?');
  await openChat(alan, 'General');
  await message(ada, 'Then let us show').waitFor();
  await ada.mouse.move(640, 20);

  const typing = async () => {
    await grace.getByLabel('Message', { exact: true }).pressSequentially('I will bring', { delay: 10 });
    await ada.getByText('Grace is typing').waitFor();
  };
  await typing();
  await ada.screenshot({ path: `${folder}/example.png` });
  await grace.getByLabel('Message', { exact: true }).fill('');

  for (const page of [ada, grace]) await openPanel(page, 'Documents');
  for (const [title, priority] of [
    ['Rehearse the demonstration', 'High'], ['Print the agenda', 'Low'], ['Order the cake', 'Medium'], ['Book the large room', 'Medium'],
  ]) {
    const form = grace.getByRole('form', { name: 'New task' });
    await form.getByLabel('New task').fill(title);
    await form.getByLabel('Priority').selectOption(priority);
    await form.getByRole('button', { name: 'Add' }).click();
    await ada.locator(`.task input[value="${title}"]`).waitFor();
  }
  await grace.getByLabel('Status of Book the large room').selectOption('done');
  await grace.getByLabel('Status of Rehearse the demonstration').selectOption('doing');
  await ada.locator('.task.doing').waitFor();
  await ada.screenshot({ path: `${folder}/example-documents.png` });

  await openPanel(ada, 'Dialects');
  await ada.locator('.dialect-connections [data-state="connected"]').nth(4).waitFor();
  const dialects = ada.getByRole('form', { name: 'Write in a dialect' });
  await dialects.getByLabel('As a client of').selectOption('messenger');
  await dialects.getByLabel('Text').fill('One message, five dialects.');
  await dialects.getByRole('button', { name: 'Send' }).click();
  await ada.locator('.dialect pre', { hasText: 'One message, five dialects.' }).nth(4).waitFor();
  await ada.screenshot({ path: `${folder}/example-dialects.png` });

  for (const page of [ada, grace]) await openPanel(page, 'Wallet');
  for (const [amount, memo] of [['12.50', 'Cake'], ['3.20', 'Coffee']]) {
    const form = ada.getByRole('form', { name: 'Pay' });
    await form.getByLabel('To', { exact: true }).selectOption('Grace Hopper');
    await form.getByLabel('Amount').fill(amount);
    await form.getByLabel('For').fill(memo);
    await form.getByRole('button', { name: 'Pay' }).click();
    await grace.getByLabel('Postings').getByText(`+${amount}`).waitFor();
  }
  await grace.screenshot({ path: `${folder}/example-dark.png` });

  const phone = await signIn(browser, url, 'Ada Lovelace', {
    viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true,
  });
  await phone.getByRole('button', { name: 'Chats' }).click();
  await openChat(phone, 'General');
  await message(phone, 'Then let us show').waitFor();
  await openPanel(grace, 'Chat');
  await grace.getByLabel('Message', { exact: true }).pressSequentially('I will bring', { delay: 10 });
  await phone.getByText('Grace is typing').waitFor();
  await phone.waitForTimeout(300);
  await phone.screenshot({ path: `${folder}/example-phone.png` });
} finally {
  await browser.close();
}
