package io.consumerpipeline.kafka;

import java.util.List;

/** The files that hold credentials and certificates: those of mounted Secrets, or their like in memory. Safe for several threads. */
public interface KeyFiles {
  /** What a file holds now, as text. */
  String read(String file) throws KeyFileException;

  /** The files that a name stands for, in order of their names; a * in its last part is any text. */
  List<String> matching(String name) throws KeyFileException;
}
