package dev.parlance.spring.test.shop;

import org.springframework.stereotype.Service;

/** Is no part of a test of the handlers. */
@Service
class StoredPrices implements Prices {
    @Override
    public int of(String item) {
        return item.length();
    }
}
