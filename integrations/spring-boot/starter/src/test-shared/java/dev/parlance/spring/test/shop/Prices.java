package dev.parlance.spring.test.shop;

interface Prices {
    int of(String item);
}
