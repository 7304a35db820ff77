package io.httptypes.testkit;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a stack cannot do, and why. The contract's report shows each gap with its reason, and its tests make sure that what falls into
 * one is refused with an exception.
 */
public final class Gaps {
    final Kind<StatusCode> writingStatus = new Kind<>("writing a status");
    final Kind<StatusCode> readingStatus = new Kind<>("reading a status");
    final Kind<RequestMethod> writingMethod = new Kind<>("writing a method");
    final Kind<RequestMethod> readingMethod = new Kind<>("reading a method");

    Gaps() {}

    /**
     * Declares that some statuses cannot be written.
     *
     * @param which the statuses, at least one of all
     * @param reason why not, as a clause that ends a sentence
     */
    public void writingStatus(Predicate<StatusCode> which, String reason) {
        writingStatus.add(which, reason);
    }

    /**
     * Declares that some statuses cannot be read.
     *
     * @param which the statuses, at least one of all
     * @param reason why not, as a clause that ends a sentence
     */
    public void readingStatus(Predicate<StatusCode> which, String reason) {
        readingStatus.add(which, reason);
    }

    /**
     * Declares that some methods cannot be written.
     *
     * @param which the methods, at least one of those that the contract tries
     * @param reason why not, as a clause that ends a sentence
     */
    public void writingMethod(Predicate<RequestMethod> which, String reason) {
        writingMethod.add(which, reason);
    }

    /**
     * Declares that some methods cannot be read.
     *
     * @param which the methods, at least one of those that the contract tries
     * @param reason why not, as a clause that ends a sentence
     */
    public void readingMethod(Predicate<RequestMethod> which, String reason) {
        readingMethod.add(which, reason);
    }

    /** The gaps in one thing that adapters do. */
    static final class Kind<T> {
        final String doing;
        final List<Gap<T>> gaps = new ArrayList<>();

        Kind(String doing) {
            this.doing = doing;
        }

        private void add(Predicate<T> which, String reason) {
            gaps.add(new Gap<>(Objects.requireNonNull(which, "which"), Objects.requireNonNull(reason, "reason")));
        }

        Optional<Gap<T>> around(T value) {
            return gaps.stream().filter(gap -> gap.which.test(value)).findFirst();
        }
    }

    record Gap<T>(Predicate<T> which, String reason) {}
}
