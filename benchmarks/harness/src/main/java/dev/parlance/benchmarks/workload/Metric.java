package dev.parlance.benchmarks.workload;

import dev.parlance.benchmarks.Contestant;
import java.util.Optional;

/** A figure of a server; less is better. */
public enum Metric {
    BROADCAST_CPU("broadcast: CPU per delivery", "µs", toNettySocketio(0.65)),
    MIXED_BROADCAST_CPU("mixed-broadcast: CPU per delivery", "µs", null),
    SMALL_ROOM_CPU("small-broadcast: CPU per delivery in the small room", "µs", toBareNetty(1.35)),
    LARGE_ROOM_CPU("small-broadcast: CPU per delivery in the large room", "µs", null),
    REQUEST_CPU("request with ack: CPU per request", "µs", toNettySocketio(0.85)),
    SINGLE_CPU("single: CPU per request", "µs", toNettySocketio(0.9)),
    SINGLE_LATENCY("single: median latency", "µs", null),
    CONNECT_CPU("connect: CPU per connect", "µs", toNettySocketio(0.9)),
    DISCONNECT_CPU("connect: CPU per disconnect", "µs", toNettySocketio(0.9)),
    IDLE_RESIDENT("idle: resident memory per connection", "KB", toNettySocketio(0.8)),
    IDLE_HEAP("idle: live heap per connection", "KB", toNettySocketio(0.6)),
    IDLE_CPU("idle-cpu: CPU per second and connection", "µs", toBareNetty(2.0));

    /**
     * The most that Parlance may need.
     *
     * @param ratio to what the reference needs
     */
    public record Goal(double ratio, Contestant reference) {}

    private final String label;
    private final String unit;
    private final Optional<Goal> goal;

    Metric(String label, String unit, Goal goal) {
        this.label = label;
        this.unit = unit;
        this.goal = Optional.ofNullable(goal);
    }

    private static Goal toNettySocketio(double ratio) {
        return new Goal(ratio, Contestant.NETTY_SOCKETIO);
    }

    private static Goal toBareNetty(double ratio) {
        return new Goal(ratio, Contestant.BARE_NETTY);
    }

    public String label() {
        return label;
    }

    public String unit() {
        return unit;
    }

    /** Empty for mere information. */
    public Optional<Goal> goal() {
        return goal;
    }
}
