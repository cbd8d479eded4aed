package dev.parlance.consumers;

import java.io.IOException;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shops without Spring, with metrics and a JavaScript client. */
class ShopsIT {
    private static final Pattern ADDRESS = Pattern.compile("^(http://127\\.0\\.0\\.1:\\d+)$");

    private enum Shop {
        KOTLIN {
            @Override
            RunningApplication start() throws IOException {
                return Consumers.start("kotlin", "com.example.MeasuredShopKt");
            }
        },
        MODULES {
            @Override
            RunningApplication start() throws IOException {
                return Consumers.startModule("shop", "com.example.shop/com.example.shop.ShopServer");
            }
        };

        abstract RunningApplication start() throws IOException;
    }

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        Consumers.build();
    }

    @ParameterizedTest
    @EnumSource
    void theMetersSayWhatWasDone(Shop kind) throws Exception {
        try (RunningApplication shop = kind.start()) {
            String address = shop.awaitLine(ADDRESS);
            try (ShopVisit visit = new ShopVisit(address)) {
                visit.buy();
                ShopVisit.isMeasured(new Prometheus(URI.create(address + "/metrics")));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRequestIsAnsweredWhileTheApplicationEnds(Shop kind) throws Exception {
        try (RunningApplication shop = kind.start();
                ShopVisit visit = new ShopVisit(shop.awaitLine(ADDRESS))) {
            visit.isAnsweredWhileItEnds(shop);
        }
    }
}
