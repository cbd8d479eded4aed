package dev.parlance.benchmarks.micro;

import static dev.parlance.event.ClientRequest.clientRequest;

import dev.parlance.ParlanceServer;
import dev.parlance.ServerBuilder;
import dev.parlance.event.ClientRequest;
import dev.parlance.socket.HandlerInterceptor;
import dev.parlance.socket.HandlerInvocation;
import dev.parlance.socket.RateLimits;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
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

/** A request and its ack in memory, from packet to packet, with so many interceptors that do nothing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HandlerInterception {
    private static final ClientRequest<Integer, Integer> NEXT = clientRequest("next", Integer.class, Integer.class);

    @Param({"0", "1", "3"})
    private int interceptors;

    private TestServer server;
    private Wire client;

    @Setup
    public void connect() {
        ServerBuilder builder = ParlanceServer.builder().rateLimits(RateLimits.NONE);
        for (int i = 0; i < interceptors; i++) {
            builder.interceptor(new PassingOn());
        }
        server = TestServer.create(builder.options());
        server.namespace("/").handle(NEXT, (socket, number) -> number + 1);
        client = server.wire().send("0");
        client.received();
    }

    private static final class PassingOn implements HandlerInterceptor {
        @Override
        public void around(HandlerInvocation invocation) throws Exception {
            invocation.proceed();
        }
    }

    @TearDown
    public void close() {
        server.close();
    }

    @Benchmark
    public Object request() {
        return client.send("20[\"next\",1]").received();
    }
}
