package dev.parlance.catalogue.messenger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.parlance.event.Limit;
import dev.parlance.event.Limit.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What follows the token in {@link MessengerEvents#AUTH2}: headers by name, or, of older clients, a bare text.
 *
 * @param byName the headers; empty where it is a text
 * @param text the text; null where it is headers
 */
public record Auth2Headers(
        Map<@Limit(Kind.NAME) String, @Limit(Kind.TOKEN) String> byName,
        @Nullable @Limit(Kind.TOKEN) String text) {
    public Auth2Headers {
        byName = Map.copyOf(byName);
    }

    /** Headers by name. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Auth2Headers of(Map<String, String> byName) {
        return new Auth2Headers(byName, null);
    }

    /** A bare text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Auth2Headers ofText(String text) {
        return new Auth2Headers(Map.of(), text);
    }

    /** As it travels. */
    @JsonValue
    public Object wire() {
        return text == null ? byName : text;
    }
}
