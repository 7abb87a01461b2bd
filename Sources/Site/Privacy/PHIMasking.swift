import Privacy

/// What is printed of a file or a message, with no identifier in it that can be read.
///
/// `rule` is that of the message: where it is about an identifier, weaker ones beside it are hidden
/// as well.
public func masked(_ bytes: [UInt8], rule: String) -> [UInt8] {
  PHIMask.masked(bytes, hidesAll: rule.hasPrefix("phi-"))
}
