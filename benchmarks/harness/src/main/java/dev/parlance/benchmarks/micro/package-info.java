/** JMH benchmarks of single pieces, with as little around them as there can be. */
package dev.parlance.benchmarks.micro;
