package com.example.shop;

import dev.parlance.socket.ServerListener;
import java.util.concurrent.CountDownLatch;
import org.springframework.stereotype.Component;

/** Knows when the server begins to close. */
@Component
public class Closing implements ServerListener {
    private final CountDownLatch begun = new CountDownLatch(1);

    @Override
    public void drainBegun() {
        begun.countDown();
    }

    void await() throws InterruptedException {
        begun.await();
    }
}
