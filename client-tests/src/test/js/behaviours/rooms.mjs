import assert from 'node:assert/strict';
import { behaviour } from './list.mjs';
import { unique } from './clients.mjs';

/** Connected clients, and the texts that each has received before a fence that all of them receive. */
async function audience(clients, ...users) {
  const all = await Promise.all(users.map((user) => clients.connect({ auth: { user } })));
  const texts = async () => {
    const fence = unique('fence');
    await all[0].call('hall:announce', { halls: [], alsoMe: true, text: fence });
    return Promise.all(
      all.map(async (client) => {
        const received = [];
        for (;;) {
          const [{ text }] = await client.next('hall:announced');
          if (text === fence) {
            return received;
          }
          received.push(text);
        }
      }),
    );
  };
  return [all, texts];
}

behaviour('receives its rooms only', async (clients) => {
  const [[a, b, c], texts] = await audience(clients, 'a', 'b', 'c');
  const [one, two] = [unique('hall'), unique('hall')];
  await a.call('hall:enter', { hall: one });
  await b.call('hall:enter', { hall: one });
  await c.call('hall:enter', { hall: two });
  await a.call('hall:announce', { halls: [one], alsoMe: true, text: 'to one' });
  await a.call('hall:announce', { halls: [two], alsoMe: true, text: 'to two' });
  await a.call('hall:announce', { halls: [one], alsoMe: false, text: 'to others in one' });
  await a.call('hall:announce', { halls: [], alsoMe: false, text: 'to all others' });
  assert.deepEqual(await texts(), [
    ['to one'],
    ['to one', 'to others in one', 'to all others'],
    ['to two', 'to all others'],
  ]);
});

behaviour('receives a union of rooms once', async (clients) => {
  const [[a, b, c], texts] = await audience(clients, 'a', 'b', 'c');
  const [one, two] = [unique('hall'), unique('hall')];
  await a.call('hall:enter', { hall: one });
  await a.call('hall:enter', { hall: two });
  await b.call('hall:enter', { hall: two });
  await c.call('hall:announce', { halls: [one, two, two], alsoMe: true, text: 'to both' });
  assert.deepEqual(await texts(), [['to both'], ['to both'], []]);
});

behaviour('receives nothing that it is excepted from', async (clients) => {
  const [[a, b, c], texts] = await audience(clients, 'a', 'b', 'c');
  const [one, two] = [unique('hall'), unique('hall')];
  await a.call('hall:enter', { hall: one });
  await b.call('hall:enter', { hall: one });
  await b.call('hall:enter', { hall: two });
  await c.call('hall:announce', { halls: [one], except: [two], alsoMe: true, text: 'not two' });
  await a.call('hall:announce', { halls: [], except: [two], alsoMe: false, text: 'neither me nor two' });
  assert.deepEqual(await texts(), [['not two'], [], ['neither me nor two']]);
});

behaviour('receives nothing of a room that it has left', async (clients) => {
  const [[a, b], texts] = await audience(clients, 'a', 'b');
  const hall = unique('hall: a%b');
  await a.call('hall:enter', { hall });
  await b.call('hall:enter', { hall });
  await b.call('hall:leave', { hall });
  await b.call('hall:announce', { halls: [hall], alsoMe: true, text: 'left' });
  assert.deepEqual(await texts(), [['left'], []]);
});

behaviour('reaches the same users other devices', async (clients) => {
  const user = unique('user');
  const [[phone], texts] = await audience(clients, user, user, 'stranger');
  await phone.call('notify-other-devices', { users: [], text: 'read elsewhere' });
  assert.deepEqual(await texts(), [[], ['read elsewhere'], []]);
});

behaviour('reaches users and renders for each of them', async (clients) => {
  const [ada, bob] = [unique('ada'), unique('bob:%')];
  const [[stranger], texts] = await audience(clients, 'stranger', ada, ada, bob);
  await stranger.call('notify-users', { users: [ada, bob, ada], text: 'both' });
  await stranger.call('notify-each-user', { users: [ada, bob], text: 'for' });
  const received = ['both', `for ${ada}`];
  assert.deepEqual(await texts(), [[], received, received, ['both', `for ${bob}`]]);
});
