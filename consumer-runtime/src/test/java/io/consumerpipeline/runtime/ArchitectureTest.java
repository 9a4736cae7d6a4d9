package io.consumerpipeline.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages("io.consumerpipeline.runtime");

  @Test
  void packagesDependInOneDirection() {
    slices().matching("io.consumerpipeline.runtime.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(
        CLASSES.stream().map(JavaClass::getPackage).distinct().filter(one -> !one.isAnnotatedWith(NullMarked.class)).toList())
        .isEmpty();
  }

  @Test
  void onlyTheSinkKnowsSql() {
    noClasses().that().resideOutsideOfPackage("..runtime.sink..").should().dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.postgresql..")
        .check(CLASSES);
  }

  @Test
  void onlyTheSourceKnowsTheConsumer() {
    noClasses().that().resideOutsideOfPackage("..runtime.source..").should().dependOnClassesThat().areAssignableTo(Consumer.class)
        .check(CLASSES);
    noClasses().that().resideOutsideOfPackage("..runtime.source..").should().dependOnClassesThat()
        .areAssignableTo(KafkaConsumer.class)
        .check(CLASSES);
  }

  @Test
  void kubernetesIsUnknownHere() {
    noClasses().should().dependOnClassesThat().resideInAnyPackage("io.fabric8..", "io.javaoperatorsdk..").check(CLASSES);
  }

  @Test
  void onlyMainTouchesTheProcessAndTheClock() {
    noClasses().that().areNotAssignableTo(Main.class).should().callMethod(System.class, "getenv", String.class)
        .orShould().callMethod(System.class, "exit", int.class)
        .orShould().callMethod(System.class, "currentTimeMillis")
        .orShould().callMethod(Instant.class, "now").check(CLASSES);
  }

  @Test
  void namesSayWhatAClassIs() {
    classes().should().haveSimpleNameNotEndingWith("Utils").andShould().haveSimpleNameNotEndingWith("Util")
        .andShould().haveSimpleNameNotEndingWith("Helper").andShould().haveSimpleNameNotEndingWith("Manager").check(CLASSES);
  }
}
