package io.culver.mailbox.grpc;

import io.culver.mailbox.codec.meta.StoredMeta;
import io.culver.mailbox.limits.Limits;
import io.culver.model.EmailId;
import io.culver.model.MetaPart;
import io.culver.proto.mailbox.v1.DescribeResponse;
import java.util.Set;
import java.util.function.Consumer;

/** Gathers descriptions into responses that gRPC likes to carry. */
final class Descriptions {
    private final Consumer<DescribeResponse> out;
    private final Set<MetaPart> parts;
    private DescribeResponse.Builder lot = DescribeResponse.newBuilder();
    private long octets;

    /**
     * @param parts what is told of each content; if none is named, everything
     */
    Descriptions(Consumer<DescribeResponse> out, Set<MetaPart> parts) {
        this.out = out;
        this.parts = parts;
    }

    void add(EmailId email, StoredMeta meta) {
        var description =
                DescribeResponse.Description.newBuilder()
                        .setEmailId(email.value())
                        .setMeta(meta.only(parts))
                        .build();
        int size = description.getSerializedSize();
        if (octets + size > Limits.DESCRIBE_RESPONSE_OCTETS) {
            flush();
        }
        lot.addDescriptions(description);
        octets += size;
    }

    void flush() {
        if (octets > 0) {
            out.accept(lot.build());
            lot = DescribeResponse.newBuilder();
            octets = 0;
        }
    }
}
