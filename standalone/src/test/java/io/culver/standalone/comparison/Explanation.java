package io.culver.standalone.comparison;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Why Culver tells something else than Dovecot, where it means to: each has its paragraph in
 * docs/beside-dovecot.md.
 */
enum Explanation {
    /** Dovecot squeezes spaces out of some values and leaves them at the end of others. */
    WHITE_SPACE {
        @Override
        boolean explains(Difference difference) {
            return withoutSpaces(difference.ours()).equals(withoutSpaces(difference.theirs()));
        }
    },
    /** Dovecot invents names for the parts that an address lacks. */
    INCOMPLETE_ADDRESS {
        @Override
        boolean explains(Difference difference) {
            String theirs =
                    withoutSpaces(difference.theirs())
                            .replace("MISSING_DOMAIN", "")
                            .replace("MISSING_MAILBOX", "");
            return withoutSpaces(difference.ours()).equals(theirs);
        }
    },
    /** Dovecot stops reading a field where its syntax ends; Culver looks for what follows. */
    BROKEN_FIELD {
        @Override
        boolean explains(Difference difference) {
            String ours = difference.ours().shown();
            String theirs = difference.theirs().shown();
            return theirs.contains("SYNTAX_ERROR")
                    || theirs.contains("MISSING_")
                    || theirs.startsWith("\"\" \"\"")
                    || theirs.equals("\"\"")
                    || (isAddress(difference) && isCut(ours, theirs))
                    || (difference.field().endsWith("number of parts")
                            && ours.toLowerCase(Locale.ROOT).contains("\"boundary\"")
                            && !theirs.toLowerCase(Locale.ROOT).contains("\"boundary\""));
        }

        private static boolean isAddress(Difference difference) {
            return difference.ours() instanceof Value.Group
                    && difference.field().matches(".*(from|sender|reply-to|to|cc|bcc)");
        }

        // An address where a name should be, or after one that ends too soon.
        private static boolean isCut(String ours, String theirs) {
            return ours.startsWith(theirs.substring(0, theirs.length() - 1))
                    || ADDRESS_AS_NAME.matcher(ours).find()
                    || theirs.isEmpty();
        }
    },
    /** Dovecot tells 7bit for an encoding that it does not know; 8BIT in capitals is one. */
    UNKNOWN_ENCODING {
        @Override
        boolean explains(Difference difference) {
            return difference.field().endsWith("encoding")
                    && difference.theirs().characters().equals("7bit");
        }
    },
    /** Dovecot does not tell what is left of a part whose encoding is broken. */
    BROKEN_ENCODING {
        @Override
        boolean explains(Difference difference) {
            return difference.field().contains("BINARY.PEEK[")
                    && difference.theirs().shown().isEmpty();
        }
    },
    /** No boundary may be longer than 70 characters or end in a space. RFC 2046 §5.1.1 */
    ODD_BOUNDARY {
        @Override
        boolean explains(Difference difference) {
            return difference.field().endsWith("number of parts")
                    && ODD.matcher(difference.ours().shown()).find();
        }
    },
    /** A field that may be there once is there twice: the first counts, for Dovecot the last. */
    REPEATED_FIELD {
        @Override
        boolean explains(Difference difference) {
            return difference.field().startsWith("ENVELOPE repeated ");
        }
    },
    /** Dovecot tells the default charset of a text that has other parameters or none. */
    DEFAULT_CHARSET {
        @Override
        boolean explains(Difference difference) {
            String theirs = difference.theirs().shown();
            int at = theirs.lastIndexOf("\"charset\" \"us-ascii\"");
            return difference.field().endsWith("parameters")
                    && at >= 0
                    && (at == 0 ? "NIL" : theirs.substring(0, at - 1))
                            .equals(difference.ours().shown());
        }
    },
    /** RFC 2231: Culver decodes the values of such parameters, as RFC 9051 §7.5.2 wants. */
    EXTENDED_PARAMETER {
        @Override
        boolean explains(Difference difference) {
            return names(difference.ours()).anyMatch(name -> name.endsWith("*"))
                    && names(difference.ours())
                            .toList()
                            .equals(names(difference.theirs()).toList());
        }
    },
    /** A message in base64 is none that could be looked into. RFC 2046 §5.2.1 */
    ENCODED_MESSAGE {
        @Override
        boolean explains(Difference difference) {
            return difference.ours().shown().startsWith("\"application\" \"octet-stream\"")
                    && difference.theirs().shown().startsWith("\"message\" \"rfc822\"");
        }
    },
    /** Whose is the line end before a boundary, after a header or another boundary? */
    LINE_END_BEFORE_BOUNDARY {
        @Override
        boolean explains(Difference difference) {
            int lineEnd = difference.field().endsWith("message octets") ? 2 : 1;
            String ours = difference.ours().characters();
            String theirs = difference.theirs().characters();
            return difference.field().startsWith("BODY[")
                    ? theirs.equals(ours + "\r\n") || ours.equals(theirs + "\r\n")
                    : difference.field().contains(" message ")
                            && number(difference.ours()) + lineEnd == number(difference.theirs());
        }
    };

    private static final Pattern ODD = Pattern.compile("(?i)\"boundary\" \"([^\"]{71,}|[^\"]* )\"");

    private static final Pattern ADDRESS_AS_NAME = Pattern.compile("\"[^\" ]+@[^\" ]+\" NIL \"");

    abstract boolean explains(Difference difference);

    static Optional<Explanation> of(Difference difference) {
        return Stream.of(values()).filter(each -> each.explains(difference)).findFirst();
    }

    private static String withoutSpaces(Value value) {
        return value.shown().replaceAll("\\s", "");
    }

    /** Of parameters, in a list by themselves or in a disposition. */
    private static Stream<String> names(Value value) {
        List<Value> values = value.values();
        if (values.size() == 2 && values.getLast() instanceof Value.Group parameters) {
            return names(parameters);
        }
        return IntStream.range(0, values.size())
                .filter(i -> i % 2 == 0)
                .mapToObj(i -> values.get(i).characters().toLowerCase(Locale.ROOT));
    }

    private static long number(Value value) {
        return value instanceof Value.Atom(var digits) ? Long.parseLong(digits) : -1;
    }
}
