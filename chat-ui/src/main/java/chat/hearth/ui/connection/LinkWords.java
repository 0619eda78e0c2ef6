package chat.hearth.ui.connection;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.transport.Hosting;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.NetworkCheck.Finding;
import chat.hearth.core.transport.NetworkCheck.Step;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.ShownCertificate;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Network, broker and store in words: what is so, why, and what can be done about it.
public final class LinkWords {
    private final Texts texts;
    private final Times times;

    @Inject
    public LinkWords(Texts texts, Times times) {
        this.texts = texts;
        this.times = times;
    }

    /// What a network is called.
    public String name(NetworkChoice choice) {
        return switch (choice) {
            case NetworkChoice.Hosted _ -> texts.get("connection.name.hosted");
            case NetworkChoice.Guest guest -> guest.uri().getHost();
            case NetworkChoice.Broker broker -> broker.uri().getHost();
        };
    }

    /// Whole sentences. Says the seconds to the next try as of now.
    public String sentence(Link link, NetworkChoice choice) {
        String name = nameInside(choice);
        return switch (link) {
            case Link.Up up -> texts.get("connection.sentence.up", name, times.moment(up.since()));
            case Link.Connecting(int attempt) -> texts.get("connection.sentence.connecting", name, attempt);
            case Link.Down down ->
                texts.get(
                        "connection.sentence.down",
                        name,
                        times.moment(down.since()),
                        brief(down.why()),
                        secondsUntil(down.nextAttempt()));
            case Link.Refused(var why, var _) ->
                texts.get("connection.sentence.refused", why(why, name(choice)), advice(why));
            case Link.Closed _ -> texts.get("connection.sentence.closed", name);
        };
    }

    /// A few words, as beside a dot.
    public String brief(Link link) {
        return switch (link) {
            case Link.Up up -> texts.get(up.secure() ? "connection.brief.up.tls" : "connection.brief.up");
            case Link.Connecting(int attempt) -> texts.get("connection.brief.connecting", attempt);
            case Link.Down down ->
                texts.get("connection.brief.down", brief(down.why()), secondsUntil(down.nextAttempt()));
            case Link.Refused(var why, var _) -> texts.get("connection.brief.refused", brief(why));
            case Link.Closed _ -> texts.get("connection.brief.closed");
        };
    }

    /// As [#brief(Link)], but while connecting again it keeps saying why the last attempt failed.
    public String brief(Link link, Link.Why before) {
        return switch (link) {
            case Link.Connecting(int attempt) -> texts.get("connection.brief.connecting.again", attempt, brief(before));
            case Link.Up _, Link.Down _, Link.Refused _, Link.Closed _ -> brief(link);
        };
    }

    /// A few words for what is in the way, fit for the end of a sentence.
    public String brief(Link.Why why) {
        return texts.get(key("connection.why", why) + ".brief");
    }

    /// A sentence for what is in the way.
    public String why(Link.Why why, String network) {
        return texts.get(key("connection.why", why), network);
    }

    /// A sentence for what a person can do about it.
    public String advice(Link.Why why) {
        return texts.get(key("connection.why", why) + ".advice");
    }

    /// What a step of the test does.
    public String step(Step step) {
        return texts.get(key("connection.step", step));
    }

    /// Why a step of the test failed, and what can be done.
    public String failure(Finding.Failed failed, NetworkChoice.Broker broker) {
        String name = name(broker);
        return switch (failed.step()) {
            case NAME, TCP, TLS -> usual(failed.why(), name);
            case LOGIN -> login(failed.why(), name);
            case SUBSCRIBE -> right("connection.step.subscribe", failed.why(), name);
            case PUBLISH -> right("connection.step.publish", failed.why(), name);
            case RETAINED -> right("connection.step.retained", failed.why(), name);
        };
    }

    /// Why a certificate was not taken.
    public String fault(ShownCertificate.Fault fault) {
        return texts.get(key("connection.certificate.fault", fault));
    }

    /// From when to when a certificate is good.
    public String validity(ShownCertificate certificate) {
        return texts.get(
                "connection.certificate.validity", times.full(certificate.from()), times.full(certificate.until()));
    }

    /// In groups of four digits, four groups in a line, to be compared by eye: lines that fit a narrow window, too.
    public String fingerprint(Bytes sha256) {
        return sha256.hex()
                .toUpperCase(Locale.ROOT)
                .replaceAll("(.{4})", "$1 ")
                .replaceAll("((?:.{4} ){4})", "$1\n")
                .strip()
                .replace(" \n", "\n");
    }

    /// What the broker on this computer is doing.
    public String hosting(Hosting.State state) {
        return switch (state) {
            case Hosting.State.Starting _ -> texts.get("connection.hosting.starting");
            case Hosting.State.Running running ->
                switch (running.reach()) {
                    case THIS_COMPUTER -> texts.get("connection.hosting.running.here", port(running));
                    case LOCAL_NETWORK -> texts.get("connection.hosting.running.lan", port(running), running.people());
                };
            case Hosting.State.Failed(var why, var _) -> hosting(why);
            case Hosting.State.Stopped _ -> texts.get("connection.hosting.stopped");
        };
    }

    /// Why the broker on this computer does not run, and what can be done.
    public String hosting(Hosting.Why why) {
        return texts.get(key("connection.hosting.why", why));
    }

    /// Why something could not be kept, and what can be done.
    public String store(StoreException.Why why) {
        return texts.get(key("connection.store", why));
    }

    private String usual(Link.Why why, String name) {
        return texts.get("connection.failure", why(why, name), advice(why));
    }

    /// Where a plain answer to MQTT is missing, something else listens at that port.
    private String login(Link.Why why, String name) {
        return switch (why) {
            case TIMED_OUT, CLOSED_BY_BROKER, CONNECTION_LOST -> texts.get("connection.step.login.silent", name);
            case UNKNOWN_HOST,
                    CONNECTION_REFUSED,
                    UNREACHABLE,
                    CERTIFICATE_NOT_TRUSTED,
                    OTHER_CERTIFICATE,
                    CLIENT_CERTIFICATE,
                    NO_TLS_THERE,
                    NOT_MQTT_5,
                    WRONG_PASSWORD,
                    NOT_AUTHORIZED,
                    BANNED,
                    SERVER_BUSY,
                    TAKEN_OVER,
                    NO_PLACE -> usual(why, name);
        };
    }

    private String right(String step, Link.Why why, String name) {
        return switch (why) {
            case NOT_AUTHORIZED, NO_PLACE -> texts.get(step + ".forbidden", name);
            case TIMED_OUT -> texts.get(step + ".silent", name);
            case UNKNOWN_HOST,
                    CONNECTION_REFUSED,
                    UNREACHABLE,
                    CERTIFICATE_NOT_TRUSTED,
                    OTHER_CERTIFICATE,
                    CLIENT_CERTIFICATE,
                    NO_TLS_THERE,
                    NOT_MQTT_5,
                    WRONG_PASSWORD,
                    BANNED,
                    SERVER_BUSY,
                    TAKEN_OVER,
                    CLOSED_BY_BROKER,
                    CONNECTION_LOST -> usual(why, name);
        };
    }

    private String nameInside(NetworkChoice choice) {
        return switch (choice) {
            case NetworkChoice.Hosted _ -> texts.get("connection.name.hosted.inside");
            case NetworkChoice.Guest _, NetworkChoice.Broker _ -> name(choice);
        };
    }

    /// As text, because a pattern would group its digits.
    private static String port(Hosting.State.Running running) {
        return Integer.toString(running.port());
    }

    private long secondsUntil(Instant next) {
        long millis = Duration.between(times.now(), next).toMillis();
        return Math.max(0, (millis + 999) / 1000);
    }

    private static String key(String prefix, Enum<?> value) {
        return prefix + "." + value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
