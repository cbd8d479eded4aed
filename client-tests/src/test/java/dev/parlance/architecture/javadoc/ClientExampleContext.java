package dev.parlance.architecture.javadoc;

import dev.parlance.client.ParlanceClient;
import java.net.URI;

/** What the examples of the client speak of. Never run. */
public class ClientExampleContext extends ExampleContext {
    protected static final URI uri = URI.create("http://localhost:9092/chats");
    protected static final Tokens tokens = () -> "ana's token";
    protected static ParlanceClient client;

    /** Tokens that do not last. */
    public interface Tokens {
        String current();
    }
}
