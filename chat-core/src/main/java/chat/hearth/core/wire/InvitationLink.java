package chat.hearth.core.wire;

import chat.hearth.core.bytes.Alphabet;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.VerifyKey;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Invitations as text: `hearth:1?` and base64url of `{0 identity, 1 address, 2 device, 3 token, 4 broker, 5 name,
/// 6 expires, 8 SHA-256 of the broker's certificate, 10 join code}`. The address is left out where it is the peer id.
public final class InvitationLink {
    private static final int MAX_SIZE = 2 * 1024;
    /// Longer text is not searched: a clipboard may hold anything.
    private static final int MAX_TEXT = 64 * 1024;
    private static final int TOKEN_SIZE = 16;
    private static final int DIGEST_SIZE = 32;
    private static final Pattern LINK =
            Pattern.compile("(?<![a-z0-9+.-])hearth:([0-9]{1,9})\\?([A-Za-z0-9_-]+)", Pattern.CASE_INSENSITIVE);
    /// What is left of a link that lost its end.
    private static final Pattern TRACE = Pattern.compile("(?<![a-z0-9+.-])hearth:[0-9?]", Pattern.CASE_INSENSITIVE);
    private static final Pattern JOIN_CODE = Pattern.compile("[!-~]{1,64}");

    private InvitationLink() {}

    /// With the name, for a message or a mail. At most 2 KiB.
    public static String full(Invitation invitation) {
        return link(fields(invitation, invitation.name()));
    }

    /// Without the name, so that the picture stays coarse: at most 300 characters for a broker whose URI has up to 80.
    public static String forQr(Invitation invitation) {
        return link(fields(invitation, Optional.empty()));
    }

    /// Finds the invitation in what somebody pasted, whatever stands around it. Throws [InvalidInvitation]. Whether it
    /// has expired is for the caller to judge, who has the clock.
    public static Invitation parse(String text) {
        String searched = text.substring(0, Math.min(MAX_TEXT, text.length()));
        Matcher link = LINK.matcher(searched);
        if (link.find()) {
            return parse(Integer.parseInt(link.group(1)), link.group(2));
        }
        throw TRACE.matcher(searched).find()
                ? new InvalidInvitation(InvalidInvitation.Why.BROKEN, "an invitation without an end")
                : new InvalidInvitation(InvalidInvitation.Why.NOT_A_LINK, "no invitation there");
    }

    private static Invitation parse(int version, String encoded) {
        if (version > 1) {
            throw new InvalidInvitation(InvalidInvitation.Why.NEWER_VERSION, "an invitation of version " + version);
        }
        try {
            Cbor.require(version == 1, "there is no version 0");
            return invitation(Cbor.decode(Alphabet.fromBase64Url(encoded), MAX_SIZE));
        } catch (ProtocolException | IllegalArgumentException e) {
            throw new InvalidInvitation(InvalidInvitation.Why.BROKEN, "a broken invitation", e);
        }
    }

    private static Cbor fields(Invitation invitation, Optional<DisplayName> name) {
        Cbor map = Cbor.map()
                .with(0, Cbor.of(invitation.identity().raw()))
                .with(2, Cbor.of(invitation.device().raw()))
                .with(3, Cbor.of(invitation.token()))
                .with(6, Cbor.of(invitation.expires()));
        if (!invitation.address().equals(Address.of(invitation.peer()))) {
            map.with(1, Cbor.of(invitation.address().value()));
        }
        invitation
                .network()
                .ifPresent(
                        uri -> map.with(4, Cbor.of(BrokerUri.of(uri.toString()).toString())));
        name.ifPresent(shown -> map.with(5, Cbor.of(shown.value())));
        invitation.certificate().ifPresent(digest -> map.with(8, Cbor.of(digest)));
        invitation.joinCode().ifPresent(code -> map.with(10, Cbor.of(code)));
        return map;
    }

    private static String link(Cbor map) {
        String link = "hearth:1?" + Alphabet.base64Url(map.encode());
        if (link.length() > MAX_SIZE) {
            throw new IllegalArgumentException("an invitation of " + link.length() + " characters");
        }
        return link;
    }

    private static Invitation invitation(Cbor map) {
        VerifyKey identity = CardCodec.verifyKey(map.need(0));
        return new Invitation(
                identity,
                map.find(1).map(CardCodec::address).orElseGet(() -> Address.of(PeerId.of(identity))),
                CardCodec.deviceId(map.need(2)),
                map.need(3).bytes(TOKEN_SIZE),
                map.find(4).map(uri -> BrokerUri.of(uri.text())),
                map.find(5).flatMap(name -> DisplayName.cut(name.text())),
                map.need(6).time(),
                map.find(8).map(digest -> digest.bytes(DIGEST_SIZE)),
                map.find(10).map(InvitationLink::joinCode));
    }

    private static String joinCode(Cbor item) {
        String code = item.text();
        Cbor.require(JOIN_CODE.matcher(code).matches(), "not a join code");
        return code;
    }
}
