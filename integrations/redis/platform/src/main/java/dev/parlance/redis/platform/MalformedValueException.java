package dev.parlance.redis.platform;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Redis has a value under one of our keys that is none of ours. As a store's failure, clients are refused with unavailable. */
final class MalformedValueException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedValueException(@Nullable Throwable cause) {
        super("a malformed value in Redis", new IOException(cause));
    }
}
