package dev.parlance.spring.test.shop;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application whose tests have a server in memory. */
@SpringBootApplication
class ShopApplication {}
