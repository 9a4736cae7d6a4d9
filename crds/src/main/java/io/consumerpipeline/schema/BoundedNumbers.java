package io.consumerpipeline.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;

/** Keeps numbers out whose digits would fill the memory once they are compared: {@code 1e999999999} is 11 characters long. */
final class BoundedNumbers extends JsonNodeFactory {
  private static final long serialVersionUID = 1L;
  private static final int MOST_DIGITS = 1000;

  @Override
  public ValueNode numberNode(BigDecimal number) {
    if (Math.abs((long) number.scale()) > MOST_DIGITS) {
      throw new TooLongNumberException();
    }
    return super.numberNode(number);
  }

  /** A number of more digits than are judged. */
  static final class TooLongNumberException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
