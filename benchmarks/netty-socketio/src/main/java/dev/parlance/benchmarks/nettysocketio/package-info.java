/** netty-socketio as a server under test, with its own Netty. */
package dev.parlance.benchmarks.nettysocketio;
