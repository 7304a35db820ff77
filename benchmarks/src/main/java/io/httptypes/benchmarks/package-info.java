/** What the vocabulary costs beside everything that a user would pick instead. Not published. */
@NullMarked
package io.httptypes.benchmarks;

import org.jspecify.annotations.NullMarked;
