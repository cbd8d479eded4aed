package dev.parlance.clients.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.chat.ChatStore;
import dev.parlance.catalogue.platform.chat.InMemoryChatStore;
import dev.parlance.catalogue.platform.message.InMemoryMessageStore;
import dev.parlance.catalogue.platform.message.MessageStore;
import dev.parlance.clients.isolation.IsolationRound.Kind;
import dev.parlance.clients.isolation.IsolationRound.Operation;
import dev.parlance.socket.Namespace;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs random operations of real clients, several at the same time; they receive what {@link IsolationRound} allows. */
final class IsolationRun implements AutoCloseable {
    private static final int CLIENTS = 40;
    private static final int MAX_CONCURRENT = 8;
    private static final List<String> USERS =
            IntStream.range(0, CLIENTS).mapToObj(i -> "u" + i % 28).toList();
    private static final List<String> CHATS =
            IntStream.range(0, 12).mapToObj(i -> "c" + i).toList();

    private final ChatStore chats = new InMemoryChatStore();
    private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
    private final IsolationState state = new IsolationState(USERS, CHATS);
    private final @Nullable IsolationClient[] clients = new IsolationClient[CLIENTS];
    private final long seed;
    private final Random random;
    private final List<IsolationNode> nodes;
    private int operations;

    /** The auth payload of a client. */
    record Auth(String user) {}

    /**
     * On several servers.
     *
     * @param cluster gives each server
     * @param fault what is wrong with each namespace
     */
    IsolationRun(long seed, int servers, IsolationNode.Cluster cluster, Consumer<Namespace<Person>> fault)
            throws Exception {
        this.seed = seed;
        this.random = new Random(seed);
        MessageStore messages = new InMemoryMessageStore();
        nodes = IntStream.range(0, servers)
                .mapToObj(i -> new IsolationNode(cluster, chats, messages))
                .toList();
        nodes.forEach(node -> {
            node.namespace().onDisconnect((socket, reason) -> ended.add(socket.id()));
            fault.accept(node.namespace());
        });
        for (String chat : CHATS) {
            chats.create(new Chat(chat, "p1", chat, "group"));
            for (int i = 0; i < 12; i++) {
                String user = anyOf(USERS);
                chats.addMember(chat, user);
                state.addMember(chat, user);
            }
        }
        for (IsolationNode node : nodes) {
            node.start();
        }
    }

    /** The server of a client. */
    private IsolationNode node(int client) {
        return nodes.get(client % nodes.size());
    }

    void run(int steps) throws Exception {
        while (operations < steps) {
            connectOthers();
            IsolationRound round = new IsolationRound(state);
            for (int i = 1 + random.nextInt(MAX_CONCURRENT); i > 0; i--) {
                if (round.add(anyOperation())) {
                    operations++;
                }
            }
            play(round);
        }
    }

    private void connectOthers() throws Exception {
        for (int i = 0; i < CLIENTS; i++) {
            if (clients[i] == null && random.nextInt(3) == 0) {
                clients[i] = new IsolationClient(node(i).port(), USERS.get(i));
            }
        }
    }

    private Operation anyOperation() {
        int what = random.nextInt(100);
        int client = random.nextInt(CLIENTS);
        String user = USERS.get(client);
        String chat = anyOf(CHATS);
        if (what < 5) {
            return new Operation(Kind.ADD_MEMBER, -1, user, chat, "");
        } else if (what < 10 || clients[client] == null) {
            return new Operation(Kind.REMOVE_MEMBER, -1, user, chat, "");
        } else if (what < 16) {
            return new Operation(Kind.END, client, user, "", "");
        } else if (what < 45) {
            return new Operation(Kind.JOIN, client, user, chat, "");
        }
        List<String> joined =
                CHATS.stream().filter(one -> state.room(one).contains(client)).toList();
        String where = joined.isEmpty() || random.nextInt(8) == 0 ? chat : anyOf(joined);
        return what < 55
                ? new Operation(Kind.LEAVE, client, user, where, "")
                : new Operation(Kind.SEND, client, user, where, "t" + operations);
    }

    /** Starts all operations of a round at the same time, waits for them, and sends a fence. */
    private void play(IsolationRound round) throws Exception {
        for (Operation operation : round.operations()) {
            begin(operation);
        }
        for (Operation operation : round.operations()) {
            round.done(operation, end(operation));
        }
        // What follows a disconnect is done after its listeners have returned.
        nodes.forEach(IsolationNode::awaitIdle);
        // What a server has sent arrives in that order everywhere.
        List<String> fences = IntStream.range(0, nodes.size())
                .mapToObj(i -> "fence-" + i + "-" + operations)
                .toList();
        for (int i = 0; i < nodes.size(); i++) {
            nodes.get(i).namespace().untyped().emit(fences.get(i));
        }
        String description = "seed " + seed + ", until operation " + operations;
        for (int i = 0; i < CLIENTS; i++) {
            IsolationClient client = clients[i];
            if (client != null) {
                round.check(description, i, client.receivedBefore(fences));
            }
        }
        round.apply();
    }

    private void begin(Operation operation) throws Exception {
        String chat = operation.chat();
        String json = "{\"chatId\":\"" + chat + "\",\"projectId\":\"p1\",\"type\":\"text\",\"content\":\""
                + operation.text() + "\"}";
        switch (operation.kind()) {
            case JOIN -> client(operation).ask("chat:join", json);
            case LEAVE -> client(operation).ask("chat:leave", json);
            case SEND -> client(operation).ask("message:send", json);
            case END -> {
                switch (random.nextInt(3)) {
                    case 0 -> client(operation).leave();
                    case 1 -> client(operation).close();
                    default ->
                        Objects.requireNonNull(
                                        node(operation.client()).namespace().socket(client(operation).socketId))
                                .disconnect();
                }
            }
            case ADD_MEMBER -> chats.addMember(chat, operation.user());
            case REMOVE_MEMBER -> {
                chats.removeMember(chat, operation.user());
                nodes.get(random.nextInt(nodes.size())).chats().remove(chat, operation.user());
            }
        }
    }

    private boolean end(Operation operation) throws Exception {
        return switch (operation.kind()) {
            case JOIN, LEAVE, SEND -> client(operation).answered();
            case END -> {
                assertThat(ended.poll(20, TimeUnit.SECONDS))
                        .as("the end of a socket")
                        .isNotNull();
                client(operation).close();
                clients[operation.client()] = null;
                yield true;
            }
            default -> true;
        };
    }

    private IsolationClient client(Operation operation) {
        return Objects.requireNonNull(clients[operation.client()]);
    }

    private String anyOf(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    @Override
    public void close() {
        for (IsolationClient client : clients) {
            if (client != null) {
                client.close();
            }
        }
        nodes.forEach(IsolationNode::close);
    }
}
