package chat.hearth.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.time.ManualCore;
import chat.hearth.core.transport.ClientKey;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.NetworkCheck.Step;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.ShownCertificate;
import chat.hearth.core.transport.Trust;
import chat.hearth.ui.connection.BrokerFormViewModel.StepRow.Mark;
import chat.hearth.ui.connection.BrokerFormViewModel.Trial;
import chat.hearth.ui.invitation.FakeDesktop;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerFormViewModelTest {
    static final ShownCertificate SHOWN = new ShownCertificate(
            "CN=broker.lab.example,O=Lab",
            "CN=Lab authority",
            Bytes.ofHex("0123456789abcdef".repeat(4)),
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2027-01-01T00:00:00Z"),
            ShownCertificate.Fault.UNKNOWN_ISSUER);

    private final ManualCore core = new ManualCore();
    private final ScriptedCheck check = new ScriptedCheck();
    private final FakeDesktop desktop = new FakeDesktop();
    private final BrokerFormViewModel form =
            new BrokerFormViewModel(check, core, Runnable::run, new TlsFiles(desktop, Runnable::run, Runnable::run));

    @ParameterizedTest
    @CsvSource({
        "broker.lab.example, mqtts://broker.lab.example:8883",
        "broker.lab.example:1884, mqtts://broker.lab.example:1884",
        "mqtt://broker.lab.example, mqtt://broker.lab.example:1883",
        "mqtts://Broker.Lab.Example:443/, mqtts://broker.lab.example:443",
        "tcp://192.168.1.5:1883, mqtt://192.168.1.5:1883",
        "::1, mqtts://[::1]:8883",
        "[fe80::1%eth0]:1883, mqtts://[fe80::1%eth0]:1883",
        "bücher.example, mqtts://xn--bcher-kva.example:8883",
    })
    void everyWayToWriteAnAddressIsUnderstood(String entered, URI expected) {
        form.host().set(entered);

        assertEquals(Optional.of(expected), form.choice().getValue().map(NetworkChoice.Broker::uri));
    }

    @ParameterizedTest
    @CsvSource({
        "'  ', EMPTY",
        "https://broker.lab.example, OTHER_PROTOCOL",
        "broker lab, NOT_AN_ADDRESS",
        "broker.lab.example/path, NOT_AN_ADDRESS",
        "ann@broker.lab.example, NOT_AN_ADDRESS",
        "broker:123456, NOT_AN_ADDRESS",
        "[::zz], NOT_AN_ADDRESS",
    })
    void whatIsNoAddressIsNamedAndNotTried(String entered, BrokerAddress.Problem expected) {
        form.host().set(entered);

        form.test();
        core.runReady();

        assertEquals(Optional.of(expected), form.hostProblem().get());
        assertEquals(List.of(), check.asked);
    }

    @Test
    void aWholeAddressIsDistributedToTheFields() {
        form.host().set("mqtt://broker.lab.example:1884");

        form.settle();

        assertEquals(
                List.of("broker.lab.example", "1884", false),
                List.of(form.host().get(), form.port().get(), form.tls().get()));
    }

    @Test
    void aPortOutOfRangeIsNamed() {
        form.host().set("broker.lab.example");
        form.port().set("70000");

        form.test();

        assertEquals(true, form.portWrong().getValue());
        assertEquals(Optional.empty(), form.choice().getValue());
    }

    @Test
    void stepsAreTickedAsTheyPass() {
        form.host().set("mqtt://broker.lab.example");

        form.test();
        core.runReady();
        check.pass(Step.NAME, Step.TCP);

        assertEquals(
                List.of(Mark.PASSED, Mark.PASSED, Mark.RUNNING, Mark.WAITING, Mark.WAITING, Mark.WAITING), marks());
    }

    @Test
    void theLastStepPassedMeansThatItWorks() {
        form.host().set("broker.lab.example");

        form.test();
        core.runReady();
        check.pass(Step.values());

        assertInstanceOf(Trial.Passed.class, form.trial().get());
        assertEquals(List.of(Mark.PASSED), marks().stream().distinct().toList());
    }

    @Test
    void aFailureStaysUntilAFieldChanges() {
        form.host().set("broker.lab.example");
        form.test();
        core.runReady();
        check.pass(Step.NAME, Step.TCP, Step.TLS);
        check.fail(Step.LOGIN, Link.Why.WRONG_PASSWORD);
        Trial failed = form.trial().get();

        form.password().set("another");

        assertInstanceOf(Trial.Failed.class, failed);
        assertInstanceOf(Trial.None.class, form.trial().get());
    }

    @Test
    void aCancelledTrialIsEndedAndHeardNoMore() {
        form.host().set("broker.lab.example");
        form.test();
        core.runReady();

        form.cancel();
        core.runReady();
        check.pass(Step.values());

        assertEquals(1, check.cancelled);
        assertInstanceOf(Trial.None.class, form.trial().get());
    }

    @Test
    void aBrokerThatIsShownIsWhatIsChosen() {
        var broker =
                new NetworkChoice.Broker(URI.create("mqtt://10.0.0.7:1884"), Optional.of("ann"), Optional.of("secret"));

        form.show(broker);

        assertEquals(Optional.of(broker), form.choice().getValue());
    }

    private List<Mark> marks() {
        return form.steps().stream().map(BrokerFormViewModel.StepRow::mark).toList();
    }

    @Test
    void certificateThatIsTrustedIsTheOnlyOneAndTriedAtOnce() {
        form.host().set("broker.lab.example");
        failByCertificate();

        form.trustNotTaken();
        core.runReady();

        NetworkChoice.Broker tried = check.asked.getLast();
        assertEquals(new Trust.Pinned(SHOWN.fingerprint()), tried.trust());
        assertEquals(2, check.asked.size());
        assertEquals(Optional.of(SHOWN.fingerprint()), form.pinned().getValue());
        assertEquals(Optional.of(tried), form.choice().getValue());
        assertEquals(Optional.empty(), form.notTaken().getValue());
    }

    @Test
    void backFromACertificateTrustsNobody() {
        form.host().set("broker.lab.example");
        failByCertificate();
        assertEquals(Optional.of(SHOWN), form.notTaken().getValue());

        form.cancel();

        assertEquals(Optional.empty(), form.notTaken().getValue());
        assertEquals(
                new Trust.OfSystem(), form.choice().getValue().orElseThrow().trust());
    }

    @Test
    void trustedCertificateIsForgottenWithTheBrokerItBelongsTo() {
        form.host().set("broker.lab.example");
        failByCertificate();
        form.trustNotTaken();

        form.host().set("other.example");

        assertEquals(
                new Trust.OfSystem(), form.choice().getValue().orElseThrow().trust());
    }

    @Test
    void brokerThatIsShownKeepsItsTrust() {
        var pinned = new NetworkChoice.Broker(
                        URI.create("mqtts://broker.lab.example:8884"), Optional.of("ann"), Optional.of("secret"))
                .withTrust(new Trust.Pinned(SHOWN.fingerprint()));

        form.show(pinned);
        form.test();
        core.runReady();

        assertEquals(List.of(pinned), check.asked);
    }

    private void failByCertificate() {
        form.test();
        core.runReady();
        check.pass(Step.NAME, Step.TCP);
        check.show(SHOWN);
    }

    @Test
    void authorityFromAFileIsTheOnlyOneTrusted() throws Exception {
        form.host().set("broker.lab.example");
        desktop.chosen = Path.of("src/test/resources/chat/hearth/ui/connection/authority.pem");

        form.chooseAuthority("title");

        Bytes content = Bytes.copyOf(Files.readAllBytes(desktop.chosen));
        assertEquals(new Trust.Authority(content), entered().trust());
        assertEquals(Optional.empty(), form.fileProblem().get());
        form.dropAuthority();
        assertEquals(new Trust.OfSystem(), entered().trust());
    }

    @Test
    void fileWithoutACertificateChangesNothingAndIsNamed(@TempDir Path folder) throws Exception {
        form.host().set("broker.lab.example");
        desktop.chosen = Files.writeString(folder.resolve("notes.txt"), "no certificate");

        form.chooseAuthority("title");

        assertEquals(new Trust.OfSystem(), entered().trust());
        assertEquals(
                Optional.of(TlsFiles.Problem.NO_CERTIFICATE), form.fileProblem().get());
    }

    @Test
    void fileThatCannotBeReadIsNamed(@TempDir Path folder) {
        desktop.chosen = folder.resolve("missing.p12");

        form.chooseKey("title");

        assertEquals(
                Optional.of(TlsFiles.Problem.UNREADABLE), form.fileProblem().get());
    }

    @Test
    void ownCertificateGoesWithItsPassphraseAndIsShownAgain(@TempDir Path folder) throws Exception {
        form.host().set("broker.lab.example");
        desktop.chosen = Files.write(folder.resolve("own.p12"), new byte[] {0x30, 0});

        form.chooseKey("title");
        form.passphrase().set("open sesame");

        var own = new ClientKey(Bytes.ofHex("3000"), "open sesame");
        NetworkChoice.Broker chosen = entered();
        assertEquals(Optional.of(own), chosen.clientKey());
        form.dropKey();
        assertEquals(Optional.empty(), entered().clientKey());
        form.show(chosen);
        assertEquals(chosen, entered());
    }

    private NetworkChoice.Broker entered() {
        return form.choice().getValue().orElseThrow();
    }
}
