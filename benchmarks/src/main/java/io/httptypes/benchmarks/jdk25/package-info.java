/** The peers whose class files need a JDK newer than 17. */
@NullMarked
package io.httptypes.benchmarks.jdk25;

import org.jspecify.annotations.NullMarked;
