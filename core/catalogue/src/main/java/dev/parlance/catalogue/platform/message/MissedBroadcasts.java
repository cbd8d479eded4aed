package dev.parlance.catalogue.platform.message;

import dev.parlance.adapter.AdapterStatus;
import dev.parlance.catalogue.log.DeliveredRange;
import dev.parlance.catalogue.log.LogEntry;
import dev.parlance.catalogue.log.OrderedLog;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.ServerTime;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.socket.BlockingExecutor;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomListener;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into the log for what another server has broadcast and the adapter has not brought here, because it was away or has lost it, and
 * sends it to the members on this server. Entries are numbered, so that what comes after all is not delivered once more.
 */
final class MissedBroadcasts implements RoomListener {
    /** How often it looks. */
    static final Duration PERIOD = Duration.ofSeconds(2);

    /** Longer than a broadcast takes that its server has not given up. */
    static final Duration SETTLED = Duration.ofSeconds(3);

    /** After that time nothing is on its way any more, though nothing that came after it has arrived: a server may be behind. */
    static final Duration OVERDUE = Duration.ofSeconds(15);

    /** How far back it looks, and further if it could not look for a while. */
    static final Duration WINDOW = Duration.ofSeconds(30);

    private static final Logger logger = LoggerFactory.getLogger(MissedBroadcasts.class);
    private static final long UNKNOWN = -1;
    private static final int BATCH = 500;
    private static final int PAGE = 50;

    private final Namespace<?> namespace;
    private final EventOrder order;
    private final OrderedLog log;
    private final MessageRooms rooms;
    private final Consumer<LogEntry> deliverHere;
    private final BlockingExecutor executor;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean isBeginning = new AtomicBoolean();

    /** Of the chats that have members here, the number up to which they need not be sent anything: that of when they came. */
    private final Map<String, Long> begins = new ConcurrentHashMap<>();

    /** Of the chats whose members are being sent something, up to which number. */
    private final Map<String, Long> targets = new ConcurrentHashMap<>();

    private @Nullable Instant looked;

    MissedBroadcasts(
            Namespace<?> namespace,
            EventOrder order,
            OrderedLog log,
            MessageRooms rooms,
            Consumer<LogEntry> deliverHere) {
        this.namespace = namespace;
        this.order = order;
        this.log = log;
        this.rooms = rooms;
        this.deliverHere = deliverHere;
        this.executor = namespace.blockingExecutor().named("log");
    }

    /** Begins, unless the log ends with its process, and so has no other server. Removed, it ends. */
    Registration start() {
        if (log.lease().isZero()) {
            return () -> {};
        }
        lookLater();
        return Registration.all(namespace.onRooms(this), () -> ended.set(true));
    }

    @Override
    public void created(Room room) {
        String chatId = PlatformRooms.chatId(room);
        if (chatId != null) {
            begins.put(chatId, UNKNOWN);
            // At once: whatever is appended until this is known counts as what was before.
            if (isBeginning.compareAndSet(false, true)) {
                executor.executeAlways(this::begin);
            }
        }
    }

    @Override
    public void deleted(Room room) {
        String chatId = PlatformRooms.chatId(room);
        if (chatId != null) {
            begins.remove(chatId);
        }
    }

    private void lookLater() {
        namespace.server().scheduler().schedule(PERIOD, () -> executor.executeAlways(this::look));
    }

    private void look() {
        if (ended.get()) {
            return;
        }
        try {
            Instant now = ServerTime.now(namespace);
            Instant before = looked;
            Duration age = before == null ? WINDOW : WINDOW.plus(Duration.between(before, now));
            if (!begins.isEmpty()) {
                boolean wasAway = wasAway(now);
                log.delivered(age, SETTLED).forEach(range -> look(range, wasAway));
                if (!wasAway) {
                    log.delivered(age, OVERDUE).forEach(range -> look(range, true));
                }
                beginUnknown();
            }
            looked = now;
        } catch (RuntimeException e) {
            logger.debug("The log could not be read; it will be tried again", e);
        } finally {
            lookLater();
        }
    }

    /** Whether other servers cannot be reached, or could not a while ago: what is missing then will not arrive. */
    private boolean wasAway(Instant now) {
        AdapterStatus status = namespace.server().statistics().adapter();
        Instant since = status.since();
        return !status.isHealthy() || since != null && since.plus(WINDOW).isAfter(now);
    }

    private void begin() {
        isBeginning.set(false);
        try {
            beginUnknown();
        } catch (RuntimeException e) {
            logger.debug("The log could not be read; it will be tried again", e);
        }
    }

    private void beginUnknown() {
        List<String> unknown = begins.entrySet().stream()
                .filter(each -> each.getValue() == UNKNOWN)
                .map(Map.Entry::getKey)
                .toList();
        for (int i = 0; i < unknown.size(); i += BATCH) {
            List<String> batch = unknown.subList(i, Math.min(unknown.size(), i + BATCH));
            Map<String, Long> last = log.last(batch);
            batch.forEach(chatId -> begins.replace(chatId, UNKNOWN, last.getOrDefault(chatId, 0L)));
        }
    }

    /**
     * Looks for what is missing although something that came after it is here.
     *
     * @param isOver whether nothing of the range will arrive any more: then all that is missing counts
     */
    private void look(DeliveredRange range, boolean isOver) {
        String chatId = range.stream();
        long begin = begins.getOrDefault(chatId, UNKNOWN);
        long first = Math.max(range.first(), begin + 1);
        long last = range.last();
        while (!isOver && last >= first && !rooms.isDelivered(chatId, last)) {
            last--;
        }
        while (first <= last && rooms.isDelivered(chatId, first)) {
            first++;
        }
        if (begin != UNKNOWN && first <= last) {
            catchUp(chatId, first, last);
        }
    }

    private void catchUp(String chatId, long from, long to) {
        AtomicBoolean isFirst = new AtomicBoolean();
        targets.compute(chatId, (same, before) -> {
            isFirst.set(before == null);
            return before == null ? to : Math.max(before, to);
        });
        if (isFirst.get()) {
            sendInOrder(chatId, from, to);
        }
    }

    // Page by page, so that what happens in the chat does not wait for all of it.
    private void sendInOrder(String chatId, long from, long to) {
        order.runBlockingAlways(EventOrder.room(PlatformRooms.chat(chatId)), () -> {
            long next;
            try {
                next = sendPage(chatId, from, to);
            } catch (RuntimeException e) {
                logger.debug("What members of a chat have missed could not be sent; it will be tried again", e);
                targets.remove(chatId);
                return;
            }
            Long target = targets.computeIfPresent(chatId, (same, last) -> next > last ? null : last);
            if (target != null) {
                sendInOrder(chatId, next, target);
            }
        });
    }

    /** The number with which the next page begins. */
    private long sendPage(String chatId, long from, long to) {
        List<LogEntry> page = log.since(chatId, from - 1, PAGE);
        for (LogEntry entry : page) {
            if (entry.number() <= to && !rooms.isDelivered(chatId, entry.number())) {
                deliverHere.accept(entry);
            }
        }
        return page.isEmpty() ? to + 1 : Math.min(to, page.get(page.size() - 1).number()) + 1;
    }
}
