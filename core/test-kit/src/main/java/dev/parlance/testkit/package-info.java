/**
 * Tests an application's handlers without a port, a clock or a sleep: a server in memory, clients in memory, and time that
 * passes when the test says so.
 *
 * <p>Everything runs when the test lets it: {@link dev.parlance.testkit.TestServer#run}, or any call that waits for
 * something. A handler may wait for a {@code CompletableFuture}, a client's ack among them: it goes on as soon as that has
 * ended. (Of a latch or a lock nobody can tell whether a thread has been woken: a test that needs one may go on too early.)
 * Built on the library's own seam, so what is tested is the whole of Socket.IO above the network.
 */
@NullMarked
package dev.parlance.testkit;

import org.jspecify.annotations.NullMarked;
