package dev.parlance.benchmarks.micro;

import dev.parlance.ParlanceServer;
import dev.parlance.benchmarks.load.ClientKind;
import dev.parlance.benchmarks.load.Fleet;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.Room;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What gauges read once a second, on a server with so many idle WebSockets, each of them in two rooms. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StatisticsReading {
    private static final int OPENING = 50;
    private static final int ROOMS = 100;

    @Param({"100", "1000", "8000"})
    private int clients;

    private ParlanceServer server;
    private Fleet fleet;

    @Setup
    public void connect() throws IOException {
        server = ParlanceServer.builder()
                .host("127.0.0.1")
                .port(0)
                .rateLimits(RateLimits.NONE)
                .build();
        server.namespace("/").onConnect(socket -> {
            socket.join(Room.named("all"));
            socket.join(Room.named("room " + socket.id().hashCode() % ROOMS));
        });
        server.start();
        fleet = new Fleet(server.port(), false);
        fleet.connect(clients, OPENING, ClientKind.SOCKET_IO);
    }

    @TearDown
    public void disconnect() {
        fleet.close();
        server.close(Duration.ZERO);
    }

    @Benchmark
    public Object statistics() {
        return server.statistics();
    }
}
