package io.consumerpipeline.e2e.bench.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Count of rows and sum of their hashes: it tells whether each row is there once and unchanged, in whichever order.
 *
 * @param sum of the first 32 bits of the MD5 of each row's text; no overflow below 2,000 million rows
 */
public record Checksum(long count, long sum) {
  private static final long LOW_32_BITS = 0xffff_ffffL;

  /** Of no rows. */
  public static final Checksum EMPTY = new Checksum(0, 0);

  /** With a row more. */
  public Checksum plus(String row) {
    return plus(hash(row));
  }

  /** With a row more, of which the hash is known. */
  Checksum plus(int hash) {
    return new Checksum(count + 1, sum + (hash & LOW_32_BITS));
  }

  /** Without a row that was in it. */
  Checksum minus(int hash) {
    return new Checksum(count - 1, sum - (hash & LOW_32_BITS));
  }

  /** The first 32 bits of the MD5. */
  static int hash(String row) {
    return ByteBuffer.wrap(md5(row)).getInt();
  }

  /**
   * The query that gives both numbers for a table.
   *
   * @param row the expression of a row's text
   */
  static String sql(String table, String row) {
    return "SELECT count(*), coalesce(sum(('x' || left(md5(" + row + "), 8))::bit(32)::bigint), 0) FROM " + table;
  }

  private static byte[] md5(String text) {
    try {
      return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
