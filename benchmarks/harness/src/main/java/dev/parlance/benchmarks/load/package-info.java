/** The clients: Engine.IO and Socket.IO over WebSocket, on raw Netty, as cheap as can be. */
package dev.parlance.benchmarks.load;
