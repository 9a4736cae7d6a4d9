package io.consumerpipeline.e2e.faults.proxy.postgresql;

import java.util.function.BooleanSupplier;

/**
 * Follows one connection of PostgreSQL's protocol version 3 and knows when the success of a chosen COMMIT comes back. Two threads use
 * it, one per direction; every method holds its lock. Once the two agree on TLS it sees nothing more.
 */
public final class CommitWatch {
  private final BooleanSupplier takesCommit;
  private final BooleanSupplier losesCommit;
  private final ClientMessages client = new ClientMessages();
  private final MessageSplitter toServer = MessageSplitter.ofClient();
  private final MessageSplitter toClient = MessageSplitter.ofServer();
  private boolean encrypted;
  private int offersUnanswered;
  private boolean lost;
  private boolean waiting;
  private boolean committed;

  /** The suppliers are asked once per COMMIT, whether it is one to wait for, and whether it is one to lose. */
  public CommitWatch(BooleanSupplier takesCommit, BooleanSupplier losesCommit) {
    this.takesCommit = takesCommit;
    this.losesCommit = losesCommit;
  }

  /** To be called before the bytes are forwarded, or the answer could pass unseen; false if they end a COMMIT that is to be lost. */
  public synchronized boolean fromClient(byte[] bytes, int length) {
    if (encrypted) {
      return true;
    }
    toServer.split(bytes, 0, length, message -> {
      if (message.isOfferOfEncryption()) {
        offersUnanswered++;
      } else if (client.commits(message)) {
        waiting = takesCommit.getAsBoolean();
        lost = lost || losesCommit.getAsBoolean();
      }
    });
    return !lost;
  }

  /**
   * Whether these bytes tell the client that a chosen COMMIT succeeded. PostgreSQL sends CommandComplete after the transaction has ended,
   * so from here on the commit is a fact.
   */
  public synchronized boolean endsTakenCommit(byte[] bytes, int length) {
    int from = 0;
    while (!encrypted && offersUnanswered > 0 && from < length) {
      encrypted = bytes[from] != 'N'; // the answer to an offer is a single byte
      offersUnanswered--;
      from++;
    }
    if (encrypted) {
      return false;
    }
    toClient.split(bytes, from, length - from, this::answer);
    return committed;
  }

  private void answer(Message message) {
    if (!waiting) {
      return;
    }
    switch (message.type()) {
      case 'C' -> {
        String tag = message.reader().text();
        committed = committed || tag.equals("COMMIT");
        waiting = !committed && !tag.equals("ROLLBACK");
      }
      case 'E' -> waiting = false;
      default -> {
      }
    }
  }
}
