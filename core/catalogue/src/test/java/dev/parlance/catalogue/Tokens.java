package dev.parlance.catalogue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tokens of the library's catalogues. */
final class Tokens {
    static final Map<String, Catalogue> CATALOGUES = Map.of(
            "platform", PlatformCatalogue.PLATFORM,
            "messenger", MessengerCatalogue.MESSENGER,
            "social", SocialCatalogue.SOCIAL,
            "eventstream", EventstreamCatalogue.EVENTSTREAM,
            "conversation", ConversationCatalogue.CONVERSATION);

    private Tokens() {}

    /** All tokens for an entry: one, if all is well. */
    static List<Event<?>> of(DocumentedEvent entry) {
        return CATALOGUES.get(entry.catalogue()).events().stream()
                .filter(event ->
                        event.direction() == entry.direction() && event.name().equals(entry.name()))
                .toList();
    }

    static Event<?> token(DocumentedEvent entry) {
        Optional<Event<?>> token = of(entry).stream().findFirst();
        return token.orElseThrow(() -> new AssertionError("no token for " + entry));
    }

    /** The record that an entry describes: the payload's type, or one of its variants. */
    static Class<?> record(DocumentedEvent entry) {
        Class<?> type = token(entry).payload().type();
        JsonSubTypes variants = type.getAnnotation(JsonSubTypes.class);
        return variants == null ? type : variants.value()[entry.variant()].value();
    }
}
