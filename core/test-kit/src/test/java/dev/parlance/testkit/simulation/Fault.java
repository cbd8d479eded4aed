package dev.parlance.testkit.simulation;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.LocalNode;
import dev.parlance.adapter.Selection;
import dev.parlance.adapter.SocketDescription;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What is wrong with an adapter, each time in one way. Those of broadcasts are wrong now and then only. */
enum Fault {
    /** Some broadcasts are delivered twice. */
    DELIVERS_TWICE(node -> new ForwardingNode(node) {
        private final NowAndThen rarely = new NowAndThen();

        @Override
        public void broadcast(Broadcast broadcast) {
            super.broadcast(broadcast);
            if (rarely.isNow()) {
                super.broadcast(broadcast);
            }
        }
    }),

    /** Some broadcasts are lost. */
    LOSES(node -> new ForwardingNode(node) {
        private final NowAndThen rarely = new NowAndThen();

        @Override
        public void broadcast(Broadcast broadcast) {
            if (!rarely.isNow()) {
                super.broadcast(broadcast);
            }
        }
    }),

    /** Some broadcasts are overtaken by the next. */
    REORDERS(node -> new ForwardingNode(node) {
        private final NowAndThen rarely = new NowAndThen();
        private final Queue<Broadcast> late = new ArrayDeque<>();

        @Override
        public void broadcast(Broadcast broadcast) {
            if (rarely.isNow()) {
                late.add(broadcast);
                return;
            }
            super.broadcast(broadcast);
            while (!late.isEmpty()) {
                super.broadcast(late.remove());
            }
        }
    }),

    /** The first broadcast of a node that has started is lost. */
    LOSES_THE_FIRST((adapter, node) -> new ForwardingAdapter(adapter) {
        private boolean first = true;

        @Override
        public void broadcast(Broadcast broadcast) {
            if (!first) {
                super.broadcast(broadcast);
            }
            first = false;
        }
    }),

    /** What is broadcast is delivered on the node that sends it, too, a second time. */
    ECHOES((adapter, node) -> new ForwardingAdapter(adapter) {
        private final NowAndThen rarely = new NowAndThen();

        @Override
        public void broadcast(Broadcast broadcast) {
            super.broadcast(broadcast);
            if (rarely.isNow()) {
                node.broadcast(broadcast);
            }
        }
    }),

    /** Whoever is excepted receives it all the same. */
    FORGETS_EXCEPTIONS((adapter, node) -> new ForwardingAdapter(adapter) {
        @Override
        public void broadcast(Broadcast broadcast) {
            super.broadcast(to(broadcast, withoutExceptions(broadcast.selection())));
        }
    }),

    /** Of several rooms only one is reached. */
    REACHES_ONE_ROOM((adapter, node) -> new ForwardingAdapter(adapter) {
        @Override
        public void broadcast(Broadcast broadcast) {
            Selection selection = broadcast.selection();
            super.broadcast(to(
                    broadcast,
                    selection.rooms().isEmpty()
                            ? selection
                            : Selection.inRooms(selection.rooms().stream()
                                            .sorted()
                                            .limit(1)
                                            .toList())
                                    .excluding(selection.except())));
        }
    }),

    /** Some of what is sent to one namespace is delivered in another. */
    MIXES_NAMESPACES() {
        @Override
        AdapterFactory in(AdapterFactory factory) {
            Map<String, LocalNode> nodes = new HashMap<>();
            return (namespace, node) -> {
                nodes.put(namespace, node);
                NowAndThen rarely = new NowAndThen();
                return factory.open(namespace, new ForwardingNode(node) {
                    @Override
                    public void broadcast(Broadcast broadcast) {
                        super.broadcast(broadcast);
                        if (rarely.isNow()) {
                            nodes.entrySet().stream()
                                    .filter(other -> !other.getKey().equals(namespace))
                                    .forEach(other -> other.getValue().broadcast(broadcast));
                        }
                    }
                });
            };
        }
    },

    /** Sockets of other nodes do not leave rooms. */
    IGNORES_LEAVING((adapter, node) -> new ForwardingAdapter(adapter) {
        @Override
        public void socketsLeave(Selection selection, List<String> rooms) {}
    }),

    /** Each ack counts twice. */
    ACKS_TWICE((adapter, node) -> new ForwardingAdapter(adapter) {
        @Override
        public CompletionStage<Integer> request(Broadcast broadcast, Duration deadline, Consumer<List<Object>> answer) {
            return super.request(broadcast, deadline, answer.andThen(answer)).thenApply(asked -> asked * 2);
        }
    }),

    /** One of the sockets of other nodes is not found. */
    OVERLOOKS_A_SOCKET((adapter, node) -> new ForwardingAdapter(adapter) {
        @Override
        public CompletionStage<List<SocketDescription>> fetchSockets(Selection selection) {
            return super.fetchSockets(selection).thenApply(found -> found.subList(0, Math.max(0, found.size() - 1)));
        }
    }),

    /** Sockets that were found are found again when their node has crashed. */
    KEEPS_SOCKETS_OF_CRASHED_NODES((adapter, node) -> new ForwardingAdapter(adapter) {
        private final Map<Selection, List<SocketDescription>> before = new HashMap<>();

        @Override
        public CompletionStage<List<SocketDescription>> fetchSockets(Selection selection) {
            return super.fetchSockets(selection).thenApply(found -> {
                List<SocketDescription> all = new ArrayList<>(found);
                before.getOrDefault(selection, List.of()).stream()
                        .filter(old -> found.stream().noneMatch(one -> one.id().equals(old.id())))
                        .forEach(all::add);
                before.put(selection, all);
                return all;
            });
        }
    });

    /** Is true once in a while. */
    private static final class NowAndThen {
        private static final int EVERY = 50;

        private int times;

        boolean isNow() {
            return ++times % EVERY == 0;
        }
    }

    private interface Wrapper {
        Adapter wrap(Adapter adapter, LocalNode node);
    }

    private final UnaryOperator<LocalNode> node;
    private final Wrapper adapter;

    Fault() {
        this(UnaryOperator.identity(), (adapter, node) -> adapter);
    }

    Fault(UnaryOperator<LocalNode> node) {
        this(node, (adapter, ignored) -> adapter);
    }

    Fault(Wrapper adapter) {
        this(UnaryOperator.identity(), adapter);
    }

    Fault(UnaryOperator<LocalNode> node, Wrapper adapter) {
        this.node = node;
        this.adapter = adapter;
    }

    /** Adapters with this fault. */
    AdapterFactory in(AdapterFactory factory) {
        return (namespace, local) -> adapter.wrap(factory.open(namespace, node.apply(local)), local);
    }

    private static Broadcast to(Broadcast broadcast, Selection selection) {
        return new Broadcast(selection, broadcast.name(), broadcast.arguments(), broadcast.isVolatile());
    }

    private static Selection withoutExceptions(Selection selection) {
        return selection.isEveryone() ? Selection.everyone() : Selection.inRooms(selection.rooms());
    }
}
