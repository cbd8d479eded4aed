/**
 * The network and the adapter of a simulated cluster: what its nodes send each other, when that arrives, and what becomes of
 * it. May import: the JDK, JSpecify, {@code adapter}, {@code internal.execution}.
 */
@NullMarked
package dev.parlance.internal.testkit.network;

import org.jspecify.annotations.NullMarked;
