package dev.parlance.benchmarks.process;

/** The ack of {@link PlaceOrder}. */
public record OrderPlaced(String orderId, long total) {}
