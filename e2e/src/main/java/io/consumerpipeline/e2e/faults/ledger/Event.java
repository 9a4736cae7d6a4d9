package io.consumerpipeline.e2e.faults.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An event as it travels.
 *
 * @param sequence of the event among those of its key, from 0
 * @param sha256 over everything else, in hexadecimal, so that a flipped bit anywhere shows
 */
public record Event(Place place, String key, long sequence, String payload, String sha256) {

  static Event sealed(Place place, String key, long sequence, String payload) {
    return new Event(place, key, sequence, payload, digest(place, key, sequence, payload));
  }

  /** Whether nothing was altered since the event was made. */
  public boolean isIntact() {
    return sha256.equals(digest(place, key, sequence, payload));
  }

  private static String digest(Place place, String key, long sequence, String payload) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update((place + "\n" + key + "\n" + sequence + "\n" + payload).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
