package io.httptypes.testkit;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a stack cannot do, and why. The contract's report shows each gap with its reason, and its tests make sure that the gap is there: what
 * falls into one is refused, or becomes what the gap says.
 *
 * <p>A reason is a clause that ends a sentence.
 */
public final class Gaps {
    final Kind<StatusCode> writingStatus = new Kind<>("writing a status");
    final Kind<StatusCode> readingStatus = new Kind<>("reading a status");
    final Kind<RequestMethod> writingMethod = new Kind<>("writing a method");
    final Kind<RequestMethod> readingMethod = new Kind<>("reading a method");
    final List<ChangedMethod> changedMethods = new ArrayList<>();
    final List<EqualMethods> equalMethods = new ArrayList<>();

    @Nullable
    String noStatuses;

    @Nullable
    String noMethods;

    Gaps() {}

    /**
     * Declares that the adapter has nothing to do with statuses, as one for requests alone. No status is then tried.
     *
     * @param reason why not
     */
    public void noStatuses(String reason) {
        noStatuses = Objects.requireNonNull(reason, "reason");
    }

    /**
     * Declares that the adapter has nothing to do with methods, as one for responses alone. No method is then tried.
     *
     * @param reason why not
     */
    public void noMethods(String reason) {
        noMethods = Objects.requireNonNull(reason, "reason");
    }

    /**
     * Declares that some statuses cannot be written.
     *
     * @param which the statuses, at least one of all
     * @param reason why not
     */
    public void writingStatus(Predicate<StatusCode> which, String reason) {
        writingStatus.add(which, reason);
    }

    /**
     * Declares that some statuses cannot be read.
     *
     * @param which the statuses, at least one of all
     * @param reason why not
     */
    public void readingStatus(Predicate<StatusCode> which, String reason) {
        readingStatus.add(which, reason);
    }

    /**
     * Declares that some methods cannot be written.
     *
     * @param which the methods, at least one of those that the contract tries
     * @param reason why not
     */
    public void writingMethod(Predicate<RequestMethod> which, String reason) {
        writingMethod.add(which, reason);
    }

    /**
     * Declares that some methods cannot be read.
     *
     * @param which the methods, at least one of those that the contract tries
     * @param reason why not
     */
    public void readingMethod(Predicate<RequestMethod> which, String reason) {
        readingMethod.add(which, reason);
    }

    /**
     * Declares that the stack makes another method of some, before the adapter sees it. Each has to be read as exactly that one; a stack may
     * hold that one, too, when the method is written.
     *
     * @param which the methods, at least one of those that the contract tries
     * @param becomes the token that the stack makes of one; it is asked about texts that are not tokens, too
     * @param reason why
     */
    public void changedMethod(Predicate<RequestMethod> which, UnaryOperator<String> becomes, String reason) {
        changedMethods.add(new ChangedMethod(
                Objects.requireNonNull(which, "which"),
                Objects.requireNonNull(becomes, "becomes"),
                Objects.requireNonNull(reason, "reason")));
    }

    /**
     * Declares that the stack's own type takes some methods for equal that are not, such as those that differ in case.
     *
     * @param key what is the same text for two tokens exactly if the stack takes them for equal
     * @param reason why
     */
    public void equalMethods(UnaryOperator<String> key, String reason) {
        equalMethods.add(
                new EqualMethods(Objects.requireNonNull(key, "key"), Objects.requireNonNull(reason, "reason")));
    }

    /** What the stack makes of the method of a token or of another text; empty if nothing else. */
    Optional<String> changed(String text) {
        return changedMethods.stream()
                .filter(change ->
                        RequestMethod.find(text).map(change.which::test).orElse(true))
                .map(change -> change.becomes.apply(text))
                .filter(becomes -> !becomes.equals(text))
                .findFirst();
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

    record ChangedMethod(Predicate<RequestMethod> which, UnaryOperator<String> becomes, String reason) {}

    record EqualMethods(UnaryOperator<String> key, String reason) {}
}
