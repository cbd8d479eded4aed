/**
 * Who runs application code, and in what order: handler threads, mailboxes, deadlines, timers.
 *
 * <p>A {@link dev.parlance.internal.execution.Mailbox} runs the tasks of one socket in order, on the threads of
 * {@link dev.parlance.internal.execution.HandlerThreads}, and a {@link dev.parlance.internal.execution.Backlog} counts
 * what waits. Knows nothing of Socket.IO. May import: the JDK, JSpecify, SLF4J.
 */
@NullMarked
package dev.parlance.internal.execution;

import org.jspecify.annotations.NullMarked;
