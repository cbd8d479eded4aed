package dev.parlance.internal.configuration;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log, once at the start, with what options and limits a server runs. */
public final class EffectiveOptions {
    private static final Logger log = LoggerFactory.getLogger(EffectiveOptions.class);

    private EffectiveOptions() {}

    /** Whether anybody would see it. */
    public static boolean isLogged() {
        return log.isDebugEnabled();
    }

    /** One entry with a line for each, in their order. */
    public static void log(Map<String, String> values) {
        StringBuilder lines = new StringBuilder();
        values.forEach((name, value) -> lines.append(System.lineSeparator())
                .append("  ")
                .append(name)
                .append(" = ")
                .append(value));
        log.debug("The server runs with these options:{}", lines);
    }
}
