package dev.parlance.benchmarks.process;

/**
 * A server that does the work of every workload. {@link Conversation} puts it behind standard input and output; it ends
 * with its process.
 */
public interface ServerUnderTest {
    /** Starts on a free port of the loopback address and returns that port. */
    int start(ServerSettings settings) throws Exception;

    /** How many clients are connected. */
    int connections();

    /** Sends {@link ChatMessage} to the room that every client is in. */
    void broadcast(ChatMessage message);
}
