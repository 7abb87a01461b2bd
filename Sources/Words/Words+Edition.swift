extension Words {
  /// What the keys end in whose words an edition says in place of those without it.
  static let inEdition = "_in_edition"

  /// The words of an edition that has not all: where a sentence would say that there is nothing more, it
  /// says so of the edition alone.
  public var ofEdition: Words {
    var own = phrases
    for (key, phrase) in phrases where key.hasSuffix(Self.inEdition) {
      own[String(key.dropLast(Self.inEdition.count))] = phrase
    }
    return Words(own)
  }
}
