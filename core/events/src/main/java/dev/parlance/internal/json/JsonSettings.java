package dev.parlance.internal.json;

import com.fasterxml.jackson.databind.Module;
import dev.parlance.event.LargeNumbers;
import dev.parlance.event.Limits;
import dev.parlance.event.PayloadValidator;
import java.util.List;
import java.util.function.Consumer;

/**
 * How JSON is read and written.
 *
 * @param limits the limits of what clients send
 * @param modules Jackson's modules for further types, in the order in which they are added
 * @param checksOutgoing whether what the server sends is checked for required components that are null
 * @param largeNumbers what becomes of integers that JavaScript cannot hold
 * @param validators check what was read, in their order
 * @param warnings receives sentences for the log; may be called by any thread
 */
public record JsonSettings(
        Limits limits,
        List<Module> modules,
        boolean checksOutgoing,
        LargeNumbers largeNumbers,
        List<PayloadValidator> validators,
        Consumer<String> warnings) {
    public JsonSettings {
        modules = List.copyOf(modules);
        validators = List.copyOf(validators);
    }

    /** The defaults with limits; warnings are dropped. */
    public static JsonSettings of(Limits limits) {
        return new JsonSettings(limits, List.of(), false, LargeNumbers.WARN, List.of(), warning -> {});
    }

    /** These with other limits. */
    public JsonSettings withLimits(Limits others) {
        return new JsonSettings(others, modules, checksOutgoing, largeNumbers, validators, warnings);
    }

    /** These with Jackson's modules for further types. */
    public JsonSettings withModules(List<Module> others) {
        return new JsonSettings(limits, others, checksOutgoing, largeNumbers, validators, warnings);
    }

    /** These, with what the server sends checked. */
    public JsonSettings checkingOutgoing() {
        return new JsonSettings(limits, modules, true, largeNumbers, validators, warnings);
    }

    /** These with another treatment of large integers. */
    public JsonSettings withLargeNumbers(LargeNumbers other, Consumer<String> sentences) {
        return new JsonSettings(limits, modules, checksOutgoing, other, validators, sentences);
    }

    /** These, with further checks of what is read. */
    public JsonSettings withValidators(List<PayloadValidator> others) {
        return new JsonSettings(limits, modules, checksOutgoing, largeNumbers, others, warnings);
    }
}
