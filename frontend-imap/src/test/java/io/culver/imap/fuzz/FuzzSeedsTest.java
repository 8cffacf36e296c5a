package io.culver.imap.fuzz;

import io.culver.imap.netty.FramingFuzz;
import io.culver.testkit.fuzz.FuzzSeeds;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every target holds for its seeds, and for what is near them. */
class FuzzSeedsTest {
    private static final int MUTATIONS = 300;

    /** A target, by the folder of its seeds. */
    enum Target {
        FRAMING("framing"),
        ARGUMENTS("arguments"),
        MODIFIED_UTF7("modified-utf7"),
        MESSAGE_SETS("message-sets"),
        STRUCTURE("structure"),
        ENCODED_WORDS("encoded-words");

        private final String folder;

        Target(String folder) {
            this.folder = folder;
        }

        void run(byte[] octets) {
            switch (this) {
                case FRAMING -> FramingFuzz.fuzzerTestOneInput(octets);
                case ARGUMENTS -> ArgumentsFuzz.fuzzerTestOneInput(octets);
                case MODIFIED_UTF7 -> ModifiedUtf7Fuzz.fuzzerTestOneInput(octets);
                case MESSAGE_SETS -> MessageSetFuzz.fuzzerTestOneInput(octets);
                case STRUCTURE -> StructureFuzz.fuzzerTestOneInput(octets);
                case ENCODED_WORDS -> EncodedWordsFuzz.fuzzerTestOneInput(octets);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void holdsForSeedsAndWhatIsNearThem(Target target) throws IOException {
        FuzzSeeds.run(target.folder, MUTATIONS, target::run);
    }
}
