package io.culver.mailbox.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.model.ThreadAlgorithm;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** J14: threads of random small mailboxes are those that the RFC's own words make. RFC 5256 §3 */
class RandomThreadsTest {
    private static final List<String> SUBJECTS = List.of("", "a", "Re: a", "b", "Fwd: b", "Re: c");
    private static final int MAILBOXES = 200;

    @RepeatedTest(value = 100, name = "seed {currentRepetition}")
    void areThoseOfTheRfc(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        for (int i = 0; i < MAILBOXES; i++) {
            var mails = new Mails();
            int ids = 1 + random.nextInt(12);
            int count = random.nextInt(14);
            for (int n = 0; n < count; n++) {
                mails.add(header(random, ids), random.nextInt(5), 1);
            }
            List<Candidate> messages = mails.messages();
            assertEquals(
                    Mails.written(NaiveThreads.of(messages)),
                    Mails.written(Threading.thread(messages, ThreadAlgorithm.REFERENCES)));
        }
    }

    private static String header(SplittableRandom random, int ids) {
        String references =
                Stream.generate(() -> id(random, ids))
                        .limit(random.nextInt(5))
                        .collect(Collectors.joining(" "));
        String subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
        return "Message-ID: %s\nReferences: %s\nSubject: %s\n"
                .formatted(random.nextInt(8) == 0 ? "" : id(random, ids), references, subject);
    }

    private static String id(SplittableRandom random, int ids) {
        return "<" + random.nextInt(ids) + "@x>";
    }
}
