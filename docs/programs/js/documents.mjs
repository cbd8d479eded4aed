// A client of the documents: the same for both servers. Prints what it sees.
import { io } from "socket.io-client";

const url = process.argv[2];
const once = (socket, event) => new Promise((resolve) => socket.once(event, (...values) => resolve(values)));
const report = (what, value) => console.log(JSON.stringify({ [what]: value }));
const connect = async (auth) => {
  const socket = io(`${url}/documents`, { auth, forceNew: true, transports: ["websocket"] });
  await new Promise((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  return socket;
};

await connect({ token: "wrong" }).catch((error) => report("refused", error.message));

const ana = await connect({ token: "sesame" });
const bob = await connect({ token: "sesame" });

report("open", await ana.emitWithAck("open", "7"));
const opened = once(ana, "opened");
report("open", await bob.emitWithAck("open", "7"));
report("opened", await opened);

const edited = once(bob, "edited");
report("edit", await ana.emitWithAck("edit", { id: "7", text: "Hello" }));
report("edited", await edited);
const { error } = await ana.emitWithAck("edit", { id: "7", text: "x".repeat(1001) });
report("refused edit", error.code);

const moved = once(bob, "cursor");
ana.volatile.emit("cursor", { id: "7", line: 3 });
report("cursor", await moved);

report("picture", await ana.emitWithAck("picture", Buffer.from([1, 2, 3])));

bob.on("agree", (document, callback) => callback({ yes: document.id === "7" }));
report("publish", await ana.timeout(10_000).emitWithAck("publish", { id: "7" }));

const project = io(`${url}/project-42`, { forceNew: true, transports: ["websocket"] });
report("welcome", await once(project, "welcome"));
project.disconnect();

const gone = once(ana, "gone");
bob.disconnect();
report("gone", await gone);
ana.disconnect();
