package com.example.shop;

import com.example.shop.OrderEvents.Bought;
import com.example.shop.OrderEvents.Paying;
import dev.parlance.binding.Emits;
import dev.parlance.spring.ParlanceEmitter;

@ParlanceEmitter("/shop")
public interface ShopEmitter {
    @Emits("bought")
    void bought(Bought bought);

    @Emits("paying")
    void paying(Paying paying);
}
