/** The servers under test that run on the harness's own class path: Parlance, and the floor. */
package dev.parlance.benchmarks.server;
