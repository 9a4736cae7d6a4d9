package io.consumerpipeline.kafka;

/** What a user needs to be allowed. Who may read or write may also describe. */
public enum Right {
  /** To fetch its records. */
  ReadTopic("read topic", "Read", "--topic"),
  /** To be a member and to commit. */
  UseGroup("use group", "Read", "--group"),
  /** To send records. */
  WriteTopic("write topic", "Write", "--topic");

  private final String what;
  private final String operation;
  private final String option;

  Right(String what, String operation, String option) {
    this.what = what;
    this.operation = operation;
    this.option = option;
  }

  /** As a verb and its object. */
  String what() {
    return what;
  }

  /** The options of kafka-acls.sh. */
  String options(String name) {
    return "--operation " + operation + " " + option + " " + name;
  }
}
