package dev.parlance.redis.emitter;

import dev.parlance.event.EventNames;
import dev.parlance.event.Incubating;
import dev.parlance.event.ServerEvent;
import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import dev.parlance.internal.redis.wire.cluster.BroadcastOptions;
import dev.parlance.internal.redis.wire.cluster.ClusterBody;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whom an emitter reaches, on all servers: everyone in a namespace, or those in any of some rooms; each {@code to…} adds to them, and
 * each {@code except…} takes some out. An audience that names nobody is nobody. Immutable, and reusable.
 *
 * <pre>{@code
 * EmitterAudience chat = emitter.namespace("/").to("chat:42");
 * chat.exceptUsers("ada").emit(ANNOUNCED, new Announced("The hall opens at nine"));
 * }</pre>
 *
 * <p>What it is asked to do returns at once. The future ends when Redis has taken it, within two seconds, or with a {@link
 * dev.parlance.event.RefusedException} of the code {@code unavailable}: then it has maybe not arrived. That servers have received it
 * nobody can know.
 */
@Incubating
public final class EmitterAudience {
    private static final CompletableFuture<Void> NOBODY = CompletableFuture.completedFuture(null);

    private final EmitterPublisher publisher;
    private final JsonCodec json;
    private final @Nullable Set<String> rooms;
    private final Set<String> except;
    private final boolean isVolatile;

    private EmitterAudience(
            EmitterPublisher publisher,
            JsonCodec json,
            @Nullable Set<String> rooms,
            Set<String> except,
            boolean isVolatile) {
        this.publisher = publisher;
        this.json = json;
        this.rooms = rooms;
        this.except = except;
        this.isVolatile = isVolatile;
    }

    static EmitterAudience everyone(EmitterPublisher publisher, JsonCodec json) {
        return new EmitterAudience(publisher, json, null, Set.of(), false);
    }

    // --- whom

    /** Also those in any of the rooms of these names; if it was everyone, only those. */
    public EmitterAudience to(String... roomNames) {
        return to(List.of(roomNames));
    }

    /** As {@link #to(String...)}. */
    public EmitterAudience to(Collection<String> roomNames) {
        return new EmitterAudience(
                publisher, json, union(rooms == null ? Set.of() : rooms, roomNames), except, isVolatile);
    }

    /** Also all sockets of these users; if it was everyone, only those. */
    public EmitterAudience toUsers(String... userIds) {
        return to(named(userIds));
    }

    /** Also the sockets of these ids; if it was everyone, only those. */
    public EmitterAudience toSockets(String... socketIds) {
        return to(socketIds);
    }

    /** Not those in any of the rooms of these names. */
    public EmitterAudience except(String... roomNames) {
        return except(List.of(roomNames));
    }

    /** As {@link #except(String...)}. */
    public EmitterAudience except(Collection<String> roomNames) {
        return new EmitterAudience(publisher, json, rooms, union(except, roomNames), isVolatile);
    }

    /** Not the sockets of these users. */
    public EmitterAudience exceptUsers(String... userIds) {
        return except(named(userIds));
    }

    /** Not the sockets of these ids. */
    public EmitterAudience exceptSockets(String... socketIds) {
        return except(socketIds);
    }

    /** Volatile: an event is dropped for a socket whose connection is not writable. */
    public EmitterAudience asVolatile() {
        return new EmitterAudience(publisher, json, rooms, except, true);
    }

    private static Set<String> union(Set<String> names, Collection<String> more) {
        Set<String> union = new LinkedHashSet<>(names);
        union.addAll(more);
        return union;
    }

    // As the servers name the room of a user's sockets.
    private static List<String> named(String... userIds) {
        return Arrays.stream(userIds)
                .map(id -> "user:" + id.replace("%", "%25").replace(":", "%3A"))
                .toList();
    }

    // --- what

    /**
     * Sends an event.
     *
     * @throws IllegalArgumentException if the payload is not complete, or what it becomes exceeds 4 MiB
     */
    public <P extends @Nullable Object> CompletableFuture<Void> emit(ServerEvent<P> event, P payload) {
        return emit(event.name(), json.arguments(event, payload));
    }

    /** Sends an event that carries nothing. */
    public CompletableFuture<Void> emit(ServerEvent<Void> event) {
        return emit(event, null);
    }

    /**
     * Sends an event without a type.
     *
     * @param arguments plain Java values or records; a null array is one argument that is null
     * @throws IllegalArgumentException if clients do not take an event of that name, or the arguments cannot be sent
     */
    public CompletableFuture<Void> emit(String name, @Nullable Object @Nullable ... arguments) {
        return emit(EventNames.check(name), list(arguments));
    }

    private CompletableFuture<Void> emit(String name, List<@Nullable Object> arguments) {
        List<@Nullable Object> event = plain(name, arguments);
        return reaching(options -> publisher.broadcast(
                new ClusterBody.Broadcast(event, isVolatile ? options.asVolatile() : options, null)));
    }

    /** Makes all its sockets join the rooms of these names. */
    public CompletableFuture<Void> socketsJoin(String... roomNames) {
        List<String> names = List.of(roomNames);
        return names.isEmpty() ? NOBODY : reaching(options -> publisher.request(new ClusterBody.Join(options, names)));
    }

    /** Makes all its sockets leave the rooms of these names. */
    public CompletableFuture<Void> socketsLeave(String... roomNames) {
        List<String> names = List.of(roomNames);
        return names.isEmpty() ? NOBODY : reaching(options -> publisher.request(new ClusterBody.Leave(options, names)));
    }

    /** Disconnects all its sockets from the namespace. */
    public CompletableFuture<Void> disconnectSockets() {
        return reaching(options -> publisher.request(new ClusterBody.Disconnect(options, false)));
    }

    /** Closes the connections of all its sockets. */
    public CompletableFuture<Void> disconnectClients() {
        return reaching(options -> publisher.request(new ClusterBody.Disconnect(options, true)));
    }

    /**
     * Sends an event to the servers of the namespace, not to clients: to all of them, whoever the audience is.
     *
     * @param arguments plain Java values; a null array is one argument that is null
     */
    public CompletableFuture<Void> serverSideEmit(String name, @Nullable Object @Nullable ... arguments) {
        return publisher.request(new ClusterBody.ServerSideEmit(plain(name, list(arguments)), null));
    }

    private CompletableFuture<Void> reaching(Function<BroadcastOptions, CompletableFuture<Void>> send) {
        if (rooms != null && rooms.isEmpty()) {
            return NOBODY;
        }
        return send.apply(BroadcastOptions.of(rooms == null ? List.of() : List.copyOf(rooms), List.copyOf(except)));
    }

    private static List<@Nullable Object> list(@Nullable Object @Nullable [] arguments) {
        List<@Nullable Object> list = new ArrayList<>();
        if (arguments == null) {
            list.add(null);
        } else {
            list.addAll(Arrays.asList(arguments));
        }
        return list;
    }

    /** An event's name and its arguments as clients would have sent them. */
    private List<@Nullable Object> plain(String name, List<@Nullable Object> arguments) {
        EncodedArguments encoded = json.encodeEvent(name, arguments);
        List<@Nullable Object> event = new ArrayList<>();
        event.add(name);
        try {
            event.addAll(json.parseEvent(
                            encoded.json(),
                            encoded.attachments(),
                            !encoded.attachments().isEmpty())
                    .values());
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("\"" + name + "\" cannot be sent: " + e.getMessage());
        }
        return event;
    }
}
