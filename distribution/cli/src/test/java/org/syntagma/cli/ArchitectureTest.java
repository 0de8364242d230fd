package org.syntagma.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.apiguardian.api.API;

/** The arrows of docs/architecture.md. */
@AnalyzeClasses(packages = "org.syntagma", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String API_PACKAGES = "org.syntagma.api..";

  @ArchTest
  static final ArchRule theApiImportsOnlyWhatIsShared =
      classes()
          .that()
          .resideInAPackage(API_PACKAGES)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              API_PACKAGES,
              "java..",
              "ai.djl..",
              "jakarta.inject..",
              "jakarta.validation..",
              "org.apiguardian..");

  @ArchTest
  static final ArchRule theApiSaysHowStableItIs =
      classes()
          .that()
          .resideInAPackage(API_PACKAGES)
          .and()
          .arePublic()
          .and()
          .areTopLevelClasses()
          .should()
          .beAnnotatedWith(API.class);

  @ArchTest
  static final ArchRule packagesHaveNoCircles =
      slices().matching("org.syntagma.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule noPluginImportsAnotherPlugin =
      slices().assignedFrom(new Plugins()).should().notDependOnEachOther();

  @ArchTest
  static final ArchRule pluginsKnowNeitherHostNorGuice =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.syntagma.backends..",
              "org.syntagma.models..",
              "org.syntagma.data..",
              "org.syntagma.tasks..",
              "org.syntagma.trainers..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.syntagma.runtime..", "org.syntagma.cli..", "com.google.inject..");

  @ArchTest
  static final ArchRule theHostKnowsNoPluginByName =
      noClasses()
          .that()
          .resideInAnyPackage("org.syntagma.runtime..", "org.syntagma.toolkit..", API_PACKAGES)
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.syntagma..")
                  .and(
                      resideOutsideOfPackages(
                          API_PACKAGES, "org.syntagma.toolkit..", "org.syntagma.runtime..")));

  @ArchTest
  static final ArchRule nobodyKeepsMutableStaticState =
      classes().that().resideInAPackage("org.syntagma..").should(haveOnlyFinalStaticFields());

  private static ArchCondition<JavaClass> haveOnlyFinalStaticFields() {
    return new ArchCondition<>("have only final static fields") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getFields().stream()
            .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
            .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
            .forEach(
                field ->
                    events.add(
                        SimpleConditionEvent.violated(
                            field, field.getFullName() + " is static and not final")));
      }
    };
  }

  /** One slice for each built-in plugin: the area and the name after it. */
  private static final class Plugins implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String[] names = type.getPackageName().split("\\.", -1);
      boolean plugin =
          names.length > 3
              && java.util.Set.of("backends", "models", "data", "tasks", "trainers")
                  .contains(names[2]);
      return plugin ? SliceIdentifier.of(names[2], names[3]) : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "built-in plugins";
    }
  }
}
