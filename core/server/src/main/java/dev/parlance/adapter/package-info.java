/**
 * What passes between the servers of one application: broadcasts, questions, and the rooms that exist here.
 *
 * <p>An adapter knows only the other servers, not the rooms of this one. Everything is asynchronous; arguments are
 * plain Java values, so that an adapter encodes them as its wire wants. May import: the JDK, JSpecify.
 */
@NullMarked
package dev.parlance.adapter;

import org.jspecify.annotations.NullMarked;
