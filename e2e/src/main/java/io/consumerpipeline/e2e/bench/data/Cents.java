package io.consumerpipeline.e2e.bench.data;

/** An amount of money of at least 1.00 and below 10,000.00, which is one digit of PostgreSQL's numeric before the point. */
record Cents(int value) {
  private static final int PER_UNIT = 100;
  private static final int BOUND = 1_000_000;

  Cents {
    if (value < PER_UNIT || value >= BOUND) {
      throw new IllegalArgumentException("between 1.00 and 9999.99, not " + value + " cents");
    }
  }

  int whole() {
    return value / PER_UNIT;
  }

  /** From 0 to 99. */
  int fraction() {
    return value % PER_UNIT;
  }

  @Override
  public String toString() {
    return whole() + (fraction() < 10 ? ".0" : ".") + fraction();
  }
}
