package dev.parlance.catalogue.log;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What has happened, in streams: a chat, a conversation, a room. An entry gets the next number of its stream when it is
 * appended; whoever sees an entry sees all before it. The entries of a stream are delivered in their order, each at least
 * once: by whoever {@linkplain #drain drains} the stream, one at a time over all servers. A {@link LogDrainer} sees to it
 * that what somebody has left, because of a failure or a crash, is delivered after all.
 *
 * <pre>{@code
 * OrderedLog log = new InMemoryOrderedLog();
 * LogDrainer drainer = new LogDrainer(log, platform, entry -> System.out.println(entry.number()));
 * drainer.start();
 *
 * log.append("chat-1", "renamed", List.of("General"));
 * drainer.drain("chat-1");
 *
 * List<LogEntry> missed = log.since("chat-1", 0, 100);
 * }</pre>
 *
 * <p>Methods may block, and may be used by any thread.
 */
public interface OrderedLog {
    /**
     * Appends an entry. When this returns it is stored as safely as this log stores anything.
     *
     * @param stream which stream; made by its first entry
     * @param type what kind of thing has happened
     * @param details what is needed to deliver it
     */
    LogEntry append(String stream, String type, List<String> details);

    /**
     * The entries after a number, the oldest first. If the first of them is not the next number, those between were {@linkplain #trim
     * trimmed}.
     *
     * @param number that of the last entry that is known; 0 for none
     * @param limit how many at most
     */
    List<LogEntry> since(String stream, long number, int limit);

    /**
     * The latest entries before a number, the oldest of them first: a page back in history.
     *
     * @param number that of the first entry that is known; {@link Long#MAX_VALUE} for none
     * @param limit how many at most
     */
    List<LogEntry> before(String stream, long number, int limit);

    /**
     * The number of the last entry of each of those streams, also if that was {@linkplain #trim trimmed}. A stream without entries is
     * missing. This default reads an entry of each stream, and so misses what was trimmed to its end: override it in a log that
     * trims.
     */
    default Map<String, Long> last(Collection<String> streams) {
        Map<String, Long> numbers = new HashMap<>();
        for (String stream : streams) {
            before(stream, Long.MAX_VALUE, 1).forEach(entry -> numbers.put(stream, entry.number()));
        }
        return numbers;
    }

    /**
     * Identifies the life of this log: another one if its numbers have begun anew, as those of a log in memory do with each process.
     * Whoever keeps a number for days keeps this with it. Empty if the log does not know; never longer than 64 characters.
     */
    default String epoch() {
        return "";
    }

    /**
     * Delivers on this thread, in order, what has been appended to a stream and not been delivered. If somebody else is
     * doing so, here or on another server, this returns at once, and they deliver what has been appended meanwhile too.
     *
     * @param deliver is called with each entry; what it throws ends this, and the entry is the next to be delivered again
     */
    void drain(String stream, Consumer<? super LogEntry> deliver);

    /**
     * Notes how far streams are delivered, for other servers and for after a crash: what is not noted is delivered again. Call
     * it a moment after {@link #drain}, for all that was drained meanwhile, as a {@link LogDrainer} does. What other servers
     * have appended to these streams is delivered with it.
     */
    void checkpoint();

    /**
     * Streams that have waiting entries although nobody drains them: those of servers that have crashed.
     *
     * @param limit how many at most
     */
    List<String> abandoned(int limit);

    /**
     * What was appended lately, and has been delivered by whoever drains it: one range for each stream. A server finds by that what has
     * been broadcast and has not reached it. This default knows of none.
     *
     * @param age only what was appended no longer ago than this
     * @param settled and no later than so long ago
     */
    default List<DeliveredRange> delivered(Duration age, Duration settled) {
        return List.of();
    }

    /**
     * Forgets entries that have been delivered and are old: in each stream the first ones, so that those that stay have no gaps
     * and keep their numbers. What has not been delivered stays, however old it is. A log in memory keeps everything.
     *
     * @param age only what was appended longer ago than this
     * @param limit how many at most, in all streams together
     * @return how many it were
     */
    int trim(Duration age, int limit);

    /**
     * How long nobody else drains the streams of a server that has crashed. Zero for a log that ends with its process: there
     * {@link #abandoned} need not be asked.
     */
    Duration lease();
}
