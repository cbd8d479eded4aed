package dev.parlance.benchmarks.workload;

import java.util.OptionalDouble;

/** A figure of a server; less is better. */
public enum Metric {
    BROADCAST_CPU("broadcast: CPU per delivery", "µs", 0.65),
    REQUEST_CPU("request with ack: CPU per request", "µs", 0.85),
    IDLE_RESIDENT("idle: resident memory per connection", "KB", 0.8),
    IDLE_HEAP("idle: live heap per connection", "KB", 0.6),
    IDLE_CPU("idle: CPU per heartbeat", "µs", Double.NaN),
    CONNECT_CPU("connect: CPU per connection", "µs", Double.NaN);

    private final String label;
    private final String unit;
    private final double goal;

    Metric(String label, String unit, double goal) {
        this.label = label;
        this.unit = unit;
        this.goal = goal;
    }

    public String label() {
        return label;
    }

    public String unit() {
        return unit;
    }

    /** The most that Parlance may need of what netty-socketio without compression needs; empty for mere information. */
    public OptionalDouble goal() {
        return Double.isNaN(goal) ? OptionalDouble.empty() : OptionalDouble.of(goal);
    }
}
