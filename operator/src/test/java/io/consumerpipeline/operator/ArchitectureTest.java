package io.consumerpipeline.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String ROOT = "io.consumerpipeline.operator";
  private final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages(ROOT);

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(classes);
    noClasses().that().resideInAnyPackage(ROOT + ".*..").should().dependOnClassesThat().resideInAPackage(ROOT).check(classes);
  }

  @Test
  void everyPackageSaysWhatMayBeNull() {
    var unmarked = new HashSet<String>();
    for (JavaPackage part : classes.getPackage(ROOT).getSubpackagesInTree()) {
      if (!part.getClasses().isEmpty() && !part.isAnnotatedWith(NullMarked.class)) {
        unmarked.add(part.getName());
      }
    }
    assertThat(unmarked).isEmpty();
  }

  @Test
  void whatIsPureSeesNoCluster() {
    noClasses().that().resideInAnyPackage(ROOT + ".plan..", ROOT + ".status..", ROOT + ".figures..", ROOT + ".desired..",
        ROOT + ".scaling..", ROOT + ".simulation..")
        .should().dependOnClassesThat()
        .resideInAnyPackage("io.fabric8.kubernetes.client..", "io.javaoperatorsdk..", "org.apache.kafka..",
            "java.net.http..")
        .check(classes);
  }

  @Test
  void onlyMainReadsTheEnvironmentTheClockAndEndsTheProcess() {
    noClasses().that().doNotHaveSimpleName("Main")
        .should().callMethod(System.class, "getenv")
        .orShould().callMethod(System.class, "getenv", String.class)
        .orShould().callMethod(System.class, "exit", int.class)
        .orShould().callMethod(Runtime.class, "exit", int.class)
        .orShould().callMethod(Runtime.class, "halt", int.class)
        .orShould().callMethod(Instant.class, "now")
        .orShould().callMethod(Clock.class, "systemUTC")
        .orShould().callMethod(System.class, "currentTimeMillis")
        .check(classes);
  }

  @Test
  void onlyTheApplierWritesChildren() {
    noClasses().that().resideOutsideOfPackage(ROOT + ".apply..")
        .should().dependOnClassesThat().haveSimpleName("ResourceOperations").check(classes);
  }

  @Test
  void noClassIsADrawer() {
    assertThat(classes.stream().map(JavaClass::getSimpleName))
        .noneMatch(name -> name.matches(".*(Utils?|Helper|Manager)") || name.matches("Abstract.*Service"));
  }
}
