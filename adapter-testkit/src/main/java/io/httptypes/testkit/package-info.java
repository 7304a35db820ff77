/** What an adapter has to do, as tests. */
@NullMarked
package io.httptypes.testkit;

import org.jspecify.annotations.NullMarked;
