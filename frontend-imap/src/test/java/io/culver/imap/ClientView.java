package io.culver.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What a naive client knows of its mailbox: a list that nothing changes but the responses it has
 * read. RFC 9051 §2.3.1.2, §7.5.1
 */
final class ClientView {

    private final List<Message> messages = new ArrayList<>();

    /** A message, as far as the client has been told. */
    static final class Message {
        private Optional<Long> uid = Optional.empty();
        private Optional<Set<String>> flags = Optional.empty();
        private boolean isToldOf;

        Optional<Long> uid() {
            return uid;
        }

        Optional<Set<String>> flags() {
            return flags;
        }
    }

    /** What the server says that there is. */
    record Row(long uid, Set<String> flags) {}

    int size() {
        return messages.size();
    }

    List<Long> uids() {
        return messages.stream().flatMap(message -> message.uid().stream()).toList();
    }

    void exists(int count) {
        assertTrue(count >= size(), "EXISTS shrinks the mailbox from " + size());
        while (size() < count) {
            messages.add(new Message());
        }
    }

    void expunge(int number) {
        assertTrue(number >= 1 && number <= size(), "no such message among " + size());
        messages.remove(number - 1);
    }

    /** A message with this UID is gone; it may be one of those whose UIDs are not known. */
    void vanish(long uid) {
        if (messages.removeIf(message -> message.uid().filter(it -> it == uid).isPresent())) {
            return;
        }
        int first = size();
        while (first > 0 && messages.get(first - 1).uid().filter(it -> it < uid).isEmpty()) {
            first--;
        }
        int last = first;
        while (last < size() && messages.get(last).uid().isEmpty()) {
            last++;
        }
        assertTrue(first < last, "vanished without having been there: " + uid);
        messages.remove(first);
        // Which one of them it was is not known, so neither is what the others are.
        messages.subList(first, last - 1).forEach(message -> message.flags = Optional.empty());
    }

    void fetch(int number, Optional<Long> uid, Optional<Set<String>> flags) {
        assertTrue(number >= 1 && number <= size(), "no such message among " + size());
        Message message = messages.get(number - 1);
        uid.ifPresent(told -> identify(number, message, told));
        if (flags.isPresent()) {
            message.flags = flags;
            message.isToldOf = true;
        }
    }

    private void identify(int number, Message message, long uid) {
        message.uid().ifPresent(known -> assertEquals(known, uid, "another message"));
        message.uid = Optional.of(uid);
        List<Long> ascending = uids();
        assertEquals(ascending.stream().sorted().distinct().toList(), ascending, "at " + number);
    }

    /** Forgets which messages the server has sent the flags of. */
    void nothingTold() {
        messages.forEach(message -> message.isToldOf = false);
    }

    List<Message> numbered(int first, int last) {
        return List.copyOf(messages.subList(first - 1, last));
    }

    /** A silent STORE was done: what the server told of meanwhile is newer. */
    void stored(Predicate<Message> targets, UnaryOperator<Set<String>> change) {
        for (Message message : messages) {
            if (targets.test(message) && !message.isToldOf) {
                message.flags =
                        message.uid().isPresent()
                                ? message.flags.map(before -> change.apply(new HashSet<>(before)))
                                : Optional.empty();
            }
        }
    }

    /** Nothing that the client believes is wrong. */
    void agreesWith(List<Row> server) {
        assertEquals(server.size(), size(), "messages");
        for (int i = 0; i < size(); i++) {
            Row row = server.get(i);
            Message message = messages.get(i);
            message.uid().ifPresent(uid -> assertEquals(row.uid(), uid, "UID"));
            message.flags().ifPresent(flags -> assertEquals(row.flags(), flags, "flags of " + row));
        }
    }

    /** The client knows everything that there is. */
    void isComplete() {
        assertTrue(messages.stream().allMatch(message -> message.uid().isPresent()), "UIDs");
        assertTrue(messages.stream().allMatch(message -> message.flags().isPresent()), "flags");
    }
}
