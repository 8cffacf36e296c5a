package io.culver.search.exact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The messages of a file in mboxrd format. RFC 4155 */
final class Mbox {
    private static final Pattern FROM_LINE = Pattern.compile("^From .*\\r?\\n", Pattern.MULTILINE);
    private static final Pattern QUOTED = Pattern.compile("^>(>*From )", Pattern.MULTILINE);

    private Mbox() {}

    static List<byte[]> read(Path file) throws IOException {
        List<byte[]> messages = new ArrayList<>();
        String all = Files.readString(file, StandardCharsets.ISO_8859_1);
        Matcher line = FROM_LINE.matcher(all);
        int start = line.find() ? line.end() : all.length();
        while (start < all.length()) {
            int end = line.find() ? line.start() : all.length();
            String plain = QUOTED.matcher(all.substring(start, end)).replaceAll("$1");
            messages.add(plain.getBytes(StandardCharsets.ISO_8859_1));
            start = end == all.length() ? end : line.end();
        }
        return messages;
    }
}
