import Report

/// The shards that a call names, and what keeps them from being joined.
struct ShardSet {
  let trees: [ShardTree]

  /// Whether a site's folder below `clients/` is of a client that a shard has, and of an edition that the
  /// workspace knows, so that it stays though no shard made it.
  func knows(site name: String) -> Bool {
    let slug = clientSlug(ofSite: name)
    return trees.contains { $0.shard.clients.contains(slug) }
      && knowsEdition(ofSite: name, own: trees.flatMap(\.shard.ownAudiences))
  }

  /// Sentences on what the call lacks or names too often.
  var wrongCall: [String] {
    guard let first = trees.first else { return [] }
    var problems: [String] = []
    let byNumber = Dictionary(grouping: trees, by: \.shard.number)
    for (number, found) in byNumber.sorted(by: { $0.key < $1.key }) where found.count > 1 {
      let names = found.map(\.name).joined(separator: " and ")
      problems.append("shard \(number) of \(first.shard.count) is there twice: \(names)")
    }
    let missing = (1...first.shard.count).lazy.filter { byNumber[$0] == nil }
    let named = Array(missing.prefix(Self.mostNamed + 1))
    if !named.isEmpty {
      let list = named.prefix(Self.mostNamed).map(String.init).joined(separator: ", ")
      let more = named.count > Self.mostNamed ? " and more" : ""
      let verb = named.count == 1 ? "is" : "are"
      let noun = named.count == 1 ? "shard" : "shards"
      problems.append("\(noun) \(list)\(more) of \(first.shard.count) \(verb) missing")
    }
    return problems
  }

  /// So many missing shards are named.
  private static let mostNamed = 20

  /// Sentences on how shards differ in what must be the same.
  var differences: [String] {
    guard let first = trees.first else { return [] }
    return trees.dropFirst().flatMap { differences(first, $0) }
      + trees.flatMap(otherBuilds) + overlaps + changedInputs
  }

  private func differences(_ one: ShardTree, _ other: ShardTree) -> [String] {
    let (a, b) = (one.provenance, other.provenance)
    let values: [(what: String, String, String)] = [
      ("workspaces", "\"\(one.id)\"", "\"\(other.id)\""),
      ("numbers of shards", "\(one.shard.count)", "\(other.shard.count)"),
      ("versions of gapbook", a.toolVersion, b.toolVersion),
      ("as-of days", a.asOf, b.asOf), ("options", a.options.call, b.options.call),
      ("engines", a.engines.words, b.engines.words),
      (
        "audiences", one.shard.audiences.joined(separator: ", "),
        other.shard.audiences.joined(separator: ", ")
      ),
    ]
    var problems = values.filter { $0.1 != $0.2 }.map { what, left, right in
      "\(one.name) and \(other.name) are of different \(what): \(left) and \(right)"
    }
    if a.law != b.law {
      problems.append(
        "\(one.name) and \(other.name) are of different law: content/regulation or the program changed between them"
      )
    }
    if let (left, right) = one.shard.files.flatMap({ a in other.shard.files.map { (a, $0) } }),
      left != right
    {
      problems.append(
        "\(one.name) and \(other.name) are not of the same files: pages, policies or templates changed between them"
      )
    }
    if one.shard.count == other.shard.count, one.shard.split != other.shard.split {
      problems.append(
        "\(one.name) and \(other.name) split the clients in different ways: files below content/clients changed between them"
      )
    }
    return problems
  }

  /// Clients' sites that somebody put into a shard from another build.
  private func otherBuilds(_ tree: ShardTree) -> [String] {
    let own = tree.provenance
    return tree.sites.filter { site in
      guard !tree.issued.asIssued.contains(site.folder) else { return false }
      let other = site.provenance
      return (other.toolVersion, other.options, other.engines, other.law) != (
        own.toolVersion, own.options, own.engines, own.law
      )
    }.map {
      "\(tree.name)/\($0.folder) is of another version, law, engines or options than its shard"
    }
  }

  /// Clients that two shards have.
  private var overlaps: [String] {
    var owner: [String: ShardTree] = [:]
    var problems: [String] = []
    for tree in trees {
      for slug in tree.shard.clients {
        if let other = owner[slug] {
          problems.append("the client \(slug) is in both \(other.name) and \(tree.name)")
        } else {
          owner[slug] = tree
        }
      }
    }
    return problems
  }

  /// Files that one shard read and another one found changed, each once.
  private var changedInputs: [String] {
    var known: [String: (digest: String, tree: String)] = [:]
    var problems: [String: String] = [:]
    for tree in trees {
      // What was issued stays, from whatever inputs.
      let sites = tree.sites.filter { !tree.issued.asIssued.contains($0.folder) }
      for input in sites.flatMap(\.provenance.inputs) {
        guard let other = known[input.path] else {
          known[input.path] = (input.digest, tree.name)
          continue
        }
        guard other.digest != input.digest, problems[input.path] == nil else { continue }
        problems[input.path] =
          "\(input.path) is not the same in \(other.tree) and \(tree.name): it changed between them"
      }
    }
    return problems.sorted { $0.key < $1.key }.map(\.value)
  }
}
