package io.httptypes.testkit;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.testkit.ReplyContract.Difference;
import io.httptypes.testkit.ReplyContract.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a stack cannot do, and why. The contract's report shows each gap with its reason, and its tests make sure that
 * the gap is there: what falls into one is refused, or becomes what the gap says.
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
    final List<ReplyGap> replies = new ArrayList<>();

    @Nullable
    String noConnect;

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
     * Declares that the stack makes another method of some, before the adapter sees it. Each has to be read as exactly
     * that one; a stack may hold that one, too, when the method is written.
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

    /**
     * Declares that a server's responses differ from the replies. For {@link ReplyContract}.
     *
     * @param what how they differ
     * @param where in which exchanges, at least one of those that the contract tries
     * @param reason why
     */
    public void reply(Difference what, Predicate<Exchange> where, String reason) {
        replies.add(new ReplyGap(
                Objects.requireNonNull(what, "what"),
                "",
                Objects.requireNonNull(where, "where"),
                Objects.requireNonNull(reason, "reason")));
    }

    /**
     * Declares that a server's responses differ from the replies in one field. For {@link ReplyContract}.
     *
     * @param what {@link Difference#MISSING_FIELD}, {@link Difference#CHANGED_FIELD} or {@link Difference#EXTRA_FIELD}
     * @param name the field's; case does not matter
     * @param where in which exchanges, at least one of those that the contract tries
     * @param reason why
     */
    public void replyField(Difference what, String name, Predicate<Exchange> where, String reason) {
        replies.add(new ReplyGap(
                Objects.requireNonNull(what, "what"),
                Objects.requireNonNull(name, "name"),
                Objects.requireNonNull(where, "where"),
                Objects.requireNonNull(reason, "reason")));
    }

    /**
     * Declares that no request with the method CONNECT reaches the application. For {@link ReplyContract}.
     *
     * @param reason why not
     */
    public void noConnect(String reason) {
        noConnect = Objects.requireNonNull(reason, "reason");
    }

    /** Whether a gap declares what differs. Each that does has occurred then. */
    boolean cover(Difference what, String field, Exchange exchange) {
        boolean isCovered = false;
        for (ReplyGap gap : replies) {
            if (gap.what == what
                    && (gap.field.isEmpty() || gap.field.equalsIgnoreCase(field))
                    && gap.where.test(exchange)) {
                gap.occurs = true;
                isCovered = true;
            }
        }
        return isCovered;
    }

    boolean expects(Difference what, Exchange exchange) {
        return replies.stream().anyMatch(gap -> gap.what == what && gap.where.test(exchange));
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

    static final class ReplyGap {
        final Difference what;
        /** Empty for any. */
        final String field;

        final Predicate<Exchange> where;
        final String reason;
        boolean occurs;

        ReplyGap(Difference what, String field, Predicate<Exchange> where, String reason) {
            this.what = what;
            this.field = field;
            this.where = where;
            this.reason = reason;
        }
    }
}
