package dev.parlance.clients.catalogue;

import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.ConversationCatalogue;
import dev.parlance.catalogue.MessengerCatalogue;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.SocialCatalogue;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Event;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerEventPattern;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A server with a namespace for each catalogue, with listeners for every event that clients may send. */
final class CatalogueServer implements AutoCloseable {
    static final List<Catalogue> CATALOGUES = List.of(
            PlatformCatalogue.PLATFORM,
            MessengerCatalogue.MESSENGER,
            SocialCatalogue.SOCIAL,
            ConversationCatalogue.CONVERSATION);

    static final List<String> NAMESPACES =
            CATALOGUES.stream().map(CatalogueServer::namespaceOf).toList();

    /** The events that the listeners have received, in order. */
    final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

    private final ParlanceServer server;
    private final Function<ClientRequest<?, ?>, @Nullable Object> answers;
    private final Map<String, Namespace<Guest>> namespaces = new LinkedHashMap<>();

    /** An event that a typed listener has received. */
    record Received(
            String namespace, String event, @Nullable Object payload) {}

    /** Answers requests with null, which has no answer event. */
    CatalogueServer() throws IOException {
        this(request -> null);
    }

    CatalogueServer(Function<ClientRequest<?, ?>, @Nullable Object> answers) throws IOException {
        this.answers = answers;
        server = ParlanceServer.builder()
                .host("127.0.0.1")
                .port(0)
                .rateLimits(RateLimits.NONE)
                .build();
        for (Catalogue catalogue : CATALOGUES) {
            Namespace<Guest> namespace = server.namespaceBuilder(namespaceOf(catalogue))
                    .catalogues(catalogue)
                    .build();
            namespaces.put(namespace.name(), namespace);
            Set<String> listened = new HashSet<>();
            for (Event<?> event : catalogue.events()) {
                if (listened.add(event.direction() + event.name())) {
                    listen(namespace, event);
                }
            }
        }
        server.start();
    }

    static String namespaceOf(Catalogue catalogue) {
        return "/" + catalogue.name();
    }

    private void listen(Namespace<Guest> namespace, Event<?> event) {
        if (event instanceof ClientEvent<?> clientEvent) {
            namespace.on(clientEvent, (socket, payload) -> record(namespace, event, payload));
        } else if (event instanceof ClientRequest<?, ?> request) {
            answer(namespace, request);
        }
    }

    private <P, R> void answer(Namespace<Guest> namespace, ClientRequest<P, R> request) {
        namespace.handle(request.nullableAnswer(), (socket, payload) -> {
            record(namespace, request, payload);
            return request.answer().type().cast(answers.apply(request));
        });
    }

    private void record(Namespace<Guest> namespace, Event<?> event, @Nullable Object payload) {
        received.add(new Received(namespace.name(), event.name(), payload));
    }

    /** Sends an event to everyone on a namespace and returns the name with which it was sent. */
    String emit(String namespace, Event<?> event, @Nullable Object payload) {
        ServerEvent<?> named =
                event instanceof ServerEventPattern<?> pattern ? pattern.named("move") : (ServerEvent<?>) event;
        emit(namespaces.get(namespace), named, payload);
        return named.name();
    }

    @SuppressWarnings("unchecked")
    private static <P> void emit(Namespace<Guest> namespace, ServerEvent<P> event, @Nullable Object payload) {
        if (event.payload().type() == Void.class) {
            namespace.emit((ServerEvent<Void>) event);
        } else {
            namespace.emit(event, event.payload().type().cast(payload));
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
