package com.example.shop;

import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.event.ClientRequest;
import dev.parlance.event.ServerEvent;

/** What travels between the shop and its clients. */
public final class PurchaseEvents {
    public static final ServerEvent<Bought> BOUGHT = serverEvent("bought", Bought.class);
    public static final ServerEvent<Paying> PAYING = serverEvent("paying", Paying.class);
    public static final ClientRequest<Buy, Order> BUY = clientRequest("buy", Buy.class, Order.class);
    public static final ClientRequest<Pay, Paid> PAY = clientRequest("pay", Pay.class, Paid.class);

    private PurchaseEvents() {}

    public record Buy(String article, int count) {}

    public record Order(long number) {}

    public record Bought(String article) {}

    public record Pay(long order) {}

    public record Paying(long order) {}

    public record Paid(long order) {}
}
