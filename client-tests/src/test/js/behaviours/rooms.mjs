import assert from 'node:assert/strict';
import { behaviour } from '../behaviours.mjs';
import { unique } from '../clients.mjs';

/** Connected clients, and what each of them has heard up to now: before a fence that all of them hear. */
async function audience(clients, ...users) {
  const all = await Promise.all(users.map((user) => clients.connect({ auth: { user } })));
  const texts = async () => {
    const fence = unique('fence');
    await all[0].call('hall:announce', { halls: [], alsoMe: true, text: fence });
    return Promise.all(
      all.map(async (client) => {
        const heard = [];
        for (;;) {
          const [{ text }] = await client.next('hall:announced');
          if (text === fence) {
            return heard;
          }
          heard.push(text);
        }
      }),
    );
  };
  return [all, texts];
}

behaviour('hears its rooms only', async (clients) => {
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

behaviour('hears a union of rooms once', async (clients) => {
  const [[a, b, c], texts] = await audience(clients, 'a', 'b', 'c');
  const [one, two] = [unique('hall'), unique('hall')];
  await a.call('hall:enter', { hall: one });
  await a.call('hall:enter', { hall: two });
  await b.call('hall:enter', { hall: two });
  await c.call('hall:announce', { halls: [one, two, two], alsoMe: true, text: 'to both' });
  assert.deepEqual(await texts(), [['to both'], ['to both'], []]);
});

behaviour('hears nothing of what it is excepted from', async (clients) => {
  const [[a, b, c], texts] = await audience(clients, 'a', 'b', 'c');
  const [one, two] = [unique('hall'), unique('hall')];
  await a.call('hall:enter', { hall: one });
  await b.call('hall:enter', { hall: one });
  await b.call('hall:enter', { hall: two });
  await c.call('hall:announce', { halls: [one], except: [two], alsoMe: true, text: 'not two' });
  await a.call('hall:announce', { halls: [], except: [two], alsoMe: false, text: 'neither me nor two' });
  assert.deepEqual(await texts(), [['not two'], [], ['neither me nor two']]);
});

behaviour('hears nothing of a room that it has left', async (clients) => {
  const [[a, b], texts] = await audience(clients, 'a', 'b');
  const hall = unique('hall: a%b');
  await a.call('hall:enter', { hall });
  await b.call('hall:enter', { hall });
  await b.call('hall:leave', { hall });
  await b.call('hall:announce', { halls: [hall], alsoMe: true, text: 'left' });
  assert.deepEqual(await texts(), [['left'], []]);
});

behaviour('tells the same users other devices', async (clients) => {
  const user = unique('user');
  const [[phone], texts] = await audience(clients, user, user, 'stranger');
  await phone.call('tell-my-other-devices', { users: [], text: 'read elsewhere' });
  assert.deepEqual(await texts(), [[], ['read elsewhere'], []]);
});

behaviour('tells users and each of them its own', async (clients) => {
  const [ada, bob] = [unique('ada'), unique('bob:%')];
  const [[stranger], texts] = await audience(clients, 'stranger', ada, ada, bob);
  await stranger.call('tell-users', { users: [ada, bob, ada], text: 'both' });
  await stranger.call('tell-each-user', { users: [ada, bob], text: 'for' });
  const heard = ['both', `for ${ada}`];
  assert.deepEqual(await texts(), [[], heard, heard, ['both', `for ${bob}`]]);
});
