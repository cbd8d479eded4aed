package dev.parlance.benchmarks.micro;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parlance.benchmarks.process.ChatMessage;
import dev.parlance.event.Payload;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import java.io.IOException;
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

/** From the JSON of a message of some 300 bytes to its record, beside what Jackson takes for the record alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EventDecoding {
    private static final Payload<ChatMessage> PAYLOAD = Payload.of(ChatMessage.class);

    private final JsonCodec codec = new JsonCodec();
    private final ObjectReader jackson = new JsonMapper().readerFor(ChatMessage.class);
    private final byte[] packet = codec.encodeEvent(ChatMessage.EVENT, List.of(ChatMessage.numbered(1)))
            .json();
    private final int start = ("[\"" + ChatMessage.EVENT + "\",").length();
    private final int length = packet.length - 1 - start;
    private final IncomingArguments parsed = parse();

    private IncomingArguments parse() {
        try {
            return codec.parseEvent(packet, List.of(), false);
        } catch (MalformedJsonException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that happens to an event: well-formedness and depth, its name, the record, what is required, its limits. */
    @Benchmark
    public Object eventToRecord() {
        return codec.decode(PAYLOAD, parse());
    }

    /** Of that what comes after the event's name is known. */
    @Benchmark
    public Object argumentToRecord() {
        return codec.decode(PAYLOAD, parsed);
    }

    /** Jackson on the argument's bytes. */
    @Benchmark
    public Object jacksonToRecord() throws IOException {
        return jackson.readValue(packet, start, length);
    }
}
