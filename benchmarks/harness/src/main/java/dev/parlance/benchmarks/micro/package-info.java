/** JMH benchmarks of single pieces, without a network. */
package dev.parlance.benchmarks.micro;
