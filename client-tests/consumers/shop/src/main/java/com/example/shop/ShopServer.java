package com.example.shop;

import com.example.shop.PurchaseEvents.Bought;
import com.example.shop.PurchaseEvents.Order;
import com.example.shop.PurchaseEvents.Paid;
import com.example.shop.PurchaseEvents.Paying;
import dev.parlance.ParlanceServer;
import dev.parlance.http.HttpResponse;
import dev.parlance.micrometer.ParlanceMetrics;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.ServerListener;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Serves until it is told to end; its metrics are at {@code /metrics}. */
public final class ShopServer {
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicLong orders = new AtomicLong();

    private void serve(Namespace<Guest> shop) {
        shop.handle(PurchaseEvents.BUY, (socket, buy) -> {
            if (buy.count() > 10) {
                throw new IllegalStateException("out of stock");
            }
            shop.emit(PurchaseEvents.BOUGHT, new Bought(buy.article()));
            return new Order(orders.incrementAndGet());
        });
        // Takes until the application is told to end.
        shop.handle(PurchaseEvents.PAY, (socket, pay) -> {
            socket.emit(PurchaseEvents.PAYING, new Paying(pay.order()));
            closing.await();
            return new Paid(pay.order());
        });
    }

    private final class Closing implements ServerListener {
        @Override
        public void drainBegun() {
            closing.countDown();
        }
    }

    public static void main(String[] args) throws Exception {
        ShopServer application = new ShopServer();
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        ParlanceServer server = ParlanceServer.builder()
                .host("127.0.0.1")
                .port(0)
                .listener(new ParlanceMetrics(registry))
                .listener(application.new Closing())
                .build();
        application.serve(server.namespace("/shop"));
        server.http("/metrics", request -> HttpResponse.text(200, registry.scrape()));
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        System.out.println("http://127.0.0.1:" + server.port());
    }
}
