package io.httptypes.messages;

import io.httptypes.RequestMethod;
import io.httptypes.internal.FieldText;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The value of an {@code Allow} field: the methods that a resource supports.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.1">RFC 9110, Section 10.2.1</a>
 */
public final class Allow {
    private Allow() {}

    /**
     * Formats methods in {@link RequestMethod#inRegistryOrder()}.
     *
     * @param methods any methods, perhaps none
     * @return their tokens, with a comma and a blank between them; {@code ""} for none, which means that the resource
     *     allows no method
     */
    public static String format(Set<? extends RequestMethod> methods) {
        return format((Collection<? extends RequestMethod>) Objects.requireNonNull(methods, "methods"));
    }

    /**
     * Formats methods in {@link RequestMethod#inRegistryOrder()}. One that is given twice stands once.
     *
     * @param method any method
     * @param more further ones
     * @return their tokens, with a comma and a blank between them
     */
    public static String format(RequestMethod method, RequestMethod... more) {
        Objects.requireNonNull(method, "method");
        Set<RequestMethod> methods = new LinkedHashSet<>(Arrays.asList(Objects.requireNonNull(more, "more")));
        methods.add(method);
        return format((Collection<? extends RequestMethod>) methods);
    }

    private static String format(Collection<? extends RequestMethod> methods) {
        Set<RequestMethod> sorted = new TreeSet<>(RequestMethod.inRegistryOrder());
        methods.forEach(method -> sorted.add(Objects.requireNonNull(method, "method")));
        return sorted.stream().map(RequestMethod::token).collect(Collectors.joining(", "));
    }

    /**
     * Reads a field's value, leniently: an element that is no token is left out.
     *
     * @param fieldValue any text; several lines may be joined by commas
     * @return the methods in their order, each once; unmodifiable, and empty if there is none
     */
    public static Set<RequestMethod> parse(CharSequence fieldValue) {
        return parse(List.of(Objects.requireNonNull(fieldValue, "fieldValue")));
    }

    /**
     * Reads a field of several lines, leniently: an element that is no token is left out.
     *
     * @param fieldValues the lines, in their order
     * @return the methods in their order, each once; unmodifiable, and empty if there is none
     */
    public static Set<RequestMethod> parse(Iterable<? extends CharSequence> fieldValues) {
        Set<RequestMethod> methods = new LinkedHashSet<>();
        for (CharSequence value : Objects.requireNonNull(fieldValues, "fieldValues")) {
            String line = Objects.requireNonNull(value, "fieldValues").toString();
            for (int start = 0; start <= line.length(); ) {
                int comma = line.indexOf(',', start);
                int end = comma < 0 ? line.length() : comma;
                RequestMethod.find(trim(line, start, end)).ifPresent(methods::add);
                start = end + 1;
            }
        }
        return Collections.unmodifiableSet(methods);
    }

    private static String trim(String line, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && FieldText.isWhiteSpace(line.charAt(start))) {
            start++;
        }
        while (start < end && FieldText.isWhiteSpace(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(start, end);
    }
}
