package io.culver.proto;

import io.culver.model.AccountId;
import io.culver.model.Address;
import io.culver.model.BlobId;
import io.culver.model.BodyFields;
import io.culver.model.BodyPart;
import io.culver.model.DataSize;
import io.culver.model.EmailId;
import io.culver.model.Envelope;
import io.culver.model.Flag;
import io.culver.model.FlagChange;
import io.culver.model.Flags;
import io.culver.model.FlagsOf;
import io.culver.model.InternalDate;
import io.culver.model.ListedMailbox;
import io.culver.model.MailboxDelta;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.MailboxSnapshot;
import io.culver.model.MailboxStatus;
import io.culver.model.MessageMeta;
import io.culver.model.MessageRow;
import io.culver.model.ModSeq;
import io.culver.model.OpId;
import io.culver.model.RawText;
import io.culver.model.SearchCriteria;
import io.culver.model.SortCriterion;
import io.culver.model.SortKey;
import io.culver.model.SortOrder;
import io.culver.model.Span;
import io.culver.model.SpecialUse;
import io.culver.model.ThreadId;
import io.culver.model.ThreadMember;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import io.culver.model.UidValidity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Random values of the model, edges of their ranges more often than chance would have it. */
final class RandomModel {
    private static final List<Flag> FLAGS =
            Stream.of("\\Seen", "\\Answered", "\\Deleted", "$Forwarded", "$MDNSent", "work", "Zoo")
                    .map(Flag::of)
                    .toList();
    private static final List<String> LEVELS = List.of("Work", "Jörg", "日本語", "a b", "&", "~x");
    private static final long FIRST_SECOND = Instant.parse("0000-01-02T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND = Instant.parse("9999-12-30T00:00:00Z").getEpochSecond();

    private final RandomGenerator random;

    RandomModel(RandomGenerator random) {
        this.random = random;
    }

    AccountId accountId() {
        return new AccountId(uuid());
    }

    OpId opId() {
        return new OpId(uuid());
    }

    BlobId blobId() {
        return new BlobId(uuid());
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    Uid uid() {
        return new Uid(number(1, Uid.MAX));
    }

    UidValidity uidValidity() {
        return new UidValidity(number(1, Uid.MAX));
    }

    private MailboxId mailboxId() {
        return new MailboxId(number(1, Long.MAX_VALUE));
    }

    private EmailId emailId() {
        return new EmailId(number(1, Long.MAX_VALUE));
    }

    private ModSeq modSeq() {
        return new ModSeq(number(0, Long.MAX_VALUE));
    }

    private DataSize size() {
        return new DataSize(number(0, Long.MAX_VALUE));
    }

    UidSet uidSet() {
        UidSet.Builder uids = UidSet.builder();
        list(8, () -> uids.add(uid(), random.nextBoolean() ? uid() : new Uid(Uid.MAX)));
        list(8, () -> uids.add(new Uid(number(1, 40))));
        return random.nextInt(10) == 0 ? UidSet.EMPTY : uids.build();
    }

    Flags flags() {
        return Flags.copyOf(list(4, this::flag));
    }

    private Flag flag() {
        return oneOf(FLAGS);
    }

    FlagChange flagChange() {
        return switch (random.nextInt(3)) {
            case 0 -> new FlagChange.Replace(flags());
            case 1 -> new FlagChange.Add(flags());
            default -> new FlagChange.Remove(flags());
        };
    }

    InternalDate internalDate() {
        return new InternalDate(
                Instant.ofEpochSecond(number(FIRST_SECOND, LAST_SECOND)),
                ZoneOffset.ofTotalSeconds((int) number(-18 * 60, 18 * 60) * 60));
    }

    private MailboxName mailboxName() {
        String below = String.join("/", list(3, () -> oneOf(LEVELS)));
        return new MailboxName(below.isEmpty() ? "inbox" : below);
    }

    MailboxStatus status() {
        return new MailboxStatus(
                mailboxId(),
                uidValidity(),
                uid(),
                modSeq(),
                number(0, Uid.MAX),
                number(0, Uid.MAX),
                number(0, Uid.MAX),
                number(0, Uid.MAX),
                size(),
                size());
    }

    MailboxSnapshot snapshot() {
        return new MailboxSnapshot(
                modSeq(),
                mailboxName(),
                status(),
                uidSet(),
                uid(),
                maybe(this::uid),
                list(4, this::flag));
    }

    ListedMailbox listed() {
        return new ListedMailbox(
                mailboxName(),
                maybe(this::mailboxId),
                maybe(() -> oneOf(List.of(SpecialUse.values()))),
                random.nextBoolean());
    }

    MailboxDelta delta() {
        return switch (random.nextInt(5)) {
            case 0 -> new MailboxDelta.Gone();
            case 1 -> new MailboxDelta.Reset(snapshot(), list(4, this::flagsOf));
            default ->
                    new MailboxDelta.Changed(
                            modSeq(),
                            modSeq(),
                            uidSet(),
                            uidSet(),
                            list(4, this::flagsOf),
                            list(4, this::flag));
        };
    }

    private FlagsOf flagsOf() {
        return new FlagsOf(uidSet(), flags(), modSeq());
    }

    MessageRow row() {
        return new MessageRow(
                uid(),
                emailId(),
                new ThreadId(random.nextLong()),
                flags(),
                modSeq(),
                size(),
                internalDate(),
                second());
    }

    MessageMeta meta() {
        byte[] digest = new byte[32];
        random.nextBytes(digest);
        return new MessageMeta(
                blobId(),
                size(),
                HexFormat.of().formatHex(digest),
                envelope(),
                bodyPart(4),
                maybe(this::rawText),
                maybe(this::date),
                text());
    }

    private Envelope envelope() {
        List<Address> from = list(2, this::address);
        return new Envelope(
                maybe(this::rawText),
                maybe(this::rawText),
                from,
                random.nextBoolean() ? from : nonEmpty(this::address),
                random.nextBoolean() ? from : nonEmpty(this::address),
                list(3, this::address),
                list(3, this::address),
                list(3, this::address),
                maybe(this::rawText),
                maybe(this::rawText));
    }

    private Address address() {
        return random.nextInt(5) == 0
                ? new Address.Group(rawText(), list(3, this::mailbox))
                : mailbox();
    }

    private Address.Mailbox mailbox() {
        return new Address.Mailbox(
                maybe(this::rawText),
                maybe(this::rawText),
                maybe(this::rawText),
                maybe(this::rawText));
    }

    private BodyPart bodyPart(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(4)) {
            case 0, 1 -> new BodyPart.Leaf(bodyFields(), span(), span(), number(0, 1 << 20));
            case 2 ->
                    new BodyPart.Multipart(
                            bodyFields(), span(), span(), nonEmpty(() -> bodyPart(depth - 1)));
            default ->
                    new BodyPart.Embedded(
                            bodyFields(),
                            span(),
                            span(),
                            envelope(),
                            bodyPart(depth - 1),
                            number(0, 1 << 20));
        };
    }

    private BodyFields bodyFields() {
        return new BodyFields(
                rawText(),
                rawText(),
                list(3, this::parameter),
                maybe(this::rawText),
                maybe(this::rawText),
                rawText(),
                maybe(this::rawText),
                maybe(() -> new BodyFields.Disposition(rawText(), list(3, this::parameter))),
                list(3, this::rawText),
                maybe(this::rawText));
    }

    private BodyFields.Parameter parameter() {
        return new BodyFields.Parameter(rawText(), rawText());
    }

    private Span span() {
        return new Span(number(0, 1L << 40), number(0, 1L << 40));
    }

    SortOrder sortOrder() {
        List<SortKey> keys = List.of(SortKey.values());
        return new SortOrder(nonEmpty(() -> new SortCriterion(oneOf(keys), random.nextBoolean())));
    }

    ThreadMember threadMember() {
        return new ThreadMember(maybe(this::uid), (int) number(0, Integer.MAX_VALUE));
    }

    SearchCriteria criteria(int depth) {
        return switch (random.nextInt(depth == 0 ? 17 : 23)) {
            case 0 -> new SearchCriteria.All();
            case 1 -> new SearchCriteria.HasFlag(flag());
            case 2 -> new SearchCriteria.InUids(uidSet());
            case 3 -> new SearchCriteria.LargerThan(size());
            case 4 -> new SearchCriteria.SmallerThan(size());
            case 5 -> new SearchCriteria.Before(dateOf(), date());
            case 6 -> new SearchCriteria.On(dateOf(), date());
            case 7 -> new SearchCriteria.Since(dateOf(), date());
            case 8 -> new SearchCriteria.ChangedSince(modSeq());
            case 9 -> new SearchCriteria.Header(text(), text());
            case 10 -> new SearchCriteria.Body(text());
            case 11 -> new SearchCriteria.Text(text());
            case 12 -> new SearchCriteria.ReceivedUntil(second());
            case 13 -> new SearchCriteria.ReceivedFrom(second());
            case 14 -> new SearchCriteria.HasEmail(emailId());
            case 15 -> new SearchCriteria.InThread(new ThreadId(random.nextLong()));
            case 16 -> new SearchCriteria.Fuzzy(new SearchCriteria.Header(text(), text()));
            case 17, 18 -> new SearchCriteria.Not(criteria(depth - 1));
            case 19, 20 -> new SearchCriteria.Or(criteria(depth - 1), criteria(depth - 1));
            default -> new SearchCriteria.And(list(4, () -> criteria(depth - 1)));
        };
    }

    private Instant second() {
        return Instant.ofEpochSecond(number(-1L << 36, 1L << 38));
    }

    private SearchCriteria.DateOf dateOf() {
        return oneOf(List.of(SearchCriteria.DateOf.values()));
    }

    private LocalDate date() {
        return LocalDate.ofEpochDay(number(-800_000, 2_900_000));
    }

    private RawText rawText() {
        byte[] octets = new byte[random.nextInt(6)];
        random.nextBytes(octets);
        return RawText.of(octets);
    }

    /** Some text, of all planes. */
    private String text() {
        StringBuilder text = new StringBuilder();
        list(9, () -> text.appendCodePoint(oneOf(List.of(0x20, 0x41, 0xE9, 0x65E5, 0x1F600))));
        return text.toString();
    }

    /** From 0 to {@code max} values. */
    <T> List<T> list(int max, Supplier<T> value) {
        return Stream.generate(value).limit(random.nextInt(max + 1)).toList();
    }

    private <T> List<T> nonEmpty(Supplier<T> value) {
        return Stream.generate(value).limit(1 + random.nextInt(3)).toList();
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** From {@code min} to {@code max}, both included: often one of them, often a small one. */
    private long number(long min, long max) {
        return switch (random.nextInt(5)) {
            case 0 -> min;
            case 1 -> max;
            case 2 -> min + random.nextLong(Math.min(200, max - min) + 1);
            default -> random.nextLong(min, max);
        };
    }
}
