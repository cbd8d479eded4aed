package com.example.shop;

import com.example.shop.OrderEvents.Bought;
import com.example.shop.OrderEvents.Buy;
import com.example.shop.OrderEvents.Order;
import com.example.shop.OrderEvents.Paid;
import com.example.shop.OrderEvents.Pay;
import com.example.shop.OrderEvents.Paying;
import dev.parlance.binding.Handles;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Socket;
import dev.parlance.spring.Emitters;
import dev.parlance.spring.ParlanceController;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** Stores orders; what is rolled back is announced to nobody. */
@ParlanceController("/shop")
public class OrderController {
    private final JdbcTemplate database;
    private final Emitters<ShopEmitter> shop;
    private final Closing closing;

    public OrderController(JdbcTemplate database, Emitters<ShopEmitter> shop, Closing closing) {
        this.database = database;
        this.shop = shop;
        this.closing = closing;
    }

    @Handles("buy")
    @Transactional
    public Order buy(Buy buy) {
        database.update("insert into orders (article) values (?)", buy.article());
        shop.afterCommit().everyone().bought(new Bought(buy.article()));
        if (buy.count() > 10) {
            throw new IllegalStateException("out of stock");
        }
        return new Order(database.queryForObject("select count(*) from orders", Long.class));
    }

    /** Takes until the application is told to end. */
    @Handles("pay")
    public Paid pay(Socket<Guest> client, Pay pay) throws InterruptedException {
        shop.on(client).paying(new Paying(pay.order()));
        closing.await();
        return new Paid(pay.order());
    }
}
