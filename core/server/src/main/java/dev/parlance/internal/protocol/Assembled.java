package dev.parlance.internal.protocol;

import java.util.List;

/**
 * A packet with everything that belongs to it.
 *
 * @param packet the packet
 * @param attachments its attachments in order, as many as it announced; some may be empty. Not to be changed
 */
public record Assembled(Packet packet, List<byte[]> attachments) {}
