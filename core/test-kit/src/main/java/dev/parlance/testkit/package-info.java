/**
 * Tests an application's handlers without a port, a clock or a sleep: a server in memory, clients in memory, and time
 * that passes when the test says so.
 *
 * <p>Everything runs when the test lets it: {@link dev.parlance.testkit.TestServer#run}, or any call that waits for
 * something. A handler may wait: for a client's ack, a future, a latch, a lock or a queue. It is set aside, and goes on as
 * soon as that has happened by what another client, another handler or the test does. (What other threads do, such as those
 * of an executor of the application, the test kit does not wait for.) Built on the library's engine interface, so all of
 * Socket.IO above the network is tested.
 */
@NullMarked
package dev.parlance.testkit;

import org.jspecify.annotations.NullMarked;
