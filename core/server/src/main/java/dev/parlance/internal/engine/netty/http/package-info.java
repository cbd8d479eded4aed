/**
 * HTTP/1.1 connections: their requests one after another, responses, origins, deadlines. What a request means is known to
 * the {@code ExchangeHandler} that its path leads to.
 *
 * <p>May import: the JDK, {@code http}, {@code internal.engine}, {@code internal.engine.netty.request},
 * {@code internal.engine.netty.websocket} and {@code internal.engine.netty.timer}, Netty, SLF4J.
 */
@NullMarked
package dev.parlance.internal.engine.netty.http;

import org.jspecify.annotations.NullMarked;
