package dev.parlance.internal.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what is odd about the JSON that a server sends. */
public final class JsonWarnings {
    private static final Logger log = LoggerFactory.getLogger(JsonWarnings.class);

    private JsonWarnings() {}

    /** Logs a sentence. */
    public static void log(String sentence) {
        log.warn(sentence);
    }
}
