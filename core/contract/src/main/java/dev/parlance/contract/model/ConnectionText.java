package dev.parlance.contract.model;

import dev.parlance.event.ConnectionInfo;
import java.util.ArrayList;
import java.util.List;

/** What a client needs to know to connect, as sentences in Markdown. */
public final class ConnectionText {
    private ConnectionText() {}

    /** One sentence for each thing, in the order in which a client needs them. */
    public static List<String> of(ConnectionInfo info) {
        List<String> sentences = new ArrayList<>();
        sentences.add((info.isWebSocket() ? "A plain WebSocket at `" : "The namespace `") + info.address() + "`.");
        if (info.credentials() != null) {
            sentences.add("Credentials: " + info.credentials() + ".");
        }
        if (info.signIn() != null) {
            sentences.add("Sign-in: " + info.signIn() + ".");
        }
        info.encodings().forEach((name, text) -> sentences.add("Encoding `" + name + "`: " + text + "."));
        info.closeCodes().forEach((code, text) -> sentences.add("Close code " + code + ": " + text + "."));
        return sentences;
    }
}
