package io.culver.testkit.transcript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code given: INBOX 3, Archive 0; enabled IMAP4rev2; selected INBOX; B: authenticated}.
 * Without a state, a connection is authenticated.
 */
final class GivenParser {
    private static final Pattern MAILBOX = Pattern.compile("(\\S(?:.*\\S)?) (\\d{1,5})");
    private static final Pattern LIMIT =
            Pattern.compile(" (STORAGE|MESSAGE|MAILBOX) (\\d{1,12})(?= |$)");
    private static final Pattern STATE =
            Pattern.compile(
                    "(?:([A-Z]): )?(?:(not authenticated|authenticated)|(selected|examined)"
                            + " (\\S.*))");

    private final int line;
    private final SequencedMap<String, Integer> mailboxes = new LinkedHashMap<>();
    private final Map<String, Long> quota = new HashMap<>();
    private final List<String> enabled = new ArrayList<>();
    private final Map<String, ConnectionState> states = new HashMap<>();

    private GivenParser(int line) {
        this.line = line;
    }

    static Given parse(int line, String text) {
        var parser = new GivenParser(line);
        parser.states.put("", new ConnectionState.Authenticated());
        for (String clause : text.split(";", -1)) {
            parser.clause(clause.strip());
        }
        return new Given(parser.mailboxes, parser.quota, parser.enabled, parser.states);
    }

    private void clause(String clause) {
        Matcher state = STATE.matcher(clause);
        if (state.matches()) {
            String connection = state.group(1) == null ? "" : state.group(1);
            states.put(connection, state(state));
        } else if (clause.startsWith("enabled ")) {
            enabled.addAll(List.of(clause.substring("enabled ".length()).strip().split(" +")));
        } else if (clause.startsWith("quota ")) {
            quota(clause);
        } else {
            for (String mailbox : clause.split(",", -1)) {
                mailbox(mailbox.strip());
            }
        }
    }

    private static ConnectionState state(Matcher clause) {
        if (clause.group(2) != null) {
            return clause.group(2).equals("authenticated")
                    ? new ConnectionState.Authenticated()
                    : new ConnectionState.NotAuthenticated();
        }
        return new ConnectionState.Selected(clause.group(4), clause.group(3).equals("examined"));
    }

    private void quota(String clause) {
        Matcher limit = LIMIT.matcher(clause);
        int end = "quota".length();
        while (limit.find(end) && limit.start() == end) {
            quota.put(limit.group(1), Long.valueOf(limit.group(2)));
            end = limit.end();
        }
        if (end < clause.length()) {
            throw new TranscriptSyntaxException(
                    line, "quota RESOURCE AMOUNT, of STORAGE (octets), MESSAGE and MAILBOX");
        }
    }

    private void mailbox(String text) {
        Matcher mailbox = MAILBOX.matcher(text);
        if (!mailbox.matches()) {
            throw new TranscriptSyntaxException(
                    line, "MAILBOX COUNT, enabled NAME, or a state; got: " + text);
        }
        mailboxes.put(mailbox.group(1), Integer.parseInt(mailbox.group(2)));
    }
}
