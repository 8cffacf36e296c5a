package io.culver.perf.response;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** One response of the server. RFC 9051 §7 */
public sealed interface Response {
    /** The kinds of status responses. RFC 9051 §7.1 */
    enum Kind {
        OK,
        NO,
        BAD,
        BYE,
        PREAUTH
    }

    /** What stands in brackets: its name in upper case, and its arguments as they were sent. */
    record Code(String name, String arguments) {}

    /** A status response; the tag is absent if it is untagged. */
    record Condition(Optional<String> tag, Kind kind, Optional<Code> code) implements Response {
        /** The arguments of the code, if it is this one. */
        public Optional<String> argumentsOf(String name) {
            return code.filter(code -> code.name().equals(name)).map(Code::arguments);
        }
    }

    /** {@code +} */
    record Continuation() implements Response {}

    /** CAPABILITY, ENABLED, and others that are a word and atoms. */
    record Words(String name, List<String> words) implements Response {
        public Words {
            words = List.copyOf(words);
        }
    }

    /** {@code * FLAGS (…)} */
    record Flags(Set<String> flags) implements Response {
        public Flags {
            flags = Set.copyOf(flags);
        }
    }

    /** {@code * LIST (…) "/" name} */
    record Listed(Set<String> attributes, String name) implements Response {
        public Listed {
            attributes = Set.copyOf(attributes);
        }
    }

    /** {@code * STATUS name (…)}; each item's value as it was sent, without parentheses. */
    record Status(String name, Map<String, String> items) implements Response {
        public Status {
            items = Map.copyOf(items);
        }
    }

    /** {@code * SEARCH …} and {@code * ESEARCH … ALL …}. */
    record Found(List<Long> numbers, OptionalLong modSeq) implements Response {
        public Found {
            numbers = List.copyOf(numbers);
        }
    }

    /** {@code * n EXISTS} */
    record Exists(long count) implements Response {}

    /** {@code * n RECENT} */
    record Recent(long count) implements Response {}

    /** {@code * n EXPUNGE} */
    record Expunge(long number) implements Response {}

    /** {@code * VANISHED …}; RFC 7162 §3.2.10 */
    record Vanished(boolean isEarlier, List<Long> uids) implements Response {
        public Vanished {
            uids = List.copyOf(uids);
        }
    }

    /**
     * {@code * n FETCH (…)}
     *
     * @param facts all other items by their names, as they were sent
     */
    record Fetch(
            long number,
            OptionalLong uid,
            Optional<Set<String>> flags,
            OptionalLong modSeq,
            Map<String, String> facts)
            implements Response {
        public Fetch {
            flags = flags.map(Set::copyOf);
            facts = Map.copyOf(facts);
        }
    }
}
