package dev.parlance.attack;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one connection sends: first this, and when that has been answered, the next. */
final class Script {
    /** Bytes, and what their answer has in it; null if it is not waited for. */
    record Step(List<ByteBuffer> bytes, @Nullable String answer) {}

    private final List<Step> steps = new ArrayList<>();
    private boolean reads = true;
    private boolean closes;

    /** Sends that without waiting for an answer. */
    Script send(ByteBuffer... bytes) {
        return send(List.of(bytes));
    }

    /** Sends that without waiting for an answer. */
    Script send(List<ByteBuffer> bytes) {
        steps.add(new Step(bytes, null));
        return this;
    }

    /** Sends that, and reads until its answer has come. */
    Script ask(ByteBuffer bytes, String answer) {
        steps.add(new Step(List.of(bytes), answer));
        return this;
    }

    /** Sends the last of it and never reads again. */
    Script withoutReading() {
        reads = false;
        return this;
    }

    /** Closes the connection when it has the last answer. */
    Script close() {
        closes = true;
        return this;
    }

    /** A WebSocket that is connected to {@code /}. */
    static Script connected() {
        return opened().ask(Wire.text("40"), Wire.CONNECTED);
    }

    /** A WebSocket that is connected to {@code /} and in its room. */
    static Script joined() {
        return connected().ask(Wire.text("42999[\"join\"]"), "43999[");
    }

    /** A WebSocket that is in no namespace. */
    static Script opened() {
        return new Script().ask(Wire.webSocketHandshake(), Wire.OPENED);
    }

    List<Step> steps() {
        return steps;
    }

    boolean closesAtItsEnd() {
        return closes;
    }

    boolean readsAtItsEnd() {
        return reads;
    }
}
