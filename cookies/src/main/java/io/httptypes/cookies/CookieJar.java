package io.httptypes.cookies;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of one user, for all clients that act for this user: whoever sends with a jar is logged in as its user.
 * Thread-safe; reading takes no lock.
 *
 * <p>What is stored and sent is what draft-ietf-httpbis-rfc6265bis tells clients, but for SameSite, which is kept and
 * not enforced, since no page stands behind a request. Secure origins are https, wss, and any connection to
 * {@code localhost}, {@code *.localhost}, 127.0.0.0/8 and {@code [::1]}. Every method throws
 * {@link NullPointerException} that names the parameter if it is given null, and {@link IllegalArgumentException} for a
 * URL that is relative or has no host.
 *
 * @see <a
 *     href="https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5">rfc6265bis,
 *     Section 5</a>
 */
public final class CookieJar {
    /** How long a cookie lives at most, from now. */
    private static final Duration LONGEST_LIFE = Duration.ofDays(400);

    private static final Entry[] NOTHING = {};

    private final Clock clock;
    private final int maxPerDomain;
    private final int maxTotal;
    private final Predicate<? super String> publicSuffixes;

    /**
     * By domain, each in the order in which they are sent. The arrays are never changed, so that readers need no lock.
     */
    private final Map<String, Entry[]> byDomain = new ConcurrentHashMap<>();

    /** Counts uses, since a clock may step back. */
    private final AtomicLong uses = new AtomicLong();

    private final Object lock = new Object();

    // The rest is for writers, behind the lock. A queue may hold slots that are empty, uses that are not the last, and
    // ends that are not the cookie's any more.

    /** Made when an insecure origin first stores a cookie, which most users' jars never see. */
    private @Nullable SecurePaths securePaths;

    private final PriorityQueue<Slot> byUse =
            new PriorityQueue<>(Comparator.comparingLong((Slot slot) -> slot.queuedUse));
    private final PriorityQueue<End> byEnd = new PriorityQueue<>(Comparator.comparingLong(End::millis));
    private int size;
    private long created;

    private CookieJar(Builder builder) {
        clock = builder.clock;
        maxPerDomain = builder.maxPerDomain;
        maxTotal = builder.maxTotal;
        publicSuffixes = builder.publicSuffixes;
    }

    /** A stored cookie. */
    private static final class Entry {
        final StoredCookie cookie;
        final String pair;
        /** In milliseconds. */
        final long end;

        final Slot slot;

        Entry(StoredCookie cookie, Slot slot) {
            this.cookie = cookie;
            this.slot = slot;
            pair = cookie.name().isEmpty() ? cookie.value() : cookie.name() + '=' + cookie.value();
            Instant expiry = cookie.expiry().orElse(null);
            end = expiry == null ? Long.MAX_VALUE : millis(expiry);
        }
    }

    /** The order in which cookies are sent: longer paths first, then older cookies. */
    private static int compare(Entry one, Entry other) {
        int longer = other.cookie.path().length() - one.cookie.path().length();
        if (longer != 0) {
            return longer;
        }
        int older = one.cookie.creationTime().compareTo(other.cookie.creationTime());
        return older != 0 ? older : Long.compare(one.slot.order, other.slot.order);
    }

    /** What a cookie and the one that replaces it have in common. */
    private static final class Slot {
        final long order;
        final AtomicLong lastUse = new AtomicLong();
        long queuedUse;
        /** The first in the queue for this slot. */
        long queuedEnd = Long.MAX_VALUE;
        /** Null after it was removed. */
        @Nullable
        Entry entry;

        Slot(long order) {
            this.order = order;
        }
    }

    private record End(long millis, Slot slot) {}

    private static long millis(Instant instant) {
        if (instant.isBefore(Instant.EPOCH)) {
            return 0;
        }
        // A session's end is the greatest.
        return instant.getEpochSecond() >= Long.MAX_VALUE / 1000 ? Long.MAX_VALUE - 1 : instant.toEpochMilli();
    }

    /**
     * Makes an empty jar, by the system's clock, with at most 180 cookies a domain and 3,000 in all, and without a list
     * of public suffixes.
     *
     * @return a jar
     */
    public static CookieJar create() {
        return builder().build();
    }

    /**
     * Starts a jar.
     *
     * @return a builder, for one thread
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Stores the cookies that a response has set. A cookie that has ended removes the one that it replaces.
     *
     * @param url the URL of the request
     * @param setCookieFieldValues the lines of the field {@code Set-Cookie}, each a Latin-1 image of its bytes
     * @return the cookies that were not stored, in their order; unmodifiable. No field value makes this method throw
     * @see <a
     *     href="https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-storage-model">rfc6265bis,
     *     Storage Model</a>
     */
    public List<Refusal> store(URI url, Iterable<String> setCookieFieldValues) {
        CookieOrigin origin = CookieOrigin.of(url);
        Iterable<String> lines = Objects.requireNonNull(setCookieFieldValues, "setCookieFieldValues");
        if (!(lines instanceof List)) {
            // It may be read once alone, and nothing is stored if one of them is null.
            List<String> copy = new ArrayList<>();
            lines.forEach(copy::add);
            lines = copy;
        }
        for (String line : lines) {
            Objects.requireNonNull(line, "setCookieFieldValues");
        }
        List<Refusal> refusals = List.of();
        for (String line : lines) {
            SetCookie received = SetCookieParser.parse(line, StorageRules.LONGEST_ATTRIBUTE);
            String reason = received == null
                    ? "the field holds a control character, or neither a name nor a value"
                    : store(origin, received);
            if (reason != null) {
                refusals = refusals.isEmpty() ? new ArrayList<>() : refusals;
                refusals.add(new Refusal(received == null ? "" : received.name(), reason));
            }
        }
        return List.copyOf(refusals);
    }

    /** Null if it is stored. */
    private @Nullable String store(CookieOrigin origin, SetCookie received) {
        String domain = received.domain().orElse("");
        if (!CookieText.isAscii(domain)) {
            return "the domain is not ASCII";
        }
        boolean isOfHost = domain.equals(origin.host);
        if (!domain.isEmpty() && !isOfHost && !CookieRules.domainMatches(origin.host, domain)) {
            return "the host is not in the domain";
        }
        if (!domain.isEmpty() && StorageRules.isPublicSuffix(domain, publicSuffixes)) {
            if (!isOfHost) {
                return StorageRules.PUBLIC_SUFFIX;
            }
            domain = "";
        }
        if (received.isSecure() && !origin.isSecure) {
            return "a Secure cookie comes from an insecure origin";
        }
        Instant now = clock.instant();
        String stored = domain.isEmpty() ? origin.host : domain;
        boolean isHostOnly = domain.isEmpty() || origin.isAddress;
        String path = path(origin, received);
        StoredCookie.Builder builder = new StoredCookie.Builder(received.name(), received.value(), stored)
                .hostOnly(isHostOnly)
                .receivedPath(path)
                .secure(received.isSecure())
                .httpOnly(received.isHttpOnly())
                .partitioned(received.isPartitioned())
                .sameSite(received.sameSite().orElse(null))
                .expiry(expiry(received, now));
        if (StorageRules.isPrefixed(received.name(), "__Host-")
                && (received.path().isEmpty() || !domain.isEmpty())) {
            return StorageRules.HOST_PREFIX;
        }
        synchronized (lock) {
            Entry[] others = byDomain.getOrDefault(stored, NOTHING);
            Entry old = find(others, received.name(), path, isHostOnly, now.toEpochMilli());
            StoredCookie cookie = builder.creationTime(old == null ? now : old.cookie.creationTime())
                    .build();
            String reason = StorageRules.refusal(cookie, noList -> false);
            if (reason != null) {
                return reason;
            }
            if (!cookie.isSecure() && !origin.isSecure && overlaysSecure(cookie)) {
                return "a Secure cookie would be replaced or hidden from an insecure origin";
            }
            return insert(cookie, old, others, now.toEpochMilli());
        }
    }

    private static String path(CookieOrigin origin, SetCookie received) {
        String path = received.path().orElse(null);
        return path == null ? CookieRules.defaultPath(origin.path) : path;
    }

    private static @Nullable Instant expiry(SetCookie received, Instant now) {
        Instant expiry = received.expiry(now).orElse(null);
        if (expiry == null) {
            return null;
        }
        Instant last = now.plus(LONGEST_LIFE);
        return expiry.isAfter(last) ? last : expiry;
    }

    private boolean overlaysSecure(StoredCookie cookie) {
        if (securePaths == null) {
            securePaths = new SecurePaths();
            entries().map(entry -> entry.cookie).filter(StoredCookie::isSecure).forEach(securePaths::add);
        }
        if (securePaths.isOverlaid(cookie.domain(), cookie.name(), cookie.path())) {
            return true;
        }
        String domain = CookieRules.isAddress(cookie.domain()) ? "" : CookieOrigin.parent(cookie.domain());
        while (!domain.isEmpty()) {
            for (Entry entry : byDomain.getOrDefault(domain, NOTHING)) {
                StoredCookie other = entry.cookie;
                if (other.isSecure()
                        && other.name().equals(cookie.name())
                        && CookieRules.pathMatches(cookie.path(), other.path())) {
                    return true;
                }
            }
            domain = CookieOrigin.parent(domain);
        }
        return false;
    }

    /** The cookie that a new one replaces: one that has ended is not replaced. */
    private static @Nullable Entry find(Entry[] entries, String name, String path, boolean isHostOnly, long now) {
        for (Entry entry : entries) {
            StoredCookie cookie = entry.cookie;
            if (entry.end > now
                    && cookie.name().equals(name)
                    && cookie.path().equals(path)
                    && cookie.isHostOnly() == isHostOnly) {
                return entry;
            }
        }
        return null;
    }

    /**
     * Stores a cookie as it is, such as one that a {@link CookieFile} has, in place of the one with its name, domain
     * and path. One that has ended only removes.
     *
     * @param cookie any cookie
     * @return why it is not stored; empty if it is
     */
    public Optional<Refusal> put(StoredCookie cookie) {
        Objects.requireNonNull(cookie, "cookie");
        String reason = StorageRules.refusal(cookie, publicSuffixes);
        if (reason == null) {
            long now = clock.millis();
            synchronized (lock) {
                Entry[] others = byDomain.getOrDefault(cookie.domain(), NOTHING);
                Entry old = find(others, cookie.name(), cookie.path(), cookie.isHostOnly(), now);
                reason = insert(cookie, old, others, now);
            }
        }
        return Optional.ofNullable(reason).map(why -> new Refusal(cookie.name(), why));
    }

    /** Null if it is stored. */
    private @Nullable String insert(StoredCookie cookie, @Nullable Entry old, Entry[] others, long now) {
        Entry entry = new Entry(cookie, old == null ? new Slot(created++) : old.slot);
        boolean isOver = entry.end <= now;
        Entry[] kept = new Entry[others.length + (old == null ? 1 : 0)];
        int count = 0;
        boolean isDone = isOver;
        boolean isInPlace = old != null && old.cookie.creationTime().equals(cookie.creationTime());
        for (Entry other : others) {
            if (other.end <= now || (other == old && isOver)) {
                forget(other);
            } else if (other == old) {
                if (isInPlace) {
                    kept[count++] = entry;
                    isDone = true;
                }
            } else {
                if (!isDone && !isInPlace && compare(entry, other) < 0) {
                    kept[count++] = entry;
                    isDone = true;
                }
                kept[count++] = other;
            }
        }
        if (!isDone) {
            kept[count++] = entry;
        }
        if (!isOver) {
            remember(entry, old);
        }
        while (count > maxPerDomain) {
            count = evict(kept, count);
        }
        publish(cookie.domain(), kept, count);
        boolean isFull = !isOver && entry.slot.entry == null;
        evict(now);
        return isFull ? "the domain has as many Secure cookies as it may have" : null;
    }

    private void publish(String domain, Entry[] entries, int count) {
        if (count == 0) {
            byDomain.remove(domain);
        } else {
            byDomain.put(domain, count == entries.length ? entries : Arrays.copyOf(entries, count));
        }
    }

    private void remember(Entry entry, @Nullable Entry old) {
        Slot slot = entry.slot;
        slot.entry = entry;
        slot.lastUse.setRelease(uses.incrementAndGet());
        if (old == null) {
            size++;
            slot.queuedUse = slot.lastUse.get();
            byUse.add(slot);
        }
        queueEnd(slot, entry.end);
        boolean wasSecure = old != null && old.cookie.isSecure();
        if (securePaths != null && entry.cookie.isSecure() && !wasSecure) {
            securePaths.add(entry.cookie);
        } else if (securePaths != null && wasSecure && !entry.cookie.isSecure()) {
            securePaths.remove(entry.cookie);
        }
        int most = 2 * size + 64;
        if (byUse.size() > most) {
            byUse.removeIf(queued -> queued.entry == null);
        }
        if (byEnd.size() > most) {
            byEnd.removeIf(queued -> queued.slot.entry == null || queued.millis > queued.slot.queuedEnd);
        }
    }

    /** A later end than the queued one is queued when that has come. */
    private void queueEnd(Slot slot, long end) {
        if (end < slot.queuedEnd) {
            slot.queuedEnd = end;
            byEnd.add(new End(end, slot));
        }
    }

    private void forget(Entry entry) {
        entry.slot.entry = null;
        size--;
        if (securePaths != null && entry.cookie.isSecure()) {
            securePaths.remove(entry.cookie);
        }
    }

    /** Removes one of a domain that has too many: not Secure before Secure, and the least recently used. */
    private int evict(Entry[] entries, int count) {
        int victim = 0;
        for (int i = 1; i < count; i++) {
            Entry worst = entries[victim];
            boolean isWorse = entries[i].cookie.isSecure() == worst.cookie.isSecure()
                    ? entries[i].slot.lastUse.get() < worst.slot.lastUse.get()
                    : worst.cookie.isSecure();
            victim = isWorse ? i : victim;
        }
        forget(entries[victim]);
        System.arraycopy(entries, victim + 1, entries, victim, count - victim - 1);
        return count - 1;
    }

    /** Removes cookies until there are not too many in all: those that have ended, then the least recently used. */
    private void evict(long now) {
        if (size <= maxTotal) {
            return;
        }
        for (End first = byEnd.peek(); first != null && first.millis <= now; first = byEnd.peek()) {
            byEnd.remove();
            Slot slot = first.slot;
            Entry entry = slot.entry;
            if (entry != null && first.millis == slot.queuedEnd) {
                slot.queuedEnd = Long.MAX_VALUE;
                if (entry.end <= now) {
                    withdraw(entry);
                } else {
                    queueEnd(slot, entry.end);
                }
            }
        }
        while (size > maxTotal) {
            Slot first = byUse.remove();
            Entry entry = first.entry;
            long lastUse = first.lastUse.get();
            if (entry != null && lastUse != first.queuedUse) {
                first.queuedUse = lastUse;
                byUse.add(first);
            } else if (entry != null) {
                withdraw(entry);
            }
        }
    }

    private void withdraw(Entry entry) {
        String domain = entry.cookie.domain();
        if (byDomain.getOrDefault(domain, NOTHING).length == 1) {
            forget(entry);
            byDomain.remove(domain);
        } else {
            keep(domain, other -> other != entry);
        }
    }

    /** Removes the others of a domain. */
    private int keep(String domain, Predicate<Entry> rule) {
        Entry[] entries = byDomain.getOrDefault(domain, NOTHING);
        Entry[] kept = new Entry[entries.length];
        int count = 0;
        for (Entry entry : entries) {
            if (rule.test(entry)) {
                kept[count++] = entry;
            } else {
                forget(entry);
            }
        }
        publish(domain, kept, count);
        return entries.length - count;
    }

    /**
     * Returns the field that a request carries, and counts its cookies as used.
     *
     * @param url the URL of the request
     * @return the value of the field {@code Cookie}, a Latin-1 image of its bytes; empty if there is no cookie for the
     *     URL
     * @see <a
     *     href="https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-retrieval-model">rfc6265bis,
     *     Retrieval Model</a>
     */
    public Optional<String> cookieField(URI url) {
        Entry[] matches = matches(CookieOrigin.of(url));
        if (matches.length == 0) {
            return Optional.empty();
        }
        CharSequence[] pairs = new CharSequence[matches.length];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = matches[i].pair;
        }
        return Optional.of(String.join("; ", pairs));
    }

    /**
     * Returns the cookies that a request carries, and counts them as used.
     *
     * @param url the URL of the request
     * @return the cookies, those with longer paths first and then the older ones; unmodifiable
     */
    public List<StoredCookie> cookiesFor(URI url) {
        return Arrays.stream(matches(CookieOrigin.of(url)))
                .map(entry -> entry.cookie)
                .toList();
    }

    private Entry[] matches(CookieOrigin origin) {
        long now = clock.millis();
        Entry[] matches = NOTHING;
        int count = 0;
        int domains = 0;
        String domain = origin.host;
        while (!domain.isEmpty()) {
            Entry[] entries = byDomain.getOrDefault(domain, NOTHING);
            if (entries.length > 0) {
                matches = Arrays.copyOf(matches, count + entries.length);
                int before = count;
                count = match(origin, domain.length() < origin.host.length(), entries, matches, count, now);
                domains += count > before ? 1 : 0;
            }
            domain = origin.isAddress ? "" : CookieOrigin.parent(domain);
        }
        matches = count == matches.length ? matches : Arrays.copyOf(matches, count);
        if (domains > 1) {
            Arrays.sort(matches, CookieJar::compare);
        }
        if (count > 0) {
            long use = uses.incrementAndGet();
            for (Entry entry : matches) {
                entry.slot.lastUse.setRelease(use);
            }
        }
        return matches;
    }

    private static int match(
            CookieOrigin origin, boolean isParent, Entry[] entries, Entry[] matches, int start, long now) {
        int count = start;
        for (Entry entry : entries) {
            StoredCookie cookie = entry.cookie;
            if (entry.end > now
                    && !(isParent && cookie.isHostOnly())
                    && (origin.isSecure || !cookie.isSecure())
                    && CookieRules.pathMatches(origin.path, cookie.path())) {
                matches[count++] = entry;
            }
        }
        return count;
    }

    /**
     * Returns all cookies that have not ended.
     *
     * @return the cookies, older ones first; unmodifiable
     */
    public List<StoredCookie> cookies() {
        long now = clock.millis();
        return entries()
                .filter(entry -> entry.end > now)
                .sorted(Comparator.comparing((Entry entry) -> entry.cookie.creationTime())
                        .thenComparingLong(entry -> entry.slot.order))
                .map(entry -> entry.cookie)
                .toList();
    }

    private Stream<Entry> entries() {
        return byDomain.values().stream().flatMap(Arrays::stream);
    }

    /**
     * Removes cookies.
     *
     * @param rule tells which; it may be called for one that is removed meanwhile
     * @return how many were removed
     */
    public int removeIf(Predicate<? super StoredCookie> rule) {
        Objects.requireNonNull(rule, "rule");
        return remove(entry -> rule.test(entry.cookie));
    }

    private int remove(Predicate<Entry> rule) {
        // The rule is somebody else's: it is called outside the lock.
        Set<Entry> doomed = entries().filter(rule).collect(Collectors.toSet());
        Set<String> domains =
                doomed.stream().map(entry -> entry.cookie.domain()).collect(Collectors.toSet());
        synchronized (lock) {
            return domains.stream()
                    .mapToInt(domain -> keep(domain, entry -> !doomed.contains(entry)))
                    .sum();
        }
    }

    /**
     * Removes the cookies that have ended. They are not sent in any case.
     *
     * @return how many were removed
     */
    public int removeExpired() {
        long now = clock.millis();
        return remove(entry -> entry.end <= now);
    }

    /**
     * Removes the cookies without an end, as a browser does when it is closed.
     *
     * @return how many were removed
     */
    public int removeSessionCookies() {
        return removeIf(cookie -> cookie.expiry().isEmpty());
    }

    /** Removes all cookies. */
    public void clear() {
        remove(entry -> true);
    }

    /**
     * Describes the jar without a name or a value.
     *
     * @return how many cookies it holds, those that have ended included
     */
    @Override
    public String toString() {
        return "CookieJar[" + entries().count() + " cookies]";
    }

    /** Builds a jar. For one thread. */
    public static final class Builder {
        private Clock clock = Clock.systemUTC();
        private int maxPerDomain = 180;
        private int maxTotal = 3_000;
        private Predicate<? super String> publicSuffixes = StorageRules::isPublicSuffixWithoutList;

        private Builder() {}

        /**
         * Sets the clock that tells when cookies end.
         *
         * @param clock any clock; the system's unless it is set
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Sets how many cookies of one domain are kept. The least recently used one goes first, and one without Secure
         * before one with it.
         *
         * @param maxPerDomain one or more; 180 unless it is set
         * @return this builder
         * @throws IllegalArgumentException if it is less than one
         */
        public Builder maxPerDomain(int maxPerDomain) {
            this.maxPerDomain = positive(maxPerDomain, "maxPerDomain");
            return this;
        }

        /**
         * Sets how many cookies are kept. The least recently used one goes first.
         *
         * @param maxTotal one or more; 3,000 unless it is set
         * @return this builder
         * @throws IllegalArgumentException if it is less than one
         */
        public Builder maxTotal(int maxTotal) {
            this.maxTotal = positive(maxTotal, "maxTotal");
            return this;
        }

        private static int positive(int number, String name) {
            if (number < 1) {
                throw new IllegalArgumentException(number + " is not a valid " + name + "; expected one or more");
            }
            return number;
        }

        /**
         * Sets which domains are public suffixes, such as {@code co.uk}: no cookie is for all hosts below one. A name
         * of one label always is one.
         *
         * @param publicSuffixes tells whether a domain, in lower case and ASCII, is one; thread-safe. If it throws
         *     {@link IllegalArgumentException}, the domain counts as one. Unless it is set, those of two labels are
         *     whose second one is a country and whose first one is co, com, ac, org, net, gov or edu
         * @return this builder
         */
        public Builder publicSuffixes(Predicate<String> publicSuffixes) {
            this.publicSuffixes = Objects.requireNonNull(publicSuffixes, "publicSuffixes");
            return this;
        }

        /**
         * Builds the jar.
         *
         * @return an empty jar
         */
        public CookieJar build() {
            return new CookieJar(this);
        }
    }
}
