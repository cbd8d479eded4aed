/**
 * What a server costs, side by side with others: {@link dev.parlance.benchmarks.Benchmark} starts each server in a JVM of
 * its own and reports CPU time per unit of work and memory per connection as ratios within one run.
 *
 * <p>{@code server}: the servers under test, as programs. {@code load}: the clients, on raw Netty. {@code workload}: what
 * the clients do. {@code report}: what comes out. Never published.
 */
package dev.parlance.benchmarks;
