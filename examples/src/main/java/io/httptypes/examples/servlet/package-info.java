/** A servlet application that answers with the helpers, on Jetty and on Tomcat. */
@NullMarked
package io.httptypes.examples.servlet;

import org.jspecify.annotations.NullMarked;
