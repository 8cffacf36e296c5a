package io.culver.proto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.google.protobuf.ByteString;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.ThreadMember;
import io.culver.proto.mailbox.v1.ListResponse;
import io.culver.proto.model.v1.ModelProto;
import io.culver.proto.model.v1.ModelProto.SearchCriteria.Key;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages that no encoder writes are INVALID, not a fault of the decoder. */
class MalformedTest {
    private static final ModelProto.InternalDate DATE =
            ModelProto.InternalDate.newBuilder().setSeconds(1).setZoneMinutes(60).build();
    private static final ModelProto.MessageRows ROW =
            ModelProto.MessageRows.newBuilder()
                    .addUids(1)
                    .addEmailIds(1)
                    .addFlags(0)
                    .addFlagSets(ModelProto.Flags.getDefaultInstance())
                    .addModSeqs(1)
                    .addSizes(1)
                    .addSeconds(1)
                    .addZoneMinutes(0)
                    .build();
    private static final ModelProto.MailboxStatus STATUS =
            ModelProto.MailboxStatus.newBuilder()
                    .setMailboxId(1)
                    .setUidValidity(1)
                    .setUidNext(1)
                    .build();
    private static final ModelProto.BodyPart LEAF =
            ModelProto.BodyPart.newBuilder()
                    .setFields(ModelProto.BodyFields.getDefaultInstance())
                    .build();
    private static final ModelProto.MessageMeta META =
            ModelProto.MessageMeta.newBuilder()
                    .setBlobId(octets(16))
                    .setSha256(octets(32))
                    .addStructure(LEAF)
                    .build();
    private static final Key ALL =
            Key.newBuilder().setAll(ModelProto.SearchCriteria.All.getDefaultInstance()).build();
    private static final Key NOT =
            Key.newBuilder().setNot(ModelProto.SearchCriteria.Not.getDefaultInstance()).build();

    @ParameterizedTest
    @MethodSource({"scalars", "sets", "rows", "mailboxes", "contents", "criteria", "orders"})
    void isInvalid(Executable decode) {
        MailException refusal = assertThrows(MailException.class, decode);
        assertEquals(MailError.INVALID, refusal.error());
    }

    static Stream<Arguments> scalars() {
        return Stream.of(
                bad("no account id", () -> IdCodec.accountId(ByteString.EMPTY)),
                bad("short operation id", () -> IdCodec.opId(octets(15))),
                bad("long blob id", () -> IdCodec.blobId(octets(17))),
                bad("UID 0", () -> NumberCodec.uid(0)),
                bad("UIDVALIDITY 0", () -> NumberCodec.uidValidity(0)),
                bad("mailbox 0", () -> NumberCodec.mailboxId(0)),
                bad("email beyond 63 bits", () -> NumberCodec.emailId(-1)),
                bad("mod-sequence beyond 63 bits", () -> NumberCodec.modSeq(Long.MIN_VALUE)),
                bad("size beyond 63 bits", () -> NumberCodec.size(-1)),
                bad("empty mailbox name", () -> NameCodec.mailboxName("")),
                bad("mailbox name with ..", () -> NameCodec.mailboxName("a/../b")),
                bad("empty login", () -> NameCodec.loginName("")),
                bad("login with a space", () -> NameCodec.loginName("a b")),
                bad("zone of 19 hours", () -> date(DATE.toBuilder().setZoneMinutes(19 * 60))),
                bad("largest zone", () -> date(DATE.toBuilder().setZoneMinutes(1 << 31))),
                bad("year 10000", () -> date(DATE.toBuilder().setSeconds(253_402_300_800L))),
                bad("last second", () -> date(DATE.toBuilder().setSeconds(Long.MAX_VALUE))),
                bad("span before 0", () -> span(-1, 1)),
                bad("span beyond 63 bits", () -> span(2, Long.MAX_VALUE)));
    }

    static Stream<Arguments> sets() {
        return Stream.of(
                bad("range without an end", () -> uids(1)),
                bad("first UID 0", () -> uids(0, 0)),
                bad("range that begins where the last ended", () -> uids(1, 0, 0, 0)),
                bad("range that touches the last", () -> uids(1, 0, 1, 0)),
                bad("last UID too high", () -> uids(-1, 1)),
                bad("second range too high", () -> uids(1, -2, 2, 0)),
                bad("unknown system flag", () -> FlagCodec.flag("\\Recent")),
                bad("keyword that is no atom", () -> FlagCodec.flag("a b")),
                bad("one bad flag of many", () -> FlagCodec.decode(flags("\\Seen", ""))),
                bad("change without a kind", () -> change(0)),
                bad("change of an unknown kind", () -> change(9)));
    }

    static Stream<Arguments> orders() {
        return Stream.of(
                bad("nothing to order by", () -> SortCodec.decode(List.of())),
                bad(
                        "no such sort key",
                        () ->
                                SortCodec.decode(
                                        List.of(ModelProto.SortCriterion.getDefaultInstance()))),
                bad(
                        "no such algorithm",
                        () -> ThreadCodec.decode(ModelProto.ThreadAlgorithm.UNRECOGNIZED)),
                bad("replies missing", () -> members(message -> message.addUids(1))),
                bad(
                        "negative replies",
                        () -> members(message -> message.addUids(1).addReplies(-1))));
    }

    private static List<ThreadMember> members(UnaryOperator<ModelProto.ThreadMembers.Builder> in) {
        return ThreadCodec.decode(in.apply(ModelProto.ThreadMembers.newBuilder()).build());
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                bad("UID missing", () -> row(ROW.toBuilder().clearUids())),
                bad("email id missing", () -> row(ROW.toBuilder().clearEmailIds())),
                bad("flags missing", () -> row(ROW.toBuilder().clearFlags())),
                bad("mod-sequence missing", () -> row(ROW.toBuilder().clearModSeqs())),
                bad("size missing", () -> row(ROW.toBuilder().clearSizes())),
                bad("second missing", () -> row(ROW.toBuilder().clearSeconds())),
                bad("zone missing", () -> row(ROW.toBuilder().clearZoneMinutes())),
                bad("no such flag set", () -> row(ROW.toBuilder().setFlags(0, 1))),
                bad("negative flag set", () -> row(ROW.toBuilder().setFlags(0, -1))),
                bad("bad flag set", () -> row(ROW.toBuilder().setFlagSets(0, flags("(")))),
                bad("UID 0", () -> row(ROW.toBuilder().setUids(0, 0))),
                bad("email 0", () -> row(ROW.toBuilder().setEmailIds(0, 0))),
                bad("negative mod-sequence", () -> row(ROW.toBuilder().setModSeqs(0, -1))),
                bad("negative size", () -> row(ROW.toBuilder().setSizes(0, -1))),
                bad("no such second", () -> row(ROW.toBuilder().setSeconds(0, Long.MIN_VALUE))),
                bad("no such zone", () -> row(ROW.toBuilder().setZoneMinutes(0, 10_000))));
    }

    static Stream<Arguments> mailboxes() {
        var snapshot = ModelProto.MailboxSnapshot.newBuilder().setName("a").setRecentFrom(1);
        return Stream.of(
                bad("empty status", () -> status(ModelProto.MailboxStatus.newBuilder())),
                bad("no next UID", () -> status(STATUS.toBuilder().setUidNext(0))),
                bad("negative count", () -> status(STATUS.toBuilder().setMessages(-1))),
                bad("negative octets", () -> status(STATUS.toBuilder().setOctets(-1))),
                bad("snapshot without status", () -> MailboxCodec.decode(snapshot.build())),
                bad("delta of no kind", () -> delta(ModelProto.MailboxDelta.newBuilder())),
                bad(
                        "reset without a snapshot",
                        () ->
                                delta(
                                        ModelProto.MailboxDelta.newBuilder()
                                                .setReset(resetOfNothing()))),
                bad("name that is none", () -> listed("/", 0)),
                bad("unknown special use", () -> listed("a", 99)));
    }

    static Stream<Arguments> contents() {
        ModelProto.BodyPart two = LEAF.toBuilder().setParts(2).build();
        ModelProto.BodyPart one = LEAF.toBuilder().setParts(1).build();
        ModelProto.BodyPart embedded =
                LEAF.toBuilder().setEnvelope(ModelProto.Envelope.getDefaultInstance()).build();
        return Stream.of(
                bad("short blob id", () -> meta(META.toBuilder().setBlobId(octets(3)))),
                bad("short digest", () -> meta(META.toBuilder().setSha256(octets(31)))),
                bad("long preview", () -> meta(META.toBuilder().setPreview("x".repeat(257)))),
                bad("address of no kind", () -> meta(META.toBuilder().setEnvelope(nobody()))),
                bad("no parts", () -> parts(List.of())),
                bad("part without fields", () -> parts(List.of(emptyPart()))),
                bad("parts left over", () -> parts(List.of(LEAF, LEAF))),
                bad("parts missing", () -> parts(List.of(two, LEAF))),
                bad("many parts missing", () -> parts(List.of(partsOf(-1), LEAF))),
                bad("embedded without content", () -> parts(List.of(embedded))),
                bad(
                        "embedded with parts",
                        () -> parts(List.of(embedded.toBuilder().setParts(1).build(), LEAF))),
                bad("negative lines", () -> parts(List.of(LEAF.toBuilder().setLines(-1).build()))),
                bad("too deep", () -> parts(chain(Limits.PART_DEPTH, one, LEAF))),
                bad("too deep a letter", () -> parts(chain(Limits.PART_DEPTH, embedded, LEAF))),
                bad("too many", () -> parts(Collections.nCopies(Limits.PARTS + 1, LEAF))));
    }

    static Stream<Arguments> criteria() {
        Key or = Key.newBuilder().setOr(ModelProto.SearchCriteria.Or.getDefaultInstance()).build();
        Key and = Key.newBuilder().setAnd(2).build();
        Key tooManyOr = Key.newBuilder().setAnd(-1).build();
        return Stream.of(
                bad("no key", () -> criteria(List.of())),
                bad("key of no kind", () -> criteria(List.of(Key.getDefaultInstance()))),
                bad("NOT of nothing", () -> criteria(List.of(NOT))),
                bad("OR of one", () -> criteria(List.of(or, ALL))),
                bad("AND with one missing", () -> criteria(List.of(and, ALL))),
                bad("AND with most missing", () -> criteria(List.of(tooManyOr, ALL))),
                bad("keys left over", () -> criteria(List.of(ALL, ALL))),
                bad("bad flag", () -> criteria(List.of(Key.newBuilder().setFlag("(").build()))),
                bad(
                        "bad size",
                        () -> criteria(List.of(Key.newBuilder().setLargerThan(-1).build()))),
                bad("too deep", () -> criteria(chain(Limits.CRITERIA_DEPTH, NOT, ALL))),
                bad("too many", () -> criteria(flat(Limits.CRITERIA_KEYS))));
    }

    private static Arguments bad(String what, Executable decode) {
        return argumentSet(what, decode);
    }

    private static ByteString octets(int count) {
        return ByteString.copyFrom(new byte[count]);
    }

    private static void date(ModelProto.InternalDate.Builder message) {
        InternalDateCodec.decode(message.build());
    }

    private static void span(long offset, long length) {
        StructureCodec.decode(
                ModelProto.Span.newBuilder().setOffset(offset).setLength(length).build());
    }

    private static void uids(Integer... steps) {
        UidSetCodec.decode(ModelProto.UidSet.newBuilder().addAllSteps(List.of(steps)).build());
    }

    private static ModelProto.Flags flags(String... names) {
        return ModelProto.Flags.newBuilder().addAllNames(List.of(names)).build();
    }

    private static void change(int kind) {
        FlagCodec.decode(ModelProto.FlagChange.newBuilder().setKindValue(kind).build());
    }

    private static void row(ModelProto.MessageRows.Builder message) {
        RowCodec.decode(message.build());
    }

    private static void status(ModelProto.MailboxStatus.Builder message) {
        MailboxCodec.decode(message.build());
    }

    private static void delta(ModelProto.MailboxDelta.Builder message) {
        DeltaCodec.decode(message.build());
    }

    private static ModelProto.MailboxDelta.Reset resetOfNothing() {
        return ModelProto.MailboxDelta.Reset.getDefaultInstance();
    }

    private static void listed(String name, int use) {
        MailboxCodec.decode(
                ListResponse.Listed.newBuilder().setName(name).setUseValue(use).build());
    }

    private static void meta(ModelProto.MessageMeta.Builder message) {
        MetaCodec.decode(message.build());
    }

    private static ModelProto.Envelope nobody() {
        return ModelProto.Envelope.newBuilder()
                .addTo(ModelProto.Address.getDefaultInstance())
                .build();
    }

    private static ModelProto.BodyPart emptyPart() {
        return ModelProto.BodyPart.getDefaultInstance();
    }

    private static ModelProto.BodyPart partsOf(int count) {
        return LEAF.toBuilder().setParts(count).build();
    }

    private static void parts(List<ModelProto.BodyPart> parts) {
        StructureCodec.decode(parts);
    }

    private static void criteria(List<Key> keys) {
        CriteriaCodec.decode(ModelProto.SearchCriteria.newBuilder().addAllKeys(keys).build());
    }

    /** {@code count} times a node that has one below it, and then the last. */
    static <T> List<T> chain(int count, T node, T last) {
        return Stream.concat(Collections.nCopies(count, node).stream(), Stream.of(last)).toList();
    }

    private static List<Key> flat(int count) {
        Key and = Key.newBuilder().setAnd(count).build();
        return Stream.concat(Stream.of(and), Collections.nCopies(count, ALL).stream()).toList();
    }
}
