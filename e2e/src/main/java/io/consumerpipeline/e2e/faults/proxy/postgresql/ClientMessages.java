package io.consumerpipeline.e2e.faults.proxy.postgresql;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Knows which of a client's messages commits: a simple query, or the execution of a portal that was bound to a statement that was parsed
 * from COMMIT. Drivers keep such statements, so that only the first COMMIT of a connection shows its text. For one thread.
 */
final class ClientMessages {
  /** Also COMMIT WORK, COMMIT AND CHAIN and their synonyms with END; not COMMIT PREPARED, which ends another transaction. */
  private static final Pattern COMMIT = Pattern.compile("\\s*(commit|end)\\b(?!\\s+prepared\\b).*",
      Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private final Set<String> statements = new HashSet<>();
  private final Set<String> portals = new HashSet<>();

  boolean commits(Message message) {
    var body = message.reader();
    switch (message.type()) {
      case 'Q' -> {
        return isCommit(body.text());
      }
      case 'P' -> note(statements, body.text(), isCommit(body.text()));
      case 'B' -> note(portals, body.text(), statements.contains(body.text()));
      case 'E' -> {
        return portals.contains(body.text());
      }
      case 'C' -> note(body.character() == 'S' ? statements : portals, body.text(), false);
      default -> {
      }
    }
    return false;
  }

  private static void note(Set<String> names, String name, boolean commits) {
    if (commits) {
      names.add(name);
    } else {
      names.remove(name);
    }
  }

  /** A semicolon inside a literal is taken for the end of a statement. */
  private static boolean isCommit(String sql) {
    return Arrays.stream(sql.split(";")).anyMatch(statement -> COMMIT.matcher(statement).matches());
  }
}
