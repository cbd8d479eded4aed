package dev.parlance.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the clients of a catalogue need to know to connect, so that its contracts say it. It configures nothing: an application
 * that gives its namespace another name gives its catalogue another info. Immutable.
 *
 * <pre>{@code
 * Catalogue chats = CHATS.connection(ConnectionInfo.namespace("/chats")
 *         .withCredentials("`auth.token`; refused with the connect error `Authentication error`"));
 * }</pre>
 */
@Incubating
public final class ConnectionInfo {
    private static final int FIRST_CODE = 1000;
    private static final int LAST_CODE = 4999;

    private final String address;
    private final boolean webSocket;
    private final @Nullable String credentials;
    private final @Nullable String signIn;
    private final Map<String, String> encodings;
    private final Map<Integer, String> closeCodes;

    private ConnectionInfo(
            String address,
            boolean webSocket,
            @Nullable String credentials,
            @Nullable String signIn,
            Map<String, String> encodings,
            Map<Integer, String> closeCodes) {
        this.address = address;
        this.webSocket = webSocket;
        this.credentials = credentials;
        this.signIn = signIn;
        this.encodings = encodings;
        this.closeCodes = closeCodes;
    }

    /**
     * Clients connect to a Socket.IO namespace.
     *
     * @param name begins with a slash
     * @throws IllegalArgumentException if it does not
     */
    public static ConnectionInfo namespace(String name) {
        return new ConnectionInfo(checked(name), false, null, null, Map.of(), Map.of());
    }

    /**
     * Clients open a plain WebSocket.
     *
     * @param path begins with a slash
     * @throws IllegalArgumentException if it does not
     */
    public static ConnectionInfo webSocket(String path) {
        return new ConnectionInfo(checked(path), true, null, null, Map.of(), Map.of());
    }

    private static String checked(String address) {
        if (!address.startsWith("/")) {
            throw new IllegalArgumentException("a namespace or a path begins with a slash: " + address);
        }
        return address;
    }

    /** The same, with what a client shows when it connects, in Markdown, and how it is refused. */
    public ConnectionInfo withCredentials(String text) {
        return new ConnectionInfo(
                address, webSocket, Objects.requireNonNull(text, "text"), signIn, encodings, closeCodes);
    }

    /** The same, with how a client signs in that has connected, in Markdown. */
    public ConnectionInfo withSignIn(String text) {
        return new ConnectionInfo(
                address, webSocket, credentials, Objects.requireNonNull(text, "text"), encodings, closeCodes);
    }

    /**
     * The same, with an encoding that a client can have.
     *
     * @param name the name under which it is known
     * @param text what it is, in Markdown
     */
    public ConnectionInfo withEncoding(String name, String text) {
        Map<String, String> more = new LinkedHashMap<>(encodings);
        more.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(text, "text"));
        return new ConnectionInfo(
                address, webSocket, credentials, signIn, Collections.unmodifiableMap(more), closeCodes);
    }

    /**
     * The same, with a code with which the server closes a plain WebSocket.
     *
     * @param code 1000 to 4999
     * @param text what it means, and whether the client is to connect again, in Markdown
     * @throws IllegalArgumentException if the code is none, or clients have no plain WebSocket
     */
    public ConnectionInfo withCloseCode(int code, String text) {
        if (!webSocket) {
            throw new IllegalArgumentException("clients of a namespace see no close code");
        }
        if (code < FIRST_CODE || code > LAST_CODE) {
            throw new IllegalArgumentException("no close code: " + code);
        }
        Map<Integer, String> more = new TreeMap<>(closeCodes);
        more.put(code, Objects.requireNonNull(text, "text"));
        return new ConnectionInfo(
                address, webSocket, credentials, signIn, encodings, Collections.unmodifiableMap(more));
    }

    /** The name of the namespace, or the path of the plain WebSocket. */
    public String address() {
        return address;
    }

    /** Whether clients open a plain WebSocket. */
    public boolean isWebSocket() {
        return webSocket;
    }

    /** What a client shows when it connects; null if that is not said. */
    public @Nullable String credentials() {
        return credentials;
    }

    /** How a client signs in that has connected; null if that is not said. */
    public @Nullable String signIn() {
        return signIn;
    }

    /** The encodings that a client can have, by name, in the order in which they were given; empty if there is but one. */
    public Map<String, String> encodings() {
        return encodings;
    }

    /** What codes mean with which the server closes a plain WebSocket, in their order. */
    public Map<Integer, String> closeCodes() {
        return closeCodes;
    }
}
