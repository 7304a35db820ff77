package io.httptypes.benchmarks;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.Blackhole;

/** One pass through the inputs of a row: {@link Inputs#SIZE} operations. */
@FunctionalInterface
interface Loop {
    void run(Blackhole hole) throws Exception;

    /** What is not measured, before each pass. */
    default void prepare() {}

    /** An operation on an object. */
    @FunctionalInterface
    interface Work<T> {
        @Nullable
        Object on(T input) throws Exception;
    }

    static Loop ints(int[] inputs, IntFunction<?> work) {
        return hole -> {
            for (int input : inputs) {
                hole.consume(work.apply(input));
            }
        };
    }

    /** The loops are over arrays: a stream only says what is in them. */
    @SuppressWarnings("unchecked") // the array is filled from a stream of the type, and stays here
    static <T> Loop each(Stream<T> inputs, Work<? super T> work) {
        T[] array = (T[]) inputs.toArray();
        return hole -> {
            for (T input : array) {
                hole.consume(work.on(input));
            }
        };
    }

    @SuppressWarnings("unchecked") // the array is filled from a stream of the type, and stays here
    static <T> Loop test(Stream<T> inputs, Predicate<? super T> work) {
        T[] array = (T[]) inputs.toArray();
        return hole -> {
            for (T input : array) {
                hole.consume(work.test(input));
            }
        };
    }

    /** What an {@link #unhashed} pass allocates for an input. */
    double NEW_STRING = 80;

    /** A loop whose strings are new in each pass: without a hash code, as they come off the wire. */
    static Loop unhashed(Stream<String> inputs, Work<String> work) {
        String[] strings = inputs.toArray(String[]::new);
        return new Loop() {
            @Override
            public void run(Blackhole hole) throws Exception {
                for (String string : strings) {
                    hole.consume(work.on(string));
                }
            }

            @Override
            public void prepare() {
                Arrays.setAll(strings, i -> new String(strings[i].toCharArray()));
            }
        };
    }
}
