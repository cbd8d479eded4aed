package dev.parlance.internal.engine.netty.http;

import dev.parlance.internal.engine.MemoryShare;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;

/** What a client has sent before its turn: further requests, and a head that is not whole. It counts in the budget of memory. */
final class RequestsAhead {
    /** What the objects of a decoded request take besides its text. */
    private static final int REQUEST_BYTES = 512;

    private static final int FIELD_BYTES = 128;

    private final Queue<Object> messages = new ArrayDeque<>(0);
    private final MemoryShare held;
    private long bytes;
    private int heads;

    RequestsAhead(MemoryShare held) {
        this.held = held;
    }

    void add(Object message) {
        messages.add(message);
        bytes += size(message);
        count();
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    Object remove() {
        Object next = messages.remove();
        if (messages.isEmpty()) {
            bytes = 0;
            count();
        }
        return next;
    }

    /** The heads of the present request, and of the next one as far as it has come, have so many bytes. */
    void heads(int length) {
        heads = length;
        count();
    }

    /** Releases everything. */
    void drop() {
        messages.forEach(ReferenceCountUtil::release);
        messages.clear();
        bytes = 0;
        heads = 0;
        count();
    }

    private void count() {
        held.set(bytes + heads);
    }

    private static long size(Object message) {
        long size = 0;
        if (message instanceof HttpRequest request) {
            size = REQUEST_BYTES + request.uri().length();
            for (Map.Entry<String, String> field : request.headers()) {
                size += FIELD_BYTES + field.getKey().length() + field.getValue().length();
            }
        }
        if (message instanceof HttpContent content) {
            size += content.content().readableBytes();
        }
        return size;
    }
}
