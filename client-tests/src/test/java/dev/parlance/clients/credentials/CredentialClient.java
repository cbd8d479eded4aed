package dev.parlance.clients.credentials;

import java.time.Instant;

/** A connected client whose credentials may expire. What it receives must be read in order. */
interface CredentialClient extends AutoCloseable {
    /** Waits for {@code auth:expiring}. */
    Instant awaitNotice() throws Exception;

    /** Sends a new token, and returns when it expires. */
    Instant refresh(String token) throws Exception;

    /** Asks who it is: it has received nothing else before the answer. */
    String user() throws Exception;

    /** Waits until it is disconnected, and returns the reason. */
    String awaitDisconnect() throws Exception;

    /** Connects again with the same token, and returns why it is refused. */
    String awaitRefusal() throws Exception;

    @Override
    void close();
}
