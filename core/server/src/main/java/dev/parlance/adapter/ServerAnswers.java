package dev.parlance.adapter;

import dev.parlance.event.Incubating;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What other servers answered.
 *
 * @param answers one for each that did; not copied, may hold null
 * @param missing how many did not
 */
@Incubating
public record ServerAnswers(List<@Nullable Object> answers, int missing) {}
