package dev.parlance.catalogue.platform.subscription.filter;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An operator on a field's value. */
enum Operator {
    EQ("$eq"),
    NE("$ne"),
    GT("$gt"),
    GTE("$gte"),
    LT("$lt"),
    LTE("$lte"),
    IN("$in");

    private static final Map<String, Operator> BY_SIGN =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Operator::sign, Function.identity()));

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    static @Nullable Operator of(String sign) {
        return BY_SIGN.get(sign);
    }

    /** Whether it takes a number or a text only. */
    boolean isComparison() {
        return this == GT || this == GTE || this == LT || this == LTE;
    }

    /** Whether it holds for that value. */
    boolean holds(@Nullable Object value, @Nullable Object operand) {
        return switch (this) {
            case EQ -> JsonValues.equal(value, operand);
            case NE -> !JsonValues.equal(value, operand);
            case IN -> operand instanceof List<?> list && list.stream().anyMatch(item -> JsonValues.equal(value, item));
            default -> compares(JsonValues.compare(value, operand));
        };
    }

    private boolean compares(@Nullable Integer order) {
        if (order == null) {
            return false;
        }
        return switch (this) {
            case GT -> order > 0;
            case GTE -> order >= 0;
            case LT -> order < 0;
            default -> order <= 0;
        };
    }
}
