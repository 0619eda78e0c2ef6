package chat.hearth.ui.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import javafx.application.Platform;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(
        packages = "chat.hearth",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
    @ArchTest
    static final ArchRule coreDependsOnNoFramework = classes()
            .that()
            .resideInAPackage("chat.hearth.core..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "chat.hearth.core..",
                    "java..",
                    "javax.crypto..",
                    "jakarta.inject..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "com.upokecenter..")
            .because("what a chat is shall be tested without a window, a broker or a disk");

    @ArchTest
    static final ArchRule persistenceDependsOnCoreAlone = noClasses()
            .that()
            .resideInAPackage("chat.hearth.persistence..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("chat.hearth.mqtt..", "chat.hearth.ui..", "javafx..")
            .because("one adapter can be exchanged without the other");

    @ArchTest
    static final ArchRule mqttDependsOnCoreAlone = noClasses()
            .that()
            .resideInAPackage("chat.hearth.mqtt..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("chat.hearth.persistence..", "chat.hearth.ui..", "javafx..")
            .because("one adapter can be exchanged without the other");

    @ArchTest
    static final ArchRule screensSeeNoAdapter = noClasses()
            .that()
            .resideInAPackage("chat.hearth.ui..")
            .and()
            .resideOutsideOfPackage("chat.hearth.ui.app..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("chat.hearth.mqtt..", "chat.hearth.persistence..")
            .because("only the composition root knows which network and which store there are");

    @ArchTest
    static final ArchRule memoryIsForTheCompositionRootAndTests = noClasses()
            .that()
            .resideOutsideOfPackages("..memory..", "chat.hearth.ui.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("chat.hearth..memory..")
            .because("what is kept in memory is lost at the end of the program");

    @ArchTest
    static final ArchRule theBrokerIsHiddenBehindItsPort = noClasses()
            .that()
            .resideOutsideOfPackage("chat.hearth.mqtt..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("chat.hearth.mqtt.broker..")
            .because("others host a network by the port in core");

    @ArchTest
    static final ArchRule viewModelsKnowNoScene = noClasses()
            .that()
            .haveNameMatching(".*ViewModel(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..", "javafx.application..")
            .because("view models are tested without a toolkit");

    @ArchTest
    static final ArchRule oneExecutorLeadsToTheFxThread = noClasses()
            .that(not(equivalentTo(UiExecutor.class)))
            .should()
            .accessTargetWhere(target(owner(equivalentTo(Platform.class))).and(target(name("runLater"))))
            .because("tasks from two roads would overtake each other");

    @ArchTest
    static final ArchRule threadsAreMadeByFactoriesAndBuilders = noClasses()
            .should()
            .accessTargetWhere(target(owner(assignableTo(Thread.class))).and(target(name("<init>"))))
            .because("every thread has a name and ends with the program");

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints = noClasses()
            .that(not(belongTo(equivalentTo(Main.class))).and(not(belongTo(equivalentTo(StartTrace.class)))))
            .should(ACCESS_STANDARD_STREAMS)
            .because("the rest is for the log");

    @ArchTest
    static final ArchRule nothingIsReachedThroughAStaticInstance =
            noMethods().that().areStatic().should().haveName("getInstance").because("two programs run in one process");

    @ArchTest
    static final ArchRule packagesFormNoCycle = slices().matching("chat.hearth.(**)")
            .should()
            .beFreeOfCycles()
            .because("a package can be understood after those that it uses");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .should(new ArchCondition<JavaClass>("be in a package that is @NullMarked") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(
                            item,
                            marked,
                            item.getFullName() + " is in " + item.getPackageName()
                                    + (marked ? ", marked" : ", which is not marked")));
                }
            })
            .because("null is the compiler's business");

    /// Leaves out the test classes of the other modules when those have been packed already.
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }
}
