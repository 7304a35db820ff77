package io.httptypes.benchmarks;

/**
 * One target and what has become of it.
 *
 * @param what the work and its inputs
 * @param target what was to be reached, with the margin
 * @param measured the figure, or a word where there is none
 */
record Verdict(String what, String target, String measured, boolean met) {}
