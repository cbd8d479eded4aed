/**
 * What every server under test is, in the process of its own: the work it has to do, and its conversation with the benchmark
 * over standard input and output. Imports the JDK only, since each server brings its own Netty and Jackson.
 */
package dev.parlance.benchmarks.process;
