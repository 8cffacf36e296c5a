package io.culver.proto;

import io.culver.model.ThreadAlgorithm;
import io.culver.model.ThreadMember;
import io.culver.model.Uid;
import io.culver.proto.model.v1.ModelProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What THREAD asks and tells: members of threads as columns. */
public final class ThreadCodec {
    private ThreadCodec() {}

    public static ModelProto.ThreadAlgorithm encode(ThreadAlgorithm algorithm) {
        return switch (algorithm) {
            case ORDEREDSUBJECT -> ModelProto.ThreadAlgorithm.ORDEREDSUBJECT;
            case REFERENCES -> ModelProto.ThreadAlgorithm.REFERENCES;
        };
    }

    public static ThreadAlgorithm decode(ModelProto.ThreadAlgorithm message) {
        return switch (message) {
            case ORDEREDSUBJECT -> ThreadAlgorithm.ORDEREDSUBJECT;
            case REFERENCES -> ThreadAlgorithm.REFERENCES;
            case THREAD_ALGORITHM_UNSPECIFIED, UNRECOGNIZED ->
                    throw Malformed.refusal("malformed thread algorithm");
        };
    }

    public static ModelProto.ThreadMembers encode(List<ThreadMember> members) {
        var message = ModelProto.ThreadMembers.newBuilder();
        for (ThreadMember member : members) {
            message.addUids(member.message().map(NumberCodec::encode).orElse(0))
                    .addReplies(member.replies());
        }
        return message.build();
    }

    public static List<ThreadMember> decode(ModelProto.ThreadMembers message) {
        return Malformed.unless(() -> members(message), "malformed threads");
    }

    private static List<ThreadMember> members(ModelProto.ThreadMembers message) {
        if (message.getUidsCount() != message.getRepliesCount()) {
            throw new IllegalArgumentException("columns differ in length");
        }
        List<ThreadMember> members = new ArrayList<>(message.getUidsCount());
        for (int i = 0; i < message.getUidsCount(); i++) {
            int uid = message.getUids(i);
            Optional<Uid> known = uid == 0 ? Optional.empty() : Optional.of(NumberCodec.uid(uid));
            members.add(new ThreadMember(known, message.getReplies(i)));
        }
        return members;
    }
}
