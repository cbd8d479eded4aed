// The same server on socket.io for Node.js: see docs/guides/from-nodejs.md.
import { createServer } from "node:http";
import { Server } from "socket.io";

const httpServer = createServer();
const io = new Server(httpServer, { pingInterval: 25_000, maxHttpBufferSize: 1_000_000 });

const documents = io.of("/documents");

documents.use((socket, next) => {
  const { token } = socket.handshake.auth;
  if (token !== "sesame") {
    return next(new Error("unknown token"));
  }
  socket.data.user = "ana";
  next();
});

documents.on("connection", (socket) => {
  socket.join(`user:${socket.data.user}`);

  socket.on("open", async (id, callback) => {
    socket.join(`document:${id}`);
    socket.to(`document:${id}`).emit("opened", socket.data.user);
    const readers = await documents.in(`document:${id}`).fetchSockets();
    callback({ readers: readers.length });
  });

  socket.on("edit", ({ id, text }, callback) => {
    if (typeof text !== "string" || text.length > 1000) {
      return callback({ error: { code: "validation-failed", message: "text is too long" } });
    }
    socket.to(`document:${id}`).emit("edited", { id, text });
    callback({ ok: true });
  });

  socket.on("cursor", (cursor) => {
    socket.to(`document:${cursor.id}`).volatile.emit("cursor", cursor);
  });

  socket.on("picture", (data, callback) => callback({ bytes: data.length }));

  socket.on("publish", async ({ id }, callback) => {
    try {
      const answers = await documents.to(`document:${id}`).except(socket.id).timeout(5_000).emitWithAck("agree", { id });
      callback({ agreed: answers.every((answer) => answer.yes) });
    } catch (missing) {
      callback({ agreed: false });
    }
  });

  socket.on("disconnect", (reason) => {
    documents.emit("gone", { user: socket.data.user, reason });
  });
});

io.of(/^\/project-\d+$/).on("connection", (socket) => {
  socket.emit("welcome", socket.nsp.name);
});

httpServer.listen(Number(process.argv[2] ?? 9092), () => console.log(httpServer.address().port));
process.on("SIGTERM", () => io.close());
