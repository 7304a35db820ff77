package io.httptypes.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the targets share. They use plain assertions of JUnit, which cost less than a fluent one. */
abstract class FuzzTarget {
    private static final int LONGEST_MESSAGE = 500;

    private static int executions;

    /** Jazzer's own count goes to the console, where two targets at a time are not told apart. */
    @AfterAll
    static void tellExecutions() {
        System.out.println("executions: " + executions);
    }

    /**
     * The input of one execution, read as UTF-8, so that a seed is a text that one can read and every script is within
     * the fuzzer's reach.
     */
    static String text(byte[] input) {
        executions++;
        return new String(input, StandardCharsets.UTF_8);
    }

    /** Of all exceptions the documented one alone is none to report, if its message can be logged as it is. */
    static <T> Optional<T> unlessRefused(Supplier<T> look) {
        try {
            return Optional.of(look.get());
        } catch (IllegalArgumentException refusal) {
            // its subclasses, such as NumberFormatException, only escape by mistake
            assertEquals(IllegalArgumentException.class, refusal.getClass());
            String message = String.valueOf(refusal.getMessage());
            assertTrue(message.length() <= LONGEST_MESSAGE, message);
            assertTrue(message.chars().allMatch(c -> (c >= ' ' && c <= '~') || c == '…'), message);
            return Optional.empty();
        }
    }
}
