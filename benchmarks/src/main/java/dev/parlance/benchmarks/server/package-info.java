/** The servers under test: one program each, spoken to over standard input and output. */
package dev.parlance.benchmarks.server;
