package io.httptypes.benchmarks.jdk25;

import io.helidon.http.Status;
import io.httptypes.benchmarks.FirstUse;
import io.micronaut.http.HttpStatus;

/** As {@link FirstUse}. */
public final class NewerFirstUse {
    private NewerFirstUse() {}

    /** Takes the name of the library. */
    public static void main(String[] args) {
        FirstUse.print(
                switch (args[0]) {
                    case "helidon" -> () -> Status.create(404);
                    case "micronaut" -> () -> HttpStatus.valueOf(404);
                    default -> throw new IllegalArgumentException(args[0]);
                });
    }
}
