package dev.parlance.contract.model;

import dev.parlance.contract.model.ContractType.ListOf;
import dev.parlance.contract.model.ContractType.MapOf;
import dev.parlance.contract.model.ContractType.OneOf;
import dev.parlance.contract.model.ContractType.SizedJson;
import dev.parlance.contract.model.ContractType.Text;
import dev.parlance.event.Incubating;
import java.util.ArrayList;
import java.util.List;

/** Limits in words. */
@Incubating
public final class LimitText {
    private static final int KIB = 1024;

    private LimitText() {}

    /** A type's limits, such as "at most 100 entries, each with 1 to 128 characters"; empty for none. */
    public static String of(ContractType type) {
        if (type instanceof Text text) {
            return text(text);
        }
        if (type instanceof SizedJson json) {
            return "at most " + bytes(json.maxBytes()) + " of JSON";
        }
        if (type instanceof ListOf list) {
            return entries(list.maxEntries(), list.element());
        }
        if (type instanceof MapOf map) {
            return entries(map.maxEntries(), map.value());
        }
        return type instanceof OneOf several
                ? several.types().stream()
                        .map(LimitText::of)
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse("")
                : "";
    }

    /** A description with the limits at its end, in parentheses. */
    public static String described(String doc, ContractType type) {
        String limits = of(type);
        if (limits.isEmpty()) {
            return doc;
        }
        return doc.isEmpty() ? limits : doc + " (" + limits + ")";
    }

    private static String text(Text text) {
        List<String> parts = new ArrayList<>(2);
        if (text.max() < ContractType.UNLIMITED) {
            String max = text.inBytes() ? bytes(text.max()) : text.max() + " characters";
            parts.add((text.min() > 0 ? text.min() + " to " : "at most ") + max);
        }
        if (text.notBlank()) {
            parts.add("not blank");
        }
        return String.join(", ", parts);
    }

    private static String entries(int max, ContractType content) {
        List<String> parts = new ArrayList<>(2);
        if (max < ContractType.UNLIMITED) {
            parts.add("at most " + max + " entries");
        }
        String each = of(content);
        if (!each.isEmpty()) {
            parts.add("each with " + each);
        }
        return String.join(", ", parts);
    }

    private static String bytes(int count) {
        return count >= KIB && count % KIB == 0 ? count / KIB + " KiB" : count + " bytes";
    }
}
