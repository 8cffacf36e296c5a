package io.culver.testkit.transcript;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What a session starts from.
 *
 * @param mailboxes how many messages each mailbox holds, in the order of the file
 * @param quota limits of the account by resource: octets, messages, mailboxes
 * @param enabled what every connection has ENABLEd
 * @param states the state of each connection by its name; the empty name is for all others
 */
record Given(
        SequencedMap<String, Integer> mailboxes,
        Map<String, Long> quota,
        List<String> enabled,
        Map<String, ConnectionState> states) {

    /** A new connection to an account that has an empty INBOX. */
    static final Given NOTHING = new Given(new LinkedHashMap<>(), Map.of(), List.of(), Map.of());

    Given {
        mailboxes = new LinkedHashMap<>(mailboxes);
        quota = Map.copyOf(quota);
        enabled = List.copyOf(enabled);
        states = Map.copyOf(states);
    }

    ConnectionState stateOf(String connection) {
        ConnectionState common = states.getOrDefault("", new ConnectionState.NotAuthenticated());
        return states.getOrDefault(connection, common);
    }
}
