package dev.parlance.catalogue.social;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.catalogue.SocialCatalogue;
import dev.parlance.catalogue.social.SocialEvents.MessagePayload;
import dev.parlance.event.Catalogue;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The social catalogue in memory: ada, bob and eve share the chat {@code c1}; ada and bob {@code c2}; {@code c3} is ada's only.
 * Mallory is in no chat. It begins at noon.
 */
public final class TestSocial implements AutoCloseable {
    /** When it begins. */
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final TestServer server;
    private final InMemorySocialChats chats = new InMemorySocialChats()
            .add("c1", "ada", "bob", "eve")
            .add("c2", "ada", "bob")
            .add("c3", "ada");
    private final InMemorySocialMessages messages = new InMemorySocialMessages();
    private final SocialReadMarkers markers = new InMemorySocialReadMarkers();
    private final SocialFeature feature;
    private final Namespace<Member> namespace;
    private final Registration installed;

    /** What a client connects with. */
    public record Auth(String user) {}

    public TestSocial() {
        this(builder -> {});
    }

    public TestSocial(Consumer<SocialBuilder> options) {
        this(AdapterFactory.STANDALONE, SocialCatalogue.SOCIAL, options);
    }

    public TestSocial(SocialChats other) {
        this(AdapterFactory.STANDALONE, SocialCatalogue.SOCIAL, builder -> {}, other);
    }

    public TestSocial(AdapterFactory adapters, Catalogue catalogue, Consumer<SocialBuilder> options) {
        this(adapters, catalogue, options, null);
    }

    private TestSocial(
            AdapterFactory adapters,
            Catalogue catalogue,
            Consumer<SocialBuilder> options,
            @Nullable SocialChats other) {
        server = TestServer.create(adapters, catalogue);
        server.advance(Duration.between(server.now(), NOON));
        SocialBuilder builder = SocialFeature.builder(other == null ? chats : other)
                .messages(messages)
                .markers(markers);
        options.accept(builder);
        feature = builder.build();
        namespace = server.namespace(
                SocialCatalogue.NAMESPACE,
                handshake -> new Member(handshake.auth(Auth.class).user()));
        installed = namespace.install(feature);
    }

    public TestServer server() {
        return server;
    }

    public Namespace<Member> namespace() {
        return namespace;
    }

    public InMemorySocialChats chats() {
        return chats;
    }

    public InMemorySocialMessages messages() {
        return messages;
    }

    public SocialReadMarkers markers() {
        return markers;
    }

    public SocialFeature feature() {
        return feature;
    }

    public void remove() {
        installed.remove();
    }

    public void advance(Duration time) {
        server.advance(time);
    }

    /** A socket of each of those users that has connected; whatever they have received of that is forgotten. */
    public List<SocialClient> online(String... users) {
        List<SocialClient> clients = List.of(users).stream().map(this::connect).toList();
        clients.forEach(SocialClient::received);
        return clients;
    }

    /** A socket of that user. */
    public SocialClient connect(String user) {
        return new SocialClient(server.wire(), user);
    }

    /** What others see of a user. */
    public static SocialUserPayload payload(String user) {
        return SocialUserPayload.of(new Member(user));
    }

    /** A message that is stored. */
    public MessagePayload message(String id, String user, String chat) {
        MessagePayload message = new MessagePayload(id, payload(user), chat, null, "Hello", server.now());
        messages.add(message);
        return message;
    }

    @Override
    public void close() {
        server.close();
    }
}
