package com.example;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.Dialect;
import dev.parlance.event.ServerEvent;

/** What a shop says. */
public final class ShopEvents {
    /** Buys an article. */
    public static final ClientEvent<Buy> BUY = clientEvent("buy", Buy.class);

    /** An article was sold. */
    public static final ServerEvent<Sold> SOLD = serverEvent("sold", Sold.class);

    public static final Catalogue SHOP = Catalogue.of("shop", Dialect.STANDARD, ShopEvents.class);

    public record Buy(String article, int count) {}

    public record Sold(String article) {}

    private ShopEvents() {}
}
