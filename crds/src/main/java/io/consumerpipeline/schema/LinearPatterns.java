package io.consumerpipeline.schema;

import com.google.re2j.Pattern;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;

/**
 * Regular expressions of schemas by RE2, whose time grows with the length of the text and no faster: those of the JDK can be kept
 * busy for hours by one event that was made for it. Therefore lookarounds and backreferences do not exist.
 */
final class LinearPatterns implements RegularExpressionFactory {

  @Override
  public RegularExpression getRegularExpression(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return text -> pattern.matcher(text).find();
  }
}
