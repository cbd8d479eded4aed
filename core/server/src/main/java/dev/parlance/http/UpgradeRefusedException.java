package dev.parlance.http;

import java.util.Objects;

/** Refuses the upgrade to a plain WebSocket with an HTTP answer, for instance 401. */
public class UpgradeRefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient HttpResponse response;

    /** Refuses with that answer. */
    public UpgradeRefusedException(HttpResponse response) {
        super("upgrade refused with status " + response.status());
        this.response = Objects.requireNonNull(response);
    }

    /** What the client is answered. */
    public HttpResponse response() {
        return response;
    }
}
