/** What the clients do, and which figures come of it. */
package dev.parlance.benchmarks.workload;
