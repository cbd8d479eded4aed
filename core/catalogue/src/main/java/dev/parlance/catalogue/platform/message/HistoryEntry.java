package dev.parlance.catalogue.platform.message;

import java.util.List;
import java.util.Map;

/**
 * A message with what others made of it.
 *
 * @param message the message
 * @param reactions the ids of those who reacted, by emoji, both in the order in which they came
 * @param readBy the ids of those who marked it as read, in that order; the sender is not among them unless he did
 */
public record HistoryEntry(Message message, Map<String, List<String>> reactions, List<String> readBy) {}
