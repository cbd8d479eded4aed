package dev.parlance.benchmarks.server;

/** The ack of {@link PlaceOrder}. */
public record OrderPlaced(String orderId, long total) {}
