package io.culver.proto;

import com.google.protobuf.ByteString;
import io.culver.model.Address;
import io.culver.model.Envelope;
import io.culver.model.RawText;
import io.culver.proto.model.v1.ModelProto;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Envelopes and their addresses. Sender and Reply-To are not written where they are From. */
final class EnvelopeCodec {
    private EnvelopeCodec() {}

    static ModelProto.Envelope encode(Envelope envelope) {
        var message =
                ModelProto.Envelope.newBuilder()
                        .addAllFrom(addresses(envelope.from()))
                        .addAllTo(addresses(envelope.to()))
                        .addAllCc(addresses(envelope.cc()))
                        .addAllBcc(addresses(envelope.bcc()));
        if (!envelope.sender().equals(envelope.from())) {
            message.addAllSender(addresses(envelope.sender()));
        }
        if (!envelope.replyTo().equals(envelope.from())) {
            message.addAllReplyTo(addresses(envelope.replyTo()));
        }
        envelope.date().map(EnvelopeCodec::octets).ifPresent(message::setDate);
        envelope.subject().map(EnvelopeCodec::octets).ifPresent(message::setSubject);
        envelope.inReplyTo().map(EnvelopeCodec::octets).ifPresent(message::setInReplyTo);
        envelope.messageId().map(EnvelopeCodec::octets).ifPresent(message::setMessageId);
        return message.build();
    }

    static Envelope decode(ModelProto.Envelope message) {
        List<Address> from = decode(message.getFromList());
        return new Envelope(
                text(message.hasDate(), message.getDate()),
                text(message.hasSubject(), message.getSubject()),
                from,
                message.getSenderCount() == 0 ? from : decode(message.getSenderList()),
                message.getReplyToCount() == 0 ? from : decode(message.getReplyToList()),
                decode(message.getToList()),
                decode(message.getCcList()),
                decode(message.getBccList()),
                text(message.hasInReplyTo(), message.getInReplyTo()),
                text(message.hasMessageId(), message.getMessageId()));
    }

    private static List<ModelProto.Address> addresses(List<Address> addresses) {
        return addresses.stream().map(EnvelopeCodec::encode).toList();
    }

    private static List<Address> decode(List<ModelProto.Address> messages) {
        return messages.stream().map(EnvelopeCodec::decode).toList();
    }

    private static ModelProto.Address encode(Address address) {
        var message = ModelProto.Address.newBuilder();
        return switch (address) {
            case Address.Mailbox mailbox -> message.setMailbox(encode(mailbox)).build();
            case Address.Group group -> message.setGroup(encode(group)).build();
        };
    }

    private static ModelProto.Address.Mailbox encode(Address.Mailbox mailbox) {
        var message = ModelProto.Address.Mailbox.newBuilder();
        mailbox.name().map(EnvelopeCodec::octets).ifPresent(message::setName);
        mailbox.route().map(EnvelopeCodec::octets).ifPresent(message::setRoute);
        mailbox.local().map(EnvelopeCodec::octets).ifPresent(message::setLocal);
        mailbox.domain().map(EnvelopeCodec::octets).ifPresent(message::setDomain);
        return message.build();
    }

    private static ModelProto.Address.Group encode(Address.Group group) {
        return ModelProto.Address.Group.newBuilder()
                .setName(octets(group.name()))
                .addAllMembers(group.members().stream().map(EnvelopeCodec::encode).toList())
                .build();
    }

    private static Address decode(ModelProto.Address message) {
        return switch (message.getKindCase()) {
            case MAILBOX -> decode(message.getMailbox());
            case GROUP -> decode(message.getGroup());
            case KIND_NOT_SET -> throw Malformed.refusal("malformed address");
        };
    }

    private static Address.Mailbox decode(ModelProto.Address.Mailbox message) {
        return new Address.Mailbox(
                text(message.hasName(), message.getName()),
                text(message.hasRoute(), message.getRoute()),
                text(message.hasLocal(), message.getLocal()),
                text(message.hasDomain(), message.getDomain()));
    }

    private static Address.Group decode(ModelProto.Address.Group message) {
        return new Address.Group(
                text(message.getName()),
                message.getMembersList().stream().map(EnvelopeCodec::decode).toList());
    }

    static ByteString octets(RawText text) {
        return ByteString.copyFrom(text.octets(), StandardCharsets.ISO_8859_1);
    }

    static RawText text(ByteString octets) {
        return new RawText(octets.toString(StandardCharsets.ISO_8859_1));
    }

    static Optional<RawText> text(boolean isPresent, ByteString octets) {
        return isPresent ? Optional.of(text(octets)) : Optional.empty();
    }
}
