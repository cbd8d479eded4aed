package dev.parlance.catalogue.platform.message;

import java.util.List;
import java.util.Map;

/**
 * A message with its reactions and readers.
 *
 * @param message the message
 * @param reactions the ids of those who reacted, by emoji, both in their order
 * @param readBy the ids of those who marked it as read, in that order; the sender only if they did
 */
public record HistoryEntry(Message message, Map<String, List<String>> reactions, List<String> readBy) {}
