/// One part of a build that several processes or machines share.
public struct Shard: Sendable, Hashable {
  /// Which part, from 1.
  public let number: Int
  /// How many parts there are.
  public let count: Int

  /// A part from its numbers.
  ///
  /// - Throws: `BuildError.badShard` where there is no such part.
  public init(_ number: Int, of count: Int) throws(BuildError) {
    guard count >= 1 else { throw .badShard("there is no shard of \(count): N is 1 or more") }
    guard number >= 1, number <= count else {
      throw .badShard("there is no shard \(number) of \(count): K is from 1 to \(count)")
    }
    self.number = number
    self.count = count
  }

  /// Reads `K/N`, or for `auto` what the system that runs jobs says in its variables; only then is
  /// one asked for.
  ///
  /// - Throws: `BuildError.badShard` for anything else.
  public init(_ text: String, variable: @escaping (String) -> String?) throws(BuildError) {
    if text == "auto" {
      self = try ShardVariables(variable).shard()
      return
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Self.number(parts[0]), let count = Self.number(parts[1])
    else {
      throw .badShard("\"\(text)\" is no shard: write K/N, such as 1/3, or auto")
    }
    try self.init(number, of: count)
  }

  /// A number in plain digits; nil for anything else.
  static func number(_ text: some StringProtocol) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  /// In words.
  public var words: String { "shard \(number) of \(count)" }

  /// Which shard makes each client, by slug: the largest client first, to the shard with the fewest
  /// bytes so far; of clients of one size the first by slug, of such shards the first.
  static func split(_ clients: [String: Int], among count: Int) -> [String: Int] {
    // With more shards than clients the last ones get none.
    var bytes = Array(repeating: 0, count: max(1, min(count, clients.count)))
    var numbers: [String: Int] = [:]
    for (slug, size) in clients.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      let lightest = bytes.indices.min { (bytes[$0], $0) < (bytes[$1], $1) } ?? 0
      bytes[lightest] += size
      numbers[slug] = lightest + 1
    }
    return numbers
  }
}
