package dev.parlance.benchmarks.micro;

import dev.parlance.benchmarks.process.ChatMessage;
import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.protocol.PacketEncoder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From a record to the text of its packet: what a broadcast costs once, however many receive it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EventEncoding {
    private static final long NO_ACK = -1;

    private final JsonCodec json = new JsonCodec();
    private final List<ChatMessage> arguments = List.of(ChatMessage.numbered(1));

    @Benchmark
    public Object packetOfAChatMessage() {
        EncodedArguments event = json.encodeEvent(ChatMessage.EVENT, arguments);
        return PacketEncoder.event("/", NO_ACK, event.json(), event.attachments());
    }
}
