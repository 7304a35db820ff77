package io.httptypes.testkit;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/** A right adapter passes; each wrong one fails, and the first line of a message names its fault. */
class HttpAdapterContractTest {
    @Test
    void rightAdapterPasses() {
        EngineExecutionResults results = run(RightAdapter.class);

        results.testEvents().assertStatistics(statistics -> statistics.failed(0).skipped(0));
        assertThat(results.testEvents().succeeded().count()).isEqualTo(14);
    }

    @Test
    void declaredGapIsShownWithItsReason() {
        assertThat(passed(AdapterWithGap.class))
                .contains(
                        "writing a status: the stack hangs on a final 1xx",
                        "reading a status: the stack reads no 1xx",
                        "writing a method: the stack sends registered methods alone",
                        "reading a method: the stack takes registered methods alone");
    }

    @Test
    void gapThatIsNotRefusedFails() {
        assertThat(failures(AdapterWithSilentGap.class))
                .contains("AdapterWithSilentGap: writing a status 100 Continue: expected an IllegalArgumentException,"
                        + " IllegalStateException, UnsupportedOperationException or ProtocolException, but got 100");
    }

    @Test
    void gapThatFitsNothingFails() {
        assertThat(failures(AdapterWithEmptyGap.class))
                .contains("AdapterWithEmptyGap: a gap in writing a method fits no value: there was a reason once");
    }

    @Test
    void gapForAllThatIsNotRefusedFails() {
        assertThat(failures(ClaimsToDoNothing.class))
                .contains("ClaimsToDoNothing: writing a status 100 Continue: expected an IllegalArgumentException,")
                .contains("ClaimsToDoNothing: reading a method GET: expected an IllegalArgumentException,")
                .contains("ClaimsToDoNothing: finding 100: expected Optional.empty, but got Optional[100 Continue]");
    }

    @Test
    void gapInWhichSomethingIsFoundFails() {
        assertThat(failures(FindsInsideGap.class))
                .contains("FindsInsideGap: finding 100: expected Optional.empty, but got Optional[100 Continue]");
    }

    @Test
    void gapThatTheTestItselfRefusesFails() {
        assertThat(failures(RefusesByItself.class))
                .contains("RefusesByItself: writing a status 100 Continue: expected an IllegalArgumentException,"
                        + " IllegalStateException, UnsupportedOperationException or ProtocolException, but got "
                        + "the test's"
                        + " own java.lang.UnsupportedOperationException, without a call of the adapter");
    }

    @Test
    void gapForAllThatTheTestItselfRefusesFailsIfTheAdapterDoesIt() {
        assertThat(failures(RefusesAllByItself.class))
                .contains("RefusesAllByItself: writing a method: Adapter.setMethod(Message, RequestMethod) does it, "
                        + "but the"
                        + " test never calls that: so I say");
    }

    @Test
    void gapForAllPassesIfTheAdapterHasNoSuchMethod() {
        assertThat(passed(ReadsMethodsAlone.class))
                .contains("writing a method: a request gets its method when it is made");
        assertThat(passed(ReadsMethodsAloneAndSaysSo.class))
                .contains("writing a method: a request gets its method when it is made");
    }

    @Test
    void sideThatIsNotThereFailsUnlessItIsDeclared() {
        assertThat(failures(ResponsesAlone.class))
                .contains("ResponsesAlone: writeMethod(RequestMethod) is not overridden, and no gap says why")
                .contains("ResponsesAlone: readMethod(String) is not overridden, and no gap says why");
        assertThat(passed(ResponsesAloneAsDeclared.class)).contains("no methods: a client's responses have none");
        assertThat(passed(RequestsAloneAsDeclared.class)).contains("no statuses: a request has none");
    }

    @Test
    void sideThatIsThereAndDeclaredAbsentFails() {
        assertThat(failures(HidesMethods.class))
                .contains("HidesMethods: no methods was declared, but the adapter has Adapter.setMethod(Message,"
                        + " RequestMethod)");
    }

    @Test
    void changedMethodPassesAsDeclared() {
        assertThat(passed(FoldingStack.class)).contains("a changed method: the stack folds case");
    }

    @Test
    void changedMethodThatIsNotDeclaredFails() {
        assertThat(failures(FoldingStackUndeclared.class))
                .contains("FoldingStackUndeclared: reading get: expected get, but got GET");
    }

    @Test
    void changedMethodThatBecomesAnotherFails() {
        assertThat(failures(FoldingStackMisdeclared.class))
                .contains("FoldingStackMisdeclared: reading get, which becomes Get: expected Get, but got GET");
    }

    @Test
    void changedMethodThatDoesNotOccurFails() {
        assertThat(failures(ChangesNothing.class))
                .contains("ChangesNothing: reading get, which becomes GET: expected GET, but got get");
        assertThat(failures(ChangesNobody.class))
                .contains("ChangesNobody: a gap in what becomes of a method fits no value: so I say");
        assertThat(failures(ChangesToTheSame.class))
                .contains("ChangesToTheSame: the gap for GET, so I say: expected another token, but got the same");
    }

    @Test
    void typeThatIgnoresCaseHasToBeDeclared() {
        assertThat(failures(IgnoresCase.class))
                .contains("IgnoresCase: converting GET and get: expected unequal values, but got GET equal to get");
        assertThat(passed(IgnoresCaseAsDeclared.class)).contains("equal methods: the stack's type ignores case");
        assertThat(failures(HeedsCase.class)).contains("HeedsCase: converting GET and get: expected GET, but got get");
        assertThat(failures(TellsAllApart.class))
                .contains("TellsAllApart: a gap in equal methods fits no value: so I say");
    }

    @Test
    void convertingAllToOneFails() {
        assertThat(failures(ConvertsToOne.class))
                .contains("ConvertsToOne: converting 100: expected 100, but got 200")
                .contains("ConvertsToOne: converting CONNECT: expected CONNECT, but got GET");
    }

    @Test
    void convertingToAValueThatTellsNothingFails() {
        assertThat(failures(ConvertsToNothing.class))
                .contains("ConvertsToNothing: 100 Continue: the number of a ")
                .contains("is unknown; override codeOf(Object)");
    }

    @Test
    void convertedValuesAreAskedByTheNamesThatFrameworksUse() {
        assertThat(passed(ConvertsToRecords.class)).isNotEmpty();
    }

    @Test
    void eachCarrierIsAsked() {
        assertThat(passed(TwoCarriers.class)).contains("no methods: a response has none");
        assertThat(failures(OneWrongCarrier.class))
                .contains("OneWrongCarrier, Losing: writing 501: expected 501, but got 500");
    }

    @Test
    void statusThatIsNotSetHasToBeEmpty() {
        assertThat(failures(FindsWhatIsNotSet.class))
                .contains("FindsWhatIsNotSet: finding a status that is not set: expected Optional.empty, but got"
                        + " Optional[200 OK]");
    }

    @Test
    void findingByThrowingFails() {
        assertThat(failures(ThrowsWhenItFinds.class))
                .contains("ThrowsWhenItFinds: finding 42: expected an empty Optional, but got"
                        + " java.lang.IllegalArgumentException: ")
                .contains("ThrowsWhenItFinds: finding F/OO: expected an empty Optional, but got"
                        + " java.lang.IllegalArgumentException: ");
    }

    @Test
    void frameworkMayRefuseToHoldAValue() {
        assertThat(passed(StrictFramework.class)).isNotEmpty();
    }

    @Test
    void swappingTwoCodesBothWaysFails() {
        assertThat(failures(SwapsTwoCodes.class))
                .contains("SwapsTwoCodes: writing 401: expected 401, but got 403")
                .contains("SwapsTwoCodes: reading 403: expected 403 Forbidden, but got 401 Unauthorized");
    }

    @Test
    void upperCasingMethodsFails() {
        assertThat(failures(UpperCasesMethods.class))
                .contains("UpperCasesMethods: writing get: expected get, but got GET")
                .contains("UpperCasesMethods: reading get: expected get, but got GET");
    }

    @Test
    void mappingUnknownCodesTo200Fails() {
        assertThat(failures(MapsUnknownTo200.class))
                .contains("MapsUnknownTo200: reading 104: expected 104, but got 200 OK")
                .contains("reading 42: expected an IllegalArgumentException, IllegalStateException, "
                        + "UnsupportedOperationException"
                        + " or ProtocolException, but got 200 OK");
    }

    @Test
    void mappingUnknownMethodsToGetFails() {
        assertThat(failures(MapsUnknownToGet.class))
                .contains("MapsUnknownToGet: reading PURGE: expected PURGE, but got GET");
    }

    @Test
    void losingCodesAbove599Fails() {
        assertThat(failures(LosesCodesAbove599.class))
                .contains("LosesCodesAbove599: writing 600: expected 600, but got 500")
                .contains("LosesCodesAbove599: and 395 more");
    }

    @Test
    void convertingToANewObjectEachTimeFails() {
        assertThat(failures(ConvertsToNewObjects.class))
                .contains("ConvertsToNewObjects: converting 100 again: expected a status, but got a status");
    }

    @Test
    void acceptingCrLfFails() {
        assertThat(failures(AcceptsCrLf.class))
                .contains("AcceptsCrLf: reading \"GET\\u000d\\u000a\": expected an IllegalArgumentException,"
                        + " IllegalStateException, UnsupportedOperationException or ProtocolException, but got GET");
    }

    @Test
    void findingWhatCannotBeReadFails() {
        assertThat(failures(FindsWhatCannotBeRead.class))
                .contains("FindsWhatCannotBeRead: finding 42: expected Optional.empty, but got Optional[500 "
                        + "Internal Server Error]")
                .contains("FindsWhatCannotBeRead: finding F/OO: expected Optional.empty, but got Optional[GET]");
    }

    @Test
    void refusingByAccidentFails() {
        assertThat(failures(RefusesByAccident.class))
                .contains("RefusesByAccident: reading 42: expected an IllegalArgumentException, IllegalStateException,"
                        + " UnsupportedOperationException or ProtocolException, but got"
                        + " java.lang.IndexOutOfBoundsException: 42")
                .contains("RefusesByAccident: finding 42: expected an empty Optional,"
                        + " but got java.lang.IndexOutOfBoundsException: 42");
    }

    @Test
    void takingNullFails() {
        assertThat(failures(NullTaker.class))
                .contains("NullTaker: TakesNull.swallow(String) with null for text: expected a NullPointerException,"
                        + " but got no exception")
                .contains("NullTaker: TakesNull.stumble(String) with null for text: expected a message with the"
                        + " parameter's name, text, but got \"Cannot invoke")
                .contains(
                        "NullTaker: TakesNull.misname(String, String) with null for second: expected a message with the"
                                + " parameter's name, second, but got first")
                .contains("NullTaker: TakesNull.refuse(String) with null for text: expected a NullPointerException,"
                        + " but got java.lang.IllegalArgumentException: text")
                .contains("NullTaker: TakesNull.more(String[]) with null in more: expected a NullPointerException,"
                        + " but got no exception")
                .doesNotContain("TakesNull.nullable")
                .doesNotContain("TakesNull.instance")
                .doesNotContain("TakesNull.hidden");
    }

    @Test
    void typeWithoutASampleFails() {
        assertThat(failures(NoSample.class))
                .contains("NoSample: NeedsClock.tick(Clock, String) with null for text: no sample of java.time.Clock;"
                        + " expected one from sample(Class)");
    }

    @Test
    void kitHasSamplesOfWhatIsNotTheFrameworks() {
        assertThat(passed(ManySamples.class)).isNotEmpty();
    }

    @Test
    void sampleThatThrowsOrDoesNotFitIsNamed() {
        assertThat(failures(ThrowingSample.class))
                .contains("no sample of java.time.Clock; expected one from sample(Class), which threw"
                        + " java.lang.UnsupportedOperationException: no clock");
        assertThat(failures(MisfitSample.class))
                .contains("no sample of java.time.Clock; expected one from sample(Class), which threw"
                        + " java.lang.ClassCastException: ");
    }

    @Test
    void adapterThatReadsNothingPassesIfItSaysSo() {
        assertThat(passed(WritesAlone.class)).contains("reading a status: it writes", "reading a method: it writes");
    }

    @Test
    void sideThatIsHiddenBehindAnotherVerbFails() {
        assertThat(failures(HidesConversion.class))
                .contains("no statuses was declared, but the adapter has Converter.toNumber(StatusCode)");
        assertThat(failures(HidesFinding.class))
                .contains("no methods was declared, but the adapter has Finder.findMethod(Message)");
    }

    @Test
    void textIsAskedWhereThereIsNoMethod() {
        assertThat(passed(ConvertsToText.class)).isNotEmpty();
    }

    @Test
    void methodsThatTheStackTellsApartThoughDeclaredEqualFail() {
        assertThat(failures(DeclaresRefusedEqual.class)).contains("a gap in equal methods fits no value: so I say");
    }

    @Test
    void namingNoClassFails() {
        assertThat(failures(NamesNoClass.class))
                .contains("NamesNoClass: expected adapters() to name the adapter's classes, but it names none");
        assertThat(failures(NamesAnEmptyClass.class)).contains("has no public static method; expected an adapter");
    }

    @Test
    void cachingWithoutABoundFails() {
        assertThat(failures(CachesWithoutBound.class))
                .contains("CachesWithoutBound: after 10000 extension methods, expected them to be collected, but "
                        + "10000 were"
                        + " still held");
    }

    @Test
    void workingForOneThreadAloneFails() {
        String messages = failures(WorksForOneThreadAlone.class);

        assertThat(messages)
                .contains("WorksForOneThreadAlone: with 8 threads at once: WorksForOneThreadAlone: writing ");
        assertThat(messages.lines()).as("the same, once").doesNotHaveDuplicates();
    }

    @Test
    void throwingOnALegalValueFails() {
        assertThat(failures(ThrowsOnLegalMethod.class))
                .contains("ThrowsOnLegalMethod: VERSION-CONTROL: expected no exception, but got"
                        + " java.lang.IllegalArgumentException: No enum constant VERSION-CONTROL");
    }

    private static String failures(Class<? extends HttpAdapterContract> adapter) {
        StringBuilder messages = new StringBuilder();
        run(adapter).testEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .forEach(result -> messages.append(
                                result.getThrowable().orElseThrow().getMessage())
                        .append('\n'));
        return messages.toString();
    }

    private static EngineExecutionResults run(Class<? extends HttpAdapterContract> adapter) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(adapter))
                .execute();
    }

    private static List<String> passed(Class<? extends HttpAdapterContract> adapter) {
        assertThat(failures(adapter)).isEmpty();
        return run(adapter).testEvents().succeeded().stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .collect(Collectors.toList());
    }

    /** A framework's message, which takes anything. */
    static final class Message {
        int code = 200;
        String method = "GET";

        Message code(int code) {
            this.code = code;
            return this;
        }

        Message method(String method) {
            this.method = method;
            return this;
        }
    }

    public static final class Adapter {
        private Adapter() {}

        public static StatusCode statusOf(Message message) {
            return StatusCode.of(Objects.requireNonNull(message, "message").code);
        }

        public static Optional<StatusCode> findStatus(Message message) {
            return StatusCode.find(Objects.requireNonNull(message, "message").code);
        }

        public static Message setStatus(Message message, StatusCode status) {
            Objects.requireNonNull(message, "message");
            return message.code(Objects.requireNonNull(status, "status").code());
        }

        public static RequestMethod methodOf(Message message) {
            return RequestMethod.of(Objects.requireNonNull(message, "message").method);
        }

        public static Optional<RequestMethod> findMethod(Message message) {
            return RequestMethod.find(Objects.requireNonNull(message, "message").method);
        }

        public static Message setMethod(Message message, RequestMethod method) {
            Objects.requireNonNull(message, "message");
            return message.method(Objects.requireNonNull(method, "method").token());
        }
    }

    static class RightAdapter extends HttpAdapterContract {
        @Override
        protected List<Class<?>> adapters() {
            return List.of(Adapter.class);
        }

        @Override
        protected @Nullable Object sample(Class<?> type) {
            return type == Message.class ? new Message() : super.sample(type);
        }

        @Override
        protected int writeStatus(StatusCode status) {
            return Adapter.setStatus(new Message(), status).code;
        }

        @Override
        protected StatusCode readStatus(int code) {
            return Adapter.statusOf(new Message().code(code));
        }

        @Override
        protected Optional<StatusCode> findStatus(int code) {
            return Adapter.findStatus(new Message().code(code));
        }

        @Override
        protected String writeMethod(RequestMethod method) {
            return Adapter.setMethod(new Message(), method).method;
        }

        @Override
        protected RequestMethod readMethod(String token) {
            return Adapter.methodOf(new Message().method(token));
        }

        @Override
        protected Optional<RequestMethod> findMethod(String token) {
            return Adapter.findMethod(new Message().method(token));
        }
    }

    /** To a stack that has no 1xx, and no method that is not registered. */
    public static final class NarrowAdapter {
        private NarrowAdapter() {}

        public static StatusCode statusOf(Message message) {
            return findStatus(message).orElseThrow(IllegalArgumentException::new);
        }

        public static Optional<StatusCode> findStatus(Message message) {
            return Adapter.findStatus(message).filter(status -> !status.isInformational());
        }

        public static Message setStatus(Message message, StatusCode status) {
            Objects.requireNonNull(message, "message");
            if (Objects.requireNonNull(status, "status").isInformational()) {
                throw new IllegalArgumentException();
            }
            return Adapter.setStatus(message, status);
        }

        public static RequestMethod methodOf(Message message) {
            return findMethod(message).orElseThrow(UnsupportedOperationException::new);
        }

        public static Optional<RequestMethod> findMethod(Message message) {
            return Adapter.findMethod(message).filter(HttpMethod.class::isInstance);
        }

        public static Message setMethod(Message message, RequestMethod method) {
            Objects.requireNonNull(message, "message");
            if (!(Objects.requireNonNull(method, "method") instanceof HttpMethod)) {
                throw new UnsupportedOperationException();
            }
            return Adapter.setMethod(message, method);
        }
    }

    static class AdapterWithGap extends RightAdapter {
        @Override
        protected void declare(Gaps gaps) {
            gaps.writingStatus(StatusCode::isInformational, "the stack hangs on a final 1xx");
            gaps.readingStatus(StatusCode::isInformational, "the stack reads no 1xx");
            gaps.writingMethod(method -> !(method instanceof HttpMethod), "the stack sends registered methods alone");
            gaps.readingMethod(method -> !(method instanceof HttpMethod), "the stack takes registered methods alone");
        }

        @Override
        protected List<Class<?>> adapters() {
            return List.of(NarrowAdapter.class);
        }

        @Override
        protected int writeStatus(StatusCode status) {
            return NarrowAdapter.setStatus(new Message(), status).code;
        }

        @Override
        protected StatusCode readStatus(int code) {
            return NarrowAdapter.statusOf(new Message().code(code));
        }

        @Override
        protected Optional<StatusCode> findStatus(int code) {
            return NarrowAdapter.findStatus(new Message().code(code));
        }

        @Override
        protected String writeMethod(RequestMethod method) {
            return NarrowAdapter.setMethod(new Message(), method).method;
        }

        @Override
        protected RequestMethod readMethod(String token) {
            return NarrowAdapter.methodOf(new Message().method(token));
        }

        @Override
        protected Optional<RequestMethod> findMethod(String token) {
            return NarrowAdapter.findMethod(new Message().method(token));
        }
    }

    static class AdapterWithSilentGap extends RightAdapter {
        @Override
        protected void declare(Gaps gaps) {
            gaps.writingStatus(StatusCode::isInformational, "the stack hangs on a final 1xx");
        }
    }

    static class AdapterWithEmptyGap extends RightAdapter {
        @Override
        protected void declare(Gaps gaps) {
            gaps.writingMethod(method -> method.token().isEmpty(), "there was a reason once");
        }
    }

    static class ClaimsToDoNothing extends RightAdapter {
        @Override
        protected void declare(Gaps gaps) {
            gaps.writingStatus(status -> true, "so I say");
            gaps.readingStatus(status -> true, "so I say");
            gaps.writingMethod(method -> true, "so I say");
            gaps.readingMethod(method -> true, "so I say");
        }
    }

    static class FindsInsideGap extends AdapterWithGap {
        @Override
        protected Optional<StatusCode> findStatus(int code) {
            return Adapter.findStatus(new Message().code(code));
        }
    }

    static class RefusesByItself extends RightAdapter {
        @Override
        protected void declare(Gaps gaps) {
            gaps.writingStatus(StatusCode::isInformational, "so I say");
        }

        @Override
        protected int writeStatus(StatusCode status) {
            if (status.isInformational()) {
                throw new UnsupportedOperationException();
            }
            return super.writeStatus(status);
        }
    }

    static class RefusesAllByItself extends RightAdapter {
        @Override
        protected void declare(Gaps gaps) {
            gaps.writingMethod(method -> true, "so I say");
        }

        @Override
        protected String writeMethod(RequestMethod method) {
            throw new UnsupportedOperationException();
        }
    }

    /** To requests whose method cannot be set, and responses. */
    public static final class ReadingAdapter {
        private ReadingAdapter() {}

        public static StatusCode statusOf(Message message) {
            return Adapter.statusOf(message);
        }

        public static Message setStatus(Message message, StatusCode status) {
            return Adapter.setStatus(message, status);
        }

        public static RequestMethod methodOf(Message message) {
            return Adapter.methodOf(message);
        }
    }

    static class ReadsMethodsAlone extends HttpAdapterContract {
        @Override
        protected void declare(Gaps gaps) {
            gaps.writingMethod(method -> true, "a request gets its method when it is made");
        }

        @Override
        protected List<Class<?>> adapters() {
            return List.of(ReadingAdapter.class);
        }

        @Override
        protected @Nullable Object sample(Class<?> type) {
            return type == Message.class ? new Message() : null;
        }

        @Override
        protected int writeStatus(StatusCode status) {
            return ReadingAdapter.setStatus(new Message(), status).code;
        }

        @Override
        protected StatusCode readStatus(int code) {
            return ReadingAdapter.statusOf(new Message().code(code));
        }

        @Override
        protected RequestMethod readMethod(String token) {
            return ReadingAdapter.methodOf(new Message().method(token));
        }
    }

    static class ReadsMethodsAloneAndSaysSo extends ReadsMethodsAlone {
        @Override
        protected String writeMethod(RequestMethod method) {
            throw new UnsupportedOperationException("a request gets its method when it is made");
        }
    }

    public static final class ResponseAdapter {
        private ResponseAdapter() {}

        public static StatusCode statusOf(Message message) {
            return Adapter.statusOf(message);
        }

        public static Message setStatus(Message message, StatusCode status) {
            return Adapter.setStatus(message, status);
        }
    }

    static class ResponsesAlone extends HttpAdapterContract {
        @Override
        protected List<Class<?>> adapters() {
            return List.of(ResponseAdapter.class);
        }

        @Override
        protected @Nullable Object sample(Class<?> type) {
            return type == Message.class ? new Message() : null;
        }

        @Override
        protected int writeStatus(StatusCode status) {
            return ResponseAdapter.setStatus(new Message(), status).code;
        }

        @Override
        protected StatusCode readStatus(int code) {
            return ResponseAdapter.statusOf(new Message().code(code));
        }
    }

    static class ResponsesAloneAsDeclared extends ResponsesAlone {
        @Override
        protected void declare(Gaps gaps) {
            gaps.noMethods("a client's responses have none");
        }
    }

    public static final class RequestAdapter {
        private RequestAdapter() {}

        public static RequestMethod methodOf(Message message) {
            return Adapter.methodOf(message);
        }

        public static Message setMethod(Message message, RequestMethod method) {
            return Adapter.setMethod(message, method);
        }
    }

    static class RequestsAloneAsDeclared extends HttpAdapterContract {
        @Override
        protected void declare(Gaps gaps) {
            gaps.noStatuses("a request has none");
        }

        @Override
        protected List<Class<?>> adapters() {
            return List.of(RequestAdapter.class);
        }

        @Override
        protected @Nullable Object sample(Class<?> type) {
            return type == Message.class ? new Message() : null;
        }

        @Override
        protected String writeMethod(RequestMethod method) {
            return RequestAdapter.setMethod(new Message(), method).method;
        }

        @Override
        protected RequestMethod readMethod(String token) {
            return RequestAdapter.methodOf(new Message().method(token));
        }
    }

    static class HidesMethods extends RightAdapter {
        @Override
        protected void declare(Gaps gaps) {
            gaps.noMethods("so I say");
        }
    }

    static class FoldingStackUndeclared extends RightAdapter {
        @Override
        protected String writeMethod(RequestMethod method) {
            return super.writeMethod(method).toUpperCase(Locale.ROOT);
        }

        @Override
        protected RequestMethod readMethod(String token) {
            return super.readMethod(token.toUpperCase(Locale.ROOT));
        }

        @Override
        protected Optional<RequestMethod> findMethod(String token) {
            return super.findMethod(token.toUpperCase(Locale.ROOT));
        }
    }

    static class FoldingStack extends FoldingStackUndeclared {
        @Override
        protected void declare(Gaps gaps) {
            gaps.changedMethod(
                    FoldingStack::hasSmallLetters, token -> token.toUpperCase(Locale.ROOT), "the stack folds case");
        }

        static boolean hasSmallLetters(RequestMethod method) {
            return method.token().chars().anyMatch(c -> c >= 'a' && c <= 'z');
        }
    }

    static class FoldingStackMisdeclared extends FoldingStackUndeclared {
        @Override
        protected void declare(Gaps gaps) {
            gaps.changedMethod(FoldingStack::hasSmallLetters, token -> "Get", "so I say");
        }
    }

    static class ChangesNothing extends RightAdapter {
        @Override
        protected void declare(Gaps gaps) {
            gaps.changedMethod(FoldingStack::hasSmallLetters, token -> token.toUpperCase(Locale.ROOT), "so I say");
        }
    }

    static class ChangesNobody extends RightAdapter {
        @Override
        protected void declare(Gaps gaps) {
            gaps.changedMethod(method -> false, token -> "GET", "so I say");
        }
    }

    static class ChangesToTheSame extends RightAdapter {
        @Override
        protected void declare(Gaps gaps) {
            gaps.changedMethod(HttpMethod.GET::equals, token -> token, "so I say");
        }
    }

    /** A framework's method. */
    record AnyCase(String name) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof AnyCase that && name.equalsIgnoreCase(that.name);
        }

        @Override
        public int hashCode() {
            return name.toUpperCase(Locale.ROOT).hashCode();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static class IgnoresCase extends RightAdapter {
        @Override
        protected Object convertMethod(RequestMethod method) {
            return new AnyCase(method.token());
        }
    }

    static class IgnoresCaseAsDeclared extends IgnoresCase {
        @Override
        protected void declare(Gaps gaps) {
            gaps.equalMethods(token -> token.toUpperCase(Locale.ROOT), "the stack's type ignores case");
        }
    }

    static class HeedsCase extends RightAdapter {
        @Override
        protected void declare(Gaps gaps) {
            gaps.equalMethods(token -> token.toUpperCase(Locale.ROOT), "so I say");
        }
    }

    static class TellsAllApart extends RightAdapter {
        @Override
        protected void declare(Gaps gaps) {
            gaps.equalMethods(token -> token, "so I say");
        }
    }

    static class ConvertsToOne extends RightAdapter {
        @Override
        protected Object convertStatus(StatusCode status) {
            return HttpStatus.OK;
        }

        @Override
        protected Object convertMethod(RequestMethod method) {
            return HttpMethod.GET;
        }
    }

    static class ConvertsToNothing extends RightAdapter {
        @Override
        protected Object convertStatus(StatusCode status) {
            return List.of();
        }
    }

    record NativeStatus(int code) {}

    record NativeMethod(String name) {}

    static class ConvertsToRecords extends RightAdapter {
        @Override
        protected Object convertStatus(StatusCode status) {
            return new NativeStatus(status.code());
        }

        @Override
        protected Object convertMethod(RequestMethod method) {
            return new NativeMethod(method.token());
        }
    }

    static class Response extends Carrier {
        @Override
        protected void declare(Gaps gaps) {
            gaps.noMethods("a response has none");
        }

        @Override
        protected int writeStatus(StatusCode status) {
            return Adapter.setStatus(new Message(), status).code;
        }

        @Override
        protected StatusCode readStatus(int code) {
            return Adapter.statusOf(new Message().code(code));
        }
    }

    static class Losing extends Response {
        @Override
        protected int writeStatus(StatusCode status) {
            return Math.min(super.writeStatus(status), 500);
        }
    }

    static class TwoCarriers extends RightAdapter {
        @Override
        protected List<Carrier> carriers() {
            return List.of(this, new Response());
        }
    }

    static class OneWrongCarrier extends RightAdapter {
        @Override
        protected List<Carrier> carriers() {
            return List.of(this, new Losing());
        }
    }

    static class FindsWhatIsNotSet extends RightAdapter {
        @Override
        protected Optional<StatusCode> findUnsetStatus() {
            return Adapter.findStatus(new Message());
        }
    }

    /** Finds by what throws. */
    public static final class ThrowingAdapter {
        private ThrowingAdapter() {}

        public static Optional<StatusCode> findStatus(Message message) {
            return Optional.of(Adapter.statusOf(message));
        }

        public static Optional<RequestMethod> findMethod(Message message) {
            return Optional.of(Adapter.methodOf(message));
        }
    }

    static class ThrowsWhenItFinds extends RightAdapter {
        @Override
        protected List<Class<?>> adapters() {
            return List.of(ThrowingAdapter.class);
        }

        @Override
        protected Optional<StatusCode> findStatus(int code) {
            return ThrowingAdapter.findStatus(new Message().code(code));
        }

        @Override
        protected Optional<RequestMethod> findMethod(String token) {
            return ThrowingAdapter.findMethod(new Message().method(token));
        }
    }

    /** A framework whose messages take no nonsense. */
    static final class StrictMessages {
        static Message of(int code) {
            if (code < 0) {
                throw new IllegalStateException("code < 0");
            }
            return new Message().code(code);
        }
    }

    static class StrictFramework extends RightAdapter {
        @Override
        protected StatusCode readStatus(int code) {
            return Adapter.statusOf(StrictMessages.of(code));
        }

        @Override
        protected Optional<StatusCode> findStatus(int code) {
            return Adapter.findStatus(StrictMessages.of(code));
        }
    }

    public static final class TakesNull {
        private TakesNull() {}

        public int instance(String text) {
            return text == null ? 0 : 1;
        }

        public static int swallow(String text) {
            return text == null ? 0 : 1;
        }

        @SuppressWarnings("NullAway") // what is null here is what this is about
        public static int stumble(String text) {
            return text.length();
        }

        public static void misname(String first, String second) {
            Objects.requireNonNull(first, "first");
            Objects.requireNonNull(second, "first");
        }

        public static void refuse(String text) {
            if (text == null) {
                throw new IllegalArgumentException("text");
            }
        }

        public static void more(String... more) {
            Objects.requireNonNull(more, "more");
        }

        public static int nullable(@Nullable String text) {
            return text == null ? 0 : 1;
        }

        static int hidden(String text) {
            return text == null ? 0 : 1;
        }
    }

    static class NullTaker extends RightAdapter {
        @Override
        protected List<Class<?>> adapters() {
            return List.of(Adapter.class, TakesNull.class);
        }
    }

    public static final class NeedsClock {
        private NeedsClock() {}

        public static void tick(Clock clock, String text) {
            Objects.requireNonNull(clock, "clock");
            Objects.requireNonNull(text, "text");
        }
    }

    static class NoSample extends RightAdapter {
        @Override
        protected List<Class<?>> adapters() {
            return List.of(NeedsClock.class);
        }
    }

    public static final class NeedsMuch {
        private NeedsMuch() {}

        public static void take(
                int code,
                long number,
                double share,
                boolean flag,
                char letter,
                byte[] content,
                Object any,
                CharSequence text,
                Thread.State state,
                URI url,
                Duration wait,
                Instant when,
                Optional<String> maybe,
                List<String> list,
                Set<String> set,
                Map<String, String> map,
                StatusCode[] statuses) {
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(any, "any");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(url, "url");
            Objects.requireNonNull(wait, "wait");
            Objects.requireNonNull(when, "when");
            Objects.requireNonNull(maybe, "maybe");
            Objects.requireNonNull(list, "list");
            Objects.requireNonNull(set, "set");
            Objects.requireNonNull(map, "map");
            for (StatusCode status : Objects.requireNonNull(statuses, "statuses")) {
                Objects.requireNonNull(status, "statuses");
            }
        }
    }

    static class ManySamples extends RightAdapter {
        @Override
        protected List<Class<?>> adapters() {
            return List.of(Adapter.class, NeedsMuch.class);
        }
    }

    static class ThrowingSample extends NoSample {
        @Override
        protected Object sample(Class<?> type) {
            throw new UnsupportedOperationException("no clock");
        }
    }

    static class MisfitSample extends NoSample {
        @Override
        protected Object sample(Class<?> type) {
            return "no clock";
        }
    }

    public static final class WritingAdapter {
        private WritingAdapter() {}

        public static Message setStatus(Message message, StatusCode status) {
            return Adapter.setStatus(message, status);
        }

        public static Message setMethod(Message message, RequestMethod method) {
            return Adapter.setMethod(message, method);
        }
    }

    static class WritesAlone extends HttpAdapterContract {
        @Override
        protected void declare(Gaps gaps) {
            gaps.readingStatus(status -> true, "it writes");
            gaps.readingMethod(method -> true, "it writes");
        }

        @Override
        protected List<Class<?>> adapters() {
            return List.of(WritingAdapter.class);
        }

        @Override
        protected Object sample(Class<?> type) {
            return new Message();
        }

        @Override
        protected int writeStatus(StatusCode status) {
            return WritingAdapter.setStatus(new Message(), status).code;
        }

        @Override
        protected String writeMethod(RequestMethod method) {
            return WritingAdapter.setMethod(new Message(), method).method;
        }
    }

    public static final class Converter {
        private Converter() {}

        public static Integer toNumber(StatusCode status) {
            return status.code();
        }
    }

    static class HidesConversion extends RightAdapter {
        @Override
        protected void declare(Gaps gaps) {
            gaps.noStatuses("so I say");
        }

        @Override
        protected List<Class<?>> adapters() {
            return List.of(Converter.class);
        }
    }

    public static final class Finder {
        private Finder() {}

        public static Optional<RequestMethod> findMethod(Message message) {
            return Adapter.findMethod(message);
        }
    }

    static class HidesFinding extends RightAdapter {
        @Override
        protected void declare(Gaps gaps) {
            gaps.noMethods("so I say");
        }

        @Override
        protected List<Class<?>> adapters() {
            return List.of(Finder.class);
        }
    }

    /** A framework's value that tells of itself in words alone. */
    static final class Words {
        private final String words;

        Words(String words) {
            this.words = words;
        }

        /** Not a number. */
        public String getCode() {
            return "none";
        }

        /** Not a text. */
        public int getName() {
            return 0;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Words that && words.equals(that.words);
        }

        @Override
        public int hashCode() {
            return words.hashCode();
        }

        @Override
        public String toString() {
            return words;
        }
    }

    static class ConvertsToText extends RightAdapter {
        @Override
        protected Object convertStatus(StatusCode status) {
            return new Words("HTTP/" + status);
        }

        @Override
        protected Object convertMethod(RequestMethod method) {
            return new Words(method.token());
        }
    }

    static class DeclaresRefusedEqual extends AdapterWithGap {
        @Override
        protected void declare(Gaps gaps) {
            super.declare(gaps);
            gaps.equalMethods(token -> token.toUpperCase(Locale.ROOT), "so I say");
        }
    }

    static class NamesNoClass extends RightAdapter {
        @Override
        protected List<Class<?>> adapters() {
            return List.of();
        }
    }

    static class NamesAnEmptyClass extends RightAdapter {
        @Override
        protected List<Class<?>> adapters() {
            return List.of(Message.class);
        }
    }

    static class SwapsTwoCodes extends RightAdapter {
        @Override
        protected int writeStatus(StatusCode status) {
            return swap(super.writeStatus(status));
        }

        @Override
        protected StatusCode readStatus(int code) {
            return super.readStatus(swap(code));
        }

        private static int swap(int code) {
            return switch (code) {
                case 401 -> 403;
                case 403 -> 401;
                default -> code;
            };
        }
    }

    static class UpperCasesMethods extends RightAdapter {
        @Override
        protected String writeMethod(RequestMethod method) {
            return super.writeMethod(method).toUpperCase(Locale.ROOT);
        }

        @Override
        protected RequestMethod readMethod(String token) {
            return super.readMethod(token.toUpperCase(Locale.ROOT));
        }
    }

    static class MapsUnknownTo200 extends RightAdapter {
        @Override
        protected StatusCode readStatus(int code) {
            return HttpStatus.find(code).orElse(HttpStatus.OK);
        }
    }

    static class MapsUnknownToGet extends RightAdapter {
        @Override
        protected RequestMethod readMethod(String token) {
            return HttpMethod.find(token).orElse(HttpMethod.GET);
        }
    }

    static class LosesCodesAbove599 extends RightAdapter {
        @Override
        protected int writeStatus(StatusCode status) {
            int code = super.writeStatus(status);
            return code > 599 ? 500 : code;
        }
    }

    static class ConvertsToNewObjects extends RightAdapter {
        @Override
        protected Object convertStatus(StatusCode status) {
            return new Object() {
                @Override
                public String toString() {
                    return "a status";
                }
            };
        }
    }

    static class AcceptsCrLf extends RightAdapter {
        @Override
        protected RequestMethod readMethod(String token) {
            return super.readMethod(token.strip());
        }
    }

    static class FindsWhatCannotBeRead extends RightAdapter {
        @Override
        protected Optional<StatusCode> findStatus(int code) {
            return Optional.of(StatusCode.find(code).orElse(HttpStatus.INTERNAL_SERVER_ERROR));
        }

        @Override
        protected Optional<RequestMethod> findMethod(String token) {
            return Optional.of(RequestMethod.find(token).orElse(HttpMethod.GET));
        }
    }

    static class RefusesByAccident extends RightAdapter {
        @Override
        protected StatusCode readStatus(int code) {
            return StatusCode.find(code).orElseThrow(() -> new IndexOutOfBoundsException(Integer.toString(code)));
        }

        @Override
        protected Optional<StatusCode> findStatus(int code) {
            return Optional.of(readStatus(code));
        }
    }

    static class CachesWithoutBound extends RightAdapter {
        private final Map<String, RequestMethod> cache = new ConcurrentHashMap<>();

        @Override
        protected RequestMethod readMethod(String token) {
            return cache.computeIfAbsent(token, super::readMethod);
        }
    }

    static class WorksForOneThreadAlone extends RightAdapter {
        private final AtomicReference<@Nullable Thread> first = new AtomicReference<>();

        @Override
        protected int writeStatus(StatusCode status) {
            first.compareAndSet(null, Thread.currentThread());
            return Thread.currentThread().equals(first.get()) ? super.writeStatus(status) : 500;
        }
    }

    static class ThrowsOnLegalMethod extends RightAdapter {
        @Override
        protected RequestMethod readMethod(String token) {
            if (token.equals("VERSION-CONTROL")) {
                throw new IllegalArgumentException("No enum constant " + token);
            }
            return super.readMethod(token);
        }
    }
}
