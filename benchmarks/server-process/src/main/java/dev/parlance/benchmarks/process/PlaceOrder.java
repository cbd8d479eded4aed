package dev.parlance.benchmarks.process;

import java.util.List;

/** What a client requests: some 300 bytes of JSON, some of it nested. Answered by {@link OrderPlaced}. */
public record PlaceOrder(String orderId, String customerId, String currency, String note, List<Line> lines) {
    public static final String EVENT = "order:place";

    public record Line(String article, int quantity, long cents) {}

    /** The work of the request, the same on every server. */
    public OrderPlaced placed() {
        long total = 0;
        for (Line line : lines) {
            total += line.quantity() * line.cents();
        }
        return new OrderPlaced(orderId, total);
    }
}
