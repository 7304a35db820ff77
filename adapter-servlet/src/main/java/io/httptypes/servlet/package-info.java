/** HTTP Types for Jakarta Servlet. */
@NullMarked
package io.httptypes.servlet;

import org.jspecify.annotations.NullMarked;
