package io.culver.proto;

import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.SearchCriteria;
import io.culver.model.SearchCriteria.DateOf;
import io.culver.model.ThreadId;
import io.culver.proto.model.v1.ModelProto;
import io.culver.proto.model.v1.ModelProto.SearchCriteria.Day;
import io.culver.proto.model.v1.ModelProto.SearchCriteria.Key;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What SEARCH asks: a tree written in prefix order. */
public final class CriteriaCodec {
    private CriteriaCodec() {}

    /** Writes a tree; one that is too deep or too large to send is refused as LIMIT. */
    public static ModelProto.SearchCriteria encode(SearchCriteria criteria) {
        var keys = ModelProto.SearchCriteria.newBuilder();
        write(criteria, keys, 1);
        return keys.build();
    }

    private static void write(
            SearchCriteria criteria, ModelProto.SearchCriteria.Builder keys, int depth) {
        if (depth > Limits.CRITERIA_DEPTH || keys.getKeysCount() == Limits.CRITERIA_KEYS) {
            throw new MailException(MailError.LIMIT, "too many search keys");
        }
        keys.addKeys(key(criteria));
        for (SearchCriteria below : below(criteria)) {
            write(below, keys, depth + 1);
        }
    }

    /** What a key combines. */
    private static List<SearchCriteria> below(SearchCriteria criteria) {
        return switch (criteria) {
            case SearchCriteria.Not(var negated) -> List.of(negated);
            case SearchCriteria.Fuzzy(var wanted) -> List.of(wanted);
            case SearchCriteria.Or(var left, var right) -> List.of(left, right);
            case SearchCriteria.And(var all) -> all;
            case SearchCriteria.All _,
                    SearchCriteria.HasFlag _,
                    SearchCriteria.InUids _,
                    SearchCriteria.LargerThan _,
                    SearchCriteria.SmallerThan _,
                    SearchCriteria.Before _,
                    SearchCriteria.On _,
                    SearchCriteria.Since _,
                    SearchCriteria.HasEmail _,
                    SearchCriteria.InThread _,
                    SearchCriteria.ReceivedUntil _,
                    SearchCriteria.ReceivedFrom _,
                    SearchCriteria.ChangedSince _,
                    SearchCriteria.Header _,
                    SearchCriteria.Body _,
                    SearchCriteria.Text _ ->
                    List.of();
        };
    }

    private static Key key(SearchCriteria criteria) {
        var key = Key.newBuilder();
        return switch (criteria) {
            case SearchCriteria.All() ->
                    key.setAll(ModelProto.SearchCriteria.All.getDefaultInstance()).build();
            case SearchCriteria.HasFlag(var flag) -> key.setFlag(flag.name()).build();
            case SearchCriteria.InUids(var uids) -> key.setUids(UidSetCodec.encode(uids)).build();
            case SearchCriteria.LargerThan(var size) -> key.setLargerThan(size.octets()).build();
            case SearchCriteria.SmallerThan(var size) -> key.setSmallerThan(size.octets()).build();
            case SearchCriteria.Before(var of, var date) -> key.setBefore(day(of, date)).build();
            case SearchCriteria.On(var of, var date) -> key.setOn(day(of, date)).build();
            case SearchCriteria.Since(var of, var date) -> key.setSince(day(of, date)).build();
            case SearchCriteria.HasEmail(var email) -> key.setEmailId(email.value()).build();
            case SearchCriteria.InThread(var thread) -> key.setThreadId(thread.value()).build();
            case SearchCriteria.ReceivedUntil(var moment) ->
                    key.setReceivedUntil(moment.getEpochSecond()).build();
            case SearchCriteria.ReceivedFrom(var moment) ->
                    key.setReceivedFrom(moment.getEpochSecond()).build();
            case SearchCriteria.ChangedSince(var modSeq) ->
                    key.setChangedSince(modSeq.value()).build();
            case SearchCriteria.Header header -> key.setHeader(header(header)).build();
            case SearchCriteria.Body(var text) -> key.setBody(text).build();
            case SearchCriteria.Text(var text) -> key.setText(text).build();
            case SearchCriteria.Fuzzy _ ->
                    key.setFuzzy(ModelProto.SearchCriteria.Fuzzy.getDefaultInstance()).build();
            case SearchCriteria.Not _ ->
                    key.setNot(ModelProto.SearchCriteria.Not.getDefaultInstance()).build();
            case SearchCriteria.Or _ ->
                    key.setOr(ModelProto.SearchCriteria.Or.getDefaultInstance()).build();
            case SearchCriteria.And(var all) -> key.setAnd(all.size()).build();
        };
    }

    private static Day day(DateOf of, LocalDate date) {
        Day.Builder day = Day.newBuilder().setDay(Math.toIntExact(date.toEpochDay()));
        return switch (of) {
            case ARRIVAL -> day.build();
            case SENDING -> day.setSent(true).build();
            case SAVING -> day.setSaved(true).build();
        };
    }

    private static ModelProto.SearchCriteria.Header header(SearchCriteria.Header header) {
        return ModelProto.SearchCriteria.Header.newBuilder()
                .setField(header.field())
                .setText(header.text())
                .build();
    }

    public static SearchCriteria decode(ModelProto.SearchCriteria message) {
        if (message.getKeysCount() > Limits.CRITERIA_KEYS) {
            throw malformed();
        }
        Reader reader = new Reader(message.getKeysList());
        SearchCriteria criteria = reader.read(1);
        if (!reader.isAtEnd()) {
            throw malformed();
        }
        return criteria;
    }

    private static MailException malformed() {
        return Malformed.refusal("malformed search criteria");
    }

    /** Takes keys in turn and makes the tree of them. */
    private static final class Reader {
        private final List<Key> keys;
        private int next;

        Reader(List<Key> keys) {
            this.keys = keys;
        }

        boolean isAtEnd() {
            return next == keys.size();
        }

        SearchCriteria read(int depth) {
            if (isAtEnd() || depth > Limits.CRITERIA_DEPTH) {
                throw malformed();
            }
            Key key = keys.get(next++);
            return switch (key.getKindCase()) {
                case ALL -> new SearchCriteria.All();
                case FLAG -> new SearchCriteria.HasFlag(FlagCodec.flag(key.getFlag()));
                case UIDS -> new SearchCriteria.InUids(UidSetCodec.decode(key.getUids()));
                case LARGER_THAN ->
                        new SearchCriteria.LargerThan(NumberCodec.size(key.getLargerThan()));
                case SMALLER_THAN ->
                        new SearchCriteria.SmallerThan(NumberCodec.size(key.getSmallerThan()));
                case BEFORE ->
                        new SearchCriteria.Before(dateOf(key.getBefore()), date(key.getBefore()));
                case ON -> new SearchCriteria.On(dateOf(key.getOn()), date(key.getOn()));
                case SINCE ->
                        new SearchCriteria.Since(dateOf(key.getSince()), date(key.getSince()));
                case EMAIL_ID -> new SearchCriteria.HasEmail(NumberCodec.emailId(key.getEmailId()));
                case THREAD_ID -> new SearchCriteria.InThread(new ThreadId(key.getThreadId()));
                case RECEIVED_UNTIL ->
                        new SearchCriteria.ReceivedUntil(
                                Instant.ofEpochSecond(key.getReceivedUntil()));
                case RECEIVED_FROM ->
                        new SearchCriteria.ReceivedFrom(
                                Instant.ofEpochSecond(key.getReceivedFrom()));
                case CHANGED_SINCE ->
                        new SearchCriteria.ChangedSince(NumberCodec.modSeq(key.getChangedSince()));
                case HEADER ->
                        new SearchCriteria.Header(
                                key.getHeader().getField(), key.getHeader().getText());
                case BODY -> new SearchCriteria.Body(key.getBody());
                case TEXT -> new SearchCriteria.Text(key.getText());
                case FUZZY -> fuzzy(read(depth + 1));
                case NOT -> new SearchCriteria.Not(read(depth + 1));
                case OR -> new SearchCriteria.Or(read(depth + 1), read(depth + 1));
                case AND -> new SearchCriteria.And(readAll(key.getAnd(), depth + 1));
                case KIND_NOT_SET -> throw malformed();
            };
        }

        private static SearchCriteria fuzzy(SearchCriteria wanted) {
            if (wanted instanceof SearchCriteria.OfText text) {
                return new SearchCriteria.Fuzzy(text);
            }
            throw malformed();
        }

        private List<SearchCriteria> readAll(int count, int depth) {
            if (count < 0 || count > keys.size() - next) {
                throw malformed();
            }
            List<SearchCriteria> all = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                all.add(read(depth));
            }
            return all;
        }

        private static DateOf dateOf(Day day) {
            if (day.getSent() && day.getSaved()) {
                throw malformed();
            }
            return day.getSent() ? DateOf.SENDING : day.getSaved() ? DateOf.SAVING : DateOf.ARRIVAL;
        }

        private static LocalDate date(Day day) {
            return LocalDate.ofEpochDay(day.getDay());
        }
    }
}
