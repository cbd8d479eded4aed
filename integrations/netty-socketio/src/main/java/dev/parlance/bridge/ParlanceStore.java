package dev.parlance.bridge;

import com.corundumstudio.socketio.SocketIONamespace;
import com.corundumstudio.socketio.handler.AuthorizeHandler;
import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.namespace.NamespacesHub;
import com.corundumstudio.socketio.protocol.JsonSupport;
import com.corundumstudio.socketio.store.Store;
import com.corundumstudio.socketio.store.StoreFactory;
import com.corundumstudio.socketio.store.pubsub.DispatchMessage;
import com.corundumstudio.socketio.store.pubsub.PubSubListener;
import com.corundumstudio.socketio.store.pubsub.PubSubMessage;
import com.corundumstudio.socketio.store.pubsub.PubSubStore;
import com.corundumstudio.socketio.store.pubsub.PubSubType;
import dev.parlance.socket.Registration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets what the application still sends by netty-socketio's own methods ({@code getRoomOperations("x").sendEvent(…)}) reach the
 * clients of a Parlance server that runs beside it ({@link DualRun}) too:
 *
 * <pre>{@code
 * config.setStoreFactory(ParlanceStore.of(config.getStoreFactory()));       // before the server is made
 * }</pre>
 *
 * <p>netty-socketio reports each broadcast to its store, for the other nodes of a cluster. This passes it on, and to the other
 * server. It cannot do so for broadcasts with an ack callback, and knows nothing of excluded clients, who are on this server.
 */
public final class ParlanceStore implements StoreFactory {
    private static final String PROBE = "parlance:probe";
    private static final ThreadLocal<@Nullable ParlanceStore> PROBED = new ThreadLocal<>();

    private final StoreFactory others;
    private final Map<String, Consumer<DispatchMessage>> listeners = new ConcurrentHashMap<>();

    private ParlanceStore(StoreFactory others) {
        this.others = others;
    }

    /** A store that does what another does, and notices broadcasts. */
    public static ParlanceStore of(StoreFactory others) {
        return new ParlanceStore(others);
    }

    /** The one of a namespace's server, which netty-socketio shows to nobody; null if it has another. */
    static @Nullable ParlanceStore find(SocketIONamespace namespace) {
        PROBED.remove();
        namespace.getRoomOperations(PROBE).sendEvent(PROBE);
        ParlanceStore found = PROBED.get();
        PROBED.remove();
        return found;
    }

    /** Calls a listener for each broadcast on a namespace, on the thread that sends. */
    Registration listen(String namespace, Consumer<DispatchMessage> listener) {
        listeners.put(namespace, listener);
        return () -> listeners.remove(namespace, listener);
    }

    @Override
    public PubSubStore pubSubStore() {
        return new Noticing(others.pubSubStore());
    }

    @Override
    public <K, V> Map<K, V> createMap(String name) {
        return others.createMap(name);
    }

    @Override
    public Store createStore(UUID sessionId) {
        return others.createStore(sessionId);
    }

    @Override
    public void init(NamespacesHub namespaces, AuthorizeHandler handler, JsonSupport json) {
        others.init(namespaces, handler, json);
    }

    @Override
    public void shutdown() {
        others.shutdown();
    }

    @Override
    public void onDisconnect(ClientHead client) {
        others.onDisconnect(client);
    }

    @Override
    public String toString() {
        return others.toString();
    }

    private final class Noticing implements PubSubStore {
        private final PubSubStore cluster;

        Noticing(PubSubStore cluster) {
            this.cluster = cluster;
        }

        @Override
        public void publish(PubSubType type, PubSubMessage message) {
            if (!(message instanceof DispatchMessage broadcast)) {
                cluster.publish(type, message);
            } else if (broadcast.getRoom().equals(PROBE)) {
                PROBED.set(ParlanceStore.this);
            } else {
                cluster.publish(type, message);
                Consumer<DispatchMessage> listener = listeners.get(broadcast.getNamespace());
                if (listener != null) {
                    listener.accept(broadcast);
                }
            }
        }

        @Override
        public <T extends PubSubMessage> void subscribe(PubSubType type, PubSubListener<T> listener, Class<T> message) {
            cluster.subscribe(type, listener, message);
        }

        @Override
        public void unsubscribe(PubSubType type) {
            cluster.unsubscribe(type);
        }

        @Override
        public void shutdown() {
            cluster.shutdown();
        }
    }
}
