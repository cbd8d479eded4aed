package dev.parlance.clients.isolation.social;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.SocialCatalogue;
import dev.parlance.catalogue.platform.TimedNamespace;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.catalogue.social.InMemorySocialChats;
import dev.parlance.catalogue.social.InMemorySocialMessages;
import dev.parlance.catalogue.social.Member;
import dev.parlance.catalogue.social.SocialChats;
import dev.parlance.catalogue.social.SocialEvents.MessagePayload;
import dev.parlance.catalogue.social.SocialFeature;
import dev.parlance.catalogue.social.SocialUserPayload;
import dev.parlance.clients.isolation.social.SocialIsolationRound.Kind;
import dev.parlance.clients.isolation.social.SocialIsolationRound.Operation;
import dev.parlance.clients.rows.world.ManualScheduler;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Runs random operations of real clients and of the application, several at the same time. */
final class SocialIsolationRun implements AutoCloseable {
    private static final int CLIENTS = 30;
    private static final int MAX_CONCURRENT = 8;
    private static final List<String> USERS =
            IntStream.range(0, CLIENTS).mapToObj(i -> "u" + i % 20).toList();
    private static final List<String> CHATS =
            IntStream.range(0, 8).mapToObj(i -> "c" + i).toList();

    private final InMemorySocialChats chats = new InMemorySocialChats();
    private final InMemorySocialMessages messages = new InMemorySocialMessages();
    private final ManualScheduler time = new ManualScheduler();
    private final BlockingQueue<String> connected = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
    private final ExecutorService application = Executors.newFixedThreadPool(MAX_CONCURRENT);
    private final @Nullable SocialIsolationClient[] clients = new SocialIsolationClient[CLIENTS];
    private final Map<Operation, Future<?>> running = new HashMap<>();
    private final long seed;
    private final Random random;
    private final ParlanceServer server;
    private final SocialFeature feature;
    private final Namespace<Member> namespace;
    private Map<String, Set<String>> members = new TreeMap<>();
    private int operations;

    /** The auth payload of a client. */
    record Auth(String user) {}

    /** @param fault what is wrong with the answers about chats */
    SocialIsolationRun(long seed, UnaryOperator<SocialChats> fault) throws Exception {
        this.seed = seed;
        this.random = new Random(seed);
        server = ParlanceServer.builder()
                .host("127.0.0.1")
                .port(0)
                .pingInterval(Duration.ofMinutes(10))
                .catalogues(SocialCatalogue.SOCIAL)
                .rateLimits(RateLimits.NONE)
                .build();
        namespace = server.namespace(
                "/", handshake -> new Member(handshake.auth(Auth.class).user()));
        feature = SocialFeature.builder(fault.apply(chats)).messages(messages).build();
        TimedNamespace.of(namespace, time).install(feature);
        // After those of the feature.
        namespace.onConnect(socket -> connected.add(socket.id()));
        namespace.onDisconnect((socket, reason) -> ended.add(socket.id()));
        for (String chat : CHATS) {
            Set<String> users = members.computeIfAbsent(chat, id -> new TreeSet<>());
            for (int i = 0; i < 8; i++) {
                users.add(anyOf(USERS));
            }
            chats.add(chat, users.toArray(String[]::new));
            messages.add(message(chat, anyOf(USERS), "first"));
        }
        server.start();
    }

    private static MessagePayload message(String chat, String user, String text) {
        return new MessagePayload(text + chat, SocialUserPayload.of(new Member(user)), chat, null, text, Instant.EPOCH);
    }

    void run(int steps) throws Exception {
        while (operations < steps) {
            connectOthers();
            SocialIsolationRound round = new SocialIsolationRound(members);
            for (int i = 1 + random.nextInt(MAX_CONCURRENT); i > 0; i--) {
                if (round.add(anyOperation())) {
                    operations++;
                }
            }
            play(round);
            members = round.after();
        }
    }

    /** Connects some of those that are not, and checks whom that is announced to. */
    private void connectOthers() throws Exception {
        SocialIsolationRound round = new SocialIsolationRound(members);
        List<Integer> before = connected();
        Set<String> online = users();
        for (int i = 0; i < CLIENTS; i++) {
            if (clients[i] == null && random.nextInt(3) == 0) {
                clients[i] = new SocialIsolationClient(server.port(), USERS.get(i));
                await(connected);
                if (online.add(USERS.get(i))) {
                    round.online(USERS.get(i));
                }
            }
        }
        fence(round, before);
        // What these have received depends on which of them was first.
        fence(null, connected());
    }

    private List<Integer> connected() {
        return IntStream.range(0, CLIENTS)
                .filter(i -> clients[i] != null)
                .boxed()
                .toList();
    }

    private Set<String> users() {
        Set<String> users = new TreeSet<>();
        connected().forEach(i -> users.add(USERS.get(i)));
        return users;
    }

    private Operation anyOperation() {
        int what = random.nextInt(100);
        int client = random.nextInt(CLIENTS);
        String user = USERS.get(client);
        String chat = anyOf(CHATS);
        if (what < 10) {
            return new Operation(members.get(chat).contains(user) ? Kind.REMOVE : Kind.ADD, -1, user, chat, "");
        } else if (what < 45 || clients[client] == null) {
            return new Operation(Kind.POST, -1, user, chat, "t" + operations);
        } else if (what < 55) {
            return new Operation(Kind.END, client, user, "", "");
        }
        return new Operation(what < 80 ? Kind.TYPE : Kind.READ, client, user, chat, "");
    }

    /** Starts all operations of a round at the same time, waits for them, and lets grace and quiet periods end. */
    private void play(SocialIsolationRound round) throws Exception {
        Set<String> online = users();
        for (Operation operation : round.operations()) {
            begin(operation);
        }
        for (Operation operation : round.operations()) {
            round.done(operation, end(operation));
        }
        online.removeAll(users());
        online.forEach(round::offline);
        fence(round, connected());
    }

    private void begin(Operation operation) throws Exception {
        switch (operation.kind()) {
            case TYPE -> client(operation).askAbout("typing-started", operation.chat());
            case READ -> client(operation).askAbout("messages-read", operation.chat());
            case END -> client(operation).close();
            default -> running.put(operation, application.submit(() -> act(operation)));
        }
    }

    private void act(Operation operation) {
        String chat = operation.chat();
        switch (operation.kind()) {
            case POST -> feature.messagePosted(message(chat, operation.user(), operation.text()));
            case ADD -> {
                chats.add(chat, operation.user());
                feature.chatJoined(chat, new Member(operation.user()), null);
            }
            default -> {
                chats.remove(chat, operation.user());
                feature.participantRemoved(chat, operation.user());
            }
        }
    }

    private boolean end(Operation operation) throws Exception {
        return switch (operation.kind()) {
            case TYPE, READ -> client(operation).answered();
            case END -> {
                await(ended);
                clients[operation.client()] = null;
                yield true;
            }
            default -> {
                Objects.requireNonNull(running.remove(operation)).get(20, TimeUnit.SECONDS);
                yield true;
            }
        };
    }

    private void fence(@Nullable SocialIsolationRound round, List<Integer> receivers) throws Exception {
        awaitIdle();
        time.advance(SocialFeature.GRACE);
        awaitIdle();
        String fence = "fence-" + random.nextLong();
        namespace.untyped().emit(fence);
        for (int i : receivers) {
            List<SocialIsolationClient.Received> received =
                    Objects.requireNonNull(clients[i]).receivedBefore(fence);
            if (round != null) {
                round.check("seed " + seed + ", until operation " + operations, USERS.get(i), received);
            }
        }
    }

    private static void await(BlockingQueue<String> socketIds) throws InterruptedException {
        assertThat(socketIds.poll(20, TimeUnit.SECONDS)).as("a socket's id").isNotNull();
    }

    private void awaitIdle() {
        Awaitility.await().pollInterval(Duration.ofMillis(1)).until(EventOrder.of(namespace)::isIdle);
    }

    private SocialIsolationClient client(Operation operation) {
        return Objects.requireNonNull(clients[operation.client()]);
    }

    private String anyOf(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    @Override
    public void close() {
        for (SocialIsolationClient client : clients) {
            if (client != null) {
                client.close();
            }
        }
        application.shutdownNow();
        server.close();
    }
}
