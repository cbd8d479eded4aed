package dev.parlance.internal.engine.netty.request;

/** A request that is not valid, or too long. Its message quotes nothing that the client sent. */
public final class MalformedRequestException extends Exception {
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

    /** The status of its response. */
    public int status() {
        return status;
    }
}
