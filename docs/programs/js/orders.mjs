// Follows the orders of a shop, and misses none. Prints what it sees.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { io } from "socket.io-client";

const [url, user, shop, file] = process.argv.slice(2);

// What is known of the shop: kept where it lasts, on a page in localStorage or IndexedDB.
const read = () => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return { lastSeen: 0, orders: [] };
  }
};
const keep = () => {
  writeFileSync(`${file}.new`, JSON.stringify(known));
  renameSync(`${file}.new`, file);
};
const known = read();

const socket = io(`${url}/orders`, { auth: { name: user } });

// The same for what was missed and for what happens.
socket.on("placed", (placed) => {
  known.orders.push(placed.item);
  known.lastSeen = placed.number;
  keep();
  console.log(`${placed.number} ${placed.item}`);
});

async function join() {
  const joined = await socket.timeout(10_000).emitWithAck("room:join", {
    room: shop,
    lastSeen: known.lastSeen,
    epoch: known.epoch,
  });
  if (joined.error) throw new Error(joined.error.message);
  if (joined.gap) await reload(joined.gap);
  else known.epoch = joined.epoch;
  return joined.live;
}

// Page after page, until it hears what happens.
async function follow() {
  try {
    while (!(await join()));
    console.log(`live after ${known.lastSeen}`);
  } catch (error) {
    // The connection is lost: it follows again when there is one.
    if (socket.connected) console.log(`not followed: ${error.message}`);
  }
}
socket.on("connect", follow);

// It is no longer in the room: because the server asks it to join again, or may not be.
socket.on("room:left", ({ reason }) => (reason === "rejoin" ? follow() : console.log("out")));

// What it has missed is kept no longer.
async function reload(gap) {
  const response = await fetch(`${url}/orders/${shop}?user=${user}`);
  const { lastSeen, epoch, orders } = await response.json();
  Object.assign(known, { lastSeen, epoch, orders: orders.map(({ item }) => item) });
  keep();
  console.log(`loaded anew (${gap.reason}) up to ${lastSeen}`);
}
