package dev.parlance.internal.engine.netty.websocket;

import static dev.parlance.fuzzing.Property.equal;
import static dev.parlance.fuzzing.Property.holds;

import dev.parlance.internal.engine.MemoryAccount;
import dev.parlance.internal.engine.MemoryBudget;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What a client sends on a WebSocket, after one byte that says in what pieces: it means the same whole, in pieces and with reading
 * paused between them, and nothing is held at the end.
 */
public final class WebSocketFuzz {
    private static final int MAX_MESSAGE = 300;

    private WebSocketFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        boolean typed = (input[0] & 1) == 0;
        int size = 1 + (input[0] >> 1 & 0x3f);
        List<String> whole = read(input, input.length, typed, false);
        equal(read(input, size, typed, false), whole, "in pieces");
        equal(read(input, size, typed, true), whole, "with reading paused");
        equal(whole.lastIndexOf("gone false"), whole.size() - 1, "the end of the connection comes last");
        equal(whole.indexOf("gone false"), whole.size() - 1, "the end of the connection comes once");
    }

    private static List<String> read(byte[] input, int size, boolean typed, boolean pausing) {
        MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);
        MemoryAccount account = budget.open(new Uncut());
        List<String> events = new ArrayList<>();
        EmbeddedChannel channel = new EmbeddedChannel();
        Recorder recorder = new Recorder(events);
        WebSocketReader reader = typed
                ? WebSocketReader.ofTypedTexts(channel, () -> MAX_MESSAGE, account.share(), recorder)
                : new WebSocketReader(channel, () -> MAX_MESSAGE, account.share(), recorder);
        channel.pipeline().addLast(reader);
        for (int at = 1; at < input.length; at += size) {
            if (pausing) {
                reader.pause();
            }
            channel.writeInbound(Unpooled.copiedBuffer(input, at, Math.min(size, input.length - at)));
            if (pausing) {
                reader.resume();
            }
        }
        addSent(channel, events);
        channel.finishAndReleaseAll();
        account.end();
        equal(budget.held(), 0L, "memory held of a connection that has ended");
        equal(budget.accounts(), 0, "an account of a connection that has ended");
        return events;
    }

    private static void addSent(EmbeddedChannel channel, List<String> events) {
        for (ByteBuf sent = channel.readOutbound(); sent != null; sent = channel.readOutbound()) {
            byte[] bytes = new byte[sent.readableBytes()];
            sent.readBytes(bytes);
            sent.release();
            events.add("sent " + HexFormat.of().formatHex(bytes));
        }
    }

    private static final class Uncut implements MemoryAccount.Holder {
        @Override
        public long waiting() {
            return 0;
        }

        @Override
        public void cut() {
            throw new AssertionError("cut though nothing is spent");
        }
    }

    private record Recorder(List<String> events) implements WebSocketReceiver {
        @Override
        public void text(int type, byte[] text) {
            events.add("text " + type + " " + HexFormat.of().formatHex(text));
            holds(text.length <= MAX_MESSAGE, "too long a text");
        }

        @Override
        public void binary(byte[] message) {
            events.add("binary " + HexFormat.of().formatHex(message));
            holds(message.length <= MAX_MESSAGE, "too long a binary");
        }

        @Override
        public void pong() {
            events.add("pong");
        }

        @Override
        public void closeReceived(int code) {
            events.add("close " + code);
        }

        @Override
        public void violated(int code) {
            events.add("violated " + code);
        }

        @Override
        public void gone(boolean failed) {
            events.add("gone " + failed);
        }
    }
}
