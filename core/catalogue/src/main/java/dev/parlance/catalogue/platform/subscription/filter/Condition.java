package dev.parlance.catalogue.platform.subscription.filter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one field.
 *
 * @param operand plain values, numbers as {@code BigDecimal}; not to be changed
 */
record Condition(
        FieldPath path, Operator operator, @Nullable Object operand) implements Filter {
    @Override
    public boolean matches(Map<String, ? extends @Nullable Object> document) {
        return operator.holds(path.in(document), operand);
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder("{");
        JsonValues.write(path.text(), text);
        text.append(":{\"").append(operator.sign()).append("\":");
        JsonValues.write(operand, text);
        return text.append("}}").toString();
    }
}
