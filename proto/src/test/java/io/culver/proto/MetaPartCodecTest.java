package io.culver.proto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MetaPart;
import io.culver.proto.model.v1.ModelProto.MessageMeta.Part;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names of parts on their way between services. */
class MetaPartCodecTest {
    @Test
    void allSurvive() {
        Set<MetaPart> all = EnumSet.allOf(MetaPart.class);
        assertEquals(all, MetaPartCodec.decode(MetaPartCodec.encode(all)));
        assertEquals(Set.of(), MetaPartCodec.decode(List.of()));
    }

    @Test
    void refusesAPartThatHasNoName() {
        for (Part part : List.of(Part.PART_UNSPECIFIED, Part.UNRECOGNIZED)) {
            var refusal =
                    assertThrows(MailException.class, () -> MetaPartCodec.decode(List.of(part)));
            assertEquals(MailError.INVALID, refusal.error());
        }
    }
}
