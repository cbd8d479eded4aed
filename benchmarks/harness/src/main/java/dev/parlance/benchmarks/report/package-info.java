/** Figures of several rounds, their ratios, and how they are written down. */
package dev.parlance.benchmarks.report;
