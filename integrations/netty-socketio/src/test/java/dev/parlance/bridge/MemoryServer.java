package dev.parlance.bridge;

import com.corundumstudio.socketio.AckMode;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.DisconnectableHub;
import com.corundumstudio.socketio.HandshakeData;
import com.corundumstudio.socketio.SocketIONamespace;
import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.ack.AckManager;
import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.handler.ClientsBox;
import com.corundumstudio.socketio.handler.InPacketHandler;
import com.corundumstudio.socketio.handler.PacketListener;
import com.corundumstudio.socketio.messages.PacketsMessage;
import com.corundumstudio.socketio.namespace.NamespacesHub;
import com.corundumstudio.socketio.protocol.JsonSupport;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketDecoder;
import com.corundumstudio.socketio.protocol.PacketEncoder;
import com.corundumstudio.socketio.scheduler.CancelableScheduler;
import com.corundumstudio.socketio.scheduler.SchedulerKey;
import dev.parlance.internal.execution.Timers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * netty-socketio's own namespaces, packets and acks without its network: tests send and read the text of WebSocket messages.
 * Handlers run when the test says so, and time stands still.
 */
final class MemoryServer {
    final Queue<Runnable> tasks = new ArrayDeque<>();
    final ManualTimers timers = new ManualTimers();
    private final Configuration configuration = new Configuration();
    private final AckManager acks = new AckManager(NO_SCHEDULER);
    private final NamespacesHub namespaces;
    private final PacketEncoder encoder;
    private final EmbeddedChannel packets;

    MemoryServer(JsonSupport json) {
        this(json, AckMode.MANUAL);
    }

    MemoryServer(JsonSupport json, AckMode ackMode) {
        this(json, configuration -> configuration.setAckMode(ackMode));
    }

    MemoryServer(JsonSupport json, Consumer<Configuration> configure) {
        configuration.setJsonSupport(json);
        configuration.setAckMode(AckMode.MANUAL);
        configure.accept(configuration);
        namespaces = new NamespacesHub(configuration);
        namespaces.create("");
        encoder = new PacketEncoder(configuration, json);
        packets = new EmbeddedChannel(new InPacketHandler(
                new PacketListener(acks, namespaces, null, NO_SCHEDULER),
                new PacketDecoder(json, acks),
                namespaces,
                configuration.getExceptionListener()));
    }

    SocketIONamespace namespace(String name) {
        return namespaces.create(name);
    }

    Configuration configuration() {
        return configuration;
    }

    /** The builder of a typed namespace whose handlers the test runs. */
    TypedNamespaceBuilder typed(SocketIONamespace namespace, dev.parlance.event.Catalogue catalogue) {
        return TypedNamespace.on(namespace, catalogue).executor(tasks::add).timers(timers);
    }

    /** Runs handlers until none is left to run. */
    void run() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** A client that is connected to a namespace. */
    Client connect(String namespace) {
        Client client = new Client(namespace);
        client.receive("40" + (namespace.isEmpty() ? "" : namespace + ","));
        client.sent();
        return client;
    }

    final class Client {
        private final String namespace;
        private final ClientHead head = new ClientHead(
                UUID.randomUUID(),
                acks,
                HUB,
                configuration.getStoreFactory(),
                new HandshakeData(),
                new ClientsBox(),
                Transport.WEBSOCKET,
                NO_SCHEDULER,
                configuration,
                Map.of("EIO", List.of("4")));

        private Client(String namespace) {
            this.namespace = namespace;
        }

        com.corundumstudio.socketio.SocketIOClient socket() {
            return head.getChildClient(namespaces.get(namespace));
        }

        /** The server receives that packet of it. */
        void receive(String packet) {
            packets.writeInbound(new PacketsMessage(
                    head, Unpooled.copiedBuffer(packet, StandardCharsets.UTF_8), Transport.WEBSOCKET));
        }

        /** The server receives an event of it: what follows {@code 42/namespace,}. */
        void event(String idAndJson) {
            receive("42" + (namespace.isEmpty() ? "" : namespace + ",") + idAndJson);
            run();
        }

        /** What it was sent since the last call: the text of each WebSocket message. */
        List<String> sent() {
            List<String> sent = new ArrayList<>();
            Queue<Packet> queue = head.getPacketsQueue(Transport.WEBSOCKET);
            for (Packet packet = queue.poll(); packet != null; packet = queue.poll()) {
                sent.add(text(packet));
            }
            return sent;
        }

        private String text(Packet packet) {
            ByteBuf buffer = Unpooled.buffer();
            try {
                encoder.encodePacket(packet, buffer, ByteBufAllocator.DEFAULT, true);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return buffer.toString(StandardCharsets.UTF_8);
        }

        /** Its connection ends. */
        void disconnect() {
            head.onChannelDisconnect();
            acks.onDisconnect(head);
        }
    }

    /** A clock that stands still until the test advances it. */
    static final class ManualTimers implements Timers {
        private final List<Entry> entries = new ArrayList<>();
        private long now;

        private record Entry(long at, Runnable task) {}

        @Override
        public Timer schedule(Duration delay, Runnable task) {
            Entry entry = new Entry(now + delay.toNanos(), task);
            entries.add(entry);
            return () -> entries.remove(entry);
        }

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH.plusNanos(now);
        }

        boolean isEmpty() {
            return entries.isEmpty();
        }

        void advance(Duration duration) {
            now += duration.toNanos();
            List<Entry> due = entries.stream().filter(entry -> entry.at <= now).toList();
            entries.removeAll(due);
            due.forEach(entry -> entry.task.run());
        }
    }

    private static final DisconnectableHub HUB = new DisconnectableHub() {
        @Override
        public void onDisconnect(ClientHead client) {}
    };

    private static final CancelableScheduler NO_SCHEDULER = new CancelableScheduler() {
        @Override
        public void update(ChannelHandlerContext context) {}

        @Override
        public void cancel(SchedulerKey key) {}

        @Override
        public void scheduleCallback(SchedulerKey key, Runnable task, long delay, TimeUnit unit) {}

        @Override
        public void schedule(Runnable task, long delay, TimeUnit unit) {}

        @Override
        public void schedule(SchedulerKey key, Runnable task, long delay, TimeUnit unit) {}

        @Override
        public void shutdown() {}
    };
}
