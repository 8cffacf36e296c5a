package io.culver.search.exact;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.culver.mime.text.MailText;
import io.culver.model.EmailId;
import io.culver.model.SearchCriteria;
import io.culver.search.query.OneAccount;
import io.culver.search.query.ScratchFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The index finds a text in a message if looking through the message does: the input is what is
 * looked for, a header field's value and the texts of a body, each ended by NUL. RFC 9051 §6.4.4
 */
public final class QueryFuzz {
    private static final String FIELD = "Subject";

    /** Open as long as the process lives: what is one message's is replaced by the next. */
    private static final OneAccount INDEX = open();

    private QueryFuzz() {}

    private static OneAccount open() {
        try {
            Path directory = Files.createTempDirectory("query-fuzz");
            var index = new OneAccount(directory);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(index, directory)));
            return index;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(OneAccount index, Path directory) {
        index.close();
        try {
            ScratchFiles.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] octets) {
        List<String> texts = Arrays.asList(new String(octets, UTF_8).split("\0", -1));
        String needle = texts.getFirst();
        var mail =
                new MailText(
                        new EmailId(1),
                        texts.stream()
                                .skip(1)
                                .limit(1)
                                .map(value -> new MailText.Field(FIELD, value))
                                .toList(),
                        List.of(),
                        texts.stream().skip(2).toList());
        INDEX.add(mail);
        var scan = new Scan(List.of(mail));
        for (SearchCriteria criteria :
                List.of(
                        new SearchCriteria.Header(FIELD, needle),
                        new SearchCriteria.Body(needle),
                        new SearchCriteria.Text(needle))) {
            List<Long> found = INDEX.find(criteria);
            if (!found.equals(scan.find(criteria))) {
                throw new AssertionError(criteria + " finds " + found + " in " + mail);
            }
        }
    }
}
