package dev.parlance.client;

import dev.parlance.event.AuthEvents;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Dialect;
import dev.parlance.event.Direction;
import dev.parlance.event.Event;
import dev.parlance.event.Payload;
import dev.parlance.event.ServerEventPattern;
import dev.parlance.event.ServerRequest;
import dev.parlance.internal.json.JsonCodec;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a client and its server speak.
 *
 * @param all empty for any events, in the standard dialect
 */
record ClientCatalogues(List<Catalogue> all, Dialect dialect) {
    /**
     * Catalogues of one dialect, each of whose events a client can read or write.
     *
     * @throws IllegalArgumentException otherwise, in a sentence
     */
    static ClientCatalogues of(List<Catalogue> catalogues, JsonCodec codec) {
        for (Catalogue catalogue : catalogues) {
            if (!catalogue.dialect().equals(catalogues.get(0).dialect())) {
                throw new IllegalArgumentException("catalogues " + catalogues.get(0) + " and " + catalogue
                        + " have different dialects, and a namespace speaks one: give each a client of its own");
            }
            catalogue.events().forEach(codec::checkForClient);
        }
        return new ClientCatalogues(
                List.copyOf(catalogues),
                catalogues.isEmpty() ? Dialect.STANDARD : catalogues.get(0).dialect());
    }

    /**
     * Checks that an event is in one of them, and carries what it says.
     *
     * @throws IllegalArgumentException if it is not, in a sentence that names it
     */
    void check(Event<?> event) {
        if (all.isEmpty()) {
            return;
        }
        List<Event<?>> named = events().filter(other -> isNamed(other, event)).toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException("\"" + event.name() + "\" (" + event.direction() + ") is not in the "
                    + (all.size() == 1 ? "catalogue " : "catalogues ")
                    + all.stream().map(Catalogue::name).collect(Collectors.joining(", ")));
        }
        if (named.stream().noneMatch(other -> isSame(other, event))) {
            throw new IllegalArgumentException("\"" + event.name() + "\" (" + event.direction() + ") is "
                    + describe(event) + ", but the catalogue has it as " + describe(named.get(0)));
        }
    }

    /** Whether the server sends an event of that name. */
    boolean hasFromServer(String name) {
        return events().anyMatch(event -> event.direction() == Direction.SERVER_TO_CLIENT
                && (event.name().equals(name)
                        || event instanceof ServerEventPattern<?> pattern && allows(pattern, name)));
    }

    /** Whether a pattern stands for an event of that name. */
    static boolean allows(ServerEventPattern<?> pattern, String name) {
        String prefix = pattern.prefix();
        return name.startsWith(prefix) && pattern.allows(name.substring(prefix.length()));
    }

    /** Any server may have those by which credentials are refreshed. */
    private Stream<Event<?>> events() {
        return Stream.concat(
                all.stream().flatMap(catalogue -> catalogue.events().stream()),
                Stream.of(AuthEvents.EXPIRING, AuthEvents.REFRESHED, AuthEvents.REFRESH));
    }

    private static boolean isNamed(Event<?> known, Event<?> event) {
        return known.direction() == event.direction()
                && (known.name().equals(event.name())
                        || known instanceof ServerEventPattern<?> pattern && allows(pattern, event.name()));
    }

    private static boolean isSame(Event<?> known, Event<?> event) {
        return (known.getClass() == event.getClass() || known instanceof ServerEventPattern)
                && isSame(known.payload(), event.payload())
                && isSame(answerOf(known), answerOf(event));
    }

    private static boolean isSame(@Nullable Payload<?> one, @Nullable Payload<?> other) {
        return one == null || other == null ? one == other : one.type() == other.type() && one.shape() == other.shape();
    }

    private static @Nullable Payload<?> answerOf(Event<?> event) {
        if (event instanceof ClientRequest<?, ?> request) {
            return request.answer();
        }
        return event instanceof ServerRequest<?, ?> request ? request.answer() : null;
    }

    private static String describe(Event<?> event) {
        Payload<?> answer = answerOf(event);
        return describe(event.payload()) + (answer == null ? "" : " answered with " + describe(answer));
    }

    private static String describe(Payload<?> payload) {
        return payload.type().getName() + " (" + payload.shape().name().toLowerCase(Locale.ROOT) + ")";
    }
}
