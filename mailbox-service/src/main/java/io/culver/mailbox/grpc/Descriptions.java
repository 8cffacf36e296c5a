package io.culver.mailbox.grpc;

import io.culver.mailbox.limits.Limits;
import io.culver.model.EmailId;
import io.culver.model.MessageMeta;
import io.culver.proto.MetaCodec;
import io.culver.proto.mailbox.v1.DescribeResponse;
import java.util.function.Consumer;

/** Gathers descriptions into responses that gRPC likes to carry. */
final class Descriptions {
    private final Consumer<DescribeResponse> out;
    private DescribeResponse.Builder lot = DescribeResponse.newBuilder();
    private long octets;

    Descriptions(Consumer<DescribeResponse> out) {
        this.out = out;
    }

    void add(EmailId email, MessageMeta meta) {
        var description =
                DescribeResponse.Description.newBuilder()
                        .setEmailId(email.value())
                        .setMeta(MetaCodec.encode(meta))
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
