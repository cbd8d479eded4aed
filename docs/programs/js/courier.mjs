// What the guide to acks shows of the client's side. Prints what it sees.
import { io } from "socket.io-client";

const url = process.argv[2];
const ana = io(`${url}/courier`, { auth: { name: "ana" } });
const bob = io(`${url}/courier`, { auth: { name: "bob" }, forceNew: true });

// Answers what the server asks.
bob.on("offer", (parcel, callback) => callback({ accepted: parcel.grams < 20_000 }));
bob.on("ready?", (callback) => callback({ accepted: true }));
await bob.emitWithAck("ready", { city: "Rome" });

// An answer, or a refusal: what the server promises is that one of them comes.
const taken = await ana.emitWithAck("order", { city: "Rome", grams: 900 });
console.log(JSON.stringify(taken)); // {"driver":"bob"}

const refused = await ana.emitWithAck("order", { city: "Rome", grams: 25_000 });
console.log(JSON.stringify(refused.error.code)); // "no-driver"

// It comes only while there is a connection: a time-out is the client's own.
async function order(parcel) {
  try {
    const answer = await ana.timeout(20_000).emitWithAck("order", parcel);
    return answer.error ? `refused: ${answer.error.message}` : `taken by ${answer.driver}`;
  } catch {
    return "nobody knows whether it was taken";
  }
}
console.log(JSON.stringify(await order({ city: "Rome", grams: 900 })));
console.log(JSON.stringify(await order({ city: "Rome", grams: 40_000 })));

console.log(JSON.stringify(await ana.emitWithAck("count", { city: "Rome" })));
console.log(JSON.stringify(await ana.emitWithAck("price", { city: "Rome", grams: 100 })));

ana.disconnect();
bob.disconnect();
