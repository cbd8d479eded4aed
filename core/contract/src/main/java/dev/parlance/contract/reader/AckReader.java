package dev.parlance.contract.reader;

import dev.parlance.contract.model.Contract;
import dev.parlance.contract.model.ContractException;
import dev.parlance.contract.model.ContractType;
import dev.parlance.contract.model.ContractType.ListOf;
import dev.parlance.contract.model.ContractType.Literal;
import dev.parlance.contract.model.ContractType.Members;
import dev.parlance.contract.model.ContractType.OneOf;
import dev.parlance.contract.model.ContractType.Simple;
import dev.parlance.event.Dialect;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusalCode;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the shape of acks from a dialect: encodes a marker as the answer, to find where the answer is placed, and a refusal
 * with each code.
 */
final class AckReader {
    private static final Object VALUE = new Object();
    private static final long TIME = 987_654_321_987L;

    private final Dialect dialect;
    private final TypeReader types;

    AckReader(Dialect dialect, TypeReader types) {
        this.dialect = dialect;
        this.types = types;
    }

    Contract.Acks read() {
        List<List<ContractType>> refusals = refusals().stream()
                .map(refusal -> arguments(dialect.refusal(refusal)))
                .toList();
        return new Contract.Acks(
                arguments(dialect.answer(VALUE)),
                arguments(dialect.success()),
                refusals.stream().reduce(AckReader::merged).orElseThrow());
    }

    /** The names of the events that carry refusals, of any code. */
    List<String> errorEvents() {
        return refusals().stream()
                .map(dialect::errorEvent)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static List<Refusal> refusals() {
        Set<String> codes = new LinkedHashSet<>();
        for (Field field : RefusalCode.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                try {
                    codes.add((String) field.get(null));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        codes.add("custom-code");
        return codes.stream()
                .map(code -> Refusal.of(code, "message")
                        .forEvent("event")
                        .withField("field")
                        .withRetryAfter(Duration.ofMillis(TIME)))
                .toList();
    }

    private List<ContractType> arguments(List<@Nullable Object> values) {
        return values.stream().map(this::type).toList();
    }

    private ContractType type(@Nullable Object value) {
        if (value == VALUE) {
            return Simple.ANSWER;
        }
        if (value == null || value instanceof Boolean) {
            return new Literal(value);
        }
        if (value instanceof Number number) {
            return number.longValue() == TIME ? Simple.LONG : new Literal(number);
        }
        if (value instanceof Map<?, ?> map) {
            // Sorted by name: the order of a map's entries may differ from run to run.
            Map<String, ContractType> members = new TreeMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), type(member)));
            return new Members(members);
        }
        if (value instanceof Collection<?> list) {
            List<ContractType> elements = new ArrayList<>();
            list.forEach(element -> elements.add(type(element)));
            return new ListOf(elements.isEmpty() ? Simple.ANY : OneOf.of(elements));
        }
        return types.read(value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass());
    }

    private static List<ContractType> merged(List<ContractType> one, List<ContractType> other) {
        if (one.size() != other.size()) {
            throw new ContractException("the acks of the dialect's refusals have " + one.size() + " or " + other.size()
                    + " arguments, depending on the code");
        }
        List<ContractType> merged = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            merged.add(merged(one.get(i), other.get(i)));
        }
        return merged;
    }

    private static ContractType merged(ContractType one, ContractType other) {
        if (one instanceof Members first
                && other instanceof Members second
                && first.types().keySet().equals(second.types().keySet())) {
            Map<String, ContractType> members = new TreeMap<>();
            first.types()
                    .forEach((name, type) ->
                            members.put(name, merged(type, second.types().get(name))));
            return new Members(members);
        }
        return OneOf.of(List.of(one, other));
    }
}
