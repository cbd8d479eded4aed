package dev.parlance.internal.testkit.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the other members have answered.
 *
 * @param received one for each that has; may hold null
 * @param missing how many have not
 */
record Replies(List<@Nullable Object> received, int missing) {}
