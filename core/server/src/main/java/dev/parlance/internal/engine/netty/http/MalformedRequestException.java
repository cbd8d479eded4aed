package dev.parlance.internal.engine.netty.http;

/** A request that is not valid, or too long. Its message quotes nothing that the client sent. */
final class MalformedRequestException extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    MalformedRequestException(String what) {
        this(400, "not a valid request: " + what);
    }

    /** One that is answered with that status. */
    MalformedRequestException(int status, String reason) {
        // Without a stack trace: malformed requests must not be expensive.
        super(reason, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
