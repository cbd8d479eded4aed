/**
 * Tests an application's handlers without a port, a clock or a sleep: a server in memory, clients in memory, and time
 * that passes when the test says so.
 *
 * <p>Everything runs when the test lets it: {@link dev.parlance.testkit.TestServer#run}, or any call that waits for
 * something. A handler may wait for a {@code CompletableFuture}, a client's ack among them: it goes on as soon as that
 * has ended. (For a latch or a queue it is not known whether a waiting thread has been woken: a test that needs one may
 * go on too early.) Built on the library's engine interface, so all of Socket.IO above the network is tested.
 */
@NullMarked
package dev.parlance.testkit;

import org.jspecify.annotations.NullMarked;
