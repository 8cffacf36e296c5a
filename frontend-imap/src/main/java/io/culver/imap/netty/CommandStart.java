package io.culver.imap.netty;

import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.Signature;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What framing has to know of a command: its tag, so that it can be refused, and its signature.
 *
 * @param tag empty if it is not one, and must not be repeated to the client
 * @param signature empty if there is no such command
 * @param arguments how many words follow the command's name in the first line
 */
record CommandStart(Optional<String> tag, Optional<Signature> signature, int arguments) {

    private static final int MAX_TAG = 64;
    private static final Pattern START =
            Pattern.compile(
                    "([!#$&',\\-./0-9:;<=>?@A-Z\\[\\]^_`a-z|}~]++)(?= |\\z)"
                            + "(?: (?:(UID) )?([A-Za-z0-9]+)(?: (.*))?)?.*",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    static CommandStart of(String firstLine, Grammar grammar) {
        Matcher matcher = START.matcher(firstLine);
        if (!matcher.matches() || matcher.group(1).length() > MAX_TAG) {
            return new CommandStart(Optional.empty(), Optional.empty(), 0);
        }
        String name = matcher.group(3);
        boolean isUid = matcher.group(2) != null;
        Optional<Signature> signature =
                name == null
                        ? Optional.empty()
                        : grammar.command(name.toUpperCase(Locale.ROOT), isUid)
                                .map(command -> command.signature())
                                .map(plain -> isUid ? plain.uidForm() : plain);
        return new CommandStart(Optional.of(matcher.group(1)), signature, words(matcher.group(4)));
    }

    /** A name in quotes may count as several: a message comes later all the same. */
    private static int words(@Nullable String text) {
        return text == null || text.isBlank() ? 0 : text.strip().split(" +", -1).length;
    }

    /** Whether a literal is a message when this many have come before it. */
    boolean takesMessage(int literals) {
        return signature
                .map(Signature::messageAfter)
                .filter(before -> before > 0 && arguments + literals >= before)
                .isPresent();
    }

    boolean carriesSasl() {
        return signature.filter(Signature::carriesSasl).isPresent();
    }

    boolean changesTransport() {
        return signature.filter(Signature::changesTransport).isPresent();
    }

    boolean usesNumbers() {
        return signature.filter(Signature::usesNumbers).isPresent();
    }
}
